"""Two windows at the same moment, each with a connection of its own."""

import pytest

from meetings.models import AgendaItem, Capture, Decision
from meetings.services import capture as capturing
from meetings.services import records
from meetings.services.captured_text import turn_back_into_text
from tests.factories.writing import room
from tests.meetings.capture.taking import take
from tests.meetings.test_planning_at_once import at_once

pytestmark = pytest.mark.usefixtures("committed")


def fresh(scene):
    return AgendaItem.objects.select_related("meeting__group").get(pk=scene.item.pk)


def held(capture):
    return Capture.objects.select_related("item__meeting__group").get(pk=capture.pk)


def test_same_text_saved_by_two_at_once_has_one_stamp():
    scene = room()
    items = [fresh(scene), fresh(scene)]

    def saves(item, key):
        return lambda: records.save_discussion(
            item=item, html="<p>a</p>", expected_version=1, key=key, by=scene.unit
        )

    results = at_once(*[saves(item, f"key {n}") for n, item in enumerate(items)])

    assert {each.text_stamp for each in results} == {fresh(scene).text_stamp}


def test_line_sent_by_two_windows_at_once_makes_one_record():
    scene = room()

    def sends(key):
        return lambda: capturing.capture(
            item=fresh(scene), words="Decision: adopt it", key=key, by=scene.unit
        )

    results = at_once(sends("one"), sends("two"))

    assert Decision.objects.count() == 1
    assert results[0].pk == results[1].pk


def test_line_turned_back_by_two_at_once_stands_in_the_text_once():
    scene = room()
    made = take(scene, "Decision: adopt it")
    captures = [held(made), held(made)]

    at_once(*[lambda c=c: turn_back_into_text(capture=c, by=scene.unit) for c in captures])

    assert fresh(scene).discussion == "<p>Decision: adopt it</p>"
    assert Decision.objects.count() == 0


def test_nothing_to_report_and_a_decision_at_once_do_not_stand_together():
    scene = room()
    items = [fresh(scene), fresh(scene)]

    at_once(
        lambda: records.record_nil(item=items[0], by=scene.unit),
        lambda: records.record_decision(item=items[1], text="Adopt it", by=scene.taker),
    )

    assert Decision.objects.count() == 1
    assert fresh(scene).nil_return == ""
