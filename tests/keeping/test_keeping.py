"""How long records are kept, what stops a disposal, who agrees to it, and who asked for what."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from board.enums import Role
from common.formats import long_date
from common.refusals import Refused
from keeping import services
from keeping.enums import Ending, RecordClass, RequestKind
from keeping.models import Disposal, RetentionRule
from keeping.presenters import CERTIFICATE, certificate_of
from notices.models import Mail
from tests.factories.board import (
    AccountFactory,
    BoardProfileFactory,
    ChairFactory,
    PersonFactory,
    UnitFactory,
)
from trail import access, chain
from trail.models import Access

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate
LONG_AGO = timezone.now() - timedelta(days=9 * 366)


@pytest.fixture
def unit():
    BoardProfileFactory()
    return UnitFactory()


@pytest.fixture
def second():
    return UnitFactory()


def mail(days_ago, **facts):
    row = Mail.objects.create(
        kind="meeting",
        topic="meeting:1",
        person=PersonFactory(),
        send_after=timezone.now(),
        sent_at=timezone.now(),
        **{"status": "sent", "subject": "Agenda", "text": "Come to the Town Hall.", **facts},
    )
    Mail.objects.filter(pk=row.pk).update(created_at=timezone.now() - timedelta(days=days_ago))
    return row


def refusal(call, **facts):
    with pytest.raises(Refused) as raised:
        call(**facts)
    return str(raised.value)


def proposed(by, record_class=RecordClass.MAIL, years=3):
    before = TODAY() - timedelta(days=366 * years)
    return services.propose_disposal(
        record_class=record_class, before=before, reason="The schedule says so.", by=by
    )


# The schedule


def test_schedule_has_a_rule_for_every_class(unit):
    rules = services.schedule()

    assert [rule.record_class for rule in rules] == list(RecordClass)
    assert services.schedule() == rules
    assert all(rule.basis for rule in rules)


def test_record_of_the_board_is_never_disposed_of(unit):
    rule = next(rule for rule in services.schedule() if rule.record_class == RecordClass.MINUTES)

    said = refusal(
        services.change_rule,
        rule=rule,
        years=1,
        ending=Ending.DISPOSE,
        basis="",
        by=unit,
        expected_version=rule.version,
    )

    assert said.endswith("so it is kept or looked at again, not disposed of.")


def test_second_editor_of_a_rule_does_not_write_over_the_first(unit, client):
    rule = services.schedule()[0]
    client.force_login(unit)
    form = {"years": 20, "ending": "keep", "basis": "Mine", "version": rule.version}
    address = reverse("keeping:rule_edit", args=[rule.record_class])

    first = client.post(address, form)
    again = client.post(address, form | {"basis": "Theirs"})

    assert (first.status_code, again.status_code) == (302, 200)
    assert RetentionRule.objects.get(pk=rule.pk).basis == "Mine"


# Disposal


def test_mail_goes_when_a_second_person_agrees_and_leaves_a_certificate(unit, second):
    old, new = mail(366 * 4), mail(10)
    disposal = proposed(unit)

    done = services.approve_disposal(disposal=disposal, by=second)

    old.refresh_from_db()
    new.refresh_from_db()
    assert (old.text, old.address, old.subject[:11]) == ("", "", "Disposed of")
    assert new.text == "Come to the Town Hall."
    assert (done.status, done.number, done.reference) == ("done", 1, f"DC-{TODAY().year}-01")
    done.refresh_from_db()
    assert [label for label, _ in certificate_of(done)] == list(CERTIFICATE)
    assert dict(certificate_of(done))["From before"] == long_date(disposal.before)


def test_who_proposed_it_does_not_approve_it(unit):
    mail(366 * 4)

    said = refusal(services.approve_disposal, disposal=proposed(unit), by=unit)

    assert said == "You proposed this. Somebody else approves it before anything goes."


@pytest.mark.parametrize("role", [Role.MEMBER, Role.AUDITOR, Role.UNIT_READER, Role.SCRUTINEER])
def test_others_do_not_approve_it(unit, role):
    mail(366 * 4)
    disposal = proposed(unit)

    said = refusal(services.approve_disposal, disposal=disposal, by=AccountFactory(role=role))

    assert said == "Only the business unit and the board's chair approve a disposal."


def test_board_chair_may_be_the_second_person(unit):
    mail(366 * 4)

    assert services.approve_disposal(disposal=proposed(unit), by=ChairFactory()).status == "done"


def test_database_itself_wants_two_people(unit):
    from django.db import IntegrityError, transaction

    mail(366 * 4)
    disposal = proposed(unit)

    with pytest.raises(IntegrityError, match="two_people"), transaction.atomic():
        Disposal.objects.filter(pk=disposal.pk).update(approved_by=unit)


def test_too_young_and_nothing_at_all_are_refused(unit):
    mail(10)

    young = refusal(
        services.propose_disposal, record_class="mail", before=TODAY(), reason="Now", by=unit
    )
    nothing = refusal(proposed, by=unit)

    assert young.startswith("Mail as it went: kept for 2 years, so nothing from")
    assert nothing == "There is nothing from before that day, so there is nothing to dispose of."


@pytest.mark.parametrize("classes", [[], [RecordClass.MAIL]])
def test_hold_stops_it_before_and_after_the_proposal(unit, second, classes):
    mail(366 * 4)
    disposal = proposed(unit)
    hold = services.place_hold(
        kind="inquiry", reason="Local inquiry", classes=classes, until=None, by=unit
    )

    told = [
        refusal(proposed, by=unit),
        refusal(services.approve_disposal, disposal=disposal, by=second),
    ]
    services.lift_hold(hold=hold, reason="It has reported.", by=second)

    assert (
        told
        == ["A hold keeps these records: Inquiry: Local inquiry. Nothing goes until it is lifted."]
        * 2
    )
    assert services.approve_disposal(disposal=disposal, by=second).status == "done"


def test_hold_on_another_class_or_over_stops_nothing(unit, second):
    mail(366 * 4)
    services.place_hold(
        kind="litigation", reason="Claim", classes=[RecordClass.TRAIL], until=None, by=unit
    )
    over = services.place_hold(kind="other", reason="Old", classes=[], until=TODAY(), by=unit)
    type(over).objects.filter(pk=over.pk).update(until=TODAY() - timedelta(days=1))

    assert services.approve_disposal(disposal=proposed(unit), by=second).status == "done"


def test_refused_disposal_stays_refused(unit, second):
    old = mail(366 * 4)
    disposal = services.refuse_disposal(disposal=proposed(unit), reason="Not yet", by=second)

    said = refusal(services.approve_disposal, disposal=disposal, by=second)

    old.refresh_from_db()
    assert said == "This disposal is refused, so it cannot be approved."
    assert old.text == "Come to the Town Hall."


def old_entries(person):
    for number in range(3):
        access.write(
            access.Entry(person.pk, "viewed", "home", "", None, "{}", "page", 200, "", None)
        )
        at = LONG_AGO if number < 2 else timezone.now()
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE trail_access DISABLE TRIGGER USER")
            cursor.execute("UPDATE trail_access SET at = %s WHERE number = %s", [at, number + 1])
            cursor.execute(
                "UPDATE trail_access e SET hash = encode(sha256(convert_to(coalesce((SELECT hash FROM "
                "trail_access b WHERE b.number = e.number - 1), '') || "
                "jsonb_build_array(e.number, extract(epoch FROM e.at), e.person_id, e.deed, e.page, "
                "e.place, e.record, e.keys, e.via, e.status, e.session, host(e.network))::text, 'UTF8')), "
                "'hex') WHERE number = %s",
                [number + 1],
            )
            cursor.execute("ALTER TABLE trail_access ENABLE TRIGGER USER")


def test_trail_is_shortened_by_command_after_two_people_agreed_and_stays_whole(unit, second):
    old_entries(unit)
    assert chain.check() == []
    chain.seal()
    disposal = proposed(unit, RecordClass.TRAIL, years=8)
    said = StringIO()

    with pytest.raises(CommandError, match="proposed, so it cannot be carried out"):
        call_command("dispose", disposal.reference)
    services.approve_disposal(disposal=disposal, by=second)
    waiting = Access.objects.count()
    call_command("dispose", disposal.reference, stdout=said)

    assert (waiting, list(Access.objects.values_list("number", flat=True))) == (3, [3])
    assert "The trail of who did what\nHow many: 2 rows\n" in said.getvalue()
    assert chain.check() == []
    access.write(access.Entry(unit.pk, "viewed", "home", "", None, "{}", "page", 200, "", None))
    chain.seal()
    assert chain.check() == []


# Disclosure requests


@pytest.mark.parametrize(
    ("kind", "due"),
    [
        (RequestKind.SUBJECT_ACCESS, date(2026, 11, 30)),
        (RequestKind.FREEDOM, date(2026, 11, 27)),
        (RequestKind.COURT, None),
    ],
)
def test_day_of_the_answer_follows_from_the_law(kind, due):
    assert services.due_by_law(kind, date(2026, 10, 30)) == due


def request_of(unit, **facts):
    return services.add_request(
        **{
            "kind": RequestKind.FREEDOM,
            "received_on": TODAY(),
            "asked_by": "A newspaper",
            "subject": "Attendance of partners",
            "by": unit,
            **facts,
        }
    )


def test_request_is_followed_until_it_ends(unit):
    request = request_of(unit)
    services.note_step(
        request=request, text="Asked the police for figures.", by=unit, status="open"
    )
    services.note_step(request=request, text="Sent the register.", by=unit, status="answered")

    request.refresh_from_db()
    said = refusal(services.note_step, request=request, text="More", by=unit)

    assert (request.reference, request.status, request.ended_on) == (
        *(f"DR-{TODAY().year}-01", "answered", TODAY()),
    )
    assert [step.text for step in request.steps.all()] == [
        "Asked the police for figures.",
        "Sent the register.",
    ]
    assert said == "This request was answered. If it goes on, open it again or enter a new one."


def test_request_from_tomorrow_is_refused(unit):
    said = refusal(request_of, unit=unit, received_on=TODAY() + timedelta(days=1))

    assert said == "A request cannot have come after today."


# The pages


def test_pages_are_for_the_unit_its_readers_and_the_chair(client, unit):
    mail(366 * 4)
    pages = [
        reverse("keeping:home"),
        proposed(unit).get_absolute_url(),
        request_of(unit).get_absolute_url(),
    ]
    people = {
        role: unit if role == Role.BUSINESS_UNIT else AccountFactory(role=role)
        for role in Role.values
    }

    found = {}
    for role, person in people.items():
        client.force_login(person)
        found[role] = [client.get(page).status_code for page in pages]

    readers = {"manager", "business_unit", "unit_reader", "auditor", "chair"}
    assert found == dict.fromkeys(Role.values, [404] * 3) | dict.fromkeys(readers, [200] * 3)


def test_forms_do_what_they_say(client, unit):
    client.force_login(unit)
    mail(366 * 4)

    answers = [
        client.post(
            reverse("keeping:request_add"),
            {
                "kind": "freedom",
                "received_on": TODAY().isoformat(),
                "asked_by": "A newspaper",
                "subject": "Attendance",
            },
        ),
        client.post(reverse("keeping:hold_add"), {"kind": "inquiry", "reason": "Inquiry"}),
        client.post(
            reverse("keeping:disposal_add"),
            {"record_class": "mail", "before": "2020-01-01", "reason": "Old"},
        ),
    ]

    page = client.get(reverse("keeping:home")).content.decode()
    assert [answer.status_code for answer in answers] == [302, 302, 200]
    assert "A hold keeps these records" in answers[2].content.decode()
    assert f"DR-{TODAY().year}-01" in page


@pytest.mark.parametrize("name", ["request_add", "hold_add", "disposal_add"])
def test_chair_reads_and_does_not_write(client, unit, name):
    client.force_login(ChairFactory())

    assert client.get(reverse(f"keeping:{name}")).status_code == 403
