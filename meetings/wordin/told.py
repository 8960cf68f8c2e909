"""Who was away, and who stood in for whom, when a sentence says so: it stays where it stands."""

from __future__ import annotations

import re

from meetings.wordin import attendance
from meetings.wordin.lines import lines_in
from meetings.wordin.people import people_of
from meetings.wordin.result import APOLOGIES, DEPUTY, Attendee
from meetings.wordin.sentences import sentences

APOLOGIES_FROM = re.compile(
    r"(?<!\bno\s)\bapolog(?:ies|y)\b(?:\s+for\s+absence)?(?:\s+(?:were|was|had\s+been|have\s+been))?"
    r"(?:\s+(?:also|formally))?(?:\s+(?:received|given|sent|noted|offered|accepted))?\s+"
    r"(?:from|by|on\s+behalf\s+of)\s+(?P<who>[A-Z].+)$",
    re.IGNORECASE,
)
SENT = re.compile(
    r"^(?P<who>[A-Z].+?),?\s+(?:had\s+|has\s+|have\s+|also\s+)*(?:sent|gave|given|tendered|offered|submitted)\s+"
    r"(?:(?:their|his|her)\s+)?(?:apologies|regrets)(?:\s+for\s+(?:absence|(?:the|this)\s+meeting))?\s*[.]?$"
)
""" "Supt Gail Ives and Ed Moss (Housing) sent their apologies." """
BEGINS = re.compile(r"\s*apolog(?:ies|y)\b", re.IGNORECASE)
STOOD_IN = re.compile(
    r"^(?P<who>[A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*){1,4})\s+(?:deputi[sz]ed|was\s+deputi[sz]ing|is\s+deputi[sz]ing"
    r"|stood\s+in)\s+for\s+(?P<absent>[A-Z][^.;]+?)[.;]?$"
)


def people_told(drafts, known):
    """The `Attendee`s whom sentences of the items name and who are not among those `known`."""
    found = []
    for draft in drafts:
        for line in lines_in(draft.blocks):
            for sentence in sentences(line.words):
                found += _of_sentence(sentence.strip())
    room = people_of(known, None).room
    names, new = {_key(each.name) for each in known}, []
    for person in found:
        if _key(person.name) not in names and not room.resolve(person.name).found:
            names.add(_key(person.name))
            new.append(person)
    return new


def _of_sentence(sentence):
    if match := STOOD_IN.match(sentence):
        absent = match["absent"].strip(" .,")
        away = attendance.people_of(absent, APOLOGIES)
        is_person = attendance.looks_like_person(match["who"])
        if is_person and len(away) == 1 and attendance.looks_like_person(away[0].name):
            return [Attendee(match["who"], status=DEPUTY, deputising_for=away[0].name), *away]
        return []
    match = SENT.match(sentence) or APOLOGIES_FROM.search(sentence)
    if not match:
        return []
    people = attendance.people_of(match["who"].strip(" ."), APOLOGIES, is_paragraph=True)
    return people if all(attendance.looks_like_person(each.name) for each in people) else []


def apologies_in(line):
    """The people whom a line of one sentence says to have sent apologies, or an empty list."""
    is_whole = BEGINS.match(line) and len(sentences(line)) == 1
    return _of_sentence(line) if is_whole else []


def apologies_told(line):
    """The people whom the sentences of a line below "Apologies" say to have sent them: "Ed Moss sent apologies"."""
    said = [sentence.strip() for sentence in sentences(line)]
    return [person for each in said if SENT.match(each) for person in _of_sentence(each)]


def _key(name):
    words = [word for word in name.split() if word.strip(".,").casefold() not in attendance.TITLES]
    return attendance.plain(" ".join(words or [name]))
