"""What stands before the first item: the facts of the meeting, who came, the next meeting."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from meetings.capture.room import plain
from meetings.wordin import attendance, words
from meetings.wordin.attendance_groups import status_below
from meetings.wordin.attendance_labels import (
    LONGEST,
    label_and_list,
    lists_in,
    may_be_people,
    people_in,
    people_labelled,
)
from meetings.wordin.attendance_lists import joined, listed
from meetings.wordin.dates import days_in, times_in, without_days
from meetings.wordin.facts_table import begins_with_person, status_beside
from meetings.wordin.meeting_title import title_of
from meetings.wordin.one_line import read_one_line
from meetings.wordin.places import (
    AT,
    GATHERING,
    GLUE,
    LONG,
    is_place,
    place_before,
    place_in,
    read_next,
    rest_of,
)
from meetings.wordin.result import (
    APOLOGIES,
    IN_ATTENDANCE,
    OBSERVER,
    PRESENT,
    Attendee,
    Caution,
    MeetingFacts,
    NextMeeting,
)
from meetings.wordin.told import apologies_in

GROUP = re.compile(rf"\b(?:{GATHERING})\b", re.IGNORECASE)
STATUSES = (PRESENT, APOLOGIES, IN_ATTENDANCE, OBSERVER)


@dataclass
class Head:
    """Gathers the facts; `left` are lines that say something else. `section` is what stands above a line;
    `broken` is that of people into which the line above did not fit. `apart` are the chair and the
    minute-taker where they are named outside of the lists; so many of the facts, `early`, stand above all that
    is left."""

    meeting: MeetingFacts = field(default_factory=MeetingFacts)
    next_meeting: NextMeeting | None = None
    attendance: list[Attendee] = field(default_factory=list)
    apart: list[Attendee] = field(default_factory=list)
    facts: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    left: list = field(default_factory=list)
    cautions: list[Caution] = field(default_factory=list)
    section: str = ""
    broken: str = ""
    titles: list[str] = field(default_factory=list)
    is_labelled: bool = False
    has_said_when: bool = False
    early: int | None = None

    def read(self, line):
        """Take one line of the head."""
        for piece in lists_in(line):
            if piece.shown:
                self._read_line(piece, piece.shown)

    def _read_line(self, line, text):
        if len(text) > LONGEST:
            self.leave(line)
            return
        if self.section in STATUSES and (below := status_below(text, self.section)):
            self.section = below
            self.headings.append(text)
            return
        when = (self.meeting.date, self.meeting.start)
        is_read = self._is_read(line, text)
        self.has_said_when = when != (self.meeting.date, self.meeting.start)
        if is_read:
            label, rest = label_and_list(line, text)
            self.headings.append(label)
            self.facts.append(rest)
            self.broken = ""
        else:
            self.broken, self.section = self.section, ""
            self.leave(line)

    def leave(self, block):
        """Keep what says something else; the facts below it are not to come before it."""
        if not self.left:
            self.early = len(self.facts)
        self.left.append(block)

    def _is_read(self, line, text):
        if self._heads_people(text) or self._is_labelled(text):
            return True
        if self.section == words.NEXT and self._goes_on_next(text):
            return True
        if self.section in STATUSES and self._is_people(line):
            return True
        if self.broken in STATUSES and self._goes_on_people(line):
            return True
        return self._is_place(text) or self._is_fact(line, text)

    def _is_place(self, text):
        """Whether a line below that of the day and the time says where the meeting was."""
        if not self.has_said_when or self.meeting.venue or times_in(text) or not is_place(text):
            return False
        self.meeting.venue = AT.sub("", text).strip(" .,;")
        return True

    # -- sections --------------------------------------------------------------------------

    def _heads_people(self, text):
        found = words.status_of(text)
        if not found and self.attendance and (away := apologies_in(text)):
            self.attendance += away
            self.section = APOLOGIES
            return True
        if not found:
            return self._is_group(text)
        status, rest = found
        if rest and not may_be_people(rest):
            return False
        self.section = status
        self.add_people(rest, status)
        if absent := words.ABSENT.match(text):
            said = f"“{absent[0].strip()}” does not say whether apologies were sent."
            self.cautions.append(Caution("attendance_mark", f"{said} It was read as apologies."))
        return True

    def _is_group(self, text):
        """Whether a line names a group and the people of it."""
        if not (found := people_labelled(text, self.section)):
            return False
        self.section, people = found
        self.attendance += people
        return True

    def _is_people(self, line):
        people = people_in(line, self.section)
        self.attendance += people or []
        return people is not None

    def _goes_on_people(self, line):
        """Whether a line behind one that names nobody goes on the list: a name and more about whoever it is."""
        is_list = len(line.words.split()) <= LONG and not line.words.rstrip().endswith((".", "?"))
        people = attendance.people_of(line.words, self.broken) if is_list else []
        named = [one for one in people if attendance.looks_like_person(one.name)]
        if len(named) != 1 or len(people) != 1 or not (named[0].role or named[0].organisation):
            return False
        self.section = self.broken
        return self._is_people(line)

    def add_people(self, text, status):
        if text:
            self.attendance += listed(text, status, is_paragraph=True)

    def _is_labelled(self, text):
        is_below = self.titles and self.meeting.date and self.section not in STATUSES
        taken = words.MINUTES_LINE.match(text) if is_below else None
        if taken and begins_with_person(taken["words"]):
            return self.take(words.MINUTED_BY, taken["words"])
        plain_label = words.in_one_language(text)
        found = words.LABEL_LINE.match(text) or words.LABEL_LINE.match(plain_label)
        if not (found := found or words.NEXT_LINE.match(text)):
            return False
        label, rest = words.label_of(found["label"]), found["words"].strip()
        label = label or (words.NEXT if words.NEXT_LINE.match(text) else "")
        if label == words.NEXT:
            self.section = words.NEXT
            self.next_meeting = self.next_meeting or NextMeeting()
            return not rest or self._goes_on_next(rest)
        if self.section == words.NEXT and self._of_next(label, rest):
            return True
        self.section = ""
        return self.take(label, rest)

    def take(self, label, rest):
        """Take what a label says; whether it said anything that was understood."""
        meeting = self.meeting
        if label == words.TITLE:
            if not self._is_said_when(rest):
                self._take_title(rest)
        elif label in (words.DAY, words.TIME, words.START, words.END):
            return self._dated(rest, label) or not rest
        elif label == words.VENUE:
            meeting.venue = meeting.venue or rest.rstrip(" .")
        elif label == words.CHAIR:
            self._role_of(rest, "Chair")
        elif label == words.MINUTED_BY:
            self._role_of(rest, "Minutes")
        return True

    def _is_said_when(self, text):
        """Whether a label such as "Meeting" says when it was, too: "Meeting: 12 May 2016, 1.30pm"."""
        days = days_in(text)
        times = times_in(without_days(text, days))
        is_day = bool(days and GLUE.match(text[: days[0].start]))
        return bool(is_day or (days and times)) and self._is_dated_line(text, days, times)

    def _take_title(self, title):
        """Take a labelled title; the board above it, which no label names, stays before it."""
        above = [] if self.is_labelled or not GROUP.search(" ".join(self.titles)) else self.titles
        self.is_labelled = True
        if title:
            self.titles = [*map(title_of, above[:1]), title]

    def _role_of(self, rest, role):
        """The chair or the minute-taker, named apart; the list of those present may name them again."""
        for person in attendance.people_of(rest, IN_ATTENDANCE if role == "Minutes" else "present"):
            if role.casefold() not in person.role.casefold():
                person.role = ", ".join(filter(None, (person.role, role)))
            self.apart.append(person)

    def _dated(self, text, label):
        days = days_in(text)
        times = times_in(without_days(text, days))
        if not days and not times:
            return False
        self._take_day(days)
        if times:
            self._take_times(times, label)
        self._take_place(text, days, times)
        return True

    def _take_day(self, days):
        if days and self.meeting.date is None:
            self.meeting.date = days[0].day
            if days[0].problem:
                self.cautions.append(Caution("weekday", days[0].problem))

    def _take_times(self, times, label=""):
        meeting = self.meeting
        if label == words.END:
            meeting.end = meeting.end or times.first
            return
        meeting.start = meeting.start or times.first
        meeting.end = meeting.end or times.last
        if times.is_guessed:
            said = f"The minutes do not say whether {times.first:%-I.%M} is in the morning."
            self.cautions.append(Caution("time", f"{said} It was read as the afternoon."))

    def _take_place(self, text, days, times):
        rest = rest_of(text, days, times)
        has_hours = bool(times and (days or self.has_said_when))
        self.meeting.venue = self.meeting.venue or place_in(rest, has_hours=has_hours)

    # -- lines without a label -------------------------------------------------------------

    def _is_fact(self, line, text):
        if words.MINUTES_WORD.match(text):
            return True
        if self.meeting.date is None and (found := read_one_line(text)):
            return self._take_one_line(found)
        days = days_in(text)
        times = times_in(without_days(text, days))
        if (days or times) and self._is_dated_line(text, days, times):
            return True
        if len(text.split()) > LONG or text.endswith(".") or self.is_labelled:
            is_short = len(text.split()) <= 6 and not text.endswith(".")
            return is_short and not line.in_list and not self.left
        if not self.titles or (GROUP.search(text) and not self.attendance and len(self.titles) < 2):
            self.titles.append(text)
            return True
        return len(text.split()) <= 6 and not line.in_list and not self.left

    def _take_one_line(self, found):
        if found.title and not self.is_labelled and len(self.titles) < 2:
            self.titles.append(found.title)
        self._take_day(found.days)
        if found.times:
            self._take_times(found.times)
        self.meeting.venue = self.meeting.venue or found.venue
        return True

    def _is_dated_line(self, text, days, times):
        """ "Minutes of the Board held on Friday 19 September 2025 at 9.30am at the Town Hall" """
        start = min([*(day.start for day in days), *([times.start] if times else [])])
        before = text[:start]
        title = title_of(before)
        after, found = text[start:], days_in(text[start:])
        hours = times_in(without_days(after, found))
        rest = rest_of(after, found, hours)
        is_short = len(before.split()) <= LONG + 6 and len(rest.split()) <= LONG
        if not is_short or (self.meeting.date and days and not times):
            return False
        if title and not self.is_labelled and len(self.titles) < 2 and not GLUE.match(title):
            self.titles.append(title)
        self._take_day(days)
        if times:
            self._take_times(times)
        self.meeting.venue = self.meeting.venue or place_before(before)
        self._take_place(after, found, hours)
        return True

    # -- the next meeting ------------------------------------------------------------------

    def _of_next(self, label, rest):
        if label == words.VENUE and not self.next_meeting.venue:
            self.next_meeting.venue = rest
            return True
        return label in (words.DAY, words.TIME) and self._goes_on_next(rest)

    def _goes_on_next(self, text):
        """Whether a line below "Next meeting" is about it."""
        if len(text.split()) > LONG + 8:
            return False
        is_new = read_next(text, self.next_meeting, self.meeting.date)
        if is_new:
            return True
        has_day = self.next_meeting.date is not None
        if (
            has_day
            and not self.next_meeting.venue
            and len(text.split()) <= LONG
            and not words.PART.match(text)
        ):
            self.next_meeting.venue = AT.sub("", text).strip(" .,;")
            self.section = ""
            return True
        return False

    # -- tables of labels ------------------------------------------------------------------

    def read_row(self, cells):
        """Take a row of a table of facts: a label beside what it says, once or twice."""
        if len(cells) == 1:
            for line in cells[0].lines:
                self.read(line)
            return
        for label, value in zip(cells[::2], cells[1::2], strict=False):
            self.facts += [label.words, *(line.words for line in value.lines)]
            if words.MINUTES_WORD.match(value.words) and not words.is_label(label.words):
                for line in label.lines:
                    self.read(line)
                continue
            self._read_pair(label.words, value)
        for left in cells[len(cells) // 2 * 2 :]:
            self.left += left.lines

    def _read_pair(self, label, value):
        texts = [line.shown for line in value.lines]
        if status := status_beside(label, value):
            for text in texts:
                self.add_people(text, status)
            return
        name = words.label_of(label)
        is_taker = words.MINUTES_CELL.fullmatch(label) and begins_with_person(value.words)
        name = words.MINUTED_BY if is_taker else name
        if name == words.NEXT:
            self.section, self.next_meeting = name, self.next_meeting or NextMeeting()
            taken = [self._goes_on_next(text) for text in texts]
            self.section = ""
        else:
            taken = [self.take(name, " ".join(texts))]
        if not all(taken):
            self.left += value.lines

    # -- all of it -------------------------------------------------------------------------

    @property
    def own_names(self):
        """The words of the title, by which "the next meeting of the Board" is its own."""
        return frozenset(
            plain(part) for title in self.titles for part in (title, *title.split()[-1:])
        )

    def people(self):
        """The attendance, with the chair and the minute-taker who were also named apart joined in."""
        return joined(self.attendance, self.apart)

    def finish(self):
        """What the whole head says together."""
        shorten = (lambda title: title) if self.is_labelled else title_of
        titles = [shorten(title) or title for title in self.titles]
        titles = [title for title in dict.fromkeys(titles) if title]
        if len(titles) > 1 and titles[1].casefold() in titles[0].casefold():
            titles.pop()
        self.meeting.title = " – ".join(titles[:2])
        if self.next_meeting and not self.next_meeting.date and not self.next_meeting.venue:
            self.next_meeting = None
