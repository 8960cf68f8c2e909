"""Writing the minutes of one item: what was said, decided, asked, amended and promised."""

from datetime import timedelta

from actions import services as actions
from actions.enums import ActionStatus, DueKind
from actions.models import Action
from actions.owners import OwnerChoice
from common.history import acting
from common.refusals import Refused
from meetings.demo import days
from meetings.demo.clock import moment
from meetings.services import records

OWNERS_FROM = 10
"""Days after a meeting from which owners say where theirs stands: they have the minutes then."""


def record(sittings, meeting, row, item, by):
    """Everything that the data have for one item."""
    writer = ItemWriter(sittings, meeting, row, by)
    if item.nil:
        records.record_nil(item=row, by=by)
    if item.text.strip():
        html = sittings.words.html(item.text, meeting.date)
        records.save_discussion(item=row, html=html, expected_version=row.version, by=by)
    for decision in item.decisions:
        writer.decision(decision)
    for challenge in item.challenges:
        writer.challenge(challenge)
    for amendment in item.amendments:
        writer.amendment(amendment)
    for action in item.actions:
        writer.action(action)


class ItemWriter:
    def __init__(self, sittings, meeting, row, by):
        self.sittings, self.board, self.words = sittings, sittings.board, sittings.words
        self.meeting, self.row, self.by = meeting, row, by

    def _fill(self, text):
        return self.words.fill(text, self.meeting.date)

    def decision(self, decided):
        records.record_decision(
            item=self.row,
            by=self.by,
            text=self._fill(decided.text),
            condition=self._fill(decided.condition),
        )

    def challenge(self, asked):
        people = self.board.people
        records.record_challenge(
            item=self.row,
            by=self.by,
            asked_by=people.get(asked.by),
            asked_by_text="" if asked.by in people else asked.by,
            asked_of=people.get(asked.of),
            asked_of_text="" if asked.of in people else asked.of,
            question=self._fill(asked.question),
            answer=self._fill(asked.answer),
            satisfied=asked.satisfied,
            follow_up=self._fill(asked.follow_up),
        )

    def amendment(self, amended):
        records.record_amendment(
            item=self.row,
            by=self.by,
            meeting=self.sittings.meetings[amended.meeting],
            place=amended.place,
            text=amended.text,
            requested_by=self.board.people.get(amended.by),
        )

    def action(self, do):
        due_kind, due_on = self._due(do.due)
        action = actions.raise_action(
            agenda_item=self.row,
            text=self._fill(do.text),
            owners=[self._owner(key) for key in do.owners],
            due_kind=due_kind,
            due_on=due_on,
            priority=self.board.priorities.get(do.priority),
            by=self.by,
        )
        if do.key:
            self.words.references[do.key] = action.reference
        self._plan_updates(action, do)

    def _due(self, due):
        if due == "next":
            return DueKind.NEXT_MEETING, None
        if due is None:
            return DueKind.UNDATED, None
        return DueKind.DATE, days.working_day(self.meeting.date + timedelta(days=due))

    def _owner(self, key):
        kind, _, name = key.partition(":")
        if kind == "all":
            return OwnerChoice(all_members=True)
        if kind == "group":
            return OwnerChoice(group=self.board.groups[name])
        if kind == "org":
            return OwnerChoice(organisation=self.board.organisations[name])
        return OwnerChoice(person=self.board.people[key])

    def _plan_updates(self, action, do):
        """What owners say later happens on its own day, once members have the minutes."""
        earliest = self.meeting.date + timedelta(days=OWNERS_FROM)
        last = earliest
        for told in do.told:
            last = max(last, self.meeting.date + timedelta(days=told.days))
            self.sittings.later.append((moment(last, 15), self._update(action, told)))
        if do.override:
            on = moment(last + timedelta(days=1))
            self.sittings.later.append((on, self._override(action, *do.override)))

    def _update(self, action, told):
        def update():
            tell(action.pk, self.board.people[told.by], told, self.board.unit)

        return update

    def _override(self, action, rag, reason):
        def override():
            actions.override_rag(
                action=Action.objects.get(pk=action.pk), rag=rag, reason=reason, by=self.board.unit
            )

        return override


def tell(key, person, told, unit):
    """Record what somebody said; the unit does it for those who may not do it themselves."""
    try:
        _step(Action.objects.get(pk=key), person, told.text, told.status)
    except Refused:
        text = (
            f"{person.full_name}: {told.text}" if told.text else f"Confirmed by {person.full_name}."
        )
        _step(Action.objects.get(pk=key), unit, text, told.status)


def _step(action, by, text, status):
    with acting(by):
        _take_step(action, by, text, status)


def _take_step(action, by, text, status):
    if status == ActionStatus.CLOSED:
        actions.close_action(action=action, by=by, text=text, without_evidence=True)
    elif status == ActionStatus.CANCELLED:
        actions.cancel_action(action=action, by=by, reason=text)
    else:
        actions.update_action(action=action, by=by, text=text, status=status or action.status)
