"""How somebody signs in: their own page about it, and what the business unit can do for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.views.generic import TemplateView

from board.views.people import person_of
from common.formats import plural
from common.views import transition
from lscb import held_forms, second_step, sessions
from lscb.browsers import described
from trail.access import mark_of, note_deed
from trail.enums import Deed


@dataclass(frozen=True)
class Place:
    """Where somebody is signed in. `mark` names it in the address of the button that ends it."""

    mark: str
    browser: str
    began_at: datetime
    used_at: datetime
    is_here: bool


class AccountView(TemplateView):
    template_name = "account/home.html"

    def get_context_data(self, **kwargs):
        person = self.request.user
        kinds = Authenticator.Type
        found = list(Authenticator.objects.filter(user=person).order_by("created_at", "pk"))
        codes = next((each for each in found if each.type == kinds.RECOVERY_CODES), None)
        own = {
            "app": next((each for each in found if each.type == kinds.TOTP), None),
            "passkeys": [each for each in found if each.type == kinds.WEBAUTHN],
            "codes": codes,
            "codes_left": len(codes.wrap().get_unused_codes()) if codes else 0,
            "places": places_of(person, here=self.request.session.session_key),
            "is_required": settings.MFA_REQUIRED,
            "idle_hours": settings.SESSION_COOKIE_AGE // 3600,
            "longest_hours": settings.SESSION_LONGEST_AGE // 3600,
        }
        return super().get_context_data(**kwargs, **own)


def places_of(person, *, here="") -> list[Place]:
    """Where somebody is signed in, the place of this request first, then by last use."""
    now = timezone.now()
    found = [
        Place(
            mark=mark_of(each.session_key),
            browser=described(each.agent),
            began_at=each.began_at or now,
            used_at=each.used_at or now,
            is_here=each.session_key == here,
        )
        for each in person.sessions.filter(expire_date__gt=now)
    ]
    return sorted(found, key=lambda place: (place.is_here, place.used_at), reverse=True)


def carry_on(request):
    """After the last step of a sign-in: the form that waited for it, or the home page."""
    form = held_forms.waiting(request)
    return held_forms.offer(request, form) if form else redirect("home")


@transition
def end_session(request, mark):
    sessions.end_one(by=request.user, mark=mark)
    note_deed(request, Deed.ENDED)
    messages.success(request, "You are signed out there.")
    return redirect("account_home")


@transition
def end_other_sessions(request):
    count = sessions.end_others(by=request.user, key=request.session.session_key)
    note_deed(request, Deed.ENDED)
    messages.success(request, f"You are signed out of {plural(count, 'other place')}.")
    return redirect("account_home")


@transition
def end_sessions_of(request, pk):
    person = person_of(request, {"pk": pk})
    count = sessions.end_all(person=person, by=request.user)
    note_deed(request, Deed.ENDED)
    messages.success(request, f"{person} has been signed out of {plural(count, 'place')}.")
    return redirect("board:person_account", pk)


@transition
def take_away_second_step(request, pk):
    person = person_of(request, {"pk": pk})
    second_step.take_away(person=person, by=request.user)
    messages.success(request, f"{person} can set up a new second step after the next sign-in.")
    return redirect("board:person_account", pk)
