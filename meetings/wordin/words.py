"""The words by which minutes label their facts, sections and parts."""

from __future__ import annotations

import re

from meetings.wordin.result import APOLOGIES, IN_ATTENDANCE, OBSERVER, PRESENT

TITLE, DAY, TIME, START, END, VENUE = "title", "day", "time", "start", "end", "venue"
CHAIR, MINUTED_BY, NEXT, OTHER = "chair", "minuted_by", "next", "other"

NEXT_WORDS = (
    r"(?:(?:dates?|details?|venue|time)(?:,?\s*(?:and|&|/)?\s*(?:time|venue|date|place|location)){0,2}\s+"
    r"(?:of|for)\s+(?:the\s+)?(?:next|future|forthcoming)\s+(?:board\s+)?meetings?"
    r"|(?:the\s+)?next\s+(?:(?:full\s+)?(?:board|executive|sub-?group|group|committee|panel|partnership)\s+"
    r"|(?:scheduled|joint|ordinary|regular|formal|quarterly|full)\s+)?meetings?(?:\s+dates?)?|future\s+meetings?(?:\s+dates?)?"
    r"|dates?\s+of\s+(?:next|future)\s+meetings?|donm"
    r"|next\s+(?:executive|board|sub-?group|committee|panel|partnership)(?=\s*:\s*(?:on\s+)?(?:[a-z]+day\b|\d))"
    r"|next\s+time(?=\s*(?:$|:\s*(?:on\s+)?(?:[a-z]+day\b|\d))))"
    r"(?:\s*\((?:meeting\s+)?(?:no\.?|number)\s*\d{1,4}\))?"
)
CLOSE_WORDS = (
    r"(?:finish(?:ed|\s+time)?|closed?(?:\s+of\s+(?:the\s+)?meeting)?|closing|end\s+of\s+(?:the\s+)?meeting"
    r"|meeting\s+(?:closed|ended|close|end|finished|concluded)(?:\s+at)?|closure(?:\s+of\s+meeting)?"
    r"|time\s+closed"
    r"|close\s+time|time\s+meeting\s+(?:closed|ended)|actual\s+finish)"
)
LABELS = (
    (NEXT, NEXT_WORDS),
    (DAY, r"(?:date|meeting date|date of meeting|held on|day|date held|date and time|date & time"
          r"|date ?/ ?time|when|date, time and venue)"),
    (TIME, r"(?:times?|meeting time|time of meeting|start and finish)"),
    (START, r"(?:start(?: time)?|started|commenced|time started|from)"),
    (END, r"(?:end(?: time)?|finish time \(planned\)|planned finish|until)"),
    (VENUE, r"(?:venue|location|place|held at|where|room|venue address|meeting venue|meeting location|via)"),
    (CHAIR, r"(?:(?:in the )?chair|chaired by|chairperson|chairman|independent chair|meeting chair)"),
    (MINUTED_BY, r"(?:minutes(?: taken)? by|minute[- ]?taker|minuted by|note[- ]?taker|notes by"
                 r"|minutes secretary|taken by|clerk)"),
    (TITLE, r"(?:subject|meeting(?: title| of| name)?|title|name of meeting|board|group|committee"
            r"|minutes of|purpose)"),
)  # fmt: skip
IN_A_CELL = (END, r"finish(?: time)?")
"""A label of the head only where a table of facts holds it: below the items it says when the meeting closed."""
MINUTES_CELL = re.compile(r"(?:minutes|notes)\s*:?", re.IGNORECASE)
"""Beside a name in a table of facts this says who took the minutes."""
MINUTES_LINE = re.compile(r"^\s*(?:minutes|notes)\s*:\s*(?P<words>\S.*)$", re.IGNORECASE)
""" "Minutes: Dom Shaw" """
LABEL_LINE = re.compile(
    r"^\s*(?P<label>"
    + "|".join(pattern for _, pattern in LABELS)
    + r")\s*(?::|\t|\s[–—-]\s)\s*(?P<words>.*)$",
    re.IGNORECASE,
)
NEXT_LINE = re.compile(
    rf"^\s*(?P<label>{NEXT_WORDS})\s*(?:[:.–—-]|$)\s*(?P<words>.*)$", re.IGNORECASE
)
NEXT_IN_TITLE = re.compile(rf"^\s*{NEXT_WORDS}\s*[:.–—-]?\s*(?P<words>\S.*)$", re.IGNORECASE)
"""The title of an item that says itself when the next meeting is."""
NEXT_SENTENCE = re.compile(
    r"\b(?:the\s+)?next\s+(?:\w+\s+){0,2}meeting\s+(?:of\s+the\s+[\w' ]{2,40}?\s+)?"
    r"(?:will\s+(?:be|take\s+place)|is|being|takes\s+place|to\s+be\s+held|was\s+(?:set|arranged|agreed))\b",
    re.IGNORECASE,
)
CLOSE_LINE = re.compile(rf"^\s*{CLOSE_WORDS}\s*[:.–—-]?\s*(?P<words>.*)$", re.IGNORECASE)
CLOSED = re.compile(
    r"\b(?:(?:meeting|chair\w*|board)\b[^.]{0,60}?\b(?:closed|ended|finished|concluded|close)\b"
    r"|(?:closed|ended|finished|concluded)\s+(?:the\s+meeting\s+)?at\b"
    r"|(?<=[.;]\s)(?:closed?|finish(?:ed)?|ended)\s*[:–—-]?\s*(?=\d{1,2}[.:]\d\d)|^\s*(?:finish(?:ed)?|closed?)\b)",
    re.IGNORECASE,
)
WHO = r"(?:members?|attendees?|those|people|persons?|partners?|officers?|advisers?|board members?)"
WAY = (
    r"(?:in\s+person|in\s+the\s+room|online|remotely|virtually"
    r"|(?:via|by|on|through)\s+(?:(?:ms|microsoft)\s+)?(?:teams|zoom|webex|skype|video|(?:tele)?phone)(?:[\s-]+(?:call|link|conference))?)"
)
HOW = rf"(?:\s*[(,–—-]?\s*{WAY}\)?)?"
""" "Present via Teams", "Attendees (in person)" """
STATUS_OF = re.compile(
    rf"^\s*(?:(?P<{PRESENT}>(?:the\s+following\s+)?(?:{WHO}\s+)?(?:were\s+)?present(?:\s+were)?(?:\s+at\s+(?:the\s+)?meeting)?|attendees?|attendance(?:\s+list)?"
    rf"|attended(?:\s+by)?|(?!officers?\b|advisers?\b){WHO}\s+in\s+attendance|members(?:hip)?|participants|in\s+person|voting\s+members|deputies"
    rf"|in\s+the\s+room|(?:join(?:ing|ed)|attending)(?=\s+{WAY})|(?!in\b){WAY}(?=\s*:)|here(?=\s*:))"
    rf"|(?P<{APOLOGIES}>(?:{WHO}\s+)?(?:apolog(?:y|ies)(?:\s+(?:for\s+absence|received|were\s+received|given))?(?:\s+from)?"
    r"|absent|not\s+(?:present|in\s+attendance|attending)|did\s+not\s+attend|absence|sorry(?:\s+not\s+(?:t)?here)?(?=\s*:)))"
    rf"|(?P<{IN_ATTENDANCE}>(?:(?:also|officers?|advisers?)\s+)?in\s+attendance|also\s+(?:present|attending|attended)|attending|guests?"
    r"(?:\s+and\s+presenters)?|presenters|non[- ]?members?|officers|advis[eo]rs(?:\s+to\s+the\s+\w+(?:\s+\w+)?)?"
    r"|business\s+unit(?:\s+staff)?"
    r"|invited|visitors)"
    rf"|(?P<{OBSERVER}>(?:participant\s+)?observers?|observing)){HOW}\s*(?:\(\d+\)\s*)?(?::|–|—|-|$)\s*(?P<words>.*)$",
    re.IGNORECASE,
)
OF_ITEM = re.compile(
    r"^\s*(?:discussions?|actions?|decisions?|owners?|deadlines?|due(?:\s+date)?|by\s+wh(?:en|om)|timescales?"
    r"|outcomes?|updates?|challenges?|responses?|agreed|resolved|summary|key\s+points|recommendations?)\s*:",
    re.IGNORECASE,
)
"""The label of what an item says, and of nobody."""
ABSENT = re.compile(
    r"^\s*(?:not\s+in\s+attendance|not\s+attending|did\s+not\s+attend)\b", re.IGNORECASE
)
""" "Not in attendance", which is no apology."""
MINUTES_WORD = re.compile(
    r"^\s*(?:(?:draft|final|confirmed|unconfirmed|approved|agreed)\s+)*(?:minutes|meeting minutes"
    r"|minutes of (?:the )?meeting"
    r"|notes|meeting notes|notes of (?:the )?meeting|action notes|record of (?:the )?meeting)"
    r"\s*(?:[–—-]?\s*\(?(?:draft|final|unconfirmed|confirmed)\)?)?\s*$",
    re.IGNORECASE,
)
AOB = re.compile(
    r"^\s*(?:a\.?o\.?(?:c\.?)?b\.?|any\s+other\s+(?:urgent\s+)?(?:business|matters?"
    r"|items?))\b\.?(?:\s*\((?:aob|a\.o\.b\.)\))?"
    r"\s*[:–—-]?\s*(?P<words>.*)$",
    re.IGNORECASE,
)
PART = re.compile(
    r"^\s*(?P<label>(?:part\s+\d{1,2}|section\s+(?:\d|10)"
    r"|(?:part|section)\s+(?:[A-Z]|[IVX]{1,5}|one|two|three|four|five|six|seven"
    r"|eight|nine|ten)))\b"
    r"(?!\s*[,/]|\s+of\b|\s+\d|\s+reviews?\b)(?:\s*[:.–—-]\s*|\s+(?=(?-i:[^a-z\s]))|\s*$)(?P<words>.*)$",
    re.IGNORECASE,
)
"""Part of the minutes. "Section 11 Audit" and "Part 8 review" are titles: they name what a law asks for."""
USUAL = re.compile(
    r"^\s*(?:welcome|introductions?|apologies|declarations?|minutes\s+(?:of|and|from)"
    r"|previous\s+minutes|matters\s+arising"
    r"|action\s+(?:log|tracker|plan)|review\s+of\s+actions|chair['’]?s?\s+(?:update|report|announcements))\b",
    re.IGNORECASE,
)


