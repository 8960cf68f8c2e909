"""The calendar as month, list and year: only what one may see, every day in its place."""

from datetime import date, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertNumQueries

from board.models import SchoolHoliday
from meetings.enums import MeetingStatus
from meetings.presenters import calendar as presenters
from tests.factories.board import GroupFactory
from tests.factories.meetings import MeetingFactory

SECRET = "Quillfeather"
QUERIES = {"month": 6, "list": 6, "year": 6}
VIEWS = ["month", "list", "year"]
DAY = date(2031, 5, 14)


@pytest.fixture
def open_calendar(unit_client):
    def get(client=unit_client, **query):
        return client.get(reverse("meetings:calendar"), query)

    return get


def entries(response):
    return {
        day.date: [entry.meeting.reference for entry in day.entries]
        for day in response.context["days"].values()
        if day.entries
    }


def meeting(group, day=DAY, **facts):
    return MeetingFactory(
        group=group, date=day, **{"reference": f"{group.code}-{day:%m%d}", **facts}
    )


@pytest.mark.parametrize("view", VIEWS)
def test_calendar_shows_meetings_on_their_day(open_calendar, group, view):
    meeting(group)

    response = open_calendar(view=view, on="2031-05-20")

    assert entries(response) == {DAY: ["QA-0514"]}
    assert response.context["count_line"] == "1 meeting"


@pytest.mark.parametrize("view", VIEWS)
def test_calendar_shows_only_what_the_person_may_see(client_of, people, open_calendar, group, view):
    meeting(group, title=SECRET)
    meeting(GroupFactory(name=SECRET, code="SEC"), DAY, start_time=time(14), end_time=time(15))
    stranger = client_of(people["stranger"])

    response = open_calendar(stranger, view=view, on="2031-05-20")

    assert (entries(response), SECRET in response.content.decode()) == ({}, False)


@pytest.mark.parametrize("view", VIEWS)
def test_calendar_is_for_those_who_sign_in(client, view):
    response = client.get(reverse("meetings:calendar"), {"view": view})

    assert (response.status_code, "/sign-in/" in response.url) == (302, True)


@pytest.mark.parametrize("view", VIEWS)
def test_calendar_of_one_group_leaves_the_others_out(open_calendar, group, view):
    meeting(group)
    meeting(GroupFactory(code="EX"))

    response = open_calendar(view=view, on="2031-05-20", group=group.pk)

    assert entries(response) == {DAY: ["QA-0514"]}


@pytest.mark.parametrize("view", ["month", "list"])
def test_calendar_names_what_was_cancelled(open_calendar, group, view):
    meeting(group, status=MeetingStatus.CANCELLED, cancelled_reason="Snow")

    response = open_calendar(view=view, on="2031-05-20")

    assert response.context["count_line"] == "1 meeting, 1 of them cancelled"
    assert "calendar-entry--cancelled" in response.content.decode()
    assert "Cancelled" in response.content.decode()


@pytest.mark.parametrize("view", VIEWS)
def test_calendar_names_bank_and_school_holidays(open_calendar, group, view):
    SchoolHoliday.objects.create(
        name="May half-term", starts_on=date(2031, 5, 26), ends_on=date(2031, 5, 30)
    )
    meeting(group, date(2031, 5, 26))

    response = open_calendar(view=view, on="2031-05-20")

    words = response.content.decode()
    day = response.context["days"][date(2031, 5, 26)]
    assert (day.bank, day.school) == ("Spring bank holiday", ["May half-term"])
    assert ("Spring bank holiday" in words, "May half-term" in words) == (True, True)


def test_calendar_begins_with_this_month_and_marks_today(open_calendar):
    today = timezone.localdate()

    response = open_calendar()

    assert response.context["span"].first == today.replace(day=1)
    assert [day.date for day in response.context["days"].values() if day.is_today] == [today]


@pytest.mark.parametrize(
    "on", ["", "soon", "2031-02-30", "0001-01-01", "9999-12-31", "\x00", "9" * 5000]
)
@pytest.mark.parametrize("view", VIEWS)
def test_calendar_of_no_real_day_is_that_of_today(open_calendar, view, on):
    response = open_calendar(view=view, on=on, group="\x00x")

    span = response.context["span"]
    assert span.first <= timezone.localdate() <= span.last


