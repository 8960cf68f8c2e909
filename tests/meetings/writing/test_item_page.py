import pytest
from django.urls import reverse

from actions import services as actions
from actions.enums import DueKind
from actions.owners import OwnerChoice
from meetings.enums import ItemKind
from meetings.models import AgendaItem
from meetings.services import attendance, records
from tests.factories.meetings import ItemFactory, MeetingFactory
from tests.factories.writing import SECRET, room

pytestmark = pytest.mark.django_db

LOCKED = "These minutes have been approved and are locked. Reopen them to make a correction."


def url(scene, name="minutes_item_edit", *more, item=None):
    return reverse(f"meetings:{name}", args=[scene.meeting.pk, (item or scene.item).pk, *more])


def sign_in(client, scene, who="unit"):
    client.force_login(getattr(scene, who))


def stored(scene):
    return AgendaItem.objects.get(pk=scene.item.pk)


def errors(response):
    return {name: list(found) for name, found in response.context["form"].errors.items()}


# -- the discussion ----------------------------------------------------------------------------


def test_discussion_from_the_editor_is_saved(client):
    scene = room()
    sign_in(client, scene, "taker")

    response = client.post(url(scene), {"discussion": "<p>said <b>so</b></p>", "version": 1})

    assert response.url == url(scene)
    assert stored(scene).discussion == "<p>said <strong>so</strong></p>"


def test_discussion_in_plain_form_is_saved(client):
    scene = room()
    sign_in(client, scene)

    client.post(url(scene), {"discussion_plain": "One\r\n\r\n- two\r\n- **three**", "version": 1})

    assert stored(scene).discussion == (
        "<p>One</p><ul><li><p>two</p></li><li><p><strong>three</strong></p></li></ul>"
    )


def test_plain_form_left_alone_keeps_what_it_cannot_show(client):
    scene = room()
    sign_in(client, scene)
    original = "<table><tbody><tr><td><p>a</p><p>b</p></td><td><p>c</p></td></tr></tbody></table>"
    records.save_discussion(item=scene.item, html=original, expected_version=1, by=scene.unit)
    shown = client.get(url(scene)).context["form"].plain

    client.post(url(scene), {"discussion_plain": shown, "version": 2})

    assert stored(scene).discussion == original


def test_save_and_next_goes_to_the_next_item(client):
    scene = room()
    sign_in(client, scene)

    response = client.post(url(scene), {"discussion": "x", "version": 1, "go": "next"})

    assert response.url == url(scene, item=scene.closed)


def test_image_is_refused_and_the_rest_stays_in_the_form(client):
    scene = room()
    sign_in(client, scene)

    response = client.post(
        url(scene), {"discussion": '<p>words<img src="data:,x"></p>', "version": 1}
    )

    assert errors(response)["discussion"][0].startswith("The text held an image, which has been")
    assert response.context["form"].html == "<p>words</p>"
    assert stored(scene).discussion == ""


@pytest.mark.parametrize("field", ["discussion", "discussion_plain"])
def test_200_000_characters_are_refused_and_kept_in_the_form(client, field):
    scene = room()
    sign_in(client, scene)

    response = client.post(url(scene), {field: "<p>" + "x" * 200_000, "version": 1})

    assert errors(response)["discussion"][0].startswith("This text has 200,0")
    assert response.content.decode().count("x" * 200_000) >= 1
    assert stored(scene).discussion == ""


def test_second_editor_sees_both_texts_and_can_choose(client):
    scene = room()
    records.save_discussion(
        item=scene.item, html="<p>same</p><p>theirs</p>", expected_version=1, by=scene.taker
    )
    sign_in(client, scene)
    sent = {"discussion": "<p>same</p><p>mine</p>", "version": 1, "started_from": "old"}

    response = client.post(url(scene), sent)

    compared = response.context["compared"]
    assert [pair.left and pair.left.text for pair in compared.pairs] == ["same", "theirs", None]
    assert [pair.right and pair.right.text for pair in compared.pairs] == ["same", None, "mine"]
    assert response.context["form"].html == "<p>same</p><p>mine</p>"
    assert stored(scene).discussion == "<p>same</p><p>theirs</p>"

    again = response.context["form"]
    client.post(url(scene), sent | {"version": again["version"].value()})

    assert stored(scene).discussion == "<p>same</p><p>mine</p>"


def test_stale_form_after_approval_shows_the_text_so_that_it_can_be_copied(client):
    scene = room()
    sign_in(client, scene)
    scene.approve()

    response = client.post(url(scene), {"discussion": "<p>my words</p>", "version": 1})

    assert errors(response) == {"__all__": [LOCKED]}
    assert '<div class="prose" id="unsaved-text"><p>my words</p></div>' in response.content.decode()
    assert stored(scene).discussion == ""


def test_autosave_answers_with_the_new_version(client):
    scene = room()
    sign_in(client, scene)

    answer = client.post(
        url(scene, "minutes_item_autosave"), {"discussion": "<p>a</p>", "version": 1}
    ).json()

    assert (answer["version"], stored(scene).discussion) == (2, "<p>a</p>")


