"""Who may raise, change, update and close actions."""

from django.utils import timezone

from actions.enums import (
    ACTION_STEPS,
    DONE,
    ENDED,
    OUTSTANDING,
    OWNER_MAY_SET,
    ActionStatus,
    LogStatus,
    ProposalStatus,
)
from board.offices import offices_of
from common.bin import DAYS_KEPT, oldest_kept
from common.refusals import Refused

REOPENED = {ActionStatus.CLOSED: "Reopen it", ActionStatus.CANCELLED: "Bring it back"}
"""What the step is called that opens an action again after it was over."""

NO_EVIDENCE = "Add evidence first, or tick that it is closed without."


def is_owner(person, action):
    return type(action).objects.filter(pk=action.pk).owned_by(person).exists()


def confirms(person, action):
    """The business unit and the chair of the action's group confirm that a promise was kept."""
    return (
        person.is_business_unit
        or action.group_id in offices_of(person, timezone.localdate()).chaired
    )


def records(person, group):
    """The business unit and the group's minute-taker write its actions down."""
    return person.is_business_unit or group.pk in offices_of(person, timezone.localdate()).minuted


def keeps(person, action):
    """The business unit, and the chair and minute-taker of the action's group."""
    return confirms(person, action) or records(person, action.group)


def check_raise(person, meeting):
    """Actions are written by those who take the minutes, until the minutes are approved."""
    if not records(person, meeting.group):
        raise Refused("Only the business unit and the group's minute-taker record its actions.")
    minutes = getattr(meeting, "minutes", None)
    if minutes and not minutes.is_open_for_writing:
        raise Refused(
            "The minutes of this meeting have been approved and are locked. "
            "Reopen them to add an action."
        )


def check_raise_by_itself(person, group):
    """An action that no meeting raised is written by those who keep the group's actions."""
    offices = offices_of(person, timezone.localdate())
    if not (person.is_business_unit or group.pk in offices.chaired | offices.minuted):
        raise Refused(
            "Only the business unit, the group's chair and its minute-taker raise actions for it."
        )


def check_at(person, item):
    """What was said of an action at a meeting is written by those who take its minutes, while they are open."""
    if item is not None:
        check_raise(person, item.meeting)


def check_edit(person, action):
    """Those who keep the action may change its owners and date at any time."""
    if not keeps(person, action):
        raise Refused(
            "Only the business unit, the group's chair and its minute-taker can change an action."
        )


def check_reword(action):
    """The words of an action are part of the minutes, so they change while those are open."""
    minutes = getattr(action.meeting, "minutes", None)
    if minutes and not minutes.is_open_for_writing:
        raise Refused(
            "The minutes that record this action have been approved, so its words stand. "
            "Say what has changed in an update."
        )


def check_remove(person, action):
    """What members have seen is cancelled with a reason, never removed."""
    if action.meeting is None:
        raise Refused("No minutes record this action. Cancel it with a reason instead.")
    check_raise(person, action.meeting)
    if action.released_at is not None:
        raise Refused(
            f"Members have seen {action.reference}, so it cannot be removed. "
            "Cancel it with a reason instead."
        )


def check_update(person, action):
    """Owners say where theirs stands; the unit, the group's chair and minute-taker may too."""
    if not (keeps(person, action) or is_owner(person, action)):
        raise Refused("Only an owner of this action, the group's chair or the unit can update it.")


def check_write_update(person, action):
    """An update never reopens what is over: that is a step of its own, with a reason."""
    check_update(person, action)
    if action.status in OWNER_MAY_SET:
        return
    state, step = action.get_status_display().lower(), REOPENED[action.status]
    if confirms(person, action):
        raise Refused(f"This action has been {state}. {step} with a reason to write more.")
    raise Refused(
        f"This action has been {state}. Only the group's chair or the business unit can reopen it."
    )


def check_step(person, action, to):
    """Closing and cancelling are the chair's or the unit's, not the owner's."""
    if to == action.status:
        return
    if to not in ACTION_STEPS[action.status]:
        raise Refused(
            f"This action is {action.get_status_display().lower()}, so it cannot become "
            f"{to.label.lower()}."
        )
    if {to, action.status} <= OWNER_MAY_SET:
        return
    check_confirm(person, action)


def check_confirm(person, action):
    if not confirms(person, action):
        raise Refused("Only the group's chair or the business unit can close or cancel an action.")


