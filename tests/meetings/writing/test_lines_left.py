"""Marked lines that stand in a text and are no records: the live screen and the pages before a step tell of them."""

import pytest
from django.urls import reverse

from meetings.lines_left import LineLeft, lines_left
from meetings.models import Capture, Decision
from meetings.services import capture as capturing
from tests.factories.writing import room

pytestmark = pytest.mark.django_db


def write(item, html):
    item.discussion = html
    item.save()


def left_in(item):
    return lines_left([item])[item.pk]


def test_lines_are_those_that_the_parser_takes():
    scene = room()
    write(
        scene.item,
        "<p>Action: write  to schools – Derek Holt</p><p>A good report – noted.</p>"
        "<p>Action plan: reviewed</p><p>Before<br>Decision: go</p>",
    )

    assert left_in(scene.item) == [
        LineLeft("Action: write to schools – Derek Holt", "Action: write to schools – Derek Holt"),
        LineLeft("Decision: go", "Decision: go"),
    ]


def test_lines_under_a_mark_are_sent_with_it():
    scene = room()
    write(scene.item, "<p>Decisions:</p><ul><li><p>Go on</p></li><li><p>Stop</p></li></ul>")

    assert left_in(scene.item) == [
        LineLeft("Go on", "Decision: Go on"),
        LineLeft("Stop", "Decision: Stop"),
    ]


def test_line_that_was_turned_back_is_meant_as_words():
    scene = room()
    made = capturing.capture(item=scene.item, words="Decision: go", key="k", by=scene.unit)
    capturing.turn_back(capture=made, by=scene.unit)
    write(scene.item, "<p>Decision: go</p><p>Decision: go</p>")

    assert left_in(scene.item) == [LineLeft("Decision: go", "Decision: go")]


def test_texts_without_a_mark_need_no_query(django_assert_num_queries):
    scene = room()

    with django_assert_num_queries(0):
        found = lines_left([scene.item, scene.closed])

    assert found == {scene.item.pk: [], scene.closed.pk: []}


def test_saving_answers_with_the_lines(client):
    scene = room()
    client.force_login(scene.unit)
    address = reverse("meetings:minutes_item_autosave", args=[scene.meeting.pk, scene.item.pk])
    live = reverse("meetings:minutes_live_item", args=[scene.meeting.pk, scene.item.pk])
    lines = [{"words": "Decision: go", "line": "Decision: go"}]

    saved = client.post(address, {"discussion": "<p>Decision: go</p>", "version": 1}).json()

    assert (saved["quick_lines"], client.get(live).json()["quick_lines"]) == (lines, lines)


def test_line_goes_back_into_the_text_in_one_write(client):
    scene = room()
    made = capturing.capture(item=scene.item, words="Decision: go", key="k", by=scene.unit)
    client.force_login(scene.unit)
    address = reverse("meetings:capture_turn_back", args=[scene.meeting.pk, scene.item.pk, made.pk])
    json = {"Accept": "application/json"}

    answers = [client.post(address, {"into_text": "yes"}, headers=json) for _ in range(2)]

    scene.item.refresh_from_db()
    assert [answer.status_code for answer in answers] == [200, 200]
    assert scene.item.discussion == "<p>Decision: go</p>"
    assert (Decision.objects.count(), Capture.objects.get().turned_back_at is None) == (0, False)
