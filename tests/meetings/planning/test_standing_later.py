"""A meeting that was planned before its group had standing items can be given them."""

import pytest
from django.urls import reverse

from common.refusals import Refused
from meetings.enums import ItemKind, MeetingKind, MeetingStatus
from meetings.services import agenda
from tests.factories.meetings import (
    ItemFactory,
    MeetingFactory,
    PartFactory,
    StandingItemFactory,
)


@pytest.fixture
def meeting(group):
    return MeetingFactory(group=group)


@pytest.fixture
def template(group):
    lines = [("One", "a", ""), ("One", "b", ""), ("Two", "c", ""), ("Two", "AOB", "aob")]
    return {
        title: StandingItemFactory(
            group=group, part_title=part, title=title, kind=kind or ItemKind.ORDINARY
        )
        for part, title, kind in lines
    }


def agenda_of(meeting):
    return [
        (part.title, [item.title for item in part.items.order_by("position")])
        for part in meeting.parts.order_by("position")
    ]


def offer(client, meeting):
    return client.get(reverse("meetings:agenda_detail", args=[meeting.pk])).context["standing"]


def test_put_in_standing_items_fills_an_empty_agenda(meeting, template, unit):
    agenda.put_in_standing_items(meeting=meeting, by=unit)

    assert agenda_of(meeting) == [("One", ["a", "b"]), ("Two", ["c", "AOB"])]


def test_put_in_standing_items_adds_only_what_is_missing_in_its_place(meeting, template, unit):
    two = PartFactory(meeting=meeting, title="two")
    ItemFactory(part=two, title="Budget")
    one = PartFactory(meeting=meeting, title="One")
    ItemFactory(part=one, title="b", standing_item=template["b"])

    added = agenda.put_in_standing_items(meeting=meeting, by=unit)

    assert agenda_of(meeting) == [("two", ["c", "Budget", "AOB"]), ("One", ["a", "b"])]
    assert sorted(item.title for item in added) == ["AOB", "a", "c"]


def test_put_in_standing_items_again_is_refused(meeting, template, unit):
    agenda.put_in_standing_items(meeting=meeting, by=unit)

    with pytest.raises(Refused, match="are on this agenda already"):
        agenda.put_in_standing_items(meeting=meeting, by=unit)

    assert meeting.items.count() == 4


def test_put_in_standing_items_of_a_published_agenda_is_refused(meeting, template, unit):
    meeting.status = MeetingStatus.PUBLISHED
    meeting.save()

    with pytest.raises(Refused, match="The agenda is out"):
        agenda.put_in_standing_items(meeting=meeting, by=unit)

    assert meeting.items.count() == 0


def test_put_in_standing_items_by_button_says_how_many(unit_client, meeting, template):
    url = reverse("meetings:agenda_fill", args=[meeting.pk])

    response = unit_client.post(url, follow=True)

    assert [str(each) for each in response.context["messages"]] == [
        "4 standing items have been put in."
    ]
    assert offer(unit_client, meeting) == {"has_any": 4, "missing": 0}


def test_builder_offers_the_standing_items_that_are_missing(unit_client, meeting, template):
    part = PartFactory(meeting=meeting, title="One")
    ItemFactory(part=part, standing_item=template["a"])

    assert offer(unit_client, meeting) == {"has_any": 4, "missing": 3}


def test_builder_links_to_standing_items_that_are_not_set_up(unit_client, meeting):
    url = reverse("meetings:agenda_detail", args=[meeting.pk])

    page = unit_client.get(url).content.decode()

    assert page.count("Quality Assurance has no standing items yet.") == 1


@pytest.mark.parametrize(
    "facts", [{"kind": MeetingKind.EXTRAORDINARY}, {"status": MeetingStatus.PUBLISHED}]
)
def test_builder_offers_no_standing_items_where_they_do_not_belong(
    unit_client, group, template, facts
):
    assert offer(unit_client, MeetingFactory(group=group, **facts)) == {}
