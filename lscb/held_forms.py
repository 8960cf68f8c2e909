"""What was typed outlives the session: a form sent after it has ended is carried through sign-in and offered again.

The fields travel in the page itself, signed, so nothing of a person who is not signed in is stored on the server.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

SALT = "lscb.held_forms"
KEPT_FOR = timedelta(hours=12)
NOT_KEPT = {"csrfmiddlewaretoken", "held"}


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


def offer(request: HttpRequest, form: HeldForm) -> HttpResponse:
    """The page with everything that was typed and a button to send it."""
    return render(request, "account/carry_on.html", {"form": form})


def came_from_here(request: HttpRequest) -> bool:
    """Whether the browser says that the form stood on a page of ours."""
    scheme = "https" if request.is_secure() else "http"
    return request.headers.get("Origin") == f"{scheme}://{request.get_host()}"
