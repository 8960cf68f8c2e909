"""What mail about a pack says: that it can be read, never what is in it."""

from django.urls import reverse

from common.formats import long_date
from meetings.enums import UPCOMING
from meetings.letters import meeting_key
from meetings.models import Meeting
from meetings.packs import readers
from notices.kinds import Letter, Link

WHY = "You get this mail because you are expected at this meeting."


def compose(mail):
    """The reminder for one person, or None when they have opened the pack or no longer see the meeting."""
    found = Meeting.objects.visible_to(mail.person).select_related("group")
    meeting = found.filter(pk=meeting_key(mail), status__in=UPCOMING).first()
    if meeting is None or mail.person.has_left:
        return None
    if readers.Openings(meeting).last_of(mail.person_id):
        return None
    day = long_date(meeting.date)
    return Letter(
        subject=f"Papers to read: {meeting.group.name}, {day}",
        lines=[
            f"The papers of the meeting of the {meeting.group.name} on {day} can be read as one PDF."
        ],
        links=[Link("Open the pack", reverse("meetings:pack_detail", args=[meeting.pk]))],
        reason=WHY,
    )
