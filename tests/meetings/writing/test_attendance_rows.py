from datetime import time, timedelta

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from common.refusals import Refused
from meetings.enums import AttendanceStatus, AttendeeKind, MeetingStatus
from meetings.models import Meeting
from meetings.quorum import quorum_at
from meetings.services import attendance
from tests.factories.board import OrganisationFactory
from tests.factories.meetings import MeetingFactory
from tests.factories.writing import room, take_seat

pytestmark = pytest.mark.django_db

PRESENT, APOLOGIES = AttendanceStatus.PRESENT, AttendanceStatus.APOLOGIES
DEPUTY, ABSENT = AttendanceStatus.DEPUTY, AttendanceStatus.ABSENT


def refusal(call, **arguments):
    with pytest.raises(Refused) as caught:
        call(**arguments)
    return str(caught.value)


def test_everybody_else_is_marked_present_at_once():
    scene = room()
    attendance.mark(row=scene.row(scene.member), status=APOLOGIES, by=scene.unit)

    marked = attendance.mark_rest(meeting=scene.meeting, by=scene.taker)

    found = list(scene.meeting.attendances.values_list("status", flat=True))
    assert (marked, found) == (3, [PRESENT, APOLOGIES, PRESENT, PRESENT])


# -- details, visitors, removal ----------------------------------------------------------------


def test_time_of_arrival_marks_somebody_present():
    scene = room()

    attendance.edit_details(row=scene.row(scene.member), arrived_at=time(10, 15), by=scene.unit)

    row = scene.row(scene.member)
    assert (row.status, row.arrived_at) == (PRESENT, time(10, 15))


def test_leaving_before_arriving_is_refused():
    scene = room()

    sentence = refusal(
        attendance.edit_details,
        row=scene.row(scene.member),
        arrived_at=time(11),
        left_at=time(10, 30),
        by=scene.unit,
    )

    assert sentence == "The time of leaving must be after the time of arrival."


def test_times_of_somebody_absent_are_refused():
    scene = room()
    attendance.mark(row=scene.row(scene.member), status=ABSENT, by=scene.unit)

    sentence = refusal(
        attendance.edit_details, row=scene.row(scene.member), left_at=time(11), by=scene.unit
    )

    assert sentence == ("Derek Holt is marked “absent”. Mark them present before giving times.")


def test_visitor_by_name_keeps_the_words():
    scene = room()

    row = attendance.add_attendee(
        meeting=scene.meeting,
        kind=AttendeeKind.IN_ATTENDANCE,
        name="Two young people",
        role="Young person",
        organisation="Youth forum",
        by=scene.unit,
    )

    assert (row.name_then, row.role_then, row.organisation_then, row.status) == (
        "Two young people",
        "Young person",
        "Youth forum",
        PRESENT,
    )


def test_nobody_is_listed_twice():
    scene = room()

    sentence = refusal(
        attendance.add_attendee,
        meeting=scene.meeting,
        kind=AttendeeKind.OBSERVER,
        person=scene.nurse,
        by=scene.unit,
    )

    assert sentence == "Petra Cole is already in this attendance."


def test_removing_a_deputy_unmarks_the_member():
    scene = room()
    row = attendance.add_deputy(row=scene.row(scene.member), person=scene.deputy, by=scene.unit)

    attendance.remove_row(row=row, by=scene.unit)

    assert scene.row(scene.member).status == ""


def test_row_of_a_seat_cannot_be_removed():
    scene = room()

    sentence = refusal(attendance.remove_row, row=scene.row(scene.member), by=scene.unit)

    assert sentence == (
        "Derek Holt is here because of a seat. Mark them absent instead of removing them."
    )


# -- who and when ------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["chair", "member", "stranger", "board_chair"])
def test_others_do_not_mark(who):
    scene = room()

    sentence = refusal(
        attendance.mark,
        row=scene.row(scene.member),
        status=PRESENT,
        by=getattr(scene, who),
    )

    assert sentence == "Only the business unit and the group's minute-taker write its minutes."


def test_approved_minutes_lock_the_attendance():
    scene = room()
    scene.approve()

    for call, arguments in [
        (attendance.mark, {"row": scene.row(scene.member), "status": PRESENT}),
        (attendance.prefill, {"meeting": scene.meeting}),
        (attendance.remove_row, {"row": scene.row(scene.member)}),
        (attendance.add_deputy, {"row": scene.row(scene.member), "name": "A"}),
        (attendance.edit_details, {"row": scene.row(scene.member)}),
    ]:
        assert refusal(call, by=scene.unit, **arguments) == (
            "The minutes of this meeting have been approved, so its attendance is locked. "
            "Reopen the minutes to make a correction."
        )


def test_apologies_can_come_in_once_the_agenda_is_out():
    scene = room()
    meeting = MeetingFactory(group=scene.group, status=MeetingStatus.PUBLISHED)
    attendance.prefill(meeting=meeting, by=scene.unit)

    row = meeting.attendances.get(person=scene.member)
    attendance.mark(row=row, status=APOLOGIES, by=scene.unit)

    assert meeting.attendances.get(person=scene.member).status == APOLOGIES


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        (MeetingStatus.PLANNED, "Attendance can be recorded once the agenda has been published."),
        (
            MeetingStatus.CANCELLED,
            "This meeting was cancelled, so there is no attendance to record.",
        ),
    ],
)
def test_attendance_is_not_recorded_before_the_agenda_or_after_cancelling(status, sentence):
    scene = room()
    scene.meeting.status, scene.meeting.cancelled_reason = status, "Snow"
    scene.meeting.save()

    found = refusal(attendance.mark, row=scene.row(scene.member), status=PRESENT, by=scene.unit)

    assert found == sentence


