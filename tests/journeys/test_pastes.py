"""Each clipboard sample, pasted into the editor: what is saved, shown and printed is what is kept."""

import io
import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from common import richtext
from meetings.demo import DEMO_SIGN_INS
from meetings.models import AgendaItem
from tests.journeys.browser import PICTURES
from tests.pastes import NAMES, sample

UNIT = DEMO_SIGN_INS[0]
PASTE = """(editor, {html, text}) => {
  const data = new DataTransfer()
  if (html) data.setData("text/html", html)
  data.setData("text/plain", text)
  editor.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}))
}"""
WIDTH_OF_A4, MARGIN = 595.3, 51


@pytest.fixture
def item(demo_board):
    """An item of minutes that are being drafted, with no text yet."""
    found = (
        AgendaItem.objects.filter(meeting__minutes__status="drafting", is_confidential=False)
        .order_by("pk")
        .first()
    )
    AgendaItem.objects.filter(pk=found.pk).update(discussion="")
    found.refresh_from_db()
    return found


@pytest.fixture
def writing(desk, item):
    desk.sign_in(UNIT.email, UNIT.password)
    desk.go(item.get_absolute_url())
    desk.page.locator("[contenteditable=true]").click()
    return desk


def paste(page, html, text):
    page.locator("[contenteditable=true]").evaluate(PASTE, {"html": html, "text": text})


def wait_until_saved(page):
    page.locator("[data-save-state]").filter(has_text=re.compile(r"^Saved")).wait_for()


def text_of(page):
    """What the editor shows, in the one form of texts."""
    return richtext.clean(page.locator("[contenteditable=true]").inner_html())


def notice(page):
    return page.locator(".editor__notice").inner_text()


def minutes_of(visitor, item):
    address = f"{visitor.address}/meetings/{item.meeting_id}/minutes.pdf"
    return visitor.page.request.get(address).body()


def keep_file(name, content):
    """Beside the pictures, for whoever wants to look at it."""
    if PICTURES:
        (Path(PICTURES) / name).write_bytes(content)


def bare(words):
    """Letters and figures only: where a PDF breaks its lines is no matter."""
    return "".join(re.findall(r"\w", words))


def beyond_the_margin(reader):
    """Words that begin where the paper's margin is, or beyond."""
    found = []

    def look(text, cm, tm, _font, _size):
        left = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        if text.strip() and not 0 <= left <= WIDTH_OF_A4 - MARGIN:
            found.append(text)

    for page in reader.pages:
        page.extract_text(visitor_text=look)
    return found


def on_a_phone(visitor, item, name):
    """What is wrong with the item and with the minutes in a small window."""
    visitor.page.set_viewport_size({"width": 390, "height": 844})
    visitor.picture(f"paste-{name}-phone")
    writing = visitor.problems()
    visitor.go(item.meeting.minutes.get_absolute_url())
    visitor.picture(f"paste-{name}-phone-minutes")
    reading = visitor.problems()
    visitor.page.set_viewport_size({"width": 1280, "height": 900})
    return writing, reading


@pytest.mark.parametrize("name", NAMES)
def test_paste_is_saved_shown_and_printed_as_it_is_kept(writing, item, name):
    found, page = sample(name), writing.page

    paste(page, found.html, found.text)
    wait_until_saved(page)
    shown = text_of(page)
    item.refresh_from_db()
    problems = writing.problems()
    writing.picture(f"paste-{name}-desk")

    assert (shown, item.discussion) == (found.kept, found.kept)
    assert problems == []
    assert on_a_phone(writing, item, name) == ([], [])
    writing.go(item.get_absolute_url())
    assert text_of(page) == found.kept
    document = minutes_of(writing, item)
    keep_file(f"paste-{name}.pdf", document)
    reader = PdfReader(io.BytesIO(document))
    printed = bare("".join(each.extract_text() for each in reader.pages))
    words = richtext.words_of(found.kept).split("\n")
    assert [line for line in words if bare(line) not in printed] == []
    assert beyond_the_margin(reader) == []


