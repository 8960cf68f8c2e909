"""Lines of the file that were read as facts and whose words nothing else says: they become discussion.

Only headings of columns that are repeated, or name nothing but columns, and page numbers stay out; they
are kept apart, for whoever checks the minutes.
"""

from __future__ import annotations

import re
from itertools import pairwise

from common.formats import month_number
from common.richtext import words_of
from common.richtext.document import Run
from meetings.wordin.attendance import TITLES
from meetings.wordin.dates import WITHOUT_YEAR, days_in, times_in
from meetings.wordin.lines import Line, as_html
from meetings.wordin.result import RECORDS, Item
from meetings.wordin.words import (
    IN_ANOTHER_LANGUAGE,
    LABEL_LINE,
    NEXT_LINE,
    STATUS_OF,
    in_one_language,
)

WORD = re.compile(r"\w+(?:['’]\w+)*")
PHRASES = re.compile(r"[.,;:?!&()\[\]–—|/\t\0\n“”\"]+|\s-\s|\s{2,}")
PAGE = re.compile(
    r"^\W*(?:page\s+)?(?P<number>\d{1,3})(?:\s*(?:of|/)\s*\d{1,3})?(?:\s*\|?\s*page)?\W*$",
    re.IGNORECASE,
)
NUMBERED_MARK = re.compile(
    r"^\W*(?:(?:actions?|ap|decisions?|challenge|question|answer|response|q|a)\s?(?:points?\s)?"
    r"(?:[a-z](?=\d))?[\d./]+|ap(?=\s?:)"
    r"|(?:actions?\s+(?-i:[A-Z]{1,5})[\s/-]?|(?-i:[A-Z]{1,5})[/-])\d{1,4}[./-]\d{1,4})",
    re.IGNORECASE,
)
DEPUTY_CAME = re.compile(
    r"\b(?:attend(?:ed|ing)|came)\s+(?:on\s+(?:his|her|their)\s+behalf|in\s+(?:his|her|their)\s+place|for\s+(?:him"
    r"|her|them)|instead)\b|(?<=:\s)Attended(?=\s*[(–—,-])"
    r"|(?<=\bdeputy\b)(?P<who>:?\s+(?:[A-Z][\w.'’-]*\s+){1,5})attended\b"
)
""" "Ros Penn attended on his behalf", "deputy Ros Penn attended", "Ann Orr: Attended (minutes)": the list
says who came, and who is a deputy of whom."""
BEFORE_MARK = re.compile(rf"^\W*{IN_ANOTHER_LANGUAGE}", re.IGNORECASE)
SAID_BY_THE_FORM = TITLES | frozenset(
    (
        "minutes", "minute", "minuted", "notes", "note", "of", "the", "a", "an", "at", "on", "in", "by", "for",
        "from", "to", "and", "meeting", "meetings", "date", "dates", "day", "time", "times", "venue", "location",
        "place", "held", "start", "started", "end", "finish", "finished", "close", "closed", "ended", "next",
        "future", "forthcoming", "via", "took", "action", "actions", "agreed", "point", "points", "required",
        "decision", "decisions", "made", "taken", "taker", "decided", "resolved", "amendment", "amendments",
        "challenge", "challenges", "response", "answer", "question", "reply", "q", "a", "update", "updates", "log",
        "that", "owner", "owners", "lead", "due", "when", "whom", "part", "section", "item", "items", "number", "no",
        "reference", "present", "apologies", "apology", "absence", "absent", "received", "attendance", "attendees",
        "observer", "observers", "chair", "chaired", "chairman", "chairperson", "clerk", "secretary", "subject",
        "title", "name", "was", "were", "it", "be", "is", "also", "representing", "deputising", "deputizing",
        "deputy", "deputised", "deputized", "represented", "substituted", "cont", "cont'd", "cont’d", "continued",
        "timescale", "timescales", "deadline", "responsible", "where", "who",
        "starting", "starts", "commencing", "commences", "commenced", "began", "begins", "finishing", "finishes",
        "ending", "ends", "concluded", "behalf", "attending", "substitute", "substituting", "vice",
    )
)  # fmt: skip
"""Words of labels and marks, which the structure says in its own way."""


LONGEST_LINE = 1500
LONGEST_STRETCH = 60
"""So many words are compared at once, so that no line takes long."""


def tokens(text):
    return [word.casefold() for word in WORD.findall(text)]


def without_page_numbers(blocks):
    """(blocks, words): the body without paragraphs that only number a page."""
    lines = [
        (block, found)
        for block in blocks
        if isinstance(block, Line) and not block.in_list and (found := PAGE.match(block.shown))
    ]
    bare = [int(found["number"]) for _, found in lines if not _says_page(found)]
    is_running = len(bare) > 1 and all(b == a + 1 for a, b in pairwise(bare))
    pages = [block for block, found in lines if _says_page(found) or is_running]
    places = {id(block) for block in pages}
    return [each for each in blocks if id(each) not in places], [each.shown for each in pages]


def _says_page(found):
    return "page" in found[0].casefold()


