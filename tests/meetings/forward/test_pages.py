"""The pages of the forward plan: what they show to whom, and what their forms do."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertNumQueries

from board.enums import MembershipRole
from common.formats import long_date
from meetings.services import forward, planning
from tests.factories.board import GroupChairFactory, GroupFactory
from tests.factories.forward import ForwardItemFactory
from tests.factories.meetings import (
    HeldMeetingFactory,
    ItemFactory,
    MeetingFactory,
    PartFactory,
    in_days,
)
from tests.meetings.planning.conftest import seated

from .conftest import CLOSED, NOTES, TEXT

PLAN = "/forward-plan/"
BOARD_QUERIES, LIST_QUERIES = 7, 7


@pytest.fixture
def meeting(group):
    """Three hours long; its agenda takes 170 minutes."""
    meeting = MeetingFactory(group=group)
    ItemFactory(part=PartFactory(meeting=meeting), title="Long", minutes_allotted=170)
    return meeting


def url(name, *args):
    return reverse(f"meetings:{name}", args=args)


def board_of(client, group):
    return client.get(f"{PLAN}?group={group.pk}")


def columns(response):
    return {
        column.heading: [card.title for card in column.cards]
        for column in response.context["columns"]
    }


def flags(response):
    return {
        card.title: [flag.word for flag in card.flags]
        for column in response.context["columns"]
        for card in column.cards
    }


def errors(response):
    return {name: list(found) for name, found in response.context["form"].errors.items()}


# The board


def test_board_shows_each_meeting_with_what_waits_for_it(unit_client, group, meeting):
    second = MeetingFactory(group=group, date=in_days(60))
    MeetingFactory(title="Not this group's")
    ForwardItemFactory(group=group, meeting=meeting, title="Report")
    ForwardItemFactory(group=group, title="Loose")
    ForwardItemFactory(group=group, title="Gone", dropped_reason="No")
    ForwardItemFactory(title="Elsewhere")

    page = board_of(unit_client, group)

    assert columns(page) == {
        "No meeting yet": ["Loose"],
        meeting.reference: ["Report"],
        second.reference: [],
    }


def test_board_sums_minutes_against_the_length_of_the_meeting(unit_client, group, meeting):
    ForwardItemFactory(group=group, meeting=meeting, minutes_allotted=25)
    ForwardItemFactory(group=group, meeting=meeting)

    page = board_of(unit_client, group)

    column = page.context["columns"][1]
    assert (column.load.is_over, column.load.spare_text) == (True, "15 minutes over")
    assert column.load.text == (
        "3 hours 15 minutes of 3 hours: agenda 2 hours 50 minutes, waiting 25 minutes."
    )
    assert column.unknown_text == "1 item has no minutes yet."
    assert "Warning: 15 minutes over." in page.content.decode()


def test_board_flags_what_is_late(unit_client, group, meeting):
    for title, wanted in [("Past", -1), ("Today", 0), ("Before it", 29), ("In time", 30)]:
        ForwardItemFactory(group=group, meeting=meeting, title=title, wanted_on=in_days(wanted))
    ForwardItemFactory(group=group, title="Yearly", every_months=12, wanted_on=in_days(-3))

    assert flags(board_of(unit_client, group)) == {
        "Past": ["Past the day it was wanted"],
        "Today": ["Later than wanted"],
        "Before it": ["Later than wanted"],
        "In time": [],
        "Yearly": ["Past the day it was wanted", "Every year"],
    }


def test_board_says_why_a_matter_stands_without_its_meeting(unit_client, unit, group, meeting):
    held = HeldMeetingFactory(group=group)
    ForwardItemFactory(group=group, meeting=meeting, title="Snowed in")
    ForwardItemFactory(group=group, meeting=held, title="Not reached")
    following = MeetingFactory(group=group, date=in_days(60))
    planning.cancel_meeting(meeting=meeting, reason="Snow", by=unit)

    [first, second] = board_of(unit_client, group).context["columns"]

    assert {card.title: card.sent for card in first.cards} == {
        "Snowed in": f"It was meant for {meeting.reference}, which was cancelled.",
        "Not reached": f"It was meant for {held.reference}, which took place without it.",
    }
    assert first.note == (
        f"The next meeting is {following.reference} on {long_date(following.date)}."
    )
    assert second.heading == following.reference


def test_board_shows_what_a_cancelled_meeting_left_on_its_agenda(unit_client, unit, group, meeting):
    planning.cancel_meeting(meeting=meeting, reason="Snow", by=unit)

    page = board_of(unit_client, group)

    assert columns(page) == {"No meeting yet": ["Long"]}
    assert flags(page) == {"Long": ["Left by a cancelled meeting"]}
    item = meeting.items.get()
    assert url("forward_send", meeting.pk, item.pk) in page.content.decode()


def test_list_of_all_groups_tells_what_cancelled_meetings_left(unit_client, unit, group, meeting):
    GroupFactory()
    planning.cancel_meeting(meeting=meeting, reason="Snow", by=unit)

    page = unit_client.get(PLAN)

    assert page.context["stranded"] == [
        {
            "words": "1 item waits since a meeting of Quality Assurance was cancelled",
            "url": f"{PLAN}?group={group.pk}",
        }
    ]


def test_list_of_all_groups_has_what_is_wanted_first_at_the_top(unit_client, group):
    for title, wanted in [("No day", None), ("Soon", 5), ("Late", -5)]:
        day = wanted and in_days(wanted)
        ForwardItemFactory(group=GroupFactory(), title=title, wanted_on=day)

    page = unit_client.get(PLAN)

    assert [row.card.title for row in page.context["rows"]] == ["Late", "Soon", "No day"]


def test_lists_of_what_was_placed_and_dropped(unit_client, unit, group, meeting):
    placed = ForwardItemFactory(group=group, meeting=meeting, title="Placed")
    item = forward.place(entry=placed, by=unit)
    ForwardItemFactory(group=group, title="Dropped", dropped_reason="They came already")
    ForwardItemFactory(group=group, title="Waits")

    shown = {
        show: [
            (row.card.title, row.outcome, row.outcome_url)
            for row in unit_client.get(f"{PLAN}?show={show}").context["rows"]
        ]
        for show in ("placed", "dropped")
    }

    address = f"{url('agenda_detail', meeting.pk)}#item-{item.pk}"
    assert shown == {
        "placed": [("Placed", meeting.reference, address)],
        "dropped": [("Dropped", "They came already", "")],
    }


def test_group_chair_with_one_group_opens_its_board(client_of, people, group, meeting):
    ForwardItemFactory(group=group, title="Own")
    ForwardItemFactory(title="Elsewhere")

    page = client_of(people["group_chair"]).get(PLAN)

    assert columns(page) == {"No meeting yet": ["Own"], meeting.reference: []}
    assert "Elsewhere" not in page.content.decode()


def test_chair_of_two_groups_sees_both_and_no_other(client_of, group):
    second = GroupFactory(name="Second")
    person = seated(GroupChairFactory(), group, MembershipRole.CHAIR)
    seated(person, second, MembershipRole.DEPUTY_CHAIR)
    ForwardItemFactory(group=group, title="One")
    ForwardItemFactory(group=second, title="Two")
    ForwardItemFactory(title="Three")

    page = client_of(person).get(PLAN)

    assert [row.card.title for row in page.context["rows"]] == ["One", "Two"]
    assert [each.name for each in page.context["groups"]] == ["Quality Assurance", "Second"]


@pytest.mark.parametrize("query", ["group=0", "group=x", f"group={'9' * 40}", "show=other"])
def test_plan_of_nothing_is_not_found(unit_client, query):
    assert unit_client.get(f"{PLAN}?{query}").status_code == 404


def test_plan_of_a_group_that_is_not_theirs_is_not_found(client_of, people, group):
    other = GroupFactory()

    answer = client_of(people["group_chair"]).get(f"{PLAN}?group={other.pk}")

    assert answer.status_code == 404


@pytest.mark.parametrize("role", ["unit", "chair", "group_chair"])
def test_confidential_words_are_shown_to_each_role_its_own(client_of, people, group, secrets, role):
    ForwardItemFactory(group=group, title="Open title", **secrets)

    pages = [
        client_of(people[role]).get(f"{PLAN}{query}").content.decode()
        for query in ("", f"?group={group.pk}")
    ]

    expected = {CLOSED, TEXT, NOTES} if role == "unit" else {CLOSED, TEXT}
    assert [{w for w in (CLOSED, TEXT, NOTES) if w in page} for page in pages] == [expected] * 2


@pytest.mark.parametrize("role", ["chair", "group_chair"])
def test_chairs_are_offered_nothing_to_press(client_of, people, group, meeting, role):
    entry = ForwardItemFactory(group=group, meeting=meeting)

    page = board_of(client_of(people[role]), group).content.decode()

    assert f"/forward-plan/{entry.pk}/" not in page
    assert "Add an item" not in page
    assert "Put on the agenda" not in page


@pytest.mark.parametrize("count", [1, 3])
def test_board_makes_the_same_queries_for_any_number(unit_client, group, count):
    for number in range(count):
        meeting = MeetingFactory(group=group, date=in_days(10 + number))
        ForwardItemFactory(group=group, meeting=meeting)
        ForwardItemFactory(group=group)
    board_of(unit_client, group)

    with assertNumQueries(BOARD_QUERIES):
        board_of(unit_client, group)


@pytest.mark.parametrize("count", [1, 3])
def test_list_makes_the_same_queries_for_any_number(unit_client, count):
    GroupFactory()
    for _number in range(count):
        meeting = MeetingFactory()
        ForwardItemFactory(group=meeting.group, meeting=meeting)
    unit_client.get(PLAN)

    with assertNumQueries(LIST_QUERIES):
        unit_client.get(PLAN)


def test_list_comes_in_pages(unit_client, group):
    GroupFactory()
    ForwardItemFactory.create_batch(26, group=group)

    assert len(unit_client.get(PLAN).context["rows"]) == 25
    assert len(unit_client.get(f"{PLAN}?page=2").context["rows"]) == 1
