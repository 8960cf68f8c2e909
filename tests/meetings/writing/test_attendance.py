from datetime import time, timedelta

import pytest

from board.enums import MembershipRole
from common.refusals import Refused
from meetings.enums import AttendanceStatus, AttendeeKind
from meetings.models import Attendance
from meetings.services import attendance
from tests.factories.board import MembershipFactory, PersonFactory
from tests.factories.writing import room, take_seat

pytestmark = pytest.mark.django_db

PRESENT, APOLOGIES = AttendanceStatus.PRESENT, AttendanceStatus.APOLOGIES
DEPUTY, ABSENT = AttendanceStatus.DEPUTY, AttendanceStatus.ABSENT


def listed(meeting):
    return [(row.name_then, row.kind, row.status) for row in meeting.attendances.all()]


def refusal(call, **arguments):
    with pytest.raises(Refused) as caught:
        call(**arguments)
    return str(caught.value)


# -- from the seats ----------------------------------------------------------------------------


def test_prefill_puts_the_chair_first_then_members_by_seat_and_leaves_out_named_deputies():
    scene = room()

    assert listed(scene.meeting) == [
        ("Miriam Osei", "member", ""),
        ("Derek Holt", "member", ""),
        ("Petra Cole", "member", ""),
        ("Nia Powell", "in_attendance", ""),
    ]


def test_prefill_fills_the_words_of_the_day():
    scene = room()

    row = scene.row(scene.member)

    assert (row.initials_then, row.role_then, row.organisation_then) == (
        "DH",
        "Superintendent",
        "Westmere Police",
    )
    assert scene.row(scene.chair).role_then == "Chair"


def test_prefill_again_keeps_marks_and_changes_nothing():
    scene = room()
    attendance.mark(row=scene.row(scene.member), status=APOLOGIES, by=scene.unit)

    changed = attendance.prefill(meeting=scene.meeting, by=scene.unit)

    assert changed == 0
    assert scene.row(scene.member).status == APOLOGIES


def test_prefill_takes_the_seats_of_the_day_of_the_meeting():
    scene = room()
    ended = scene.member.memberships.get()
    ended.ends_on = scene.meeting.date
    ended.save()
    late = PersonFactory()
    MembershipFactory(
        seat=ended.seat, person=late, starts_on=scene.meeting.date + timedelta(days=1)
    )

    attendance.prefill(meeting=scene.meeting, by=scene.unit)

    assert [name for name, _, _ in listed(scene.meeting)] == [
        "Miriam Osei",
        "Derek Holt",
        "Petra Cole",
        "Nia Powell",
    ]


def test_prefill_adds_new_members_and_removes_unmarked_rows_without_a_seat():
    scene = room()
    attendance.mark(row=scene.row(scene.nurse), status=PRESENT, by=scene.unit)
    for person in (scene.member, scene.nurse):
        membership = person.memberships.get()
        membership.ends_on = scene.meeting.date - timedelta(days=1)
        membership.save()
    take_seat(scene.group, PersonFactory(given_name="Ada", family_name="New"), position=9)

    changed = attendance.prefill(meeting=scene.meeting, by=scene.unit)

    assert changed == 2
    assert {name for name, _, _ in listed(scene.meeting)} == {
        "Miriam Osei",
        "Petra Cole",
        "Nia Powell",
        "Ada New",
    }


def test_person_with_two_seats_has_one_row():
    scene = room()
    take_seat(scene.group, scene.nurse, position=9)

    attendance.prefill(meeting=scene.meeting, by=scene.unit)

    assert scene.meeting.attendances.filter(person=scene.nurse).count() == 1


