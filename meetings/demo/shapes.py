"""The shapes that the demo board's data are written in.

People, groups and meetings are named by short keys. In texts `{…}` stands for
something that is only known when the board is loaded; see `meetings.demo.words`.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Org:
    key: str
    name: str
    sector: str
    short: str = ""
    is_statutory: bool = False
    parent: str = ""
    domain: str = ""


@dataclass(frozen=True)
class Who:
    """Somebody. `speaks_for` only when it is not the organisation they work for."""

    key: str
    name: str
    job: str
    org: str
    title: str = ""
    speaks_for: str = ""
    initials: str = ""
    role: str = "member"
    aliases: tuple = ()
    left: int | None = None


@dataclass(frozen=True)
class Place:
    """A seat and those who fill it: `holders` are (person, role[, from week, to week])."""

    title: str
    org: str
    holders: tuple


@dataclass(frozen=True)
class Body:
    """A group. `quorum_orgs` are organisations that must be there, `former` its (name, until week).

    `since` is the week in which its terms of reference were agreed.
    """

    key: str
    name: str
    kind: str
    terms: str
    places: tuple
    parent: str = "BM"
    quorum: int | None = None
    quorum_orgs: tuple = ()
    venue: str = ""
    starts: str = "14.00"
    ends: str = "16.00"
    former: tuple = ()
    since: int = -57
    standing: tuple = ()


@dataclass(frozen=True)
class Line:
    """A line of a group's standing agenda."""

    title: str
    kind: str = "ordinary"
    minutes: int | None = None
    purpose: str = ""
    part: str = ""
    presenter: str = ""


@dataclass(frozen=True)
class Decided:
    text: str
    condition: str = ""
    key: str = ""


@dataclass(frozen=True)
class Told:
    """What an owner said, so many days after the meeting, and the status that came with it."""

    days: int
    by: str
    text: str
    status: str = ""


@dataclass(frozen=True)
class Do:
    """An action. `owners` are people, "group:QA", "org:police" or "all"; `due` is days, "next" or None."""

    text: str
    owners: tuple = ()
    due: int | str | None = None
    told: tuple = ()
    override: tuple = ()
    priority: int | None = None
    key: str = ""


@dataclass(frozen=True)
class Asked:
    """A challenge: who asked whom. Askers who are not in the directory are given in words."""

    by: str
    of: str
    question: str
    answer: str = ""
    satisfied: str = ""
    follow_up: str = ""


@dataclass(frozen=True)
class Amended:
    meeting: str
    place: str
    text: str
    by: str = ""


@dataclass(frozen=True)
class Item:
    """An agenda item and what was said: `at` names a standing item by kind or title, or is empty.

    New items need a `title`, and a `part` where the group's agenda has parts.
    """

    at: str = ""
    text: str = ""
    title: str = ""
    part: str = ""
    presenter: str = ""
    purpose: str = ""
    minutes: int | None = None
    priority: int | None = None
    about: str = ""
    closed_title: str = ""
    unit_notes: str = ""
    nil: bool | str = False
    decisions: tuple = ()
    actions: tuple = ()
    challenges: tuple = ()
    amendments: tuple = ()


@dataclass(frozen=True)
class Room:
    """Who came. Everybody with a seat is present unless named here."""

    apologies: tuple = ()
    absent: tuple = ()
    deputies: dict = field(default_factory=dict)
    late: dict = field(default_factory=dict)
    left: dict = field(default_factory=dict)
    guests: tuple = ()
    observers: tuple = ()
    also: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Sitting:
    """A meeting, so many weeks from this week's Monday, and how far it and its minutes have come.

    `stage` is planned, published, cancelled, drafting, with_chair, circulated
    or approved; `approves` are the earlier meetings whose minutes it approved.
    Minutes that were `reopened` for a reason had a `correction`: item, old and new words.
    """

    key: str
    group: str
    weeks: int
    day: str
    stage: str
    items: tuple = ()
    room: Room = field(default_factory=Room)
    approves: dict = field(default_factory=dict)
    kind: str = "ordinary"
    title: str = ""
    starts: str = ""
    ends: str = ""
    closed: str = ""
    venue: str = ""
    link: str = ""
    marking: str | None = None
    unit_notes: str = ""
    cancelled: str = ""
    reopened: str = ""
    correction: tuple = ()
