"""Groups: add, edit, rename, end."""

from django.db import transaction
from django.utils import timezone

from board import rules
from board.models import FormerName, Group, Membership
from board.services.writing import change, fill
from common import bin

FIELDS = (
    "name",
    "code",
    "kind",
    "parent",
    "terms_of_reference",
    "terms_agreed_on",
    "quorum_seats",
    "usual_venue",
    "usual_start",
    "usual_end",
)


@transaction.atomic
def add_group(*, by, quorum_organisations=(), **values):
    rules.check_manage_board(by)
    rules.check_one_board(None, values.get("kind"))
    group = fill(Group(), values, FIELDS)
    group.save()
    group.quorum_organisations.set(quorum_organisations)
    return group


@transaction.atomic
def edit_group(
    *, group, by, quorum_organisations=None, keep_old_name=False, expected_version=None, **values
):
    """Save a group. With `keep_old_name` the name it had becomes a former name until today."""
    rules.check_manage_board(by)
    _hold_tree()
    rules.check_group_parent(group.pk, values.get("parent", group.parent))
    rules.check_one_board(group.pk, values.get("kind", group.kind))
    old_name = Group.objects.values_list("name", flat=True).get(pk=group.pk)
    change(group, values, FIELDS, expected_version)
    if quorum_organisations is not None:
        group.quorum_organisations.set(quorum_organisations)
    if keep_old_name and old_name != group.name:
        FormerName.objects.get_or_create(
            group=group, until=timezone.localdate(), defaults={"name": old_name}
        )
    return group


@transaction.atomic
def end_group(*, group, by, ended_on, expected_version=None):
    """End a group; the memberships that still run end with it. Its old meetings stay as they are."""
    rules.check_manage_board(by)
    _hold_tree()
    rules.check_group_can_end(group, ended_on)
    change(group, {"ended_on": ended_on}, ("ended_on",), expected_version)
    running = Membership.objects.filter(seat__group=group, starts_on__lte=ended_on)
    running.exclude(ends_on__lte=ended_on).update(ends_on=ended_on)
    return group


@transaction.atomic
def resume_group(*, group, by):
    """Undo the end of a group. Memberships that ended with it are entered anew."""
    rules.check_manage_board(by)
    return change(group, {"ended_on": None}, ("ended_on",), None)


@transaction.atomic
def add_former_name(*, group, by, name, until):
    rules.check_manage_board(by)
    rules.check_former_name(group, until)
    return FormerName.objects.create(group=group, name=name, until=until)


@transaction.atomic
def remove_former_name(*, former_name, by):
    """Take away a former name that was entered by mistake; it can be brought back."""
    rules.check_manage_board(by)
    return bin.remove(
        former_name,
        by=by,
        what=f"Former name “{former_name.name}” of {former_name.group.name}",
        page=former_name.group.get_absolute_url(),
    )


def _hold_tree():
    """Two people moving two groups under each other would make a ring: one waits for the other."""
    list(Group.objects.select_for_update().order_by("pk").values_list("pk"))
