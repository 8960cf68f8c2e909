"""The forms of the forward plan, and every address of it against every role."""

from collections import Counter

import pytest
from django.urls import reverse

from common.formats import long_date
from meetings.enums import ItemKind, MeetingStatus
from meetings.models import ForwardItem
from meetings.services import forward
from tests.factories.forward import ForwardItemFactory
from tests.factories.meetings import (
    HeldMeetingFactory,
    ItemFactory,
    MeetingFactory,
    PartFactory,
    in_days,
)

from .conftest import CLOSED, NOTES, TEXT

PLAN = "/forward-plan/"
ROLES = ["unit", "chair", "group_chair", "minute_taker", "member", "stranger"]


@pytest.fixture
def meeting(group):
    """Three hours long; its agenda takes 170 minutes."""
    meeting = MeetingFactory(group=group)
    ItemFactory(part=PartFactory(meeting=meeting), title="Long", minutes_allotted=170)
    return meeting


def url(name, *args):
    return reverse(f"meetings:{name}", args=args)


def errors(response):
    return {name: list(found) for name, found in response.context["form"].errors.items()}


# Forms


def data(**changes):
    return {"title": "Annual report", "version": 1} | changes


def test_add_asks_for_the_group_first(unit_client, group):
    address = url("forward_item_add")

    first, wrong = unit_client.get(address), unit_client.get(f"{address}?group=")

    assert "Whose meeting should hear it?" in first.content.decode()
    assert "Choose the group whose meeting should hear it." in wrong.content.decode()


def test_description_has_an_end_and_lists_show_how_it_begins(unit_client, group):
    address = f"{url('forward_item_add')}?group={group.pk}"

    refused = unit_client.post(address, data(description="x" * 4_001))
    unit_client.post(address, data(description="Word " * 700 + "marlspike"))

    entry = ForwardItem.objects.get()
    plan = unit_client.get(PLAN, {"group": group.pk}).content.decode()
    assert errors(refused) == {"description": ["Write at most 4,000 characters."]}
    assert ("Word Word" in plan, "marlspike" in plan) == (True, False)
    assert "marlspike" in unit_client.get(url("forward_item_edit", entry.pk)).content.decode()


def test_who_only_reads_the_plan_can_unfold_a_long_description(client_of, people, group):
    ForwardItemFactory(group=group, title="Annual report", description="Word " * 100 + "marlspike")

    html = client_of(people["group_chair"]).get(PLAN, {"group": group.pk}).content.decode()

    assert html.index("All of the text") < html.index("marlspike")


def test_add_returns_to_the_board(unit_client, group, meeting):
    address = f"{url('forward_item_add')}?group={group.pk}"

    answer = unit_client.post(address, data(meeting=meeting.pk, minutes_allotted="15"))

    assert (answer.status_code, answer.url) == (302, f"{PLAN}?group={group.pk}")
    entry = ForwardItem.objects.get()
    assert (entry.title, entry.meeting, entry.minutes_allotted) == ("Annual report", meeting, 15)


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("title", " ", "Give the item a title."),
        ("title", "x" * 201, "Write at most 200 characters."),
        ("meeting", "0", "Choose a meeting from the list."),
        ("meeting", "abc", "Choose a meeting from the list."),
        ("wanted_on", "31/2/2027", "Enter a real date, for example 21/11/2026."),
        ("wanted_on", "1/1/2101", "Enter a year from 1900 to 2100."),
        ("every_months", "0", "Enter at least 1 month, or leave this empty."),
        ("every_months", "61", "Enter at most 60 months."),
        ("every_months", "year", "Enter the months as a whole number, for example 12."),
        ("minutes_allotted", "601", "Give an item at most 600 minutes."),
        ("presenter", "0", "Choose a person from the list."),
        ("closed_title", "Real", None),
    ],
)
def test_add_says_what_is_wrong_and_keeps_nothing(unit_client, group, field, value, sentence):
    address = f"{url('forward_item_add')}?group={group.pk}"

    answer = unit_client.post(address, data(**{field: value}))

    expected = (
        {field: [sentence]}
        if sentence
        else {
            "is_confidential": ["Tick this to keep the closed title, or take the closed title out."]
        }
    )
    assert errors(answer) == expected
    assert ForwardItem.objects.count() == 0


def test_add_refuses_a_day_that_has_passed(unit_client, group):
    day = in_days(-1)
    address = f"{url('forward_item_add')}?group={group.pk}"

    answer = unit_client.post(address, data(wanted_on=day.isoformat()))

    sentence = f"{long_date(day)} has passed. Choose today or a later day, or leave it empty."
    assert errors(answer) == {"wanted_on": [sentence]}


def test_edit_keeps_a_day_that_has_passed_since(unit_client, group):
    entry = ForwardItemFactory(group=group, wanted_on=in_days(-9))

    answer = unit_client.post(
        url("forward_item_edit", entry.pk), data(wanted_on=in_days(-9).isoformat())
    )

    entry.refresh_from_db()
    assert (answer.status_code, entry.title, entry.version) == (302, "Annual report", 2)


