"""What is chosen in a draft: first what is sure, then what a person says; and what is still open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from meetings.imports.draft import AS_TEXT, AS_WRITTEN, NEW, OPEN
from meetings.models import Meeting

LONG_HOURS = 2
"""A meeting whose end is not known is proposed to have lasted so long."""
NO_END = "The file does not say when the meeting ended: see the time that is proposed, correct it, and save."


def choose_what_is_sure(draft, directory):
    """Fill open names that are somebody's whole name, and nobody else's; the page shows each choice."""
    for person in draft["people"]:
        if person["who"] == OPEN:
            place = person["organisation"]
            person["who"] = _sure(
                directory.suggestions(person["name"], organisation=place, people_only=True)
            )
    for name in draft["names"]:
        if name["who"] == OPEN:
            name["who"] = _sure(directory.suggestions(name["written"]))


def enter_strangers(draft, directory):
    """Those of the attendance who are like nobody in the directory become new people. Returns how many.

    Who is much like somebody stays open: only a person can say that it is not the same one.
    """
    strangers = [
        person
        for person in draft["people"]
        if person["who"] == OPEN
        and person["status"] != AS_TEXT
        and not directory.suggestions(
            person["name"], organisation=person["organisation"], people_only=True
        )
    ]
    for person in strangers:
        person["who"] = NEW
    return len(strangers)


def leave_open_ones_as_written(draft):
    for each in (*draft["people"], *draft["names"]):
        each["who"] = each["who"] or AS_WRITTEN


def open_names(draft):
    """(the words, the anchor) of every name for which nothing was chosen."""
    people = [
        (person["name"], f"person-{number}")
        for number, person in enumerate(draft["people"])
        if person["who"] == OPEN and person["status"] != AS_TEXT
    ]
    names = [
        (name["written"], f"name-{number}")
        for number, name in enumerate(draft["names"])
        if name["who"] == OPEN
    ]
    return people + names


def new_people(draft):
    """The names of those who will be entered in the directory, each once."""
    chosen = [person["name"] for person in draft["people"] if person["who"] == NEW]
    return list(dict.fromkeys(chosen + [n["written"] for n in draft["names"] if n["who"] == NEW]))


@dataclass(frozen=True)
class Problem:
    """A sentence that says what keeps minutes from being accepted, and the anchor of its cure."""

    text: str
    place: str


def problems_of(draft, group):
    """What keeps the meeting from being made, names apart."""
    meeting = draft["meeting"]
    if not meeting["date"]:
        return [Problem("Enter the day of the meeting.", "meeting-date")]
    if not meeting["start"]:
        return [Problem("Enter the time at which the meeting began.", "meeting-start")]
    if not (meeting["end"] or meeting["closed"]):
        return [Problem(NO_END, "meeting-end")]
    day, start, end = times_of(meeting)
    found = []
    if end <= start:
        found.append(Problem("The meeting must end after it starts.", "meeting-end"))
    elif clash := _clash(group, day, start, end):
        said = f"{clash.reference} of {group} was at this time already. If these are its minutes, withdraw this file."
        found.append(Problem(said, "meeting-start"))
    if not draft["items"]:
        found.append(Problem("No items were found in this file, so there are no minutes.", "facts"))
    return found


def times_of(meeting):
    """(day, start, end) of the facts of a draft that says all three."""
    start = time.fromisoformat(meeting["start"])
    end = time.fromisoformat(meeting["end"] or meeting["closed"])
    return date.fromisoformat(meeting["date"]), start, end


def proposed_end(meeting):
    """The end that is proposed where the file says none, as "11:30", or an empty string."""
    if not meeting["start"] or meeting["end"] or meeting["closed"]:
        return ""
    start = time.fromisoformat(meeting["start"])
    is_early = start.hour + LONG_HOURS < 24
    later = start.replace(hour=start.hour + LONG_HOURS) if is_early else time(23, 59)
    return later.strftime("%H:%M")


def _clash(group, day, start, end):
    standing = Meeting.objects.not_cancelled()
    return standing.at_the_time(group=group, date=day, start_time=start, end_time=end).first()


def _sure(suggestions):
    return suggestions[0].value if suggestions and suggestions[0].is_sure else OPEN
