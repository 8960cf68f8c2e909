"""The second step of signing in: a code of an app, a passkey, or a recovery code."""

from __future__ import annotations

import base64
import hashlib
import os
from functools import cache, partial

from allauth.mfa import app_settings
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.core.cache import cache as kept
from django.db import transaction
from django.utils.encoding import force_bytes

from board import rules
from board.models import BoardProfile
from common.refusals import Refused
from lscb import letters, two_steps

CODE_LIVES = app_settings.TOTP_PERIOD * (1 + 2 * app_settings.TOTP_TOLERANCE)
"""Seconds in which one code of an app would be taken."""


class SecondStepAdapter(DefaultMFAAdapter):
    """Our words, the board's name in people's apps, and secrets that a copy of the database does not tell."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "This code is not right. Enter the newest one.",
        "cannot_generate_recovery_codes": "Set up an app or a passkey first.",
    }

    def get_totp_issuer(self):
        return _board_name() or super().get_totp_issuer()

    def get_public_key_credential_rp_entity(self):
        entity = super().get_public_key_credential_rp_entity()
        return entity | {"name": _board_name() or entity["name"]}

    def generate_authenticator_name(self, user, type):
        return "Passkey"

    def encrypt(self, text):
        return _lock().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text):
        """A secret that was locked with a key of long ago opens nothing: its codes match no more."""
        try:
            return _lock().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            return base64.b32encode(os.urandom(20)).decode()


class SecondStepStage(AuthenticateStage):
    """Not asked of somebody whose provider has asked for a second step already."""

    def handle(self):
        if two_steps.came_by_two_elsewhere(self.request, self.login.user):
            return None, True
        return super().handle()


def take_once(person, code) -> bool:
    """Whether a code that is right is taken for the first time; kept in the database, for all processes."""
    name = hashlib.sha256(f"{person.pk}:{code.strip()}".encode()).hexdigest()
    return kept.add(f"second-step:{name}", "y", timeout=CODE_LIVES)


def _board_name() -> str:
    return BoardProfile.objects.current().short_name


def _lock() -> MultiFernet:
    return _lock_of((settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS))


@cache
def _lock_of(secrets) -> MultiFernet:
    """Keys made of the board's own secret; older ones still open what they have locked."""
    digests = (
        hashlib.sha256(b"lscb.second_step:" + force_bytes(each)).digest() for each in secrets
    )
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])


@transaction.atomic
def take_away(*, person, by):
    """The business unit takes away what somebody has lost; they are signed out everywhere, and told by mail."""
    rules.check_manage_board(by)
    rules.check_let_in_anew(by, person)
    if person.pk == by.pk:
        raise Refused(
            "What signs you in yourself is removed under your name, at the top of the page."
        )
    _take_away(person)


@transaction.atomic
def take_away_from_shell(*, person):
    """The same for somebody of the business unit, by whoever runs the service."""
    rules.check_manage_board(person)
    _take_away(person)


def _take_away(person):
    count, _ = Authenticator.objects.filter(user=person).delete()
    if not count:
        raise Refused(f"{person} has no second step.")
    person.sessions.all().delete()
    transaction.on_commit(partial(letters.send, "mfa/email/taken_away", person))
