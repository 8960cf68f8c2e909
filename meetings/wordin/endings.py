"""When the meeting closed, and when the next one is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import takewhile

from meetings.wordin.dates import days_in, times_in, without_days
from meetings.wordin.lines import Line, lines_in
from meetings.wordin.places import GLUE, read_next
from meetings.wordin.result import MeetingFacts, NextMeeting
from meetings.wordin.sentences import sentences, spans
from meetings.wordin.summaries import heads
from meetings.wordin.words import CLOSED, NEXT_IN_TITLE, NEXT_LINE, NEXT_SENTENCE, is_close, is_next

MOST_WORDS = 40
"""A longer line is told in the minutes, and no fact alone."""
FEW_WORDS = 14
PLACE = re.compile(r"^(?:at|venue|location|in)\b[:\s]*", re.IGNORECASE)
ANY_NEXT = re.compile(r"\b(?:the\s+)?next\s+(?:\w+\s+){0,3}meetings?\b", re.IGNORECASE)
BRACKETS = re.compile(r"^\s*[(\[]|[)\]][\s.]*$")


@dataclass
class Endings:
    """Takes the end of the minutes into `meeting` and `next_meeting`. `open` says under which
    heading lines stand: "next", "close" or neither; `heading` is that of the next meeting until a line below it is
    read. `facts` are the lines that said it, `told` those with the
    item in which they stood, `further` the days of meetings behind the next one."""

    meeting: MeetingFacts
    next_meeting: NextMeeting | None = None
    open: str = ""
    heading: str = ""
    facts: list[str] = field(default_factory=list)
    told: list = field(default_factory=list)
    further: list = field(default_factory=list)

    def begin(self, title, shown):
        """Open the section of a title such as "Date of next meeting: …"; whether it is one."""
        found = NEXT_LINE.match(title)
        if not found and not is_close(title):
            return False
        self.open = "next" if found else "close"
        self.heading = shown if found and not found["words"].strip() else ""
        self.facts.append(shown)
        if found and found["words"].strip():
            said, closing = _without_close(found["words"].strip())
            self.take_next(said)
            self.take_close(closing)
        return True

    def heads_item(self):
        """The heading of the next meeting when the first line below it does not say when that is, so that it heads
        an item; else an empty string."""
        if self.heading and self.heading in self.facts:
            self.facts.remove(self.heading)
            return self.heading
        return ""

    def take_line(self, text):
        """Take a line that stands under a heading, or says by itself when the next meeting is."""
        if self.open and self._take_below(text):
            self.facts.append(text)
            return True
        if len(text.split()) <= MOST_WORDS:
            self.open = ""
            found = NEXT_LINE.match(text)
            if found and found["words"] and self.take_next(found["words"]):
                self.facts.append(text)
                return True
        return False

    def _take_below(self, text):
        if CLOSED.search(text):
            self._take_told(text)
            return self.take_close(text)
        return self.take_next(text) if self.open == "next" else self.take_close(text, firm=True)

    def take_row(self, title, blocks):
        """Take a row of a table whose title is "Finish" or "Next meeting"; whether it said so."""
        if not (is_close(title) or is_next(title)):
            return False
        lines = list(lines_in(blocks))
        text = " ".join(line.words for line in lines)
        if len(text.split()) > MOST_WORDS:
            return False
        taken = self.take_next(text) if is_next(title) else self.take_close(text, firm=True)
        if taken:
            self.facts += [title, *(line.shown for line in lines)]
        return taken

    def take_next(self, text):
        """Take the next meeting; of several that a text names only the first is, whatever stands of them."""
        found = self.next_meeting or NextMeeting()
        days = [each.day for each in days_in(text, near=self.meeting.date)]
        self.further += days[1:]
        is_another = bool(found.date and days and found.date != days[0])
        if found.date and (is_another or self.open != "next"):
            self.further += days[:1] if is_another else []
            return read_next(text, NextMeeting(), self.meeting.date)
        is_read = read_next(text, found, self.meeting.date)
        is_short = len(text.split()) <= FEW_WORDS and not heads(text)
        if not is_read and found.date and not found.venue and is_short:
            found.venue = PLACE.sub("", text).strip(" .,;")
            is_read = True
        if is_read:
            self.next_meeting = found
        return is_read

    def take_close(self, text, *, firm=False):
        """Take when the meeting closed; whether the text says it. `firm`: it stands under "Finish"."""
        found = CLOSED.search(text)
        if not firm and not found:
            return False
        times = times_in(_of_close(text[found.start() :]) if found else text) or times_in(text)
        if not times:
            return False
        self.meeting.closed = self.meeting.closed or times.first
        return len(text.split()) <= MOST_WORDS

    def read_told(self, drafts):
        """The end and the next meeting where they are only told in the text of an item. A line
        that says nothing else is a fact and leaves the text."""
        for draft in drafts:
            if self.next_meeting is None and (found := NEXT_IN_TITLE.match(draft.item.title)):
                self.take_next(found["words"])
            self._take_together(draft)
            self._take_listed(draft.blocks)
            for line in list(lines_in(draft.blocks)):
                if self.next_meeting is None:
                    self._take_told(line.words, draft.item.title)
                place = next((n for n, each in enumerate(draft.blocks) if each is line), None)
                if place is not None and self._is_only_end(line):
                    draft.blocks[place] = Line()
                    self.told.append((line.shown, draft.item))
                    continue
                if self.meeting.closed is None and (found := CLOSED.search(line.words)):
                    self.take_close(line.words[found.start() :])

    def _take_told(self, text, title=""):
        if self.next_meeting is None and (told := _told_next(text, title, self.meeting.date)):
            self.take_next(told)

    def _take_together(self, draft):
        """Take the next meeting where day, time and place stand in lines of their own below its title."""
        if self.next_meeting is None and _is_of_meeting(draft.item.title):
            self._take_lines(_texts(draft.blocks))

    def _take_listed(self, blocks):
        """Take the next meeting from a list or a table of days below a line such as "Future meetings (all at 10am)"."""
        for place, line in enumerate(blocks):
            words = line.words if isinstance(line, Line) else ""
            found = None if len(words.split()) > FEW_WORDS else NEXT_IN_TITLE.match(words)
            if not (found or is_next(words)) or days_in(words, near=self.meeting.date):
                continue
            below = takewhile(lambda text: days_in(text), _texts(blocks[place + 1 :]))
            if self.next_meeting is None and (listed := list(below)):
                self._take_lines([found["words"] if found else "", *listed])

    def _take_lines(self, texts):
        """Take the next meeting from lines of which some say its day, others when and where all of them are."""
        texts = list(takewhile(lambda words: not (CLOSED.search(words) or heads(words)), texts))
        near = self.meeting.date
        text = " ".join(texts)
        if len(text.split()) <= MOST_WORDS and len(days_in(text, near=near)) == 1:
            self.take_next(text)
            return
        texts = [text for text in texts if len(text.split()) <= FEW_WORDS]
        dated = [text for text in texts if days_in(text, near=near)]
        if len(dated) < 2:
            return
        first = dated[0]
        if not times_in(without_days(first, days_in(first, near=near))):
            others = [text for text in texts if text not in dated and times_in(text)]
            first = " ".join([first, *(BRACKETS.sub("", text) for text in others[:1])])
        self.take_next(first)
        self.further += [each.day for text in dated[1:] for each in days_in(text, near=near)]

    def _is_only_end(self, line):
        is_short = len(line.words.split()) <= FEW_WORDS and not line.in_list
        return bool(is_short and CLOSED.search(line.words)) and self.take_close(line.words)


def _texts(blocks):
    """The words of each line, and of each row of a table."""
    for block in blocks:
        if isinstance(block, Line):
            yield block.words
        else:
            yield from (" ".join(cell.words for cell in row if cell.words) for row in block.rows)


def _of_close(text):
    """What a text says of the end of the meeting: its first sentence, and nothing of the next meeting."""
    text = (sentences(text) or [text])[0]
    found = ANY_NEXT.search(text)
    return text[: found.start()] if found else text


def _without_close(text):
    """(what a text says of the next meeting, the sentences behind it from the one in which this one closed)."""
    start = next(
        (start for start, end in spans(text) if start and CLOSED.search(text[start:end])), None
    )
    return (text, "") if start is None else (text[:start].strip(), text[start:])


def _is_of_meeting(title):
    """Whether all below a title is about the next meeting: below "Next time" may stand what is to be done by then."""
    return is_next(title) and not title.strip().casefold().startswith("next time")


def _told_next(text, title, near):
    """What a text says of the next meeting, to its end, or an empty string. `near` is the day of this one."""
    if NEXT_LINE.match(text) or _is_of_meeting(title):
        return text
    if is_next(title):
        days = days_in(text, near=near)
        return text if days and GLUE.match(text[: days[0].start]) else ""
    if found := NEXT_SENTENCE.search(text):
        after = text[found.start() :]
        return after if days_in(after) else text
    for start, _end in spans(text):
        found = NEXT_IN_TITLE.match(text[start:])
        days = days_in(found["words"], near=near) if found else []
        if days and GLUE.match(found["words"][: days[0].start]):
            return text[start:]
    return ""
