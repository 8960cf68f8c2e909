"""How lists are numbered: what a sign such as "2.", "(b)" or "·" says, and signs made anew."""

from __future__ import annotations

import re
from dataclasses import dataclass

PLAIN_NUMBER = re.compile(r"^\(?(\d{1,3})[.)]?$")
MANY_NUMBERS = re.compile(r"^\d{1,3}(?:\.\d{1,3})+[.)]?$")
SEVERAL_LETTERS = re.compile(r"^\(?[a-z]{1,6}[.)]$|\w\w", re.IGNORECASE)
STARTS_WITH_SIGN = re.compile(
    r"^\s*(\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivx]{1,5})[.)]|\d{1,3}(?:\.\d{1,3})+|[·•▪◦‣●○§o\uf0b7\uf0a7-])\s+",
    re.IGNORECASE,
)
MOST = 999
ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
KINDS = {
    "a": "a",
    "A": "A",
    "i": "i",
    "I": "I",
    "lower-alpha": "a",
    "lower-latin": "a",
    "upper-alpha": "A",
    "upper-latin": "A",
    "lower-roman": "i",
    "upper-roman": "I",
}
"""The kinds of letters in HTML and in style sheets."""


@dataclass(frozen=True)
class Sign:
    """What stands before an item. `numbers` are those of "2.3"; a bullet has none and no `words`.

    `words` are set when no list of ours would show the same, so that the sign stays as text.
    """

    numbers: tuple = ()
    words: str = ""


BULLET = Sign()


def read(sign):
    """What a sign says: a bullet, a number, numbers of several levels, or words to be kept."""
    sign = " ".join(sign.split())
    if found := PLAIN_NUMBER.match(sign):
        number = int(found[1])
        return Sign(numbers=(number,)) if 1 <= number <= MOST else Sign(words=sign)
    if MANY_NUMBERS.match(sign):
        numbers = tuple(int(each) for each in sign.rstrip(".)").split("."))
        return Sign(numbers=numbers, words=sign)
    return Sign(words=sign) if SEVERAL_LETTERS.search(sign) else BULLET


def letters(number, kind):
    """The sign of a number in a list of letters or Roman numerals: "c.", "IV."."""
    sign = _roman(number) if kind in "iI" else _alphabet(number)
    return f"{sign.upper() if kind.isupper() else sign}."


def _roman(number):
    written = ""
    for value, sign in ROMAN:
        while number >= value:
            written += sign
            number -= value
    return written


def _alphabet(number):
    written = ""
    while number:
        number, place = divmod(number - 1, 26)
        written = chr(ord("a") + place) + written
    return written