def test_edit_of_an_older_version_shows_both(unit_client, unit, group):
    entry = ForwardItemFactory(group=group, title="First")
    forward.edit(entry=entry, by=unit, expected_version=1, title="Theirs")

    page = unit_client.post(url("forward_item_edit", entry.pk), data(title="Mine"))

    [difference] = page.context["differences"]
    assert (difference.theirs, difference.yours) == ("Theirs", "Mine")
    assert "Somebody else changed this while you had it open." in page.content.decode()


def test_form_sent_twice_is_carried_out_once(unit_client, group):
    address = f"{url('forward_item_add')}?group={group.pk}"
    token = unit_client.get(address).context["form"]["token"].value()

    for _time in range(2):
        unit_client.post(address, data(token=str(token)))

    assert ForwardItem.objects.count() == 1


def test_move_drop_bring_back_and_delete(unit_client, group, meeting):
    entry = ForwardItemFactory(group=group, title="Report")
    steps = [
        ("forward_item_move", {"meeting": meeting.pk}, (meeting, "")),
        ("forward_item_move", {"meeting": ""}, (None, "")),
        ("forward_item_drop", {"reason": "No time"}, (None, "No time")),
        ("forward_item_bring_back", {}, (None, "")),
    ]

    for name, sent, expected in steps:
        answer = unit_client.post(url(name, entry.pk), sent)
        entry.refresh_from_db()
        assert (answer.url, (entry.meeting, entry.dropped_reason)) == (
            f"{PLAN}?group={group.pk}",
            expected,
        )
    unit_client.post(url("forward_item_delete", entry.pk))
    assert ForwardItem.objects.count() == 0


def test_drop_without_a_reason_says_so(unit_client, group):
    entry = ForwardItemFactory(group=group)

    answer = unit_client.post(url("forward_item_drop", entry.pk), {"reason": ""})

    assert errors(answer) == {"reason": ["Say why the item is dropped."]}


# Agendas


def test_builder_offers_what_waits(unit_client, group, meeting):
    for title, of in [
        ("Meant", meeting),
        ("Free", None),
        ("Later", MeetingFactory(group=group, date=in_days(90))),
    ]:
        ForwardItemFactory(group=group, meeting=of, title=title)

    box = unit_client.get(url("agenda_detail", meeting.pk)).context["waiting"]

    assert ([c.title for c in box.meant], [c.title for c in box.others]) == (["Meant"], ["Free"])


def test_builder_has_no_box_when_nothing_waits(unit_client, meeting):
    page = unit_client.get(url("agenda_detail", meeting.pk))

    assert "Waiting for this meeting" not in page.content.decode()


@pytest.mark.parametrize("role", ["chair", "group_chair", "minute_taker", "member"])
def test_agenda_of_others_tells_nothing_of_what_waits(client_of, people, group, meeting, role):
    ForwardItemFactory(group=group, meeting=meeting, title=CLOSED)

    page = client_of(people[role]).get(url("agenda_detail", meeting.pk))

    assert CLOSED not in page.content.decode()


def test_one_click_puts_an_item_on_the_agenda_in_the_chosen_part(unit_client, group, meeting):
    part = PartFactory(meeting=meeting, title="Assurance", position=9)
    entry = ForwardItemFactory(group=group, title="Free")

    answer = unit_client.post(
        url("forward_item_place", meeting.pk), {"entry": entry.pk, "part": part.pk}
    )

    item = meeting.items.get(title="Free")
    assert (item.part, item.forward_item) == (part, entry)
    assert answer.url == f"{url('agenda_detail', meeting.pk)}#item-{item.pk}"


def test_one_click_puts_all_on_the_agenda_and_goes_back(unit_client, group, meeting):
    ForwardItemFactory.create_batch(2, group=group, meeting=meeting)
    back = f"{PLAN}?group={group.pk}"

    answer = unit_client.post(
        url("forward_item_place", meeting.pk), {"entry": "all", "back": back}, follow=True
    )

    assert answer.redirect_chain == [(back, 302)]
    assert f"2 items are on the agenda of {meeting.reference} now." in answer.content.decode()
    assert meeting.items.count() == 3


@pytest.mark.parametrize("entry", ["", "0", "x", "9" * 40])
def test_placing_what_is_not_there_is_not_found(unit_client, meeting, entry):
    answer = unit_client.post(url("forward_item_place", meeting.pk), {"entry": entry})

    assert answer.status_code == 404


def test_placing_a_confidential_item_without_closed_title_warns(unit_client, group, meeting):
    entry = ForwardItemFactory(group=group, title="Told to all", is_confidential=True)

    answer = unit_client.post(
        url("forward_item_place", meeting.pk), {"entry": entry.pk}, follow=True
    )

    tags = Counter(message.tags for message in answer.context["messages"])
    assert tags == {"success": 1, "warning": 1}


