"""What was typed outlives the session: a form sent after it has ended is carried through sign-in and offered again.

The fields travel in the page itself, signed, so nothing of a stranger is stored on the server. Once the password is
right, they wait in the session while the second step is asked for, or set up, or while somebody signs in elsewhere.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import timedelta

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

SALT = "lscb.held_forms"
KEPT_FOR = timedelta(hours=12)
NOT_KEPT = {"csrfmiddlewaretoken", "held"}
WAITING = "held_form"
WAITS_SECONDS = 60 * 60
"""So long a form may wait in the session for the sign-in to come to its end."""


@dataclass(frozen=True)
class HeldForm:
    """Where a form was going and what it held. Files cannot be kept: their names are, to ask for them again."""

    path: str
    fields: list[list[str]]
    files: list[str]


def hold(request: HttpRequest) -> str:
    """The form of this request as a signed text for a hidden field."""
    fields = [
        [name, value]
        for name, values in request.POST.lists()
        for value in values
        if name not in NOT_KEPT and "password" not in name
    ]
    files = [file.name for name in request.FILES for file in request.FILES.getlist(name)]
    return signing.dumps([request.get_full_path(), fields, files], salt=SALT, compress=True)


def read(signed: str) -> HeldForm | None:
    """None when there is nothing, or when it is not ours or too old."""
    try:
        return HeldForm(*signing.loads(signed, salt=SALT, max_age=KEPT_FOR))
    except (signing.BadSignature, TypeError, ValueError):
        return None


def let_wait(request: HttpRequest, signed: str) -> None:
    """Keep a form of ours in the session until the sign-in has come to its end."""
    if read(signed):
        request.session[WAITING] = [int(time.time()), signed]


def waiting(request: HttpRequest) -> HeldForm | None:
    _, signed = request.session.get(WAITING, (0, ""))
    return read(signed)


def forget_waiting(session, *, older_than: int = WAITS_SECONDS) -> None:
    since, _ = session.get(WAITING, (0, ""))
    if since and time.time() - since >= older_than:
        del session[WAITING]


def offer(request: HttpRequest, form: HeldForm) -> HttpResponse:
    """The page with everything that was typed and a button to send it."""
    return render(request, "account/carry_on.html", {"form": form})


def came_from_here(request: HttpRequest) -> bool:
    """Whether the browser says that the form stood on a page of ours."""
    scheme = "https" if request.is_secure() else "http"
    return request.headers.get("Origin") == f"{scheme}://{request.get_host()}"
