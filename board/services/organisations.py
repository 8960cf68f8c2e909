"""Organisations: add, edit."""

from django.db import transaction

from board import rules
from board.models import Organisation
from board.services.writing import change, fill

FIELDS = ("name", "short_name", "sector", "is_statutory_partner", "parent", "closed_on")


@transaction.atomic
def add_organisation(*, by, **values):
    rules.check_manage_board(by)
    organisation = fill(Organisation(), values, FIELDS)
    organisation.save()
    return organisation


@transaction.atomic
def edit_organisation(*, organisation, by, expected_version=None, **values):
    rules.check_manage_board(by)
    _hold_tree()
    rules.check_organisation_parent(organisation.pk, values.get("parent", organisation.parent))
    return change(organisation, values, FIELDS, expected_version)


def _hold_tree():
    """Two people moving two organisations under each other would make a ring: one waits."""
    list(Organisation.objects.select_for_update().order_by("pk").values_list("pk"))
