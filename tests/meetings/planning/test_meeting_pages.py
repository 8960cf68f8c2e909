"""The list of meetings and the page of one meeting."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertNumQueries

from meetings.enums import AttendanceStatus, ItemKind, MeetingKind, MeetingStatus, MinutesStatus
from meetings.models import Attendance
from meetings.services import agenda
from tests.factories.meetings import (
    HeldMeetingFactory,
    ItemFactory,
    MeetingFactory,
    MinutesFactory,
    PartFactory,
    in_days,
)

LIST = reverse("meetings:meeting_list")
LIST_QUERIES = 8


def listed(response):
    return [row["meeting"] for row in response.context["rows"]]


def test_meeting_list_shows_meetings_to_come_first(unit_client, group):
    later = MeetingFactory(group=group, date=in_days(20))
    past = HeldMeetingFactory(group=group, date=in_days(-20))
    soon = MeetingFactory(group=group, date=in_days(5))
    recent = HeldMeetingFactory(group=group, date=in_days(-5))
    cancelled = MeetingFactory(
        group=group, date=in_days(6), status=MeetingStatus.CANCELLED, cancelled_reason="Snow"
    )

    response = unit_client.get(LIST)

    assert listed(response) == [soon, later, cancelled, recent, past]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("when=upcoming", ["soon"]),
        ("when=past", ["past"]),
        ("status=held", ["past"]),
        ("year={year}", ["soon"]),
        ("group={group}", ["soon"]),
    ],
)
def test_meeting_list_filters(unit_client, group, query, expected):
    meetings = {
        "soon": MeetingFactory(group=group, date=in_days(400)),
        "past": HeldMeetingFactory(date=in_days(-400)),
    }

    response = unit_client.get(f"{LIST}?{query.format(year=in_days(400).year, group=group.pk)}")

    assert listed(response) == [meetings[name] for name in expected]


def test_meeting_list_of_a_member_has_their_groups_only(client_of, people, group):
    own = MeetingFactory(group=group)
    MeetingFactory(title="Quillfeather")

    response = client_of(people["member"]).get(LIST)

    assert listed(response) == [own]
    assert "Quillfeather" not in response.content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_meeting_list_makes_the_same_queries_for_any_number(client_of, people, group, count):
    for number in range(count):
        MeetingFactory(group=group, date=in_days(10 + number))
    client = client_of(people["member"])
    client.get(LIST)

    with assertNumQueries(LIST_QUERIES):
        client.get(LIST)


def test_meeting_list_comes_in_pages(unit_client, group):
    for number in range(26):
        MeetingFactory(group=group, date=in_days(1 + number))

    assert len(listed(unit_client.get(LIST))) == 25
    assert len(listed(unit_client.get(f"{LIST}?page=2"))) == 1


# What comes next


def step_of(client, meeting):
    step = client.get(meeting.get_absolute_url()).context["next_step"]
    return step and (step.label, step.url)


def at_stage(group, stage):
    """A meeting of the group at a stage of its life."""
    if stage == "cancelled":
        return MeetingFactory(group=group, status=MeetingStatus.CANCELLED, cancelled_reason="Snow")
    if stage in MinutesStatus.values:
        status = MeetingStatus.CLOSED if stage == "approved" else MeetingStatus.HELD
        meeting = MeetingFactory(group=group, date=in_days(-7), status=status)
        MinutesFactory(meeting=meeting, status=stage)
        return meeting
    status = MeetingStatus.PLANNED if stage in ("empty", "planned") else MeetingStatus.PUBLISHED
    meeting = MeetingFactory(
        group=group, status=status, date=in_days(0) if stage == "today" else in_days(9)
    )
    if stage != "empty":
        ItemFactory(part=PartFactory(meeting=meeting))
    return meeting


@pytest.mark.parametrize(
    ("stage", "role", "label", "name"),
    [
        ("empty", "unit", "Write the agenda", "agenda_detail"),
        ("planned", "unit", "Publish the agenda", "agenda_publish"),
        ("planned", "member", "", ""),
        ("published", "unit", "Check the agenda", "agenda_detail"),
        ("published", "member", "Read the agenda", "agenda_detail"),
        ("today", "unit", "Record the meeting", "meeting_start"),
        ("today", "minute_taker", "Record the meeting", "meeting_start"),
        ("today", "member", "Read the agenda", "agenda_detail"),
        ("drafting", "unit", "Write the minutes", "minutes_detail"),
        ("drafting", "minute_taker", "Write the minutes", "minutes_detail"),
        ("drafting", "member", "", ""),
        ("drafting", "group_chair", "", ""),
        ("with_chair", "group_chair", "Check the draft minutes", "minutes_detail"),
        ("with_chair", "unit", "Circulate the minutes", "minutes_detail"),
        ("with_chair", "member", "", ""),
        ("circulated", "member", "Read the draft minutes", "minutes_detail"),
        ("approved", "member", "Read the minutes", "minutes_detail"),
    ],
)
def test_meeting_page_offers_one_next_step(client_of, people, group, stage, role, label, name):
    meeting = at_stage(group, stage)

    step = step_of(client_of(people[role]), meeting)

    assert step == (label, reverse(f"meetings:{name}", args=[meeting.pk]) if name else "")


def test_meeting_page_of_a_cancelled_meeting_has_no_next_step(unit_client, group):
    meeting = at_stage(group, "cancelled")

    response = unit_client.get(meeting.get_absolute_url())

    assert response.context["next_step"] is None
    assert "This meeting was cancelled: Snow" in response.content.decode()


def test_meeting_page_asks_for_attendance_before_minutes(unit_client, group):
    meeting = at_stage(group, "drafting")
    Attendance.objects.create(
        meeting=meeting, name_then="Ada Moss", status=AttendanceStatus.UNMARKED
    )

    assert step_of(unit_client, meeting) == (
        "Record who came",
        reverse("meetings:attendance_edit", args=[meeting.pk]),
    )


def test_meeting_page_offers_the_approval_at_the_next_meeting(unit_client, group):
    meeting = at_stage(group, "circulated")
    later = MeetingFactory(group=group, date=in_days(-1), status=MeetingStatus.HELD)
    item = ItemFactory(part=PartFactory(meeting=later), kind=ItemKind.PREVIOUS_MINUTES)

    assert step_of(unit_client, meeting) == ("Record the approval", item.get_absolute_url())


def test_meeting_page_offers_to_publish_what_changed(unit_client, unit, group):
    meeting = at_stage(group, "planned")
    agenda.publish_agenda(meeting=meeting, by=unit)
    agenda.add_item(meeting=meeting, title="Neglect", by=unit)

    label, _url = step_of(unit_client, meeting)

    assert label == "Publish the changes"


@pytest.mark.parametrize(
    ("role", "labels"),
    [
        (
            "minute_taker",
            [
                ("Planned", "done"),
                ("Agenda published", "done"),
                ("Held", "done"),
                ("Minutes drafted", "done"),
                ("With chair", "current"),
                ("Circulated", "todo"),
                ("Approved", "todo"),
            ],
        ),
        (
            "member",
            [
                ("Planned", "done"),
                ("Agenda published", "done"),
                ("Held", "current"),
                ("Minutes circulated", "todo"),
                ("Minutes approved", "todo"),
            ],
        ),
    ],
)
def test_meeting_page_shows_the_steps_that_concern_a_person(client_of, people, group, role, labels):
    meeting = at_stage(group, "with_chair")

    response = client_of(people[role]).get(meeting.get_absolute_url())

    assert [(step["label"], step["state"]) for step in response.context["steps"]] == labels


def test_meeting_page_names_the_meetings_before_and_after(unit_client, group):
    before = HeldMeetingFactory(group=group)
    meeting = MeetingFactory(group=group)
    after = MeetingFactory(group=group, date=in_days(60), kind=MeetingKind.EXTRAORDINARY)

    context = unit_client.get(meeting.get_absolute_url()).context

    assert (context["previous"], context["following"]) == (before, after)


def test_meeting_page_lists_who_is_expected_from_the_seats(client_of, people, group):
    meeting = MeetingFactory(group=group)

    response = client_of(people["member"]).get(meeting.get_absolute_url())

    names = {person["name"] for person in response.context["people"]}
    assert names == {people[role].full_name for role in ("group_chair", "minute_taker", "member")}


@pytest.mark.parametrize(
    ("role", "status", "marks"),
    [
        ("minute_taker", "drafting", "1 apology"),
        ("group_chair", "drafting", "1 apology"),
        ("member", "drafting", ""),
        ("member", "circulated", "1 apology"),
    ],
)
def test_meeting_page_tells_members_who_came_when_minutes_circulate(
    client_of, people, group, role, status, marks
):
    meeting = at_stage(group, status)
    Attendance.objects.create(
        meeting=meeting, name_then="Ada Moss", status=AttendanceStatus.APOLOGIES
    )

    response = client_of(people[role]).get(meeting.get_absolute_url())

    assert response.context["marks"] == marks


def test_meeting_add_tells_which_items_are_waiting(unit_client, group):
    cancelled = MeetingFactory(group=group, status=MeetingStatus.CANCELLED, cancelled_reason="Snow")
    item = ItemFactory(part=PartFactory(meeting=cancelled))

    response = unit_client.get(f"{reverse('meetings:meeting_add')}?group={group.pk}")

    assert response.context["waiting"] == [item]
