"""What in a text looks as if it told who somebody is. It asks the database nothing.

Sources:

- NHS number: NHS Data Dictionary, NHS NUMBER: ten digits, the tenth a modulus 11 check with weights 10 to 2.
- UPN: Department for Education, "Unique pupil numbers: a guide for schools and local authorities": a
  check letter, then twelve digits, of which the last may be a letter in a temporary number. The check
  letter is one of 23 (without I, O and S), by the remainder of the weighted sum with weights 2 to 13.
- Postcodes: the form that the Royal Mail and BS 7666 give (outward code, space, digit and two letters).
- Telephone numbers: Ofcom, National Telephone Numbering Plan: 0 or +44, then nine or ten digits.
- Names of children: no list of names is complete, so words that speak of a child are looked for, and
  capital names beside them (`names`); full names and initials that stand by themselves (`plain_names`); and
  first names alone in a sentence (`lone_names`).
  "Child A" and the like is how boards write, and tells nobody's name.
"""

import datetime
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import TextChoices

from common.identities import fits_nhs_check
from meetings.publication import again, births, lone_names, names, plain_names

AROUND = 60
CHECK_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
NHS_NUMBER = re.compile(r"(?<![\d])\d{3}[ \u00a0.–-]?\d{3}[ \u00a0.–-]?\d{4}(?!\d)")
UPN = re.compile(
    r"(?<![A-Z0-9])[A-HJ-NP-RT-Z] ?(?:\d ?){11}[\dA-HJ-NP-RT-Z](?![A-Z0-9])", re.IGNORECASE
)
POSTCODE = re.compile(
    r"\b(?:GIR ?0AA|[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2})\b", re.IGNORECASE
)
EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(
    r"(?<![\w/-])(?:\+44[ \u00a0]?(?:\(0\))?|\(?0)(?:[ \u00a0()-]?\d){9,10}(?![\w/])"
)


class Kind(TextChoices):
    """What words look like, in the order of how much they tell; the last two are of pages to be seen."""

    NAME = "name", "a child's name"
    INITIALS = "initials", "the initials of a child"
    SHORT = "short", "an abbreviation, but may be the initials of a child"
    BIRTH = "birth", "a date of birth"
    NHS = "nhs", "an NHS number"
    UPN = "upn", "a pupil number (UPN)"
    AGAIN = "again", "words that were redacted elsewhere"
    POSTCODE = "postcode", "a postcode"
    EMAIL = "email", "an e-mail address"
    PHONE = "phone", "a telephone number"
    UNREAD = "unread", "no text, or next to none, that can be searched"
    PICTURE = "picture", "a picture, in which nothing can be searched"


@dataclass(frozen=True)
class Text:
    """Words of a record, and in `where` what they are part of."""

    where: str
    words: str


@dataclass
class Finding:
    """Words that look like something, and each (where, before, after) that they stand at."""

    kind: Kind
    words: str
    places: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def is_for_the_eye(self):
        """Whether a program cannot look, so that somebody has to."""
        return self.kind in (Kind.UNREAD, Kind.PICTURE)

    @property
    def key(self):
        """Names the finding in a form and among those that may stay."""
        return f"{self.kind}:{self.words}"


def look(
    texts: Iterable[Text],
    *,
    day: datetime.date,
    known: Iterable[str] = (),
    gone: Iterable[str] = (),
    children: Iterable[str] = (),
    bodies: Iterable[str] = (),
    letters: Iterable[str] = (),
) -> list[Finding]:
    """The findings in `texts`, each once, however often its words stand there.

    `day` is that of the meeting; `known` are full names of people who may be named, such as those who
    came; `gone` the words that were redacted. `children` are full names of children who are known to be named:
    they, the parts of their names and their initials are found wherever they stand. `bodies` are names of
    organisations and groups, `letters` the initials of people who may be named. What is found is given `composed`.
    """
    texts = [Text(each.where, composed(each.words)) for each in texts]
    known, gone, children, bodies = (
        frozenset(map(composed, each)) for each in (known, gone, children, bodies)
    )
    familiar = plain_names.familiar_with(
        (text.words for text in texts), people=known, bodies=bodies, letters=letters
    )
    found: dict[tuple[str, str], Finding] = {}
    named = [each for each in children if re.fullmatch(names.FULL, each)]
    sought = [(Kind.NAME, again.sought(named)), (Kind.AGAIN, again.sought(gone))]
    for text in texts:
        for kind, start, end in _spans(text.words, day, familiar, known, sought):
            words = " ".join(text.words[start:end].split())
            finding = found.setdefault((kind, words), Finding(kind, words))
            before, after = (
                text.words[max(0, start - AROUND) : start],
                text.words[end : end + AROUND],
            )
            finding.places.append((text.where, before, after))
    order = list(Kind)
    return sorted(found.values(), key=lambda each: order.index(each.kind))


def composed(words):
    """Words with each letter and its accent as one character, as most programs write them."""
    return unicodedata.normalize("NFC", words)


def is_nhs_number(digits: str) -> bool:
    """Whether ten digits have the check digit of an NHS number."""
    return bool(re.fullmatch(r"[0-9]{10}", digits)) and fits_nhs_check(digits)


def is_upn(characters: str) -> bool:
    """Whether a letter, eleven digits and a digit or letter have the check letter of a UPN."""
    characters = characters.upper()
    if not re.fullmatch(rf"[{CHECK_LETTERS}][0-9]{{11}}[0-9{CHECK_LETTERS}]", characters):
        return False
    values = [int(each) if each.isdigit() else CHECK_LETTERS.index(each) for each in characters[1:]]
    total = sum(value * weight for weight, value in enumerate(values, start=2))
    return CHECK_LETTERS[total % 23] == characters[0]


def _spans(words, day, familiar, known, sought):
    """(kind, start, end) of what is found in one text, each once. `sought` are pairs of a kind and a `Sought`."""
    beside = names.children_in(words, known)
    beside = [span for span in beside if not familiar.is_plain(words[slice(*span)])]
    alone = lone_names.names_in(words, familiar)
    named = _widest({*beside, *alone, *plain_names.names_in(words, familiar)})
    for kind, words_sought in sought:
        spans = sorted(_widest(set(words_sought.spans(words)))) if words_sought else []
        yield from ((kind, *span) for span in spans if kind != Kind.NAME or span not in named)
    yield from ((Kind.NAME, *span) for span in sorted(named))
    initials = _widest({*names.initials_in(words), *plain_names.initials_in(words, familiar)})
    for start, end in sorted(initials):
        is_short = words[start:end] in plain_names.ACRONYMS
        yield Kind.SHORT if is_short else Kind.INITIALS, start, end
    yield from ((Kind.BIRTH, *span) for span in _widest(births.births_in(words, day)))
    for kind, pattern, is_one in PATTERNS:
        for match in pattern.finditer(words):
            if is_one is None or is_one(re.sub(r"[^A-Za-z0-9]", "", match[0])):
                yield kind, *match.span()


def _widest(spans):
    """The spans of which none lies within another."""
    found, reached = set(), -1
    for start, end in sorted(set(spans), key=lambda span: (span[0], -span[1])):
        if end > reached:
            found.add((start, end))
            reached = end
    return found


PATTERNS = (
    (Kind.NHS, NHS_NUMBER, is_nhs_number),
    (Kind.UPN, UPN, is_upn),
    (Kind.POSTCODE, POSTCODE, None),
    (Kind.EMAIL, EMAIL, None),
    (Kind.PHONE, PHONE, None),
)
"""What is known by its form, and by its check digit where it has one."""
