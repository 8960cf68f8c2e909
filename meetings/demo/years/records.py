"""What the minutes of earlier years record beside the discussion, and what became of it."""

from datetime import timedelta

from actions.enums import ENDED, ActionStatus, DueKind
from actions.models import Action, ActionOwner, ActionUpdate
from actions.references import counter_of, reference_of
from meetings.demo import days
from meetings.demo.clock import moment
from meetings.demo.years import sentences
from meetings.enums import ChallengeStatus, Satisfied
from meetings.models import Challenge, ChallengeStep, Decision

OUTCOMES = {
    True: ((88, "closed"), (91, "cancelled"), (95, "complete"), (98, "in_progress")),
    False: ((97, "closed"), (100, "cancelled")),
}
"""Up to which share of a hundred an action came to what: of the last year before the demo, of
those before. The rest was never started. A board does not carry promises along for nine years."""


class Records:
    """Decisions, challenges and actions of one meeting."""

    def __init__(self, years, meeting, planned, wording, present):
        self.years, self.rows, self.unit = years, years.rows, years.board.unit
        self.meeting, self.planned = meeting, planned
        self.wording, self.choice, self.present = wording, wording.choice, present
        self.made = moment(meeting.date + timedelta(days=2), 15)
        self.references = []

    def of_topic(self, item, topic):
        """What one subject led to."""
        if self.choice.in_hundred(42):
            self.decision(item, topic.decided)
        if self.choice.in_hundred(38):
            self.challenge(item, topic)
        self.action(item, topic.promised)
        if self.choice.in_hundred(30):
            self.action(item, self.wording.fill("Bring figures on {noun} for {q}.", topic), 1)

    def decision(self, item, text):
        code, year = self.planned.code, self.meeting.date.year
        number = self.years.next_number(f"decision:{code}:{year}")
        prefix = "" if self.meeting.group.is_board else f"{code}-"
        self.rows.add(
            Decision,
            item=item,
            position=1,
            reference=f"D-{prefix}{year}-{number:03d}",
            text=text,
            condition=self.choice.one(["", "", "", "subject to the budget", "in principle"]),
            created_at=self.made,
            created_by=self.unit,
        )

    def challenge(self, item, topic):
        asker, answerer = self.choice.some(self.present, 2)
        satisfied = self.choice.one([Satisfied.YES, Satisfied.YES, Satisfied.PARTLY, Satisfied.NO])
        is_closed = satisfied == Satisfied.YES or self.choice.in_hundred(80)
        challenge = self.rows.add(
            Challenge,
            item=item,
            position=1,
            asked_by=asker,
            asked_of=answerer,
            question=topic.asked,
            answer=topic.answered,
            satisfied=satisfied,
            follow_up="" if satisfied == Satisfied.YES else "An answer in writing was promised.",
            status=ChallengeStatus.CLOSED if is_closed else ChallengeStatus.OPEN,
            created_at=self.made,
            created_by=self.unit,
        )
        if satisfied != Satisfied.YES:
            self._follow_up(challenge, is_closed)

    def _follow_up(self, challenge, is_closed):
        self.rows.add(
            ChallengeStep,
            challenge=challenge,
            text=self.choice.one(sentences.FOLLOWED_UP if is_closed else sentences.STILL_OPEN),
            from_status=ChallengeStatus.OPEN,
            to_status=challenge.status,
            made_at=moment(self.meeting.date + timedelta(days=self.choice.between(20, 90)), 11),
            made_by=self.unit,
        )

    # -- actions

    def action(self, item, text, position=0):
        year = self.meeting.date.year
        number = self.years.next_number(counter_of(year))
        due_kind = self.choice.one([DueKind.DATE] * 17 + [DueKind.NEXT_MEETING] * 2 + ["undated"])
        due = days.working_day(self.meeting.date + timedelta(days=self.choice.between(14, 120)))
        action = self.rows.add(
            Action,
            reference=reference_of(year, number),
            group=self.meeting.group,
            agenda_item=item,
            position=position,
            text=text,
            due_kind=due_kind,
            due_on=due if due_kind == DueKind.DATE else None,
            priority=item.priority,
            status=self._outcome(),
            released_at=moment(self.meeting.date + timedelta(days=9), 12),
            created_at=self.made,
            created_by=self.unit,
        )
        self.references.append(action.reference)
        owner = self._own(action)
        self._updates(action, owner, due)

    def _outcome(self):
        drawn = self.choice.below(100)
        for share, status in OUTCOMES[self.planned.back == 1]:
            if drawn < share:
                return ActionStatus(status)
        return ActionStatus.NOT_STARTED

    def _own(self, action):
        """Give the action its owners; returns the person who speaks for it."""
        drawn = self.choice.below(100)
        people = self.choice.some(self.present, 2 if drawn < 10 else 1)
        if drawn >= 96:
            self._owner(action, all_members=True)
        elif drawn >= 91:
            keys = self.years.board.organisations
            self._owner(action, organisation=keys[self.choice.one(list(keys))])
        elif drawn >= 87:
            self._owner(action, group=action.group)
        else:
            for position, person in enumerate(people):
                self._owner(action, position=position, person=person)
        return people[0]

    def _owner(self, action, **who):
        self.rows.add(ActionOwner, action=action, **who)

    def _updates(self, action, owner, due):
        """What was said until the action came to where it is."""
        status, at = ActionStatus.NOT_STARTED, self.meeting.date + timedelta(days=12)
        steps = _STEPS[action.status]
        for number, step in enumerate(steps):
            if step == ActionStatus.IN_PROGRESS and len(steps) > 1 and self.choice.in_hundred(45):
                continue
            at = max(at + timedelta(days=3), due - timedelta(days=20 * (len(steps) - number - 2)))
            self.rows.add(
                ActionUpdate,
                action=action,
                text=self.choice.one(_SAID[step]),
                from_status=status,
                to_status=step,
                made_at=moment(at, 10 + number),
                made_by=self.unit if step in ENDED else owner,
            )
            status = step


_STEPS = {
    ActionStatus.NOT_STARTED: (),
    ActionStatus.IN_PROGRESS: (ActionStatus.IN_PROGRESS,),
    ActionStatus.COMPLETE: (ActionStatus.IN_PROGRESS, ActionStatus.COMPLETE),
    ActionStatus.CLOSED: (ActionStatus.IN_PROGRESS, ActionStatus.COMPLETE, ActionStatus.CLOSED),
    ActionStatus.CANCELLED: (ActionStatus.CANCELLED,),
}
_SAID = {
    ActionStatus.IN_PROGRESS: sentences.UPDATES,
    ActionStatus.COMPLETE: sentences.DONE,
    ActionStatus.CLOSED: sentences.CONFIRMED,
    ActionStatus.CANCELLED: sentences.CANCELLED,
}
