"""Registers as Excel sheets: the same lines that the screen shows, all of them."""

from django.utils import timezone

from board.enums import Marking
from common.formats import moment
from common.sheets import sheet, sheet_response


def register_sheet(*, title, columns, rows, profile, filters, name, is_confidential=False):
    """A register as a download. `filters` are pairs of label and words, as the screen has them."""
    facts = facts_of(profile, filters, is_confidential=is_confidential)
    return sheet_response(sheet(title, columns, rows, facts=facts), file_name_of(name))


def facts_of(profile, filters, *, is_confidential=False):
    """What a sheet says of itself: whose it is, what it shows, when it was made, its marking.

    With anything confidential in it a sheet is OFFICIAL-SENSITIVE, whatever the board usually marks.
    """
    facts = [("Board", profile.name), *(filters or [("Shown", "Everything you may see")])]
    facts.append(("Made on", moment(timezone.localtime())))
    marking = Marking.SENSITIVE if is_confidential else Marking(profile.default_marking)
    if marking:
        facts.append(("Marking", marking.label))
    return facts


def file_name_of(name):
    return f"{name} {timezone.localdate().isoformat()}"
