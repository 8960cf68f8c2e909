"""Earlier dates of an action, the actions it belongs to, and its colours."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from actions import past, services
from actions.enums import ActionStatus, DueKind, ProposalKind, ProposalStatus, Rag
from actions.models import Action, DueMove, RelatedAction, TrackerRules
from actions.owners import OwnerChoice
from common.refusals import StaleVersion
from tests.actions.asking import TODAY, dated, refusal, seen, told
from tests.factories.actions import ActionFactory, item_of, meeting_held
from tests.factories.board import AccountFactory, GroupFactory, PersonFactory

pytestmark = pytest.mark.django_db

# dates


def test_moving_a_date_keeps_every_earlier_one_with_its_reason(unit, item):
    action = ActionFactory(agenda_item=item, **dated(10))
    first = action.due_on

    for days, reason in [(20, "The nurse was ill"), (30, "Still ill")]:
        services.move_due(action=action, by=unit, reason=reason, **dated(days))
    services.move_due(
        action=action, by=unit, reason="No clinic", due_kind=DueKind.NEXT_MEETING, due_on=None
    )

    moves = DueMove.objects.filter(action=action)
    assert [(move.from_on, move.reason) for move in moves] == [
        (first, "The nurse was ill"),
        (TODAY() + timedelta(days=20), "Still ill"),
        (TODAY() + timedelta(days=30), "No clinic"),
    ]
    assert (action.due_kind, action.due_on, len(told(action))) == ("next_meeting", None, 3)


def test_moving_a_date_to_itself_is_refused_and_keeps_what_was_typed(client, unit, item):
    action = ActionFactory(agenda_item=item, **dated(10))
    client.force_login(unit)
    sent = {"due_kind": "date", "due_on": action.due_on.isoformat(), "reason": "The nurse is ill"}

    page = client.post(reverse("actions:action_move", args=[action.pk]), sent).content.decode()

    assert "It is due on this already: " in page
    assert "The nurse is ill" in page
    assert told(action) == []


def test_reason_of_an_undated_action_is_said_and_stands_in_its_history(client, unit, item):
    action = ActionFactory(agenda_item=item)
    client.force_login(unit)
    sent = {"due_kind": "undated", "reason": "It goes on for good"}

    page = client.post(reverse("actions:action_move", args=[action.pk]), sent, follow=True)

    assert "Why there is no date has been saved." in page.content.decode()
    assert told(action) == ["Why there is no date: It goes on for good"]
    assert Action.objects.get(pk=action.pk).undated_reason == "It goes on for good"


def test_request_for_the_date_that_an_action_has_can_still_be_accepted(unit, member, item):
    action = ActionFactory(agenda_item=item, owned_by=[member], **dated(10))
    asked = services.propose(
        action=action, kind=ProposalKind.DUE, due_on=action.due_on, reason="Ill", by=member
    )

    services.accept(proposal=asked, by=unit)

    assert (asked.status, DueMove.objects.count()) == (ProposalStatus.ACCEPTED, 0)


def test_action_put_off_to_the_next_meeting_is_due_at_the_one_after_that_day(unit, group):
    action = ActionFactory(meeting=meeting_held(group, TODAY() - timedelta(days=90)), **dated(-30))
    meeting_held(group, TODAY() - timedelta(days=40))
    coming = meeting_held(group, TODAY() + timedelta(days=20), minutes=None, status="planned")

    services.move_due(
        action=action, by=unit, reason="No figures", due_kind=DueKind.NEXT_MEETING, due_on=None
    )

    assert (seen(action).due, seen(action).rag) == (coming.date, Rag.GREY)


def test_moving_a_date_is_refused_without_reason_into_the_past_to_owners_and_when_closed(
    unit, member, item
):
    action = ActionFactory(agenda_item=item, owned_by=[member], **dated(10))
    closed = ActionFactory(agenda_item=item, status=ActionStatus.CLOSED, **dated(10))
    move = services.move_due

    sentences = [
        refusal(move, action=action, by=unit, reason=" ", **dated(20)),
        refusal(move, action=action, by=member, reason="Busy", **dated(20)),
        refusal(move, action=closed, by=unit, reason="Busy", **dated(20)),
    ]
    past_day = refusal(move, action=action, by=unit, reason="Busy", **dated(-1))

    assert sentences == [
        "Say why the date moves.",
        "Only the business unit, the group's chair and its minute-taker can change an action.",
        "This action is closed. Open it again before you change where it belongs.",
    ]
    assert "has passed. Enter a date from today on" in past_day
    assert DueMove.objects.count() == 0


# where it belongs


def test_action_that_no_meeting_raised_is_before_its_owner_at_once(client, unit, group):
    owner = AccountFactory()
    client.force_login(unit)

    answer = client.post(
        reverse("actions:action_add"),
        {
            "text": "Answer the inspectors",
            "owner_1": f"person:{owner.pk}",
            "due_kind": "undated",
            "undated_reason": "They have not said",
            "group": group.pk,
            "origin_words": "Inspection letter of 3 May 2026",
        },
    )

    action = Action.objects.get(text="Answer the inspectors")
    assert answer.url == action.get_absolute_url()
    client.force_login(owner)
    page = client.get(action.get_absolute_url()).content.decode()
    assert ("Inspection letter of 3 May 2026" in page, "They have not said" in page) == (True, True)


def test_confidential_action_by_itself_is_for_its_keepers_and_owners_by_name(unit, member, group):
    owner = PersonFactory()
    facts = {"group": group, "text": "Speak to the family", "owners": [OwnerChoice(person=owner)]}
    facts |= {"due_kind": DueKind.UNDATED, "due_on": None, "undated_reason": "Inquest"}
    action = services.raise_by_itself(
        by=unit, priority=None, origin_words="A letter", is_confidential=True, **facts
    )

    readers = {
        name: Action.objects.visible_to(person).filter(pk=action.pk).exists()
        for name, person in [("unit", unit), ("member", member)]
    }

    assert readers == {"unit": True, "member": False}


def test_action_goes_to_another_group_whose_chair_closes_it(unit, chair, group, item):
    action = ActionFactory(agenda_item=item, **dated(10))
    other = GroupFactory(name="Learning")

    same = refusal(services.hand_over, action=action, group=group, reason="Why", by=unit)
    services.hand_over(action=action, group=other, reason="It is theirs", by=chair)
    gone = refusal(services.close_action, action=action, text="Done", by=chair)

    assert same == "Quality Assurance holds this action already."
    assert told(action) == ["Handed over from Quality Assurance to Learning. It is theirs"]
    assert gone == "Only the group's chair or the business unit can close or cancel an action."


def test_part_of_an_action_becomes_one_of_its_own(unit, item):
    owner = PersonFactory()
    action = ActionFactory(agenda_item=item, text="Train and audit", **dated(10))

    part = services.split(action=action, text="Audit", owners=[OwnerChoice(person=owner)], by=unit)

    assert (part.split_from, part.agenda_item, part.due_on) == (action, item, action.due_on)
    assert (told(part), told(action)) == (
        [f"Split from {action.reference}."],
        [f"A part of it is now {part.reference}: Audit"],
    )


def test_action_goes_on_in_another_and_is_cancelled(unit, item):
    action, into = ActionFactory(agenda_item=item), ActionFactory(agenda_item=item)
    closed = ActionFactory(agenda_item=item, status=ActionStatus.CLOSED)

    itself = refusal(services.merge, action=action, into=action, by=unit)
    over = refusal(services.merge, action=action, into=closed, by=unit)
    services.merge(action=action, into=into, by=unit)

    action.refresh_from_db()
    assert itself == "An action cannot go into itself. Choose another one."
    assert over == "This action is closed. Open it again before you change where it belongs."
    assert (action.status, action.merged_into) == (ActionStatus.CANCELLED, into)


@pytest.mark.parametrize("way", ["by its item", "by itself", "in draft minutes"])
def test_merging_says_only_the_reference_of_what_members_may_not_read(
    client, unit, member, group, meeting, way
):
    into = ActionFactory(meeting=meeting, text="Ordinary work")
    if way == "by its item":
        action = ActionFactory(agenda_item=item_of(meeting, is_confidential=True), text="SECRET")
    elif way == "by itself":
        facts = {"agenda_item": None, "group": group, "origin_words": "A letter"}
        action = ActionFactory(**facts, is_confidential=True, text="SECRET")
    else:
        action = ActionFactory(meeting=meeting, released_at=None, text="SECRET")

    services.merge(action=action, into=into, by=unit)

    client.force_login(member)
    page = client.get(into.get_absolute_url()).content.decode()
    assert told(into) == [f"{action.reference} goes on here."]
    assert (f"{action.reference} goes on here." in page, "SECRET" in page) == (True, False)


def test_merging_says_the_words_that_every_member_may_read(unit, item):
    action, into = ActionFactory(agenda_item=item, text="Audit"), ActionFactory(agenda_item=item)

    services.merge(action=action, into=into, by=unit)

    assert told(into) == [f"{action.reference} goes on here: Audit"]


def test_brought_back_action_is_no_longer_part_of_another(unit, item):
    action, into = ActionFactory(agenda_item=item), ActionFactory(agenda_item=item)
    services.merge(action=action, into=into, by=unit)

    services.reinstate_action(action=action, reason="They differ", by=unit)

    action.refresh_from_db()
    assert (action.status, action.merged_into) == (ActionStatus.NOT_STARTED, None)


def test_related_actions_are_linked_once_and_unlinked_from_either(client, unit, item):
    one, two = ActionFactory(agenda_item=item), ActionFactory(agenda_item=item)
    client.force_login(unit)
    address = reverse("actions:action_relate", args=[two.pk])

    client.post(address, {"other": one.reference.lower()})
    services.relate(action=one, other=two, by=unit)
    shown = one.reference in client.get(two.get_absolute_url()).content.decode()
    linked = RelatedAction.objects.count()
    client.post(reverse("actions:action_unrelate", args=[one.pk, two.pk]))

    assert (shown, linked, RelatedAction.objects.count()) == (True, 1, 0)


def test_reference_of_an_action_that_is_not_seen_is_not_found(client, chair, item):
    action = ActionFactory(agenda_item=item)
    hidden = ActionFactory(meeting=meeting_held(GroupFactory(), date(2026, 9, 1)))
    client.force_login(chair)

    page = client.post(
        reverse("actions:action_relate", args=[action.pk]), {"other": hidden.reference}
    ).content.decode()

    assert f"There is no action {hidden.reference}." in page


def test_action_is_put_on_a_coming_agenda_and_taken_off(client, unit, group, item):
    action = ActionFactory(agenda_item=item)
    coming = meeting_held(group, TODAY() + timedelta(days=20), minutes=None, status="planned")
    place = item_of(coming, title="Neglect again")
    client.force_login(unit)

    client.post(reverse("actions:action_on_agenda", args=[action.pk]), {"agenda_item": place.pk})
    link = action.on_agendas.get()
    shown = "Neglect again" in client.get(action.get_absolute_url()).content.decode()
    client.post(reverse("actions:action_off_agenda", args=[action.pk, link.pk]))

    assert (shown, action.on_agendas.count(), len(told(action))) == (True, 0, 2)


# colours


def test_board_decides_when_colours_change(client, unit, meeting):
    soon = ActionFactory(meeting=meeting, **dated(20))
    late = ActionFactory(meeting=meeting, **dated(-3))
    before = [seen(each).rag for each in (soon, late)]
    client.force_login(unit)

    client.post(reverse("actions:tracker_rules"), {"amber_days": "30", "red_days": "5"})

    after = [seen(each).rag for each in (soon, late)]
    page = client.get(late.get_absolute_url()).content.decode()
    assert (before, after) == ([Rag.GREY, Rag.RED], [Rag.AMBER, Rag.AMBER])
    assert "Amber because it is 3 days past its date; it turns red after 5." in page


def test_two_people_who_set_the_rule_do_not_write_over_each_other(unit):
    services.set_tracker_rules(amber_days=10, red_days=0, by=unit, expected_version=1)

    with pytest.raises(StaleVersion):
        services.set_tracker_rules(amber_days=20, red_days=0, by=unit, expected_version=1)

    assert TrackerRules.objects.get().amber_days == 10


def test_colour_set_by_hand_holds_until_the_groups_next_meeting_is_over(unit, group, item):
    action = ActionFactory(agenda_item=item, **dated(90))
    services.override_rag(action=action, rag=Rag.RED, reason="Stuck", by=unit)
    Action.objects.filter(pk=action.pk).update(rag_set_on=TODAY() - timedelta(days=10))
    alone = seen(action).rag

    meeting = meeting_held(group, TODAY())
    on_the_day = seen(action).rag
    meeting.date = TODAY() - timedelta(days=1)
    meeting.save()

    assert (alone, on_the_day, seen(action).rag) == (Rag.RED, Rag.RED, Rag.GREY)


def test_colour_of_a_day_that_is_over_follows_what_was_known_then(unit, group):
    meeting = meeting_held(group, TODAY() - timedelta(days=60))
    action = ActionFactory(meeting=meeting, **dated(-30))
    services.move_due(action=action, by=unit, reason="Ill", **dated(40))
    services.update_action(action=action, by=unit, text="Begun", status="in_progress")

    def on(days):
        found = past.with_rag_on(Action.objects.all(), TODAY() - timedelta(days=days))
        return found.get(pk=action.pk).rag_then

    assert [on(61), on(55), on(40), on(10), on(0)] == [
        None,
        Rag.GREY,
        Rag.AMBER,
        Rag.RED,
        Rag.AMBER,
    ]


@pytest.mark.parametrize(
    ("before", "now", "trend"),
    [
        (None, "red", "new"),
        ("red", "amber", "better"),
        ("amber", "red", "worse"),
        ("grey", "amber", "worse"),
        ("amber", "green", "better"),
        ("red", "red", "same"),
    ],
)
def test_trend_goes_from_worst_to_best(before, now, trend):
    assert past.trend(before, now) == trend