def test_autosave_tells_of_somebody_elses_text(client):
    scene = room()
    records.save_discussion(
        item=scene.item, html="<p>theirs</p>", expected_version=1, by=scene.taker
    )
    sign_in(client, scene)

    response = client.post(
        url(scene, "minutes_item_autosave"), {"discussion": "<p>a</p>", "version": 1}
    )

    now = stored(scene)
    found = response.json()
    found.pop("comparison")
    assert (response.status_code, found) == (
        409,
        {
            "problem": "Somebody else saved another version.",
            "by": "Somebody else saved another version.",
            "stale": True,
            "same": False,
            "same_words": False,
            "theirs": "<p>theirs</p>",
            "joined": "<p>theirs</p><p>a</p>",
            "version": 2,
            "key": now.text_key,
            "started_from": now.text_stamp,
        },
    )
    assert now.discussion == "<p>theirs</p>"


def test_autosave_knows_a_save_whose_answer_never_came(client):
    scene = room()
    sign_in(client, scene)
    address = url(scene, "minutes_item_autosave")
    first = {"discussion": "<p>a</p>", "version": 1, "started_from": scene.item.text_stamp}
    client.post(address, first | {"key": "one"})

    own = client.post(
        address, first | {"discussion": "<p>a b</p>", "key": "two", "own_keys": "zero one"}
    )
    others = client.post(
        address, first | {"discussion": "<p>a c</p>", "key": "three", "own_keys": "zero one"}
    )

    assert (own.status_code, others.status_code) == (200, 409)
    assert stored(scene).discussion == "<p>a b</p>"


def test_autosave_refuses_a_page_of_another_account(client):
    scene = room()
    sign_in(client, scene)

    response = client.post(
        url(scene, "minutes_item_autosave"),
        {"discussion": "<p>a</p>", "version": 1, "writer": scene.taker.pk},
    )

    assert (response.status_code, response.json()) == (
        409,
        {
            "problem": "Bryony Tate is signed in now, and this page was opened by somebody else. "
            "Sign out and in again as yourself, or copy your text."
        },
    )
    assert stored(scene).discussion == ""


# -- what the page shows -----------------------------------------------------------------------


def test_navigation_says_what_is_written_and_what_comes_next(client):
    scene = room()
    sign_in(client, scene)

    places = client.get(url(scene)).context["places"]

    assert [(e.number, e.title, e.is_done) for e in places.entries] == [
        ("1.1", "Neglect strategy", False),
        ("1.2", f"The {SECRET} review", True),
    ]
    assert (places.before, places.after.number, places.sentence) == (None, "1.2", "1 of 2 written")


def test_notes_are_for_the_unit_alone(client):
    scene = room()
    scene.item.unit_notes = "Ask for the slides."
    scene.item.save()

    seen = {}
    scene.at("with_chair")
    for who in ("unit", "taker", "chair", "board_chair"):
        sign_in(client, scene, who)
        seen[who] = "Ask for the slides." in client.get(url(scene)).content.decode()

    assert seen == {"unit": True, "taker": False, "chair": False, "board_chair": False}


def test_apologies_show_the_quorum(client):
    scene = room()
    item = ItemFactory(part=scene.part, kind=ItemKind.APOLOGIES)
    attendance.mark(row=scene.row(scene.nurse), status="P", by=scene.unit)
    sign_in(client, scene)

    response = client.get(url(scene, item=item))

    assert response.context["quorum"].sentence == "1 seat filled, 2 needed."


def test_next_meeting_shows_its_date_or_how_to_plan_one(client):
    scene = room()
    item = ItemFactory(part=scene.part, kind=ItemKind.NEXT_MEETING)
    sign_in(client, scene)
    before = client.get(url(scene, item=item)).content.decode()
    following = MeetingFactory(group=scene.group)

    after = client.get(url(scene, item=item))

    assert before.count("Plan the next meeting") == 1
    assert after.context["following"] == following


@pytest.mark.parametrize("kind", ItemKind)
def test_item_of_each_kind_has_a_page(client, kind):
    scene = room()
    item = ItemFactory(part=scene.part, kind=kind, title="Its title")
    sign_in(client, scene)

    response = client.get(url(scene, item=item))

    assert response.context["places"].current.title == "Its title"


def test_locked_minutes_are_read_without_forms(client):
    scene = room()
    scene.approve()
    sign_in(client, scene)

    text = client.get(url(scene)).content.decode()

    assert text.count(LOCKED) == 1
    assert text.count("<textarea") == 0


@pytest.mark.parametrize("count", [1, 3])
def test_page_needs_the_same_queries_for_one_record_and_three(
    client, count, django_assert_num_queries
):
    scene = room()
    sign_in(client, scene)
    for _ in range(count):
        ItemFactory(part=scene.part)
        records.record_decision(item=scene.item, text="x", by=scene.unit)
        records.record_challenge(item=scene.item, asked_by=scene.nurse, question="x", by=scene.unit)
        actions.raise_action(
            agenda_item=scene.item,
            text="x",
            owners=[OwnerChoice(person=scene.nurse), OwnerChoice(group=scene.group)],
            due_kind=DueKind.UNDATED,
            due_on=None,
            priority=None,
            by=scene.unit,
        )
    client.get(url(scene))

    with django_assert_num_queries(13):
        client.get(url(scene))


def test_texts_that_differ_in_bold_alone_are_not_the_same(client):
    scene = room()
    records.save_discussion(item=scene.item, html="<p>One</p>", expected_version=1, by=scene.unit)
    sign_in(client, scene)

    same = [
        client.post(url(scene, "minutes_item_compare"), {"mine": mine}).json()
        for mine in ("<p>One</p>", "<p><strong>One</strong></p>")
    ]

    assert [(each["same"], each["same_words"]) for each in same] == [(True, True), (False, True)]
