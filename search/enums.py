"""What can be found, and which text of a thing which readers are given."""

from django.db.models import TextChoices


class Kind(TextChoices):
    MINUTES = "minutes", "Minutes"
    AGENDA = "agenda", "Agendas"
    DECISION = "decision", "Decisions"
    ACTION = "action", "Actions"
    CHALLENGE = "challenge", "Challenges"
    MEETING = "meeting", "Meetings"
    FORWARD = "forward", "Forward plan"
    PERSON = "person", "People"
    GROUP = "group", "Groups"
    ORGANISATION = "organisation", "Organisations"


ONE_OF = {
    Kind.MINUTES: "Minutes",
    Kind.AGENDA: "Agenda",
    Kind.DECISION: "Decision",
    Kind.ACTION: "Action",
    Kind.CHALLENGE: "Challenge",
    Kind.MEETING: "Meeting",
    Kind.FORWARD: "Forward plan",
    Kind.PERSON: "Person",
    Kind.GROUP: "Group",
    Kind.ORGANISATION: "Organisation",
}
"""What a single find is called."""

OF_A_MEETING = frozenset({Kind.MINUTES, Kind.AGENDA, Kind.DECISION, Kind.CHALLENGE, Kind.MEETING})
"""Kinds that are open to whoever sees the meeting or the group they belong to."""

DIRECTORY = frozenset({Kind.PERSON, Kind.GROUP, Kind.ORGANISATION})
"""Kinds that are open to everybody who signs in."""


class Face(TextChoices):
    """Whose text it is: that of the writers, that which has been issued to members, or the same for both."""

    LIVE = "live", "As it is being written"
    ISSUED = "issued", "As it was issued"
    BOTH = "both", "The same for all"


class Secrecy(TextChoices):
    """A confidential thing has two rows: its open title alone, and all of it for those who may read it."""

    ALL = "all", "Not confidential"
    OPEN = "open", "What everybody may know of it"
    CLOSED = "closed", "All of it"
