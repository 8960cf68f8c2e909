"""Sessions in the database: how long they last, whose they are, and how they are ended.

Both limits stand in the row itself: a session that is over is not found, whichever process looks for it.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime

from django.apps import apps
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends import db
from django.db import transaction
from django.utils import timezone

from board import rules
from common.prepared import Word, prepared
from common.refusals import Refused
from lscb import held_forms
from trail.access import mark_of

BEGAN, RENEWED, AGENT = "began_at", "renewed_at", "agent"
RENEW_AFTER_SECONDS = 10 * 60


class SessionStore(db.SessionStore):
    """`is_read_with_person` says to read `person`, whose session it is, in the same question."""

    is_read_with_person, person = False, None

    @classmethod
    def get_model_class(cls):
        from lscb.models import Session

        return Session

    def create_model_instance(self, data):
        row = super().create_model_instance(data)
        row.person_id = data.get(SESSION_KEY)
        row.began_at = _moment(data.get(BEGAN))
        row.used_at = _moment(data.get(RENEWED))
        row.agent = data.get(AGENT, "")
        return row

    def _get_session_from_db(self):
        if not self.is_read_with_person:
            return super()._get_session_from_db()
        found = _with_person(Word(self.session_key), timezone.now())
        if not found:
            self._session_key = None
            return None
        self.person = found[0].person
        return found[0]

    def get_expiry_age(self, **kwargs):
        age = super().get_expiry_age(**kwargs)
        if BEGAN not in self:
            return age
        return max(0, min(age, self[BEGAN] + settings.SESSION_LONGEST_AGE - int(time.time())))

    def get_expiry_date(self, **kwargs):
        date = super().get_expiry_date(**kwargs)
        if BEGAN not in self:
            return date
        return min(date, _moment(self[BEGAN] + settings.SESSION_LONGEST_AGE))


@prepared
def _with_person(key, now):
    sessions = apps.get_model("lscb", "Session").objects.select_related("person")
    return sessions.filter(session_key=key, expire_date__gt=now)


def _moment(seconds):
    return None if seconds is None else datetime.fromtimestamp(int(seconds), UTC)


def note_use(request):
    """Note that a session is used: whose browser it is at first, and the time at most every ten minutes."""
    now, session = int(time.time()), request.session
    if BEGAN not in session:
        session[BEGAN] = now
        session[AGENT] = request.headers.get("User-Agent", "")[:300]
    if now - session.get(RENEWED, 0) > RENEW_AFTER_SECONDS:
        session[RENEWED] = now
        held_forms.forget_waiting(session)


@transaction.atomic
def end_one(*, by, mark):
    """End one session of their own; nothing happens when it has ended already."""
    for session in by.sessions.all():
        if mark_of(session.session_key) == mark:
            session.delete()


@transaction.atomic
def end_others(*, by, key):
    """End every session of their own but the one with this key; returns how many there were."""
    return by.sessions.exclude(session_key=key).delete()[0]


@transaction.atomic
def end_all(*, person, by):
    """The business unit signs somebody out everywhere; returns from how many places."""
    rules.check_manage_board(by)
    if person.pk == by.pk:
        raise Refused(
            "Where you are signed in yourself stands under your name, at the top of the page."
        )
    return person.sessions.all().delete()[0]
