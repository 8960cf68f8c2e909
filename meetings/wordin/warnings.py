"""What a careful reader of the finished minutes would query."""

from __future__ import annotations

import re

from common.formats import listing, long_date, plural
from common.richtext import words_of
from meetings.wordin.result import APOLOGIES, MARKED, PROSE
from meetings.wordin.words import reads_confidential

CODES = {
    "no_title": "The file does not say which meeting it is of.",
    "no_date": "The meeting has no date, or an action none.",
    "no_owner": "An action has no owner.",
    "no_attendance": "No list of those present was found.",
    "no_items": "No items were found.",
    "ambiguous_initials": "Initials fit more than one person.",
    "unknown_initials": "Initials fit nobody.",
    "unknown_name": "Somebody who is not in the list of those present owns an action or speaks.",
    "unclear_name": "A name fits somebody only roughly.",
    "apologies_spoke": "Somebody who sent apologies speaks.",
    "apologies_own": "Somebody who sent apologies owns an action.",
    "listed_twice": "Somebody is both present and excused.",
    "attendance_mark": "A mark in the list of those present is not known, or there is none.",
    "redaction": "Words were taken out before the file was made.",
    "hidden_action": "A sentence or a decision reads like an action and is not marked as one.",
    "due_unclear": "The day of an action cannot be right.",
    "column_owner": "It is not clear whose action the column for actions means.",
    "column_action": "The column for actions names somebody, and the text marks no action.",
    "owner_alone": "A mark only says whose an action is, and no sentence before it says what is to be done.",
    "confidential": "An item or a part reads as confidential.",
    "several_items": "Several items share one row.",
    "weekday": "A date and its weekday do not agree.",
    "time": "A time may be of the morning or of the afternoon.",
    "closed_early": "The meeting closed before it began.",
    "next_meeting": "The next meeting is not after this one.",
    "further_meetings": "The file names meetings behind the next one.",
    "hidden_text": "Hidden text was left out.",
    "comments": "The file holds comments.",
    "picture": "Pictures were left out.",
    "left_out": "Something that Word keeps apart was left out.",
}
"""Every code of a warning, and what it is about."""

REDACTED = re.compile(
    r"(?<!\w)[xX]{3,}(?!\w)|(?<!\w)[xX]{2}/[xX]{2}(?:/\w+)?"
    r"|(?<!\w)(?:xx|XX)(?=\s+(?:days?|weeks?|months?|years?|January|February|March|April|May|June|July|August"
    r"|September|October|November|December)\b)"
    r"|\[?\bredacted\b\]?|█+|▇+|\[(?:name|date|text)? ?(?:removed|withheld"
    r"|deleted)\]|\*{3,}",
    re.IGNORECASE,
)
SPOKE = (
    r"\s+(?:also\s+|then\s+|further\s+)?(?!asked\s+for\s+apologies|apologi[sz]ed|resigned)(?:[a-z]+ed"
    r"|said|gave|spoke|told|felt|thought|took|led|"
    r"made|drew|went|brought|put|set|shared|thanked)\b"
)
WORDS_AROUND = 60
BESIDE_COLUMN = " | "
"""In the source of what was only offered: a column or a mark named somebody, and that was queried already."""


def add_to(result, body, people, cautions, further=()):
    """Add the warnings that only the whole of the minutes gives rise to. `further` are days of
    meetings that the file names behind the next one."""
    _whole(result, cautions)
    _days(result, cautions)
    _further(further, cautions)
    for item in result.items:
        _actions(item, cautions)
        _redactions(item, cautions)
        _confidential(item, cautions)
        _away_speakers(item, result.attendance, cautions)
    _close_initials(result, people, cautions)
    _left_out(body, cautions)


def _confidential(item, cautions):
    if reads_confidential(item.part, item.title):
        named = " ".join(filter(None, [item.number, item.title]))
        cautions.add(
            "confidential",
            f"“{named}” reads as confidential: members will read only that there was such an item, unless you "
            "take the tick away.",
        )


def _whole(result, cautions):
    meeting = result.meeting
    if not meeting.title:
        cautions.add("no_title", CODES["no_title"])
    if meeting.date is None:
        cautions.add(
            "no_date",
            "The file does not say when the meeting was, or not in a way that is understood.",
        )
    if not result.attendance:
        cautions.add("no_attendance", CODES["no_attendance"])
    if not result.items:
        cautions.add("no_items", CODES["no_items"])
    present = {person.name for person in result.attendance if person.status != APOLOGIES}
    for person in result.attendance:
        if person.status == APOLOGIES and person.name in present:
            cautions.add("listed_twice", f"{person.name} is listed as present and under apologies.")


