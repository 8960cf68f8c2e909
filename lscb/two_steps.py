"""Whether somebody has come in by two steps, and the way to a second one for those who have none yet.

What counts stands in the session, so a page asks the database nothing for it.
"""

from __future__ import annotations

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, resolve_url
from django.urls import reverse

from lscb import held_forms
from lscb.middleware import PUBLIC_PAGES, ask_to_sign_in, is_script

TAKEN = "two_steps"
SET_UP = "account_second_step"
OPEN = PUBLIC_PAGES | {
    *(SET_UP, "account_login", "account_logout", "account_reauthenticate", "account_carry_on"),
    *("mfa_activate_totp", "mfa_add_webauthn", "mfa_view_recovery_codes"),
    *("mfa_reauthenticate", "mfa_reauthenticate_webauthn"),
}
"""What opens before the second step: the way to one, the way out, and what anybody may read."""


class SecondStepMiddleware:
    """Leads whoever has come in by one step to a second one before anything else, if `MFA_REQUIRED`.

    What they had typed waits in their session. A session of one step that is left over from before a
    second one was set up elsewhere ends: whoever holds it signs in anew, by both.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if not settings.MFA_REQUIRED or not request.user.is_authenticated or are_taken(request):
            return None
        if is_mfa_enabled(request.user):
            logout(request)
            return ask_to_sign_in(request, resolve_url(settings.LOGIN_URL))
        return None if request.resolver_match.view_name in OPEN else lead_to_set_up(request)


def are_taken(request) -> bool:
    session = request.session
    if session.get(TAKEN):
        return True
    records = get_authentication_records(request, request.user)
    if any(_counts(record) for record in records):
        session[TAKEN] = True
        return True
    return False


def came_by_two_elsewhere(request, person) -> bool:
    """Whether this sign-in is one with an account of elsewhere that counts as two steps."""
    latest = get_authentication_records(request, person)[-1:]
    return any(each["method"] == "socialaccount" and _counts(each) for each in latest)


def note_taken(request) -> None:
    """A second step was set up just now, in this very session."""
    request.session[TAKEN] = True


def forget_taken(request) -> None:
    """The second step is gone: the next page leads to a new one."""
    kept = "account_authentication_methods"
    records = request.session.get(kept, [])
    request.session[kept] = [record for record in records if not _counts(record)]
    request.session.pop(TAKEN, None)


def lead_to_set_up(request) -> HttpResponse:
    if is_script(request):
        return JsonResponse({"sign_in": reverse(SET_UP)}, status=401)
    if request.method == "POST":
        held_forms.let_wait(request, held_forms.hold(request))
    return redirect(SET_UP)


def _counts(record) -> bool:
    """A code or a passkey; a sign-in elsewhere where the settings say that it is one of two steps."""
    method = record.get("method")
    return method == "mfa" or (method == "socialaccount" and settings.OIDC_TWO_STEPS)
