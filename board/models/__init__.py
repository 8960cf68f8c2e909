"""WHO: the board's profile, organisations, people, groups, seats, memberships, priorities."""

from board.models.calendar import SchoolHoliday
from board.models.groups import FormerName, Group, Membership, QuorumOrganisation, Seat
from board.models.organisations import Organisation
from board.models.people import Person, PersonAlias
from board.models.priorities import Priority
from board.models.profile import BoardProfile
from board.models.word_templates import WordTemplate

__all__ = [
    "BoardProfile",
    "FormerName",
    "Group",
    "Membership",
    "Organisation",
    "Person",
    "PersonAlias",
    "Priority",
    "QuorumOrganisation",
    "SchoolHoliday",
    "Seat",
    "WordTemplate",
]
