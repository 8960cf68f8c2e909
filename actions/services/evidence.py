"""What shows that something was done, and what it changed for children."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from actions import rules
from actions.enums import EvidenceKind
from actions.models import ActionEvidence
from actions.services import writing
from common import bin
from common.formats import long_date
from common.pictures import is_picture, redrawn
from common.refusals import Refused
from common.uploads import checked


@transaction.atomic
def add_evidence(*, action, kind, words, dated_on, by, url="", file=None):
    """Add a file, a link or a statement with its own date; a file is told by its content."""
    rules.check_show(by, action)
    _check_day(dated_on)
    evidence = ActionEvidence(
        action=action, kind=EvidenceKind(kind), words=words.strip(), dated_on=dated_on, added_by=by
    )
    FILL[evidence.kind](evidence, url, file)
    evidence.save()
    writing.note(action, f"Evidence added: {evidence}", by)
    return evidence


@transaction.atomic
def remove_evidence(*, evidence, by):
    """Take evidence back; it can be brought back as long as other things can."""
    rules.check_take_evidence_back(by, evidence)
    action = evidence.action
    writing.note(action, f"Evidence removed: {evidence}", by)
    return bin.remove(
        evidence,
        by=by,
        what=f"Evidence of {action.reference}",
        page=action.get_absolute_url(),
    )


@transaction.atomic
def set_impact(*, action, impact, by, expected_version=None):
    """Say what changed for children."""
    rules.check_show(by, action)
    action.impact = impact.strip()
    writing.save(action, ["impact"], expected_version)
    return action


def _check_day(day):
    if day > timezone.localdate():
        raise Refused(
            f"{long_date(day)} has not come yet. Enter the day on which the evidence was made."
        )


def _file(evidence, _url, file):
    if file is None:
        raise Refused("Choose the file to add.")
    largest = settings.LARGEST_PAPER
    try:
        if is_picture(file):
            found, file = redrawn(file, largest=largest)
        else:
            found = checked(file, largest=largest)
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error
    evidence.file_kind, evidence.size, evidence.sha256 = found.kind, found.size, found.sha256
    evidence.name = file.name[-200:]
    evidence.file.save(file.name, file, save=False)


def _link(evidence, url, _file):
    evidence.url = writing.fit_reason(url, "Enter the address of the page.")


def _statement(evidence, _url, _file):
    evidence.words = writing.fit_reason(evidence.words, "Say what was done.")


FILL = {EvidenceKind.FILE: _file, EvidenceKind.LINK: _link, EvidenceKind.STATEMENT: _statement}