IN_ANOTHER_LANGUAGE = (
    r"(?:(?-i:[^\W\d_]\w+(?:\s[a-z]\w*){1,3}|Penderfyniad|Gweithred)\s/\s+"
    r"(?=(?:actions?|decisions?)\b[^:]{0,30}:))?"
)
"""What may stand before a mark: "Cam gweithredu / Action: …"."""
TWO_LANGUAGES = re.compile(
    r"^\s*(?P<first>[^/:]{2,40}?)\s*/\s*(?P<second>[^/:]{2,40}?)\s*(?::|$)\s*(?P<words>.*)$",
    re.DOTALL,
)
""" "Yn bresennol / Present: Asha Bell" """
NAME = re.compile(r"(?=.[^A-Z]*[A-Z])[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*)*\s*")
"""Words with a capital each and two capitals at least; no stretch of them can be read in two ways, which takes long."""
RECEIVED = re.compile(
    r"^(?:apolog(?:ies|y)(?:\s+for\s+absence)?\s+)?(?:(?:were|was|have\s+been|had\s+been)\s+)?(?:received|given|sent|noted|accepted)?\s*"
    r"(?:from|by|on\s+behalf\s+of)\s*:?\s+(?=\S)",
    re.IGNORECASE,
)
""" "Apologies for absence: were received from …" """


