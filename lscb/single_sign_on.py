"""Signing in with an account of elsewhere (OpenID Connect): it opens the account with that very address, or nothing.

Nothing is kept of the account of elsewhere. Each sign-in looks for the address anew, so an address that
was changed here, or taken away there, opens no door any more.
"""

from __future__ import annotations

from allauth.account.internal.decorators import login_not_required
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.decorators import rate_limit
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.openid_connect import views
from django.conf import settings
from django.http import Http404
from django.shortcuts import render, resolve_url
from requests import RequestException

from board.models import Person
from board.services.accounts import plain_email
from lscb import held_forms
from lscb.accounts import entrance

PROVIDER = "openid_connect"
ONLY = "elsewhere"
"""The name of the one provider in the addresses of its pages."""
REFUSED = (
    "That account opens nothing here. Sign in with your e-mail address and password, "
    "or ask the business unit to open an account with the address that you use there."
)
AWAY = "Signing in that way does not work at the moment. Sign in with your e-mail address and password."


class SingleSignOnAdapter(DefaultSocialAccountAdapter):
    """One provider, set in the environment; nobody signs up by it."""

    def list_apps(self, request, provider=None, client_id=None):
        if not settings.OIDC_NAME or provider not in (None, PROVIDER, ONLY):
            return []
        return [_app()]

    def is_open_for_signup(self, request, sociallogin):
        return False

    def pre_social_login(self, request, sociallogin):
        person = _person_of(sociallogin)
        if person is None:
            raise ImmediateHttpResponse(_refuse(request, REFUSED))
        sociallogin.user = person
        sociallogin.state["process"] = "login"

    def on_authentication_error(self, request, provider, **kwargs):
        raise ImmediateHttpResponse(_refuse(request, AWAY))


def _app() -> SocialApp:
    return SocialApp(
        provider=PROVIDER,
        provider_id=ONLY,
        name=settings.OIDC_NAME,
        client_id=settings.OIDC_CLIENT_ID,
        secret=settings.OIDC_CLIENT_SECRET,
        settings={
            "server_url": settings.OIDC_SERVER_URL,
            "oauth_pkce_enabled": True,
            "verified_email": settings.OIDC_ADDRESSES_VERIFIED,
        },
    )


def _person_of(sociallogin) -> Person | None:
    """Who has an account with the address that the provider vouches for."""
    vouched = [
        plain_email(each.email) for each in sociallogin.email_addresses if each.verified is True
    ]
    found = Person.objects.filter(email__in=vouched).first()
    return found if found and found.has_account else None


def _refuse(request, sentence):
    return entrance(request, resolve_url("account_login"), problem=sentence)


@login_not_required
@rate_limit(action="login")
def begin(request, provider_id):
    """Lead to the provider. A form that had been sent waits in the session meanwhile."""
    if provider_id != ONLY or not settings.OIDC_NAME:
        raise Http404
    if request.method == "POST":
        held_forms.let_wait(request, request.POST.get("held", ""))
        return render(request, "account/sign_on.html", {"oidc_name": settings.OIDC_NAME})
    return _unless_away(views.login, request)


@login_not_required
def come_back(request, provider_id):
    """The provider sends them back here, with an answer that is asked about once more behind the scenes."""
    if provider_id != ONLY or not settings.OIDC_NAME:
        raise Http404
    return _unless_away(views.callback, request)


def _unless_away(view, request):
    try:
        return view(request, ONLY)
    except RequestException:
        return _refuse(request, AWAY)
