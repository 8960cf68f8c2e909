"""Where an action stands, who may say so, and what colour follows."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from actions import presenters, services
from actions.enums import (
    ACTION_STEPS,
    DONE,
    OUTSTANDING,
    OWNER_MAY_SET,
    RAG_WORDS,
    ActionStatus,
    DueKind,
    Rag,
)
from actions.models import Action, TrackerRules
from common.refusals import Refused, StaleVersion
from meetings.enums import MeetingStatus
from tests.factories.actions import ActionFactory, meeting_held
from tests.factories.board import PersonFactory

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate


def due_in(days):
    return {"due_kind": DueKind.DATE, "due_on": TODAY() + timedelta(days=days)}


def seen(action):
    return Action.objects.with_rag().get(pk=action.pk)


def test_every_status_has_its_row_of_steps_and_its_words():
    assert set(ACTION_STEPS) == set(ActionStatus)
    assert set(presenters.STATUS_STYLES) == set(ActionStatus)
    assert set(presenters.ARRIVAL_TITLES) == set(ActionStatus)
    assert OUTSTANDING | DONE | {ActionStatus.CANCELLED} == set(ActionStatus)
    assert set(RAG_WORDS) == set(presenters.RAG_SHAPES) == set(Rag)


def test_owner_says_where_theirs_stands(member, item):
    action = ActionFactory(agenda_item=item, owned_by=[member])

    services.update_action(
        action=action, text=" Half way. ", status=ActionStatus.IN_PROGRESS, by=member
    )

    update = action.updates.get()
    action.refresh_from_db()
    assert (action.status, update.text, update.made_by) == (
        ActionStatus.IN_PROGRESS,
        "Half way.",
        member,
    )


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        (ActionStatus.COMPLETE, "Say what was done."),
        (
            ActionStatus.NOT_STARTED,
            "Say where the action stands, or choose a new status.",
        ),
    ],
)
def test_update_without_words_is_refused(unit, item, status, sentence):
    with pytest.raises(Refused) as refusal:
        services.update_action(
            action=ActionFactory(agenda_item=item), text=" ", status=status, by=unit
        )

    assert str(refusal.value) == sentence


def test_update_by_somebody_who_does_not_own_it_is_refused(member, item):
    with pytest.raises(Refused) as refusal:
        services.update_action(
            action=ActionFactory(agenda_item=item), text="Done", status="complete", by=member
        )

    assert str(refusal.value) == (
        "Only an owner of this action, the group's chair or the unit can update it."
    )


@pytest.mark.parametrize("ownership", ["person", "organisation", "group", "all members"])
def test_every_kind_of_owner_may_update(chair, group, item, ownership):
    facts = {
        "person": {"owned_by": [chair]},
        "organisation": {"owned_by": [chair.employer]},
        "group": {"owned_by": [group]},
        "all members": {"all_members": True},
    }[ownership]
    action = ActionFactory(agenda_item=item, **facts)

    services.update_action(action=action, text="Begun", status="in_progress", by=chair)

    assert action.updates.get().text == "Begun"


@pytest.mark.parametrize("status", sorted(set(ActionStatus) - OWNER_MAY_SET))
def test_owner_cannot_close_or_cancel(member, item, status):
    action = ActionFactory(agenda_item=item, owned_by=[member], status=ActionStatus.COMPLETE)

    with pytest.raises(Refused) as refusal:
        services.update_action(action=action, text="Over", status=status, by=member)

    assert str(refusal.value) == (
        "Only the group's chair or the business unit can close or cancel an action."
    )


ASK_FOR_IT = "Only the group's chair or the business unit can reopen it."


@pytest.mark.parametrize(
    ("status", "role", "sentence"),
    [
        ("closed", "unit", "This action has been closed. Reopen it with a reason to write more."),
        ("closed", "member", f"This action has been closed. {ASK_FOR_IT}"),
        (
            "cancelled",
            "unit",
            "This action has been cancelled. Bring it back with a reason to write more.",
        ),
        ("cancelled", "member", f"This action has been cancelled. {ASK_FOR_IT}"),
    ],
)
def test_update_never_reopens_what_is_over(unit, member, item, status, role, sentence):
    action = ActionFactory(agenda_item=item, owned_by=[member], status=status)
    by = {"unit": unit, "member": member}[role]

    for to in ("not_started", "in_progress", "complete", status):
        with pytest.raises(Refused) as refusal:
            services.update_action(action=action, text="More", status=to, by=by)

        assert str(refusal.value) == sentence
    assert (seen(action).status, action.updates.count()) == (status, 0)


def test_chair_and_unit_close_what_was_claimed(unit, chair, item):
    for person in (unit, chair):
        action = ActionFactory(agenda_item=item, status=ActionStatus.COMPLETE)

        services.close_action(without_evidence=True, action=action, by=person)

        assert seen(action).status == ActionStatus.CLOSED


def test_what_nothing_shows_is_closed_only_by_saying_so(unit, item):
    action = ActionFactory(agenda_item=item, status=ActionStatus.COMPLETE)

    with pytest.raises(Refused, match="Add evidence first, or tick"):
        services.close_action(action=action, by=unit)

    assert seen(action).status == ActionStatus.COMPLETE


def test_minute_taker_cannot_close(minute_taker, item):
    with pytest.raises(Refused):
        services.close_action(
            without_evidence=True,
            action=ActionFactory(agenda_item=item, status=ActionStatus.COMPLETE),
            by=minute_taker,
        )


def test_closing_an_outstanding_action_needs_what_was_done_and_keeps_both_steps(unit, item):
    action = ActionFactory(agenda_item=item)
    with pytest.raises(Refused) as refusal:
        services.close_action(without_evidence=True, action=action, by=unit)

    services.close_action(
        without_evidence=True, action=action, text="Reported at the meeting.", by=unit
    )

    assert str(refusal.value) == "Say what was done."
    assert [(u.to_status, u.text) for u in action.updates.all()] == [
        ("closed", ""),
        ("complete", "Reported at the meeting."),
    ]


def test_send_back_needs_what_is_still_to_be_done(chair, item):
    action = ActionFactory(agenda_item=item, status=ActionStatus.COMPLETE)
    with pytest.raises(Refused) as refusal:
        services.send_back(action=action, reason="", by=chair)

    services.send_back(action=action, reason="No evidence yet.", by=chair)

    assert str(refusal.value) == "Say what is still to be done."
    assert seen(action).status == ActionStatus.IN_PROGRESS


def test_cancel_and_bring_back_need_a_reason(unit, item):
    action = ActionFactory(agenda_item=item)
    with pytest.raises(Refused) as refusal:
        services.cancel_action(action=action, reason=" ", by=unit)

    services.cancel_action(action=action, reason="Overtaken by the review.", by=unit)
    cancelled = seen(action)
    services.reinstate_action(action=action, reason="The review was stopped.", by=unit)

    assert str(refusal.value) == "Say why the action is cancelled."
    assert (cancelled.status, cancelled.rag) == (ActionStatus.CANCELLED, "")
    assert seen(action).status == ActionStatus.NOT_STARTED


@pytest.mark.parametrize(
    ("step", "status", "sentence"),
    [
        (services.close_action, ActionStatus.CLOSED, "This action has already been closed."),
        (services.cancel_action, ActionStatus.CANCELLED, "This action has already been cancelled."),
        (
            services.send_back,
            ActionStatus.IN_PROGRESS,
            "Only an action that is complete or closed can be sent back.",
        ),
        (
            services.reinstate_action,
            ActionStatus.CLOSED,
            "Only a cancelled action can be brought back.",
        ),
    ],
)
def test_a_step_that_does_not_fit_is_refused(unit, item, step, status, sentence):
    action = ActionFactory(agenda_item=item, status=status)
    reason = {} if step is services.close_action else {"reason": "Because"}

    with pytest.raises(Refused) as refusal:
        step(action=action, by=unit, **reason)

    assert str(refusal.value) == sentence


def test_two_people_cannot_take_a_step_from_the_same_version(unit, chair, item):
    mine = ActionFactory(agenda_item=item, status=ActionStatus.COMPLETE)
    theirs = Action.objects.get(pk=mine.pk)
    services.close_action(without_evidence=True, action=mine, by=unit)

    with pytest.raises(StaleVersion):
        services.send_back(action=theirs, reason="Not enough", by=chair)

    assert seen(mine).status == ActionStatus.CLOSED


def test_override_stands_until_it_is_cleared(unit, item):
    action = ActionFactory(agenda_item=item)
    services.override_rag(action=action, rag=Rag.RED, reason="Supplier withdrew.", by=unit)
    overridden = seen(action).rag

    services.clear_rag(action=action, by=unit)

    assert (overridden, seen(action).rag) == (Rag.RED, Rag.GREY)
    assert [update.text for update in action.updates.all()] == [
        "Colour follows from the date and progress again.",
        "Colour set to red: Supplier withdrew.",
    ]


def test_override_survives_progress_and_goes_with_completion(unit, item):
    action = ActionFactory(
        agenda_item=item, rag_override=Rag.RED, rag_reason="Late", rag_set_on=TODAY()
    )
    services.update_action(action=action, text="Begun", status="in_progress", by=unit)
    under_way = seen(action).rag

    services.update_action(action=action, text="Done", status="complete", by=unit)
    services.send_back(action=action, reason="Not yet", by=unit)

    assert (under_way, seen(action).rag) == (Rag.RED, Rag.AMBER)


def test_override_is_refused_without_reason_to_members_and_when_done(unit, member, item):
    action = ActionFactory(agenda_item=item, owned_by=[member])
    done = ActionFactory(agenda_item=item, status=ActionStatus.CLOSED)

    sentences = []
    for target, reason, by in [(action, " ", unit), (action, "Why", member), (done, "Why", unit)]:
        with pytest.raises(Refused) as refusal:
            services.override_rag(action=target, rag=Rag.AMBER, reason=reason, by=by)
        sentences.append(str(refusal.value))

    assert sentences == [
        "Say why the colour is set by hand.",
        "Only the group's chair or the business unit can set an action's colour.",
        "This action is closed, so its colour follows from that.",
    ]


@pytest.mark.parametrize(
    ("days", "status", "rag", "rule"),
    [
        (-1, "not_started", "red", "Red because it is 1 day past its date."),
        (-3, "in_progress", "red", "Red because it is 3 days past its date."),
        (
            0,
            "not_started",
            "amber",
            "Amber because it has not been started and is due within 14 days.",
        ),
        (
            14,
            "not_started",
            "amber",
            "Amber because it has not been started and is due within 14 days.",
        ),
        (15, "not_started", "grey", "Grey because it has not been started and is not due yet."),
        (15, "in_progress", "amber", "Amber because it is under way."),
        (-9, "complete", "green", "Green because it is complete."),
        (-9, "closed", "green", "Green because it is complete."),
        (-9, "cancelled", "", "A cancelled action has no colour."),
    ],
)
def test_colour_follows_from_date_and_progress(meeting, days, status, rag, rule):
    action = seen(ActionFactory(meeting=meeting, status=status, **due_in(days)))

    assert (action.rag, presenters.rag_rule(action, TODAY(), TrackerRules())) == (rag, rule)


def test_due_words_name_the_next_meeting_once_it_is_planned(group, meeting):
    action = ActionFactory(meeting=meeting, due_kind=DueKind.NEXT_MEETING)
    before = presenters.due_words(seen(action))
    meeting_held(group, date(2027, 1, 14), minutes=None, status=MeetingStatus.PLANNED)
    meeting_held(
        group,
        date(2026, 12, 1),
        minutes=None,
        status=MeetingStatus.CANCELLED,
        cancelled_reason="Snow",
    )

    assert (before, presenters.due_words(seen(action))) == (
        "Next meeting",
        "Next meeting (14 January 2027)",
    )


def test_due_words_of_a_date_and_of_none(meeting):
    dated = ActionFactory(meeting=meeting, due_kind=DueKind.DATE, due_on=date(2025, 10, 31))
    undated = ActionFactory(meeting=meeting)

    assert [presenters.due_words(a) for a in (seen(dated), undated)] == [
        "31 October 2025",
        "No date set",
    ]


def test_owners_words_list_them_or_say_that_there_is_none(meeting):
    holt = PersonFactory(given_name="Derek", family_name="Holt")
    pugh = PersonFactory(given_name="Gareth", family_name="Pugh")
    actions = [
        ActionFactory(meeting=meeting, owned_by=[holt, pugh]),
        ActionFactory(meeting=meeting, all_members=True),
        ActionFactory(meeting=meeting),
    ]

    assert [presenters.owners_words(action) for action in actions] == [
        "Derek Holt, Gareth Pugh",
        "All members",
        "No owner",
    ]
