"""Two people at the same moment, each with a connection of their own."""

from concurrent.futures import ThreadPoolExecutor
from datetime import time
from threading import Barrier

import pytest
from django.db import connection

from common.refusals import Refused
from meetings.models import AgendaItem, Meeting
from meetings.services import planning, year
from tests.factories.board import GroupFactory, UnitFactory
from tests.factories.meetings import ItemFactory, MeetingFactory, PartFactory, in_days

pytestmark = pytest.mark.usefixtures("committed")


def at_once(*calls):
    """Run the calls together; a list of what each returned, or the reason it was refused."""
    together = Barrier(len(calls))

    def run(call):
        together.wait()
        try:
            return call()
        except Refused as refused:
            return refused.reason
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


def test_cancel_meeting_by_two_people_at_once_carries_once():
    group, unit = GroupFactory(), UnitFactory()
    meeting = MeetingFactory(group=group, date=in_days(10))
    ItemFactory(part=PartFactory(meeting=meeting), title="Neglect")
    following = MeetingFactory(group=group, date=in_days(40))

    def cancel():
        return planning.cancel_meeting(meeting=meeting, reason="Snow", by=unit)

    results = at_once(cancel, cancel)

    assert sorted(isinstance(result, str) for result in results) == [False, True]
    assert list(AgendaItem.objects.values_list("meeting", "title")) == [(following.pk, "Neglect")]


def test_plan_meeting_by_two_people_at_once_makes_one_meeting():
    group, unit = GroupFactory(), UnitFactory()

    def plan():
        return planning.plan_meeting(
            group=group, date=in_days(10), start_time=time(9), end_time=time(11), by=unit
        )

    results = at_once(plan, plan)

    assert sorted(isinstance(result, str) for result in results) == [False, True]
    assert Meeting.objects.count() == 1


def test_plan_and_cancel_at_once_leave_each_item_in_one_place():
    group, unit = GroupFactory(), UnitFactory()
    meeting = MeetingFactory(group=group, date=in_days(10))
    ItemFactory(part=PartFactory(meeting=meeting), title="Neglect")

    at_once(
        lambda: planning.cancel_meeting(meeting=meeting, reason="Snow", by=unit),
        lambda: planning.plan_meeting(
            group=group, date=in_days(20), start_time=time(9), end_time=time(11), by=unit
        ),
    )

    item = AgendaItem.objects.get(title="Neglect")
    assert item.meeting.date == in_days(20)


def test_plan_year_by_two_people_at_once_plans_one_year():
    group, unit = GroupFactory(name="Executive"), UnitFactory()
    dates = [in_days(10), in_days(20)]

    def plan():
        return year.plan_year(
            group=group, dates=dates, start_time=time(9), end_time=time(11), by=unit
        )

    results = at_once(plan, plan)

    [refused] = [result for result in results if isinstance(result, str)]
    assert refused.startswith("Executive already has a meeting at this time: ")
    assert list(Meeting.objects.order_by("date").values_list("date", flat=True)) == dates
