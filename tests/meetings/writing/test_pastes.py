"""Clipboard samples sent as they are, without the editor: the same is kept."""

import pytest
from django.urls import reverse

from meetings.models import AgendaItem
from tests.factories.writing import room
from tests.pastes import NAMES, sample

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ("pictures", "plain-text")])
def test_raw_paste_is_kept_as_from_the_editor(client, name):
    scene, found = room(), sample(name)
    client.force_login(scene.taker)
    address = reverse("meetings:minutes_item_autosave", args=[scene.meeting.pk, scene.item.pk])

    response = client.post(address, {"discussion": found.html, "version": 1})

    assert response.json()["version"] == 2
    assert AgendaItem.objects.get(pk=scene.item.pk).discussion == found.kept


def test_raw_paste_with_pictures_is_refused_with_a_sentence(client):
    scene, found = room(), sample("pictures")
    client.force_login(scene.taker)
    address = reverse("meetings:minutes_item_autosave", args=[scene.meeting.pk, scene.item.pk])

    response = client.post(address, {"discussion": found.html, "version": 1})

    assert response.status_code == 422
    assert response.json()["problem"].startswith("The text held 2 images, which have been left out")
    assert AgendaItem.objects.get(pk=scene.item.pk).discussion == ""
