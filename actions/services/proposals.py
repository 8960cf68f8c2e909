"""What owners ask for, and the answers to it."""

from django.db import transaction
from django.utils import timezone

from actions import rules
from actions.beside import asked_for
from actions.enums import DueKind, ProposalKind, ProposalStatus
from actions.models import ActionProposal
from actions.services import moves, writing
from common.refusals import Refused
from common.versions import save_version


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
def accept(*, proposal, by, answer="", expected_version=None):
    """Agree to what an owner asked for. A date moves at once; owners and words are changed by hand."""
    rules.check_settle(by, proposal)
    _settle(proposal, ProposalStatus.ACCEPTED, answer, by, expected_version)
    if proposal.kind == ProposalKind.DUE:
        moves.move_due(
            action=proposal.action,
            due_kind=DueKind.DATE,
            due_on=proposal.due_on,
            reason=proposal.reason,
            by=by,
        )
    return proposal


@transaction.atomic
def decline(*, proposal, answer, by, expected_version=None):
    """Leave the action as it is, and say why."""
    rules.check_settle(by, proposal)
    answer = writing.fit_reason(answer, "Say why the action stays as it is.")
    return _settle(proposal, ProposalStatus.DECLINED, answer, by, expected_version)


def _settle(proposal, status, answer, by, expected_version):
    proposal.status, proposal.answer = status, answer.strip()[:300]
    proposal.settled_at, proposal.settled_by = timezone.now(), by
    expected = proposal.version if expected_version is None else expected_version
    fields = ["status", "answer", "settled_at", "settled_by"]
    save_version(proposal, expected=expected, fields=fields)
    told = f"{status.label}: {asked_for(proposal)}. {proposal.answer}".strip()
    writing.note(proposal.action, told, by)
    return proposal