def test_calendar_of_an_unknown_view_is_the_month(open_calendar):
    assert open_calendar(view="<b>").context["span"].view == "month"


@pytest.mark.parametrize("day", ["1900-01-01", "2100-12-31"])
@pytest.mark.parametrize("view", VIEWS)
def test_calendar_opens_at_both_ends_of_time(open_calendar, view, day):
    assert open_calendar(view=view, on=day).status_code == 200


@pytest.mark.parametrize("view", VIEWS)
def test_calendar_without_meetings_names_the_next_one(open_calendar, group, view):
    coming = meeting(group, timezone.localdate() + timedelta(days=1000))

    response = open_calendar(view=view)

    assert response.context["following"] == coming


@pytest.mark.parametrize(
    ("role", "words"),
    [("unit", "Plan the dates of a group"), ("member", "as soon as the business")],
)
def test_calendar_of_an_empty_board_says_what_comes_next(
    client_of, people, open_calendar, role, words
):
    assert words in open_calendar(client_of(people[role])).content.decode()


def test_calendar_ways_lead_to_the_months_beside(open_calendar, group):
    response = open_calendar(on="2031-01-31", group=group.pk)

    ways = response.context["ways"]
    assert [ways[name]["label"] for name in ("before", "after")] == [
        "December 2030",
        "February 2031",
    ]
    assert ways["after"]["url"] == f"{reverse('meetings:calendar')}?view=month&on=2031-02-01"


def test_calendar_year_counts_by_group_and_month(open_calendar, group):
    meeting(group)
    meeting(group, date(2031, 6, 4))
    meeting(group, date(2031, 6, 5), status=MeetingStatus.CANCELLED, cancelled_reason="Snow")
    other = meeting(GroupFactory(name="Executive", code="EX"), date(2031, 12, 3)).group

    counts = open_calendar(view="year", on="2031-05-20").context["counts"]

    assert [(row["group"], row["counts"], row["total"]) for row in counts["rows"]] == [
        (other, [0] * 11 + [1], 1),
        (group, [0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0], 2),
    ]
    assert (counts["totals"], counts["total"]) == ([0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 1], 3)


@pytest.mark.parametrize(
    ("on", "first", "last", "heading"),
    [
        ("2031-03-31", date(2030, 4, 1), date(2031, 3, 31), "2030-31"),
        ("2031-04-01", date(2031, 4, 1), date(2032, 3, 31), "2031-32"),
    ],
)
def test_calendar_year_from_april_is_the_financial_year(open_calendar, on, first, last, heading):
    span = open_calendar(view="year", on=on, months="april").context["span"]

    assert (span.first, span.last, span.heading) == (first, last, heading)


def test_calendar_year_days_lead_to_their_month(open_calendar, group):
    meeting(group)

    words = open_calendar(view="year", on="2031-01-01").content.decode()

    address = f"{reverse('meetings:calendar')}?view=month&amp;on=2031-05-01#day-2031-05-14"
    assert f'<a href="{address}">14' in words
    assert "May 2031, 1 meeting" in words


def test_months_of_a_leap_year_hold_every_day_once():
    span = presenters.span_of("year", date(2028, 6, 1))
    days = presenters.days_in(span, meetings=[], holidays=[], groups=[], today=DAY)

    months = presenters.months(span, days, lambda **chosen: "")

    shown = [day.date for month in months for week in month.weeks for day in week if day]
    assert shown == [date(2028, 1, 1) + timedelta(days=number) for number in range(366)]


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("view", VIEWS)
def test_calendar_takes_as_many_queries_for_many_meetings(open_calendar, view, count):
    for number in range(count):
        meeting(GroupFactory(), DAY + timedelta(days=number))
        start = DAY + timedelta(days=number)
        SchoolHoliday.objects.create(name=f"Break {number}", starts_on=start, ends_on=start)
    open_calendar(view=view)

    with assertNumQueries(QUERIES[view]):
        open_calendar(view=view, on="2031-05-20")
