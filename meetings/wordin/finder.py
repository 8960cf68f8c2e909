"""Which paragraphs begin items, where no table says so."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from meetings.wordin import marks, titles, words
from meetings.wordin.attendance import looks_like_person
from meetings.wordin.dates import days_in
from meetings.wordin.decided import OPENS_LIST
from meetings.wordin.letters import lettered
from meetings.wordin.lines import Line
from meetings.wordin.sentences import spans

LONGEST_DATED, LONGEST_OPENING = 14, 24
FIRST_LINES = 5
SAYS_ITEM = re.compile(r"^\s*(?:agenda\s+)?item\s+\d", re.IGNORECASE)
ASKS = re.compile(r"[(\[]\s*(?:actions?|decisions?)\b", re.IGNORECASE)
OF_MINUTES = re.compile(r"^\s*(?:minutes|notes)\b", re.IGNORECASE)


@dataclass
class Finder:
    """Knows the title that a line is, if it is one. `numbered` are the numbers by their places;
    `has_talk` when something is said below more than one of them, as below no agenda."""

    found: dict = field(default_factory=dict)
    numbered: dict = field(default_factory=dict)
    has_talk: bool = False

    def title_of(self, line):
        return self.found.get(id(line))

    def number_before(self, place):
        """The number of the last numbered title before a place, or an empty string."""
        return next((self.numbered[n] for n in sorted(self.numbered)[::-1] if n < place), "")

    def leave_opening(self, blocks):
        """Lines that only open the minutes, above the facts or those who came, are no titles of items."""
        lines = [block for block in blocks if not isinstance(block, Line) or block.shown]
        if all(isinstance(line, Line) and _may_open(line, n) for n, line in enumerate(lines)):
            for line in lines:
                self.found.pop(id(line), None)


def find_titles(blocks, *, table=None):
    """The `Finder` of the blocks of a body. `table` is the place of the first table of minutes: with
    one only parts, headings and numbers that go on, and the usual endings count among the paragraphs."""
    lines = [
        (place, block)
        for place, block in enumerate(blocks)
        if isinstance(block, Line) and block.shown
    ]
    letters = {} if table is not None else lettered(lines)
    letters = letters if _has_talk(blocks, letters) else {}
    head_ends = _head_ends(lines, min(letters, default=None))
    chain = _chain(lines, head_ends)
    chain = letters if len(chain) < 2 and letters else chain
    finder = Finder(numbered={place: title.number for place, title in chain.items()})
    finder.has_talk = _has_talk(blocks, chain)
    is_numbered = len(chain) >= 2
    for n, (place, line) in enumerate(lines):
        title = chain.get(place)
        if title is None and n > 0 and place > head_ends:
            title = _unnumbered(line, is_numbered or table is not None)
        elif title is None and n > 0:
            title = _part(line)
        is_before = table is not None and place < table
        is_heading = finder.has_talk and titles.is_set_off(line)
        if title is not None and (is_heading or not (is_before and title.number)):
            finder.found[id(line)] = title
    return finder


def _has_talk(blocks, chain):
    """Whether paragraphs or tables stand below at least two of the numbered titles."""
    below = [
        place
        for place in chain
        if (after := next((n for n in range(place + 1, len(blocks)) if _says(blocks[n])), None))
        and after not in chain
    ]
    return len(below) > 1


def _says(block):
    return not isinstance(block, Line) or bool(block.shown)


def _head_ends(lines, letters=None):
    """The place of the last line of the head: labels, headings of lists of people and who is in them. `letters`
    is the place of the first title with a letter, if any has one."""
    last, in_people, is_opening = -1, False, True
    for place, line in lines:
        text = line.shown
        number, title = titles.numbered(text)
        is_first = number and titles.may_be_title(line) and titles.follows("", number)
        is_item = words.starts_special(title) or line.heading or SAYS_ITEM.match(text)
        is_named = looks_like_person(title) or not line.is_bold
        if place == letters or (is_first and (is_item or not (in_people and is_named))):
            break
        status = words.status_of(text)
        label = words.LABEL_LINE.match(text)
        is_fact = label and words.label_of(label["label"]) not in ("", words.NEXT)
        is_dated = (
            _is_dated(line, is_opening=is_opening) if is_opening or last == place - 1 else False
        )
        is_opening = is_opening and _may_open(line, place)
        is_person = (
            in_people
            and not words.OF_ITEM.match(text)
            and len(text.split()) <= 16
            and looks_like_person(re.split(r"[,(–;]", text)[0].strip())
        )
        if (
            is_fact
            or is_dated
            or is_person
            or (status and (not status[1] or ";" in text or "," in text))
        ):
            last = place
            in_people = bool(status) or is_person
        elif words.NEXT_LINE.match(text) is None and len(text.split()) > 25:
            break
    return last


def _is_dated(line, *, is_opening):
    """Whether a line says when the meeting was; the opening may say more with it."""
    text = line.shown
    longest = LONGEST_OPENING if is_opening and not text.endswith(".") else LONGEST_DATED
    return len(text.split()) <= longest and days_in(text) and not line.in_list


def _may_open(line, place):
    """Whether a line is one of the titles above the day of the meeting: "Minutes of the Quality Group"."""
    text = line.shown
    is_item = words.starts_special(text) and not OF_MINUTES.match(text)
    is_fact = words.status_of(text) or words.LABEL_LINE.match(text) or titles.numbered(text)[0]
    is_short = len(text.split()) <= LONGEST_DATED and not text.endswith(".")
    return place < FIRST_LINES and is_short and not (is_item or is_fact or line.in_list)


def _chain(lines, head_ends):
    """The lines whose numbers go on from one another, by their places."""
    found, last, in_list = {}, "", False
    series = [titles.numbered(line.shown)[0] for _, line in lines]
    series = [number for number in series if titles.is_slashed(number)]
    for n, (place, line) in enumerate(lines):
        text = line.shown
        if marks.lone_kind(line.words) or (in_list and OPENS_LIST.match(text)):
            in_list = True
            continue
        number, title = titles.numbered(text)
        if not number:
            in_list = in_list and line.in_list
            continue
        in_list = in_list and not _ends_list(line, number, last)
        if place <= head_ends or in_list or not title or not _may_go(line, title):
            continue
        is_alone = (
            line.in_list
            and not titles.is_set_off(line)
            and n + 1 < len(lines)
            and lines[n + 1][1].in_list
        )
        is_first = not last and any(titles.follows(number, other) for other in series)
        is_next = (titles.follows(last, number) or is_first) and not is_alone
        if is_next or (titles.is_set_off(line) and titles.is_later(number, last)):
            found[place] = titles.Title(number=number, title=title)
            last = number
    return found


def _ends_list(line, number, last):
    """Whether a numbered line below a mark is the next title rather than one of its list."""
    is_next = titles.is_set_off(line) and not line.in_list and titles.follows(last, number)
    return bool(line.heading or is_next)


def _may_go(line, title):
    if titles.is_set_off(line):
        return titles.may_be_title(line) or bool(line.heading)
    is_said = len(spans(title)) > 1 or ASKS.search(title)
    return (
        titles.may_be_title(line)
        and len(title.split()) <= 12
        and title[:1].isupper()
        and not is_said
    )


def _part(line):
    text = line.shown
    if words.PART.match(text) and len(text.split()) <= titles.MOST_WORDS and not text.endswith("."):
        return titles.Title(part=text.rstrip(" :"), is_part_only=True, title=text)
    return None


def _unnumbered(line, is_numbered):
    text = line.shown
    if found := _part(line):
        label = words.PART.match(text)
        found.part = ": ".join(filter(None, (label["label"].strip(), label["words"].strip(" :"))))
        found.title = titles.title_of_part(label["label"].strip(), label["words"].strip(" :"))
        return found
    if words.NEXT_LINE.match(text) and len(text.split()) <= 40:
        return titles.Title(title=text)
    if words.is_close(text):
        return titles.Title(title=text)
    is_other = words.AOB.match(text) and not text.endswith(".") and not line.in_list
    if is_other and len(text.split()) <= titles.MOST_WORDS:
        return titles.Title(title=text.rstrip(" :"))
    if not titles.may_be_title(line) or line.in_list or words.status_of(text):
        return None
    if line.heading:
        return titles.Title(title=text.rstrip(" :"))
    is_usual = words.starts_special(text) and titles.is_set_off(line)
    if is_usual or (not is_numbered and titles.is_set_off(line) and not line.is_italic):
        return titles.Title(title=text.rstrip(" :"))
    return None
