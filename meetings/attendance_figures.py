"""Who came how often, counted by the database for any period.

Counted are the rows of members at meetings that took place: cancelled meetings
and those to come are left out, and nobody is expected where they have no row.
A deputy's own row is not counted by itself: the seat of the member for whom
they came is represented, unless the deputy stayed away too.
"""

from dataclasses import dataclass

from django.db.models import (
    Case,
    CharField,
    Count,
    ExpressionWrapper,
    F,
    FloatField,
    Q,
    Value,
    When,
)
from django.utils import timezone

from board.models import Group
from common.prepared import prepared
from meetings.enums import (
    OPEN_TO_CHAIR,
    OPEN_TO_MEMBERS,
    TOOK_PLACE,
    AttendanceStatus,
    AttendeeKind,
    By,
)
from meetings.models import Attendance
from meetings.record_querysets import kept_by

P, A, D, X = (
    AttendanceStatus.PRESENT,
    AttendanceStatus.APOLOGIES,
    AttendanceStatus.DEPUTY,
    AttendanceStatus.ABSENT,
)
COUNTS = {"present": P, "deputy": D, "apologies": A, "absent": X, "unmarked": ""}
GROUPED = {
    By.ORGANISATION: ["seat__organisation", "seat__organisation__name"],
    By.SEAT: [
        "seat",
        "seat__title",
        "seat__organisation__name",
        "meeting__group__name",
        "seat__position",
    ],
    By.PERSON: ["person", "person__title", "person__given_name", "person__family_name"],
}
"""What identifies a line, and what names it; the first is its key."""

ORDERED = {
    By.ORGANISATION: ["seat__organisation__name", "seat__organisation"],
    By.SEAT: ["meeting__group__name", "seat__position", "seat"],
    By.PERSON: ["person__family_name", "person__given_name", "person"],
}


def visible_rows(person, by):
    """The attendance that `person` may see counted.

    The unit and the board's chair see all, a group's minute-taker and chairs all
    of their group (chairs from when the minutes are with them). Members see how
    often each organisation of their groups was represented, as annual reports
    publish it; by person and by seat they see themselves. What they see comes
    from minutes that have reached them.
    """
    rows = Attendance.objects.filter(kind=AttendeeKind.MEMBER, meeting__status__in=TOOK_PLACE)
    if person.sees_everything:
        return rows
    chaired, minuted = kept_by(person)
    released = Q(meeting__minutes__status__in=OPEN_TO_MEMBERS)
    if by == By.ORGANISATION:
        member_of = Group.objects.of_member(person, timezone.localdate())
        released &= Q(meeting__group__in=member_of)
    else:
        released &= Q(person=person)
    return rows.filter(
        released
        | Q(meeting__group__in=minuted)
        | Q(meeting__group__in=chaired, meeting__minutes__status__in=OPEN_TO_CHAIR)
    )


@prepared(by_value=["by"])
def groups_counted(person, by):
    """Keys and names of the groups of all attendance that `person` may see counted."""
    seen = visible_rows(person, by).values("meeting__group")
    return Group.objects.filter(pk__in=seen).order_by("name", "pk").values_list("pk", "name")


def narrowed(rows, *, group=None, first=None, last=None):
    """Those of a group, given by its key, and of a period."""
    if group is not None:
        rows = rows.filter(meeting__group=group)
    if first is not None:
        rows = rows.filter(meeting__date__gte=first)
    if last is not None:
        rows = rows.filter(meeting__date__lte=last)
    return rows


def _came():
    """The mark of a row; where the deputy stayed away too, the seat sent apologies."""
    return Case(
        When(status=D, deputy__status__in=[A, X], then=Value(A.value)),
        default=F("status"),
        output_field=CharField(),
    )


def _counts():
    counts = {name: Count("pk", filter=Q(came=mark)) for name, mark in COUNTS.items()}
    return {"expected": Count("pk"), **counts}


@prepared(by_value=["by", "sort"])
def lines_by(person, by, sort, group, first, last):
    """Counts of each person, seat or organisation, as dicts; the database groups and orders."""
    rows = narrowed(visible_rows(person, by), group=group, first=first, last=last)
    share = ExpressionWrapper(F("present") * 1.0 / F("expected"), output_field=FloatField())
    stood_in = (F("present") + F("deputy")) * 1.0 / F("expected")
    found = (
        rows.alias(came=_came())
        .order_by()
        .values(*GROUPED[by])
        .annotate(**_counts())
        .annotate(share=share, represented=ExpressionWrapper(stood_in, output_field=FloatField()))
    )
    name = sort.removeprefix("-")
    turned = "-" if sort.startswith("-") else ""
    first, *rest = ORDERED[by]
    leading = first if name == "name" else name
    return found.order_by(f"{turned}{leading}", *([] if name == "name" else [first]), *rest)


def totals_of(rows):
    """The counts of all rows together, and `meetings`, how many there were."""
    return rows.alias(came=_came()).aggregate(**_counts(), meetings=Count("meeting", distinct=True))


@prepared(by_value=["by"])
def meetings_counted(person, by, group, first, last):
    """One row with the number of `meetings`, or none where there are none."""
    rows = narrowed(visible_rows(person, by), group=group, first=first, last=last)
    return rows.order_by().values("kind").annotate(meetings=Count("meeting", distinct=True))


def added_up(lines, met):
    """What `totals_of` says of rows, from all their lines and from `meetings_counted`."""
    totals = {name: sum(line[name] for line in lines) for name in ("expected", *COUNTS)}
    return totals | {"meetings": sum(row["meetings"] for row in met)}


@dataclass(frozen=True)
class Matrix:
    """`meetings` are (key, reference, date), soonest first; `marks` maps (line, meeting) to letters."""

    meetings: list
    marks: dict
    left_out: int = 0


def matrix_of(rows, by, keys, most=None):
    """Who came to which meeting; with `most` only the latest so many."""
    found = rows.order_by("-meeting__date", "-meeting__start_time", "-meeting")
    meetings = list(found.values_list("meeting", "meeting__reference", "meeting__date").distinct())
    shown = sorted(meetings[:most], key=lambda each: (each[2], each[1]))
    key = GROUPED[by][0]
    marks = {}
    cells = (
        rows.filter(meeting__in=[pk for pk, _reference, _date in shown])
        .annotate(came=_came())
        .order_by("seat__position", "position", "pk")
        .values_list(key, "meeting", "came")
    )
    wanted = set(keys)
    for line, meeting, mark in cells:
        if line in wanted:
            marks.setdefault((line, meeting), []).append(mark)
    return Matrix(shown, marks, left_out=len(meetings) - len(shown))