def in_one_language(words):
    """A line whose label stands in two languages, with the label that is known alone: "Dyddiad / Date: …"."""
    found = TWO_LANGUAGES.match(words)
    if not found:
        return words
    parts = found.group("first", "second")
    known = [part for part in parts if _is_known(part)]
    other = [part for part in parts if part not in known]
    if len(known) != 1 or len(other[0].split()) > 4 or NAME.fullmatch(other[0]):
        return words
    return f"{known[0]}: {found['words']}"


def in_two_languages(words):
    """(the label, what it says) of a line whose label stands in two languages; any other says all of itself."""
    if in_one_language(words) == words:
        return "", words
    rest = TWO_LANGUAGES.match(words)["words"]
    return words.removesuffix(rest).strip(), rest


def _is_known(part):
    return bool(_label(part) or STATUS_OF.fullmatch(part))


def label_of(words):
    """Which fact a label is for, or an empty string."""
    return _label(words) or _label(in_one_language(words))


def _label(words):
    words = re.sub(r"[\s:.–—-]+$", "", words.strip())
    labels = (*LABELS, IN_A_CELL)
    return next(
        (name for name, pattern in labels if re.fullmatch(pattern, words, re.IGNORECASE)), ""
    )


def status_of(words):
    """(status, what follows) of a line that heads a list of people, or None."""
    found = STATUS_OF.match(words) or STATUS_OF.match(in_one_language(words))
    if not found:
        return None
    status = next(each for each in (PRESENT, APOLOGIES, IN_ATTENDANCE, OBSERVER) if found[each])
    rest = found["words"].strip()
    return status, RECEIVED.sub("", rest) if status == APOLOGIES else rest


def is_bare_status(words):
    """Whether words head a list of people and name nobody themselves: "Apologies:"."""
    found = status_of(words)
    return bool(found and not found[1])


def is_label(words):
    """Whether words only say what stands beside or below them."""
    return bool(label_of(words)) or is_bare_status(words)


def is_close(words):
    return bool(re.fullmatch(rf"\s*{CLOSE_WORDS}\s*[:.]?\s*", words, re.IGNORECASE))


CONFIDENTIAL = re.compile(
    r"\bconfidential\b|\bin\s+camera\b"
    r"|\b(?:closed|private|restricted|exempt)\s*(?:session|part|item|business|minutes?)\b"
    r"|(?:^|[:(–—-]\s*)(?:closed|private|restricted|exempt)\s*\)?\s*$",
    re.IGNORECASE,
)


def reads_confidential(*words):
    """Whether the title of an item, or of its part, says that not all may read it."""
    return any(CONFIDENTIAL.search(each) for each in words)


def is_next(words):
    return bool(re.fullmatch(rf"\s*{NEXT_WORDS}\s*[:.]?\s*", words, re.IGNORECASE))


def starts_special(words):
    """Whether words are a title that all minutes have: the end, the next meeting, other business."""
    return bool(is_close(words) or is_next(words) or AOB.match(words) or USUAL.match(words))
