"""What one marked line says at a meeting: the facts of its record, and what has to be asked.

Words that were not understood stay in the text of the record; each question
names them, so that nobody has to remember what was typed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from actions.enums import DueKind
from common.formats import listing, long_date
from meetings.capture import due as when
from meetings.capture import owners
from meetings.capture.grammar import parse
from meetings.capture.room import HERE, Match, looks_like_initials
from meetings.enums import CaptureKind

MOST_WORDS_OF_A_NAME = 160
ASKED = re.compile(r"^(?P<who>[^:.?!;]{2,80}?)\s+asked(?::|,|\s)\s*(?=\S)", re.IGNORECASE)
ANSWERED = re.compile(
    r"^(?P<who>[^:.?!;]{2,80}?)\s+(?:answered|replied|responded)(?::|,|\s)(?:\s*that\b)?\s*(?=\S)",
    re.IGNORECASE,
)
SPEAKS = re.compile(r"^(?P<who>[A-Z][^:.?!;]{1,79}?)\s+[a-z]+(?:ed|s|d|id|ave)\b")
IN_BRACKETS = re.compile(r"\s*\((?P<who>[^()]{2,80})\)[\s.]*$")
DASHED = re.compile(r"\s+(?:-|–|—)\s+(?P<who>[^–—]{2,80})$")

WHERE = (
    r"(?:(?:pages?|p\.?|items?|parts?|paragraphs?|paras?|para\.|sections?|lines?|minutes?|action)"
    r"\s*(?:no\.?\s*)?\d+(?:\.\d+)*[a-z]?|\d+(?:\.\d+)+|"
    r"(?:first|second|third|fourth|fifth|last)\s+(?:paragraph|line|sentence|bullet)|attendance|apologies)"
)
PLACE = re.compile(
    rf"^(?P<place>{WHERE}(?:\s*(?:,|and|of)?\s*{WHERE})*)(?:\s*[:,–—-]\s*|\s+(?=\S)|$)",
    re.IGNORECASE,
)
MINUTES_OF = re.compile(
    r"^(?:(?:the )?minutes (?:of|from) )?(?:the meeting (?:of|on|held on) )?"
    r"(?P<of>[A-Z][A-Z0-9]{1,7}-\d{4}-\d{2,3}|\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})(?!\d)"
    r"|\d{1,2}(?:st|nd|rd|th)? [A-Za-z]{3,9},? \d{4})(?:\s*[:,–—-]\s*|\s+)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Doubt:
    """Something that is asked. `candidates` are (value, label) pairs; `what` says which fact."""

    what: str
    words: str
    sentence: str
    candidates: tuple = ()


@dataclass(frozen=True)
class Reading:
    """The facts of one line. `people` and `owners` are keys as `room.Named.value`.

    `who` is the asker, answerer or requester: a key in `person`, or else words in
    `person_text`. `of` names the meeting whose minutes are amended, if the line does.
    `understood` are the words that became facts and left the text; `notes` what a
    reader should know and need not answer.
    """

    kind: str
    text: str
    owners: tuple = ()
    due_kind: str = DueKind.UNDATED
    due_on: date | None = None
    person: str = ""
    person_text: str = ""
    place: str = ""
    of: str = ""
    understood: tuple = ()
    doubts: tuple = ()
    notes: tuple = ()


def read(piece, room):
    """The `Reading` of a marked piece of `grammar.parse`."""
    return READERS[piece.kind](piece, room)


def read_line(line, room):
    """The readings of a text, for examples and tests."""
    pieces = parse(line, owners.knows(room))
    return [read(piece, room) for piece in pieces if piece.is_marked]


# -- actions -----------------------------------------------------------------------------------


def _action(piece, room):
    owned = owners.read(piece.words, room, piece.who)
    due = when.read(owned.text, room.day, own_names=room.own_names)
    if owned.due.phrase:
        due, text = owned.due, owned.text
    else:
        text = _cut(owned.text, due) if due.is_understood else owned.text
    text = _tidy(text)
    understood = [*owned.taken, *([due.phrase] if due.is_understood else [])]
    doubts = [*_owner_doubts(owned, text, room), *_due_doubts(due)]
    if not re.search(r"\w", text):
        text, understood = piece.words, []
        doubts.append(Doubt("text", piece.words, "What is to be done?"))
    return Reading(
        CaptureKind.ACTION,
        text,
        owners=tuple(dict.fromkeys(one.value for one in owned.parts.found)),
        due_kind=due.kind,
        due_on=due.on,
        understood=tuple(understood),
        doubts=tuple(doubts),
        notes=_notes(owned.parts.found),
    )


def _cut(text, due):
    return f"{text[: due.start]} {text[due.end :]}"


def _tidy(text):
    text = re.sub(r"\s+", " ", text).strip(" ,;–—-")
    return re.sub(r"\s+([.,;])", r"\1", text).strip(" ,;")


def _owner_doubts(owned, text, room):
    asked = [_who("owner", match, "owns this", room) for match in owned.parts.asked]
    if owned.parts.matches:
        return asked
    named = [(one.value, one.label) for one in room.named_in(text)]
    return [Doubt("owner", "", "Who owns this?", tuple(named))]


def _due_doubts(due):
    if not due.sentence:
        return []
    labels = [_day_choice(candidate) for candidate in due.candidates]
    if due.phrase and not due.candidates:
        labels = [("next_meeting", "At the next meeting")]
    return [Doubt("due", due.phrase, due.sentence, tuple(labels))]


def _day_choice(candidate):
    if candidate == "next_meeting":
        return ("next_meeting", "At the next meeting")
    return (candidate.isoformat(), long_date(candidate))


def _who(what, match, does, room):
    candidates = tuple((one.value, one.label) for one in match.candidates)
    if len(candidates) > 1:
        names = listing([label for _, label in candidates], last="or")
        sentence = f"“{match.words}” may be {names}. Who {does}?"
    elif candidates:
        sentence = f"Is “{match.words}” {candidates[0][1]}?"
    else:
        sentence = f"Nobody known fits “{match.words}”. Who {does}?"
    return Doubt(what, match.words, sentence, candidates)


def _notes(found):
    return tuple(f"{one.label} {one.note}." for one in found if one.nearness != HERE and one.note)


# -- decisions ---------------------------------------------------------------------------------


def _decision(piece, _room):
    return Reading(CaptureKind.DECISION, piece.words)


# -- questions and answers ---------------------------------------------------------------------


def _question(piece, room):
    return _speech(piece, room, CaptureKind.QUESTION, "asker", "asked this", ASKED)


def _answer(piece, room):
    return _speech(piece, room, CaptureKind.ANSWER, "answerer", "answered", ANSWERED)


def _speech(piece, room, kind, what, does, spoken):
    """Who says it stands in the mark, before "asked" or "answered", or behind in brackets."""
    if piece.who:
        return _said_by(kind, what, does, room.resolve(piece.who), piece.words, (), room)
    for pattern in (owners.ADDRESSED, spoken):
        found = pattern.match(piece.words)
        if found and (match := _one_person(found[1], room)):
            text = piece.words[found.end() :]
            return _said_by(kind, what, does, match, text, (found[0].strip(),), room)
    for pattern in (IN_BRACKETS, DASHED):
        found = pattern.search(piece.words)
        if found and found.start() and (match := _one_person(found["who"], room)):
            text = piece.words[: found.start()]
            return _said_by(kind, what, does, match, text, (found[0].strip(),), room)
    found = SPEAKS.match(piece.words)
    match = found and _one_person(found["who"], room)
    return _said_by(kind, what, does, match or Match(""), piece.words, (), room)


def _one_person(words, room):
    match = room.resolve(words)
    return match if match.is_known else None


def _said_by(kind, what, does, match, text, understood, room):
    """A person, or in words whom the line names ("the lay members"); initials nobody has are asked."""
    person = match.found.value if match.found and match.found.is_person else ""
    doubts = ()
    if not match.words and kind == CaptureKind.QUESTION:
        named = tuple((one.value, one.label) for one in room.named_in(text) if one.is_person)
        doubts = (Doubt(what, "", "Who asked this?", named),)
    elif not match.found and (match.candidates or looks_like_initials(match.words)):
        people = tuple(one for one in match.candidates if one.is_person)
        doubts = (_who(what, Match(match.words, candidates=people), does, room),)
    return Reading(
        kind,
        text.strip(),
        person=person,
        person_text="" if person else match.words[:MOST_WORDS_OF_A_NAME],
        understood=understood,
        doubts=doubts,
        notes=_notes([match.found] if match.found else []),
    )


# -- amendments --------------------------------------------------------------------------------


def _amendment(piece, room):
    text, understood, of = piece.words, [], piece.who
    if not of and (found := MINUTES_OF.match(text)) and text[found.end() :].strip():
        of, text = found["of"], text[found.end() :]
        understood.append(found[0].strip())
    found = PLACE.match(text)
    place = ""
    if found and re.search(r"\w", text[found.end() :]):
        place, text = found["place"], text[found.end() :]
        understood.append(place)
    text, match = _asked_for(text, room)
    if match.words:
        understood.append(match.words)
    doubts = [] if place else [Doubt("place", "", "Which place in those minutes is corrected?")]
    if match.candidates:
        doubts.append(_who("requester", match, "asked for it", room))
    person = match.found.value if match.found else ""
    return Reading(
        CaptureKind.AMENDMENT,
        text.strip(),
        person=person,
        place=place,
        of=of,
        understood=tuple(understood),
        doubts=tuple(doubts),
    )


def _asked_for(text, room):
    """ "… (CB)" at the end says who asked for it."""
    found = IN_BRACKETS.search(text)
    match = found and found.start() and room.resolve(found["who"])
    if not match or not match.found or not match.found.is_person:
        return text, Match("")
    return text[: found.start()], match


def day_in(words):
    """The day that names a meeting ("12.3.2025", "12 March 2025"); None for other words."""
    due = when.read(words, date.min, is_apart=True)
    return due.on if due.is_understood else None


READERS = {
    CaptureKind.ACTION: _action,
    CaptureKind.DECISION: _decision,
    CaptureKind.QUESTION: _question,
    CaptureKind.ANSWER: _answer,
    CaptureKind.AMENDMENT: _amendment,
}
