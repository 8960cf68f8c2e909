"""Registers as Excel sheets: the same lines that the screen shows, all of them."""

from django.utils import timezone

from common.formats import moment
from common.sheets import sheet, sheet_response


def register_sheet(*, title, columns, rows, profile, filters, name):
    """A register as a download. `filters` are pairs of label and words, as the screen has them."""
    facts = facts_of(profile, filters)
    return sheet_response(sheet(title, columns, rows, facts=facts), file_name_of(name))


def facts_of(profile, filters):
    """What a sheet says of itself: whose it is, what it shows, when it was made, its marking."""
    facts = [("Board", profile.name), *(filters or [("Shown", "Everything you may see")])]
    facts.append(("Made on", moment(timezone.localtime())))
    if profile.default_marking:
        facts.append(("Marking", profile.get_default_marking_display()))
    return facts


def file_name_of(name):
    return f"{name} {timezone.localdate().isoformat()}"
