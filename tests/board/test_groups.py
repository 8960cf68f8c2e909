from datetime import date, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from board import rules
from board.models import FormerName, Group, Membership
from board.presenters.groups import quorum_words
from board.services import groups as services
from common.refusals import Refused, StaleVersion
from tests.factories.board import (
    BoardGroupFactory,
    FormerNameFactory,
    GroupFactory,
    MembershipFactory,
    OrganisationFactory,
    PersonFactory,
    PriorityFactory,
    SeatFactory,
)

FORM = {
    "name": "Learning group",
    "code": "lg",
    "kind": "sub_group",
    "parent": "",
    "quorum_seats": "",
    "terms_of_reference": "",
    "terms_agreed_on": "",
    "usual_venue": "",
    "usual_start": "",
    "usual_end": "",
    "version": 1,
}


def errors_of(response):
    return dict(response.context["form"].errors)


def meeting_of(group, by, day, **values):
    """A planned meeting; the room of meetings is above this one, so it comes from the relation."""
    facts = {
        "reference": f"{group.code}-{day:%Y-%m}",
        "date": day,
        "start_time": time(9, 30),
        "end_time": time(12, 0),
        "created_by": by,
    }
    return group.meetings.create(**facts | values)


# Adding and changing


def test_unit_adds_a_group(as_unit):
    board = BoardGroupFactory()
    partner = OrganisationFactory(is_statutory_partner=True)

    as_unit.post(
        reverse("board:group_add"),
        FORM
        | {
            "parent": board.pk,
            "quorum_seats": "4",
            "quorum_organisations": [partner.pk],
            "usual_start": "9.30am",
        },
    )

    group = Group.objects.get(code="LG")
    assert (group.name, group.parent, group.quorum_seats) == ("Learning group", board, 4)
    assert (group.usual_start, list(group.quorum_organisations.all())) == (time(9, 30), [partner])


@pytest.mark.parametrize(
    ("values", "errors"),
    [
        ({"name": ""}, {"name": ["Enter the group's name."]}),
        ({"name": "PANEL"}, {"name": ["There is already a group called Panel."]}),
        ({"code": ""}, {"code": ["Enter a short code."]}),
        ({"code": "pan"}, {"code": ["Panel already has this code."]}),
        ({"code": "1"}, {"code": ["Use 2 to 8 capital letters or digits."]}),
        (
            {"kind": "board"},
            {
                "kind": [
                    "Thornmere Partnership is already at the top. "
                    "Choose another kind for this group."
                ]
            },
        ),
        ({"quorum_seats": "many"}, {"quorum_seats": ["Enter a whole number."]}),
        ({"usual_start": "early"}, {"usual_start": ["Enter a time, for example 9.30am."]}),
        (
            {"usual_start": "12:00", "usual_end": "09:00"},
            {"usual_end": ["The usual end must be after the usual start."]},
        ),
        (
            {"terms_agreed_on": "30/02/2026"},
            {"terms_agreed_on": ["Enter a real date, for example 21/11/2026."]},
        ),
    ],
)
def test_bad_input_is_said_at_its_field(as_unit, values, errors):
    BoardGroupFactory()
    GroupFactory(name="Panel", code="PAN")

    response = as_unit.post(reverse("board:group_add"), FORM | values)

    assert errors_of(response) == errors
    assert Group.objects.count() == 2


def test_parent_below_itself_is_refused_at_its_field(as_unit):
    top = GroupFactory(name="Executive", code="EX")
    middle = GroupFactory(name="Panel", parent=top)
    low = GroupFactory(name="Task group", parent=middle)

    response = as_unit.post(reverse("board:group_edit", args=[top.pk]), FORM | {"parent": low.pk})

    assert errors_of(response) == {
        "parent": ["Task group is part of this group, so it cannot stand above it."]
    }


def test_group_is_not_its_own_parent(unit):
    group = GroupFactory()

    with pytest.raises(rules.Misfit, match="cannot stand above it"):
        services.edit_group(group=group, by=unit, parent=group)


def test_renaming_keeps_the_old_name_until_today(as_unit):
    group = GroupFactory(name="Training group", code="LG")

    as_unit.post(reverse("board:group_edit", args=[group.pk]), FORM | {"keep_old_name": "on"})

    former = FormerName.objects.get()
    assert (former.name, former.until) == ("Training group", timezone.localdate())


def test_renaming_without_the_tick_keeps_no_former_name(as_unit):
    group = GroupFactory(name="Trainng group", code="LG")

    as_unit.post(reverse("board:group_edit", args=[group.pk]), FORM)

    assert FormerName.objects.count() == 0


def test_renaming_twice_a_day_keeps_the_name_of_the_morning(unit):
    group = GroupFactory(name="First")
    services.edit_group(group=group, by=unit, name="Second", keep_old_name=True)

    services.edit_group(group=group, by=unit, name="Third", keep_old_name=True)

    assert [former.name for former in group.former_names.all()] == ["First"]


def test_saving_without_a_new_name_keeps_no_former_name(unit):
    group = GroupFactory(name="First")

    services.edit_group(group=group, by=unit, name="First", keep_old_name=True)

    assert FormerName.objects.count() == 0


