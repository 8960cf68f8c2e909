"""When two people save, the second is told who saved the other version, and when."""

from datetime import datetime, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from common.formats import long_date
from common.history import acting, dated
from meetings.services import records

pytestmark = pytest.mark.django_db
COMPARE = "Nothing of yours has been saved yet: compare the two texts and save again to put yours in place."


def saved(scene, by, *, days_ago=0):
    """Somebody else writes the discussion of the item, at five past two."""
    day = timezone.localdate() - timedelta(days=days_ago)
    moment = timezone.make_aware(datetime.combine(day, time(14, 5)))
    with dated(moment), acting(by):
        records.save_discussion(item=scene.item, html="<p>Theirs</p>", expected_version=1, by=by)
    return day


def send(scene, client, name="minutes_item_edit"):
    address = reverse(f"meetings:{name}", args=[scene.meeting.pk, scene.item.pk])
    return client.post(address, {"discussion": "<p>Mine</p>", "version": 1, "started_from": ""})


def test_conflict_names_who_saved_and_when(scene, client_of):
    saved(scene, scene.unit)

    page = send(scene, client_of(scene.taker))

    assert page.context["form"].non_field_errors() == [
        f"Bryony Tate saved another version at 2.05pm. {COMPARE}"
    ]
    assert "Bryony Tate saved another version at 2.05pm." in page.content.decode()


def test_conflict_of_another_day_names_the_day(scene, client_of):
    day = saved(scene, scene.unit, days_ago=2)

    page = send(scene, client_of(scene.taker))

    assert page.context["stale_by"] == (
        f"Bryony Tate saved another version on {long_date(day)} at 2.05pm."
    )


def test_conflict_with_oneself_says_so(scene, client_of):
    saved(scene, scene.taker)

    page = send(scene, client_of(scene.taker))

    assert page.context["stale_by"] == "You yourself saved another version at 2.05pm."
    assert page.context["is_own"] is True


@pytest.mark.parametrize(
    ("who", "heading", "column"),
    [
        ("unit", "What you saved in another window", "Saved in another window"),
        ("taker", "What somebody else saved", "Saved by somebody else"),
    ],
)
def test_conflict_page_says_whose_version_was_saved(scene, client_of, who, heading, column):
    meeting = scene.meeting
    with acting(getattr(scene, who)):
        type(meeting).objects.filter(pk=meeting.pk).update(version=7, venue="The Mill")

    page = client_of(scene.unit).post(
        reverse("meetings:meeting_edit", args=[meeting.pk]),
        {
            "kind": "ordinary",
            "date": meeting.date.isoformat(),
            "start_time": "09:30",
            "end_time": "12:30",
            "venue": "The Hall",
            "version": 1,
        },
    )

    text = page.content.decode()
    assert (f"{heading}, and what you have written" in text, f">{column}<" in text) == (True, True)


def test_conflict_names_who_made_the_version_not_who_renumbered_since(scene, client_of):
    saved(scene, scene.unit)
    with acting(scene.chair):
        type(scene.item).objects.filter(pk=scene.item.pk).update(position=9)

    page = send(scene, client_of(scene.taker))

    assert page.context["stale_by"] == "Bryony Tate saved another version at 2.05pm."


def test_conflict_while_typing_names_who(scene, client_of):
    saved(scene, scene.unit)

    answer = send(scene, client_of(scene.taker), "minutes_item_autosave")

    assert (answer.status_code, answer.json()["problem"]) == (
        409,
        "Bryony Tate saved another version at 2.05pm.",
    )


def test_autosave_is_kept_as_typing(scene, client_of):
    send(scene, client_of(scene.taker), "minutes_item_autosave")

    last = scene.item.events.order_by("pgh_id").last()
    assert (last.discussion, last.pgh_context) == (
        "<p>Mine</p>",
        {"user": scene.taker.pk, "via": "autosave"},
    )
