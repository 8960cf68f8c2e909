"""The text of an item in its box: numbers as the file writes them, "1." and not "1\\."."""

from __future__ import annotations

import re

from common import richtext

KEPT_APART = re.compile(r"^(\s*\d{1,3})\\([.)])(?= |$)")
"""A number that begins a line and no list; the sign before its point says so."""
NUMBER = re.compile(r"^\s*\d{1,3}[.)](?= |$)")


def shown(html):
    """The plain form of a text, without the sign before the point of a number that begins a line."""
    return "\n".join(after for _before, after in _lines(html))


def read_back(text, *, original):
    """The plain form of what was sent: lines that begin with a number which began no list get their signs
    again, also where their words were changed."""
    pairs = _lines(original)
    signed = {after: before for before, after in pairs if before != after}
    marks = {NUMBER.match(after)[0] for after in signed}
    marks -= {
        found[0] for before, after in pairs if before == after and (found := NUMBER.match(after))
    }
    lines = text.replace("\r\n", "\n").split("\n")
    return "\n".join(signed.get(line.rstrip()) or _signed(line, marks) for line in lines)


def _signed(line, marks):
    found = NUMBER.match(line)
    if not found or found[0] not in marks:
        return line
    return f"{line[: found.end() - 1]}\\{line[found.end() - 1 :]}"


def _lines(html):
    """(with the sign, as shown) of each line. The sign stays where a list begins in the same way."""
    lines = richtext.to_plain(html).split("\n")
    bare = [KEPT_APART.sub(r"\1\2", line) for line in lines]
    there = set(lines)
    return [
        (line, line if line != after and after in there else after)
        for line, after in zip(lines, bare, strict=True)
    ]
