"""Lines that look like records but are still text are told before minutes go out."""

import pytest
from django.urls import reverse

from meetings.enums import MinutesStatus
from meetings.models import Capture
from meetings.services.captured_text import turn_back_into_text
from tests.factories.writing import room
from tests.meetings.capture.taking import take

pytestmark = pytest.mark.django_db

TEXT = (
    "<p>It was discussed.</p><p>Action: write to schools – DH</p>"
    "<p>Noted.<br>Decision: adopt it</p><p>Action plan: it was noted.</p>"
)


def page(client, scene, name):
    client.force_login(scene.unit)
    return client.get(reverse(f"meetings:{name}", args=[scene.meeting.pk]))


@pytest.mark.parametrize("name", ["minutes_send_to_chair", "minutes_circulate"])
def test_page_before_minutes_go_out_names_them_with_links(client, name):
    scene = room()
    scene.item.discussion = TEXT
    scene.item.save()
    scene.closed.discussion = "<p>Decision: keep it</p>"
    scene.closed.save()

    response = page(client, scene, name)

    left = response.context["lines_left"]
    assert left.sentence == "3 lines look like records but are still text."
    assert [(each.number, each.url, len(each.lines)) for each in left.at] == [
        ("1.1", scene.item.get_absolute_url(), 2),
        ("1.2", scene.closed.get_absolute_url(), 1),
    ]
    assert f'href="{left.at[0].url}">Item 1.1' in response.content.decode()


def test_one_line_is_told_in_the_singular(client):
    scene = room()
    scene.item.discussion = "<p>Decision: keep it</p>"
    scene.item.save()

    left = page(client, scene, "minutes_send_to_chair").context["lines_left"]

    assert left.sentence == "1 line looks like a record but is still text."


def test_line_that_was_turned_back_is_meant_as_words(client):
    scene = room()
    take(scene, "Decision: adopt it")
    capture = Capture.objects.select_related("item__meeting__group").get()
    turn_back_into_text(capture=capture, by=scene.unit)

    response = page(client, scene, "minutes_send_to_chair")

    assert response.context["lines_left"] is None
    assert scene.meeting.minutes.status == MinutesStatus.DRAFTING
