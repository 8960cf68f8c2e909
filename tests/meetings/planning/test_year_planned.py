"""After a year was planned: its page, and one step back while nobody has touched the meetings."""

from datetime import date, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from board.enums import Role
from common import bin
from common.models import Deletion
from common.refusals import Refused
from meetings.models import Meeting
from meetings.services import year
from tests.factories.board import UnitFactory
from tests.factories.meetings import ItemFactory, PartFactory

YEAR = timezone.localdate().year + 2
DATES = [date(YEAR, month, 1) + timedelta(days=9) for month in (3, 6, 9)]


@pytest.fixture
def planned(group, unit):
    return year.plan_year(
        group=group, dates=DATES, by=unit, start_time=time(9), end_time=time(10), deadline_days=None
    )


def keys_of(meetings):
    return ",".join(str(meeting.pk) for meeting in meetings)


def test_year_planned_says_what_was_planned_with_its_links(unit_client, planned):
    response = unit_client.get(reverse("meetings:year_planned"), {"meetings": keys_of(planned)})

    page = response.content.decode()
    assert response.context["heading"] == "3 meetings of Quality Assurance have been planned"
    assert [m.get_absolute_url() in page for m in planned] == [True] * 3
    assert response.context["fresh"] == keys_of(planned)


@pytest.mark.parametrize("words", ["", "x", "9" * 400, "\x00", "999999"])
def test_year_planned_of_nothing_says_so(unit_client, words):
    response = unit_client.get(reverse("meetings:year_planned"), {"meetings": words})

    assert response.context["heading"] == "Nothing was planned"


def test_year_undo_takes_back_what_nobody_touched(unit_client, planned):
    Meeting.objects.filter(pk=planned[1].pk).update(version=2)

    response = unit_client.post(
        reverse("meetings:year_undo"), {"meetings": keys_of(planned)}, follow=True
    )

    assert list(Meeting.objects.all()) == [planned[1]]
    first, second, third = (meeting.reference for meeting in planned)
    assert [str(m) for m in response.context["messages"]] == [
        f"2 meetings have been taken back: {first} and {third}. "
        f"{second} stays, because somebody has worked on it since."
    ]


def test_take_back_leaves_meetings_with_items_of_their_own(unit, planned):
    ItemFactory(part=PartFactory(meeting=planned[0]), meeting=planned[0])

    outcome = year.take_back(meetings=planned, by=unit)

    assert outcome.stay == [planned[0].reference]


def test_take_back_of_what_somebody_else_planned_or_long_ago_is_refused(planned):
    with pytest.raises(Refused, match="have been worked on, so they stay"):
        year.take_back(meetings=planned, by=UnitFactory())

    assert Meeting.objects.count() == 3


def test_take_back_twice_is_told(unit_client, planned):
    url, data = reverse("meetings:year_undo"), {"meetings": keys_of(planned)}
    unit_client.post(url, data, follow=True)

    response = unit_client.post(url, data, follow=True)

    assert [str(m) for m in response.context["messages"]] == [
        "These meetings have been taken back already."
    ]


def test_take_back_does_not_give_references_out_again(group, unit, planned):
    year.take_back(meetings=planned, by=unit)

    [again] = year.plan_year(
        group=group, dates=DATES[:1], by=unit, start_time=time(9), end_time=time(10)
    )

    assert again.reference == f"QA-{YEAR}-04"


def test_meeting_does_not_come_back_beside_one_planned_at_its_time_since(group, unit, planned):
    year.take_back(meetings=planned[:1], by=unit)
    deletion = Deletion.objects.get()
    times = {"start_time": time(9, 30), "end_time": time(11)}
    [again] = year.plan_year(group=group, dates=DATES[:1], by=unit, **times)

    with pytest.raises(Refused, match=f"already has a meeting at this time: {again.reference}"):
        bin.restore(deletion, by=unit)


def test_meeting_comes_back_to_an_empty_day_for_the_unit_only(unit, planned):
    year.take_back(meetings=planned[:1], by=unit)
    deletion = Deletion.objects.get()
    unit.role = Role.MEMBER
    unit.save()

    with pytest.raises(Refused, match="Only the business unit plans meetings"):
        bin.restore(deletion, by=unit)
    back = bin.restore(deletion, by=UnitFactory())

    assert back.reference == planned[0].reference


@pytest.mark.parametrize("role", ["chair", "group_chair", "minute_taker", "member", "stranger"])
def test_year_undo_by_somebody_else_changes_nothing(client_of, people, planned, role):
    client = client_of(people[role])

    client.post(reverse("meetings:year_undo"), {"meetings": keys_of(planned)})

    assert Meeting.objects.count() == 3
