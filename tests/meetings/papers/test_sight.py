"""Who reads which paper: a page that may not be seen is a 404, and its title stands nowhere."""

import pytest
from django.urls import reverse

from meetings.enums import MeetingStatus
from meetings.models import Meeting
from meetings.services import agenda
from tests.factories.papers import handed_in
from tests.factories.writing import SECRET, room

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene():
    found = room()
    Meeting.objects.filter(pk=found.meeting.pk).update(status=MeetingStatus.PLANNED)
    found.meeting.refresh_from_db()
    found.open_paper = handed_in(found.item, found.unit, title="Open paper")
    found.closed_paper = handed_in(found.closed, found.unit, title=f"{SECRET} paper")
    return found


def publish(scene):
    agenda.publish_agenda(meeting=scene.meeting, by=scene.unit, by_mail=False)
    scene.meeting.refresh_from_db()


def let_go(response):
    """Close what the server would close; `response.close()` would end the connection of the test too."""
    for close in response._resource_closers:
        close()


def statuses(client, person, paper):
    client.force_login(person)
    version = reverse("meetings:paper_version", args=[paper.pk, 1])
    addresses = [paper.get_absolute_url(), reverse("meetings:paper_file", args=[paper.pk]), version]
    found = set()
    for address in addresses:
        response = client.get(address)
        found.add(response.status_code)
        let_go(response)
    return found


READERS = {
    "unit": (200, 200),
    "board_chair": (200, 200),
    "chair": (200, 200),
    "taker": (200, 200),
    "member": (200, 404),
    "stranger": (404, 404),
}


@pytest.mark.parametrize(("who", "expected"), READERS.items())
def test_who_reads_papers_once_the_agenda_is_out(client, scene, who, expected):
    publish(scene)
    person = getattr(scene, who)

    found = [statuses(client, person, paper) for paper in (scene.open_paper, scene.closed_paper)]

    assert found == [{expected[0]}, {expected[1]}]


@pytest.mark.parametrize("who", ["chair", "taker", "member", "stranger"])
def test_before_the_agenda_is_out_papers_are_the_units(client, scene, who):
    person = getattr(scene, who)

    found = [statuses(client, person, paper) for paper in (scene.open_paper, scene.closed_paper)]

    assert found == [{404}, {404}]


def test_an_item_that_was_not_published_keeps_its_papers(client, scene):
    publish(scene)
    later = agenda.add_item(meeting=scene.meeting, title="Late item", by=scene.unit)
    paper = handed_in(later, scene.unit)

    assert statuses(client, scene.member, paper) == {404}
    assert statuses(client, scene.chair, paper) == {200}


def test_an_item_that_was_published_as_confidential_keeps_its_papers(client, scene):
    publish(scene)
    scene.closed.refresh_from_db()
    scene.closed.is_confidential, scene.closed.closed_title = False, ""
    scene.closed.save()

    assert statuses(client, scene.member, scene.closed_paper) == {404}


@pytest.mark.parametrize("who", ["member", "nurse", "stranger"])
def test_nothing_of_a_closed_paper_is_hinted_at(client, scene, who):
    publish(scene)
    client.force_login(getattr(scene, who))
    pages = [
        reverse("meetings:paper_list", args=[scene.meeting.pk]),
        reverse("meetings:agenda_detail", args=[scene.meeting.pk]),
        reverse("meetings:paper_list_mine"),
        scene.meeting.get_absolute_url(),
    ]

    assert [page for page in pages if SECRET in client.get(page).content.decode()] == []


def test_who_presents_reads_and_hands_in_without_seeing_the_meeting(client, scene):
    scene.closed.presenter = scene.stranger
    scene.closed.save()
    client.force_login(scene.stranger)

    mine = client.get(reverse("meetings:paper_list_mine")).content.decode()
    page = client.get(reverse("meetings:paper_item", args=[scene.closed.pk]))

    assert reverse("meetings:paper_item", args=[scene.closed.pk]) in mine
    assert page.status_code == 200
    assert scene.closed.closed_title not in page.content.decode()
    assert client.get(scene.meeting.get_absolute_url()).status_code == 404
    assert statuses(client, scene.stranger, scene.open_paper) == {404}


def test_a_file_is_an_attachment_and_never_a_page(client, scene):
    client.force_login(scene.unit)

    response = client.get(reverse("meetings:paper_file", args=[scene.open_paper.pk]))

    content = b"".join(response.streaming_content)
    let_go(response)
    assert content.startswith(b"%PDF-")
    assert response["Content-Disposition"] == 'attachment; filename="Open-paper.pdf"'
    assert response["Content-Type"] == "application/pdf"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "private, no-store"


def test_the_rooms_screen_names_open_papers_only(client, scene):
    publish(scene)
    Meeting.objects.filter(pk=scene.meeting.pk).update(status=MeetingStatus.HELD)
    client.force_login(scene.unit)
    room_page = reverse("meetings:minutes_room", args=[scene.meeting.pk])

    pages = [
        client.get(room_page, {"item": item.pk}).content.decode()
        for item in (scene.item, scene.closed)
    ]

    assert "Paper 1.1: Open paper" in pages[0]
    assert [SECRET in page for page in pages] == [False, False]
