"""Titles of items and parts: "Part 2", "2.1 Minutes and Matters Arising", "AOB"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import dropwhile

from meetings.wordin import marks, updates
from meetings.wordin.attendance import INITIALS
from meetings.wordin.words import AOB, PART, is_close, is_next, starts_special

SLASHED = r"(?:\d{2,4}/\d{1,3}|\d/\d{2})(?![/\d])"
"""The number of an item in a series of a year: "17/01", "2017/3", "1/25"."""
OF_LETTER = re.compile(
    r"^\s*(?P<number>(?P<letter>[A-Z])(?P<count>\d{1,2}))(?:[.):]+\s*|\s*[–—-]\s+|\s+|$)(?P<title>[^\W\d_].*)?$"
)
"""The number of an item in a part that has a letter: "A1 Welcome"."""
NUMBERED = re.compile(
    rf"^\s*(?:(?:agenda\s+)?item\s+)?\(?(?P<number>{SLASHED}|\d{{1,2}}(?:\.\d{{1,2}}){{0,3}}[a-z]?)"
    r"(?:[.):]+\s*"
    r"|\s*[–—-]\s+|\s+)(?P<title>[^\W\d_“\"‘'(&\[][^\n]*|\d{4}.*|[(“\"‘'\[]\w.*)$",
    re.IGNORECASE,
)
NUMBER = re.compile(
    rf"^\s*(?:(?:agenda\s+)?item\s+)?\(?(?P<number>{SLASHED}|\d{{1,2}}(?:\.\d{{1,2}}){{0,3}}[a-z]?)[.):]*\s*$",
    re.IGNORECASE,
)
CODE = re.compile(
    r"^\s*(?P<number>[A-Z]{1,5}/\d{1,4}|\d{1,3}/[A-Z][a-z]{2,8}/(?:\d\d){1,2})\.?\s*$"
)
"""A number with letters that stands alone in its cell: "PQ/41", "2/Nov/15"."""
LETTERED = re.compile(r"^\s*\(?(?P<number>[A-Za-z])[.)]\s+(?P<title>\S.*)$")
CONTINUED = re.compile(
    r"[\s,–—-]*\(?\b(?:continued|cont(?:['’]?d)?\.?|cont\.)\)?[\s.)]*$", re.IGNORECASE
)
BESIDE = re.compile(
    r"^\s*(?:\(.*\)|\[.*\]|(?:lead|presenter|presented by|paper|enc(?:losure)?|appendix|verbal"
    r"|for (?:information|decision|noting|approval|discussion|assurance))\b.*)\s*$",
    re.IGNORECASE,
)
MOST_WORDS = 16
UNITS = re.compile(
    r"^\s*\d+(?:\.\d+)?\s*(?:%|(?-i:per\s?cent|children|young|of\b|out\s+of|days?|weeks?|months?|years?"
    r"|cases|schools|members|people|staff)"
    r"|am\b|pm\b|st\b|nd\b|rd\b|th\b|january|february|march|april|may\b|june|july|august|september"
    r"|october|november|december)",
    re.IGNORECASE,
)
"""A number of something begins no title; "4 Cases for review", with a capital, is one."""


@dataclass
class Title:
    """A title of an item; `part` only where one begins here."""

    part: str = ""
    number: str = ""
    title: str = ""
    is_part_only: bool = False
    is_continued: bool = False


def numbered(text):
    """(number, title) of a line that begins with a number, or of one that is only a number."""
    if found := NUMBER.match(text):
        return found["number"], ""
    found = NUMBERED.match(text)
    if found and not UNITS.match(text) and not is_financial_year(found["number"]):
        return found["number"], found["title"].strip()
    return "", text.strip()


def with_letter(title, before, part):
    """Take the number "B2" from a title where it goes on from that before it, or is the first of a part of that
    letter; "Q3 figures" is a title. `before` and `part` are those of the item above."""
    found = None if title.number else OF_LETTER.match(title.title)
    if not found:
        return title
    letter, count = found["letter"], int(found["count"])
    goes_on = re.match(rf"(?:part|section)\s+{letter}\b", part, re.IGNORECASE)
    is_first = found["number"] == "A1" and not before
    if last := OF_LETTER.match(before):
        gap = count - int(last["count"])
        goes_on = goes_on or (letter == last["letter"] and 0 <= gap <= MOST_LEFT_OUT + 1)
        is_first = count == 1 and ord(letter) - ord(last["letter"]) == 1
    if goes_on or is_first:
        title.number, title.title = found["number"], found["title"] or ""
    return title


def is_financial_year(number):
    """Whether "2017/18" or "17/18" names two years that follow one another, and no item."""
    first, slash, second = number.partition("/")
    return bool(slash and len(second) == 2 and (int(first) + 1) % 100 == int(second))


def is_slashed(number):
    return "/" in number


def titles_of(lines):
    """The `Title`s in the cell of an item, and the lines of it that belong to the discussion."""
    found, beside = [], []
    part = None
    for line in lines:
        text = line.shown
        is_continued = bool(CONTINUED.search(text)) and len(text.split()) <= MOST_WORDS
        text = CONTINUED.sub("", text) if is_continued else text
        if match := PART.match(text):
            part = [match["label"].strip(), match["words"].strip()]
            found.append(Title(_part(part), is_part_only=True, is_continued=is_continued))
            continue
        number, title = numbered(text)
        if code := CODE.match(text):
            number, title = code["number"], ""
        last = found[-1] if found else None
        if last and number and (number, title) == (last.number, last.title):
            last.is_continued = True
            continue
        is_beside = BESIDE.match(text) or (INITIALS.match(text) and not AOB.match(text))
        if is_beside and last and last.title and not number:
            beside.append(line)
        elif number:
            _add(found, Title(number=number, title=title, is_continued=is_continued))
        elif last and last.is_part_only and part and not part[1]:
            part[1] = title
            last.part, last.title = _part(part), title
        else:
            _add_plain(found, title, is_continued)
    return [_settled(title) for title in found], beside


def _part(part):
    return ": ".join(filter(None, (words.rstrip(" :") for words in part)))


def _add(found, title):
    """A numbered title takes the part that was just named."""
    if found and found[-1].is_part_only:
        title.part = found.pop().part
    found.append(title)


def _add_plain(found, words, is_continued):
    last = found[-1] if found else None
    is_number_alone = bool(last and last.number and not last.title)
    if last is None or ((is_close(words) or is_next(words)) and not is_number_alone):
        found.append(Title(title=words.rstrip(" :"), is_continued=is_continued))
    elif _is_next_of_letter(last.title, words):
        found.append(Title(title=words, is_continued=is_continued))
    elif last.is_part_only:
        _add(found, Title(title=words, is_continued=is_continued))
    elif AOB.match(last.title) and not last.number and not last.part:
        last.part, last.title = last.title, words
    elif last.title:
        last.title = f"{last.title} {words}"
        last.is_continued = last.is_continued or is_continued
    else:
        last.title = words


def _is_next_of_letter(before, words):
    """Whether "A2 Minutes" stands right below "A1 Welcome"."""
    last, found = OF_LETTER.match(before), OF_LETTER.match(words)
    is_alike = bool(last and found) and last["letter"] == found["letter"]
    return is_alike and int(found["count"]) == int(last["count"]) + 1


def _settled(title):
    """A part with no item below it is its own item, named as the part is."""
    if title.is_part_only and not title.title:
        label, _, words = title.part.partition(": ")
        title.title = title_of_part(label, words)
    return title


def title_of_part(label, words):
    """What a part is called that has no item yet. "PART B: CLOSED" is confidential, not the end of the meeting."""
    return f"{label}: {words}" if is_close(words) else words or label


# -- titles among paragraphs -------------------------------------------------------------------


def is_set_off(line):
    return bool(line.heading or line.is_bold or line.is_underlined or _is_capitals(line.words))


def _is_capitals(words):
    letters = [c for c in words if c.isalpha()]
    return len(letters) > 3 and all(c.isupper() for c in letters) and len(words.split()) > 1


def may_be_title(line):
    """Whether a line is short enough, ends as a title does, and is no mark and no section of a log."""
    text = line.words
    if not text or len(text.split()) > MOST_WORDS or text.endswith((".", ";", ",", "?", "!")):
        return False
    is_sub = text.endswith(":") and not starts_special(text)
    is_mark = marks.lone_kind(text) or marks.is_labelled(text) or marks.names_owner(text)
    return not (is_sub or is_mark or _is_section(text))


OPENING = r"(?:welcomes?|introductions?|apologies(?:\s+for\s+absence)?|declarations?(?:\s+of\s+(?:any\s+)?interests?)?)"
JOIN = r"(?:\s*,\s*|,?\s+(?:and|&)\s+|\s*&\s*)"
OF_LAST = r"(?:\s+(?:of|from)\s+(?:the\s+)?(?:last|previous)\s+(?:board\s+)?(?:meeting|minutes))"
USUAL_TITLE = re.compile(
    rf"^\s*(?:{OPENING}(?:{JOIN}{OPENING})*"
    rf"|(?:previous\s+|last\s+)?minutes(?:{OF_LAST}|(?:{JOIN}actions?)?{JOIN}matters\s+arising{OF_LAST}?)"
    rf"|minutes{OF_LAST}{JOIN}matters\s+arising)\s*$",
    re.IGNORECASE,
)


def is_usual(line):
    """Whether a line is just a title of several words that all minutes have, however it is set."""
    text = line.words.rstrip(" :")
    is_title = USUAL_TITLE.match(text) or ((found := AOB.match(text)) and not found["words"])
    return bool(is_title) and len(text.split()) > 1 and text[:1].isupper() and not line.in_list


BEHIND_TITLE = re.compile(r"\s*(?P<sign>[:.]|(?<=\s)[–—-])\s+(?=\S)")
FEW_WORDS = 6


def before_sentence(line):
    """(title, the `Line` behind it) of a line in which a title in bold, or one that all minutes have,
    stands before a sentence: "Apologies – see above."; or None."""
    bold = len(line.words) - len("".join(run.text for run in _behind_bold(line.runs)))
    for found in BEHIND_TITLE.finditer(line.words):
        head = line.part(0, found.start())
        is_bold = 0 < bold <= found.end() and found.start() <= bold
        is_short = found["sign"] != "." and len(head.words.split()) <= FEW_WORDS
        is_usual = is_short and starts_special(head.words)
        if (is_bold or is_usual) and may_be_title(head) and not INITIALS.match(head.words):
            return head.words, line.part(found.end())
    return None


def _behind_bold(runs):
    return list(dropwhile(lambda run: run.style.strong or not run.text.strip(), runs))


def _is_section(text):
    return text.rstrip().endswith(":") and bool(updates.SECTION.match(text))


def follows(before, number):
    """Whether an item of this number may come next after that of another, "" for the first."""
    new = _key(number)
    if not before:
        return new in ((1,), (1, 1), (0,))
    old = _key(before)
    if len(new) > len(old):
        return new[: len(old)] == old and set(new[len(old) :]) <= {1}
    same = len(new) - 1
    nexts = [(*old[:same], old[same] + 1)]
    if is_slashed(number):
        nexts.append((old[0] + 1, *old[1:]))
    elif len(new) > 1:
        nexts.append((*old[: same - 1], old[same - 1] + 1, 1))
    return new in nexts


MOST_LEFT_OUT, LATEST_FIRST = 2, 20
"""Between two rows so many items may be missing; a table may begin with a late one of long minutes."""


def may_follow(before, number):
    """Whether a row of this number may be that of an item behind another, "" for the first row."""
    new = _key(number)
    if not before:
        return len(new) > 1 or new[0] <= LATEST_FIRST
    old = _key(before)
    if new == old or follows(before, number):
        return True
    if len(new) != len(old) or new[:-1] != old[:-1]:
        return len(new) != len(old) and new[0] - old[0] in (0, 1)
    return 0 < new[-1] - old[-1] <= MOST_LEFT_OUT + 1


def is_later(number, before):
    """Whether a number comes anywhere behind that of an item before, "" for none."""
    return not before or _key(number) > _key(before)


def _key(number):
    return tuple(int(part) for part in re.findall(r"\d+", number))
