"""Invitations by mail: a link to choose a password. It is made as the mail goes, and stands in that mail alone."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect

from board.models import BoardProfile
from board.services import accounts
from board.views.people import person_of
from common.formats import plural
from common.refusals import Refused
from common.views import transition
from notices import delivery, kinds, services, steps
from notices.kinds import Letter, Link
from notices.models import Mail

KIND = "invitation"
NO_SERVER = "No mail server is set, so nothing can be sent. Make a link and hand it over instead."


def register():
    kinds.register(KIND, "Invitations", compose, thing="person")


@transaction.atomic
def invite(*, person, by):
    """Mail a link to choose a password, at once. The worker makes it, and nobody else ever reads it."""
    accounts.check_can_be_invited(person, by)
    if not delivery.is_sending():
        raise Refused(NO_SERVER)
    topic = f"person:{person.pk}"
    steps.hold_topic(KIND, topic)
    if Mail.objects.about(KIND, topic).waiting().exists():
        raise Refused(f"An invitation to {person} is on its way already.")
    return services.tell_each(kind=KIND, topic=topic, facts={person.pk: {}}, by=by)[person.pk]


def compose(mail):
    person, profile = mail.person, BoardProfile.objects.current()
    if not person.has_account:
        return None
    return Letter(
        subject=f"Your account for {profile.short_name}",
        lines=[
            f"An account has been opened for you at {profile.name}. "
            "Choose a password, and then sign in with this e-mail address.",
            f"The link below works once, and for {plural(accounts.days_of_link(), 'day')}. "
            "If it has run out, ask the business unit for another, or choose "
            "“I have forgotten my password” on the sign-in page.",
        ],
        links=[Link("Choose a password", accounts.password_path(person), is_personal=True)],
        reason="You get this because the business unit has opened an account for you.",
        is_secret=True,
    )


@transition
def invite_person(request, pk):
    person = person_of(request, {"pk": pk})
    invite(person=person, by=request.user)
    messages.success(request, f"The invitation to {person} is on its way to {person.email}.")
    return redirect("board:person_account", pk)