def test_not_this_time_takes_the_item_off_the_agenda(unit_client, group, meeting):
    item = meeting.items.get()

    answer = unit_client.post(
        url("forward_send", meeting.pk, item.pk), {"in_months": "3"}, follow=True
    )

    entry = ForwardItem.objects.get()
    assert answer.redirect_chain == [(url("agenda_detail", meeting.pk), 302)]
    assert (entry.title, entry.came_from) == ("Long", meeting)
    assert entry.wanted_on == forward.months_on(in_days(0), 3)
    assert meeting.items.count() == 0


def test_not_this_time_is_offered_for_loose_items_only(unit_client, meeting):
    loose = meeting.items.get()
    aob = ItemFactory(part=loose.part, kind=ItemKind.AOB)

    page = unit_client.get(url("agenda_detail", meeting.pk)).content.decode()

    assert url("forward_send", meeting.pk, loose.pk) in page
    assert url("forward_send", meeting.pk, aob.pk) not in page


def test_not_this_time_with_months_and_a_day_says_so(unit_client, meeting):
    address = url("forward_send", meeting.pk, meeting.items.get().pk)

    answer = unit_client.post(address, {"in_months": "3", "wanted_on": in_days(9).isoformat()})

    assert errors(answer) == {"wanted_on": ["Choose a number of months or a day, but not both."]}


# Minutes


def test_minutes_say_what_is_to_come_back(unit_client, group):
    item = ItemFactory(part=PartFactory(meeting=HeldMeetingFactory(group=group)), title="Housing")
    address = url("forward_note", item.meeting_id, item.pk)

    answer = unit_client.post(address, {"title": "Housing, again", "in_months": "6"}, follow=True)

    [entry] = answer.context["brought_back"]
    assert answer.redirect_chain == [(f"{item.get_absolute_url()}#brought-back", 302)]
    assert (entry.title, entry.wanted_on) == (
        "Housing, again",
        forward.months_on(in_days(0), 6),
    )


# Every address against every role

READ = {
    "unit": 200,
    "chair": 200,
    "group_chair": 200,
    "minute_taker": 403,
    "member": 403,
    "stranger": 403,
}
WRITE = dict.fromkeys(READ, 404) | {"unit": 200, "chair": 403, "group_chair": 403}
ANYWHERE = dict.fromkeys(READ, 403) | {"unit": 200}
AGENDA = dict.fromkeys(READ, 403) | {"unit": 200, "stranger": 404}
NOTE = AGENDA | {"minute_taker": 200}
PAGES = {
    "forward_plan": READ,
    "forward_item_add": ANYWHERE,
    "forward_item_edit": WRITE,
    "forward_item_move": WRITE,
    "forward_item_drop": WRITE,
    "forward_item_delete": WRITE,
    "forward_send": AGENDA,
    "forward_note": NOTE,
}
STEPS = {
    "forward_item_bring_back": dict.fromkeys(READ, 404)
    | {"unit": 302, "chair": 302, "group_chair": 302},
    "forward_item_place": dict.fromkeys(READ, 302) | {"unit": 404, "stranger": 404},
}


@pytest.fixture
def addresses(group, meeting):
    entry = ForwardItemFactory(group=group)
    noted = ItemFactory(part=PartFactory(meeting=HeldMeetingFactory(group=group)))
    keys = {
        "forward_plan": [],
        "forward_item_add": [],
        "forward_send": [meeting.pk, meeting.items.get().pk],
        "forward_note": [noted.meeting_id, noted.pk],
        "forward_item_place": [meeting.pk],
    }
    names = {**PAGES, **STEPS}
    return {name: url(name, *keys.get(name, [entry.pk])) for name in names}


@pytest.mark.parametrize("role", ROLES)
def test_addresses_answer_each_role(client_of, people, addresses, role):
    client = client_of(people[role])

    pages = {name: client.get(addresses[name]).status_code for name in PAGES}
    steps = {name: client.post(addresses[name]).status_code for name in STEPS}

    assert pages == {name: table[role] for name, table in PAGES.items()}
    assert steps == {name: table[role] for name, table in STEPS.items()}


def test_addresses_ask_a_visitor_to_sign_in(client, addresses):
    answers = {client.get(address).url.split("?")[0] for address in addresses.values()}

    assert answers == {reverse("account_login")}


@pytest.mark.parametrize("role", ["chair", "group_chair", "minute_taker", "member"])
def test_addresses_change_nothing_for_those_who_may_not(client_of, people, addresses, role):
    client = client_of(people[role])
    before = list(ForwardItem.objects.values())

    for name, address in addresses.items():
        if name != "forward_note":
            client.post(address, {"title": "Mine", "reason": "None", "entry": "all"})

    assert list(ForwardItem.objects.values()) == before


def test_note_of_a_confidential_item_is_hidden_from_members(client_of, people, group, secrets):
    held = HeldMeetingFactory(group=group, status=MeetingStatus.HELD)
    item = ItemFactory(part=PartFactory(meeting=held), **secrets)

    answer = client_of(people["member"]).get(url("forward_note", held.pk, item.pk))

    assert answer.status_code in (403, 404)
    assert not any(word in answer.content.decode() for word in (CLOSED, TEXT, NOTES))
