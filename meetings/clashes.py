"""What is in the way of a proposed date, in words: holidays, other meetings, people who are elsewhere.

Everything about any number of dates is found in a handful of queries.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, time, timedelta

from django.utils import timezone

from board.enums import CHAIRING, SITS_AS_MEMBER, MembershipRole
from board.models import Membership, SchoolHoliday
from common.calendar import bank_holiday, is_weekend
from common.formats import DAYS, date_range, listing, long_date, plural, time_range
from meetings.models import Meeting

NAMED = 3
"""People who are named before it says "and 4 others"."""

ATTENDS = SITS_AS_MEMBER | {MembershipRole.MINUTE_TAKER}

NEAR = timedelta(days=21)
"""Within so many days another meeting of the same group is worth knowing of."""

REFUSED, CONFIRM, NOTE = "refused", "confirm", "note"
"""A refused date cannot be planned; one to confirm only when somebody says so; a note only tells."""


@dataclass(frozen=True)
class Slot:
    """A date and times that somebody proposes."""

    date: date
    start_time: time
    end_time: time
    paper_deadline: date | None = None

    def overlaps(self, other):
        """Whether another slot or meeting of the same day is on at the same time."""
        return self.start_time < other.end_time and self.end_time > other.start_time


@dataclass(frozen=True)
class Clash:
    """One thing in the way. `mark` tells a clash that was shown from one that was not."""

    level: str
    mark: str
    sentence: str

    @property
    def is_refused(self):
        return self.level == REFUSED

    @property
    def to_confirm(self):
        return self.level == CONFIRM


def clashes_of(slots, *, group, by, minute_taker=None, besides=None, tells_near=False):
    """For each slot the list of what is in its way; `besides` is a meeting that is being moved.

    With `tells_near` it also notes the group's own meetings of the weeks around.
    """
    if not slots:
        return []
    around = _Surroundings(slots, group, by, minute_taker, besides)
    if tells_near:
        around.look_near(slots, by)
    return [
        [
            *_of_calendar(slot, around),
            *_of_group(slot, around),
            *_near(slot, around),
            *_of_others(slot, around),
            *_of_deadline(slot),
        ]
        for slot in slots
    ]


def to_confirm(clashes):
    """The marks of those that somebody has to confirm."""
    return {clash.mark for clash in clashes if clash.to_confirm}


class _Surroundings:
    """Everything that is known about the days of the slots: four queries."""

    def __init__(self, slots, group, by, minute_taker, besides):
        self.group, self.minute_taker = group, minute_taker
        days = {slot.date for slot in slots}
        first, last = min(days), max(days)
        self.holidays = list(SchoolHoliday.objects.visible_to(by).between(first, last))
        self.near = []
        meetings = (
            Meeting.objects.visible_to(by)
            .not_cancelled()
            .filter(date__in=days)
            .exclude(pk=besides.pk if besides else None)
            .select_related("group", "minute_taker")
            .order_by("date", "start_time", "pk")
        )
        self.meetings = defaultdict(list)
        for meeting in meetings:
            self.meetings[meeting.date].append(meeting)
        self.own = list(_memberships(first, last).filter(seat__group=group))
        self.others = defaultdict(list)
        groups = {meeting.group_id for meeting in meetings} - {group.pk}
        for row in _memberships(first, last).filter(seat__group__in=groups):
            self.others[row.seat.group_id].append(row)

    def look_near(self, slots, by):
        """The days on which the group meets, from some weeks before the slots until some weeks after."""
        days = [slot.date for slot in slots]
        self.near = list(
            Meeting.objects.visible_to(by)
            .not_cancelled()
            .filter(group=self.group, date__range=(min(days) - NEAR, max(days) + NEAR))
            .order_by("date")
            .values_list("date", flat=True)
            .distinct()
        )

    def wanted(self, day):
        """Who belongs at this group's meeting of a day: person to what is said of them, in order."""
        found = _people(self.own, day)
        if self.minute_taker:
            found.setdefault(self.minute_taker, "minute-taker")
        return found

    def expected(self, meeting):
        """Who belongs at another group's meeting."""
        found = set(_people(self.others[meeting.group_id], meeting.date))
        return found | ({meeting.minute_taker} if meeting.minute_taker else set())


def _memberships(first, last):
    return (
        Membership.objects.between(first, last)
        .filter(role__in=ATTENDS)
        .select_related("seat", "person")
        .order_by("person__family_name", "person__given_name", "pk")
    )


