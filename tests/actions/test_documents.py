"""The list of actions as PDF and in Word: what the screen lists, for this reader and as narrowed."""

import re
from io import BytesIO

import pytest
from django.utils import timezone
from docx import Document
from pypdf import PdfReader

from actions.enums import ActionStatus
from tests.factories.actions import ActionFactory, item_of
from tests.factories.board import BoardProfileFactory, PersonFactory
from tests.word_reading import docx_words, everything_in, running_words, squeezed

pytestmark = pytest.mark.django_db

SECRET = "Quillfeather"


@pytest.fixture
def rows(unit, meeting, member):
    """Actions of every sort; the last of a confidential item, whose closed title nobody is told."""
    BoardProfileFactory()
    hidden = item_of(meeting, is_confidential=True, closed_title=SECRET, title="A practice matter")
    return [
        ActionFactory(
            meeting=meeting,
            text="Circulate the guidance\nto all " + "long words " * 50,
            due_kind="date",
            due_on=timezone.localdate(),
            owned_by=[member, PersonFactory(given_name="Ada", family_name="Finch")],
        ),
        ActionFactory(meeting=meeting, status=ActionStatus.COMPLETE),
        ActionFactory(meeting=meeting, released_at=None),
        ActionFactory(agenda_item=hidden, text="Write to the family"),
        *[ActionFactory(meeting=meeting) for _ in range(20)],
    ]


def pdf_words(response):
    pages = PdfReader(BytesIO(response.content)).pages
    return squeezed(" ".join(page.extract_text() for page in pages))


def facts_of(row):
    yield from (row.reference, row.text, row.owners, row.due, row.colour.word)
    yield from (flag.word for flag in row.flags)
    yield from (row.origin.meeting, row.origin.day, row.origin.item)


def listed(client, **query):
    """The rows of every page of the list, and what the pages say."""
    found, words, page = [], "", 1
    while True:
        response = client.get("/actions/", {**query, "page": page})
        found += response.context["rows"]
        words += squeezed(re.sub(r"<[^>]+>", " ", response.content.decode()))
        if not response.context["page_obj"].has_next():
            return found, words
        page += 1


@pytest.mark.parametrize("query", [{}, {"status": "any"}, {"q": "guidance"}, {"owner": "none"}])
@pytest.mark.parametrize("who", ["unit", "member"])
def test_page_pdf_and_word_list_the_same(client, request, rows, who, query):
    client.force_login(request.getfixturevalue(who))

    found, on_screen = listed(client, **query)
    on_paper = pdf_words(client.get("/actions.pdf", query))
    in_word = docx_words(client.get("/actions.docx", query).content)

    missing = {
        name: [
            fact
            for row in found
            for fact in facts_of(row)
            if squeezed(fact) not in words and (name != "screen" or fact != row.text)
        ]
        for name, words in (("screen", on_screen), ("paper", on_paper), ("word", in_word))
    }
    assert missing == {"screen": [], "paper": [], "word": []}
    references = [re.findall(r"A-2026-\d{3}", words) for words in (on_paper, in_word)]
    assert references == [[row.reference for row in found]] * 2


def test_what_was_chosen_is_told(client, unit, rows):
    client.force_login(unit)

    words = docx_words(client.get("/actions.docx", {"owner": "me", "status": "any"}).content)

    assert "OwnerUmaUnitStatusAnyFound0actions" in words
    assert "Noactionmatches." in words


def test_closed_titles_stay_out_and_the_list_is_marked(client, unit, rows):
    client.force_login(unit)

    content = client.get("/actions.docx").content
    others = client.get("/actions.docx", {"q": "guidance"}).content

    assert SECRET not in everything_in(content)
    assert all("OFFICIAL-SENSITIVE" in each for each in running_words(content))
    assert all("SENSITIVE" not in each for each in running_words(others))


def test_a_members_files_hold_no_action_of_a_confidential_item(client, unit, member, rows):
    hidden = rows[3]
    found = {}
    for person in (unit, member):
        client.force_login(person)
        word = everything_in(client.get("/actions.docx", {"status": "any"}).content)
        paper = pdf_words(client.get("/actions.pdf", {"status": "any"}))
        facts = (hidden.reference, hidden.text)
        found[person] = [
            squeezed(fact) in squeezed(words) for fact in facts for words in (word, paper)
        ]

    assert found == {unit: [True] * 4, member: [False] * 4}


def test_page_offers_both_as_narrowed(client, unit, rows):
    client.force_login(unit)

    page = client.get("/actions/", {"status": "any", "page": 2}).content.decode()

    assert 'href="/actions.pdf?status=any"' in page
    assert 'href="/actions.docx?status=any"' in page


def test_names_say_the_day(client, unit, rows):
    client.force_login(unit)

    name = client.get("/actions.docx")["Content-Disposition"]

    assert name == f'attachment; filename="Actions-{timezone.localdate().isoformat()}.docx"'


def test_who_is_not_signed_in_gets_nothing(client):
    assert [client.get(f"/actions.{kind}").status_code for kind in ("pdf", "docx")] == [302, 302]


def test_the_word_list_lies_on_its_side(client, unit, rows):
    client.force_login(unit)

    [section] = Document(BytesIO(client.get("/actions.docx").content)).sections

    assert section.page_width > section.page_height
