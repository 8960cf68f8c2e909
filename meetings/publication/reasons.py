"""Whether the published reason of a redaction tells what it hides."""

import re
from itertools import pairwise

from meetings.publication.plain_names import ALWAYS
from meetings.publication.words_of_the_field import GIVEN_NAMES

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
SHORT = 4
"""So many redacted words may be a name and no more, also one that is a word as well."""
SMALL_WORDS = """
a an and are as at be been but by for from had has have he her his if in is it its no not of on or she so that the
their them there they this to under until was we were will with
"""
SMALL = frozenset(SMALL_WORDS.split())


def told_by(reason, redacted):
    """The first words of `reason` that stand in `redacted` and could tell it, as the reason has them; else "".

    Those are a name or a number, two words in a row that are not both small ones, or all that is redacted.
    """
    if not reason:
        return ""
    said = [(match[0].casefold(), match.span()) for match in WORD.finditer(reason)]
    words = [match[0] for match in WORD.finditer(redacted)]
    hidden = [word.casefold() for word in words]
    single = {word.casefold() for word in words if _is_telling(word)}
    if len(hidden) <= SHORT:
        single |= GIVEN_NAMES.intersection(hidden) | set(hidden if len(hidden) == 1 else ())
    for word, (start, end) in said:
        if word in single:
            return reason[start:end]
    pairs = set(pairwise(hidden))
    for (first, (start, _)), (second, (_, end)) in pairwise(said):
        if (first, second) in pairs and not {first, second} <= SMALL:
            return reason[start:end]
    return ""


def _is_telling(word):
    """A capital word that is no word of every day, or a number of more than three digits."""
    if sum(letter.isdigit() for letter in word) > 3:
        return True
    return len(word) > 1 and word[0].isupper() and word not in ALWAYS
