"""The school holidays that the unit enters: bad input, two editors, deleting and bringing back."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from pytest_django.asserts import assertNumQueries

from board.models import SchoolHoliday
from common import bin as kept
from common.models import Deletion
from tests.factories.meetings import in_days

LIST = "meetings:school_holiday_list"
QUERIES = 5


def holiday(name="October half-term", first=20, days=4):
    start = in_days(first)
    return SchoolHoliday.objects.create(
        name=name, starts_on=start, ends_on=start + timedelta(days=days)
    )


def typed(**changes):
    return {
        "token": str(uuid4()),
        "name": "October half-term",
        "starts_on": "2031-10-27",
        "ends_on": "2031-10-31",
        **changes,
    }


def test_school_holiday_list_without_any_says_what_to_do(unit_client):
    page = unit_client.get(reverse(LIST)).content.decode()

    assert ("No school holidays to come" in page, "term dates of its schools" in page) == (
        True,
        True,
    )


def test_school_holiday_list_shows_those_to_come_then_those_over(unit_client):
    later, sooner, over = holiday("Later", 60), holiday("Sooner", 0), holiday("Over", -60)

    to_come = unit_client.get(reverse(LIST)).context["object_list"]
    past = unit_client.get(f"{reverse(LIST)}?past").context["object_list"]

    assert (list(to_come), list(past)) == ([sooner, later], [over])


@pytest.mark.parametrize("count", [1, 3])
def test_school_holiday_list_takes_as_many_queries_for_many(unit_client, count):
    for number in range(count):
        holiday(f"Break {number}")
    unit_client.get(reverse(LIST))

    with assertNumQueries(QUERIES):
        unit_client.get(reverse(LIST))


def test_school_holiday_add_keeps_what_was_typed(unit_client):
    unit_client.post(reverse("meetings:school_holiday_add"), typed())

    assert list(SchoolHoliday.objects.values_list("name", "starts_on", "ends_on")) == [
        ("October half-term", date(2031, 10, 27), date(2031, 10, 31))
    ]


def test_school_holiday_of_one_day_is_allowed(unit_client):
    unit_client.post(reverse("meetings:school_holiday_add"), typed(ends_on="2031-10-27"))

    assert SchoolHoliday.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        ({"name": " "}, {"name": ["Enter what it is called."]}),
        ({"name": "x" * 81}, {"name": ["Write at most 80 characters."]}),
        ({"starts_on": ""}, {"starts_on": ["Enter the first day."]}),
        ({"ends_on": "31/9/2031"}, {"ends_on": ["Enter a real date, for example 21/11/2026."]}),
        ({"ends_on": "2031-10-26"}, {"ends_on": ["The last day must be the first day or later."]}),
        (
            {"ends_on": "2032-10-31"},
            {"ends_on": ["This would be 53 weeks. Check the year of both days."]},
        ),
    ],
)
def test_school_holiday_add_with_wrong_days_says_so(unit_client, changes, errors):
    response = unit_client.post(reverse("meetings:school_holiday_add"), typed(**changes))

    assert dict(response.context["form"].errors) == errors
    assert SchoolHoliday.objects.count() == 0


def test_school_holiday_add_again_says_that_it_is_there(unit_client):
    url = reverse("meetings:school_holiday_add")
    unit_client.post(url, typed())

    response = unit_client.post(url, typed(name="october half-term"))

    assert dict(response.context["form"].errors) == {
        "name": ["october half-term from 27 October 2031 is on the list already."]
    }


def test_school_holiday_edit_by_two_people_loses_nothing(unit_client):
    row = holiday()
    url = reverse("meetings:school_holiday_edit", args=[row.pk])
    unit_client.post(url, typed(version=1, name="First"))

    response = unit_client.post(url, typed(version=1, name="Second"))

    row.refresh_from_db()
    assert (row.name, response.context["differences"][0].theirs) == ("First", "First")


def test_school_holiday_delete_can_be_undone(unit_client, unit):
    row = holiday()
    unit_client.post(
        reverse("meetings:school_holiday_delete", args=[row.pk]), {"token": str(uuid4())}
    )
    gone = SchoolHoliday.objects.count()

    kept.restore(Deletion.objects.get(), by=unit)

    assert (gone, SchoolHoliday.objects.get().name) == (0, "October half-term")


@pytest.mark.parametrize("role", ["chair", "group_chair", "minute_taker", "member", "stranger"])
def test_school_holidays_are_read_by_all_and_changed_by_the_unit(client_of, people, role):
    row = holiday()
    client = client_of(people[role])
    changes = [
        reverse("meetings:school_holiday_add"),
        reverse("meetings:school_holiday_edit", args=[row.pk]),
        reverse("meetings:school_holiday_delete", args=[row.pk]),
    ]

    answers = [client.post(url, typed(version=1)).status_code for url in changes]

    assert (client.get(reverse(LIST)).status_code, answers) == (200, [403] * 3)
    assert list(SchoolHoliday.objects.values_list("name", "version")) == [("October half-term", 1)]


def test_school_holiday_that_is_not_there_is_not_found(unit_client):
    url = reverse("meetings:school_holiday_edit", args=[999])

    assert unit_client.get(url).status_code == 404