@pytest.mark.parametrize(
    ("role", "kind"),
    [
        (MembershipRole.LAY_MEMBER, AttendeeKind.MEMBER),
        (MembershipRole.YOUNG_PERSON, AttendeeKind.MEMBER),
        (MembershipRole.ADVISER, AttendeeKind.IN_ATTENDANCE),
        (MembershipRole.PARTICIPANT_OBSERVER, AttendeeKind.OBSERVER),
    ],
)
def test_role_in_the_seat_says_how_somebody_takes_part(role, kind):
    scene = room()
    person = PersonFactory()
    take_seat(scene.group, person, role, position=9)

    attendance.prefill(meeting=scene.meeting, by=scene.unit)

    assert scene.row(person).kind == kind


# -- marking -----------------------------------------------------------------------------------


def test_minute_taker_marks_somebody_present():
    scene = room()

    attendance.mark(row=scene.row(scene.member), status=PRESENT, by=scene.taker)

    assert scene.row(scene.member).status == PRESENT


def test_deputy_must_be_named():
    scene = room()

    sentence = refusal(attendance.mark, row=scene.row(scene.member), status=DEPUTY, by=scene.unit)

    assert sentence == "Say who deputised for Derek Holt."
    assert scene.row(scene.member).status == ""


def test_deputy_has_a_row_of_their_own():
    scene = room()

    attendance.add_deputy(row=scene.row(scene.member), person=scene.deputy, by=scene.unit)

    row = scene.row(scene.deputy)
    assert (row.kind, row.status, row.deputising_for) == (
        AttendeeKind.DEPUTY,
        PRESENT,
        scene.row(scene.member),
    )
    assert scene.row(scene.member).status == DEPUTY
    assert row.organisation_then == "Westmere Police"


def test_deputy_can_be_a_name_in_words():
    scene = room()

    row = attendance.add_deputy(
        row=scene.row(scene.member), name=" Sam Brightwell ", role="Inspector", by=scene.unit
    )

    assert (row.name_then, row.initials_then, row.role_then, row.organisation_then) == (
        "Sam Brightwell",
        "SB",
        "Inspector",
        "Westmere Police",
    )


def test_second_deputy_takes_the_place_of_the_first():
    scene = room()
    attendance.add_deputy(row=scene.row(scene.member), name="Sam Brightwell", by=scene.unit)

    attendance.add_deputy(row=scene.row(scene.member), person=scene.deputy, by=scene.unit)

    assert [row.name_then for row in Attendance.objects.filter(kind=AttendeeKind.DEPUTY)] == [
        "Neil Parr"
    ]


def test_member_who_came_after_all_loses_the_deputy():
    scene = room()
    attendance.add_deputy(row=scene.row(scene.member), person=scene.deputy, by=scene.unit)

    attendance.mark(row=scene.row(scene.member), status=PRESENT, by=scene.unit)

    assert not scene.meeting.attendances.filter(person=scene.deputy).exists()


def test_visitor_can_become_a_deputy():
    scene = room()
    attendance.add_attendee(
        meeting=scene.meeting, kind=AttendeeKind.OBSERVER, person=scene.deputy, by=scene.unit
    )

    attendance.add_deputy(row=scene.row(scene.member), person=scene.deputy, by=scene.unit)

    assert scene.row(scene.deputy).kind == AttendeeKind.DEPUTY


@pytest.mark.parametrize(
    ("who", "sentence"),
    [
        ("member", "Derek Holt cannot deputise for themselves."),
        (
            "nurse",
            "Petra Cole is already in this attendance. Mark Derek Holt with apologies and say on "
            "Petra Cole's row whom they also represent.",
        ),
    ],
)
def test_somebody_with_a_seat_of_their_own_cannot_be_a_deputy(who, sentence):
    scene = room()

    found = refusal(
        attendance.add_deputy,
        row=scene.row(scene.member),
        person=getattr(scene, who),
        by=scene.unit,
    )

    assert found == sentence


def test_apologies_clear_times():
    scene = room()
    attendance.edit_details(row=scene.row(scene.member), arrived_at=time(10), by=scene.unit)

    attendance.mark(row=scene.row(scene.member), status=APOLOGIES, by=scene.unit)

    assert scene.row(scene.member).arrived_at is None
