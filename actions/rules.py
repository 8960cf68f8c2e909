"""Who may raise, change, update and close actions."""

from django.utils import timezone

from actions.enums import ACTION_STEPS, OWNER_MAY_SET
from board.models import Group
from common.refusals import Refused


def is_owner(person, action):
    return type(action).objects.filter(pk=action.pk).owned_by(person).exists()


def keeps(person, action):
    """The business unit, and the chair and minute-taker of the action's group."""
    today = timezone.localdate()
    return (
        person.is_business_unit
        or Group.objects.chaired_by(person, today).filter(pk=action.group_id).exists()
        or Group.objects.minuted_by(person, today).filter(pk=action.group_id).exists()
    )


def check_update(person, action):
    """Owners say where theirs stands; the unit, the group's chair and minute-taker may too."""
    if not (keeps(person, action) or is_owner(person, action)):
        raise Refused("Only an owner of this action, the group's chair or the unit can update it.")


def check_step(person, action, to):
    """Closing and cancelling confirm an owner's claim, so they are not the owner's to make."""
    if to != action.status and to not in ACTION_STEPS[action.status]:
        raise Refused(
            f"This action is {action.get_status_display().lower()}, so it cannot become "
            f"{to.label.lower()}."
        )
    if to != action.status and to not in OWNER_MAY_SET and not keeps(person, action):
        raise Refused("Only the group's chair or the business unit can close or cancel an action.")
