"""The chart of groups and a group's page."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from board.presenters.groups import quorum_words
from tests.factories.board import (
    BoardGroupFactory,
    FormerNameFactory,
    GroupFactory,
    MembershipFactory,
    PersonFactory,
    PriorityFactory,
    SeatFactory,
)
from tests.factories.meetings import MeetingFactory


def test_chart_is_the_tree_with_the_board_first(as_member, profile):
    other = GroupFactory(name="A group of its own")
    board = BoardGroupFactory()
    panel = GroupFactory(name="Panel", parent=board)
    executive = GroupFactory(name="Executive", kind="executive", parent=board)
    task = GroupFactory(name="Task group", parent=panel)
    GroupFactory(name="Ended", parent=board, ended_on=date(2020, 1, 1))

    context = as_member.get(reverse("board:group_list")).context

    tree = [
        (n.group, [(c.group, [t.group for t in c.children]) for c in n.children])
        for n in context["roots"]
    ]
    assert tree == [(board, [(executive, []), (panel, [task])]), (other, [])]
    assert context["levels"] == 3


def test_group_below_an_ended_one_stands_at_the_top(as_member, profile):
    ended = GroupFactory(ended_on=date(2020, 1, 1))
    group = GroupFactory(parent=ended)

    context = as_member.get(reverse("board:group_list")).context

    assert [node.group for node in context["roots"]] == [group]
    assert list(context["ended"]) == [ended]


def test_box_tells_kind_chair_and_members(as_member, profile):
    board = BoardGroupFactory()
    chair = MembershipFactory(seat__group=board, role="chair").person
    MembershipFactory(seat__group=board)
    MembershipFactory(seat__group=board, role="adviser")
    MembershipFactory(seat__group=board, ends_on=date(2021, 1, 1))
    MembershipFactory(seat__group=board, person=chair)

    (node,) = as_member.get(reverse("board:group_list")).context["roots"]

    assert (node.kind, node.chair, node.members) == ("Partnership", chair, "2 members")


def test_box_shows_the_next_meeting_only_to_those_who_may_see_it(as_unit, as_member, unit, member):
    today = timezone.localdate()
    group = GroupFactory()
    mine = GroupFactory()
    MembershipFactory(seat__group=mine, person=member)
    hidden = MeetingFactory(group=group, date=today + timedelta(days=3))
    shown = MeetingFactory(group=mine, date=today + timedelta(days=5))
    MeetingFactory(group=mine, date=today + timedelta(days=9))

    seen_by_unit = [n.meeting for n in as_unit.get(reverse("board:group_list")).context["roots"]]
    seen_by_member = [
        n.meeting for n in as_member.get(reverse("board:group_list")).context["roots"]
    ]

    assert (seen_by_unit, seen_by_member) == ([hidden, shown], [None, shown])


@pytest.mark.parametrize("count", [1, 3])
def test_chart_takes_the_same_queries_however_large(
    as_unit, unit, profile, count, django_assert_num_queries
):
    board = BoardGroupFactory()
    for group in GroupFactory.create_batch(count, parent=board):
        MembershipFactory(seat__group=group, role="chair")
        MeetingFactory(group=group, date=timezone.localdate())

    with django_assert_num_queries(7):
        as_unit.get(reverse("board:group_list"))


# A group's page


def holders(page):
    return [(line.seat.title, [h.person.family_name for h in line.holders]) for line in page.seats]


def page_on(client, group, on=""):
    return client.get(group.get_absolute_url(), {"on": on} if on else {}).context["page"]


def test_page_shows_the_members_of_any_date(as_member):
    group = GroupFactory()
    seat = SeatFactory(group=group, title="Police", position=1)
    SeatFactory(group=group, title="Health", position=2)
    closed = SeatFactory(group=group, title="Courts", position=3, closed_on=date(2024, 1, 1))
    MembershipFactory(seat=seat, person__family_name="First", ends_on=date(2023, 12, 31))
    MembershipFactory(seat=seat, person__family_name="Second", starts_on=date(2024, 1, 1))
    MembershipFactory(seat=closed, person__family_name="Judge", ends_on=date(2023, 12, 31))

    then, now = page_on(as_member, group, "2023-12-31"), page_on(as_member, group)

    assert holders(then) == [("Police", ["First"]), ("Health", []), ("Courts", ["Judge"])]
    assert holders(now) == [("Police", ["Second"]), ("Health", [])]
    assert (then.membership_heading, now.membership_heading) == (
        "Members on 31 December 2023",
        "Members today",
    )
    assert now.filled == "1 seat filled"


def test_page_says_what_the_group_was_called_then(as_member):
    group = GroupFactory(name="Learning group")
    FormerNameFactory(group=group, name="Training group", until=date(2024, 1, 1))

    page = page_on(as_member, group, "2023-06-01")

    assert (page.name_then, page.was_called_otherwise) == ("Training group", True)


@pytest.mark.parametrize("on", ["yesterday", "2026-02-31", "31/12/2023"])
def test_page_with_a_wrong_date_says_so_and_shows_today(as_member, on):
    context = as_member.get(GroupFactory().get_absolute_url(), {"on": on}).context

    assert (context["date_error"], context["page"].is_today) == (
        "Enter a real date, for example 21/11/2026.",
        True,
    )


def test_page_puts_the_chair_first_and_deputies_last(as_member):
    seat = SeatFactory()
    MembershipFactory(seat=seat, role="named_deputy", person__family_name="Deputy")
    MembershipFactory(seat=seat, role="member", person__family_name="Member")
    MembershipFactory(seat=seat, role="chair", person__family_name="Chair")

    page = page_on(as_member, seat.group)

    assert holders(page) == [(seat.title, ["Chair", "Member", "Deputy"])]


def test_page_lists_only_meetings_one_may_see(as_unit, as_member, unit):
    group = GroupFactory(code="QA")
    day = timezone.localdate() + timedelta(days=3)
    meeting = MeetingFactory(group=group, date=day, reference="QA-MARKER")

    unit_page = as_unit.get(group.get_absolute_url())
    member_page = as_member.get(group.get_absolute_url())

    assert list(unit_page.context["coming"]) == [meeting]
    assert (list(member_page.context["coming"]), b"QA-MARKER" in member_page.content) == ([], False)


def test_page_lists_priorities_and_groups_below(as_member):
    group = GroupFactory()
    priority = PriorityFactory(lead_group=group)
    child = GroupFactory(parent=group)

    context = as_member.get(group.get_absolute_url()).context

    assert (list(context["priorities"]), list(context["children"])) == ([priority], [child])


@pytest.mark.parametrize(
    ("seats", "organisations", "words"),
    [
        (None, [], ""),
        (1, [], "At least 1 seat is filled on the day, by members or their deputies."),
        (6, [], "At least 6 seats are filled on the day, by members or their deputies."),
        (None, ["Council"], "Somebody is there from Council."),
        (
            6,
            ["Council", "Health", "Police"],
            "At least 6 seats are filled on the day, by members or their deputies, "
            "with somebody there from Council, Health and Police.",
        ),
    ],
)
def test_quorum_is_said_in_words(seats, organisations, words):
    assert quorum_words(seats, organisations) == words


@pytest.mark.parametrize("count", [1, 3])
def test_page_takes_the_same_queries_however_many_seats(
    as_unit, unit, profile, count, django_assert_num_queries
):
    group = GroupFactory(parent=GroupFactory())
    for seat in SeatFactory.create_batch(count, group=group):
        MembershipFactory(seat=seat, person=PersonFactory())
        PriorityFactory(lead_group=group)
    MeetingFactory(group=group, date=timezone.localdate())

    with django_assert_num_queries(12):
        as_unit.get(group.get_absolute_url())


@pytest.mark.parametrize(
    ("who", "query", "offered"),
    [
        ("as_unit", {}, (True, False, False)),
        ("as_unit", {"change": "seats"}, (False, True, True)),
        ("as_unit", {"change": "seats", "on": "2024-01-01"}, (False, False, True)),
        ("as_member", {}, (False, False, False)),
        ("as_member", {"change": "seats"}, (False, False, False)),
    ],
)
def test_seats_are_changed_in_a_view_that_the_unit_asks_for(request, who, query, offered):
    membership = MembershipFactory(starts_on=date(2023, 1, 1))
    seat = membership.seat
    client = request.getfixturevalue(who)

    page = client.get(seat.group.get_absolute_url(), query).content.decode()

    shown = (
        "Change the seats" in page,
        reverse("board:seat_move", args=[seat.pk]) in page,
        reverse("board:membership_end", args=[membership.pk]) in page,
    )
    assert shown == offered
