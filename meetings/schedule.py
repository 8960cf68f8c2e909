"""When a group may meet: what is wrong with a date and times, told field by field."""

from datetime import timedelta

from django.utils import timezone

from common.formats import long_date, time_range
from meetings.models import Meeting

FAR = timedelta(days=2 * 365)


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


def _clash(group, date, start_time, end_time, besides):
    return (
        Meeting.objects.not_cancelled()
        .at_the_time(group=group, date=date, start_time=start_time, end_time=end_time)
        .exclude(pk=besides.pk if besides else None)
        .order_by("start_time", "pk")
        .first()
    )


def is_far(date):
    """Whether a date is more than two years away, which is more often a slip than a plan."""
    return abs(date - timezone.localdate()) > FAR


def far_sentence(date):
    years = round(abs((date - timezone.localdate()).days) / 365.25)
    way = "away" if date > timezone.localdate() else "ago"
    return (
        f"{long_date(date)} is {years} years {way}. "
        "Check the year, or tick the box to say that it is right."
    )