def place_strays(result, told):
    """Put each of the lines `told`, pairs of words and the item nearest to them, into the text of that
    item unless the result says it already. An item of None is the first."""
    said = Said(result)
    seen, before = set(), []
    for words, item in told:
        if words in seen or said.says(words):
            continue
        seen.add(words)
        if not result.items:
            result.items.append(Item())
        html = as_html([Line([Run(" ".join(words.split()))])])
        if item is None:
            before.append(html)
        else:
            item.text = f"{item.text}{html}"
        said.add(words)
    if before:
        first = result.items[0]
        first.text = f"{''.join(before)}{first.text}"


class Said:
    """All that the structure says, as it is printed."""

    def __init__(self, result):
        self.stream = " \n ".join(" ".join(tokens(text)) for text in _texts(result))
        self.stream = f" {self.stream} "
        self.free = SAID_BY_THE_FORM | set(_initials(result))
        self.days, self.times = days_and_times(result)
        self.given = {one.name.casefold() for one in result.attendance if " " not in one.name}

    def add(self, words):
        self.stream += f"\n {' '.join(tokens(words))} "

    def says(self, words):
        """Whether each phrase of a line is there, in as few stretches as may be."""
        words, named = _without_days_and_times(_without_label(words), self.days, self.times)
        return all(f" {' '.join(tokens(each))} " in self.stream for each in named) and all(
            self._has(phrase) for phrase in PHRASES.split(words)
        )

    def _has(self, phrase):
        left = tokens(phrase)
        if left and not set(left) - self.given - {"and"}:
            return True
        allowed = 1 + len(left) // 4
        while left and self._is_free(left[0]):
            left.pop(0)
        while left:
            count = self._stretch(left)
            if not count and not self._is_free(left[0]):
                return False
            if not all(map(self._is_free, left[:count])):
                allowed -= 1
            left = left[count or 1 :]
        return allowed >= 0

    def _stretch(self, words):
        """How many of the first words stand there one after another."""
        count = min(len(words), LONGEST_STRETCH)
        while count and f" {' '.join(words[:count])} " not in self.stream:
            count -= 1
        return count

    def _is_free(self, word):
        return word in self.free or (word.isdecimal() and len(word) < 3)


def _without_label(words):
    words = BEFORE_MARK.sub("", in_one_language(words), count=1)
    for labelled in (LABEL_LINE, NEXT_LINE, STATUS_OF):
        if found := labelled.match(words):
            words = found["words"]
    words = DEPUTY_CAME.sub(lambda found: found["who"] or "", words)
    return NUMBERED_MARK.sub("", words, count=1)


def _without_days_and_times(words, known_days, known_times):
    """(the words without days and times of the clock, those that the facts do not say as well)

    A line of thousands of letters is taken in pieces.
    """
    left, named = [], []
    while len(words) > LONGEST_LINE:
        end = words.rfind(" ", 1, LONGEST_LINE)
        end = end if end > 0 else LONGEST_LINE
        piece, more = _piece_without(words[:end], known_days, known_times)
        left.append(piece)
        named += more
        words = words[end:]
    piece, more = _piece_without(words, known_days, known_times)
    return "".join([*left, piece]), named + more


def _piece_without(words, known_days, known_times):
    named = []
    for day in days_in(words):
        if day.day not in known_days:
            named.append(words[day.start : day.end])
        words = _blanked(words, day)
    for match in WITHOUT_YEAR.finditer(words):
        on = (int(match["day"]), month_number(match["month"].lower()))
        if on not in {(day.day, day.month) for day in known_days}:
            named.append(match[0])
        words = f"{words[: match.start()]}{chr(0) * len(match[0])}{words[match.end() :]}"
    while found := times_in(words):
        if not {found.first, found.last} - {None} <= known_times:
            named.append(words[found.start : found.end])
        words = _blanked(words, found)
    return words, named


def _blanked(words, found):
    return f"{words[: found.start]}{chr(0) * (found.end - found.start)}{words[found.end :]}"


def days_and_times(result):
    """The days and the times of the clock that the facts of the minutes say."""
    meeting, following = result.meeting, result.next_meeting
    days, times = {meeting.date}, {meeting.start, meeting.end, meeting.closed}
    if following:
        days.add(following.date)
        times |= {following.start, following.end}
    return days - {None}, times - {None}


def _initials(result):
    for person in result.attendance:
        parts = re.findall(r"(?<!\w)[^\W\d_]", person.name)
        yield from ("".join(parts).casefold(), "".join([*parts[:1], *parts[-1:]]).casefold())
        yield from tokens(person.initials)


def _texts(result):
    meeting, following = result.meeting, result.next_meeting
    yield from (meeting.title, meeting.venue, following.venue if following else "")
    for person in result.attendance:
        yield from (person.name, person.organisation, person.role, person.initials)
        yield from (person.deputising_for, person.also_representing)
    for item in result.items:
        yield from (item.part, f"{item.number} {item.title}", words_of(item.text))
        for kind in RECORDS:
            for record in getattr(item, kind):
                yield from (value for name, value in vars(record).items() if _is_said(name, value))
                yield from getattr(record, "owners", ())


def _is_said(name, value):
    return isinstance(value, str) and name not in ("source", "how")
