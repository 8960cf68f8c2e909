"""Old disclosure requests go for good, from row history too, and the record still checks as whole."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from board.enums import Role
from common.refusals import Refused
from keeping import services
from keeping.enums import RecordClass, RequestKind
from keeping.models import DisclosureRequest, DisclosureStep
from tests.factories.board import AccountFactory, BoardProfileFactory, PersonFactory, UnitFactory
from trail import chain

pytestmark = pytest.mark.django_db
MARKER = "MARROWFAT"
LONG_AGO = timezone.localdate() - timedelta(days=366 * 5)
ROLE = "board_of_this_test"


@pytest.fixture
def unit():
    BoardProfileFactory()
    return UnitFactory()


@pytest.fixture
def old(unit):
    """A request that ended long ago; its words stand in its row, its steps and the history of both."""
    request = services.add_request(
        kind=RequestKind.SUBJECT_ACCESS,
        received_on=LONG_AGO,
        asked_by=f"{MARKER} and Sons",
        about=PersonFactory(),
        subject=f"All about {MARKER}",
        by=unit,
    )
    for words in (f"Wrote to {MARKER}.", f"Sent it to {MARKER}."):
        services.note_step(request=request, text=words, by=unit, status="open")
    services.note_step(request=request, text=f"{MARKER} has it.", by=unit, status="answered")
    DisclosureRequest.objects.update(ended_on=LONG_AGO)
    return request


@pytest.fixture
def approved(unit, old):
    disposal = services.propose_disposal(
        record_class=RecordClass.REQUESTS,
        before=timezone.localdate() - timedelta(days=366 * 4),
        reason="The schedule says so.",
        by=unit,
    )
    return services.approve_disposal(disposal=disposal, by=UnitFactory())


def dispose(disposal):
    said = StringIO()
    call_command("dispose", disposal.reference, stdout=said)
    return said.getvalue()


def tables_with(word):
    """Every table of the schema in which some row holds the word."""
    found = []
    for table in connection.introspection.table_names():
        with connection.cursor() as cursor:
            question = f'SELECT count(*) FROM "{table}" e WHERE e::text LIKE %s'  # noqa: S608
            cursor.execute(question, [f"%{word}%"])
            found += [table] * bool(cursor.fetchone()[0])
    return found


def test_requests_wait_for_the_owner_of_the_tables(client, unit, old, approved):
    client.force_login(unit)

    page = client.get(approved.get_absolute_url()).content.decode()

    old.refresh_from_db()
    assert (approved.status, old.subject) == ("approved", f"All about {MARKER}")
    assert f"manage.py dispose {approved.reference}" in page


def test_no_table_holds_a_word_of_them_afterwards(old, approved):
    chain.seal()
    assert len(tables_with(MARKER)) == 4

    said = dispose(approved)

    old.refresh_from_db()
    assert tables_with(MARKER) == []
    assert (old.asked_by, old.subject, old.about) == ("Disposed of", "Disposed of", None)
    assert {step.text for step in old.steps.all()} == {"Disposed of"}
    assert "How many: 1 row, and 10 rows of their history\n" in said


def test_rows_of_history_stay_with_who_when_and_what_kind(old, approved):
    events = [DisclosureRequest, DisclosureStep]
    told = ("pgh_id", "pgh_created_at", "pgh_label", "pgh_context_id", "pgh_obj_id")
    before = [list(model.events.rel.related_model.objects.values_list(*told)) for model in events]

    dispose(approved)

    after = [list(model.events.rel.related_model.objects.values_list(*told)) for model in events]
    assert [a[: len(b)] for a, b in zip(after, before, strict=True)] == before


@pytest.mark.parametrize("is_sealed", [True, False])
def test_record_checks_as_whole_and_says_what_went(client, old, approved, is_sealed):
    if is_sealed:
        chain.seal()
    dispose(approved)
    said = StringIO()

    call_command("check_trail", seal=True, stdout=said)
    client.force_login(AccountFactory(role=Role.AUDITOR))
    page = client.get(reverse("trail:access_check")).content.decode()

    sentence = f"4 rows of its history lost what was said, disposed of with certificate {approved.reference}"
    assert chain.check() == []
    assert f"Disclosure request: {sentence}" in said.getvalue()
    assert f"Disclosure request: {sentence}" in page


def test_what_is_changed_afterwards_still_shows(old, approved):
    dispose(approved)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE keeping_disclosurestepevent DISABLE TRIGGER USER")
        cursor.execute("UPDATE keeping_disclosurestepevent SET text = 'Another'")
        cursor.execute("ALTER TABLE keeping_disclosurestepevent ENABLE TRIGGER USER")

    assert [fault.sentence.partition(" since")[0] for fault in chain.check()] == [
        "Disclosure step: a row of its history has been changed"
    ]


def test_history_that_is_not_whole_is_not_disposed_of(old, approved):
    chain.seal()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE keeping_disclosurestepevent DISABLE TRIGGER USER")
        cursor.execute(
            "UPDATE keeping_disclosurestepevent SET text = 'Another' WHERE pgh_label = 'added'"
        )
        cursor.execute("ALTER TABLE keeping_disclosurestepevent ENABLE TRIGGER USER")

    with pytest.raises(CommandError, match="not as it was written, so nothing was disposed of"):
        dispose(approved)

    old.refresh_from_db()
    assert old.subject == f"All about {MARKER}"


def test_history_stands_again_afterwards(old, approved):
    dispose(approved)

    with pytest.raises(IntegrityError, match="The record stands"), transaction.atomic():
        DisclosureStep.events.rel.related_model.objects.update(text="Another")


def test_role_of_the_application_cannot_carry_it_out(old, approved):
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE ROLE {ROLE}")
        call_command("app_role", ROLE, stdout=StringIO())
        cursor.execute(f"SET ROLE {ROLE}")
        try:
            with pytest.raises(CommandError, match="run this as the owner of the tables"):
                dispose(approved)
        finally:
            cursor.execute("RESET ROLE")

    old.refresh_from_db()
    approved.refresh_from_db()
    assert (approved.status, old.subject) == ("approved", f"All about {MARKER}")


def test_certificate_has_its_order_and_can_be_kept_as_a_pdf(client, unit, old, approved):
    dispose(approved)
    client.force_login(unit)

    page = client.get(approved.get_absolute_url()).content.decode()
    file = client.get(reverse("keeping:certificate_pdf", args=[approved.pk]))

    labels = ["What", "How many", "From before", "Why", "Proposed by", "Approved by", "Carried out"]
    places = [page.index(f'key">{label}</dt>') for label in [*labels, "Fingerprint"]]
    assert places == sorted(places)
    assert "Whoever has the list of what went can show with it" in page
    assert (file.status_code, file.content[:5]) == (200, b"%PDF-")


def test_hold_stops_the_owner_too(unit, old, approved):
    services.place_hold(kind="inquiry", reason="Local inquiry", classes=[], until=None, by=unit)

    with pytest.raises(CommandError, match="A hold keeps these records"):
        dispose(approved)


def test_request_that_was_disposed_of_is_not_opened_again(client, unit, old, approved):
    dispose(approved)
    client.force_login(unit)

    page = client.get(old.get_absolute_url()).content.decode()
    with pytest.raises(Refused, match="was disposed of, so it cannot be opened again"):
        services.reopen(request=old, reason="Mistake", by=unit)

    assert "Open it again" not in page
