"""Items of a draft are cut and joined on the page of the import, without JavaScript; nothing is lost."""

import copy
import re
from collections import Counter

import pytest
from django.urls import reverse

from common import richtext
from meetings.imports import plain_text, shapes
from meetings.imports.leftovers import said_in, tokens
from tests.factories.board import BoardProfileFactory, GroupFactory, UnitFactory
from tests.factories.imports import brought
from tests.meetings.wordin import files

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    BoardProfileFactory()
    return UnitFactory()


@pytest.fixture
def row(unit):
    document = files.new()
    files.lines(document, "Northmere Board", "11 June 2025, 2pm – 5pm", "Present:")
    files.lines(document, "Asha Bell, Northmere Police (AB)")
    text = [
        "Neglect is rising.",
        "A **plan** is due.",
        "Budget",
        "AB will pay it.",
        "Action: AB to call",
    ]
    files.table(
        document,
        ("Item", "Discussion", "Action"),
        ("2. Welcome", "All were welcomed.", ""),
        ("3. Neglect", text, ""),
    )
    return brought(GroupFactory(name="Northmere Board", code="NB"), unit, files.data(document))


def words(draft):
    """How often each word of a draft stands in its items, their numbers among them."""
    numbers = [item["number"] for item in draft["items"]]
    return Counter(tokens(" ".join([*said_in(draft), *numbers])))


def shape_of(draft):
    return [
        (
            item["number"],
            item["title"],
            richtext.words_of(item["text"]),
            [a["text"] for a in item["actions"]],
        )
        for item in draft["items"]
    ]


CUT = [
    ("2", "Welcome", "All were welcomed.", []),
    ("3", "Neglect", "Neglect is rising.\nA plan is due.", ["AB to call"]),
    ("", "Budget", "AB will pay it.", ["AB will pay it."]),
]
JOINED = [
    (
        *("2", "Welcome"),
        "All were welcomed.\n3 Neglect\nNeglect is rising.\nA plan is due.\nBudget\nAB will pay it.",
        ["AB to call", "AB will pay it."],
    )
]  # fmt: skip


def post(client, unit, row, **asked):
    client.force_login(unit)
    draft = row.corrections
    ticks = {
        f"item-{n}-{kind}-{place}-taken": "yes"
        for n, item in enumerate(draft["items"])
        for kind in ("decisions", "actions")
        for place, record in enumerate(item[kind])
        if record["taken"]
    }
    sent = {"version": row.version} | ticks | {key.replace("_", "-"): v for key, v in asked.items()}
    response = client.post(reverse("meetings:import_detail", args=[row.pk]), sent)
    row.refresh_from_db()
    return response


def test_an_item_is_cut_at_a_paragraph(client, unit, row):
    before = words(row.corrections)

    response = post(client, unit, row, split="item-1", item_1_cut="2")

    assert response["Location"] == f"{row.get_absolute_url()}#item-2"
    assert shape_of(row.corrections) == CUT
    assert words(row.corrections) == before
    assert "<strong>plan</strong>" in row.corrections["items"][1]["text"]


def test_the_records_go_with_the_new_item_if_asked(client, unit, row):
    post(client, unit, row, split="item-1", item_1_cut="2", item_1_records="go")

    assert [actions for *_rest, actions in shape_of(row.corrections)] == [
        [],
        [],
        ["AB to call", "AB will pay it."],
    ]


def test_a_sentence_is_no_title_of_the_new_item(client, unit, row):
    before = words(row.corrections)

    post(client, unit, row, split="item-1", item_1_cut="1")

    assert shape_of(row.corrections)[2][:3] == ("", "", "A plan is due.\nBudget\nAB will pay it.")
    assert words(row.corrections) == before


def test_an_item_is_joined_to_the_one_before(client, unit, row):
    before = words(row.corrections)
    row.corrections["items"][1]["is_confidential"] = True
    row.save()

    post(client, unit, row, join="item-1", item_1_confidential="yes")

    assert shape_of(row.corrections) == JOINED
    assert words(row.corrections) == before
    assert row.corrections["items"][0]["is_confidential"] is True


