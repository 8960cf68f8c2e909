"""When a group may meet: what is wrong with a date and times, told field by field."""

from datetime import datetime, timedelta

from django.utils import timezone

from board.enums import MembershipRole
from board.models import Membership
from common.formats import long_date, plural, time_range
from meetings.models import Meeting

LONG_AGO = timedelta(days=31)
FAR_AWAY = timedelta(days=548)
PASSED = "That time has passed. Choose one still to come."
DAYS_OF_YEAR, DAYS_OF_MONTH, MONTHS_OF_YEAR = 365.25, 30.4, 12


def problems(*, group, date, start_time, end_time, paper_deadline=None, besides=None):
    """A dict of field name to sentence; empty when the group can meet then.

    `besides` is the meeting that is being changed, which cannot clash with itself.
    """
    found = {}
    if group.ended_on and date >= group.ended_on:
        found["date"] = f"{group} ended on {long_date(group.ended_on)}, so it cannot meet then."
    if end_time <= start_time:
        found["end_time"] = "The meeting must end after it starts."
    elif clash := _clash(group, date, start_time, end_time, besides):
        found["start_time"] = (
            f"{group} already has a meeting at this time: {clash.reference}, "
            f"{time_range(clash.start_time, clash.end_time)} on {long_date(clash.date)}."
        )
    if paper_deadline and paper_deadline > date:
        found["paper_deadline"] = "Papers must be due on or before the day of the meeting."
    return found


def usual_minute_taker(group):
    """Who takes the group's minutes today, or None."""
    row = (
        Membership.objects.on(timezone.localdate())
        .filter(seat__group=group, role=MembershipRole.MINUTE_TAKER)
        .select_related("person")
        .order_by("seat__position", "pk")
        .first()
    )
    return row.person if row else None


def _clash(group, date, start_time, end_time, besides):
    return (
        Meeting.objects.not_cancelled()
        .at_the_time(group=group, date=date, start_time=start_time, end_time=end_time)
        .exclude(pk=besides.pk if besides else None)
        .order_by("start_time", "pk")
        .first()
    )


def has_passed(date, start_time):
    """Whether a meeting on that day would have begun by now."""
    return timezone.make_aware(datetime.combine(date, start_time)) <= timezone.now()


def is_far(date):
    """Whether a date is more than a month ago or 18 months away: more often a slip than a plan."""
    today = timezone.localdate()
    return date < today - LONG_AGO or date > today + FAR_AWAY


def far_sentence(date):
    days = (date - timezone.localdate()).days
    years, months = round(abs(days) / DAYS_OF_YEAR), round(abs(days) / DAYS_OF_MONTH)
    span = plural(years, "year") if months >= MONTHS_OF_YEAR else plural(months, "month")
    return (
        f"{long_date(date)} is {span} {'away' if days > 0 else 'ago'}. "
        "Check the year, or tick the box to say that it is right."
    )
