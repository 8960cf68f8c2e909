"""Why somebody sees a meeting, its minutes, its papers and its confidential items. See `board.seeing`."""

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from board import seeing
from board.offices import offices_of
from board.seeing import EVERYTHING, Kind, Reason
from meetings import rules
from meetings.enums import AGENDA_OUT, OPEN_TO_CHAIR, OPEN_TO_MEMBERS
from meetings.models import AgendaItem, Meeting, Minutes, MinutesVersion, Paper


def register():
    """Called once, when the room is ready."""
    seeing.register(
        Kind("meeting", "Meetings", Meeting, _meetings, everything="every meeting"),
        Kind(
            "minutes",
            "Minutes",
            Minutes,
            _minutes,
            named="meeting__reference",
            called=lambda row: f"Minutes of {row.meeting.reference}",
            everything="all minutes, drafts included",
        ),
        Kind(
            "confidential",
            "Confidential items",
            AgendaItem,
            _confidential,
            named="title",
            everything="every confidential item",
            only=Q(is_confidential=True),
            listed=_named_items,
        ),
        Kind("paper", "Papers", Paper, _papers, named="title", everything="every paper"),
    )


def _meetings(standing):
    found = [Reason(words, Q(group=group)) for words, group in standing.as_member()]
    return [*found, *_attended(standing, "pk")]


def _attended(standing, meeting, condition=EVERYTHING):
    """A reason where the board keeps meetings open to who was there; `meeting` is the way to it."""
    keys = offices_of(standing.person, timezone.localdate()).attended
    if not keys:
        return []
    return [Reason("Attended the meeting", condition & Q(**{f"{meeting}__in": keys}))]


def _minutes(standing):
    was_approved = Exists(MinutesVersion.objects.filter(minutes=OuterRef("pk")))
    members = Q(status__in=OPEN_TO_MEMBERS) | was_approved
    found = [
        Reason(f"{words}: once they are circulated", Q(meeting__group=group) & members)
        for words, group in standing.as_member()
    ]
    found += [
        Reason(
            f"{words}: drafts too, once the chair has them",
            Q(meeting__group=group, status__in=OPEN_TO_CHAIR),
        )
        for words, group in standing.as_chair()
    ]
    found += [
        Reason(f"{words}: drafts too, from the first word", Q(meeting__group=group))
        for words, group in standing.as_minute_taker()
    ]
    return [*found, *_attended(standing, "meeting", members)]


def _confidential(standing):
    """Those whose closed title and text are open to them, once they may see the meeting."""
    pairs = [*standing.as_chair(), *standing.as_minute_taker()]
    found = [Reason(words, Q(meeting__group=group)) for words, group in pairs]
    return [*found, Reason(BY_NAME, Q(pk__in=AgendaItem.objects.circulated_to(standing.person)))]


def _named_items(reader, rows):
    """By meeting, the latest first. The title that members read, for whoever does not read the item."""
    by_name = set(AgendaItem.objects.circulated_to(reader).values_list("pk", flat=True))
    for item in rows.select_related("meeting__group").order_by("-meeting__date", "-meeting", "pk"):
        reads = item.pk in by_name or rules.sees_confidential(reader, item.meeting.group)
        title = item.title if reads else item.closed_title or "Confidential item"
        address = reverse("meetings:circulated_item", args=[item.pk]) if reads else ""
        yield item.pk, f"{item.meeting.reference}, {title}", address


BY_NAME = "On the circulation list of the item"


def _papers(standing):
    out = Q(item__meeting__status__in=AGENDA_OUT)
    found = [
        Reason(
            f"{words}: once the agenda is out, and not those of confidential items",
            out & Q(item__meeting__group=group, item__is_confidential=False),
        )
        for words, group in standing.as_member()
    ]
    found += [
        Reason(f"{words}: those of confidential items too", out & Q(item__meeting__group=group))
        for words, group in [*standing.as_chair(), *standing.as_minute_taker()]
    ]
    found += _attended(standing, "item__meeting", out & Q(item__is_confidential=False))
    person = standing.person
    return [
        *found,
        Reason("Asked to hand it in", Q(contributor=person)),
        Reason("Presents the item", Q(item__presenter=person)),
        Reason(BY_NAME, Q(item__in=AgendaItem.objects.circulated_to(person))),
    ]
