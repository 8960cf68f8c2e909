"""Who came to a meeting of an earlier year: as services fill it in, and marked."""

from meetings.enums import AttendanceStatus, AttendeeKind
from meetings.models import Attendance
from meetings.services.attendance import ADDED_FROM, KIND_OF_ROLE, ROLE_ORDER, fill_words

USUAL = 2
"""The place of members in the order of the attendance."""

PRESENT, APOLOGIES, DEPUTY = 80, 92, 97
"""In a hundred: up to which share somebody is present, sent apologies, sent a deputy."""


class Room:
    """The attendance of one meeting."""

    def __init__(self, seats, rows, meeting, code, choice):
        self.seats, self.rows, self.choice = seats, rows, choice
        self.meeting, self.code = meeting, code
        self.present, self.apologies = [], []
        self._there = set()

    def fill(self):
        expected = self._expected()
        self._there = {holding.person.pk for _seat, holding in expected}
        for position, (seat, holding) in enumerate(expected, start=1):
            self._seat(position, seat, holding)
        for number in range(self.choice.below(3)):
            self._visitor(ADDED_FROM + number)

    def _expected(self):
        found = sorted(
            (ROLE_ORDER.get(holding.role, USUAL), place, seat, holding)
            for place, (seat, holding) in enumerate(self.seats.on(self.code, self.meeting.date))
            if holding.role != "named_deputy"
        )
        one_each = {}
        for _order, _place, seat, holding in found:
            one_each.setdefault(holding.person.pk, (seat, holding))
        return list(one_each.values())

    def _seat(self, position, seat, holding):
        row = Attendance(
            meeting=self.meeting,
            person=holding.person,
            seat=seat,
            kind=KIND_OF_ROLE.get(holding.role, AttendeeKind.MEMBER),
            position=position,
        )
        row.status = self._mark(holding, row)
        deputy = None
        if row.status == AttendanceStatus.DEPUTY:
            deputy = self._deputy_for(seat)
            row.status = AttendanceStatus.DEPUTY if deputy else AttendanceStatus.APOLOGIES
        row = self._keep(row, holding)
        if row.status == AttendanceStatus.PRESENT:
            self.present.append(holding.person)
        else:
            self.apologies.append(holding.person)
        if deputy:
            self._deputise(row, deputy)

    def _mark(self, holding, row):
        drawn = self.choice.below(100)
        if drawn < PRESENT or holding.role in ("chair", "minute_taker"):
            return AttendanceStatus.PRESENT
        if drawn < APOLOGIES or row.kind != AttendeeKind.MEMBER:
            return AttendanceStatus.APOLOGIES
        return AttendanceStatus.DEPUTY if drawn < DEPUTY else AttendanceStatus.ABSENT

    def _deputy_for(self, seat):
        colleagues = [
            person
            for person in self.seats.colleagues(self.seats.key_of(seat), self.meeting.date)
            if person.pk not in self._there
        ]
        return self.choice.one(colleagues) if colleagues else None

    def _deputise(self, row, person):
        self._there.add(person.pk)
        deputy = Attendance(
            meeting=self.meeting,
            person=person,
            kind=AttendeeKind.DEPUTY,
            deputising_for=row,
            status=AttendanceStatus.PRESENT,
            position=row.position,
        )
        self._keep(deputy)

    def _visitor(self, position):
        """Somebody who came to present, of whichever organisation."""
        key = self.choice.one(list(self.seats.board.organisations))
        found = [
            person
            for person in self.seats.colleagues(key, self.meeting.date)
            if person.pk not in self._there
        ]
        if not found:
            return
        person = self.choice.one(found)
        self._there.add(person.pk)
        visitor = Attendance(
            meeting=self.meeting,
            person=person,
            kind=AttendeeKind.IN_ATTENDANCE,
            status=AttendanceStatus.PRESENT,
            position=position,
        )
        self._keep(visitor)

    def _keep(self, row, holding=None):
        fill_words(row, holding)
        return self.rows.put(row)
