"""What the tests of the register of attendance share: two groups and who came."""

from datetime import date

from board.enums import MembershipRole
from meetings.enums import AttendeeKind
from tests.factories.board import (
    AccountFactory,
    BoardProfileFactory,
    ChairFactory,
    GroupChairFactory,
    GroupFactory,
    PersonFactory,
    UnitFactory,
)
from tests.factories.meetings import MeetingFactory
from tests.factories.registers import came, deputy_came, held, organisation, seat_of
from tests.factories.writing import take_seat

REGISTER, SHEET = "/registers/attendance/", "/registers/attendance.xlsx"
YEAR = {"from": "2026-01-01", "to": "2026-12-31"}


class Scene:
    """Two groups. In the first: the police (came, deputy, apologies) and health (came, absent, ?)."""

    def __init__(self):
        BoardProfileFactory()
        self.unit = UnitFactory()
        self.group, self.other = GroupFactory(name="Quality"), GroupFactory(name="Neglect")
        self.police, self.health = organisation("Police"), organisation("Health")
        self.member = AccountFactory(given_name="Derek", family_name="Holt")
        self.nurse = PersonFactory(given_name="Petra", family_name="Cole")
        self.chair = GroupChairFactory()
        self.taker = AccountFactory()
        self.stranger = AccountFactory()
        self.board_chair = ChairFactory()
        self.seat = take_seat(self.group, self.member, title="Police", organisation=self.police)
        self.second = take_seat(self.group, self.nurse, title="Nurse", organisation=self.health)
        take_seat(self.group, self.chair, MembershipRole.CHAIR, title="Chair")
        take_seat(self.group, self.taker, MembershipRole.MINUTE_TAKER, title="Minutes")
        self.meetings = [held(self.group, date(2026, month, 3)) for month in (2, 5, 9)]
        self.mark()
        self.elsewhere()

    def mark(self):
        first, second, third = self.meetings
        came(first, self.member, "P", seat=self.seat)
        deputy_came(came(second, self.member, "", seat=self.seat), PersonFactory())
        came(third, self.member, "A", seat=self.seat)
        came(first, self.nurse, "P", seat=self.second)
        came(second, self.nurse, "X", seat=self.second)
        came(third, self.nurse, "", seat=self.second)
        came(first, self.taker, "P", kind=AttendeeKind.IN_ATTENDANCE)

    def elsewhere(self):
        """What must not be counted in the year of the group, or not at all."""
        cancelled = held(self.group, date(2026, 6, 3), cancelled=True)
        came(cancelled, self.member, "P", seat=self.seat)
        planned = MeetingFactory(group=self.group, date=date(2026, 12, 3))
        came(planned, self.member, "A", seat=self.seat)
        came(held(self.group, date(2025, 11, 3)), self.member, "P", seat=self.seat)
        seat = seat_of(self.other, "Police", self.police)
        came(held(self.other, date(2026, 3, 3)), self.member, "X", seat=seat)


def figures(client, **query):
    """Name (and group) to expected, present, deputy, apologies, absent, not marked."""
    response = client.get(REGISTER, YEAR | query)
    lines = [*response.context["lines"], response.context["total"]]
    return {line.full_name: counts(line) for line in lines}


def counts(line):
    return (
        line.expected,
        line.present,
        line.deputy,
        line.apologies,
        line.absent,
        line.unmarked,
    )
