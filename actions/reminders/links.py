"""The personal link to an action: signed, for one person and one action, until its day, unless withdrawn."""

from django.core import signing
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from actions import rules
from actions.enums import OWNER_MAY_SET
from actions.models import Action, DigestLine
from common.formats import long_date
from common.refusals import Refused

SIGNER = signing.Signer(sep=".", salt="actions.reminders.links")
OPEN = sorted(OWNER_MAY_SET)
"""Statuses of actions that a link still opens."""
LONGEST = 200
"""Characters of a link of ours, at most."""


class LinkBroken(Exception):
    """The link was cut, mistyped or made up."""


class LinkEnded(Exception):
    """The link was ours, but opens nothing any more; `str()` is the sentence that says why."""


def link_of(line):
    """The path that opens the action of a digest's line, and no other, without sign-in."""
    return reverse("actions:update_by_link", args=[SIGNER.sign(f"{line.pk}.{line.secret}")])


def line_of(signed):
    """The `DigestLine` that a link stands for, with its person and action. Raises `LinkBroken` or `LinkEnded`."""
    line = _line_of(signed)
    person = line.digest.person
    if line.revoked_at is not None:
        raise LinkEnded("This link has been withdrawn.")
    if line.works_until < timezone.localdate():
        raise LinkEnded(f"This link worked until {long_date(line.works_until)}.")
    if person.has_left or not person.is_active:
        raise LinkEnded("The person whom this link was sent to is not with the board any more.")
    check_stands(line)
    return line


def check_stands(line):
    """The action still waits, and is still the person's to update. Raises `LinkEnded`."""
    action, person = line.action, line.digest.person
    if action.status not in OWNER_MAY_SET:
        state = action.get_status_display().lower()
        raise LinkEnded(f"{action.reference} has been {state}, so there is nothing to update.")
    if not Action.objects.visible_to(person).filter(pk=action.pk).exists() or not may_update(line):
        raise LinkEnded(
            f"{action.reference} is not yours to update any more: its owners have changed."
        )


def may_update(line):
    try:
        rules.check_update(line.digest.person, line.action)
    except Refused:
        return False
    return True


def live_lines():
    """Lines whose links still work, as far as the lines themselves tell."""
    return DigestLine.objects.filter(
        revoked_at__isnull=True, works_until__gte=timezone.localdate(), action__status__in=OPEN
    )


def _line_of(signed):
    try:
        key, _, secret = SIGNER.unsign(signed[:LONGEST]).partition(".")
    except signing.BadSignature:
        raise LinkBroken from None
    found = (
        DigestLine.objects.select_related("digest__person", "action__group")
        .filter(pk=int(key))
        .first()
    )
    if found is None or not constant_time_compare(found.secret, secret):
        raise LinkEnded("What this link opened is not there any more.")
    return found
