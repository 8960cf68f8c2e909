"""Writes about reminders: the board's settings, the days people choose, and links that are withdrawn."""

from django.db import transaction
from django.utils import timezone

from actions.models import DigestDays, DigestLine, ReminderSettings
from actions.models.reminders import WORKING_WEEK
from actions.reminders import rules, tasks
from common.refusals import Refused
from common.versions import save_version


@transaction.atomic
def set_reminders(*, by, expected_version=None, **changes):
    """Change `ReminderSettings`; the next reminders go by the new ones."""
    rules.check_set(by)
    found, _ = ReminderSettings.objects.get_or_create(pk=1)
    for name, value in changes.items():
        setattr(found, name, value)
    found.days_ahead = sorted(set(found.days_ahead), reverse=True)
    if found.board_chair_after < found.chair_after:
        raise Refused("The chair of the board is told last, after the group's chair.")
    expected = found.version if expected_version is None else expected_version
    save_version(found, expected=expected, fields=[*changes, "days_ahead"])
    tasks.follow_new_hour()
    return found


@transaction.atomic
def choose_days(*, person, days, by):
    """On which weekdays (0 is Monday) a person is reminded; all of them is what is usual."""
    rules.check_see_to(by, person)
    days = sorted(set(days))
    if not days or not set(days) <= set(WORKING_WEEK):
        raise Refused("Choose at least one day from Monday to Friday.")
    found, _ = DigestDays.objects.update_or_create(person=person, defaults={"days": days})
    return found


@transaction.atomic
def revoke_links(*, person, by, action=None):
    """Withdraw the personal links of a person, to one action or to all; returns how many worked until now.

    The next reminder carries new ones.
    """
    rules.check_see_to(by, person)
    lines = DigestLine.objects.filter(digest__person=person, revoked_at__isnull=True)
    lines = lines.filter(works_until__gte=timezone.localdate())
    if action is not None:
        lines = lines.filter(action=action)
    return lines.update(revoked_at=timezone.now(), revoked_by=by)
