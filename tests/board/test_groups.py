from datetime import date, time

import pytest
from django.urls import reverse
from django.utils import timezone

from board import rules
from board.models import FormerName, Group, Membership
from board.services import groups as services
from common.refusals import Refused, StaleVersion
from tests.factories.board import (
    BoardGroupFactory,
    FormerNameFactory,
    GroupFactory,
    MembershipFactory,
    OrganisationFactory,
)
from tests.factories.meetings import MeetingFactory

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
        ({"usual_start": "early"}, {"usual_start": ["Enter a real time, for example 9.30am."]}),
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
        ("2099-01-01", "A former name was given up today or earlier."),
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
    MeetingFactory(group=group, date=date(2026, 12, 4), reference="QA-2026-12")

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
    MeetingFactory(group=group, date=date(2026, 12, 4), status="cancelled", cancelled_reason="Snow")

    services.end_group(group=group, by=unit, ended_on=date(2026, 10, 30))

    assert Group.objects.get().ended_on == date(2026, 10, 30)


def test_end_of_a_group_is_undone(as_unit):
    group = GroupFactory(ended_on=date(2026, 10, 30))

    as_unit.post(reverse("board:group_resume", args=[group.pk]))

    assert Group.objects.get().ended_on is None
