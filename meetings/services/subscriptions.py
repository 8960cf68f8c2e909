"""Addresses under which a person's calendar reads their meetings: made, read and revoked."""

import hashlib
import secrets
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Max, Q
from django.urls import reverse
from django.utils import timezone

from board.models import Person
from board.offices import offices_of
from common.refusals import Refused
from meetings.models import CalendarSubscription, Meeting

MOST = 10
SECRET_BYTES = 32
NOTED_EVERY = timedelta(minutes=10)
YEAR_BACK = timedelta(days=366)


@transaction.atomic
def subscribe(*, name, by):
    """A new address for the person's own calendar. Returns the row and the secret, which is not kept."""
    Person.objects.select_for_update().get(pk=by.pk)
    if live_of(by).count() >= MOST:
        raise Refused(
            f"You have {MOST} addresses already. Revoke one that you no longer use, then make this one."
        )
    if not name.strip():
        raise Refused("Give the address a name, for example the calendar that will read it.")
    secret = secrets.token_urlsafe(SECRET_BYTES)
    row = CalendarSubscription.objects.create(
        person=by, name=name.strip(), secret_hash=hash_of(secret)
    )
    return row, secret


@transaction.atomic
def revoke(*, subscription, by):
    """From now on the address answers as one that never was."""
    if subscription.person_id != by.pk:
        raise Refused("Only the person who made an address can revoke it.")
    changed = CalendarSubscription.objects.filter(pk=subscription.pk, revoked_at__isnull=True)
    if not changed.update(revoked_at=timezone.now()):
        raise Refused("This address has already been revoked.")


def live_of(person):
    return CalendarSubscription.objects.filter(person=person, revoked_at__isnull=True)


def found_by(secret):
    """The live address of somebody who can sign in today, or None."""
    row = (
        CalendarSubscription.objects.filter(secret_hash=hash_of(secret), revoked_at__isnull=True)
        .select_related("person")
        .first()
    )
    if row is None or not row.person.has_account or row.person.has_left:
        return None
    return row


def note_reading(subscription):
    """Say when it was read last, at most every ten minutes."""
    now = timezone.now()
    stale = Q(last_read_at__isnull=True) | Q(last_read_at__lt=now - NOTED_EVERY)
    CalendarSubscription.objects.filter(stale, pk=subscription.pk).update(last_read_at=now)


def meetings_for(person):
    """What the person's calendar shows: every meeting they may see now, from a year back."""
    since = timezone.localdate() - YEAR_BACK
    visible = Meeting.objects.visible_to(person).filter(date__gte=since)
    return with_changes(pk__in=visible.values("pk"))


def with_changes(**which):
    """Meetings with their group and `changed_at`: when the row was last written."""
    return (
        Meeting.objects.filter(**which)
        .select_related("group")
        .annotate(changed_at=Max("events__pgh_created_at"))
        .order_by("date", "start_time", "pk")
    )


def own_groups(person):
    """The keys of the groups in which the person sits today: their meetings take up their time."""
    return set(offices_of(person, timezone.localdate()).member_of)


def hash_of(secret):
    """The SHA-256 of a secret, in hexadecimal digits."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def address_of(secret):
    return settings.SITE_URL + reverse("meetings:calendar_feed", args=[secret])
