"""Words whatever their capitals, and where they stand in the text as it is written.

A text without capitals may be longer: "STRASSE" and "Straße" are the same words, and so is a letter with its
accent in one character or in two.
"""

import re
import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True)
class Folded:
    """A text without capitals; `origins` has for each of its characters the place of the one it was made of."""

    text: str
    origins: tuple[int, ...]

    def spans(self, pattern):
        """(start, end) in the text as it is written of what a pattern finds, but for parts of one letter."""
        for match in pattern.finditer(self.text):
            start, end = match.span()
            if start < end and self._begins_at(start) and self._begins_at(end):
                yield self.origins[start], self.origins[end]

    def _begins_at(self, at):
        """Whether a letter of the text begins here, or it ends."""
        if at in (0, len(self.text)):
            return True
        is_accent = unicodedata.combining(self.text[at]) != 0
        return self.origins[at] != self.origins[at - 1] and not is_accent


def folded(text):
    """The `Folded` text."""
    pieces = [(_plain(letter), at) for at, letter in enumerate(text)]
    origins = [at for piece, at in pieces for _letter in piece]
    return Folded("".join(piece for piece, _at in pieces), (*origins, len(text)))


def pattern_of(words, *, between=r"\s+"):
    """What finds whole words in a folded text, with any space `between` them."""
    parts = [re.escape(_plain(part)) for part in words.split()]
    before = r"(?<![^\W_])" if parts and parts[0][0].isalnum() else ""
    after = r"(?![^\W_])" if parts and parts[-1][-1].isalnum() else ""
    return f"{before}{between.join(parts)}{after}"


def _plain(letters):
    return unicodedata.normalize("NFD", unicodedata.normalize("NFD", letters).casefold())
