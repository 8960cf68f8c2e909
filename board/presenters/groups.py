"""What a group's page says."""

from dataclasses import dataclass

from board.labels import group_kind_label
from board.names import name_on
from common.formats import date_range, listing, long_date, plural, time_range


@dataclass(frozen=True)
class Holder:
    """Somebody in a seat on the page's date."""

    membership: object
    said_role: str
    dates: str

    @property
    def person(self):
        return self.membership.person


@dataclass(frozen=True)
class SeatLine:
    """A seat and who filled it on the page's date."""

    seat: object
    organisation: object
    holders: tuple

    @property
    def is_vacant(self):
        return not self.holders


@dataclass(frozen=True)
class GroupPage:
    """A group as it was on a date."""

    group: object
    on: object
    is_today: bool
    name_then: str
    kind: str
    seats: tuple
    former_names: tuple
    quorum: str
    usual_times: str

    @property
    def membership_heading(self):
        return "Members today" if self.is_today else f"Members on {long_date(self.on)}"

    @property
    def was_called_otherwise(self):
        return self.name_then != self.group.name

    @property
    def filled(self):
        return plural(sum(not line.is_vacant for line in self.seats), "seat") + " filled"


def group_page(group, *, seats, former_names, quorum_organisations, on, today, words):
    """`seats` are loaded with `SeatQuerySet.with_names(on)`."""
    return GroupPage(
        group=group,
        on=on,
        is_today=on == today,
        name_then=name_on(group, on, former_names),
        kind=group_kind_label(group.kind, words),
        seats=tuple(_line(seat) for seat in seats),
        former_names=tuple(former_names),
        quorum=quorum_words(group.quorum_seats, quorum_organisations),
        usual_times=time_range(group.usual_start, group.usual_end),
    )


def quorum_words(seats, organisations):
    """ "At least 6 seats are filled on the day, among them the police." Empty without a rule."""
    names = listing([str(organisation) for organisation in organisations])
    if seats and names:
        return f"{_seats(seats)}, with somebody there from {names}."
    if seats:
        return f"{_seats(seats)}."
    return f"Somebody is there from {names}." if names else ""


def _seats(count):
    verb = "is" if count == 1 else "are"
    return (
        f"At least {plural(count, 'seat')} {verb} filled on the day, by members or their deputies"
    )


def _line(seat):
    first = {"chair": 0, "deputy_chair": 1, "named_deputy": 3}
    memberships = sorted(seat.members_then, key=lambda m: (first.get(m.role, 2), m.starts_on, m.pk))
    return SeatLine(
        seat=seat,
        organisation=seat.organisation,
        holders=tuple(
            Holder(each, _role(each), date_range(each.starts_on, each.ends_on))
            for each in memberships
        ),
    )


def _role(membership):
    """What is said beside the name; nothing of a plain member."""
    return "" if membership.role == "member" else membership.get_role_display().lower()