def test_freeze_brings_words_up_to_date_and_keeps_typed_ones():
    scene = room()
    typed = attendance.add_attendee(
        meeting=scene.meeting, kind=AttendeeKind.OBSERVER, name="Guest One", by=scene.unit
    )
    scene.member.family_name = "Holt-Grey"
    scene.member.save()
    seat = scene.member.memberships.get().seat
    seat.organisation = OrganisationFactory(name="Westmere Constabulary")
    seat.save()

    attendance.freeze(meeting=scene.meeting)

    row = scene.row(scene.member)
    assert (row.name_then, row.initials_then, row.organisation_then) == (
        "Derek Holt-Grey",
        "DHG",
        "Westmere Constabulary",
    )
    typed.refresh_from_db()
    assert typed.name_then == "Guest One"


# -- two people at once ------------------------------------------------------------------------


def test_mark_keeps_the_time_that_somebody_else_has_just_recorded():
    scene = room()
    seen_before = scene.row(scene.member)
    attendance.edit_details(row=scene.row(scene.member), arrived_at=time(10, 15), by=scene.taker)

    attendance.mark(row=seen_before, status=PRESENT, by=scene.unit)

    assert scene.row(scene.member).arrived_at == time(10, 15)


def test_mark_of_a_row_that_was_removed_is_refused():
    scene = room()
    row = attendance.add_attendee(
        meeting=scene.meeting, kind=AttendeeKind.OBSERVER, name="Ann Lee", by=scene.unit
    )
    seen_before = scene.meeting.attendances.get(pk=row.pk)
    attendance.remove_row(row=row, by=scene.taker)

    sentence = refusal(attendance.mark, row=seen_before, status=ABSENT, by=scene.unit)

    assert (
        sentence == "Somebody else removed this while you had it open, so nothing has been saved."
    )
    assert not scene.meeting.attendances.filter(name_then="Ann Lee").exists()


# -- a seat that had ended ---------------------------------------------------------------------


def end_seat(scene, person):
    membership = person.memberships.get()
    membership.ends_on = scene.meeting.date - timedelta(days=1)
    membership.save()


def test_row_marked_absent_goes_when_the_seat_had_ended():
    scene = room()
    attendance.mark(row=scene.row(scene.nurse), status=ABSENT, by=scene.unit)
    end_seat(scene, scene.nurse)

    attendance.prefill(meeting=scene.meeting, by=scene.unit)

    assert scene.meeting.attendances.filter(person=scene.nurse).count() == 0


@pytest.mark.parametrize(
    ("status", "words"), [(PRESENT, "marked present"), (APOLOGIES, "marked with apologies")]
)
def test_marked_row_is_named_when_the_seat_had_ended(client, status, words):
    scene = room()
    attendance.mark(row=scene.row(scene.nurse), status=status, by=scene.unit)
    end_seat(scene, scene.nurse)
    client.force_login(scene.unit)

    response = client.post(reverse("meetings:attendance_refresh", args=[scene.meeting.pk]))

    assert [str(message) for message in get_messages(response.wsgi_request)][1:] == [
        f"Petra Cole's seat had ended by the day of the meeting, but they are {words}. "
        "Remove their row, and if they came, add them as in attendance."
    ]


def test_row_can_be_removed_when_the_seat_had_ended(client):
    scene = room()
    attendance.mark(row=scene.row(scene.nurse), status=PRESENT, by=scene.unit)
    end_seat(scene, scene.nurse)
    client.force_login(scene.unit)
    remove = reverse(
        "meetings:attendance_remove", args=[scene.meeting.pk, scene.row(scene.nurse).pk]
    )

    page = client.get(reverse("meetings:attendance_edit", args=[scene.meeting.pk]))
    client.post(remove)

    assert f'href="{remove}"' in page.content.decode()
    assert scene.meeting.attendances.filter(person=scene.nurse).count() == 0


def test_seat_that_had_ended_does_not_count_for_the_quorum():
    scene = room()
    for person in (scene.chair, scene.nurse):
        attendance.mark(row=scene.row(person), status=PRESENT, by=scene.unit)
    before = quorum_at(scene.meeting).seats_present
    end_seat(scene, scene.nurse)

    after = quorum_at(Meeting.objects.get(pk=scene.meeting.pk)).seats_present

    assert (before, after) == (2, 1)


# -- named deputies ----------------------------------------------------------------------------


def test_deputy_form_says_who_attends_in_their_own_right(client):
    scene = room()
    take_seat(scene.group, scene.deputy, position=9)
    attendance.prefill(meeting=scene.meeting, by=scene.unit)
    client.force_login(scene.unit)

    response = client.get(
        reverse("meetings:attendance_deputy", args=[scene.meeting.pk, scene.row(scene.member).pk])
    )

    assert response.context["form"].fields["person"].help_text == (
        "Neil Parr is a named deputy of this seat but attends in their own right: mark Derek Holt "
        "with apologies and use “Also representing” in the details of Neil Parr."
    )
