"""All that is kept about one person."""

import json
import zipfile
from io import BytesIO

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse
from django.utils import timezone

from notices.models import Mail
from search import subject

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive(client, scene):
    client.force_login(scene.unit)
    answer = client.get(reverse("search:subject_file", args=[scene.member.pk]))
    return zipfile.ZipFile(BytesIO(answer.content))


def test_every_column_that_refers_to_people_is_looked_at():
    named = {f"{model._meta.label_lower}.{field.name}" for model, field in subject._references()}

    assert {
        "board.membership.person",
        "meetings.attendance.person",
        "actions.actionowner.person",
        "notices.mail.person",
        "trail.access.person",
        "board.personevent.pgh_obj",
        "board.membershipevent.person",
    } <= named


def test_row_history_about_them_goes_with_it(archive, scene):
    told = json.loads(archive.read("board.personevent.pgh_obj.json"))

    assert {row["fields"]["pgh_obj"] for row in told} == {scene.member.pk}
    assert "password" not in told[0]["fields"]
    assert "row history: what such rows said before" in archive.read("README.txt").decode()
    assert "Left out is what" in archive.read("README.txt").decode()


def test_file_has_their_rows_and_no_secret(archive, scene):
    names = set(archive.namelist())
    person = json.loads(archive.read("person.json"))[0]
    seats = json.loads(archive.read("board.membership.person.json"))

    assert {"README.txt", "person.json", "mentions.csv", "meetings.attendance.person.json"} <= names
    assert (person["pk"], "password" in person["fields"]) == (scene.member.pk, False)
    assert [row["fields"]["person"] for row in seats] == [scene.member.pk]
    assert "take out what is not for" in archive.read("README.txt").decode()


def test_what_lets_somebody_in_is_never_told(client, scene):
    """Neither the sessions and second steps of the person, nor personal links in mail that they sent or got."""
    member = scene.member
    client.force_login(member)
    key = client.session.session_key
    Authenticator.objects.create(user=member, type="totp", data={"secret": "MARROWFAT"})
    for to, by in ((member, scene.unit), (scene.unit, member)):
        Mail.objects.create(
            kind="meeting",
            topic="meeting:1",
            person=to,
            requested_by=by,
            send_after=timezone.now(),
            text="Open /reply/MARROWFAT:link/",
            attachments=[{"name": "MARROWFAT"}],
        )

    content = zipfile.ZipFile(BytesIO(subject.file_of(member, "A board")))
    told = {name: content.read(name).decode() for name in content.namelist()}

    assert {"notices.mail.person.json", "notices.mail.requested_by.json"} <= set(told)
    assert [name for name, said in told.items() if key in said or "MARROWFAT" in said] == []


def test_texts_that_name_them_are_listed(archive, scene):
    scene.ordinary.discussion = f"<p>{scene.member.full_name} reported.</p>"
    scene.ordinary.save()

    found = [
        entry.object_pk for entry in subject.mentions_of(scene.member) if entry.kind == "minutes"
    ]

    assert scene.ordinary.pk in found
    assert b"Date,Kind,Reference,Title,Text" in archive.read("mentions.csv")


def test_page_counts_them_and_is_for_the_unit(client, scene):
    address = reverse("search:subject", args=[scene.member.pk])
    found = {}
    for name in ("unit", "chair", "member", "stranger"):
        client.force_login(getattr(scene, name))
        answer = client.get(address)
        found[name] = answer.status_code

    assert found == {"unit": 200, "chair": 404, "member": 404, "stranger": 404}