def check_close(person, action):
    if action.status not in OUTSTANDING | {ActionStatus.COMPLETE}:
        raise Refused(f"This action has already been {action.get_status_display().lower()}.")
    check_confirm(person, action)


def check_shown(action, without_evidence):
    """What nothing shows to be done is closed only by somebody who says that they close it so."""
    if not (without_evidence or action.evidence.exists()):
        raise Refused(NO_EVIDENCE)


def check_send_back(person, action):
    if action.status not in DONE:
        raise Refused("Only an action that is complete or closed can be sent back.")
    check_confirm(person, action)


def check_cancel(person, action):
    if action.status == ActionStatus.CANCELLED:
        raise Refused("This action has already been cancelled.")
    if action.status == ActionStatus.CLOSED:
        raise Refused("This action is closed, so it cannot become cancelled.")
    check_confirm(person, action)


def check_reinstate(person, action):
    if action.status != ActionStatus.CANCELLED:
        raise Refused("Only a cancelled action can be brought back.")
    check_confirm(person, action)


def check_reshape(person, action):
    """Handing over, splitting, merging and linking are for those who keep an action that is not over."""
    check_edit(person, action)
    if action.status in ENDED:
        raise Refused(
            f"This action is {action.get_status_display().lower()}. "
            "Open it again before you change where it belongs."
        )


def check_show(person, action):
    """Whoever may say where an action stands may show what was done; of a cancelled one nothing is."""
    check_update(person, action)
    if action.status == ActionStatus.CANCELLED:
        raise Refused("This action was cancelled, so nothing can be added to it.")


def check_take_evidence_back(person, evidence):
    """Whoever added it, or who keeps the action, takes it back while the action is not closed."""
    action = evidence.action
    if not (evidence.added_by_id == person.pk or keeps(person, action)):
        raise Refused(
            "Only the person who added this, the group's chair or the unit can remove it."
        )
    if action.status == ActionStatus.CLOSED:
        raise Refused("This action is closed, so its evidence stands.")


def check_propose(person, action):
    """An owner asks for another date, owner or words; those who keep the action simply change it."""
    check_update(person, action)
    if action.status not in OUTSTANDING:
        state = action.get_status_display().lower()
        raise Refused(f"This action is {state}, so there is nothing left to ask for.")


def check_settle(person, proposal):
    if proposal.status != ProposalStatus.OPEN:
        state = proposal.get_status_display().lower()
        raise Refused(f"This request has already been answered: {state}.")
    check_edit(person, proposal.action)


def check_set_rules(person):
    if not person.is_business_unit:
        raise Refused("Only the business unit decides how the tracker works.")


def check_change_view(person, view):
    """A view belongs to whoever saved it; the unit looks after those that are shared."""
    if view.owner_id != person.pk and not (view.is_shared and person.is_business_unit):
        raise Refused("Only the person who saved this view can change it.")


def check_share_view(person):
    if not person.is_business_unit:
        raise Refused("Only the business unit shares a view with everybody.")


def check_recolour(person, action):
    if not confirms(person, action):
        raise Refused("Only the group's chair or the business unit can set an action's colour.")
    if action.status not in OUTSTANDING:
        state = action.get_status_display().lower()
        raise Refused(f"This action is {state}, so its colour follows from that.")


def check_logs(person):
    """Action logs from files are brought in by the business unit."""
    if not person.is_business_unit:
        raise Refused("Only the business unit brings action logs in.")


def check_take_in(person, log):
    """A log is taken in once, when every row is understood or left out."""
    check_logs(person)
    if log.status != LogStatus.REVIEW:
        raise Refused(
            "This action log has been taken in already."
            if log.is_accepted
            else "Confirm the columns of this action log first."
        )


def check_change_log(person, log):
    """What a log becomes is settled before it is taken in."""
    check_logs(person)
    if log.is_accepted:
        raise Refused("This action log has been taken in. Take it back to change it.")


def check_take_back(person, log):
    """A log that was taken in can be taken back for as long as other things can be brought back."""
    check_logs(person)
    if not log.is_accepted:
        raise Refused("This action log has not been taken in.")
    if log.accepted_at < oldest_kept():
        raise Refused(
            f"This action log was taken in more than {DAYS_KEPT} days ago, so its actions stand."
        )


def reads_closed(person, action):
    """Whether the confidential item behind the action is open to `person`."""
    return person.sees_everything or keeps(person, action)
