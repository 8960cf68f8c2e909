"""School holidays, and other days on which the area does not meet: add, edit, delete."""

from django.db import transaction
from django.urls import reverse

from board import rules
from board.models import SchoolHoliday
from board.services.writing import change, fill
from common import bin as kept
from common.formats import date_range

FIELDS = ("name", "starts_on", "ends_on")


@transaction.atomic
def add_school_holiday(*, by, **values):
    rules.check_manage_board(by)
    holiday = fill(SchoolHoliday(), values, FIELDS)
    holiday.save()
    return holiday


@transaction.atomic
def edit_school_holiday(*, holiday, by, expected_version=None, **values):
    rules.check_manage_board(by)
    return change(holiday, values, FIELDS, expected_version)


@transaction.atomic
def delete_school_holiday(*, holiday, by):
    """Take it off the list; it can be brought back. Meetings that were planned stay as they are."""
    rules.check_manage_board(by)
    return kept.remove(
        holiday,
        by=by,
        what=f"{holiday.name}, {date_range(holiday.starts_on, holiday.ends_on)}",
        page=reverse("meetings:school_holiday_list"),
    )
