"""The live screen where it is rarely tried: a long text at the last moment, hasty clicks, no JavaScript, two carets."""

from playwright.sync_api import expect

from tests.journeys.conftest import PASSWORD
from tests.journeys.test_pastes import PASTE
from tests.journeys.writing import EDITOR, SAVED, paragraphs, saved
from tests.real_server import session_of

LONG = [
    f"Paragraph {number}: {'the strategy was discussed at length. ' * 12}" for number in range(200)
]
"""Some 90 kB, more than a browser sends for a page that has been left."""


def paste_long(writer):
    html = "".join(f"<p>{words}</p>" for words in LONG)
    writer.page.locator(EDITOR).evaluate(PASTE, {"html": html, "text": "\n".join(LONG)})
    writer.wait_for_state("Not saved: kept on this device.")


def test_text_that_is_too_long_to_send_at_leaving_waits_on_the_device(writes, scene):
    writer = writes(scene.unit)
    writer.cut_network()
    paste_long(writer)
    writer.type("The last words.")
    writer.page.goto("about:blank")
    writer.close_tab()
    writer.mend_network()

    whole = [*(words.strip() for words in LONG), "The last words."]
    writer.open(scene.item)
    if paragraphs(saved(scene.item)) != whole:  # a slow browser may have sent it all the same
        writer.page.get_by_role("button", name="Bring it back").click()
        writer.wait_for_state(SAVED.strip())

    assert paragraphs(saved(scene.item)) == whole


def test_window_that_closes_after_another_was_opened_leaves_its_text_there(writes, scene):
    writer = writes(scene.unit)
    first = writer.page
    address = first.locator(f"#item-{scene.item.pk}").get_attribute("data-autosave")
    first.route(f"**{address}", lambda route: route.abort())
    paste_long(writer)
    writer.open(scene.item)
    box = writer.page.locator(".live__item.is-current .comparison")
    assert box.count() == 0

    first.close()
    box.get_by_role("button", name="Bring it back").click()
    writer.wait_for_state(SAVED)

    assert paragraphs(saved(scene.item)) == [words.strip() for words in LONG]


def test_second_click_on_signing_in_again_signs_in_once(writes, scene):
    writer = writes(scene.unit)
    asked = []
    writer.page.on(
        "request",
        lambda request: (
            asked.append(request.url)
            if request.method == "POST" and "/sign-in/" in request.url
            else None
        ),
    )
    writer.end_session()
    writer.type("Typed without a session.")
    writer.wait_for_state("Not saved: kept on this device. Sign in")

    writer.page.locator("[data-sign-in-here]").dblclick()
    writer.page.get_by_label("E-mail").fill(scene.unit.email)
    writer.page.get_by_label("Password", exact=True).fill(PASSWORD)
    expect(writer.page.locator("dialog")).to_have_count(1)
    writer.page.locator("dialog").get_by_role("button", name="Sign in").dblclick()
    writer.wait_for_state(SAVED)

    assert len(asked) == 1
    assert paragraphs(saved(scene.item)) == ["Typed without a session."]


def test_without_javascript_each_item_leads_to_its_own_page(plain_desk, scene):
    cookie = {"name": "board_session", "value": session_of(scene.unit)}
    plain_desk.page.context.add_cookies([{**cookie, "url": plain_desk.address}])
    plain_desk.go(f"/meetings/{scene.meeting.pk}/minutes/live/")

    bar = plain_desk.page.locator(".live__bar").inner_text().strip()
    assert bar == (
        "Without JavaScript each item is written on a page of its own: its link stands under its text."
    )
    plain_desk.check()
    plain_desk.page.locator(f"#item-{scene.item.pk}").get_by_role("link", name="Write ").click()
    plain_desk.page.get_by_role("textbox", name="Discussion").fill("Written without scripts.")
    plain_desk.click("Save")
    assert saved(scene.item) == "Written without scripts."


def test_caret_stays_where_it_is_when_words_of_another_arrive(writes, scene):
    mine, theirs = writes(scene.unit), writes(scene.taker)
    mine.type("The first half. The second half.")
    mine.wait_for_state(SAVED)
    for _key in " The second half.":
        mine.page.keyboard.press("ArrowLeft")
    theirs.reload()
    theirs.page.locator(EDITOR).focus()
    theirs.page.keyboard.press("Control+Home")
    theirs.page.keyboard.type("Before it all. ")
    theirs.wait_for_state(SAVED)

    expect(mine.page.locator(EDITOR)).to_contain_text("Before it all.", timeout=20_000)
    mine.page.keyboard.type(" Between them.")
    mine.wait_for_state(SAVED)

    words = " ".join(paragraphs(saved(scene.item)))
    assert words == "Before it all. The first half. Between them. The second half."


def test_editor_that_does_not_come_is_asked_for_again(writes, scene):
    writer = writes(scene.unit)
    refused = []

    def refuse_twice(route):
        refused.append(route.request.url)
        route.abort() if len(refused) < 3 else route.continue_()

    writer.page.route("**/django_prose_editor/editor*", refuse_twice)
    writer.page.reload()
    notice = writer.page.locator(".live__item.is-current [data-no-editor]")
    expect(notice).to_have_text(
        "You cannot write here yet: the editor did not come from the server."
        " It is asked for again every few seconds."
    )
    writer.wait_until_ready()
    writer.type("Written after all.")
    writer.wait_for_state(SAVED)

    assert len(refused) == 3
    expect(notice).to_have_count(0)
    assert paragraphs(saved(scene.item)) == ["Written after all."]
