"""What the live screen asks and says: one question at a time, refusals that pass, quick lines, pastes, forms."""

import re

import pytest
from playwright.sync_api import expect

from meetings.models import Challenge, Decision
from meetings.services import records
from tests.journeys.browser import Visitor
from tests.journeys.test_pastes import PASTE
from tests.journeys.writing import EDITOR, SAVED, paragraphs, saved
from tests.real_server import session_of

NOT_SAVED = "Not saved: kept on this device. "


def box(writer):
    return writer.page.locator(".live__item.is-current .comparison")


def heading(writer):
    return box(writer).locator("h2")


def complaints(writer):
    return writer.page.locator("[data-cause] span")


def hold(writer, words):
    """Words that only the device has when the page is opened again."""
    writer.cut_network()
    writer.type(words)
    writer.wait_for_state(NOT_SAVED)
    writer.close_tab()
    writer.mend_network()


def paste(writer, html, text):
    writer.page.locator(EDITOR).evaluate(PASTE, {"html": html, "text": text})


# -- questions ---------------------------------------------------------------------------------


def test_two_texts_go_before_what_the_device_held_and_neither_is_forgotten(writes, scene):
    mine, theirs = writes(scene.unit), writes(scene.taker)
    hold(mine, "Held.")
    mine.open(scene.item)
    expect(heading(mine)).to_have_text("This device holds text that was not saved")
    mine.cut_network()
    mine.type("Mine.")
    theirs.type("Theirs.")
    theirs.wait_for_state(SAVED)
    mine.mend_network()

    expect(heading(mine)).to_have_text("Two texts of this item")
    mine.page.keyboard.press("Alt+c")
    assert heading(mine).evaluate("h2 => h2 === document.activeElement")
    box(mine).get_by_role("button", name="Join both").click()
    expect(heading(mine)).to_have_text("This device holds text that was not saved")
    mine.settle()

    assert sorted(paragraphs(saved(scene.item))) == ["Held.", "Mine.", "Theirs."]


def test_held_text_that_cannot_be_compared_can_be_read_and_asked_for_again(writes, scene):
    writer = writes(scene.unit)
    hold(writer, "Held.")
    writer.context.route("**/compare/", lambda route: route.fulfill(status=403, body="<p>No</p>"))

    writer.open(scene.item)
    expect(box(writer)).to_contain_text("You may not write this now.")
    assert "Held." in box(writer).inner_text()
    writer.context.unroute_all()
    box(writer).get_by_role("button", name="Try again").click()
    box(writer).get_by_role("button", name="Bring it back").click()
    writer.wait_for_state(SAVED)

    assert paragraphs(saved(scene.item)) == ["Held."]


def test_held_text_is_told_in_the_bar_of_a_phone(writes, scene):
    writer = writes(scene.unit)
    hold(writer, "Held.")
    writer.open(scene.closed)
    writer.page.set_viewport_size({"width": 390, "height": 844})

    link = writer.page.locator("[data-held] a")
    expect(link).to_be_in_viewport()
    link.click()

    expect(heading(writer)).to_be_focused()
    expect(heading(writer)).to_be_in_viewport()
    assert Visitor(writer.page, writer.address).problems() == []
    writer.settle()
    expect(link).to_have_count(0)


# -- refusals ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (413, "This is more than the server takes at once."),
        (404, "This is no longer there"),
        (200, "There is no answer from the server"),
    ],
)
def test_answer_that_is_no_save_is_told_as_what_it_is(writes, scene, status, told):
    writer = writes(scene.unit)
    page = writer.page
    page.route("**/autosave/", lambda route: route.fulfill(status=status, body="<p>Gate</p>"))

    writer.type("Words.")
    writer.wait_for_state(NOT_SAVED + told)
    page.unroute_all()
    writer.type("More.")
    writer.wait_for_state(SAVED)

    assert paragraphs(saved(scene.item)) == ["Words.", "More."]


def test_text_is_sent_when_the_other_account_has_gone(writes, scene):
    writer = writes(scene.unit)
    cookie = {"name": "board_session", "url": writer.address}

    writer.context.add_cookies([{**cookie, "value": session_of(scene.taker)}])
    writer.type("Mine.")
    writer.wait_for_state(f"{NOT_SAVED}{scene.taker.full_name} is signed in now")
    expect(complaints(writer)).to_contain_text(["Somebody else is signed in now."])
    writer.sign_in()
    writer.wait_for_state(SAVED)

    assert paragraphs(saved(scene.item)) == ["Mine."]
    expect(complaints(writer)).to_have_count(0)


