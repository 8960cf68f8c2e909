"""The numbers that Word gives paragraphs by itself: they stand nowhere in the text of the file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from common.richtext.numbering import letters
from meetings.wordin.markup import all_of, attribute, first_of

BULLET = "bullet"
NO_NUMBER = "none"
LETTERS = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}
LEVEL_IN_TEXT = re.compile(r"%(\d)")
DEEPEST_STYLE = 20


@dataclass(frozen=True)
class Level:
    kind: str = "decimal"
    text: str = "%1."
    start: int = 1


@dataclass(frozen=True)
class Sign:
    """What Word shows before a paragraph: `words` such as "2.1" or "a)"; a bullet has none."""

    words: str = ""
    level: int = 0
    number: int = 0
    is_bullet: bool = False

    @property
    def is_plain_number(self):
        """Whether a list of ours would show the same."""
        return bool(re.fullmatch(r"\d{1,3}[.)]?", self.words))


@dataclass
class Numbering:
    """Counts as Word does. `sign_of(paragraph)` must be asked in the order of the text."""

    levels: dict = field(default_factory=dict)
    starts: dict = field(default_factory=dict)
    abstract_of: dict = field(default_factory=dict)
    by_style: dict = field(default_factory=dict)
    counts: dict = field(default_factory=dict)
    started: set = field(default_factory=set)

    def sign_of(self, properties, style):
        """The `Sign` of a paragraph by its properties and its style's key, or None."""
        given = _numbered(properties)
        number, level = given if given else self.by_style.get(style, ("", 0))
        if given and number is None:
            number = self.by_style.get(style, ("", 0))[0]
        abstract = self.abstract_of.get(number)
        if abstract is None:
            return None
        return self._sign(number, abstract, level)

    def _sign(self, number, abstract, level):
        here = self._level(number, abstract, level)
        if here.kind == BULLET:
            return Sign(level=level, is_bullet=True)
        counts = self.counts.setdefault(abstract, {})
        if (number, level) not in self.started and (number, level) in self.starts:
            counts.pop(level, None)
        self.started.add((number, level))
        counts[level] = counts.get(level, self._start(number, here, level) - 1) + 1
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        if here.kind == NO_NUMBER:
            return None
        words = LEVEL_IN_TEXT.sub(lambda m: self._shown(number, abstract, int(m[1]) - 1), here.text)
        return Sign(words.strip(), level, counts[level])

    def _level(self, number, abstract, level):
        return self.levels.get((abstract, level), Level())

    def _start(self, number, here, level):
        return self.starts.get((number, level), here.start)

    def _shown(self, number, abstract, level):
        here = self._level(number, abstract, level)
        count = self.counts[abstract].get(level, here.start)
        kind = LETTERS.get(here.kind)
        return letters(count, kind).rstrip(".") if kind and 0 < count < 1000 else str(count)


def numbering_of(document):
    """The `Numbering` of a `docx.Document`."""
    found = Numbering()
    part = next(
        (part for part in _related(document) if part.partname.endswith("numbering.xml")), None
    )
    if part is not None and hasattr(part, "element"):
        _read_levels(part.element, found)
        _read_numbers(part.element, found)
    _read_styles(document.styles.element, found)
    return found


def _related(document):
    return [each.target_part for each in document.part.rels.values() if not each.is_external]


def _read_levels(root, found):
    for abstract in all_of(root, "abstractNum"):
        key = attribute(abstract, "abstractNumId")
        for level in all_of(abstract, "lvl"):
            place = _integer(attribute(level, "ilvl"))
            found.levels[key, place] = Level(
                attribute(first_of(level, "numFmt"), "val") or "decimal",
                attribute(first_of(level, "lvlText"), "val"),
                _integer(attribute(first_of(level, "start"), "val"), 1),
            )


def _read_numbers(root, found):
    for number in all_of(root, "num"):
        key = attribute(number, "numId")
        found.abstract_of[key] = attribute(first_of(number, "abstractNumId"), "val")
        for override in all_of(number, "lvlOverride"):
            start = first_of(override, "startOverride")
            if start is not None:
                level = _integer(attribute(override, "ilvl"))
                found.starts[key, level] = _integer(attribute(start, "val"), 1)
    found.abstract_of.pop("0", None)


def _read_styles(root, found):
    styles = {attribute(style, "styleId"): style for style in all_of(root, "style")}
    for key in styles:
        here = key
        for _ in range(DEEPEST_STYLE):
            style = styles.get(here)
            if style is None:
                break
            numbered = _numbered(first_of(style, "pPr"))
            if numbered and numbered[0] is not None:
                found.by_style[key] = numbered
                break
            here = attribute(first_of(style, "basedOn"), "val")


def _numbered(properties):
    """(number, level) that properties of a paragraph name, or None."""
    numbered = first_of(properties, "numPr")
    if numbered is None:
        return None
    number = first_of(numbered, "numId")
    level = _integer(attribute(first_of(numbered, "ilvl"), "val"))
    return (attribute(number, "val") if number is not None else None), level


def _integer(text, otherwise=0):
    return int(text) if re.fullmatch(r"\d{1,6}", text or "") else otherwise
