"""What pages that ask by script are answered when something is in the way, and what they hear."""

import pytest
from django.test import Client
from django.urls import reverse

from meetings.models import AgendaItem, Capture, Decision
from meetings.services import capture as capturing
from meetings.services import presence, records
from tests.factories.writing import SECRET, room
from tests.meetings.capture.taking import take

pytestmark = pytest.mark.django_db
JSON = {"Accept": "application/json"}
STRANGER = (
    "Bryony Tate is signed in now, and this page was opened by somebody else. "
    "Sign out and in again as yourself, or copy your text."
)


def url(scene, name, *more, item=None):
    return reverse(f"meetings:{name}", args=[scene.meeting.pk, (item or scene.item).pk, *more])


def stored(scene):
    return AgendaItem.objects.get(pk=scene.item.pk)


def live_addresses(scene, capture):
    pulse = reverse("meetings:minutes_pulse", args=[scene.meeting.pk])
    names = ["minutes_item_autosave", "minutes_item_compare", "capture", "nil_return"]
    steps = [url(scene, name, capture.pk) for name in ("capture_settle", "capture_turn_back")]
    return [pulse, *[url(scene, name) for name in names], *steps]


def test_who_may_not_write_is_answered_with_a_sentence_everywhere(client):
    scene = room()
    addresses = live_addresses(scene, take(scene, "Action: do it"))
    client.force_login(scene.member)

    answers = [client.post(address, headers=JSON) for address in addresses]

    assert [(each.status_code, each.json()) for each in answers] == [
        (403, {"problem": "Only the business unit and the group's minute-taker write its minutes."})
    ] * len(addresses)


def test_what_is_not_there_is_answered_with_a_sentence_everywhere(client):
    scene = room()
    addresses = live_addresses(scene, take(scene, "Action: do it"))
    client.force_login(scene.stranger)

    answers = [client.post(address, headers=JSON) for address in addresses]

    sentence = "This is not there any more, or you may not see it, so nothing was saved."
    assert [(each.status_code, each.json()) for each in answers] == [
        (404, {"problem": sentence})
    ] * len(addresses)


def test_page_without_a_token_is_answered_with_a_sentence():
    scene = room()
    client = Client(enforce_csrf_checks=True)
    client.force_login(scene.unit)

    response = client.post(url(scene, "minutes_item_autosave"), {}, headers=JSON)

    assert (response.status_code, list(response.json())) == (403, ["problem"])


def test_too_much_is_answered_with_a_sentence(client, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100
    scene = room()
    client.force_login(scene.unit)

    response = client.post(
        url(scene, "minutes_item_autosave"),
        data="discussion=" + "x" * 200,
        content_type="application/x-www-form-urlencoded",
        headers={"X-Requested-With": "XMLHttpRequest"},
    )

    assert (response.status_code, response.json()) == (
        413,
        {
            "problem": "What was sent is larger than 5 MB without its files, so nothing was saved. "
            "Send less of it, or split it."
        },
    )


def test_wrong_method_is_answered_with_a_sentence(client):
    scene = room()
    client.force_login(scene.unit)

    response = client.get(url(scene, "minutes_item_autosave"), headers=JSON)

    assert (response.status_code, list(response.json())) == (405, ["problem"])


# -- the account that opened the page ----------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("minutes_item_edit", {"discussion": "<p>my words</p>", "version": 1}),
        ("decision_add", {"text": "my words"}),
        ("action_raise", {"text": "my words", "due_kind": "undated"}),
        ("challenge_add", {"asked_by_text": "Ann", "question": "my words", "satisfied": "yes"}),
        ("nil_return", {"text": "my words"}),
    ],
)
def test_form_of_another_account_writes_nothing_and_keeps_the_words(client, name, data):
    scene = room()
    client.force_login(scene.unit)

    response = client.post(url(scene, name), {**data, "writer": scene.taker.pk})

    page = response.content.decode()
    assert response.context["form"].non_field_errors() == [STRANGER]
    assert "my words" in page
    assert f'name="writer" value="{scene.taker.pk}"' in page
    assert (stored(scene).discussion, stored(scene).nil_return) == ("", "")
    assert (Decision.objects.count(), scene.item.actions.count()) == (0, 0)


def test_line_and_answer_of_another_account_write_nothing(client):
    scene = room()
    made = take(scene, "Action: do it")
    client.force_login(scene.unit)
    sent = {"words": "Decision: x", "key": "k", "doubt": "owner-1", "writer": scene.taker.pk}
    addresses = [url(scene, "capture")]
    addresses += [url(scene, n, made.pk) for n in ("capture_settle", "capture_turn_back")]

    answers = [client.post(address, sent, headers=JSON) for address in addresses]

    assert [(each.status_code, each.json()) for each in answers] == [
        (409, {"problem": STRANGER})
    ] * 3
    assert (Capture.objects.count(), scene.item.actions.count()) == (1, 1)


@pytest.mark.parametrize("name", ["minutes_item_edit", "decision_add", "nil_return"])
def test_pages_say_for_whom_they_were_made(client, name):
    scene = room()
    take(scene, "Action: do it")
    client.force_login(scene.unit)

    page = client.get(url(scene, name)).content.decode()

    assert f'name="writer" value="{scene.unit.pk}"' in page


# -- what windows hear of each other -----------------------------------------------------------


def stamp(client, scene):
    client.force_login(scene.unit)
    address = reverse("meetings:minutes_pulse", args=[scene.meeting.pk])
    return client.post(address, {"tab": "a"}).json()["items"][str(scene.item.pk)]["stamp"]


def test_stamp_changes_with_a_nil_return(client):
    scene = room()
    before = stamp(client, scene)

    records.record_nil(item=stored(scene), by=scene.unit)

    assert stamp(client, scene) != before


def test_stamp_changes_when_a_question_is_answered(client):
    scene = room()
    made = take(scene, "Action: do it – ZZ/Xavier")
    before = stamp(client, scene)

    capturing.settle(capture=made, doubt="owner-1", choice="", by=scene.unit)

    assert stamp(client, scene) != before


def test_stamp_changes_when_two_records_change_places(client):
    scene = room()
    first = records.record_decision(item=scene.item, text="One", by=scene.unit)
    records.record_decision(item=scene.item, text="Two", by=scene.unit)
    before = stamp(client, scene)

    records.move(record=first, step=1, by=scene.unit)

    assert stamp(client, scene) != before


# -- the screen of the room --------------------------------------------------------------------


def test_room_says_nothing_of_a_confidential_item_but_its_open_title(client):
    scene = room()
    scene.closed.presenter_text = f"{SECRET} Presenter"
    scene.closed.description = f"{SECRET} papers"
    scene.closed.purpose = "decision"
    scene.closed.save()
    records.record_decision(
        item=scene.closed, text=f"{SECRET} decided", condition=SECRET, by=scene.unit
    )
    take(scene, f"Action: {SECRET} – DH", item=scene.closed)
    presence.be_at(
        meeting=scene.meeting, item=scene.closed, tab="t", is_writing=True, by=scene.unit
    )
    client.force_login(scene.unit)

    address = reverse("meetings:minutes_room", args=[scene.meeting.pk])
    pages = [
        client.get(address),
        client.get(f"{address}?item={scene.closed.pk}"),
        client.get(f"{address}?item={scene.item.pk}"),
        client.get(address, headers={"HX-Request": "true"}),
    ]

    shown = pages[1].context["room"].now
    assert [SECRET in page.content.decode() for page in pages] == [False] * 4
    assert (shown.title, shown.about, shown.description) == ("A practice matter", "", "")
    assert (shown.decisions, shown.actions) == ((), ())
