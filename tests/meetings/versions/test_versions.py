"""The versions of an item's text: which there are, two side by side, and putting one back."""

import re

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from common.history import acting
from common.refusals import Refused, StaleVersion
from meetings.enums import MinutesStatus
from meetings.models import AgendaItem
from meetings.presenters.versions import changed, versions_of
from meetings.services import records, versions
from tests.factories.writing import SECRET, room

pytestmark = pytest.mark.django_db

ROLES = ["unit", "taker", "chair", "board_chair", "member", "stranger"]
READERS = dict.fromkeys(ROLES, 200) | {"member": 403, "stranger": 404}


def save(scene, html, by, *, via="page", item=None):
    """Saves as a page does, with who and how in the history."""
    item = AgendaItem.objects.get(pk=(item or scene.item).pk)
    with acting(by, via=via):
        records.save_discussion(item=item, html=html, expected_version=item.version, by=by)


def found_in(scene):
    item = AgendaItem.objects.get(pk=scene.item.pk)
    return versions_of(item, versions.saves_of(item))


@pytest.fixture
def scene():
    found = room()
    found.at(MinutesStatus.WITH_CHAIR)
    save(found, "<p>The plan was agreed.</p>", found.taker)
    save(found, "<p>The plan was agreed in full.</p>", found.unit)
    save(found, "<p>The plan was refused.</p>", found.taker)
    return found


def address(scene, version=None, item=None):
    keys = [scene.meeting.pk, (item or scene.item).pk]
    if version is None:
        return reverse("meetings:item_version_list", args=keys)
    return reverse("meetings:item_version", args=[*keys, version.key])


def test_versions_are_told_newest_first(scene):
    assert [(v.number, v.who, v.changed, v.is_current) for v in found_in(scene)] == [
        (3, "Nia Powell", "1 word added, 3 removed", True),
        (2, "Bryony Tate", "2 words added", False),
        (1, "Nia Powell", "4 words added", False),
    ]


def test_typing_without_a_pause_is_one_version(scene):
    for words in ("The", "The plan", "The plan stands"):
        save(scene, f"<p>{words}</p>", scene.taker, via="autosave")

    assert [v.html for v in found_in(scene)][:2] == [
        "<p>The plan stands</p>",
        "<p>The plan was refused.</p>",
    ]


def test_other_changes_to_the_item_are_no_versions(scene):
    AgendaItem.objects.filter(pk=scene.item.pk).update(title="Another title", position=7)

    assert len(found_in(scene)) == 3


def test_item_without_a_text_has_no_versions():
    scene = room()

    assert found_in(scene) == []


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("", "<p>One two</p>", "2 words added"),
        ("<p>One two</p>", "<p>One</p>", "1 word removed"),
        ("<p>One</p>", "", "The whole text removed"),
        ("<p>One</p>", "<p><strong>One</strong></p>", "Only the formatting changed"),
        ("<p>One. Two</p>", "<p>One.</p><p>Two</p>", "1 word added, 1 removed"),
    ],
)
def test_how_much_changed_is_said(before, after, words):
    assert changed(before, after) == words


# -- restoring ---------------------------------------------------------------------------------


def restore(scene, version, by, expected=None):
    item = AgendaItem.objects.get(pk=scene.item.pk)
    return versions.restore_text(
        item=item, event=version.key, expected_version=expected or item.version, by=by
    )


def test_restored_text_is_a_new_version_and_the_one_before_stays(scene):
    first = found_in(scene)[-1]

    restore(scene, first, scene.taker)

    assert [v.html for v in found_in(scene)][:2] == [first.html, "<p>The plan was refused.</p>"]


def test_restoring_is_refused_when_somebody_saved_in_between(scene):
    item = AgendaItem.objects.get(pk=scene.item.pk)
    first = found_in(scene)[-1]
    save(scene, "<p>Something newer.</p>", scene.unit)

    with pytest.raises(StaleVersion):
        versions.restore_text(
            item=item, event=first.key, expected_version=item.version, by=scene.taker
        )


@pytest.mark.parametrize("role", ["chair", "board_chair", "member"])
def test_restoring_is_for_those_who_write(scene, role):
    with pytest.raises(Refused) as refused:
        restore(scene, found_in(scene)[-1], getattr(scene, role))

    assert refused.value.reason == (
        "Only the business unit and the group's minute-taker write its minutes."
    )


def test_version_of_another_item_is_not_restored(scene):
    first = found_in(scene)[-1]

    with pytest.raises(Refused) as refused:
        versions.restore_text(item=scene.closed, event=first.key, expected_version=1, by=scene.unit)

    assert refused.value.reason == versions.NOT_THERE


