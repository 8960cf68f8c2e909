"""Versions while others write: what was saved meanwhile stays, and what became confidential is not shown."""

import pytest
from django.urls import reverse

from meetings.enums import MinutesStatus
from meetings.models import AgendaItem
from tests.factories.writing import SECRET, room
from tests.meetings.versions.test_versions import save

pytestmark = pytest.mark.django_db


def address(scene, event):
    return reverse("meetings:item_version", args=[scene.meeting.pk, scene.item.pk, event])


def event_of(item, html):
    return item.events.filter(discussion=html).order_by("pgh_id").first().pgh_id


def test_text_that_went_and_came_back_meanwhile_is_not_written_over(client):
    scene = room()
    save(scene, "<p>one</p>", scene.unit)
    save(scene, "<p>two</p>", scene.taker)
    client.force_login(scene.unit)
    url = address(scene, event_of(scene.item, "<p>one</p>"))
    version = client.get(url).context["form"]["version"].value()
    save(scene, "<p>three</p>", scene.taker)
    save(scene, "<p>two</p>", scene.taker)

    response = client.post(url, {"version": version})

    assert "Nothing has been restored" in response.context["form"].non_field_errors()[0]
    assert AgendaItem.objects.get(pk=scene.item.pk).discussion == "<p>two</p>"


def test_versions_of_an_item_made_confidential_later_are_for_insiders(client):
    scene = room()
    save(scene, f"<p>{SECRET}</p>", scene.unit)
    save(scene, "<p>two</p>", scene.unit)
    url = address(scene, event_of(scene.item, f"<p>{SECRET}</p>"))
    scene.item.refresh_from_db()
    scene.item.is_confidential = True
    scene.item.save()
    scene.at(MinutesStatus.CIRCULATED)

    found = {}
    for role in ("unit", "taker", "chair", "member", "stranger"):
        client.force_login(getattr(scene, role))
        response = client.get(url)
        found[role] = (response.status_code, SECRET in response.content.decode())

    assert found == {
        "unit": (200, True),
        "taker": (200, True),
        "chair": (200, True),
        "member": (404, False),
        "stranger": (404, False),
    }
