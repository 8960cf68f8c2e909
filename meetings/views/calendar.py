"""The calendar of all groups that a person may see."""

from datetime import date

from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.views.generic import TemplateView

from board.models import Group, SchoolHoliday
from common.fields import EARLIEST, LATEST
from meetings import rules
from meetings.models import Meeting
from meetings.presenters import calendar as presenters


class CalendarView(TemplateView):
    """A month, three months as a list, or a year, around the day `on`; for one group or all."""

    def get_template_names(self):
        return [f"meetings/calendar_{self.view}.html"]

    def get_context_data(self, **kwargs):
        asked, today = self.request.GET, timezone.localdate()
        self.view = asked.get("view") if asked.get("view") in presenters.VIEWS else presenters.MONTH
        on, from_april = day_asked(asked.get("on", ""), today), asked.get("months") == "april"
        visible = Meeting.objects.visible_to(self.request.user)
        groups = list(Group.objects.filter(pk__in=visible.values("group")).order_by("name", "pk"))
        group = next((g for g in groups if str(g.pk) == asked.get("group", "")), None)
        span = presenters.span_of(self.view, on, from_april=from_april)
        wanted = visible.filter(group=group) if group else visible
        meetings = list(
            wanted.filter(date__range=(span.first, span.last))
            .select_related("group")
            .order_by("date", "start_time", "pk")
        )
        address = presenters.Address(view=self.view, on=on, group=group, from_april=from_april)
        return super().get_context_data(
            **self._page(span, meetings, groups, address),
            groups=groups,
            group=group,
            on=on,
            from_april=from_april,
            tabs=presenters.tabs(span, on, address),
            ways=presenters.ways(span, address, today, from_april=from_april),
            following=None if meetings else following(wanted, span, today),
            **self._links(),
            **kwargs,
        )

    def _page(self, span, meetings, groups, address):
        holidays = list(
            SchoolHoliday.objects.visible_to(self.request.user).between(span.first, span.last)
        )
        days = presenters.days_in(
            span,
            meetings=meetings,
            holidays=holidays,
            groups=groups,
            today=timezone.localdate(),
        )
        shown = {meeting.group_id for meeting in meetings}
        return {
            "span": span,
            "days": days,
            "months": presenters.months(span, days, address),
            "weekdays": presenters.DAYS,
            "holidays": presenters.holiday_lines(holidays),
            "bank_holidays": presenters.bank_lines(days.values()),
            "count_line": presenters.count_line(meetings),
            "key": [each for each in presenters.key_of(groups) if each["group"].pk in shown],
            "counts": presenters.counts(span, meetings, groups),
            "other_year": address(from_april=not address.kept["from_april"]),
        }

    def _links(self):
        return {
            "may_plan": rules.plans_meetings(self.request.user),
            "reads_plan": rules.reads_forward_plan(self.request.user),
            "subscribe_url": address_if_there("meetings:calendar_subscription_list"),
        }


def day_asked(words, today):
    """The day in the address, or today when there is none or it is not one of ours."""
    try:
        day = date.fromisoformat(words)
    except ValueError:
        return today
    return day if EARLIEST <= day <= LATEST else today


def following(meetings, span, today):
    """The next meeting that stands, from today or from the end of what is shown."""
    first = max(today, span.last)
    coming = meetings.not_cancelled().filter(date__gte=first).select_related("group")
    return coming.order_by("date", "start_time", "pk").first()


def address_if_there(name):
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
