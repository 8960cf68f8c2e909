"""What mail about papers says: how many are missing and until when, never what they are about."""

from django.urls import reverse
from django.utils import timezone

from common.formats import long_date, plural
from meetings.enums import UPCOMING
from meetings.letters import meeting_key, meetings_of
from meetings.models import Meeting, Paper
from meetings.papers import deadlines
from notices.kinds import Letter, Link

WHY = "You get this mail because the business unit expects a paper from you."


def compose(mail):
    """The reminder for one person, or None when they owe nothing any more."""
    found = Meeting.objects.filter(pk=meeting_key(mail), status__in=UPCOMING)
    meeting = found.select_related("group").first()
    if meeting is None or mail.person.has_left:
        return None
    owed = Paper.objects.filter(item__meeting=meeting).expected_from(mail.person).missing().count()
    if not owed:
        return None
    return Letter(
        subject=f"Papers wanted: {meeting.group.name}, {long_date(meeting.date)}",
        lines=[
            f"{plural(owed, 'paper').capitalize()} from you {'is' if owed == 1 else 'are'} still missing, "
            f"or cannot be read, for the meeting of the {meeting.group.name} on {long_date(meeting.date)}.",
            _until_when(meeting),
        ],
        links=[Link("Hand in your papers", reverse("meetings:paper_list_mine"))],
        reason=WHY,
    )


def _until_when(meeting):
    day = meeting.paper_deadline
    if day is None:
        return "Please hand them in as soon as you can, so that members can read them before the meeting."
    if deadlines.is_over(meeting, timezone.localdate()):
        return f"Papers were due on {long_date(day)}. What comes now is marked as late."
    return f"Papers are due by the end of {long_date(day)}."


def headlines(mails):
    """What mails that are not written yet are about: "Papers wanted: Executive, 6 January 2027"."""
    return {key: f"Papers wanted: {about}" for key, about in meetings_of(mails).items()}
