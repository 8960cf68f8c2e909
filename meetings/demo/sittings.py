"""Building the meetings: each is planned, prepared, held, written up and approved on its own days."""

from datetime import timedelta

from django.core.exceptions import ObjectDoesNotExist

from board.enums import MembershipRole
from common.history import acting
from meetings.demo import days, recording, replies
from meetings.demo.clock import moment
from meetings.enums import AttendanceStatus, AttendeeKind, ItemKind, MeetingKind
from meetings.models import Meeting
from meetings.services import agenda, approval, attendance, planning, records

HELD = frozenset({"drafting", "with_chair", "circulated", "approved"})
CIRCULATED = frozenset({"circulated", "approved"})
PAPERS, PUBLISH, PREPARE, ANSWER = 14, 7, 16, 4
"""Days before the meeting: papers are due, the agenda goes out, items are put on it, people answer."""

TO_CHAIR, CIRCULATE, CORRECT = 5, 9, 10
"""Days after the meeting (`CORRECT`: before the meeting that approves the correction)."""


class Sittings:
    """The meetings of the demo year and the days on which something happens to them."""

    def __init__(self, board, words, sittings):
        self.board, self.words = board, words
        self.sittings = sorted(sittings, key=self._day)
        self.meetings = {}
        self.later = []
        for sitting in self.sittings:
            words.dates[sitting.key] = self._day(sitting)

    def _day(self, sitting):
        return self.board.day(sitting.weeks, sitting.day)

    def writer(self, sitting):
        """The group's minute-taker on the day, or else the business manager."""
        found = (
            self.board.groups[sitting.group]
            .seats.filter(memberships__role=MembershipRole.MINUTE_TAKER)
            .values_list("memberships__person", flat=True)
            .first()
        )
        people = {person.pk: person for person in self.board.people.values()}
        return people.get(found, self.board.unit)

    # -- the days

    def steps(self):
        """Pairs of moment and what happens then, for all meetings."""
        for sitting in self.sittings:
            day = self._day(sitting)
            yield moment(day - timedelta(days=PREPARE)), self._call(self._prepare, sitting)
            if sitting.stage == "cancelled":
                yield moment(day - timedelta(days=5)), self._call(self._cancel, sitting)
            elif sitting.stage != "planned":
                yield moment(day - timedelta(days=PUBLISH)), self._call(self._publish, sitting)
                yield moment(day - timedelta(days=ANSWER)), self._call(self._answer, sitting)
            if sitting.stage in HELD:
                yield moment(day, 17), self._call(self._hold, sitting)
                yield from self._steps_after(sitting, day)
            if sitting.reopened:
                approver = self._approvers(sitting)[-1]
                on = self._day(approver) - timedelta(days=CORRECT)
                yield moment(on), self._call(self._correct, sitting)

    def _steps_after(self, sitting, day):
        if sitting.stage != "drafting":
            yield moment(day + timedelta(days=TO_CHAIR)), self._call(self._to_chair, sitting)
        if sitting.stage in CIRCULATED:
            on = moment(day + timedelta(days=CIRCULATE))
            yield on, self._call(self._circulate, sitting)

    def take_later(self):
        """The steps that recording has brought up since the last call, as pairs."""
        later, self.later = self.later, []
        return later

    def _approvers(self, sitting):
        return [other for other in self.sittings if sitting.key in other.approves]

    @staticmethod
    def _call(step, sitting):
        return lambda: step(sitting)

    # -- before the meeting

    def plan_all(self):
        """The year's dates, group by group in the order of the days, as a calendar is agreed."""
        for sitting in self.sittings:
            group = self.board.groups[sitting.group]
            day = self._day(sitting)
            marking = self._marking(sitting)
            self.meetings[sitting.key] = planning.plan_meeting(
                group=group,
                by=self.board.unit,
                date=day,
                start_time=_time(sitting.starts) or group.usual_start,
                end_time=_time(sitting.ends) or group.usual_end,
                kind=MeetingKind(sitting.kind),
                title=sitting.title,
                venue=sitting.venue or group.usual_venue,
                link=sitting.link,
                paper_deadline=day - timedelta(days=PAPERS),
                minute_taker=self.writer(sitting),
                unit_notes=sitting.unit_notes,
                **marking,
            )

    def _marking(self, sitting):
        return {} if sitting.marking is None else {"marking": sitting.marking}

    def _prepare(self, sitting):
        """Put the items of the day on the agenda, in the order of the data."""
        meeting = self.meetings[sitting.key]
        ranks, rows = {}, {}
        part = None
        for rank, item in enumerate(sitting.items):
            row = find_item(meeting, item)
            if row is None:
                row = self._add_item(meeting, item, part)
            else:
                self._edit_item(row, item)
            part, ranks[row.pk], rows[rank] = row.part, rank, row
        if sitting.items:
            self._order(meeting, ranks)

    def _add_item(self, meeting, item, part):
        part = meeting.parts.filter(title=item.part).first() if item.part else part
        kind = ItemKind(item.at) if item.at in ItemKind.values else ItemKind.ORDINARY
        title = self.words.fill(item.title or item.at, meeting.date)
        return agenda.add_item(
            meeting=meeting,
            by=self.board.unit,
            title=title,
            part=part,
            kind=kind,
            **self._details(item, meeting),
        )

    def _edit_item(self, row, item):
        details = {k: v for k, v in self._details(item, row.meeting).items() if v}
        if details:
            agenda.edit_item(item=row, by=self.board.unit, expected_version=row.version, **details)

    def _details(self, item, meeting):
        return {
            "presenter": self.board.people.get(item.presenter),
            "purpose": item.purpose,
            "minutes_allotted": item.minutes,
            "priority": self.board.priorities.get(item.priority),
            "description": self.words.fill(item.about, meeting.date),
            "is_confidential": bool(item.closed_title),
            "closed_title": item.closed_title,
            "unit_notes": item.unit_notes,
        }

    def _order(self, meeting, ranks):
        """Items in the order of the data; one that the data leave out stays behind its neighbour."""
        lanes = []
        for part, keys in agenda.lanes_of(meeting):
            places, last = {}, -1.0
            for key in keys:
                last = ranks.get(key, last + 0.001)
                places[key] = last
            lanes.append((part, sorted(keys, key=places.get)))
        agenda.reorder(meeting=meeting, lanes=lanes, by=self.board.unit)

    def _cancel(self, sitting):
        planning.cancel_meeting(
            meeting=self._fresh(sitting),
            reason=sitting.cancelled,
            by=self.board.unit,
            by_mail=replies.is_recent(self.board),
        )
        replies.keep_mail()

    def _publish(self, sitting):
        agenda.publish_agenda(
            meeting=self._fresh(sitting),
            by=self.board.unit,
            by_mail=replies.is_recent(self.board),
        )
        replies.keep_mail()

    def _answer(self, sitting):
        """What those who were invited say, some days before the meeting or by now."""
        meeting = self._fresh(sitting)
        if sitting.stage in HELD:
            replies.answer_as_they_came(meeting, sitting.room, self.board.people)
        else:
            replies.answer_before(meeting)

    # -- the meeting

    def _hold(self, sitting):
        by = self.writer(sitting)
        with acting(by):
            self._take_minutes(sitting, by)

    def _take_minutes(self, sitting, by):
        planning.start_meeting(meeting=self._fresh(sitting), by=by)
        meeting = self._fresh(sitting)
        Room(self.board, meeting, sitting.room, by).fill()
        for item in sitting.items:
            recording.record(self, meeting, find_item(meeting, item), item, by)
        if sitting.stage != "drafting":
            closed = _time(sitting.closed) or _a_little_before(meeting.end_time)
            records.record_closing_time(meeting=meeting, closed_at=closed, by=by)
        for earlier, kind in sitting.approves.items():
            self._approve(self._fresh_of(earlier), meeting, kind, by)

    def _approve(self, earlier, meeting, kind, by):
        item = meeting.items.get(kind=ItemKind.PREVIOUS_MINUTES)
        approval.approve(minutes=earlier.minutes, item=item, kind=kind, by=by)

    # -- after the meeting

    def _to_chair(self, sitting):
        by = self.writer(sitting)
        with acting(by):
            approval.send_to_chair(minutes=self._fresh(sitting).minutes, by=by)

    def _circulate(self, sitting):
        approval.circulate(
            minutes=self._fresh(sitting).minutes,
            by=self.board.unit,
            by_mail=replies.is_recent(self.board),
        )
        replies.keep_mail()

    def _correct(self, sitting):
        meeting = self._fresh(sitting)
        approval.reopen(minutes=meeting.minutes, reason=sitting.reopened, by=self.board.unit)
        title, old, new = sitting.correction
        item = self._fresh(sitting).items.get(title=title)
        records.save_discussion(
            item=item,
            html=item.discussion.replace(old, new),
            expected_version=item.version,
            by=self.board.unit,
        )
        approval.circulate(minutes=self._fresh(sitting).minutes, by=self.board.unit, by_mail=False)

    # -- helpers

    def _fresh(self, sitting):
        return self._fresh_of(sitting.key)

    def _fresh_of(self, key):
        return Meeting.objects.select_related("group").get(pk=self.meetings[key].pk)