def test_item_page_goes_on_saving_when_its_form_was_stopped(writes, scene):
    page = writes(scene.unit).page
    page.goto(page.url.partition("/meetings")[0] + scene.item.get_absolute_url())
    page.wait_for_selector("html[data-editor=ready]")
    page.evaluate("addEventListener('submit', event => event.preventDefault(), {once: true})")

    page.locator("[contenteditable=true]").click()
    page.keyboard.type("One.")
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_timeout(1000)
    page.locator("[contenteditable=true]").press("Control+End")
    page.keyboard.type(" Two.")
    page.wait_for_timeout(3000)

    assert (saved(scene.item), page.locator(".ProseMirror").count()) == ("One. Two.", 1)


def test_page_that_is_left_while_a_save_is_under_way_sends_the_newest(writes, scene):
    writer = writes(scene.unit)
    held = []
    writer.page.route(
        "**/autosave/", lambda route: route.continue_() if held else held.append(route)
    )

    writer.type("Under way.")
    writer.wait_for_state("Saving")
    writer.page.keyboard.type(" And more.")
    writer.page.goto("about:blank")
    writer.page.wait_for_timeout(1500)

    assert paragraphs(saved(scene.item)) == ["Under way. And more."]


def test_refusals_stay_until_their_cause_is_gone_or_they_are_dismissed(writes, scene):
    writer = writes(scene.unit)
    for words in ("A: one", "A: two"):
        writer.type(words)
        writer.page.keyboard.press("Enter")
        expect(complaints(writer).filter(has_text=words)).to_have_count(1)

    expect(complaints(writer)).to_have_count(2)
    assert Visitor(writer.page, writer.address).problems() == []
    writer.page.get_by_role("button", name="Dismiss: “A: one”").click()
    expect(complaints(writer)).to_have_text([re.compile("^“A: two” stays in the text")])
    writer.page.locator(EDITOR).press("Control+a")
    writer.page.keyboard.press("Delete")

    expect(complaints(writer)).to_have_count(0)


# -- quick lines -------------------------------------------------------------------------------


def test_lines_left_in_the_text_are_told_and_turned_into_records_by_key(writes, scene):
    writer = writes(scene.unit)
    words = "Before.\nDecision: go on\nDecision: stop"
    paste(writer, "".join(f"<p>{line}</p>" for line in words.split("\n")), words)
    writer.wait_for_state(SAVED)
    writer.page.locator(EDITOR).press("Control+Home")

    note = writer.page.locator(".live__item.is-current [data-lines-left]")
    expect(note).to_contain_text("2 quick lines are not records yet.")
    assert Visitor(writer.page, writer.address).problems() == []
    note.get_by_role("button", name="Turn them into records").press("Enter")
    expect(note).to_be_hidden()
    writer.wait_for_state(SAVED)
    writer.page.wait_for_timeout(1500)

    assert [each.text for each in Decision.objects.order_by("pk")] == ["go on", "stop"]
    assert paragraphs(saved(scene.item)) == ["Before."]


def test_line_whose_answer_was_lost_makes_one_record_after_a_reload(writes, scene):
    writer = writes(scene.unit)
    lost, is_mended = [], []

    def lose(route):
        if is_mended:
            return route.continue_()
        lost or lost.append(route.fetch())
        return route.abort()

    writer.page.route("**/capture/", lose)
    writer.type("Decision: go on")
    writer.page.keyboard.press("Enter")
    writer.wait_for_state(SAVED)
    assert (len(lost), Decision.objects.count()) == (1, 1)
    is_mended.append(True)
    writer.reload()
    expect(writer.page.locator(EDITOR)).not_to_contain_text("Decision")
    writer.settle()
    writer.page.wait_for_timeout(1500)

    assert (saved(scene.item), Decision.objects.count()) == ("", 1)


def test_undo_takes_back_a_line_that_has_just_become_a_record(writes, scene):
    writer = writes(scene.unit)
    said = writer.page.locator("[data-said]")
    writer.type("Decision: go on")
    writer.page.keyboard.press("Enter")
    expect(said).to_contain_text("Taken from the text: decision.")
    writer.wait_for_state("Saved")

    writer.page.locator(EDITOR).press("Control+z")
    expect(said).to_contain_text("The line is back at the end of the text")
    expect(writer.page.locator(EDITOR)).to_contain_text("Decision: go on")

    assert (paragraphs(writer.text), Decision.objects.count()) == (["Decision: go on"], 0)
    assert paragraphs(saved(scene.item)) == ["Decision: go on"]


def test_undo_goes_on_past_a_line_that_became_a_record(writes, scene):
    writer = writes(scene.unit)
    writer.type("Before.")
    writer.page.wait_for_timeout(700)
    writer.type("Decision: go on")
    writer.page.keyboard.press("Enter")
    expect(writer.page.locator("[data-said]")).to_contain_text("Taken from the text")
    writer.page.keyboard.type("After.")
    assert paragraphs(writer.text) == ["Before.", "After."]

    writer.page.keyboard.press("Control+z")
    once = paragraphs(writer.text)
    writer.page.keyboard.press("Control+z")

    assert (once, paragraphs(writer.text), Decision.objects.count()) == (["Before."], [], 1)


