"""Words with a fixed meaning about the board, its groups and its people."""

from django.db.models import TextChoices


class Role(TextChoices):
    """What an account may do. Rights in one group follow from its memberships of a day.

    Deputy chairs, named deputies, advisers, observers and minute-takers are
    what somebody is in a group (`MembershipRole`), not roles of an account.
    """

    MANAGER = "manager", "Business unit: manager"
    BUSINESS_UNIT = "business_unit", "Business unit"
    UNIT_READER = "unit_reader", "Business unit: reading only"
    CHAIR = "chair", "Chair of the board"
    SCRUTINEER = "scrutineer", "Independent scrutineer"
    GROUP_CHAIR = "group_chair", "Chair of a sub-group"
    MEMBER = "member", "Member"
    ORGANISATION_LEAD = "organisation_lead", "Lead of an organisation"
    CONTRIBUTOR = "contributor", "Contributor"
    AUDITOR = "auditor", "Auditor"
    ADMINISTRATOR = "administrator", "System administrator"


UNIT = frozenset({Role.MANAGER, Role.BUSINESS_UNIT})
"""Those who keep the board's records."""

READS_AS_UNIT = UNIT | {Role.UNIT_READER, Role.AUDITOR}
"""Those who read every page that the business unit reads."""

SEES_EVERYTHING = READS_AS_UNIT | {Role.CHAIR, Role.SCRUTINEER}
"""Those to whom every meeting and every confidential item is open."""

CHANGES_NOTHING = frozenset({Role.UNIT_READER, Role.AUDITOR})

GIVEN_BY_MANAGERS = READS_AS_UNIT | {Role.ADMINISTRATOR}
"""Accounts that a manager gives and takes, once there is a manager."""

SEES_NO_CONTENT = frozenset({Role.ADMINISTRATOR})
"""Those who run the service: they sign in and see how it is, but nothing of what the board writes."""

CHECKS_PUBLICATIONS = UNIT | {Role.CHAIR}
"""Those who may be the second person to look at what is published."""

SEES_CONTACTS = SEES_EVERYTHING | {Role.GROUP_CHAIR}
"""Those who see other people's e-mail addresses and telephone numbers."""


class Marking(TextChoices):
    """Protective markings of the Government Security Classifications policy (2023)."""

    NONE = "", "No marking"
    OFFICIAL = "OFFICIAL", "OFFICIAL"
    SENSITIVE = "OFFICIAL-SENSITIVE", "OFFICIAL-SENSITIVE"


class Sector(TextChoices):
    COUNCIL = "council", "Local authority"
    HEALTH = "health", "Health"
    POLICE = "police", "Police"
    PROBATION = "probation", "Probation"
    EDUCATION = "education", "Education"
    YOUTH_JUSTICE = "youth_justice", "Youth justice"
    VOLUNTARY = "voluntary", "Voluntary and community"
    COURTS = "courts", "Courts and family justice"
    FIRE = "fire", "Fire and rescue"
    HOUSING = "housing", "Housing"
    FAITH = "faith", "Faith"
    BOARD = "board", "The board's own team"
    OTHER = "other", "Other"


class GroupKind(TextChoices):
    BOARD = "board", "Board"
    EXECUTIVE = "executive", "Executive"
    SUB_GROUP = "sub_group", "Sub-group"
    STRATEGIC = "strategic_group", "Strategic group"
    TASK_AND_FINISH = "task_and_finish", "Task and finish group"
    PANEL = "panel", "Panel"
    FORUM = "forum", "Forum"


class MembershipRole(TextChoices):
    CHAIR = "chair", "Chair"
    DEPUTY_CHAIR = "deputy_chair", "Deputy chair"
    MEMBER = "member", "Member"
    NAMED_DEPUTY = "named_deputy", "Named deputy"
    ADVISER = "adviser", "Adviser"
    PARTICIPANT_OBSERVER = "participant_observer", "Participant observer"
    LAY_MEMBER = "lay_member", "Lay member"
    YOUNG_PERSON = "young_person", "Young person"
    MINUTE_TAKER = "minute_taker", "Minute-taker"


CHAIRING = frozenset({MembershipRole.CHAIR, MembershipRole.DEPUTY_CHAIR})
"""Those who may chair the group, check its minutes and see its confidential items."""

COUNTS_FOR_QUORUM = frozenset(
    {
        MembershipRole.CHAIR,
        MembershipRole.DEPUTY_CHAIR,
        MembershipRole.MEMBER,
        MembershipRole.LAY_MEMBER,
    }
)
"""Seats filled in these roles count towards a quorum; a deputy counts for the seat."""


SITS_AS_MEMBER = COUNTS_FOR_QUORUM | {MembershipRole.YOUNG_PERSON}
"""Members of a group: those a reader counts, and those whom an action for all members falls on."""


class Preset(TextChoices):
    LSCB_2015 = "lscb_2015", "LSCB 2015"
    LSCP_2026 = "lscp_2026", "LSCP 2026"


class DocumentKind(TextChoices):
    """What leaves as a Word document, each made from a template of its own."""

    AGENDA = "agenda", "Agendas"
    MINUTES = "minutes", "Minutes"
    ACTIONS = "actions", "Lists of actions"