class Room:
    """Marking who came: everybody is present whom the data do not name otherwise."""

    def __init__(self, board, meeting, room, by):
        self.board, self.meeting, self.room, self.by = board, meeting, room, by

    def fill(self):
        self._mark(self.room.apologies, AttendanceStatus.APOLOGIES)
        self._mark(self.room.absent, AttendanceStatus.ABSENT)
        for member, deputy in self.room.deputies.items():
            attendance.add_deputy(
                row=self._row(member), by=self.by, person=self.board.people[deputy]
            )
        self._add(self.room.guests, AttendeeKind.IN_ATTENDANCE)
        self._add(self.room.observers, AttendeeKind.OBSERVER)
        self._times()
        self.meeting.attendances.filter(status=AttendanceStatus.UNMARKED).update(
            status=AttendanceStatus.PRESENT
        )

    def _row(self, key):
        person = self.board.people[key]
        try:
            return self.meeting.attendances.get(person=person)
        except ObjectDoesNotExist:
            raise LookupError(f"{person} has no row at {self.meeting}.") from None

    def _mark(self, keys, status):
        for key in keys:
            attendance.mark(row=self._row(key), status=status, by=self.by)

    def _add(self, keys, kind):
        for key in keys:
            attendance.add_attendee(
                meeting=self.meeting, by=self.by, kind=kind, person=self.board.people[key]
            )

    def _times(self):
        room = self.room
        for key in {**room.late, **room.left, **room.also}:
            attendance.edit_details(
                row=self._row(key),
                by=self.by,
                arrived_at=_time(room.late.get(key)),
                left_at=_time(room.left.get(key)),
                also_representing=room.also.get(key, ""),
            )


def find_item(meeting, item):
    """The row of an item: by kind, or by the title of a standing, carried or added item."""
    if item.at in ItemKind.values:
        return meeting.items.filter(kind=item.at).first()
    title = item.at or item.title
    if "{" in title:
        start = title.partition("{")[0]
        return meeting.items.filter(title__startswith=start).first()
    return meeting.items.filter(title__iexact=title).first()


def _time(text):
    return days.time_of(text) if text else None


def _a_little_before(end):
    minute = end.hour * 60 + end.minute - 10
    return end.replace(hour=minute // 60, minute=minute % 60)