def test_line_goes_back_into_the_text_once_on_a_double_click(writes, scene):
    writer = writes(scene.unit)
    writer.type("Q: why so few?")
    writer.page.keyboard.press("Enter")
    back = writer.page.get_by_role("button", name="Back into the text")
    back.wait_for()
    writer.wait_for_state("Saved")

    back.dblclick()
    expect(back).to_have_count(0)
    writer.page.wait_for_timeout(1000)

    assert (saved(scene.item), Challenge.objects.count()) == ("Q: why so few?", 0)
    assert paragraphs(writer.text) == ["Q: why so few?"]
    expect(complaints(writer)).to_have_count(0)


# -- pastes and forms --------------------------------------------------------------------------


def test_paste_that_had_not_arrived_is_offered_by_the_next_page(writes, scene):
    writer = writes(scene.unit)
    writer.page.route("**/paste/", lambda route: None)
    paste(writer, "<p class=MsoNormal>From <b>Word</b></p>", "From Word")
    writer.page.wait_for_timeout(500)
    writer.close_tab()

    writer.open(scene.item)
    expect(heading(writer)).to_have_text("This device holds a paste that is not in the text")
    box(writer).get_by_role("button", name="Put it at the end").click()
    writer.wait_for_state(SAVED)
    writer.reload()

    assert paragraphs(saved(scene.item)) == ["From Word"]
    expect(box(writer)).to_have_count(0)


def open_form(writer, name):
    writer.page.locator(".live__item.is-current").get_by_role("link", name=name).click()
    return writer.page.locator("dialog")


def test_form_of_a_record_keeps_what_was_typed_under_its_version(writes, scene):
    decision = records.record_decision(item=scene.item, text="Go on", by=scene.unit)
    writer = writes(scene.unit)

    form = open_form(writer, "Change")
    form.locator("textarea").first.fill("Go on at once")
    writer.page.keyboard.press("Escape")
    form = open_form(writer, "Change")
    expect(form.locator("textarea").first).to_have_value("Go on at once")
    writer.page.keyboard.press("Escape")
    records.edit_decision(
        decision=decision, expected_version=1, by=scene.taker, text="Stop", condition=""
    )
    form = open_form(writer, "Change")
    expect(form.locator("textarea").first).to_have_value("Stop")
    expect(form.locator(".kept-words dd")).to_have_text(["Go on at once"])
    form.get_by_role("link", name="Cancel").click()
    form = open_form(writer, "Change")

    expect(form.locator(".kept-words")).to_have_count(0)
    form.locator("textarea").first.fill("Go on")
    form.get_by_role("button", name="Save").dblclick()
    expect(form).to_have_count(0)
    decision.refresh_from_db()
    assert (decision.text, decision.version) == ("Go on", 3)


SLOW_TO_FIND = """const ask = navigator.locks.query.bind(navigator.locks);
navigator.locks.query = () => new Promise((go) => setTimeout(go, 1500)).then(ask)"""


def test_form_keeps_what_was_typed_before_earlier_words_were_found(writes, scene):
    records.record_decision(item=scene.item, text="Go on", by=scene.unit)
    writer = writes(scene.unit)
    writer.page.evaluate(SLOW_TO_FIND)

    form = open_form(writer, "Change")
    form.locator("textarea").first.fill("Go on at once")
    writer.page.keyboard.press("Escape")
    form = open_form(writer, "Change")
    expect(form.locator("textarea").first).to_have_value("Go on at once")
    writer.page.keyboard.press("Escape")
    form = open_form(writer, "Change")
    form.locator("textarea").first.fill("Go on in May")

    expect(form.locator(".kept-words dd")).to_have_text(["Go on at once"])
    expect(form.locator("textarea").first).to_have_value("Go on in May")


def test_records_are_shown_when_the_focus_has_left_them(writes, scene):
    records.record_decision(item=scene.item, text="Mine", by=scene.unit)
    writer = writes(scene.unit)
    shown = writer.page.locator(".live__item.is-current [data-records]")
    writer.page.wait_for_timeout(1000)
    shown.get_by_role("link", name="Change").focus()

    records.record_decision(item=scene.item, text="Theirs", by=scene.taker)
    writer.page.wait_for_timeout(6000)
    assert "Theirs" not in shown.inner_text()
    writer.page.locator(EDITOR).focus()

    expect(shown).to_contain_text("Theirs", timeout=2000)


def test_long_decision_leaves_room_on_the_rooms_screen(writes, scene, real):
    writer = writes(scene.unit)
    records.record_decision(item=scene.item, text="Long words. " * 400, by=scene.unit)
    address = f"{real.url}/meetings/{scene.meeting.pk}/minutes/room/?item={scene.item.pk}"

    writer.page.goto(address)

    expect(writer.page.locator(".room__after")).to_be_in_viewport()