def test_stale_edit_is_refused(unit):
    group = GroupFactory()
    services.edit_group(group=group, by=unit, expected_version=1, usual_venue="One")

    with pytest.raises(StaleVersion):
        services.edit_group(group=group, by=unit, expected_version=1, usual_venue="Two")


def test_form_sent_twice_is_carried_out_once(as_unit):
    token = as_unit.get(reverse("board:group_add")).context["form"]["token"].value()

    for name, code in (("One", "ONE"), ("Two", "TWO")):
        as_unit.post(
            reverse("board:group_add"), FORM | {"name": name, "code": code, "token": token}
        )

    assert [group.name for group in Group.objects.all()] == ["One"]


@pytest.mark.parametrize(
    "write",
    [
        lambda by: services.add_group(by=by, name="Mine", code="MI"),
        lambda by: services.edit_group(group=GroupFactory(), by=by, name="Mine"),
        lambda by: services.end_group(group=GroupFactory(), by=by, ended_on=date(2026, 1, 1)),
        lambda by: services.resume_group(group=GroupFactory(), by=by),
        lambda by: services.add_former_name(
            group=GroupFactory(), by=by, name="Old", until=date(2020, 1, 1)
        ),
        lambda by: services.remove_former_name(former_name=FormerNameFactory(), by=by),
    ],
)
def test_member_cannot_write(member, write):
    with pytest.raises(Refused, match=r"^Only the business unit"):
        write(member)


# Former names


def test_former_name_is_added_by_hand(as_unit):
    group = GroupFactory()

    as_unit.post(
        reverse("board:former_name_add", args=[group.pk]), {"name": "Old", "until": "2020-05-01"}
    )

    assert (FormerName.objects.get().name, FormerName.objects.get().until) == (
        "Old",
        date(2020, 5, 1),
    )


@pytest.mark.parametrize(
    ("until", "sentence"),
    [
        ("", "Enter the day on which the name was given up."),
        ("2999-01-01", "A former name was given up today or earlier."),
        ("2020-01-01", "There is already a former name until 1 January 2020."),
    ],
)
def test_wrong_day_of_a_former_name_is_said_at_its_field(as_unit, until, sentence):
    former = FormerNameFactory(until=date(2020, 1, 1))

    response = as_unit.post(
        reverse("board:former_name_add", args=[former.group_id]), {"name": "Old", "until": until}
    )

    assert errors_of(response) == {"until": [sentence]}


def test_former_name_is_removed(as_unit):
    former = FormerNameFactory()

    response = as_unit.post(reverse("board:former_name_remove", args=[former.pk]))

    assert (response.url, FormerName.objects.count()) == (former.group.get_absolute_url(), 0)


# Ending


def test_ending_a_group_ends_its_memberships(as_unit):
    group = GroupFactory()
    MembershipFactory(seat__group=group)
    MembershipFactory(seat__group=group, ends_on=date(2021, 1, 1))

    as_unit.post(
        reverse("board:group_end", args=[group.pk]), {"ended_on": "2026-10-30", "version": 1}
    )

    assert Group.objects.get().ended_on == date(2026, 10, 30)
    assert [m.ends_on for m in Membership.objects.order_by("pk")] == [
        date(2026, 10, 30),
        date(2021, 1, 1),
    ]


def test_group_with_a_group_below_does_not_end(as_unit):
    group = GroupFactory()
    GroupFactory(name="Task group", parent=group)

    response = as_unit.post(
        reverse("board:group_end", args=[group.pk]), {"ended_on": "2026-10-30", "version": 1}
    )

    assert errors_of(response) == {
        "ended_on": ["Task group reports to this group. End it first, or move it."]
    }


def test_group_with_a_later_meeting_does_not_end(as_unit, unit):
    group = GroupFactory(code="QA")
    meeting_of(group, unit, date(2026, 12, 4))

    response = as_unit.post(
        reverse("board:group_end", args=[group.pk]), {"ended_on": "2026-10-30", "version": 1}
    )

    assert errors_of(response) == {
        "ended_on": [
            "QA-2026-12 is on 4 December 2026, on or after that day. "
            "Move or cancel it first, or choose a later day."
        ]
    }


def test_group_with_a_cancelled_later_meeting_ends(unit):
    group = GroupFactory()
    meeting_of(group, unit, date(2026, 12, 4), status="cancelled", cancelled_reason="Snow")

    services.end_group(group=group, by=unit, ended_on=date(2026, 10, 30))

    assert Group.objects.get().ended_on == date(2026, 10, 30)


def test_end_of_a_group_is_undone(as_unit):
    group = GroupFactory(ended_on=date(2026, 10, 30))

    as_unit.post(reverse("board:group_resume", args=[group.pk]))

    assert Group.objects.get().ended_on is None


# The chart


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
    hidden = meeting_of(group, unit, today + timedelta(days=3))
    shown = meeting_of(mine, unit, today + timedelta(days=5))
    meeting_of(mine, unit, today + timedelta(days=9), reference="later")

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
        meeting_of(group, unit, timezone.localdate())

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
    meeting = meeting_of(group, unit, day, reference="QA-MARKER")

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
    meeting_of(group, unit, timezone.localdate())

    with django_assert_num_queries(13):
        as_unit.get(group.get_absolute_url())
