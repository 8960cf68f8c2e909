"""Gathers what has to be queried while the minutes are read."""

from __future__ import annotations

from dataclasses import dataclass, field

from common.formats import listing
from meetings.capture.grammar import TWO_NAMES
from meetings.capture.room import HERE
from meetings.wordin.attendance import BODIES, INITIALS
from meetings.wordin.result import Caution


@dataclass
class Cautions:
    """Each sentence is kept once, in the order of the text."""

    found: list[Caution] = field(default_factory=list)

    def add(self, code, text):
        caution = Caution(code, text)
        if caution not in self.found:
            self.found.append(caution)

    def names(self, matches, *, does="owns an action"):
        """Query names that fit several or nobody, and those of whoever sent apologies."""
        for match in matches:
            if match.found:
                self._away(match.found, does)
            elif len(match.candidates) > 1:
                fits = listing([one.label for one in match.candidates])
                self.add("ambiguous_initials", f"“{match.words}” fits {fits}: who is meant?")
            elif match.candidates:
                self.add("unclear_name", f"Is “{match.words}” {match.candidates[0].label}?")
            elif INITIALS.match(match.words):
                said = f"“{match.words}” fits nobody in the list of those present."
                self.add("unknown_initials", said)
            elif _is_person(match.words):
                self.add("unknown_name", f"{match.words} is not in the list of those present.")

    def _away(self, one, does):
        if one.note and one.nearness != HERE:
            code = "apologies_spoke" if does == "speaks" else "apologies_own"
            self.add(code, f"{one.label} {one.note}, but {does}.")


def _is_person(words):
    return bool(TWO_NAMES.match(words)) and not BODIES & set(words.casefold().split())
