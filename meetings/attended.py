"""Meetings that stay open to whoever was there, also when their seat in the group has ended."""

from django.db.models import Exists, Value

from board.models import BoardProfile
from board.offices import ATTENDED
from meetings.enums import AttendanceStatus
from meetings.models import Attendance


def attended_by(person):
    """(key of the meeting, `ATTENDED`) for the key of a person; nothing unless the board has decided so."""
    decided = BoardProfile.objects.filter(keeps_attended_open=True)
    there = Attendance.objects.filter(person=person, status=AttendanceStatus.PRESENT)
    return there.filter(Exists(decided)).order_by().values_list("meeting", Value(ATTENDED))