def _people(memberships, day):
    rows = [
        row
        for row in memberships
        if row.starts_on <= day and (row.ends_on is None or row.ends_on >= day)
    ]
    found = {}
    for row in sorted(rows, key=lambda row: _rank(row.role)):
        found.setdefault(row.person, _said_of(row.role))
    return found


def _rank(role):
    order = (MembershipRole.CHAIR, MembershipRole.DEPUTY_CHAIR, MembershipRole.MINUTE_TAKER)
    return order.index(role) if role in order else len(order)


def _said_of(role):
    named = CHAIRING | {MembershipRole.MINUTE_TAKER}
    return MembershipRole(role).label.lower() if role in named else ""


# -- the kinds of clashes


def _of_calendar(slot, around):
    day = slot.date
    if name := bank_holiday(day):
        yield _clash(CONFIRM, slot, "bank", f"Bank holiday: {name}.")
    if is_weekend(day):
        yield _clash(CONFIRM, slot, "weekend", f"It is a {DAYS[day.weekday()]}.")
    if day < timezone.localdate():
        yield _clash(CONFIRM, slot, "past", "This day has passed.")
    for holiday in around.holidays:
        if holiday.starts_on <= day <= holiday.ends_on:
            span = date_range(holiday.starts_on, holiday.ends_on)
            yield _clash(
                CONFIRM, slot, f"school{holiday.pk}", f"School holiday: {holiday}, {span}."
            )


def _of_group(slot, around):
    """What the group itself does that day; a meeting at the same time makes it impossible."""
    group = around.group
    if group.ended_on and slot.date >= group.ended_on:
        sentence = f"{group} ended on {long_date(group.ended_on)}, so it cannot meet then."
        yield _clash(REFUSED, slot, "ended", sentence)
    for meeting in around.meetings[slot.date]:
        if meeting.group_id != group.pk:
            continue
        when = time_range(meeting.start_time, meeting.end_time)
        if slot.overlaps(meeting):
            sentence = f"{group} already has a meeting at this time: {meeting.reference}, {when}."
            yield _clash(REFUSED, slot, "taken", sentence)
        else:
            sentence = f"{group} also meets that day: {meeting.reference}, {when}."
            yield _clash(CONFIRM, slot, f"own{meeting.pk}", sentence)


def _near(slot, around):
    """The group's other meetings of the weeks around."""
    for day in around.near:
        if day != slot.date and abs(day - slot.date) <= NEAR:
            sentence = f"The group also meets on {long_date(day)}."
            yield _clash(NOTE, slot, f"near{day:%Y%m%d}", sentence)


def _of_others(slot, around):
    """Other groups' meetings that day, and who would have to be at both."""
    wanted = None
    for meeting in around.meetings[slot.date]:
        if meeting.group_id == around.group.pk:
            continue
        wanted = around.wanted(slot.date) if wanted is None else wanted
        both = around.expected(meeting)
        names = _names({who: note for who, note in wanted.items() if who in both})
        overlaps = slot.overlaps(meeting)
        when = time_range(meeting.start_time, meeting.end_time)
        said = "meets at the same time" if overlaps else "meets the same day"
        sentence = f"{meeting.group} {said}: {meeting.reference}, {when}."
        if names:
            sentence += f" In both: {names}."
        mark = f"meeting{meeting.pk}at{slot.start_time:%H%M}to{slot.end_time:%H%M}"
        yield _clash(CONFIRM if overlaps else NOTE, slot, mark, sentence)


def _of_deadline(slot):
    day = slot.paper_deadline
    if day is None:
        return
    name = bank_holiday(day) or (DAYS[day.weekday()] if is_weekend(day) else "")
    if name:
        article = "" if bank_holiday(day) else "a "
        yield _clash(NOTE, slot, "papers", f"Papers fall due on {article}{name}, {long_date(day)}.")


def _clash(level, slot, kind, sentence):
    return Clash(level, f"{slot.date:%Y%m%d}{kind}", sentence)


def _names(people):
    """ "Ruth Hale (chair), Asha Morrow and 3 others" """
    words = [f"{person} ({note})" if note else str(person) for person, note in people.items()]
    if len(words) > NAMED + 1:
        words = [*words[:NAMED], plural(len(words) - NAMED, "other")]
    return listing(words)


def deadline_before(day, days_before):
    """The day on which papers are due, or None without a number of days."""
    return None if days_before is None else day - timedelta(days=days_before)
