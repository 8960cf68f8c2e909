"""What has to be true before something of this room that was deleted comes back."""

from board import rules
from board.models import FormerName, Group, Membership, PersonAlias, SchoolHoliday
from common import bin


def register():
    """Called once, when the room is ready."""
    bin.guard(FormerName, _former_name)
    bin.guard(Membership, _membership)
    bin.guard(PersonAlias, _directory)
    bin.guard(SchoolHoliday, _directory)


def _directory(obj, by):
    rules.check_manage_board(by)


def _former_name(former_name, by):
    rules.check_manage_board(by)
    rules.check_former_name(former_name.group, former_name.until)


def _membership(membership, by):
    rules.check_manage_board(by)
    Group.objects.select_for_update().get(pk=membership.seat.group_id)
    rules.check_membership(
        pk=None,
        seat=membership.seat,
        person=membership.person,
        role=membership.role,
        starts_on=membership.starts_on,
        ends_on=membership.ends_on,
    )
