"""One meeting of an earlier year: its agenda, who came, and what the minutes say."""

from datetime import timedelta

from meetings.demo.clock import moment
from meetings.demo.records.earlier_topics import TOPICS
from meetings.demo.years import sentences
from meetings.demo.years.attendance import Room
from meetings.demo.years.choosing import Choice
from meetings.demo.years.records import Records
from meetings.demo.years.wording import Wording, html, listed
from meetings.enums import NIL_RETURNS, ItemKind, MeetingKind, MeetingStatus, MinutesStatus
from meetings.models import AgendaItem, AgendaPart, Amendment, Meeting, Minutes, MinutesStep

WINDOW, STEP = 16, 13
"""How many subjects a year has, and how far the window moves from year to year."""

SUBJECTS = {"BM": 8}
USUAL_SUBJECTS = 6
PAPERS, TO_CHAIR, CIRCULATED = 14, 5, 9
"""Days before or after the meeting, as in the demo year."""

STRATEGY = ("Leadership and strategy", "Performance and assurance", "Performance", "Audit", "")
CLOSING = (ItemKind.RISKS, ItemKind.AOB, ItemKind.NEXT_MEETING)


class Sitting:
    """Builds the rows of one meeting. `years` is the `EarlierYears` that it belongs to."""

    def __init__(self, years, planned, previous):
        self.years, self.planned, self.previous = years, planned, previous
        self.rows, self.unit = years.rows, years.board.unit
        self.group = years.board.groups[planned.code]
        self.choice = Choice("meeting", planned.code, planned.back, planned.number)
        self.is_cancelled = self.choice.in_hundred(4) and self._may_be_cancelled()
        self.references = []
        self.previous_item = None

    def build(self):
        self.meeting = self._meeting()
        self.subjects = self._subjects()
        room = Room(self.years.seats, self.rows, self.meeting, self.planned.code, self.choice)
        if not self.is_cancelled:
            room.fill()
        self.room = room
        people = room.present or [self.unit]
        organisations = [org.name for org in self.years.board.organisations.values()]
        self.wording = Wording(self.choice, self.meeting.date, people, organisations)
        self.records = Records(self.years, self.meeting, self.planned, self.wording, people)
        self._items()
        if not self.is_cancelled:
            self._write_minutes()
        return self

    def _may_be_cancelled(self):
        is_ordinary = self.planned.kind == MeetingKind.ORDINARY
        return is_ordinary and self.previous and not self.years.is_last(self.planned)

    # -- the meeting and its agenda

    def _meeting(self):
        planned, group = self.planned, self.group
        number = self.years.next_number(f"meeting:{planned.code}:{planned.date.year}")
        special = planned.kind == MeetingKind.EXTRAORDINARY
        return self.rows.add(
            Meeting,
            group=group,
            reference=f"{planned.code}-{planned.date.year}-{number:02d}",
            kind=planned.kind,
            title=self._all_subjects()[0].title if special else "",
            status=MeetingStatus.CANCELLED if self.is_cancelled else self._status(),
            date=planned.date,
            start_time=group.usual_start,
            end_time=group.usual_end,
            closed_at=None if self.is_cancelled else _a_little_before(group.usual_end),
            venue=group.usual_venue,
            paper_deadline=planned.date - timedelta(days=PAPERS),
            marking=self.years.marking,
            minute_taker=self._minute_taker(),
            cancelled_reason=self.choice.one(sentences.REASONS) if self.is_cancelled else "",
            created_at=self.years.agreed_at(planned),
            created_by=self.unit,
        )

    def _status(self):
        return MeetingStatus.HELD if self.years.is_last(self.planned) else MeetingStatus.CLOSED

    def _minute_taker(self):
        holdings = self.years.seats.on(self.planned.code, self.planned.date)
        takers = [held.person for _seat, held in holdings if held.role == "minute_taker"]
        return takers[0] if takers else self.unit

    def _all_subjects(self):
        first = self.planned.back * STEP
        return [TOPICS[(first + place) % len(TOPICS)] for place in range(WINDOW)]

    def _subjects(self):
        if self.planned.kind == MeetingKind.EXTRAORDINARY:
            return self._all_subjects()[:1]
        number = SUBJECTS.get(self.planned.code, USUAL_SUBJECTS)
        return self.choice.some(self._all_subjects(), number)

    def _items(self):
        """The standing items, with the day's subjects where the group has them."""
        lines = self.years.standing[self.planned.code]
        parts = {}
        for line in lines:
            if line.part_title not in parts:
                parts[line.part_title] = self._part(line.part_title, len(parts) + 1)
        self._positions = dict.fromkeys(parts, 0)
        home = next((title for title in STRATEGY if title in parts), next(iter(parts)))
        waiting = list(self.subjects)
        for line in lines:
            if waiting and line.part_title == home and line.kind in CLOSING:
                waiting = self._topics(parts, home, waiting)
            self._standing(line, parts[line.part_title])
        if waiting:
            self._topics(parts, home, waiting)

    def _topics(self, parts, home, waiting):
        for topic in waiting:
            self._topic(topic, parts[home])
        return []

    def _part(self, title, position):
        return self.rows.add(AgendaPart, meeting=self.meeting, title=title, position=position)

    def _item(self, part, **values):
        self._positions[part.title] += 1
        return self.rows.add(
            AgendaItem,
            meeting=self.meeting,
            part=part,
            position=self._positions[part.title],
            **values,
        )

    # -- what was said

    def _standing(self, line, part):
        item = self._item(
            part,
            kind=line.kind,
            title=line.title,
            purpose=line.purpose,
            minutes_allotted=line.minutes_allotted,
            presenter=line.presenter if self.planned.back == 1 else None,
            standing_item=line,
        )
        if item.kind == ItemKind.PREVIOUS_MINUTES:
            self.previous_item = item
        if not self.is_cancelled:
            said = getattr(self, f"_say_{item.kind}")(item)
            item.discussion = said
            item.nil_return = (
                "" if said or item.kind == ItemKind.PREVIOUS_MINUTES else (NIL_RETURNS[item.kind])
            )

    def _topic(self, topic, part):
        is_confidential = self.planned.code in ("BM", "EX", "PR") and self.choice.in_hundred(7)
        wording = self.wording
        who = self.choice.one(wording.people)
        item = self._item(
            part,
            title=topic.title,
            purpose=self.choice.one(["decision", "discussion", "assurance", "information"]),
            minutes_allotted=self.choice.one([10, 10, 15, 20]),
            presenter=None if self.is_cancelled else who,
            priority=self.years.priority(self.meeting.date, self.choice),
            is_confidential=is_confidential,
        )
        if is_confidential:
            item.title = "Confidential item"
            item.closed_title = wording.say(sentences.CLOSED_TITLES)
        else:
            item.title = f"{topic.title}: {self.choice.one(sentences.ASPECTS)}"
        if not self.is_cancelled:
            item.discussion = wording.topic(topic, who)
            self.records.of_topic(item, topic)

    def _say_ordinary(self, item):
        who = self.choice.one(self.wording.people)
        return self.wording.report(self.choice.one(self._all_subjects()), who)

    def _say_apologies(self, item):
        room = self.room
        said = f"{self.wording.people[0].full_name} welcomed members and opened the meeting."
        if room.apologies:
            said += f" Apologies came from {listed([each.full_name for each in room.apologies])}."
        return html([said])

    def _say_declarations(self, item):
        return ""

    def _say_previous_minutes(self, item):
        if self.previous and self.choice.in_hundred(12):
            place, text = self.choice.one(sentences.AMENDMENTS)
            self.rows.add(
                Amendment,
                item=item,
                meeting=self.previous.meeting,
                place=place,
                text=self.wording.fill(text),
                requested_by=self.choice.one(self.wording.people),
                position=1,
                created_at=self.records.made,
                created_by=self.unit,
            )
            self.previous.was_amended = True
        return ""

    def _say_matters_arising(self, item):
        references = self.previous.references if self.previous else []
        return self.wording.arising(self.choice.some(references, 4))

    def _say_action_tracker(self, item):
        return self._say_matters_arising(item)

    def _say_voice(self, item):
        said = html([self.wording.say(sentences.VOICE, self.choice.one(self._all_subjects()))])
        if self.choice.in_hundred(45):
            self.records.action(item, "Tell the children who spoke what came of it.")
        return said

    def _say_risks(self, item):
        if self.choice.in_hundred(60):
            return ""
        return html([self.wording.say(sentences.RISKS, self.choice.one(self._all_subjects()))])

    def _say_aob(self, item):
        if self.choice.in_hundred(40):
            return ""
        if self.choice.in_hundred(30):
            self.records.action(item, "Put the matter on the agenda of the next meeting.")
        return html([self.wording.say(sentences.CLOSING)])

    def _say_next_meeting(self, item):
        return html(["Members noted the date, which is at the end of these minutes."])

    # -- the minutes

    was_amended = False

    def _write_minutes(self):
        self.references = self.records.references
        is_last = self.years.is_last(self.planned)
        self.minutes = self.rows.add(
            Minutes,
            meeting=self.meeting,
            status=MinutesStatus.CIRCULATED if is_last else MinutesStatus.APPROVED,
        )
        self._step(MinutesStatus.DRAFTING, MinutesStatus.WITH_CHAIR, TO_CHAIR)
        self._step(MinutesStatus.WITH_CHAIR, MinutesStatus.CIRCULATED, CIRCULATED)

    def _step(self, before, after, after_days):
        self.rows.add(
            MinutesStep,
            minutes=self.minutes,
            from_status=before,
            to_status=after,
            made_at=moment(self.meeting.date + timedelta(days=after_days), 12),
            made_by=self.unit,
        )


def _a_little_before(end):
    return end.replace(hour=end.hour - 1, minute=55)
