"""How somebody is addressed elsewhere in minutes: "Mr Dunn" for Carl Dunn, "DI Hay" for Det Insp Paul Hay."""

from __future__ import annotations

import re

from meetings.capture.room import plain

COURTESY = ("mr", "mrs", "ms", "miss", "mx")
SPELLINGS = (
    ("di", "d/insp", "det insp", "detective inspector"),
    ("dci", "d/ch insp", "det ch insp", "det chief insp", "detective chief inspector"),
    ("ds", "d/sgt", "det sgt", "detective sergeant"),
    ("dc", "det con", "detective constable"),
    ("dsupt", "d/supt", "det supt", "detective superintendent"),
    ("ch supt", "c/supt", "chief supt", "chief superintendent"),
    ("ch insp", "c/insp", "ci", "chief insp", "chief inspector"),
    ("insp", "inspector"),
    ("supt", "superintendent"),
    ("sgt", "sergeant"),
    ("pc", "constable", "police constable"),
    ("acc", "assistant chief constable"),
    ("cllr", "councillor"),
    ("prof", "professor"),
    ("dr", "doctor"),
    ("rev", "revd", "reverend"),
    ("fr", "father"),
)
"""The ways in which one rank or title is written."""
ACTING = re.compile(r"^(?:[at]/|(?:acting|temporary)\s+)")
"""What stands before the rank that somebody holds for a time."""


def addressed(title, given, family):
    """The names, in their plain form, by which a title makes somebody known; whoever has none may be given the
    title of courtesy with the family name."""
    if not family or len(family) < 2:
        return frozenset()
    if not title:
        return frozenset(plain(f"{each} {family}") for each in COURTESY) if given else frozenset()
    rank = ACTING.sub("", plain(title))
    own = next((ways for ways in SPELLINGS if {plain(title), rank} & set(ways)), ())
    own += (rank,) if rank != plain(title) and rank not in own else ()
    return frozenset(
        plain(name) for each in own for name in (f"{each} {family}", f"{each} {given} {family}")
    )
