"""What somebody asks for, read from an address that may hold anything."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

from search.enums import Kind

LONGEST = 300
"""Characters of a search; what is longer is cut off, and the page says so."""

BEST, NEWEST = "best", "newest"
MEETINGS = "meetings"
LARGEST_KEY = 2**31
QUOTATION_MARKS = str.maketrans(dict.fromkeys("“”„«»", '"'))
SYMBOLS = {"So", "Sm", "Sk", "Cn"}
YEARS = range(1900, 2200)
REFERENCE = re.compile(
    r"\b([a-z][a-z0-9]{0,7})[^a-z0-9]{0,3}(?:([a-z][a-z0-9]{0,7})[^a-z0-9]{0,3})?"
    r"((?:19|20)\d\d)[^a-z0-9]{1,3}0*(\d{1,5})\b",
    re.IGNORECASE,
)
MOST_REFERENCES = 10
DASH = "[-‐‑–]"
WRITTEN = re.compile(
    rf"(?<![\w-])([a-z][a-z0-9]{{0,7}}(?:{DASH}[a-z][a-z0-9]{{0,7}})?)"
    rf"{DASH}((?:19|20)\d\d){DASH}0*(\d{{1,5}})(?![\w-])|^([ad])\W{{0,3}}((?:19|20)\d\d)\W{{1,3}}0*(\d{{1,5}})$",
    re.IGNORECASE,
)
"""What is certainly meant as a reference: one with its hyphens, or "a 2026 14" when nothing else is typed."""


@dataclass(frozen=True)
class Question:
    """`words` is what was typed, on one line and cut to length; the rest narrows or orders what is found."""

    words: str
    is_cut: bool = False
    kinds: tuple = ()
    groups: tuple = ()
    years: tuple = ()
    sort: str = BEST
    view: str = ""
    page: int = 1

    @classmethod
    def of(cls, data):
        typed = clean(data.get("q", ""))
        return cls(
            words=typed[:LONGEST].strip(),
            is_cut=len(typed) > LONGEST,
            kinds=tuple(kind for kind in Kind.values if kind in data.getlist("kind")),
            groups=_numbers(data.getlist("group"), range(1, LARGEST_KEY)),
            years=_numbers(data.getlist("year"), YEARS),
            sort=NEWEST if data.get("sort") == NEWEST else BEST,
            view=MEETINGS if data.get("view") == MEETINGS else "",
            page=next(iter(_numbers([data.get("page", "")], range(1, LARGEST_KEY))), 1),
        )

    @property
    def is_narrowed(self):
        return bool(self.kinds or self.groups or self.years)

    @property
    def has_letters(self):
        """Whether anything was typed that could be a word at all."""
        return any(character.isalnum() for character in self.words)

    @property
    def searched(self):
        """The words as the database is asked for them: plain quotation marks, and no pictures."""
        text = self.words.translate(QUOTATION_MARKS)
        return "".join(" " if unicodedata.category(c) in SYMBOLS else c for c in text)

    @property
    def by_meeting(self):
        return self.view == MEETINGS

    def chosen(self, narrowing):
        return {"kind": self.kinds, "group": self.groups, "year": self.years}[narrowing]

    @cached_property
    def reference_keys(self):
        """What the typed references look like in the index: "a 2026 14" as A-2026-14."""
        keys = {}
        for match in REFERENCE.finditer(self.words):
            first, second, year, number = match.groups()
            for letters in (f"{first}{second or ''}", second):
                if letters:
                    keys[f"{letters.upper()}-{year}-{number}"] = None
        return list(keys)[:MOST_REFERENCES]

    def missing(self, found):
        """The references that were typed, as they were typed, without those whose keys are `found`."""
        lacking = {}
        for match in WRITTEN.finditer(self.words):
            letters, year, number = filter(None, match.groups())
            if f"{re.sub(DASH, '', letters)}-{year}-{number}".upper() not in found:
                lacking[match[0]] = None
        return list(lacking)[:MOST_REFERENCES]

    def without(self, texts):
        """The words as the database is asked for them, without some of them."""
        words = self.searched
        for text in texts:
            words = words.replace(text, " ")
        return words.strip(" ,;.&")

    @cached_property
    def is_only_references(self):
        return bool(self.reference_keys) and not REFERENCE.sub("", self.words).strip(" ,;.&")


def clean(text):
    """On one line, without characters that are none: no database takes a NUL."""
    kept = (" " if unicodedata.category(c) in {"Cc", "Cs", "Co", "Zl", "Zp"} else c for c in text)
    return " ".join("".join(kept).split())


def _numbers(texts, allowed):
    """Numbers written in digits that may be meant, each once, in order."""
    found = {int(t) for t in texts if t.isascii() and t.isdigit() and len(t) < 12}
    return tuple(sorted(number for number in found if number in allowed))
