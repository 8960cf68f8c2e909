"""Priorities of the business plan: add, edit."""

from django.db import transaction

from board import rules
from board.models import Priority
from board.services.writing import change, fill

FIELDS = ("first_year", "last_year", "number", "title", "description", "lead_group")


@transaction.atomic
def add_priority(*, by, **values):
    rules.check_manage_board(by)
    priority = fill(Priority(), values, FIELDS)
    priority.save()
    return priority


@transaction.atomic
def edit_priority(*, priority, by, expected_version=None, **values):
    rules.check_manage_board(by)
    return change(priority, values, FIELDS, expected_version)
