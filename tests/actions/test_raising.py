"""Raising, changing and removing actions."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from actions import services
from actions.enums import DueKind
from actions.models import Action
from actions.owners import OwnerChoice
from common.refusals import Refused, StaleVersion
from meetings.enums import MinutesStatus
from meetings.models import AgendaItem, Minutes
from tests.factories.actions import ActionFactory, item_of, meeting_held
from tests.factories.board import GroupFactory, OrganisationFactory, PersonFactory

pytestmark = pytest.mark.django_db

UNDATED = {"due_kind": DueKind.UNDATED, "due_on": None, "priority": None}


def raise_one(item, by, **changes):
    facts = {"text": "Write a paper", "owners": [], **UNDATED, **changes}
    return services.raise_action(agenda_item=item, by=by, **facts)


def change(action, by, **changes):
    facts = {
        "text": action.text,
        "owners": [],
        "due_kind": action.due_kind,
        "due_on": action.due_on,
        "priority": None,
    }
    return services.edit_action(action=action, by=by, **(facts | changes))


def owner_words(action):
    return [str(owner) for owner in action.owners.all()]


def test_raise_action_takes_the_next_reference_of_the_meetings_year(unit, group):
    old, new = (item_of(meeting_held(group, date(year, 3, 1))) for year in (2025, 2026))

    references = [raise_one(item, unit).reference for item in (old, new, new)]

    assert references == ["A-2025-001", "A-2026-001", "A-2026-002"]


def test_raise_action_does_not_give_a_removed_reference_again(unit, group):
    item = item_of(meeting_held(group, date(2026, 3, 1), minutes=MinutesStatus.DRAFTING))
    services.remove_action(action=raise_one(item, unit), by=unit)

    assert raise_one(item, unit).reference == "A-2026-002"


def test_raise_action_keeps_every_kind_of_owner_once_and_in_order(unit, item):
    person, group, body = PersonFactory(), GroupFactory(), OrganisationFactory()
    owners = [
        OwnerChoice(organisation=body),
        OwnerChoice(person=person),
        OwnerChoice(all_members=True),
        OwnerChoice(person=person),
        OwnerChoice(group=group),
        OwnerChoice(all_members=True),
    ]

    action = raise_one(item, unit, owners=owners)

    assert owner_words(action) == [body.name, person.full_name, "All members", group.name]


def test_raise_action_without_an_owner_is_kept(unit, item):
    assert owner_words(raise_one(item, unit)) == []


def test_raise_action_refuses_an_owner_who_left_and_says_when(unit, item):
    gone = PersonFactory(given_name="Gwen", family_name="Hale", left_on=date(2026, 1, 31))

    with pytest.raises(Refused) as refusal:
        raise_one(item, unit, owners=[OwnerChoice(person=gone)])

    assert str(refusal.value) == "Gwen Hale left on 31 January 2026. Choose somebody else."
    assert Action.objects.count() == 0


def test_raise_action_accepts_an_owner_who_will_leave_later(unit, item):
    leaving = PersonFactory(left_on=timezone.localdate() + timedelta(days=1))

    action = raise_one(item, unit, owners=[OwnerChoice(person=leaving)])

    assert owner_words(action) == [leaving.full_name]


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"name": "Old panel", "ended_on": date(2025, 5, 2)}, "Old panel ended on 2 May 2025."),
    ],
)
def test_raise_action_refuses_a_group_that_ended(unit, item, facts, sentence):
    with pytest.raises(Refused) as refusal:
        raise_one(item, unit, owners=[OwnerChoice(group=GroupFactory(**facts))])

    assert str(refusal.value) == f"{sentence} Choose another owner."


def test_raise_action_refuses_an_organisation_that_closed(unit, item):
    closed = OrganisationFactory(name="Old Trust", closed_on=date(2025, 5, 2))

    with pytest.raises(Refused) as refusal:
        raise_one(item, unit, owners=[OwnerChoice(organisation=closed)])

    assert str(refusal.value) == "Old Trust closed on 2 May 2025. Choose another owner."


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"text": "  "}, "Say what is to be done."),
        (
            {"due_kind": DueKind.DATE},
            "Enter the date it is due, or choose another answer.",
        ),
        (
            {"due_kind": DueKind.DATE, "due_on": date(2026, 9, 9)},
            "The date due must be on or after the meeting, 10 September 2026.",
        ),
    ],
)
def test_raise_action_refuses_what_does_not_fit(unit, item, facts, sentence):
    with pytest.raises(Refused) as refusal:
        raise_one(item, unit, **facts)

    assert str(refusal.value) == sentence
    assert Action.objects.count() == 0


def test_raise_action_on_the_day_of_the_meeting_is_kept(unit, item):
    action = raise_one(item, unit, due_kind=DueKind.DATE, due_on=date(2026, 9, 10))

    assert action.due_on == date(2026, 9, 10)


def test_raise_action_drops_a_date_that_does_not_belong(unit, item):
    action = raise_one(item, unit, due_kind=DueKind.NEXT_MEETING, due_on=date(2026, 12, 1))

    assert action.due_on is None


@pytest.mark.parametrize("status", [MinutesStatus.DRAFTING, MinutesStatus.WITH_CHAIR])
def test_raise_action_stays_out_of_sight_until_minutes_circulate(unit, group, status):
    item = item_of(meeting_held(group, date(2026, 3, 1), minutes=status))

    assert raise_one(item, unit).released_at is None


def test_raise_action_in_circulated_minutes_is_seen_at_once(unit, item):
    assert raise_one(item, unit).released_at is not None


def test_raise_action_is_refused_once_minutes_are_approved(unit, group):
    item = item_of(meeting_held(group, date(2026, 3, 1), minutes=MinutesStatus.APPROVED))

    with pytest.raises(Refused) as refusal:
        raise_one(item, unit)

    assert str(refusal.value) == (
        "The minutes of this meeting have been approved and are locked. "
        "Reopen them to add an action."
    )


def test_raise_action_is_for_the_unit_and_the_minute_taker(unit, item, minute_taker, chair, member):
    raise_one(item, unit)
    raise_one(item, minute_taker)

    for person in (chair, member):
        with pytest.raises(Refused):
            raise_one(item, person)

    assert Action.objects.count() == 2


def test_release_actions_shows_those_that_were_hidden(unit, item):
    hidden, seen = (
        ActionFactory(agenda_item=item, released_at=None),
        ActionFactory(agenda_item=item),
    )

    assert services.release_actions(actions=[hidden, seen], by=unit) == 1
    assert Action.objects.filter(released_at__isnull=True).count() == 0


def test_release_actions_is_refused_to_a_member(member, item):
    hidden = ActionFactory(agenda_item=item, released_at=None)

    with pytest.raises(Refused):
        services.release_actions(actions=[hidden], by=member)


def test_remove_action_is_refused_once_members_have_seen_it(unit, item):
    action = ActionFactory(agenda_item=item, reference="A-2026-014")

    with pytest.raises(Refused) as refusal:
        services.remove_action(action=action, by=unit)

    assert str(refusal.value) == (
        "Members have seen A-2026-014, so it cannot be removed. Cancel it with a reason instead."
    )
    assert Action.objects.count() == 1


def test_edit_action_notes_a_new_owner_and_date_that_members_can_see(unit, item):
    holt = PersonFactory(given_name="Derek", family_name="Holt")
    action = ActionFactory(agenda_item=item)

    change(
        action,
        unit,
        owners=[OwnerChoice(person=holt)],
        due_kind=DueKind.DATE,
        due_on=date(2026, 12, 1),
        due_reason="The nurse was ill.",
    )

    assert [update.text for update in action.updates.all()] == [
        "Owner changed from “No owner” to “Derek Holt”.",
        "Due changed from “No date set” to “1 December 2026”: The nurse was ill.",
    ]


def test_edit_action_of_a_draft_leaves_no_update(unit, group):
    item = item_of(meeting_held(group, date(2026, 3, 1), minutes=MinutesStatus.DRAFTING))
    action = ActionFactory(agenda_item=item, released_at=None)

    change(action, unit, text="Write a better paper")

    action.refresh_from_db()
    assert action.text == "Write a better paper"
    assert action.updates.count() == 0


def test_edit_action_cannot_change_words_that_were_approved(unit, group):
    item = item_of(meeting_held(group, date(2026, 3, 1), minutes=MinutesStatus.APPROVED))
    action = ActionFactory(agenda_item=item, text="As minuted")

    with pytest.raises(Refused) as refusal:
        change(action, unit, text="Something else")

    assert str(refusal.value) == (
        "The minutes that record this action have been approved, so its words stand. "
        "Say what has changed in an update."
    )


def test_edit_action_keeps_an_owner_who_has_left_but_takes_no_new_one(unit, item):
    gone, also_gone = (
        PersonFactory(left_on=date(2026, 1, 1)),
        PersonFactory(left_on=date(2026, 1, 1)),
    )
    action = ActionFactory(agenda_item=item, owned_by=[gone])

    change(action, unit, owners=[OwnerChoice(person=gone)])
    with pytest.raises(Refused):
        change(action, unit, owners=[OwnerChoice(person=gone), OwnerChoice(person=also_gone)])

    assert owner_words(action) == [gone.full_name]


def test_edit_action_that_somebody_else_changed_is_stale(unit, item):
    action = ActionFactory(agenda_item=item, text="First")
    change(action, unit, text="Second")

    with pytest.raises(StaleVersion):
        change(action, unit, text="Third", expected_version=1)

    action.refresh_from_db()
    assert action.text == "Second"


def test_edit_action_is_refused_to_a_member(member, item):
    with pytest.raises(Refused):
        change(ActionFactory(agenda_item=item, owned_by=[member]), member)


# -- while the minutes go on -------------------------------------------------------------------


def opened_before(group, status, then):
    """An item as somebody's page loaded it, before its minutes went on."""
    item = item_of(meeting_held(group, date(2026, 9, 10), minutes=status))
    opened = AgendaItem.objects.select_related("meeting__minutes", "meeting__group").get(pk=item.pk)
    Minutes.objects.filter(meeting=item.meeting).update(status=then)
    return opened


