"""Tables in text: CSV with whatever separates its columns, in the encodings that programs write."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter

from actions.logs.sheets import LONGEST_CELL, Raw, Unreadable, check_size, plain, trimmed

DELIMITERS = (",", ";", "\t", "|")
SAMPLE_ROWS = 60
NOT_TEXT = (
    "This is not a CSV file: it holds signs that no text has. "
    "Save the log as an Excel workbook (.xlsx) or as CSV (UTF-8)."
)
TOO_LONG = (
    "A cell of this file is longer than any spreadsheet allows. Check the quote marks in the file."
)


def raw_sheet(content, name):
    """The `Raw` of the bytes of a CSV file. Raises `Unreadable`."""
    text = decoded(content)
    found = {}
    try:
        for number, row in enumerate(_records(text, delimiter_of(text)), start=1):
            cells = tuple(plain(words) for words in row)
            if not any(cells):
                continue
            found[number] = trimmed(cells)
            check_size(found, number)
            if max(map(len, cells)) > LONGEST_CELL:
                raise Unreadable(TOO_LONG)
    except csv.Error as error:
        raise Unreadable(TOO_LONG) from error
    return Raw(name, tuple(found.items()))


def decoded(content):
    """The words of some bytes: UTF-8 with or without its mark, UTF-16 with its mark, else Windows-1252."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Unreadable(NOT_TEXT)


def delimiter_of(text):
    """What separates the columns: the sign that cuts most rows into the same number of cells."""
    return max(DELIMITERS, key=lambda sign: _steadiness(text, sign))


def _steadiness(text, sign):
    counts = Counter()
    try:
        for number, row in enumerate(_records(text, sign)):
            if number >= SAMPLE_ROWS:
                break
            if len(row) > 1:
                counts[len(row)] += 1
    except csv.Error:
        pass
    width, rows = max(counts.items(), key=lambda each: each[0] * each[1], default=(0, 0))
    return width * rows


def _records(text, sign):
    return csv.reader(io.StringIO(text, newline=""), delimiter=sign)
