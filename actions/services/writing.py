"""What the writes to actions have in common: what fits, and how a step is saved and written down."""

from django.apps import apps
from django.utils import timezone

from actions import owners as owning
from actions.beside import asked_for
from actions.enums import OUTSTANDING, OWNER_MAY_SET, DueKind, ProposalStatus
from actions.models import Action, ActionOwner, ActionUpdate
from common.formats import long_date
from common.refusals import Refused
from common.straight import straight
from common.versions import save_version

SETTLED = "Settled by closing"
"""The answer to what was asked for of an action that ended before somebody answered."""


def fit_text(text):
    text = straight(text).strip()
    if not text:
        raise Refused("Say what is to be done.")
    return text


def fit_reason(reason, sentence):
    reason = straight(reason).strip()
    if not reason:
        raise Refused(sentence)
    return reason


def fit_due(due_kind, due_on, meeting, kept=None):
    """The date to keep: one for `DueKind.DATE`, on or after the meeting if there is one; none for the others."""
    if due_kind != DueKind.DATE:
        return None
    if due_on is None:
        raise Refused("Enter the date it is due, or choose another answer.")
    if meeting and due_on < meeting.date and due_on != kept:
        raise Refused(f"The date due must be on or after the meeting, {long_date(meeting.date)}.")
    return due_on


def fit_undated(due_kind, reason, *, needed=False):
    """Why there is no date; minutes may record an action without saying why, others may not."""
    if due_kind != DueKind.UNDATED:
        return ""
    reason = reason.strip()
    return fit_reason(reason, "Say why there is no date.") if needed else reason


def check_ahead(due_on):
    """A new date lies ahead of us."""
    if due_on and due_on < timezone.localdate():
        raise Refused(
            f"{long_date(due_on)} has passed. Enter a date from today on, or choose another answer."
        )


def hold_minutes(meeting):
    """Lock the minutes as they now stand: circulating or approving them comes before this, or after."""
    minutes = apps.get_model("meetings", "Minutes").objects.select_for_update()
    if meeting and (found := minutes.filter(meeting=meeting).first()):
        meeting.minutes = found


def is_before_members(meeting):
    """Whether members have the minutes of the meeting in front of them as a draft."""
    minutes = getattr(meeting, "minutes", None)
    return minutes is not None and minutes.status == "circulated"


def check_new_owners(action, owners):
    kept = {owning.OwnerChoice.of(row).key for row in action.owners.all()}
    for owner in owners:
        if owner.key not in kept:
            owning.check_owner(owner)


def set_owners(action, owners):
    there = {owning.OwnerChoice.of(row).key: row for row in action.owners.all()}
    gone = set(there) - {owner.key for owner in owners}
    action.owners.filter(pk__in=[there[key].pk for key in gone]).delete()
    new = []
    for position, owner in enumerate(owners):
        if row := there.get(owner.key):
            action.owners.filter(pk=row.pk).exclude(position=position).update(position=position)
        else:
            new.append(ActionOwner(action=action, position=position, **owner.columns))
    ActionOwner.objects.bulk_create(new)


def note(action, text, by, *, at=None):
    """Write down what happened to an action; `at` is the agenda item at which it was said."""
    return ActionUpdate.objects.create(
        action=action,
        text=text,
        from_status=action.status,
        to_status=action.status,
        made_by=by,
        **_as_it_stands(action, at),
    )


def take_step(action, to, text, by, expected_version, *, at=None, also=()):
    """Save a new status and write the step down. A colour set by hand goes once nobody waits any more.

    What owners ask for of one that is over is settled by that. `also` are other fields to save.
    """
    if to not in OWNER_MAY_SET:
        settle_requests(action, by)
    before, action.status = action.status, to
    fields = ["status", *also]
    if to not in OUTSTANDING and action.rag_override:
        action.rag_override, action.rag_reason, action.rag_set_on = "", "", None
        fields += ["rag_override", "rag_reason", "rag_set_on"]
    save(action, fields, expected_version)
    ActionUpdate.objects.create(
        action=action,
        text=text,
        from_status=before,
        to_status=to,
        made_by=by,
        **_as_it_stands(action, at),
    )
    return action


def settle_requests(action, by):
    """What owners still ask for has no answer any more; each is written down before the action ends."""
    waiting = action.proposals.filter(status=ProposalStatus.OPEN).order_by("pk")
    for proposal in waiting.select_for_update():
        told = f"Settled by closing: {asked_for(proposal)}."
        settle_request(proposal, ProposalStatus.DECLINED, SETTLED, told, by)


def settle_request(proposal, status, answer, told, by, expected_version=None):
    """Answer what an owner asked for, and write it down in the history of the action."""
    proposal.status, proposal.answer = status, answer.strip()[:300]
    proposal.settled_at, proposal.settled_by = timezone.now(), by
    expected = proposal.version if expected_version is None else expected_version
    fields = ["status", "answer", "settled_at", "settled_by"]
    save_version(proposal, expected=expected, fields=fields)
    note(proposal.action, told, by)


def save(action, fields, expected_version):
    expected = action.version if expected_version is None else expected_version
    save_version(action, expected=expected, fields=fields)


def _as_it_stands(action, at):
    """The colour set by hand; and for the minutes of a meeting the colour that it had there."""
    rag = ""
    if at is not None:
        rag = Action.objects.filter(pk=action.pk).with_rag().values_list("rag", flat=True).get()
    return {"agenda_item": at, "rag": rag, "rag_override": action.rag_override}
