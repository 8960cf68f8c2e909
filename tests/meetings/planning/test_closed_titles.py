"""The title of a confidential item that has no closed one is read by all: writers are told."""

import pytest
from django.urls import reverse

from meetings.presenters.agenda import agenda_from
from meetings.services import agenda
from tests.factories.meetings import ItemFactory, MeetingFactory, PartFactory

WARNING = "1 has no closed title: members will read “Review of Child B”."


@pytest.fixture
def part(group):
    return PartFactory(meeting=MeetingFactory(group=group))


def url(name, meeting, *keys):
    return reverse(f"meetings:{name}", args=[meeting.pk, *keys])


def told(response):
    return [str(message) for message in response.context["messages"]]


def sent(part, **changes):
    facts = {"title": "Review of Child B", "part": part.pk, "kind": "ordinary"}
    return facts | {"is_confidential": "on"} | changes


def test_add_item_confidential_without_a_closed_title_warns(unit_client, part):
    target = url("agenda_item_add", part.meeting)

    response = unit_client.post(target, sent(part), follow=True)

    assert told(response) == [WARNING, "The item has been added."]


def test_edit_item_confidential_without_a_closed_title_warns(unit_client, part):
    item = ItemFactory(part=part)
    target = url("agenda_item_edit", part.meeting, item.pk)

    response = unit_client.post(target, sent(part, version=1), follow=True)

    assert told(response) == [WARNING, "The item has been changed."]


@pytest.mark.parametrize("facts", [{"closed_title": "Child B"}, {"is_confidential": ""}])
def test_add_item_whose_titles_are_clear_warns_of_nothing(unit_client, part, facts):
    target = url("agenda_item_add", part.meeting)

    response = unit_client.post(target, sent(part) | facts, follow=True)

    assert WARNING not in told(response)


@pytest.mark.parametrize("page", ["agenda_detail", "agenda_publish"])
def test_pages_of_the_agenda_warn_of_a_title_that_stands_alone(unit_client, part, page):
    ItemFactory(part=part, title="Review of Child B", is_confidential=True)
    ItemFactory(part=part, title="Staffing", is_confidential=True, closed_title="A grievance")

    response = unit_client.get(url(page, part.meeting))

    assert response.context["record"].open_title_warnings == [WARNING]
    assert response.content.decode().count(WARNING) == 1


def test_readers_of_an_agenda_are_not_told_which_titles_stand_alone(part):
    ItemFactory(part=part, title="Review of Child B", is_confidential=True)

    record = agenda_from(agenda.snapshot_now(part.meeting), full=False)

    assert record.open_title_warnings == []
