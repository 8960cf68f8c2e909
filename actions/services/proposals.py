"""What owners ask for, and the answers to it."""

from django.db import transaction

from actions import owners as owning
from actions import rules
from actions.beside import asked_for
from actions.enums import DueKind, ProposalKind, ProposalStatus
from actions.models import ActionProposal
from actions.services import moves, raising, writing
from common.refusals import Refused


@transaction.atomic
def propose(*, action, kind, reason, by, due_on=None, words=""):
    """Ask for another date, owner or words; those who keep the action answer."""
    rules.check_propose(by, action)
    kind = ProposalKind(kind)
    if kind == ProposalKind.DUE:
        if due_on is None:
            raise Refused("Enter the date that you ask for.")
        writing.check_ahead(due_on)
        words = ""
    else:
        due_on, words = (
            None,
            writing.fit_reason(words, f"Say what you ask for: {kind.label.lower()}."),
        )
    if kind == ProposalKind.TEXT:
        rules.check_reword(action)
    if action.proposals.filter(kind=kind, made_by=by, status=ProposalStatus.OPEN).exists():
        raise Refused("You have asked for this already, and it waits for an answer.")
    proposal = ActionProposal.objects.create(
        action=action,
        kind=kind,
        due_on=due_on,
        words=words,
        reason=writing.fit_reason(reason, "Say why you ask for it.")[:300],
        made_by=by,
    )
    writing.note(action, f"Asked for {asked_for(proposal)}. {proposal.reason}", by)
    return proposal


@transaction.atomic
def accept(*, proposal, by, answer="", owner=None, expected_version=None):
    """Agree to what an owner asked for, which changes the action at once.

    Another owner was asked for in words: `owner` is the `OwnerChoice` that they mean.
    """
    rules.check_settle(by, proposal)
    rules.check_reshape(by, proposal.action)
    _settle(proposal, ProposalStatus.ACCEPTED, answer, by, expected_version)
    if proposal.kind == ProposalKind.OWNER:
        if owner is None:
            raise Refused("Choose who is to own the action now.")
        _change(proposal.action, by, owners=_with(proposal, owner))
    elif proposal.kind == ProposalKind.TEXT:
        _change(proposal.action, by, text=proposal.words)
    else:
        moves.move_due(
            action=proposal.action,
            due_kind=DueKind.DATE,
            due_on=proposal.due_on,
            reason=proposal.reason,
            by=by,
        )
    return proposal


def who_leaves(proposal):
    """The owner whose place another one takes: who asked for it, or else the first; None without owners."""
    there = _owners(proposal.action)
    asking = [each for each in there if each.person and each.person.pk == proposal.made_by_id]
    return next(iter(asking or there), None)


def _owners(action):
    return [owning.OwnerChoice.of(row) for row in action.owners.all()]


def _with(proposal, owner):
    """The owners once `owner` has taken the place of the one who leaves."""
    leaving = who_leaves(proposal)
    there = [owner if each == leaving else each for each in _owners(proposal.action)]
    return owning.fold(there or [owner])


def _change(action, by, **changes):
    """Change some of an action, and leave the rest as it is."""
    kept = {
        "text": action.text,
        "owners": _owners(action),
        "due_kind": action.due_kind,
        "due_on": action.due_on,
        "undated_reason": action.undated_reason,
        "priority": action.priority,
    }
    return raising.edit_action(action=action, by=by, **kept | changes)


@transaction.atomic
def decline(*, proposal, answer, by, expected_version=None):
    """Leave the action as it is, and say why."""
    rules.check_settle(by, proposal)
    answer = writing.fit_reason(answer, "Say why the action stays as it is.")
    return _settle(proposal, ProposalStatus.DECLINED, answer, by, expected_version)


def _settle(proposal, status, answer, by, expected_version):
    told = f"{status.label}: {asked_for(proposal)}. {answer.strip()[:300]}".strip()
    writing.settle_request(proposal, status, answer, told, by, expected_version)
    return proposal
