"""The unit runs the tracker review in a meeting, and the minutes show it: on the page and in the PDF."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from actions.models import Action
from meetings.enums import ItemKind
from tests import database
from tests.factories.actions import ActionFactory, meeting_held
from tests.factories.meetings import ItemFactory, MeetingFactory
from tests.factories.writing import room
from tests.journeys.conftest import PASSWORD

TEXTS = ("Write to the schools", "Agree the pathway", "Count the returns")

# The first key pressed after a row came in must find the focus on it: nothing may lie between the two.
FOCUS_ONCE_CHANGED = """() => ({ found: new Promise((done) => {
  const watch = new MutationObserver(() => {
    watch.disconnect();
    setTimeout(() => done(document.activeElement.id));
  });
  watch.observe(document.querySelector("[data-review]"), { childList: true, subtree: true });
}) })"""


@pytest.fixture
def scene(server):
    """A meeting with an action tracker: one action is overdue, one not due yet, one claimed complete."""
    database.empty()
    found = room()
    for person in (found.unit, found.chair):
        person.set_password(PASSWORD)
        person.save()
    found.tracker = ItemFactory(
        part=found.part, title="Action tracker", kind=ItemKind.ACTION_TRACKER
    )
    MeetingFactory(group=found.group, date=timezone.localdate() + timedelta(days=70))
    earlier = meeting_held(found.group, date(2026, 3, 5), created_by=found.unit)
    days = [timezone.localdate() + timedelta(days=count) for count in (-9, 60, -1)]
    for number, (text, day) in enumerate(zip(TEXTS, days, strict=True), start=1):
        ActionFactory(
            meeting=earlier,
            reference=f"A-2026-00{number}",
            text=text,
            due_kind="date",
            due_on=day,
            status="complete" if number == 3 else "in_progress",
            owned_by=[found.nurse],
            created_by=found.unit,
        )
    return found


def row(page, number):
    return page.locator("[data-review-row]", has_text=f"A-2026-00{number}")


def test_review_is_run_with_keys_and_the_minutes_say_so(desk, phone, scene):
    tracker = reverse("meetings:tracker", args=[scene.meeting.pk, scene.tracker.pk])
    desk.sign_in(scene.unit.email, PASSWORD)
    desk.go(tracker)
    desk.check("tracker-review")
    update_with_keys(desk)
    colour_and_move(desk)
    close_on_the_live_screen(desk, scene)
    minutes_say_it(desk, scene)
    on_a_phone(phone, scene, tracker)


def update_with_keys(visitor):
    page = visitor.page
    row(page, 1).focus()
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("u")
    row(page, 1).get_by_role("button", name="Save update").wait_for()
    page.keyboard.type("Twelve of twenty have answered, xj.")
    keep_what_is_typed(page)
    visitor.check("tracker-update")
    row(page, 1).get_by_role("button", name="Save update").click()
    row(page, 1).get_by_text("At this meeting").wait_for()
    page.locator("[data-review-said]", has_text="The update has been saved.").wait_for()
    assert page.evaluate("document.activeElement.id") == row(page, 1).get_attribute("id")


def keep_what_is_typed(page):
    """Esc asks before it drops words, and the answer No keeps them."""
    asked = []
    page.once("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    page.keyboard.press("Escape")
    assert asked == ["Drop what you typed here? It has not been saved."]
    words = row(page, 1).get_by_label("What has happened").input_value()
    assert words == "Twelve of twenty have answered, xj."
    assert row(page, 1).get_by_label("In progress").is_checked()


def colour_and_move(visitor):
    page = visitor.page
    page.keyboard.press("j")
    page.keyboard.press("c")
    row(page, 2).get_by_label("Red").check()
    row(page, 2).get_by_label("Reason").fill("Nobody leads it")
    row(page, 2).get_by_role("button", name="Save colour").click()
    row(page, 2).get_by_text("Colour set to red").first.wait_for()
    page.keyboard.press("e")
    row(page, 2).get_by_label("Date due").wait_for()
    assert page.evaluate("document.activeElement.name") == "due_on"
    row(page, 2).get_by_label("At the next meeting").check()
    row(page, 2).get_by_label("Why the date moves").fill("A new lead starts in May")
    row(page, 2).get_by_role("button", name="Move the date").click()
    row(page, 2).get_by_text("A new lead starts in May").first.wait_for()
    visitor.check("review")


def close_on_the_live_screen(visitor, scene):
    page = visitor.page
    visitor.go(reverse("meetings:minutes_live", args=[scene.meeting.pk]))
    page.locator(f"[data-show='{scene.tracker.pk}']").click()
    row(page, 3).focus()
    page.keyboard.press("u")
    row(page, 3).get_by_role("button", name="Save update").wait_for()
    assert page.evaluate("document.activeElement.name") == "text"
    focused_as_it_came_in = page.evaluate_handle(FOCUS_ONCE_CHANGED)
    page.keyboard.press("Escape")
    row(page, 3).get_by_role("button", name="Save update").wait_for(state="detached")
    focused = focused_as_it_came_in.evaluate("({ found }) => found")
    assert focused == row(page, 3).get_attribute("id")
    page.keyboard.press("x")
    row(page, 3).get_by_label("Close it without evidence").check()
    row(page, 3).get_by_role("button", name="Confirm and close").click()
    row(page, 3).get_by_text("Closed").first.wait_for()
    visitor.check("tracker-live")
    assert Action.objects.get(reference="A-2026-003").status == "closed"


def minutes_say_it(visitor, scene):
    address = scene.meeting.minutes.get_absolute_url()
    visitor.go(address)
    visitor.check("tracker-minutes")
    link = visitor.page.get_by_role("link", name="PDF").first.get_attribute("href")
    pdf = visitor.page.request.get(f"{visitor.address}{link}").body()
    printed = " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    shown = visitor.page.locator("main").inner_text()
    for words in (
        "Twelve of twenty have answered, xj.",
        "Colour set to red: Nobody leads it",
        "A new lead starts in May",
        "Red: overdue or off track",
        "Action closed.",
    ):
        found = [words in " ".join(text.split()) for text in (shown, printed)]
        assert (words, found) == (words, [True, True])


def on_a_phone(visitor, scene, tracker):
    visitor.sign_in(scene.chair.email, PASSWORD)
    visitor.go(reverse("actions:group_list"))
    visitor.check()
    page = visitor.page
    first = page.locator("[data-row]", has_text="A-2026-001")
    first.get_by_label("Update").fill("Fifteen now.")
    first.get_by_role("button", name="Save").click()
    first.get_by_text("Saved.").wait_for()
    page.locator("[data-row]", has_text="A-2026-002").get_by_label("Update").fill("Named.")
    page.get_by_role("button", name="Save all that changed").click()
    page.get_by_text("1 action saved.").first.wait_for()
    visitor.check("group-actions-saved")
    assert Action.objects.get(reference="A-2026-002").updates.first().text == "Named."

    visitor.page.context.clear_cookies()
    visitor.sign_in(scene.unit.email, PASSWORD)
    visitor.go(tracker)
    visitor.check("tracker-phone")
