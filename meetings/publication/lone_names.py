"""A first name that stands in a sentence by itself, with nothing beside it that speaks of a child: "work with Jayden".

No list of first names is complete, and most capital words are no names; a word is found by its place:

- within a sentence, behind a word in small letters and with no other capital word beside it ("asked Jayden about");
- at the beginning of one, before a word of saying, wishing or being ("Jayden said").

What is left out: names of people who may be named, words that `Familiar` knows, peoples and languages, what
stands behind a word of place ("in Harrowby") and a title that goes on behind a small word ("Fire and Rescue").
"""

import re

from meetings.publication.names import LOWER, NAME, UPPER
from meetings.publication.plain_names import OWNED
from meetings.publication.words_of_the_field import PEOPLES

WITHIN = re.compile(
    rf"(?<![\w'’.-])(?P<before>{LOWER}[\w'’-]*),?[ \u00a0](?P<name>{NAME})(?![\w'’-]|[ \u00a0](?:{UPPER}|\d))"
)
BEGINNING = re.compile(
    rf"(?:^|[.;:!?•“\"(\n][ \u00a0]?)(?P<name>{NAME})"
    r"(?= (?:is|was|has|had|says?|said|told|feels?|felt|wants?|wanted|likes?|liked|needs?|needed|would|will|can|could"
    r"|does|did|goes|went|loves?|loved|hopes?|hoped)\b)"
)
PLACE_WORDS = "in at near across around outside throughout north south east west"
PARTICLE_WORDS = "van von der den de da di dos la le al el ap ab bin ibn y yr"
NOT_BEHIND = frozenset(f"{PLACE_WORDS} {PARTICLE_WORDS}".split())
TITLE_GOES_ON = re.compile(
    rf"(?P<word>{UPPER}[\w'’-]*) (?:and|&) $"
    r"|\b(?:University|College|School|Diocese|Bishop|City|County|Borough|Isle|Church|Court|Port|Royal) of $"
)
FAR = 60


def names_in(words, familiar):
    """(start, end) of such names that `familiar` does not know, without the "'s" of what is theirs."""
    for pattern in (WITHIN, BEGINNING):
        for match in pattern.finditer(words):
            name, start = OWNED.sub("", match["name"]), match.start("name")
            if match.groupdict().get("before") in NOT_BEHIND or _is_known(name, familiar):
                continue
            if not (name.endswith("ing") or _ends_title(words, start, familiar)):
                yield start, start + len(name)


def _is_known(name, familiar):
    return (
        name in PEOPLES
        or familiar.knows(name)
        or familiar.names([name])
        or familiar.is_of_somebody(name)
    )


def _ends_title(words, start, familiar):
    title = TITLE_GOES_ON.search(words[max(0, start - FAR) : start])
    return bool(title) and (title["word"] is None or familiar.knows(title["word"]))
