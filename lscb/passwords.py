"""Passwords that would be guessed soon, with a sentence that says why and what to do."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError

from board.models import BoardProfile

LEAST_GUESSES = 10**10
"""What somebody who stole the hashes could try in some months with one fast machine."""
LOOKED_AT = 72
"""Letters; working out a longer one would take too long, and so much is enough to judge by."""
SHORTEST_WORD = 3
OF_THE_TRADE = (
    *("safeguarding", "children", "child", "board", "partnership", "council", "protection"),
    *("lscb", "lscp", "sscb", "scp", "minutes", "agenda", "meeting", "action", "tracker"),
    *("business", "unit", "local", "authority", "welcome", "password", "login", "secret"),
)
ADVICE = "Three random words that have nothing to do with you or the board make a good one."
WHY = {
    "repeat": "It repeats itself.",
    "sequence": "It has letters or figures that follow each other.",
    "spatial": "It has keys that lie beside each other.",
    "date": "It has a date in it.",
    "regex": "It has a year in it.",
    "dictionary": "It is one that many people use, or nearly.",
}


class GuessedSoonValidator:
    """Refuses what would be guessed soon. Words that others would try first count for nothing."""

    def validate(self, password, user=None):
        from zxcvbn import zxcvbn

        bare = _without(words_to_deny(user), password)
        found = zxcvbn(bare[:LOOKED_AT] or "-")
        if found["guesses"] >= LEAST_GUESSES:
            return
        raise ValidationError(
            f"This password would soon be guessed. {_why(found, bare, password)} {ADVICE}",
            code="guessed_soon",
        )

    def get_help_text(self):
        return ADVICE


def words_to_deny(person) -> set[str]:
    """Their names, their organisations, the board's name and words of the trade, in lower case."""
    profile = BoardProfile.objects.current()
    texts = [profile.name, profile.short_name, profile.area, *OF_THE_TRADE]
    if person is not None and person.pk:
        texts += [person.given_name, person.family_name, person.email or "", person.initials]
        texts += [str(each) for each in (person.employer, person.speaks_for) if each]
    words = re.findall(r"[^\W\d_]+", " ".join(texts).lower())
    return {word for word in words if len(word) >= SHORTEST_WORD}


def _without(words, password) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    return re.sub("|".join(map(re.escape, longest_first)), "", password, flags=re.IGNORECASE)


def _why(found, bare, password) -> str:
    if bare != password:
        return "It is made of names or words that others would try first."
    parts = sorted(found["sequence"], key=lambda part: len(part["token"]), reverse=True)
    return next((WHY[part["pattern"]] for part in parts if part["pattern"] in WHY), "It is short.")
