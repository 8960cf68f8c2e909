"""Statuses of meetings and minutes, their named sets and the steps between them."""

from django.db.models import TextChoices


class MeetingKind(TextChoices):
    ORDINARY = "ordinary", "Ordinary meeting"
    EXTRAORDINARY = "extraordinary", "Extraordinary meeting"
    DEVELOPMENT = "development", "Development day"


class MeetingStatus(TextChoices):
    PLANNED = "planned", "Planned"
    PUBLISHED = "published", "Agenda published"
    HELD = "held", "Held"
    CLOSED = "closed", "Closed"
    CANCELLED = "cancelled", "Cancelled"


MEETING_STEPS = {
    MeetingStatus.PLANNED: {MeetingStatus.PUBLISHED, MeetingStatus.CANCELLED},
    MeetingStatus.PUBLISHED: {MeetingStatus.HELD, MeetingStatus.CANCELLED},
    MeetingStatus.HELD: {MeetingStatus.CLOSED},
    MeetingStatus.CLOSED: {MeetingStatus.HELD},
    MeetingStatus.CANCELLED: set(),
}
"""A meeting is closed by the approval of its minutes, and held again when they are reopened."""

UPCOMING = frozenset({MeetingStatus.PLANNED, MeetingStatus.PUBLISHED})
TOOK_PLACE = frozenset({MeetingStatus.HELD, MeetingStatus.CLOSED})
RECORDING = frozenset({MeetingStatus.HELD})
"""The meeting has begun and its minutes can still be written."""

AGENDA_OUT = frozenset({MeetingStatus.PUBLISHED, MeetingStatus.HELD, MeetingStatus.CLOSED})


class MinutesStatus(TextChoices):
    DRAFTING = "drafting", "Drafting"
    WITH_CHAIR = "with_chair", "With chair"
    CIRCULATED = "circulated", "Circulated as draft"
    APPROVED = "approved", "Approved"


STANDING_OF_MINUTES = {
    MinutesStatus.DRAFTING: "being drafted",
    MinutesStatus.WITH_CHAIR: "with the chair",
    MinutesStatus.CIRCULATED: "circulated as a draft",
    MinutesStatus.APPROVED: "approved",
}
"""How a sentence that begins with "These minutes are" goes on."""

MINUTES_STEPS = {
    MinutesStatus.DRAFTING: {MinutesStatus.WITH_CHAIR, MinutesStatus.CIRCULATED},
    MinutesStatus.WITH_CHAIR: {MinutesStatus.DRAFTING, MinutesStatus.CIRCULATED},
    MinutesStatus.CIRCULATED: {MinutesStatus.DRAFTING, MinutesStatus.APPROVED},
    MinutesStatus.APPROVED: {MinutesStatus.DRAFTING},
}
"""Approved to drafting is "reopened": it needs a reason, and the approved version stays."""

OPEN_FOR_WRITING = frozenset(
    {MinutesStatus.DRAFTING, MinutesStatus.WITH_CHAIR, MinutesStatus.CIRCULATED}
)
OPEN_TO_MEMBERS = frozenset({MinutesStatus.CIRCULATED, MinutesStatus.APPROVED})
OPEN_TO_CHAIR = OPEN_TO_MEMBERS | {MinutesStatus.WITH_CHAIR}
OPEN_FOR_COMMENTS = frozenset({MinutesStatus.WITH_CHAIR, MinutesStatus.CIRCULATED})
"""Somebody other than the writers has the draft to read."""


class ApprovalKind(TextChoices):
    AS_PRESENTED = "as_presented", "As presented"
    WITH_AMENDMENTS = "with_amendments", "With amendments"
    IMPORTED = "imported", "Brought over from Word"


APPROVED_BY_A_MEETING = (ApprovalKind.AS_PRESENTED, ApprovalKind.WITH_AMENDMENTS)
"""Ways in which a later meeting approves minutes; those brought over were approved before."""


class ItemKind(TextChoices):
    """What an agenda item does when the meeting comes to it."""

    ORDINARY = "ordinary", "Ordinary item"
    APOLOGIES = "apologies", "Introductions and apologies"
    DECLARATIONS = "declarations", "Declarations of interest"
    PREVIOUS_MINUTES = "previous_minutes", "Minutes of the previous meeting"
    MATTERS_ARISING = "matters_arising", "Matters arising and action log"
    ACTION_TRACKER = "action_tracker", "Action tracker"
    VOICE = "voice", "Voice of the child"
    RISKS = "risks", "Risk management"
    AOB = "aob", "Any other business"
    NEXT_MEETING = "next_meeting", "Date of next meeting"


NIL_RETURNS = {
    ItemKind.ORDINARY: "Nothing to report.",
    ItemKind.APOLOGIES: "No apologies were received.",
    ItemKind.DECLARATIONS: "No interests were declared.",
    ItemKind.PREVIOUS_MINUTES: "No amendments were raised.",
    ItemKind.MATTERS_ARISING: "There were no matters arising.",
    ItemKind.ACTION_TRACKER: "No action was reviewed.",
    ItemKind.VOICE: "No report was made at this meeting.",
    ItemKind.RISKS: "No new risks identified.",
    ItemKind.AOB: "None.",
    ItemKind.NEXT_MEETING: "No date has been set.",
}
"""The one-click sentence of each kind of item; minutes state a nil return explicitly."""

NOTHING_AT_ALL = frozenset(
    {ItemKind.ORDINARY, ItemKind.MATTERS_ARISING, ItemKind.ACTION_TRACKER, ItemKind.AOB}
)
"""Kinds whose sentence says that there was nothing whatever, so that any record contradicts it."""

REVIEWS = frozenset({ItemKind.MATTERS_ARISING, ItemKind.ACTION_TRACKER})
"""Kinds at which a group looks at all its actions."""


