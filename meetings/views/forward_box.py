"""What waits for a meeting, beside its agenda."""

from django.utils import timezone

from common.prepared import prepared
from meetings.models import ForwardItem
from meetings.presenters import forward as presenters

MOST_CARDS = 100


def waiting_box(meeting, person):
    """What the forward plan holds for a meeting to come, and what of its group has no meeting; or None."""
    if not meeting.is_upcoming:
        return None
    return presenters.waiting_box(
        meeting,
        _waiting(person, meeting),
        timezone.localdate(),
        sees_notes=person.reads_as_unit,
    )


@prepared
def _waiting(person, meeting):
    entries = ForwardItem.objects.visible_to(person).waiting().filter(group=meeting.group_id)
    return (entries.meant_for(meeting) | entries.without_meeting()).for_list()[:MOST_CARDS]
