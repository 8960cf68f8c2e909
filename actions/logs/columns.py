"""What the columns of a log are: told by what they are called and by what stands in them."""

from __future__ import annotations

import hashlib
import re
from difflib import SequenceMatcher
from functools import cache

from actions.enums import SEVERAL_COLUMNS, LogField
from actions.logs.days import has_day
from actions.logs.standing import is_standing

NAMES = {
    LogField.TEXT: (
        *(
            "action",
            "actions",
            "action required",
            "action agreed",
            "agreed action",
            "task",
            "to do",
        ),
        *(
            "action to be taken",
            "what",
            "what needs to be done",
            "description",
            "action description",
        ),
        *("action point", "details", "action detail", "recommendation", "issue action", "activity"),
        *("action text", "actions required", "item description", "what is to be done"),
        *("what has to be done", "what must be done", "action needed", "actions needed"),
    ),
    LogField.OWNER: (
        *(
            "owner",
            "owners",
            "action owner",
            "lead",
            "lead officer",
            "who",
            "by whom",
            "assigned to",
        ),
        *(
            "responsible",
            "responsible officer",
            "responsibility",
            "person responsible",
            "lead person",
        ),
        *("action by", "accountable", "named lead", "allocated to", "led by", "lead name", "whom"),
        *("lead agency officer", "nominated lead", "actioned by", "support", "lead member"),
    ),
    LogField.DUE: (
        *("due", "due date", "date due", "deadline", "by when", "target date", "when", "timescale"),
        *("timescales", "completion date target", "date for completion", "target completion date"),
        *("due by", "complete by", "to be completed by", "review date", "target", "time frame"),
        *("timeframe", "expected completion", "required by", "planned completion date"),
    ),
    LogField.STATUS: (
        *("status", "current status", "progress status", "open closed", "open or closed", "state"),
        *("action status", "complete", "completed", "outcome status", "closed y n", "stage"),
    ),
    LogField.RAG: (
        "rag",
        "brag",
        "rag rating",
        "rag status",
        "colour",
        "brag rating",
        "brag status",
    ),
    LogField.UPDATE: (
        *("update", "updates", "progress", "progress update", "comments", "comment", "notes"),
        *(
            "outcome",
            "latest position",
            "latest update",
            "position",
            "current position",
            "evidence",
        ),
        *("narrative", "action taken", "progress notes", "comments update", "update comments"),
        *("progress to date", "what has been done", "impact", "result", "remarks"),
    ),
    LogField.REFERENCE: (
        *("ref", "reference", "no", "number", "action no", "action number", "id", "action ref"),
        *("ref no", "item", "item no", "log no", "action id", "reference number", "minute ref"),
        *("agenda item", "minute number", "serial"),
    ),
    LogField.RAISED: (
        *(
            "raised",
            "date raised",
            "raised on",
            "meeting date",
            "meeting",
            "date of meeting",
            "date",
        ),
        *("date agreed", "date set", "raised at", "source", "source meeting", "date of action"),
        *("date added", "origin", "date opened", "date logged", "opened"),
    ),
    LogField.CLOSED: (
        *(
            "closed",
            "date closed",
            "closed on",
            "date completed",
            "completed on",
            "completion date",
        ),
        *("date of completion", "actual completion date", "closure date", "date complete"),
    ),
    LogField.GROUP: (
        "group",
        "sub group",
        "subgroup",
        "committee",
        "board",
        "lead group",
        "workstream",
    ),
    LogField.ORGANISATION: (
        *(
            "organisation",
            "agency",
            "lead agency",
            "organization",
            "partner",
            "service",
            "lead organisation",
        ),
        "responsible agency",
    ),
    LogField.PRIORITY: ("priority", "board priority", "business plan priority", "plan priority"),
}
LIKE_ENOUGH = 0.74
SAMPLE = 200


def plain(words):
    """A heading as headings are compared: small letters and digits, single spaces."""
    words = re.sub(r"[^\w]+", " ", words.casefold().replace("'s", "s"))
    return " ".join(words.replace("_", " ").split())


def likeness(heading, field):
    """From 0 to 1, how much a heading is called what the field is called."""
    return max((_alike(plain(heading), name) for name in NAMES.get(field, ())), default=0)


@cache
def _alike(heading, name):
    if heading == name:
        return 1.0
    if not heading:
        return 0.0
    mine, others = set(heading.split()), set(name.split())
    if others <= mine:
        return 0.78 + 0.2 * len(others) / len(mine)
    if len(heading) < 4:
        return 0.0
    return 0.95 * SequenceMatcher(None, heading, name).ratio()


def key_of(headings):
    """What a set of headings is remembered by: the same for any order and spelling of case."""
    words = "\n".join(sorted(plain(heading) for heading in headings))
    return hashlib.sha256(words.encode()).hexdigest()


def matched(headings, lines, *, is_name=lambda words: False):
    """A `LogField` for each heading.

    `is_name` says whether some words name somebody known. Every field is given once, to the column
    that fits it best; what fits nothing is kept as an update, and an empty column is left.
    """
    columns = [_values(lines, place) for place in range(len(headings))]
    scores = []
    for place, heading in enumerate(headings):
        for field in NAMES:
            score = likeness(heading, field) + _by_values(columns[place], field, is_name)
            scores.append((score, -place, field))
    given = {}
    for score, place, field in sorted(scores, key=lambda each: (-each[0], -each[1])):
        is_free = field in SEVERAL_COLUMNS or field not in given.values()
        if score >= LIKE_ENOUGH and -place not in given and is_free:
            given[-place] = field
    if LogField.TEXT not in given.values():
        _give_text(given, columns)
    return [
        given.get(place, LogField.KEEP if columns[place] else LogField.LEAVE)
        for place in range(len(headings))
    ]


def _values(lines, place):
    values = (line.cells[place] for line in lines if place < len(line.cells))
    return [value for value in values if value][:SAMPLE]


def _by_values(values, field, is_name):
    """What the values say for or against a field, at most a third of a name."""
    if not values:
        return 0
    if field in (LogField.DUE, LogField.CLOSED, LogField.RAISED):
        share = _share(values, has_day)
        return 0.3 * share if field == LogField.DUE else 0.25 * share
    if field == LogField.OWNER:
        return 0.33 * _share(values, is_name)
    if field in (LogField.STATUS, LogField.RAG):
        return 0.6 * _share(values, is_standing) - 0.3
    if field == LogField.TEXT:
        return 0.2 if sum(map(len, values)) / len(values) > 25 else -0.2
    if field == LogField.UPDATE:
        return -0.5 * _share(values, has_day) * (sum(map(len, values)) / len(values) < 20)
    return -0.3 if field == LogField.REFERENCE and max(map(len, values)) > 40 else 0


def _share(values, test):
    return sum(1 for value in values if test(value)) / len(values)


def _give_text(given, columns):
    """Without a heading that says so, what is to be done is the column with the longest words."""
    free = [place for place in range(len(columns)) if columns[place] and place not in given]
    if free:
        longest = max(free, key=lambda place: sum(map(len, columns[place])))
        given[longest] = LogField.TEXT


def samples(lines, place, number=3):
    """The first different values of a column."""
    return list(dict.fromkeys(_values(lines, place)))[:number]
