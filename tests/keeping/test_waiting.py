"""What waits for a second person, and what the page tells of holds and rules that were changed."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from board.enums import Role
from common.refusals import Refused
from keeping import services, waiting
from keeping.enums import RecordClass, RequestKind
from notices.models import Mail
from tests.factories.board import (
    AccountFactory,
    BoardProfileFactory,
    ChairFactory,
    PersonFactory,
    UnitFactory,
)

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate
SECRET = "MARROWFAT"


@pytest.fixture
def unit():
    BoardProfileFactory()
    return UnitFactory()


@pytest.fixture
def page_of(client):
    def read(person, address):
        client.force_login(person)
        return client.get(address).content.decode()

    return read


def proposed(unit):
    row = Mail.objects.create(
        kind="meeting",
        topic="meeting:1",
        person=PersonFactory(),
        send_after=timezone.now(),
        sent_at=timezone.now(),
        status="sent",
    )
    Mail.objects.filter(pk=row.pk).update(created_at=timezone.now() - timedelta(days=366 * 4))
    return services.propose_disposal(
        record_class=RecordClass.MAIL,
        before=TODAY() - timedelta(days=366 * 3),
        reason=SECRET,
        by=unit,
    )


def test_first_page_of_who_may_approve_says_that_it_waits(unit, page_of):
    disposal = proposed(unit)
    people = {
        "chair": ChairFactory(),
        "manager": AccountFactory(role=Role.MANAGER),
        "unit": UnitFactory(),
        "proposer": unit,
        "member": AccountFactory(role=Role.MEMBER),
        "auditor": AccountFactory(role=Role.AUDITOR),
    }

    told = {
        name: (waiting.LABEL in page and disposal.get_absolute_url() in page)
        for name, person in people.items()
        for page in [page_of(person, "/")]
    }

    assert told == {
        **dict.fromkeys(["chair", "manager", "unit"], True),
        **dict.fromkeys(["proposer", "member", "auditor"], False),
    }


def test_mail_tells_them_without_saying_what_is_to_go(unit):
    chair, manager = ChairFactory(), AccountFactory(role=Role.MANAGER)
    AccountFactory(role=Role.AUDITOR)
    disposal = proposed(unit)

    rows = Mail.objects.filter(kind=waiting.KIND)
    letter = waiting.compose(rows.first())

    assert {row.person for row in rows} == {chair, manager}
    assert letter.subject == f"A disposal waits for your approval: {disposal.reference}"
    assert not any(word in str(letter) for word in (SECRET, "Mail as it went"))
    assert letter.links[0].url == disposal.get_absolute_url()


def test_nothing_is_said_once_somebody_has_decided(unit, page_of):
    chair = ChairFactory()
    disposal = proposed(unit)
    row = Mail.objects.get(kind=waiting.KIND)

    services.approve_disposal(disposal=disposal, by=UnitFactory())

    row.refresh_from_db()
    assert (row.status, waiting.compose(row)) == ("dropped", None)
    assert waiting.LABEL not in page_of(chair, "/")


# Holds and rules that were changed


def test_page_lists_holds_that_ended_and_why(unit, page_of):
    hold = services.place_hold(
        kind="inquiry", reason="Local inquiry", classes=[], until=None, by=unit
    )
    services.lift_hold(hold=hold, reason="It has reported.", by=unit)

    page = page_of(unit, reverse("keeping:home"))

    assert f"Lifted by {unit} on " in page
    assert ": It has reported." in page


def test_page_lists_changes_of_the_schedule(unit, page_of, client):
    rule = services.schedule()[RecordClass.values.index("mail")]
    client.force_login(unit)
    client.post(
        reverse("keeping:rule_edit", args=["mail"]),
        {"years": 4, "ending": "dispose", "basis": "Council", "version": rule.version},
    )

    page = page_of(unit, reverse("keeping:home"))

    assert "since then 4 years, then disposed of (Council)." in page
    assert f"2 years, then disposed of ({rule.basis}); since then" in page
    assert f"(Council). {unit}, " in page


# Requests


def ended_request(unit):
    request = services.add_request(
        kind=RequestKind.FREEDOM,
        received_on=TODAY(),
        asked_by="A newspaper",
        subject="Attendance",
        by=unit,
    )
    services.note_step(request=request, text="Sent.", by=unit, status="answered")
    return request


def test_manager_opens_a_request_again_and_the_steps_say_why(unit, client):
    manager = AccountFactory(role=Role.MANAGER)
    request = ended_request(unit)
    client.force_login(manager)

    offered = client.get(request.get_absolute_url()).content.decode()
    page = client.post(
        reverse("keeping:request_reopen", args=[request.pk]),
        {"reason": "Ended by mistake."},
        follow=True,
    ).content.decode()

    request.refresh_from_db()
    assert "Open it again" in offered
    assert (request.status, request.ended_on) == ("open", None)
    assert "Opened again: Ended by mistake." in page


def test_the_unit_opens_it_only_while_there_is_no_manager(unit):
    request = ended_request(unit)
    services.reopen(request=request, reason="Mistake", by=unit)
    services.note_step(request=request, text="Sent again.", by=unit, status="answered")
    AccountFactory(role=Role.MANAGER)

    with pytest.raises(Refused, match="Only the manager of the business unit opens"):
        services.reopen(request=request, reason="Mistake", by=unit)


@pytest.mark.parametrize(
    ("received", "due"),
    [
        (date(2026, 1, 31), date(2026, 2, 28)),
        (date(2026, 3, 3), date(2026, 4, 3)),
        (date(2024, 1, 30), date(2024, 2, 29)),
    ],
)
def test_access_is_answered_by_the_same_day_of_the_next_month_or_its_last(received, due):
    assert services.due_by_law(RequestKind.SUBJECT_ACCESS, received) == due


def test_page_points_only_those_to_what_is_kept_who_can_open_it(unit, page_of):
    told = {
        person.role: "What is kept about" in page_of(person, reverse("keeping:home"))
        for person in (unit, ChairFactory(), AccountFactory(role=Role.AUDITOR))
    }

    assert told == {"business_unit": True, "chair": False, "auditor": False}