def test_pictures_are_refused_with_a_sentence_that_is_read_out(writing, item):
    found = sample("pictures")

    paste(writing.page, found.html, found.text)
    wait_until_saved(writing.page)

    told = writing.page.get_by_role("alert").filter(visible=True).all_inner_texts()
    assert told == [
        "Pictures cannot be kept here, so they were left out. Describe in words what they show."
    ]


def test_a_paste_that_is_too_long_leaves_the_text_as_it_was(writing, item):
    page = writing.page
    page.keyboard.type("What stood here.")
    wait_until_saved(page)

    paste(page, f"<p class=MsoNormal>{'Long words. ' * 26_000}</p>", "Long words.")
    page.get_by_role("alert").filter(has_text="This paste has").wait_for()

    assert notice(page) == (
        "This paste has 312,006 characters with its formatting; one item can hold 200,000, and 23 "
        "are here already. Nothing was pasted and your text is as it was: paste it in parts, over "
        "several items."
    )
    item.refresh_from_db()
    assert (text_of(page), item.discussion) == (
        "<p>What stood here.</p>",
        "<p>What stood here.</p>",
    )
    assert writing.problems() == []


def test_a_long_document_of_little_text_is_pasted_whole(writing, item):
    found = sample("word-numbers")
    padding = "<!--" + "x" * 100_000 + "--><style>" + "p { color: red } " * 12_000 + "</style>"

    paste(writing.page, found.html.replace("</head>", f"{padding}</head>"), found.text)
    wait_until_saved(writing.page)

    item.refresh_from_db()
    assert (text_of(writing.page), item.discussion) == (found.kept, found.kept)


def test_without_a_connection_the_words_are_pasted_and_saved_later(writing, item):
    found, page = sample("word-mac"), writing.page

    page.context.set_offline(True)
    paste(page, found.html, found.text)
    page.get_by_role("alert").filter(has_text="The formatting could").wait_for()
    told = notice(page)
    page.context.set_offline(False)
    wait_until_saved(page)

    item.refresh_from_db()
    words = [" ".join(line.split()) for line in found.text.split("\n")]
    assert richtext.words_of(item.discussion).split("\n") == words
    assert text_of(page) == item.discussion
    assert told == (
        "The formatting could not be read without the server, so only the words were pasted. To "
        "have it, undo, and paste again when there is a connection."
    )


def test_what_is_typed_before_the_paste_arrives_comes_after_it(writing, item):
    page = writing.page
    page.route("**/paste/", lambda route: (page.wait_for_timeout(700), route.continue_()))
    page.keyboard.type("First")

    paste(page, "<p class=MsoNormal> pasted <b>words</b></p>", "pasted words")
    page.keyboard.type(", then typed.")
    page.get_by_text("pasted words").wait_for()
    page.keyboard.type(" And on.")
    wait_until_saved(page)

    assert text_of(page) == "<p>Firstpasted <strong>words</strong>, then typed. And on.</p>"


def test_one_step_back_takes_a_paste_away(writing, item):
    found, page = sample("word-table"), writing.page
    page.keyboard.type("Before.")
    page.wait_for_timeout(700)  # what is typed within half a second is one step

    paste(page, found.html, found.text)
    page.get_by_text("Noted.").wait_for()
    page.keyboard.press("Control+z")

    assert text_of(page) == "<p>Before.</p>"


def test_a_table_pasted_into_a_sentence_and_into_a_cell_keeps_every_word(writing, item):
    found, page = sample("word-table"), writing.page
    page.keyboard.type("Before and after")
    for _ in "after":
        page.keyboard.press("ArrowLeft")

    for _ in range(2):
        paste(page, found.html, found.text)
        page.wait_for_timeout(800)
        page.locator("[contenteditable=true] td").first.click()
    wait_until_saved(page)

    item.refresh_from_db()
    assert text_of(page) == item.discussion
    assert richtext.words_of(item.discussion).count("Total of both years") == 2
    assert writing.problems() == []
