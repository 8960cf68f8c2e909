"""What was recognised, as a person corrects it.

A draft is plain data, so that it can be kept as JSON:

{"meeting": {"title", "date", "start", "end", "closed", "venue"}, "next_meeting": a sentence or "",
 "people": [{"written", "name", "organisation", "role", "initials", "status", "deputising_for",
             "also_representing", "who"}],
 "names": [{"written", "who"}],
 "items": [{"part", "number", "title", "is_confidential", "text", "updates", "decisions", "actions", "challenges",
            "amendments"}],
 "warnings": [{"code", "text", "place"}], "left_out": [a line]}

"who" is "person:12", "group:3", "organisation:5", "all", "new", "as_written", or "" while it is open. "names"
are owners of actions that are not among the people. Records have "taken": whether they become one; what is
not taken stays in the text of its item. "text" of an item is clean HTML, all else is plain. Lines "left_out"
are headings of columns, page numbers, the top and foot of pages, comments, and what the minutes say in the
house's own way: shown, and no more.
"""

from __future__ import annotations

import re
from datetime import date, time

from common import richtext
from common.formats import clock, long_date, time_range
from meetings.imports.leftovers import leftovers
from meetings.wordin.result import PROSE
from meetings.wordin.words import reads_confidential

AS_TEXT = "text"
"""The status of a line of the attendance that is nobody: its words are kept as text."""
NEW, AS_WRITTEN, OPEN = "new", "as_written", ""
RECORDS = ("decisions", "actions", "challenges", "amendments")


def draft_of(recognised):
    """The first draft of what `Recognised.as_json` says; nobody has been chosen in it."""
    draft = {
        "meeting": {name: value or "" for name, value in recognised["meeting"].items()},
        "next_meeting": next_words(recognised["next_meeting"]),
        "people": [_person(each) for each in recognised["attendance"]],
        "names": [],
        "items": [_item(each) for each in recognised["items"]],
        "warnings": [],
    }
    lines = [*recognised["left_out"], *leftovers(recognised, draft)]
    draft["left_out"] = list(dict.fromkeys(lines))
    collect_names(draft)
    draft["warnings"] = [_placed(each, draft) for each in recognised["warnings"]]
    return draft


def collect_names(draft):
    """Add owners that are not among the people to the names, and drop names that own nothing any more."""
    known = {key for person in draft["people"] for key in (person["written"], person["name"])}
    there = {each["written"]: each for each in draft["names"]}
    owners = [
        owner
        for item in draft["items"]
        for action in item["actions"]
        if action["taken"] or action["how"] == PROSE
        for owner in action["owners"]
    ]
    wanted = dict.fromkeys(owner for owner in owners if owner not in known)
    draft["names"] = [there.get(name) or {"written": name, "who": OPEN} for name in wanted]


def next_words(following):
    """The next meeting as a sentence says it: "10 September 2025, 2pm to 4pm, Market House"."""
    if not following:
        return ""
    day, start, end = (following[name] for name in ("date", "start", "end"))
    times = ""
    if start:
        start = time.fromisoformat(start)
        times = time_range(start, time.fromisoformat(end)) if end else clock(start)
    on = long_date(date.fromisoformat(day)) if day else ""
    return ", ".join(filter(None, [on, times, following["venue"]]))


def _person(each):
    return {
        "written": each["name"],
        **{name: each[name] for name in ("name", "organisation", "role", "initials", "status")},
        **{name: each[name] for name in ("deputising_for", "also_representing")},
        "who": OPEN,
    }


def _item(each):
    return {
        "part": each["part"],
        "number": each["number"],
        "title": each["title"],
        "is_confidential": reads_confidential(each["part"], each["title"]),
        "text": each["text"],
        "updates": [_update(update) for update in each["updates"]],
        "decisions": [_record(record, "number") for record in each["decisions"]],
        "actions": [_record(record, "owners", "due", "how") for record in each["actions"]],
        "challenges": [_challenge(record) for record in each["challenges"]],
        "amendments": [_record(record) for record in each["amendments"]],
    }


def _record(record, *names):
    kept = {name: record[name] for name in ("text", "source", *names)}
    return kept | {"taken": record.get("how") != PROSE}


def _challenge(record):
    names = ("asked_by", "question", "answered_by", "answer", "how", "source")
    return {name: record[name] for name in names} | {"taken": record["how"] != PROSE}


def _update(update):
    """An update of an earlier action, in one line."""
    return " – ".join(filter(None, [update["reference"], update["text"]]))


def _placed(warning, draft):
    """The warning with the anchor of what it is about: the item or the person whose words it holds."""
    said = warning["text"]
    quoted = re.findall(r"“([^”]+)”", said)
    for number, item in enumerate(draft["items"]):
        for kind in RECORDS:
            for place, record in enumerate(item[kind]):
                if any(q in (record.get("text"), record.get("question")) for q in quoted):
                    return warning | {"place": f"item-{number}-{kind}-{place}"}
    for number, person in enumerate(draft["people"]):
        if person["name"] and person["name"] in said:
            return warning | {"place": f"person-{number}"}
    for number, item in enumerate(draft["items"]):
        if any(q == item["title"] or q in richtext.words_of(item["text"]) for q in quoted):
            return warning | {"place": f"item-{number}"}
    return warning | {"place": "facts"}
