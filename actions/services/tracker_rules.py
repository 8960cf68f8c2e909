"""When the board's actions change colour."""

from django.db import transaction

from actions import rules
from actions.models import TrackerRules
from common.versions import save_version


@transaction.atomic
def set_tracker_rules(*, amber_days, red_days, by, expected_version=None):
    """Days before the date on which an action turns amber, and after it on which it turns red."""
    rules.check_set_rules(by)
    found, _ = TrackerRules.objects.get_or_create(pk=1)
    found.amber_days, found.red_days = amber_days, red_days
    expected = found.version if expected_version is None else expected_version
    return save_version(found, expected=expected, fields=["amber_days", "red_days"])
