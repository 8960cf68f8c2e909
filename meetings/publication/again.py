"""Where words that were redacted, or the name of a child, stand once more, however they are written."""

import re
from dataclasses import dataclass

from meetings.publication.folding import folded, pattern_of
from meetings.publication.names import NAME, NOT_NAMES
from meetings.publication.plain_names import CAPITALS, is_everyday

JOINED = r"(?:[\s._+-]|%20)*"
"""What may stand between the parts of a name: an address has it in one word, or with hyphens."""


@dataclass(frozen=True)
class Sought:
    """Patterns of words to be found once more: `whole` and `parts` of names in a folded text, initials as they are."""

    whole: re.Pattern
    parts: re.Pattern | None
    initials: re.Pattern | None

    def spans(self, words):
        """(start, end) of each; not of a word of every day in small letters that is a part of a name as well."""
        text = folded(words)
        yield from text.spans(self.whole)
        if self.parts:
            spans = text.spans(self.parts)
            yield from (span for span in spans if not is_everyday(words[slice(*span)]))
        if self.initials:
            yield from (match.span() for match in self.initials.finditer(words))


def sought(redacted):
    """The `Sought` of redacted words; None without any."""
    wanted = {" ".join(each.split()) for each in redacted if len(each.strip()) > 1}
    if not wanted:
        return None
    names = [found for each in wanted if (found := _parts_of_name(each))]
    whole = [pattern_of(each) for each in wanted]
    whole += [pattern_of(" ".join(parts), between=JOINED) for parts in names]
    parts = {part for found in names for part in found if part.capitalize() not in NOT_NAMES}
    initials = [form for found in names for form in _initials_of(found)]
    return Sought(
        _any_of(whole),
        _any_of(pattern_of(each) for each in parts),
        re.compile(rf"(?<!\w)(?:{'|'.join(sorted(initials))})") if initials else None,
    )


def _initials_of(parts):
    letters = [part[0] for part in parts]
    return "".join(letters) + r"(?!\w)", r"[.]\s?".join(letters) + "[.]"


def _any_of(patterns):
    found = sorted(patterns, key=lambda each: (-len(each), each))
    return re.compile("|".join(found)) if found else None


def _parts_of_name(words):
    """ "Keisha" and "Lovell" of "Keisha Lovell"; nothing of words that are no name."""
    found = words.split()
    is_name = all(re.fullmatch(rf"{NAME}|{CAPITALS}", part) for part in found)
    return found if 2 <= len(found) <= 3 and is_name else []
