"""Saves that come late, twice or at the same moment: nothing deleted comes back, nothing is written over."""

import pytest

from common.refusals import Gone, StaleVersion
from meetings.models import AgendaItem
from meetings.services import records
from tests.factories.meetings import ItemFactory
from tests.factories.writing import room

pytestmark = pytest.mark.django_db


def fresh(scene):
    return AgendaItem.objects.select_related("meeting__group").get(pk=scene.item.pk)


def save(scene, html, *, key, base=None, own=(), by=None):
    """One save as a browser sends it; `base` is the item as its page had it."""
    base = base or scene.item
    return records.save_discussion(
        item=fresh(scene),
        html=html,
        expected_version=base.version,
        started_from=base.text_stamp,
        key=key,
        own_keys=own,
        by=by or scene.unit,
    )


def test_same_words_saved_by_two_answer_with_what_is_stored():
    scene = room()
    stale = fresh(scene)
    save(scene, "<p>a</p>", key="one")

    answered = records.save_discussion(
        item=stale, html="<p>a</p>", expected_version=1, key="two", by=scene.taker
    )

    now = fresh(scene)
    assert (answered.text_stamp, answered.version) == (now.text_stamp, now.version)
    assert answered.discussion == "<p>a</p>"


def test_late_save_does_not_bring_deleted_words_back():
    scene = room()
    before = fresh(scene)
    save(scene, "", key="two", base=before, own=["one", "two"])

    with pytest.raises(StaleVersion):
        save(scene, "<p>deleted</p>", key="one", base=before, own=["one"])

    assert fresh(scene).discussion == ""


def test_late_save_from_the_same_words_of_an_earlier_time_is_refused():
    scene = room()
    first = save(scene, "<p>a</p>", key="one")
    second = save(scene, "<p>b</p>", key="two", base=first)
    save(scene, "<p>a</p>", key="three", base=second, by=scene.taker)

    with pytest.raises(StaleVersion):
        save(scene, "<p>a, and more</p>", key="four", base=first)

    assert fresh(scene).discussion == "<p>a</p>"


def test_plain_saves_have_stamps_that_never_come_again():
    scene = room()
    stamps = []
    for html in ("<p>a</p>", "<p>b</p>", "<p>a</p>"):
        item = fresh(scene)
        records.save_discussion(item=item, html=html, expected_version=item.version, by=scene.unit)
        stamps.append(fresh(scene).text_stamp)

    assert len(set(stamps)) == 3


def test_key_chosen_again_names_no_second_text():
    scene = room()
    first = save(scene, "<p>mine</p>", key="one")
    theirs = save(scene, "<p>theirs</p>", key="two", base=first, by=scene.taker)

    again = save(scene, "<p>mine</p>", key="one", base=theirs)

    assert again.discussion == "<p>mine</p>"
    assert again.text_stamp != first.text_stamp


def test_item_that_was_removed_is_told():
    scene = room()
    item = ItemFactory(part=scene.part, title="Short-lived")
    held = AgendaItem.objects.select_related("meeting__group").get(pk=item.pk)
    item.delete()

    with pytest.raises(Gone):
        records.save_discussion(item=held, html="<p>a</p>", expected_version=1, by=scene.unit)