def _days(result, cautions):
    meeting, following = result.meeting, result.next_meeting
    if meeting.closed and meeting.start and meeting.closed < meeting.start:
        cautions.add("closed_early", CODES["closed_early"])
    if meeting.date and following and following.date and following.date <= meeting.date:
        said = f"The next meeting, {long_date(following.date)}, is not after this one."
        cautions.add("next_meeting", said)


def _further(days, cautions):
    if days:
        named = listing([long_date(day) for day in sorted(set(days))])
        said = (
            f"The file names meetings behind the next one ({named}): they stand in the text only."
        )
        cautions.add("further_meetings", said)


def _actions(item, cautions):
    where = item.title or item.number or "the minutes"
    for action in item.actions:
        if action.how == PROSE and BESIDE_COLUMN in action.source:
            continue
        if action.how == PROSE:
            said = f"“{action.text}” ({where}) reads like an action and is not marked as one."
            cautions.add("hidden_action", said)
            continue
        if not action.owners:
            cautions.add("no_owner", f"The action “{action.text}” ({where}) has no owner.")
        if not action.due:
            cautions.add("no_date", f"The action “{action.text}” ({where}) has no date.")


def _texts(item):
    yield from words_of(item.text).split("\n")
    marked = [action for action in item.actions if action.how == MARKED]
    for records in (item.decisions, marked, item.amendments, item.updates):
        for record in records:
            yield getattr(record, "reference", "")
            yield record.text
    for challenge in item.challenges:
        yield challenge.question
        yield challenge.answer


def _redactions(item, cautions):
    for text in _texts(item):
        for found in REDACTED.finditer(text):
            around = _around(text, found)
            said = f"“{found[0]}” looks like words that were taken out: “{around}”."
            cautions.add("redaction", said)


def _around(text, found):
    """What was found with whole words before and after it, "… of xxx was discussed …"."""
    start, end = found.start() - WORDS_AROUND, found.end() + WORDS_AROUND
    before = text[: found.start()] if start <= 0 else text[start : found.start()].partition(" ")[2]
    after = text[found.end() :] if end >= len(text) else text[found.end() : end].rpartition(" ")[0]
    shown = f"{before}{found[0]}{after}".strip()
    return f"{'… ' if start > 0 else ''}{shown}{' …' if end < len(text) else ''}"


def _away_speakers(item, attendance, cautions):
    for person in attendance:
        if person.status != APOLOGIES:
            continue
        names = "|".join(re.escape(name) for name in _ways(person))
        pattern = re.compile(
            rf"(?<!\w)(?:{names}){SPOKE}|\b(?:presented|reported|led|raised|introduced) by (?:{names})(?!\w)"
        )
        if any(pattern.search(text) for text in _texts(item)):
            cautions.add(
                "apologies_spoke",
                f"{person.name} sent apologies, but speaks in “{item.title or item.number}”.",
            )


def _ways(person):
    """How the minutes may write somebody: with and without the title, by declared initials."""
    parts = person.name.split()
    ways = {person.name, person.initials, " ".join(parts[-2:]), f"{parts[0]} {parts[-1]}"}
    return sorted(
        (way for way in ways if len(way) > 1 and (" " in way or way == person.initials)),
        key=len,
        reverse=True,
    ) or [person.name]


def _close_initials(result, people, cautions):
    """Initials of one that would also fit somebody whose own are longer: the mark of a mix-up."""
    said = " ".join(text for item in result.items for text in _texts(item))
    used = set(re.findall(r"\b[A-Z]{2,4}\b", said))
    used |= {
        word
        for item in result.items
        for action in item.actions
        for word in re.findall(r"\b[A-Z]{2,4}\b", action.source)
    }
    for initials in sorted(used):
        fits = people.with_initials(initials)
        if len(fits) > 1:
            said = f"“{initials}” fits {listing(fits)}: who is meant?"
            cautions.add("ambiguous_initials", said)
    for person in result.attendance:
        initials = person.initials.replace(".", "").replace(" ", "")
        others = people.close_to(initials) if initials in used else []
        for other in others:
            cautions.add(
                "ambiguous_initials",
                f"“{initials}” is {person.name} in the list of those present, but fits {other} too: see who is meant.",
            )


def _left_out(body, cautions):
    if body.hidden:
        cautions.add(
            "hidden_text",
            "The file holds hidden text, which was left out. Show it in Word to see what it says.",
        )
    if count := len(body.comments):
        said = f"The file holds {plural(count, 'comment')}, which no item takes in: see the lines below the items."
        cautions.add("comments", said)
    if body.pictures:
        cautions.add(
            "picture", f"Pictures were left out ({body.pictures}): minutes are words only."
        )
    if body.left_out:
        cautions.add(
            "left_out",
            "The file takes in another file, which was left out: copy its text into this one.",
        )