def test_what_was_typed_is_saved_with_the_cut(client, unit, row):
    text = "Neglect is rising.\nIt is new.\n\nA plan is due.\n\nBudget\n\nAB will pay it."

    post(client, unit, row, split="item-1", item_1_cut="2", item_1_text=text, item_0_title="Hello")

    assert [title for _, title, *_rest in shape_of(row.corrections)] == [
        "Hello",
        "Neglect",
        "Budget",
    ]
    assert "It is new." in row.corrections["items"][1]["text"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"item_1_cut": ""}, "Choose the paragraph at which the new item begins."),
        ({"item_1_cut": "99"}, "Choose the paragraph at which the new item begins."),
        ({"item_1_cut": "2", "item_1_text": "Typed anew."}, "has been changed"),
    ],
)
def test_a_cut_that_cannot_be_made_says_so_and_keeps_what_was_typed(client, unit, row, asked, said):
    before = copy.deepcopy(row.corrections)

    page = post(client, unit, row, split="item-1", item_0_title="Hello", **asked).content.decode()

    assert said in page
    assert 'value="Hello"' in page
    assert asked.get("item_1_text", "") in page
    assert row.corrections == before


@pytest.mark.parametrize(
    "asked", [{"join": "item-0"}, {"join": "item-99"}, {"split": "item-99"}, {"join": "x"}]
)
def test_what_no_button_sends_only_saves(client, unit, row, asked):
    before = shape_of(row.corrections)

    post(client, unit, row, **asked)

    assert shape_of(row.corrections) == before


def test_the_page_offers_both_and_the_enter_key_only_saves(client, unit, row):
    client.force_login(unit)

    page = client.get(row.get_absolute_url()).content.decode()

    form = page[page.index('class="import"') :]
    assert re.search(r"<button[^>]*name=\"(\w+)\"", form)[1] == "save"
    assert re.findall(r'name="(?:split|join)" value="([^"]+)"', form) == ["item-1", "item-1"]
    assert '<option value="2">Budget</option>' in form


def test_warnings_follow_their_items(row):
    draft = copy.deepcopy(row.corrections)
    draft["warnings"] = [
        {"code": "x", "text": "x", "place": place}
        for place in ("facts", "item-0", "item-1-actions-0")
    ]

    shapes.join(draft, 1)
    joined = [each["place"] for each in draft["warnings"]]
    shapes.split(draft, 0, 1)

    assert joined == ["facts", "item-0", "item-0"]
    assert [each["place"] for each in draft["warnings"]] == ["facts", "item-0", "item-0"]


@pytest.fixture
def broken(unit):
    """An import whose item holds lines broken by hand within one paragraph."""
    document = files.new()
    files.lines(document, "Northmere Board", "11 June 2025, 2pm – 5pm", "Present: Asha Bell (AB)")
    files.lines(document, "**1. Business**")
    said = files.write(document, "1. Audit. It was shown.")
    for line in ("2. Dataset. It is long.", "Voice", "It is new."):
        said.add_run().add_break()
        said.add_run(line)
    return brought(GroupFactory(name="Northmere Board", code="NB"), unit, files.data(document))


def test_an_item_is_cut_at_a_line_within_a_paragraph(client, unit, broken):
    assert shapes.cuts_of(broken.corrections["items"][0]) == [
        ("1", "2. Dataset. It is long."),
        ("2", "Voice"),
        ("3", "It is new."),
    ]

    post(client, unit, broken, split="item-0", item_0_cut="2")

    items = broken.corrections["items"]
    assert [(item["number"], item["title"], item["text"]) for item in items] == [
        ("1", "Business", "<p>1. Audit. It was shown.<br>2. Dataset. It is long.</p>"),
        ("", "Voice", "<p>It is new.</p>"),
    ]


def test_the_box_shows_numbers_as_the_file_writes_them(client, unit, broken):
    client.force_login(unit)
    before = broken.corrections["items"][0]["text"]
    shown = "1. Audit. It was shown.\n2. Dataset. It is long.\nVoice\nIt is new."

    page = client.get(broken.get_absolute_url()).content.decode()
    post(client, unit, broken, item_0_text=shown)
    unchanged = broken.corrections["items"][0]["text"]
    post(client, unit, broken, item_0_text=shown.replace("long", "short"))

    assert shown in page
    assert unchanged == before
    assert broken.corrections["items"][0]["text"] == before.replace("long", "short")


def test_a_number_that_begins_a_list_elsewhere_keeps_its_sign():
    html = "<p>1. Audit</p><ol><li><p>Audit</p></li></ol>"

    assert plain_text.shown(html) == "1\\. Audit\n\n1. Audit"
    assert plain_text.read_back(plain_text.shown(html), original=html) == plain_text.shown(html)
