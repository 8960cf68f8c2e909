"""What is written down, and what never is: names, addresses, texts and secrets of people.

Our own words are chosen so that they hold none. Libraries are not believed: of what they say only the wording is kept,
with the numbers in it, because a path, a query or a row of the database may stand in any text. An exception is told by
its type and the lines it came by; its message may quote what somebody typed.
"""

from __future__ import annotations

import json
import logging
import sys
import threading
import traceback
from contextvars import ContextVar
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path

BASE = str(Path(__file__).resolve().parent.parent)
ROOMS = ("lscb", "common", "board", "trail", "notices", "actions", "meetings", "search", "keeping")
LEFT_OUT = "…"
FORMATS = ("json", "text")
MOST_FRAMES = 40
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})

asked: ContextVar = ContextVar("asked", default=None)
"""The request that is being answered, with its `log_id` (see lscb.requests)."""


def config(kind: str, level: str) -> dict:
    """Django's LOGGING: everything to stderr, as JSON or as text."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"()": f"lscb.logs.{'Json' if kind == 'json' else 'Text'}"}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            **{name: {"level": level} for name in ROOMS},
            "django": {"handlers": [], "level": "WARNING", "propagate": True},
            "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
            "django.request": {"level": "ERROR"},  # what was refused names people, and is no fault
            "django_tasks": {"level": "WARNING"},
        },
    }


class Json(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        return json.dumps(facts(record), ensure_ascii=False, default=str)


class Text(logging.Formatter):
    """The same for a person at a terminal."""

    def format(self, record: logging.LogRecord) -> str:
        told = facts(record)
        head = [told.pop(name) for name in ("time", "level", "logger", "message")]
        chain = told.pop("exception", [])
        rest = [f"{name}={value}" for name, value in told.items()]
        lines = [" ".join([*head, *rest])]
        for each in chain:
            lines += [f"  {each['type']}", *(f"    {place}" for place in each["at"])]
        return "\n".join(lines)


def facts(record: logging.LogRecord) -> dict:
    """All that is told of a record, in order. A fact that is not known is left out."""
    told = {
        "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
        "level": record.levelname,
        "logger": record.name,
        "message": message_of(record),
    }
    request = asked.get()
    if request is not None:
        method = request.method if request.method in METHODS else "other"
        told |= {"request": request.log_id, "method": method, "route": route_of(request)}
    told |= {name: record.__dict__[name] for name in ("status", "ms") if name in record.__dict__}
    if "status_code" in record.__dict__:  # Django's own name for it
        told["status"] = record.status_code
    if record.exc_info and record.exc_info[1] is not None:
        told["exception"] = chain_of(record.exc_info[1])
    return told


def route_of(request) -> str:
    """The name of the address: "meetings:minutes_detail". Never the address itself, which may be a secret."""
    match = getattr(request, "resolver_match", None)
    return match.view_name if match else ""


def message_of(record: logging.LogRecord) -> str:
    """What was said: all of it when we said it, else the wording and its numbers."""
    if record.name.partition(".")[0] in ROOMS:
        return record.getMessage()
    if "status_code" in record.__dict__:
        return HTTPStatus(record.status_code).phrase
    if record.args:
        return _without_values(str(record.msg), record.args)
    if record.name.startswith("gunicorn.") and isinstance(record.msg, str):
        return record.msg.partition("\n")[0]
    return f"{LEFT_OUT} ({record.module}:{record.lineno})"


def _without_values(wording, args):
    try:
        if isinstance(args, dict):
            return wording % {name: _number(value) for name, value in args.items()}
        return wording % tuple(map(_number, args))
    except (TypeError, ValueError):
        return wording


def _number(value):
    return value if isinstance(value, int | float) else LEFT_OUT


def chain_of(error: BaseException) -> list[dict]:
    """Each exception of a chain, the one that was raised last first: its type, and the lines that it came by."""
    found, seen = [], set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        kind = type(error)
        frames = traceback.extract_tb(error.__traceback__)[-MOST_FRAMES:]
        found.append(
            {
                "type": f"{kind.__module__}.{kind.__qualname__}".removeprefix("builtins."),
                "at": [f"{_place(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames],
            }
        )
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return found


def _place(name):
    return name.removeprefix(f"{BASE}/").rpartition("site-packages/")[2]


def tell_of_ends() -> None:
    """What ends a process or a thread is written like everything else; Python would print the message too."""
    log = logging.getLogger("lscb")

    def of_process(kind, error, trace):
        if issubclass(kind, KeyboardInterrupt):
            return
        log.critical("The process ended.", exc_info=(kind, error, trace))

    def of_thread(ended):
        log.critical(
            "A thread ended.", exc_info=(ended.exc_type, ended.exc_value, ended.exc_traceback)
        )

    sys.excepthook, threading.excepthook = of_process, of_thread
