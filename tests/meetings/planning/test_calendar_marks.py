"""The small months of a year: what people have typed stands in them as words."""

from datetime import date

from board.models import SchoolHoliday
from meetings.presenters import calendar as presenters
from meetings.templatetags.calendar_tags import small_weeks
from tests.factories.meetings import MeetingFactory

DAY = date(2031, 5, 14)


def small_month(meetings=(), holidays=()):
    span = presenters.span_of("month", DAY)
    groups = [meeting.group for meeting in meetings]
    days = presenters.days_in(span, meetings=meetings, holidays=holidays, groups=groups, today=DAY)
    [month] = presenters.months(span, days, lambda **chosen: "/calendar/?a=1&b=2")
    return small_weeks(month)


def test_small_month_shows_names_as_words_not_as_markup():
    holiday = SchoolHoliday(name="<b>Break</b>", starts_on=date(2031, 5, 5), ends_on=DAY)

    words = small_month(holidays=[holiday])

    assert ("<b>" in words, words.count("&lt;b&gt;Break&lt;/b&gt;")) == (False, 10)


def test_small_month_links_days_with_meetings_and_names_their_groups(db, group):
    words = small_month([MeetingFactory(group=group, date=DAY)])

    assert '<a href="/calendar/?a=1&amp;b=2#day-2031-05-14">14' in words
    assert '<span class="calendar-small__codes" aria-hidden="true">QA</span>' in words
    assert words.count("<a ") == 1
