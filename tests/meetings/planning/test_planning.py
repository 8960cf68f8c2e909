from datetime import time

import pytest

from common.refusals import Refused, StaleVersion
from meetings.enums import MeetingKind, MeetingStatus, MinutesStatus
from meetings.models import Meeting
from meetings.services import agenda, planning
from tests.factories.meetings import (
    HeldMeetingFactory,
    ItemFactory,
    MeetingFactory,
    PartFactory,
    StandingItemFactory,
    in_days,
)

TIMES = {"start_time": time(9, 30), "end_time": time(12, 30)}


def plan(group, unit, date=None, **details):
    return planning.plan_meeting(
        group=group, date=date or in_days(30), by=unit, **{**TIMES, **details}
    )


def test_plan_meeting_numbers_references_by_group_and_year(group, unit):
    year = in_days(30).year

    references = [plan(group, unit, in_days(30)).reference]
    references.append(plan(group, unit, in_days(30).replace(year=year + 1)).reference)
    references.append(
        plan(group, unit, in_days(30), start_time=time(14), end_time=time(15)).reference
    )

    assert references == [f"QA-{year}-01", f"QA-{year + 1}-01", f"QA-{year}-02"]


def test_plan_meeting_ordinary_copies_standing_items_into_parts(group, unit):
    StandingItemFactory(group=group, title="Apologies", part_title="Opening", kind="apologies")
    StandingItemFactory(group=group, title="Dataset", part_title="Performance", minutes_allotted=15)
    StandingItemFactory(group=group, title="Minutes", part_title="Opening")

    meeting = plan(group, unit)

    copied = [
        (part.title, [(item.title, item.minutes_allotted) for item in part.items.all()])
        for part in meeting.parts.all()
    ]
    assert copied == [
        ("Opening", [("Apologies", None), ("Minutes", None)]),
        ("Performance", [("Dataset", 15)]),
    ]


def test_plan_meeting_extraordinary_starts_empty(group, unit):
    StandingItemFactory(group=group)

    meeting = plan(group, unit, kind=MeetingKind.EXTRAORDINARY)

    assert meeting.items.count() == 0


@pytest.mark.parametrize("role", ["chair", "group_chair", "minute_taker", "member"])
def test_plan_meeting_by_others_is_refused(people, group, role):
    with pytest.raises(Refused, match="Only the business unit plans meetings"):
        plan(group, people[role])

    assert Meeting.objects.count() == 0


@pytest.mark.parametrize(
    ("details", "sentence"),
    [
        ({"end_time": time(9)}, "The meeting must end after it starts."),
        ({"end_time": time(9, 30)}, "The meeting must end after it starts."),
        ({"due_after": 31}, "Papers must be due on or before the day of the meeting."),
    ],
)
def test_plan_meeting_with_impossible_times_is_refused(group, unit, details, sentence):
    if "due_after" in details:
        details = {"paper_deadline": in_days(details["due_after"])}

    with pytest.raises(Refused) as refused:
        plan(group, unit, **details)

    assert refused.value.reason == sentence
    assert Meeting.objects.count() == 0


def test_plan_meeting_at_the_time_of_another_is_refused(group, unit):
    other = plan(group, unit)

    with pytest.raises(Refused, match=f"already has a meeting at this time: {other.reference}, "):
        plan(group, unit, start_time=time(12), end_time=time(14))


def test_plan_meeting_touching_another_is_allowed(group, unit):
    plan(group, unit)

    meeting = plan(group, unit, start_time=time(12, 30), end_time=time(14))

    assert meeting.status == MeetingStatus.PLANNED


def test_plan_meeting_at_the_time_of_a_cancelled_one_is_allowed(group, unit):
    planning.cancel_meeting(meeting=plan(group, unit), reason="Snow", by=unit)

    assert plan(group, unit).status == MeetingStatus.PLANNED


def test_plan_meeting_of_an_ended_group_is_refused(group, unit):
    group.ended_on = in_days(10)
    group.save()

    with pytest.raises(Refused, match="Quality Assurance ended on"):
        plan(group, unit)


def test_edit_meeting_with_an_old_version_is_stale(group, unit):
    meeting = plan(group, unit)
    planning.edit_meeting(meeting=meeting, by=unit, expected_version=1, venue="The Hall")

    with pytest.raises(StaleVersion):
        planning.edit_meeting(meeting=meeting, by=unit, expected_version=1, venue="The Barn")

    meeting.refresh_from_db()
    assert (meeting.venue, meeting.version) == ("The Hall", 2)


def test_edit_meeting_date_after_publication_is_refused(group, unit):
    meeting = plan(group, unit)
    agenda.add_item(meeting=meeting, title="Neglect", by=unit)
    agenda.publish_agenda(meeting=meeting, by=unit)

    with pytest.raises(Refused, match="change by moving the meeting"):
        planning.edit_meeting(meeting=meeting, by=unit, expected_version=2, date=in_days(40))


@pytest.mark.parametrize("status", [MeetingStatus.CLOSED, MeetingStatus.CANCELLED])
def test_edit_meeting_that_is_over_is_refused(unit, status):
    meeting = MeetingFactory(status=status, cancelled_reason="Snow")

    with pytest.raises(Refused, match="can no longer be changed"):
        planning.edit_meeting(meeting=meeting, by=unit, expected_version=1, venue="The Barn")


# Starting


def published(unit, **facts):
    meeting = MeetingFactory(**facts)
    ItemFactory(part=PartFactory(meeting=meeting))
    agenda.publish_agenda(meeting=meeting, by=unit)
    return meeting


def test_start_meeting_before_its_day_is_refused(unit):
    meeting = published(unit)

    with pytest.raises(Refused, match="It can be recorded from that day on"):
        planning.start_meeting(meeting=meeting, by=unit)

    meeting.refresh_from_db()
    assert meeting.status == MeetingStatus.PUBLISHED


def test_start_meeting_without_a_published_agenda_is_refused(unit):
    meeting = MeetingFactory(date=in_days(0))

    with pytest.raises(Refused, match="The agenda has to be published before"):
        planning.start_meeting(meeting=meeting, by=unit)


def test_start_meeting_opens_minutes_and_fills_attendance(people, group):
    meeting = published(people["unit"], group=group, date=in_days(0))

    minutes = planning.start_meeting(meeting=meeting, by=people["minute_taker"])

    meeting.refresh_from_db()
    assert meeting.status == MeetingStatus.HELD
    assert minutes.status == MinutesStatus.DRAFTING
    assert meeting.attendances.count() == 3


def test_start_meeting_twice_is_refused(people, group):
    meeting = published(people["unit"], group=group, date=in_days(0))
    planning.start_meeting(meeting=meeting, by=people["unit"])

    with pytest.raises(Refused, match="already being recorded"):
        planning.start_meeting(meeting=meeting, by=people["unit"])


def test_start_meeting_by_a_member_is_refused(people, group):
    meeting = published(people["unit"], group=group, date=in_days(0))

    with pytest.raises(Refused, match="minute-taker write its minutes"):
        planning.start_meeting(meeting=meeting, by=people["member"])


def test_cancel_meeting_that_took_place_is_refused(unit):
    with pytest.raises(Refused, match="took place"):
        planning.cancel_meeting(meeting=HeldMeetingFactory(), reason="Snow", by=unit)


def test_plan_meeting_has_the_default_marking_unless_told(group, unit):
    assert plan(group, unit).marking == "OFFICIAL"
    assert plan(group, unit, in_days(31), marking="").marking == ""
