"""What every answer carries, and what every question needs first: a person who has signed in."""

from __future__ import annotations

import secrets
from urllib.parse import urlsplit

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render, resolve_url

from board import offices
from common.asking import wants_json
from common.history import acting
from lscb import held_forms, sessions

CONTENT_SECURITY_POLICY = {
    "default-src": "'self'",
    "script-src": "'self' 'nonce-{nonce}'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "object-src": "'none'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
}
PERMISSIONS_POLICY = "camera=(), microphone=(), geolocation=(), payment=(), usb=()"
NOT_SO = "This address does not take what was sent. Load the page again and try once more."
READING = ("GET", "HEAD", "OPTIONS")
READS_ONLY = "Your account reads everything and changes nothing, so this was not saved."
OWN_PAGES = ("account_", "mfa_", "openid_connect_")
PUBLIC_PAGES = frozenset(
    {
        *("board:brand_css", "board:logo"),
        *("meetings:public_list", "meetings:public_accessibility"),
        *("meetings:public_record", "meetings:public_file"),
    }
)
"""What anybody may read, signed in or not."""
NOBODYS_PAGES = PUBLIC_PAGES | {
    *("home", "service", "guide", "guide_page", "guide_picture", "trail:printed"),
}
"""Pages that say nothing of what the board keeps for itself; the first page leads on to what is somebody's own."""


def content_security_policy(nonce: str) -> str:
    return "; ".join(f"{name} {value}" for name, value in CONTENT_SECURITY_POLICY.items()).format(
        nonce=nonce
    )


def security_headers(get_response):
    """`request.csp_nonce` is for the one inline element there is: the import map of the rich text editor."""

    def middleware(request):
        nonce = secrets.token_urlsafe(16)
        request.csp_nonce = nonce
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", content_security_policy(nonce))
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        return response

    return middleware


def name_the_actor(get_response):
    """What a request changes stands in the row history under the name of the person who sent it."""

    def middleware(request):
        if request.method in READING:
            return get_response(request)
        with acting(request.user if request.user.is_authenticated else None):
            return get_response(request)

    return middleware


def roll_session(get_response):
    """Some hours from the last use, and never more than some from sign-in: see `lscb.sessions`.

    The person's offices are read at most once a request.
    """

    def middleware(request):
        if request.user.is_authenticated:
            offices.keep(request.user)
            sessions.note_use(request)
        return get_response(request)

    return middleware


def keep_private(get_response):
    """Pages of a signed-in person are for them alone. Not `no-store`: going back must find what was typed."""

    def middleware(request):
        was_signed_in = request.user.is_authenticated
        response = get_response(request)
        if was_signed_in and not request.user.is_authenticated:
            response.headers["Clear-Site-Data"] = '"cache"'  # nothing to go back to after sign-out
        if was_signed_in:
            response.headers.setdefault("Cache-Control", "private, no-cache")
        return response

    return middleware


def explain_refused_method(get_response):
    """Somebody who opens the address of a button gets a page, not an empty answer."""

    def middleware(request):
        response = get_response(request)
        if response.status_code == 405 and not response.content and wants_json(request):
            allowed = {"Allow": response.headers["Allow"]}
            return JsonResponse({"problem": NOT_SO}, status=405, headers=allowed)
        if response.status_code == 405 and not response.content:
            page = render(request, "405.html", status=405)
            page.headers["Allow"] = response.headers["Allow"]
            return page
        return response

    return middleware


class SignInRequiredMiddleware(LoginRequiredMiddleware):
    """Every page needs sign-in unless its view is marked `@login_not_required`.

    A page is sent to sign-in and comes back; a form that was sent is carried through sign-in. A script (htmx,
    autosave) gets 401 and the address of the sign-in page instead, so that what was typed stays on the screen.
    """

    def handle_no_permission(self, request, view_func):
        return ask_to_sign_in(request, resolve_url(self.get_login_url(view_func)))


def ask_to_sign_in(request, sign_in):
    if is_script(request):
        here = request.headers.get("HX-Current-URL") or request.headers.get("Referer", "")
        address = redirect_to_login(urlsplit(here).path or "/", sign_in).url
        return JsonResponse({"sign_in": address}, status=401)
    if request.method == "POST":
        from lscb.accounts import entrance  # needs all apps loaded

        return entrance(request, sign_in, held=held_forms.hold(request))
    return redirect_to_login(request.get_full_path(), sign_in)


def is_script(request) -> bool:
    """Whether htmx or our own JavaScript asks, rather than a person following a link."""
    return "HX-Request" in request.headers or wants_json(request)


class KeepToRoleMiddleware:
    """Who only reads changes nothing, whatever a page offers; who runs the service sees nothing of the board.

    The rules of each room say the same; this stands behind them for every address there is.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        person, name = request.user, request.resolver_match.view_name
        if not person.is_authenticated:
            return None
        if person.sees_no_content and name == "home":
            return redirect("service")
        if is_own(name):
            return None
        if person.sees_no_content:
            raise Http404
        if person.changes_nothing and request.method not in READING:
            raise PermissionDenied(READS_ONLY)
        return None


def is_own(name: str) -> bool:
    """Whether a page is about one's own account, or belongs to nobody."""
    return name.startswith(OWN_PAGES) or name in NOBODYS_PAGES
