"""Text that keeps its direction: what people type may hold marks that turn round the rest of a heading."""

import re

from django.utils.datastructures import MultiValueDict

TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Marks that nobody sees and that turn round the letters behind them, also those of the rest of a page."""


def straight(text):
    """Text without the marks that turn the direction of what comes after it."""
    return TURNS.sub("", text)


def straight_data(data):
    """What a form was sent, with `straight` texts; the same when nothing is to be mended."""
    if not data or not any(TURNS.search(text) for text in _texts(data)):
        return data
    if isinstance(data, MultiValueDict):
        mended = data.copy()
        for name, values in data.lists():
            mended.setlist(name, [_mended(value) for value in values])
        return mended
    return {name: _mended(value) for name, value in data.items()}


def _texts(data):
    rows = data.lists() if isinstance(data, MultiValueDict) else ((n, [v]) for n, v in data.items())
    return (value for _, values in rows for value in values if isinstance(value, str))


def _mended(value):
    return straight(value) if isinstance(value, str) else value
