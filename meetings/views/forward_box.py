"""What waits for a meeting, beside its agenda."""

from django.utils import timezone

from meetings.models import ForwardItem
from meetings.presenters import forward as presenters

MOST_CARDS = 100


def waiting_box(meeting, person):
    """What the forward plan holds for a meeting to come, and what of its group has no meeting; or None."""
    if not meeting.is_upcoming:
        return None
    entries = ForwardItem.objects.visible_to(person).waiting().filter(group=meeting.group_id)
    found = list((entries.meant_for(meeting) | entries.without_meeting()).for_list()[:MOST_CARDS])
    return presenters.waiting_box(
        meeting, found, timezone.localdate(), sees_notes=person.is_business_unit
    )
