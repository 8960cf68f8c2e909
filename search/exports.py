"""Everything that was said about a topic, as one sheet: for an inquiry, a disclosure or the annual report."""

from django.utils import timezone

from board.models import Group
from common.sheets import DATE, Column, sheet
from meetings.models import Meeting
from search.enums import ONE_OF, Kind

MOST = 5000
COLUMNS = (
    Column("Date", DATE, 13),
    Column("Meeting", width=16),
    Column("Group", width=26),
    Column("What", width=14),
    Column("Reference", width=16),
    Column("Title", width=40),
    Column("Text", width=70),
)


def topic_xlsx(question, matching, person, profile):
    """All that `person` may find, oldest first, with its whole text; at most 5,000 rows, and it says so. Bytes."""
    entries = list(matching.order_by("date", "meeting_key", "pk")[: MOST + 1])
    meetings = dict(
        Meeting.objects.visible_to(person)
        .filter(pk__in={entry.meeting_key for entry in entries})
        .values_list("pk", "reference")
    )
    groups = dict(Group.objects.values_list("pk", "name"))
    rows = [_row(entry, meetings, groups) for entry in entries[:MOST]]
    facts = [
        ("Board", profile.name),
        ("About", question.words),
        ("Narrowed to", _narrowed(question, groups)),
        ("Found", f"{len(rows):,}{' and more, which are left out' if len(entries) > MOST else ''}"),
        ("For", f"{person}, who sees what is listed"),
        ("Made", timezone.localdate()),
        ("Marking", profile.get_default_marking_display()),
    ]
    return sheet("What was said", COLUMNS, rows, facts=facts)


def _row(entry, meetings, groups):
    text = "\n".join(filter(None, [entry.body, entry.extra]))
    return (
        entry.date,
        meetings.get(entry.meeting_key, ""),
        groups.get(entry.group_key, ""),
        ONE_OF[Kind(entry.kind)],
        entry.reference,
        entry.title,
        text,
    )


def _narrowed(question, groups):
    kinds = [Kind(kind).label for kind in question.kinds]
    named = [groups[key] for key in question.groups if key in groups]
    return ", ".join([*kinds, *named, *map(str, question.years)]) or "nothing: everything is listed"
