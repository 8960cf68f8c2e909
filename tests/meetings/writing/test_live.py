"""The live screen's pages: what they show to whom, and what windows hear of each other."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from common.tasks import tidy
from meetings.enums import Purpose
from meetings.models import Presence
from meetings.services import presence, records
from tests.factories.board import PersonFactory
from tests.factories.meetings import ItemFactory
from tests.factories.writing import SECRET, room

pytestmark = pytest.mark.django_db


def url(scene, name, *more):
    return reverse(f"meetings:{name}", args=[scene.meeting.pk, *more])


def pulse(client, scene, person, **sent):
    client.force_login(person)
    return client.post(url(scene, "minutes_pulse"), {"tab": f"tab of {person.pk}", **sent}).json()


def test_live_screen_shows_each_item_with_its_times(client):
    scene = room()
    scene.item.minutes_allotted = 20
    scene.item.save()
    client.force_login(scene.unit)

    panels = client.get(url(scene, "minutes_live")).context["panels"]

    begins = timezone.localtime(panels[0].starts).time()
    assert [(p.number, p.title, p.is_done) for p in panels] == [
        ("1.1", "Neglect strategy", False),
        ("1.2", f"The {SECRET} review", True),
    ]
    assert begins == scene.meeting.start_time
    assert panels[0].ends - panels[0].starts == timedelta(minutes=20)
    assert panels[1].starts == panels[0].ends


def test_unit_notes_are_for_the_unit_alone(client):
    scene = room()
    scene.item.unit_notes = "Bring the figures"
    scene.item.save()

    seen = {}
    for role in ("unit", "taker"):
        client.force_login(getattr(scene, role))
        seen[role] = [
            "Bring the figures" in client.get(url(scene, name)).content.decode()
            for name in ("minutes_live", "minutes_room")
        ]

    assert seen == {"unit": [True, False], "taker": [False, False]}


def test_room_shows_only_the_open_title_of_a_confidential_item(client):
    scene = room()
    records.record_decision(item=scene.closed, text=f"{SECRET} decided", by=scene.unit)
    client.force_login(scene.unit)

    page = client.get(url(scene, "minutes_room") + f"?item={scene.closed.pk}")

    assert page.context["room"].now.title == "A practice matter"
    assert SECRET not in page.content.decode()


def test_room_shows_nothing_that_belongs_to_a_confidential_item(client):
    scene = room()
    closed = scene.closed
    presenter = PersonFactory(given_name=SECRET, family_name="Presenter")
    closed.description, closed.unit_notes, closed.nil_return = SECRET, SECRET, SECRET
    closed.presenter, closed.presenter_text, closed.purpose = presenter, "", Purpose.DECISION
    closed.save()
    records.record_decision(item=closed, text=f"{SECRET} decided", by=scene.unit)
    records.record_challenge(
        item=closed, by=scene.unit, asked_by_text=SECRET, question=f"{SECRET}?"
    )
    client.force_login(scene.unit)

    for shown in (closed, scene.item):
        page = client.get(url(scene, "minutes_room") + f"?item={shown.pk}").content.decode()
        assert (SECRET in page, "resented by" in page) == (False, False)
        assert "A practice matter" in page


def test_room_follows_the_item_that_is_written(client):
    scene = room()
    decision = records.record_decision(item=scene.item, text="Adopt it", by=scene.unit)
    pulse(client, scene, scene.taker, item=scene.closed.pk)

    shown = client.get(url(scene, "minutes_room")).context["room"]

    assert shown.now.number == "1.2"
    assert [(number, line.record) for number, line in shown.decided] == [("1.1", decision)]


def test_pulse_tells_who_else_is_where(client):
    scene = room()
    pulse(client, scene, scene.taker, item=scene.item.pk, writing="yes")

    heard = pulse(client, scene, scene.unit, item=scene.closed.pk)

    assert heard["people"] == [
        {
            "name": "Nia Powell",
            "initials": "NP",
            "item": scene.item.pk,
            "own": False,
            "writing": True,
        }
    ]
    assert heard["said"] == "Nia Powell is also here."


def test_pulse_does_not_tell_of_windows_that_went_silent_or_closed(client):
    scene = room()
    pulse(client, scene, scene.taker, item=scene.item.pk)
    Presence.objects.update(seen_at=timezone.now() - timedelta(seconds=21))
    silent = pulse(client, scene, scene.unit)["people"]

    pulse(client, scene, scene.taker, item=scene.item.pk)
    pulse(client, scene, scene.taker, leaving="yes")
    closed = pulse(client, scene, scene.unit)["people"]

    assert (silent, closed) == ([], [])


def test_pulse_tells_when_a_text_or_a_record_changes(client):
    scene = room()
    key = str(scene.item.pk)
    before = pulse(client, scene, scene.unit)["items"][key]

    records.save_discussion(item=scene.item, html="<p>é</p>", expected_version=1, by=scene.taker)
    decision = records.record_decision(item=scene.item, text="One", by=scene.taker)
    after = pulse(client, scene, scene.unit)["items"][key]
    records.edit_decision(
        decision=decision, expected_version=1, by=scene.taker, text="Two", condition=""
    )
    last = pulse(client, scene, scene.unit)["items"][key]

    assert after["digest"] == scene.item.text_stamp != before["digest"]
    assert len({before["stamp"], after["stamp"], last["stamp"]}) == 3


def test_pulse_refuses_an_item_of_another_meeting(client):
    scene = room()
    other = ItemFactory()
    client.force_login(scene.unit)

    response = client.post(url(scene, "minutes_pulse"), {"tab": "a", "item": other.pk})

    assert response.status_code == 404
    assert Presence.objects.count() == 0


def test_presences_of_past_days_are_forgotten():
    scene = room()
    presence.be_at(meeting=scene.meeting, item=None, tab="a", is_writing=False, by=scene.unit)
    Presence.objects.update(seen_at=timezone.now() - timedelta(days=2))
    presence.be_at(meeting=scene.meeting, item=None, tab="b", is_writing=False, by=scene.unit)

    tidy.call()

    assert list(Presence.objects.values_list("tab", flat=True)) == ["b"]


def test_approved_minutes_have_no_live_screen(client):
    scene = room()
    scene.approve()
    client.force_login(scene.unit)

    page = client.get(url(scene, "minutes_live"))

    assert page.status_code == 403
    assert "have been approved and are locked" in page.content.decode()


def test_live_screen_asks_the_same_number_of_questions_for_more_items(
    client, django_assert_num_queries
):
    scene = room()
    client.force_login(scene.unit)
    client.get(url(scene, "minutes_live"))

    with django_assert_num_queries(LIVE_QUERIES):
        client.get(url(scene, "minutes_live"))
    for number in range(3):
        item = ItemFactory(part=scene.part)
        records.record_decision(item=item, text=f"{number}", by=scene.unit)
    with django_assert_num_queries(LIVE_QUERIES):
        client.get(url(scene, "minutes_live"))


LIVE_QUERIES = 10
