"""Words with a fixed meaning about how long records are kept and who asked for them."""

from django.db.models import TextChoices


class RecordClass(TextChoices):
    """Kinds of record that a retention schedule tells apart."""

    MINUTES = "minutes", "Agendas, minutes and decisions"
    PAPERS = "papers", "Papers and evidence"
    ACTIONS = "actions", "Actions"
    PUBLICATIONS = "publications", "What was published"
    MAIL = "mail", "Mail as it went"
    TRAIL = "trail", "The trail of who did what"
    REQUESTS = "requests", "Disclosure requests"


class Ending(TextChoices):
    """What happens when the years are over."""

    KEEP = "keep", "Kept for good"
    REVIEW = "review", "Looked at again"
    DISPOSE = "dispose", "Disposed of"


CAN_BE_DISPOSED = frozenset({RecordClass.MAIL, RecordClass.TRAIL, RecordClass.REQUESTS})
"""The board's record itself stands; what is beside it can go."""


BY_THE_OWNER = frozenset({RecordClass.TRAIL, RecordClass.REQUESTS})
"""What stands in tables that only grow: the owner of the tables carries the disposal out, once it is approved."""


class HoldKind(TextChoices):
    """Why nothing may go: for the Inquiries Act 2005, destroying evidence is an offence (section 35)."""

    INQUIRY = "inquiry", "Inquiry"
    LITIGATION = "litigation", "Litigation"
    REVIEW = "review", "Safeguarding practice review"
    OTHER = "other", "Another reason"


class DisposalStatus(TextChoices):
    PROPOSED = "proposed", "Proposed"
    APPROVED = "approved", "Approved"
    REFUSED = "refused", "Refused"
    DONE = "done", "Carried out"


DISPOSAL_STEPS = {
    DisposalStatus.PROPOSED: {DisposalStatus.APPROVED, DisposalStatus.REFUSED},
    DisposalStatus.APPROVED: {DisposalStatus.DONE, DisposalStatus.REFUSED},
    DisposalStatus.REFUSED: set(),
    DisposalStatus.DONE: set(),
}


class RequestKind(TextChoices):
    SUBJECT_ACCESS = "subject_access", "Access by the person (UK GDPR)"
    FREEDOM = "freedom", "Freedom of Information Act"
    COURT = "court", "Order of a court"
    POLICE = "police", "Police"
    INQUIRY = "inquiry", "Inquiry"
    OTHER = "other", "Other"


class RequestStatus(TextChoices):
    OPEN = "open", "Open"
    ANSWERED = "answered", "Answered"
    PARTLY = "partly", "Answered in part"
    REFUSED = "refused", "Refused"
    WITHDRAWN = "withdrawn", "Withdrawn"


ENDED = frozenset(set(RequestStatus) - {RequestStatus.OPEN})

GONE = "Disposed of"
"""Stands where the words of a record were that was disposed of."""
