"""Confidential items that are circulated to people by name: what they read, and what mail tells them."""

from django.urls import reverse

from board.models import Person
from common.formats import long_date
from meetings.enums import OPEN_TO_MEMBERS
from meetings.letters import meeting_key
from meetings.models import AgendaItem
from meetings.reading import latest_version, read_draft, read_version
from meetings.services.reminding import reminded_today
from notices.kinds import Letter, Link

KIND, TOLD = "circulated", "told"
"""The kind of mail, and the fact that holds the day on which somebody was told."""
WHY = "You get this mail because you are on the circulation list of this item."


def topic_of(item):
    """What mail about a circulated item goes under."""
    return f"item:{item.pk}"


def minuted_item(item):
    """What the minutes say under a confidential item, once members read them; None before.

    A draft that is being corrected is not read: what was approved is.
    """
    minutes = getattr(item.meeting, "minutes", None)
    if minutes is None:
        return None
    if minutes.status in OPEN_TO_MEMBERS and not minutes.is_approved:
        record = read_draft(minutes, full=True).record
    elif version := latest_version(minutes):
        record = read_version(version, full=True).record
    else:
        return None
    found = (each for part in record.parts for each in part.items if each.key == item.pk)
    return next(found, None)


def to_tell(item):
    """Those on the list who have not left and were not told today, by name."""
    spared = reminded_today(KIND, topic_of(item), TOLD)
    people = Person.objects.filter(items_circulated__item=item, left_on__isnull=True)
    return list(people.exclude(pk__in=spared).order_by("family_name", "given_name", "pk"))


def compose(mail):
    """The letter for one person, or None when they read the item no longer. It names no title."""
    found = AgendaItem.objects.circulated_to(mail.person).select_related("meeting__group")
    item = found.filter(pk=meeting_key(mail)).first()
    if item is None or mail.person.has_left:
        return None
    meeting = item.meeting
    day = long_date(meeting.date)
    return Letter(
        subject=f"A confidential item to read: {meeting.group.name}, {day}",
        lines=[
            f"A confidential item of the meeting of the {meeting.group.name} on {day} is circulated to you by name. "
            "Please do not pass it on."
        ],
        links=[Link("Read the item", reverse("meetings:circulated_item", args=[item.pk]))],
        reason=WHY,
    )
