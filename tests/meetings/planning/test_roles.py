"""Every address of planning and agendas, against every role: 200, 302, 403 or 404."""

import pytest
from django.test import Client
from django.urls import reverse

from meetings.enums import MeetingStatus
from meetings.services import agenda
from meetings.urls import agenda as agenda_urls
from meetings.urls import planning as planning_urls
from tests.factories.meetings import (
    ItemFactory,
    MeetingFactory,
    PartFactory,
    StandingItemFactory,
)

OPEN = {
    "unit": 200,
    "chair": 200,
    "group_chair": 200,
    "minute_taker": 200,
    "member": 200,
    "stranger": 404,
}
LISTED = {**OPEN, "stranger": 200}
UNIT = {**dict.fromkeys(OPEN, 403), "unit": 200, "stranger": 404}
UNIT_ANYWHERE = {**UNIT, "stranger": 403}
POSTED = {**dict.fromkeys(OPEN, 302), "stranger": 404}
POSTED_ANYWHERE = dict.fromkeys(OPEN, 302)

PAGES = {
    "meeting_list": LISTED,
    "meeting_add": UNIT_ANYWHERE,
    "meeting_detail": OPEN,
    "meeting_edit": UNIT,
    "meeting_move": UNIT,
    "meeting_cancel": UNIT,
    "standing_item_list": UNIT_ANYWHERE,
    "standing_item_add": UNIT_ANYWHERE,
    "standing_item_edit": UNIT_ANYWHERE,
    "standing_item_delete": UNIT_ANYWHERE,
    "agenda_detail": OPEN,
    "agenda_pdf": OPEN,
    "agenda_docx": OPEN,
    "agenda_publish": UNIT,
    "agenda_version": OPEN,
    "agenda_part_add": UNIT,
    "agenda_part_edit": UNIT,
    "agenda_part_delete": UNIT,
    "agenda_item_add": UNIT,
    "agenda_item_edit": UNIT,
    "agenda_item_delete": UNIT,
    "agenda_item_carry": UNIT,
}
STEPS = {
    "meeting_start": POSTED,
    "standing_item_usual": POSTED_ANYWHERE,
    "standing_item_reorder": POSTED_ANYWHERE,
    "standing_item_move": POSTED_ANYWHERE,
    "agenda_part_move": POSTED,
    "agenda_item_move": POSTED,
    "agenda_reorder": POSTED,
    "agenda_fill": POSTED,
}
QUICK = {"agenda_item_quick_add": UNIT}


@pytest.fixture
def addresses(people, group):
    meeting = MeetingFactory(group=group)
    part = PartFactory(meeting=meeting)
    item = ItemFactory(part=part)
    agenda.publish_agenda(meeting=meeting, by=people["unit"])
    keys = {
        "pk": meeting.pk,
        "group": group.pk,
        "part": part.pk,
        "item": item.pk,
        "number": 1,
    }
    standing = StandingItemFactory(group=group)
    patterns = [*planning_urls.urlpatterns, *agenda_urls.urlpatterns]
    return {
        pattern.name: reverse(
            f"meetings:{pattern.name}",
            kwargs={
                name: standing.pk if "standing" in pattern.name and name == "pk" else keys[name]
                for name in pattern.pattern.converters
            },
        )
        for pattern in patterns
    }


def test_every_address_is_in_the_table(addresses):
    assert sorted({**PAGES, **STEPS, **QUICK}) == sorted(addresses)


@pytest.mark.parametrize("role", OPEN)
def test_pages_answer_each_role(client_of, people, addresses, role):
    client = client_of(people[role])

    answers = {name: client.get(addresses[name]).status_code for name in PAGES}

    assert answers == {name: table[role] for name, table in PAGES.items()}


@pytest.mark.parametrize("role", OPEN)
def test_steps_answer_each_role(client_of, people, addresses, role):
    client = client_of(people[role])

    answers = {name: client.post(addresses[name]).status_code for name in {**STEPS, **QUICK}}

    assert answers == {name: table[role] for name, table in {**STEPS, **QUICK}.items()}


@pytest.mark.parametrize("role", ["chair", "group_chair", "minute_taker", "member"])
def test_steps_change_nothing_for_those_who_may_not(client_of, people, addresses, group, role):
    client = client_of(people[role])
    meeting = group.meetings.get()
    before = agenda.snapshot_now(meeting)
    lines = list(group.standing_items.values())

    for name in STEPS:
        client.post(addresses[name], {"direction": "up"})
    for name in {**PAGES, **QUICK}:
        client.post(addresses[name], {"title": "Quillfeather", "reason": "None"})

    meeting.refresh_from_db()
    assert meeting.status == MeetingStatus.PUBLISHED
    assert agenda.snapshot_now(meeting) == before
    assert list(group.standing_items.values()) == lines


@pytest.mark.parametrize("method", ["get", "head"])
def test_steps_are_not_taken_by_following_a_link(unit_client, addresses, method):
    answers = {getattr(unit_client, method)(addresses[name]).status_code for name in STEPS}

    assert answers == {405}


def test_everything_asks_a_visitor_to_sign_in(addresses):
    client = Client()

    answers = {client.get(address).url.split("?")[0] for address in addresses.values()}

    assert answers == {reverse("account_login")}
