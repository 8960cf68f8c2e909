"""Marked lines: "Action: …", "Decision: …", "Q: …", "A: …", "Agreed as amended: …".

`parse` cuts any text into pieces, a line each, and drops nothing: the sources
of the pieces joined are the text. What a line means is for `reading`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from meetings.capture.room import looks_like_initials
from meetings.enums import CaptureKind

PLAIN = ""
LISTED = frozenset({CaptureKind.ACTION, CaptureKind.DECISION, CaptureKind.AMENDMENT})
"""Kinds whose mark may stand alone above bullets or numbers."""

START = r"^\s*(?:[-*•▪·]\s+|\d{1,3}[.)]\s+)?(?P<bold>[*_]{0,3})"
GAP, SPACE = r"\s{0,5}", r"\s{1,5}"
"""White space inside a mark. It has an end, so that no line takes long to read."""
SIGN = rf"[*_]{{0,3}}{GAP}(?::|(?:-{{1,2}}|–|—)(?=\s|$)){GAP}[*_]{{0,3}}\s*"
COLON = rf"[*_]{{0,3}}{GAP}:{GAP}[*_]{{0,3}}\s*"
NAME = r"(?P<who>[^:.?!;()\n]{2,80}?)"
IN_BRACKETS = rf"{GAP}\((?P<who>[^()\n]{{1,160}})\){GAP}"
ITEM = re.compile(r"^\s*(?:[-*•▪·–]\s+|\(?\d{1,3}[.)]\s+|[a-z][.)]\s+)(?=\S)")
TWO_NAMES = re.compile(r"^[A-Z][\w'’-]+ [A-Z][\w'’-]+$")
BETWEEN = re.compile(r"\s*(?:(?<!\b[TAD])/|[,;&+]|\band\b)\s*", re.IGNORECASE)
"""What stands between names; the stroke of "T/Insp" and "A/Supt" belongs to a rank."""
NOT_NAMES = frozenset(
    (
        "log", "plan", "plans", "tracker", "update", "updates", "review", "reviews", "point", "points",
        "item", "items", "list", "note", "notes", "taken", "required", "needed", "agreed", "learning",
        "research", "sheet", "register", "summary",
    )
)  # fmt: skip
"""After "Action" these make a heading: "Action log updates:", "Action plan:"."""

ACTION = r"actions?(?: (?:points?|required|agreed))?(?: \d{1,3})?"
DECISION = r"(?:decisions?(?: (?:made|taken))?(?: \d{1,3})?|decided|resolved)"
TO_AMENDMENTS = r"(?:with|subject to|pending) (?:the )?(?:following )?amendments?"
AMENDMENT = (
    rf"(?:(?:agreed|approved|accepted) (?:as amended|{TO_AMENDMENTS})"
    r"|amendments?(?: to (?:the )?(?:previous |last )?minutes"
    r"(?: of (?P<who>[^:\n]{1,60}?))?)?)"
)
QUESTION = r"(?:q|question)\s?\d{0,3}"
ANSWER = r"(?:a|answer|response)\s?\d{0,3}"


MISSING = {
    CaptureKind.ACTION: "Write behind the mark what is to be done, and by whom.",
    CaptureKind.DECISION: "Write behind the mark what was decided.",
    CaptureKind.QUESTION: "Write behind the mark what was asked.",
    CaptureKind.ANSWER: "Write behind the mark what was answered.",
    CaptureKind.AMENDMENT: "Write behind the mark what is corrected.",
}
"""What is said of a mark with nothing behind it."""


@dataclass(frozen=True)
class Piece:
    """One line: `lead` is the mark with what stands before it, `tail` the white space after it.

    `who` is what the mark itself names: "CB" in "Action CB: …", the meeting in
    "Amendment to the minutes of BM-2026-03: …". A `is_listed` piece belongs to
    the mark that stands alone above it, an `is_heading` piece. A mark with nothing behind it stays
    plain, and `problem` is the sentence that says what is missing.
    """

    kind: str
    lead: str
    words: str
    tail: str
    who: str = ""
    is_listed: bool = False
    is_heading: bool = False
    problem: str = ""

    @property
    def source(self):
        return f"{self.lead}{self.words}{self.tail}"

    @property
    def is_marked(self):
        return self.kind != PLAIN and not self.is_heading


@dataclass(frozen=True)
class Mark:
    """A spelling of a mark. With `asks` the name in it must be known, or it is no mark."""

    kind: str
    pattern: re.Pattern
    asks: bool = False


def spelling(kind, word, rest, *, asks=False):
    """The `Mark` of a word and what stands behind it, up to the words that are meant."""
    pattern = re.compile(f"{START}{word}{rest}(?P<words>.*)$", re.IGNORECASE)
    return Mark(kind, pattern, asks)


def named_spellings(kind, word, *, sign=SIGN):
    """The spellings with a name: in brackets, after "from", or just so."""
    return [
        spelling(kind, word, sign),
        spelling(kind, word, IN_BRACKETS + sign),
        spelling(kind, word, rf"{SPACE}(?:from|by) {NAME}{COLON}"),
        spelling(kind, word, rf"{SPACE}{NAME}{COLON}", asks=True),
    ]


MARKS = (
    spelling(CaptureKind.ACTION, ACTION, SIGN),
    spelling(CaptureKind.ACTION, ACTION, IN_BRACKETS + SIGN),
    spelling(CaptureKind.ACTION, ACTION, rf"{SPACE}(?:for |to |by )?{NAME}{COLON}", asks=True),
    spelling(CaptureKind.ACTION, ACTION, rf"{SPACE}(?={NAME} to \S)", asks=True),
    spelling(CaptureKind.ACTION, ACTION, rf"{SPACE}(?={NAME}\.?$)", asks=True),
    spelling(CaptureKind.DECISION, DECISION, SIGN),
    spelling(CaptureKind.AMENDMENT, AMENDMENT, SIGN),
    *named_spellings(CaptureKind.QUESTION, QUESTION, sign=COLON),
    *named_spellings(CaptureKind.ANSWER, ANSWER, sign=COLON),
)


def looks_like_names(words):
    """Whether these are initials or names, for who does not know the people."""
    parts = [part for part in BETWEEN.split(words.strip(" .")) if part]
    return bool(parts) and all(_is_name(part) for part in parts)


def _is_name(part):
    if NOT_NAMES & set(part.casefold().split()):
        return False
    return looks_like_initials(part) or bool(TWO_NAMES.match(part)) or part.casefold() == "all"


def parse(text, knows=looks_like_names, more=()):
    """The pieces of a text, one a line. Accepts any string.

    `knows(words)` says whether the words name somebody, where a mark is one only
    if they do: "Action CB: …" is, "Action plan: …" is not. `more` are further `Mark`s.
    """
    pieces = [_line(line, knows, more) for line in text.splitlines(keepends=True)]
    for place in range(len(pieces)):
        if pieces[place].is_heading and not _take_list(pieces, place):
            bare = pieces[place]
            pieces[place] = replace(_plain(bare.source), problem=MISSING[bare.kind])
    return pieces


def _plain(source):
    words = source.strip()
    if not words:
        return Piece(PLAIN, "", "", source)
    start = source.index(words)
    return Piece(PLAIN, source[:start], words, source[start + len(words) :])


def _line(source, knows, more):
    line = source.rstrip()
    for mark in (*MARKS, *more):
        found = mark.pattern.match(line)
        if not found or (mark.asks and not _names(found["who"], knows)):
            continue
        piece = _cut(mark.kind, found, source)
        if re.search(r"\w", piece.words):
            return piece
        if mark.kind in LISTED and not piece.words:
            return replace(piece, is_heading=True)
        return replace(_plain(source), problem=MISSING[mark.kind])
    return _plain(source)


def _names(words, knows):
    return not NOT_NAMES & set(words.casefold().split()) and knows(words)


def _cut(kind, found, source):
    who = (found.groupdict().get("who") or "").strip()
    words = found["words"].rstrip()
    if found["bold"]:
        words = words.rstrip("*_").rstrip()
    start = found.start("words")
    end = start + len(words)
    return Piece(kind, source[:start], source[start:end], source[end:], who)


def _take_list(pieces, heading):
    """Give what stands under a lone mark its kind; whether there was anything."""
    kind = pieces[heading].kind
    place = heading + 1
    if place < len(pieces) and not pieces[place].source.strip():
        place += 1
    if place == len(pieces):
        return False
    if not ITEM.match(pieces[place].source):
        return _take_one(pieces, place, kind)
    while place < len(pieces) and ITEM.match(pieces[place].source):
        pieces[place] = _listed(pieces[place], kind)
        place += 1
    return True


def _take_one(pieces, place, kind):
    """Without bullets or numbers the one line under the mark is meant."""
    if pieces[place].kind != PLAIN or not re.search(r"\w", pieces[place].words):
        return False
    pieces[place] = replace(pieces[place], kind=kind, is_listed=True)
    return True


def _listed(piece, kind):
    if piece.is_marked:
        return replace(piece, is_listed=True)
    source = piece.source
    start = ITEM.match(source).end()
    words = source[start:].rstrip()
    end = start + len(words)
    if not re.search(r"\w", words):
        return _plain(source)
    return Piece(kind, source[:start], words, source[end:], is_listed=True)
