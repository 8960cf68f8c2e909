"""A record as JSON and back, exactly.

Frozen snapshots are read for as long as the board has records: a field that is
added to a record later needs a default, and none may be taken away.
"""

from dataclasses import asdict, fields, is_dataclass
from functools import cache
from typing import get_args, get_origin, get_type_hints

from meetings.presenters.minutes.record import MinutesRecord


def to_snapshot(record):
    """The record as lists, dicts, words and numbers, ready for JSON."""
    return _plain(asdict(record))


def from_snapshot(snapshot):
    """The record that `to_snapshot` was given. Unknown keys are refused with `TypeError`."""
    return _build(MinutesRecord, snapshot)


def _plain(value):
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value


def _build(kind, value):
    if is_dataclass(kind):
        unknown = set(value) - {field.name for field in fields(kind)}
        if unknown:
            raise TypeError(f"A {kind.__name__} has no {', '.join(sorted(unknown))}.")
        hints = _hints(kind)
        return kind(**{name: _build(hints[name], inner) for name, inner in value.items()})
    if get_origin(kind) is tuple:
        return tuple(_build(get_args(kind)[0], inner) for inner in value)
    return value


@cache
def _hints(kind):
    return get_type_hints(kind)
