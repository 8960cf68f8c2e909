"""How people, groups and due dates are named in the minutes of one meeting."""

from actions.enums import DueKind
from actions.presenters import names, plain_due
from board.names import name_on
from common.formats import long_date


class Words:
    """Names as they were on the day: those in the attendance as written there."""

    def __init__(self, meeting):
        self.meeting = meeting
        self.names = {row.person_id: row.name_then for row in meeting.attendances.all()}
        self.next_meeting = meeting_after(meeting)

    def person(self, person, otherwise=""):
        """A person's name on the day, or else the words given instead."""
        if person is None:
            return otherwise
        return self.names.get(person.pk) or person.full_name

    def owners(self, action):
        """ "Derek Holt, Gareth Pugh", "All members" or "No owner"."""
        return names([self._owner(owner) for owner in action.owners.all()])

    def _owner(self, owner):
        if owner.all_members:
            return "All members"
        if owner.group:
            return name_on(owner.group, self.meeting.date, owner.group.former_names.all())
        if owner.organisation:
            return owner.organisation.name
        return self.person(owner.person)

    def due(self, action):
        """ "31 October 2025", "Next meeting (14 November 2025)" or "No date set"."""
        words = plain_due(action)
        if action.due_kind == DueKind.NEXT_MEETING and self.next_meeting:
            words += f" ({long_date(self.next_meeting.date)})"
        return words


def meeting_after(meeting):
    """The next meeting of the group that still stands, among those loaded; or None."""
    here = (meeting.date, meeting.start_time, meeting.pk)
    return next(
        (m for m in meeting.group.meetings_after if (m.date, m.start_time, m.pk) > here), None
    )
