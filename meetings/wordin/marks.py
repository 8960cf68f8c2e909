"""Where the marks of a line are: "Action: …", "Decision: …", "Q: …", also behind a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from meetings.capture.grammar import ITEM, TWO_NAMES, parse
from meetings.capture.room import looks_like_initials
from meetings.enums import CaptureKind
from meetings.wordin.actions import are_names, names_from, subject_of
from meetings.wordin.decided import BEFORE, NUMBER, decided_in
from meetings.wordin.owner_words import BODY, NOT_OWNERS
from meetings.wordin.places import GATHERING
from meetings.wordin.sentences import numbered, spans
from meetings.wordin.spellings import AT_START, MORE
from meetings.wordin.words import IN_ANOTHER_LANGUAGE

ACTION, DECISION, AMENDMENT = CaptureKind.ACTION, CaptureKind.DECISION, CaptureKind.AMENDMENT
QUESTION, ANSWER = CaptureKind.QUESTION, CaptureKind.ANSWER

ARROW = r"(?:[→⇒➔➜►▶»]\s*)"
START = re.compile(
    rf"(?:^\s*{ARROW}?{IN_ANOTHER_LANGUAGE}|^\s*\(?\d{{1,2}}(?:\.\d{{1,2}}){{0,3}}[.)]?\s+"
    rf"|(?<=[.!?;:)\]”\"’])\s+{ARROW}?|\s+[–—-]\s+"
    r"|\s*(?=[(\[]\s*(?:action|decision)))\s*[(\[]?"
    r"(?=(?:actions?|action points?|(?-i:AP)(?:\s?\d[\d./]*|(?=\s?:))|decisions?|decided|resolved"
    r"|agreed as amended|(?:q|a|question"
    r"|answer|response|reply|challenge)\s?\d{0,3}|agreed(?=\s*:)|(?:it was )?(?-i:AGREED|RESOLVED|DECIDED)"
    r"|(?:agreed|approved|accepted) (?:with|subject to|pending)|amendments?)\b)",
    re.IGNORECASE,
)
LETTER = re.compile(r"^[qa]\b", re.IGNORECASE)
POINT = re.compile(r"^AP\s?:")
"""An action point, unless these are the initials of somebody who speaks."""
LETTER_STOP = re.compile(r"^(\s*[QA]\d{0,2})\.(?=\s)")
"""A question marked "Q." rather than "Q:"."""
LETTER_DASH = re.compile(r"(?:(?<=^[QA])|(?<=[.?!]\s[QA]))\s[–—-]\s")
DECIDERS = rf"(?:it was|(?:the )?(?:{GATHERING}|members|partners)) (?:then )?"
LONE = re.compile(
    r"^\s*(?P<mark>actions?(?: points?| agreed| required)?|decisions?(?: made| taken| agreed)?"
    r"|decided|resolved|agreed actions?|agreed(?=\s*:)|(?-i:AGREED|APs?(?=\s*:))"
    r"|(?-i:RECOMMENDED)(?: to (?:the )?[\w -]{1,40})?(?=\s*:)"
    rf"|{NUMBER}{DECIDERS}(?:agreed|resolved|decided)(?: that| to)?(?=\s*:)"
    r"|(?:challenge|response|reply)(?=\s*:)"
    r"|amendments?(?: to (?:the )?(?:previous |last )?minutes)?)\s*[:.–—-]*\s*$",
    re.IGNORECASE,
)
BEFORE_VERB = re.compile(rf"^{NUMBER}{DECIDERS}")
KINDS = (
    ("action", ACTION),
    ("ap", ACTION),
    ("agreed action", ACTION),
    ("deci", DECISION),
    ("resolved", DECISION),
    ("agreed", DECISION),
    ("recommended", DECISION),
    ("amend", AMENDMENT),
    ("challenge", QUESTION),
    ("response", ANSWER),
    ("reply", ANSWER),
)
OWNER_ALONE = re.compile(
    r"^\s*(?i:actions?)\s*[:–—-]?\s*(?P<who>[A-Z]{2,4}(?:\s*[/,&+]\s*[A-Z]{2,4})*)\W*$"
)
LABELLED = re.compile(
    rf"^\s*{IN_ANOTHER_LANGUAGE}[(\[]?"
    r"(?:(?:agreed )?actions?(?: points?| agreed| required)?|(?-i:AP)|decisions?(?: made| taken)?"
    r"|decided|resolved|agreed|challenge|response|reply|answer|question)(?:\s?\(?[a-z]?\d[\d./]*\)?)?\s*:\s*"
    r"(?!from\b|arising\b)\w|^\s*action(?: \d{1,3})?\s+[–—-]\s+\w",
    re.IGNORECASE,
)
LETTERED = re.compile(r"^\s*(?:\((?:[a-z]|[ivx]{2,4})\)|[ivx]{2,4}[.)])\s+(?=\S)")
MOST_OF_A_MARK = 300
"""A mark with the names in it is shorter, so that no line takes long to read."""
CLOSING = {"(": ")", "[": "]"}


@dataclass(frozen=True)
class Marked:
    """A marked stretch of a line, from `start` to `end`; `words` is what the mark is about."""

    kind: str
    words: str
    who: str
    start: int
    end: int
    source: str
    is_plural: bool = False


def lone_kind(text):
    """The kind of a mark that stands alone, as a heading of what follows; or an empty string."""
    found = LONE.match(text)
    if not found:
        return ""
    mark = BEFORE_VERB.sub("", found["mark"].casefold())
    return next(kind for start, kind in KINDS if mark.startswith(start))


def decider(text):
    """The word for the body that a line names which only heads what it decided, or an empty string."""
    found = re.match(rf"\s*{NUMBER}(?:the )?(?P<body>{GATHERING})s? ", text, re.IGNORECASE)
    return found["body"].casefold() if found and lone_kind(text) == DECISION else ""


def lone_at_end(text):
    """Where the last sentence of a line begins that only heads what was decided, as "It was AGREED:" does; or 0."""
    if not text.rstrip().endswith(":"):
        return 0
    start = spans(text)[-1][0]
    return start if start and lone_kind(text[start:]) == DECISION else 0


def names_owner(text):
    """Whether a line is only the mark of an action with initials: "ACTION RP", but not "ACTION LOG"."""
    found = OWNER_ALONE.match(text)
    return bool(found) and not NOT_OWNERS & set(found["who"].casefold().split())


def is_labelled(text):
    """Whether a line is a mark with what it is about, by its words alone: "Action: redraft chapter 4"."""
    return bool(LABELLED.match(text))


def marks_in(text, room):
    """The `Marked` stretches of a line, in its order. Each runs up to the next, or to the end; a sentence in
    which a body decides ends where it does."""
    knows = _knows(room)
    text = LETTER_DASH.sub(":  ", LETTER_STOP.sub(r"\1:", text))
    places = []
    for match in START.finditer(text):
        rest = text[match.end() : match.end() + MOST_OF_A_MARK + 1]
        if (
            LETTER.match(rest)
            and match.start()
            and not re.match(r"[.?!”\"]", text[match.start() - 1 : match.start()])
        ):
            continue
        if LETTER.match(rest) and ":" not in rest[:MOST_OF_A_MARK]:
            continue
        if POINT.match(rest) and room.resolve("AP").is_known:
            continue
        more = MORE if match.start() else AT_START
        piece = parse(rest[:MOST_OF_A_MARK], knows, more)[0] if rest.strip() else None
        if piece is not None and piece.is_marked:
            places.append((match.start() if match.start() else 0, match.end()))
    first = places[0][0] if places else len(text)
    ends = [*(start for start, _ in places[1:]), len(text)]
    return _decided(text[:first]) + [
        _marked(text, start, inner, end, knows)
        for (start, inner), end in zip(places, ends, strict=False)
    ]


def _decided(text):
    return [
        Marked(DECISION, BEFORE.sub("", text[start:end]), "", start, end, text[start:end])
        for start, end in decided_in(text)
    ]


def _marked(text, start, inner, end, knows):
    stretch = text[inner:end]
    opening = text[start:inner].strip()[-1:]
    if end == len(text) and opening not in CLOSING:
        opening = text.lstrip()[:1]
    piece = parse(stretch, knows, MORE if start else AT_START)[0]
    words = piece.words.strip()
    closing = CLOSING.get(opening)
    if (
        closing
        and words.rstrip(" .").endswith(closing)
        and words.count(closing) > words.count(opening)
    ):
        words = words.rstrip(" .")[:-1].rstrip()
    is_plural = bool(
        re.match(r"\s*(?:actions|decisions|action points)\b", piece.lead, re.IGNORECASE)
    )
    return Marked(piece.kind, words, piece.who, start, end, text[start:end].strip(), is_plural)


def owned_behind_tab(mark, line, room):
    """The mark of an action with whose it is where that stands behind a tab: "Action: plan the visit⇥Tina Roe"."""
    names = line.columns[-1] if len(line.columns) > 1 else ""
    words = mark.words.removesuffix(names).rstrip()
    is_behind = mark.kind == ACTION and not mark.who and names and words != mark.words
    if not is_behind or not words or not are_names(names, room):
        return mark
    return replace(mark, words=words, who=names)


def _knows(room):
    def knows(words):
        parts = [
            part.strip()
            for part in re.split(r"\s*(?:[/,;&+]|\band\b)\s*", words)
            if part.strip(" .")
        ]
        return bool(parts) and all(_is_named(part, room) for part in parts)

    return knows


def _is_named(part, room):
    if NOT_OWNERS & set(re.findall(r"[\w-]+", part.casefold())):
        return room.resolve(part).found is not None
    is_known = room.resolve(part).is_known or looks_like_initials(part) or TWO_NAMES.match(part)
    return bool(is_known or (len(part.split()) <= 6 and BODY.search(part.strip(" ."))))


def own_sign(mark):
    """The number of a decision that its mark has: "Decision D1: …", "Decision 1/25: …"."""
    found = re.match(
        r"\W*decisions?(?: (?:no|ref)\.?)?\s?([a-z]\d{1,3}|\d{1,4}/\d{1,4})\b",
        mark.source,
        re.IGNORECASE,
    )
    return found[1] if found else ""


def may_number(sign):
    """Whether a sign is short enough to be the number of a decision: "D1", "1/25"."""
    return bool(re.match(r"^(?:\w{1,4}|\d+/\d+)$", sign))


def is_challenge(mark):
    """Whether a question is marked "Challenge"; where nobody is named that may be a difficulty too."""
    return mark.source.lstrip("*_ ").casefold().startswith("challenge")


def item_sign(text):
    """(sign, words) of a line that begins with a bullet or a number of its own."""
    found = ITEM.match(text) or LETTERED.match(text)
    return (text[: found.end()].strip(" .)(•-–"), text[found.end() :]) if found else ("", text)


def goes_on(before, sign):
    """Whether a sign is the next one of a list: "2" behind "1", "b" behind "a"."""
    if before.isdecimal():
        return sign == str(int(before) + 1)
    return len(before) == 1 and sign == chr(ord(before) + 1)


def single_actions(mark, room):
    """The words of several actions behind one mark: numbered, or a sentence each."""
    if found := numbered(mark.words):
        return [words for _, words in found]
    parts = []
    for start, end in spans(mark.words):
        words = mark.words[start:end]
        is_owner = names_from(mark.words[:end], room) == start
        if parts and (is_owner or not (mark.is_plural or subject_of(words, room))):
            parts[-1] = f"{parts[-1]} {words}"
        else:
            parts.append(words)
    return [piece for part in parts for piece in _by_semicolon(part, mark, room)] or [mark.words]


def _by_semicolon(part, mark, room):
    pieces = [piece.strip() for piece in part.split(";") if piece.strip()]
    are_actions = all(subject_of(piece, room) or " – " in piece for piece in pieces)
    return pieces if mark.is_plural and len(pieces) > 1 and are_actions else [part]