def test_action_raised_as_minutes_circulate_is_shown_to_members(unit, group):
    item = opened_before(group, MinutesStatus.DRAFTING, MinutesStatus.CIRCULATED)

    assert raise_one(item, unit).released_at is not None


def test_action_raised_as_minutes_are_approved_is_refused(unit, group):
    item = opened_before(group, MinutesStatus.CIRCULATED, MinutesStatus.APPROVED)

    with pytest.raises(Refused, match="Reopen them to add an action"):
        raise_one(item, unit)


def test_action_reworded_as_minutes_are_approved_is_refused(unit, group):
    item = opened_before(group, MinutesStatus.CIRCULATED, MinutesStatus.APPROVED)
    action = ActionFactory(agenda_item=item, group=group)

    with pytest.raises(Refused, match="so its words stand"):
        change(action, unit, text="Something else")


def test_action_that_members_have_just_been_shown_is_not_removed(unit, group):
    item = opened_before(group, MinutesStatus.DRAFTING, MinutesStatus.CIRCULATED)
    action = ActionFactory(agenda_item=item, group=group, released_at=None)
    Action.objects.filter(pk=action.pk).update(released_at=timezone.now())

    with pytest.raises(Refused, match="Members have seen"):
        services.remove_action(action=action, by=unit)