class Purpose(TextChoices):
    DECISION = "decision", "Decision"
    DISCUSSION = "discussion", "Discussion"
    ASSURANCE = "assurance", "Assurance"
    INFORMATION = "information", "Information"


class AttendeeKind(TextChoices):
    """Why somebody's name is in the attendance: a seat, an invitation, or watching."""

    MEMBER = "member", "Member"
    DEPUTY = "deputy", "Deputising"
    IN_ATTENDANCE = "in_attendance", "In attendance"
    OBSERVER = "observer", "Observer"


class AttendanceStatus(TextChoices):
    """The letters are the keys that mark them."""

    UNMARKED = "", "Not marked"
    PRESENT = "P", "Present"
    APOLOGIES = "A", "Apologies"
    DEPUTY = "D", "Deputy attended"
    ABSENT = "X", "Absent"


NOT_THERE = frozenset(
    {AttendanceStatus.APOLOGIES, AttendanceStatus.DEPUTY, AttendanceStatus.ABSENT}
)


class Satisfied(TextChoices):
    """Whether the answer satisfied the person who asked."""

    NOT_RECORDED = "", "Not recorded"
    YES = "yes", "Satisfied"
    PARTLY = "partly", "Partly satisfied"
    NO = "no", "Not satisfied"


class Edition(TextChoices):
    """Minutes with confidential items come in two editions; each is frozen with its own hash."""

    FULL = "full", "Full"
    OPEN = "open", "Without confidential items"


class PackStatus(TextChoices):
    WAITING = "waiting", "Waiting"
    MAKING = "making", "Being made"
    READY = "ready", "Ready"
    FAILED = "failed", "Could not be made"


PACK_UNDER_WAY = frozenset({PackStatus.WAITING, PackStatus.MAKING})


class ImportState(TextChoices):
    """Where minutes that are brought over from a Word file stand."""

    WAITING = "waiting", "Waiting to be read"
    READING = "reading", "Being read"
    TO_CHECK = "to_check", "To check"
    ACCEPTED = "accepted", "Accepted"
    REFUSED = "refused", "Refused"
    WITHDRAWN = "withdrawn", "Withdrawn"


IMPORT_UNDER_WAY = frozenset({ImportState.WAITING, ImportState.READING})


class TakenBy(TextChoices):
    """How a group decided between two meetings."""

    WRITTEN = "written", "By e-mail or in writing"
    CHAIR = "chair", "By the chair on behalf of the group"
    URGENT = "urgent", "At an urgent discussion of some members"


class ChallengeStatus(TextChoices):
    OPEN = "open", "Open"
    CLOSED = "closed", "Closed"


CHALLENGE_STEPS = {
    ChallengeStatus.OPEN: {ChallengeStatus.OPEN, ChallengeStatus.CLOSED},
    ChallengeStatus.CLOSED: {ChallengeStatus.OPEN},
}
"""A challenge is followed up while open; closed means that the asker or the chair is satisfied."""


class CommentOutcome(TextChoices):
    """What came of a comment on draft minutes."""

    CHANGED = "changed", "The minutes were changed"
    NOTED = "noted", "Noted"
    NOT_CHANGED = "not_changed", "The minutes were not changed"


class Answer(TextChoices):
    """What a member said to an invitation."""

    NONE = "", "Not answered"
    COMING = "coming", "Coming"
    APOLOGIES = "apologies", "Apologies"
    DEPUTY = "deputy", "A deputy is coming"


class By(TextChoices):
    """Whose attendance is counted."""

    ORGANISATION = "organisation", "Organisation"
    SEAT = "seat", "Seat"
    PERSON = "person", "Person"


class CaptureKind(TextChoices):
    """What a marked line of the minutes becomes; question and answer are one challenge."""

    ACTION = "action", "Action"
    DECISION = "decision", "Decision"
    QUESTION = "question", "Question"
    ANSWER = "answer", "Answer"
    AMENDMENT = "amendment", "Amendment"


class PublicationKind(TextChoices):
    """What is put before the public; the value is part of its address."""

    MINUTES = "minutes", "Minutes"
    AGENDA = "agenda", "Agenda"
    REPORT = "report", "Report"


class PublicationStatus(TextChoices):
    PREPARING = "preparing", "Being prepared"
    CHECKING = "checking", "To be checked"
    PUBLISHED = "published", "Published"
    WITHDRAWN = "withdrawn", "Withdrawn"


PUBLICATION_STEPS = {
    PublicationStatus.PREPARING: {PublicationStatus.CHECKING, PublicationStatus.WITHDRAWN},
    PublicationStatus.CHECKING: {
        PublicationStatus.PREPARING,
        PublicationStatus.PUBLISHED,
        PublicationStatus.WITHDRAWN,
    },
    PublicationStatus.PUBLISHED: {PublicationStatus.WITHDRAWN},
    PublicationStatus.WITHDRAWN: set(),
}
"""What was sent to be checked can come back; what was withdrawn is prepared anew."""

NOT_WITHDRAWN = frozenset(PublicationStatus) - {PublicationStatus.WITHDRAWN}


class RedactionReason(TextChoices):
    """Why words are not published. The label stands in their place, for everybody to read."""

    CHILD = "child", "personal data of a child"
    ADULT = "adult", "personal data of an adult"
    PROCEEDINGS = "proceedings", "pending inquest or trial"
    COMMERCIAL = "commercial", "commercially sensitive"
    OTHER = "other", "another reason"


class HoldKind(TextChoices):
    """What a publication is held for."""

    INQUEST = "inquest", "Inquest"
    TRIAL = "trial", "Trial"
    ELECTION = "election", "Pre-election period"
    OTHER = "other", "Something else"