# -- the pages ---------------------------------------------------------------------------------


def statuses(client, scene, url):
    found = {}
    for role in ROLES:
        client.force_login(getattr(scene, role))
        found[role] = client.get(url).status_code
    return found


def test_pages_answer_each_role(client, scene):
    urls = [address(scene), address(scene, found_in(scene)[-1])]

    assert [statuses(client, scene, url) for url in urls] == [READERS] * 2


def test_versions_of_a_confidential_item_are_not_there_for_members(client, scene):
    url = address(scene, item=scene.closed)

    assert statuses(client, scene, url) == READERS | {"member": 404}
    client.force_login(scene.member)
    assert SECRET not in client.get(url).content.decode()


def test_signed_out_is_sent_to_sign_in(client, scene):
    assert client.get(address(scene)).url == f"/sign-in/?next={address(scene)}"


def test_version_of_another_item_is_not_found(client, scene):
    client.force_login(scene.unit)

    url = address(scene, found_in(scene)[-1], item=scene.closed)

    assert client.get(url).status_code == 404


def sides(response):
    return [
        (pair.left and pair.left.text, pair.right and pair.right.text)
        for pair in response.context["compared"].pairs
    ]


def test_version_stands_beside_the_text_now_or_any_other(client, scene):
    client.force_login(scene.unit)
    third, second, first = found_in(scene)

    now = client.get(address(scene, first))
    other = client.get(f"{address(scene, first)}?beside={second.key}")
    nonsense = client.get(f"{address(scene, first)}?beside=x")

    assert sides(now) == [("The plan was agreed.", "The plan was refused.")]
    assert sides(other) == [("The plan was agreed.", "The plan was agreed in full.")]
    assert sides(nonsense) == sides(now)
    assert (now.context["right"], other.context["right"]) == (
        "The text as it is now",
        f"Version 2, {second.when}",
    )
    assert third.is_current


@pytest.mark.parametrize(("role", "buttons"), [("unit", 1), ("chair", 0)])
def test_readers_have_a_sentence_where_the_button_would_be(client, scene, role, buttons):
    client.force_login(getattr(scene, role))

    text = client.get(address(scene, found_in(scene)[-1])).content.decode()

    sentence = "Only the business unit and the group&#x27;s minute-taker write its minutes."
    assert text.count("Restore this version</button>") == buttons
    assert text.count(sentence) == 1 - buttons


def test_restoring_says_where_the_text_before_is_and_offers_to_go_back(client, scene):
    client.force_login(scene.taker)
    third, _second, first = found_in(scene)
    version = AgendaItem.objects.get(pk=scene.item.pk).version

    response = client.post(address(scene, first), {"version": version})
    page = client.get(response.url)
    [message] = [str(each) for each in get_messages(response.wsgi_request)] or [""]
    text = page.content.decode()

    assert response.url == scene.item.get_absolute_url()
    assert "Version 1 is the text now. What was there before is kept as version 3." in text
    undo = re.search(
        rf'action="{address(scene, third)}".*?name="version" value="(\d+)"', text, re.S
    )
    assert message in text
    client.post(address(scene, third), {"version": undo[1]})
    assert AgendaItem.objects.get(pk=scene.item.pk).discussion == third.html


def test_stale_restore_shows_both_texts_and_changes_nothing(client, scene):
    client.force_login(scene.taker)
    first = found_in(scene)[-1]
    version = AgendaItem.objects.get(pk=scene.item.pk).version
    save(scene, "<p>The plan was put off.</p>", scene.unit)

    page = client.post(address(scene, first), {"version": version})

    assert sides(page) == [("The plan was agreed.", "The plan was put off.")]
    assert page.context["form"].errors["__all__"][0].startswith("Bryony Tate saved another version")
    assert AgendaItem.objects.get(pk=scene.item.pk).discussion == "<p>The plan was put off.</p>"


def test_restoring_twice_is_one_version(client, scene):
    client.force_login(scene.taker)
    first = found_in(scene)[-1]
    version = AgendaItem.objects.get(pk=scene.item.pk).version

    for _ in range(2):
        client.post(address(scene, first), {"version": version})

    assert len(found_in(scene)) == 4


@pytest.mark.parametrize("rows", [1, 3])
def test_list_needs_the_same_queries_for_one_version_and_three(
    client, rows, django_assert_num_queries
):
    scene = room()
    for number in range(rows):
        save(scene, f"<p>Text {number}</p>", scene.unit)
    client.force_login(scene.unit)
    client.get(address(scene))

    with django_assert_num_queries(7):
        client.get(address(scene))
