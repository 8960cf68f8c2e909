"""The examples of the page and of the guide say what happens."""

import re
from html import unescape

import pytest
from django.conf import settings
from django.urls import reverse

from meetings.capture import examples as sample
from meetings.presenters.quick_lines import examples
from tests.factories.writing import room

pytestmark = pytest.mark.django_db
BECOMES = {
    sample.LINES[0]: [
        "Action: “circulate the guidance”, Carol Bright and Police, by 12 December 2026."
    ],
    sample.LINES[1]: ["Action: “bring the figures”, Petra Cole, at the next meeting."],
    sample.LINES[2]: [
        "Action: “propose a front sheet”, Quality Assurance Group, by 24 December 2026."
    ],
    sample.LINES[3]: ["Action: “send examples to Bryony Tate”, All members, by 31 January 2027."],
    sample.LINES[4]: [
        "Action: “reconcile the two counts”, Derek Holt and Gareth Pugh, by 12 December 2026."
    ],
    sample.LINES[5]: [
        "Action: “write to the schools”, by 4 December 2026. It asks: Who owns this?"
    ],
    sample.LINES[6]: ["Decision: “the strategy was approved, subject to legal advice”."],
    sample.LINES[7]: ["Question: “why have so few schools signed up?”, asked by Carol Bright."],
    sample.LINES[8]: ["Answer: “the term had only begun”, answered by Gareth Pugh."],
    sample.LINES[9]: [
        "Amendment: “five districts (not two)”, at page 3, item 2.1 of the minutes of the "
        "previous meeting."
    ],
    sample.LISTS[0]: [
        "Action: “circulate the link”, Carol Bright.",
        "Action: “update”, Gareth Pugh, at the next meeting.",
    ],
    sample.ASKED[0]: [
        "Action: “tell the forum – AS”. It asks: “AS” may be Ann Shaw or Alan Sharp. Who owns this?"
    ],
    sample.ASKED[1]: [
        "Action: “chase the returns by January”, Carol Bright. It asks: Which day of January "
        "is meant?"
    ],
    sample.NOT_TAKEN[0]: [],
    sample.NOT_TAKEN[1]: [],
}


def url(scene, name):
    return reverse(f"meetings:{name}", args=[scene.meeting.pk, scene.item.pk])


def sign_in(client, who):
    client.force_login(who)


def test_examples_are_what_they_become():
    found = {example.typed: list(example.becomes) for example in examples()}

    assert found == BECOMES


def test_page_shows_every_example(client):
    scene = room()
    sign_in(client, scene.unit)

    text = unescape(client.get(url(scene, "minutes_item_edit")).content.decode())

    lines = [line for example in examples() for line in example.typed.splitlines()]
    assert [line for line in lines if line not in text] == []


def test_guide_shows_the_examples_of_the_page():
    guide = (settings.BASE_DIR / "docs/guide/05-take-minutes.md").read_text(encoding="utf-8")
    section = guide.partition("## Quick lines")[2].partition("\n## ")[0]

    lines = re.findall(r"^    (\S.*)$", section, re.MULTILINE)
    assert lines == list(sample.LINES)
