"""Ordering an agenda by keys and by hand, and writing minutes when things go wrong."""

import re

import pytest

from board.models import Group
from meetings.demo import DEMO_SIGN_INS
from meetings.models import AgendaItem, Meeting

UNIT, CHAIR, _, MEMBER, TAKER = DEMO_SIGN_INS[:5]


@pytest.fixture
def coming(demo_board):
    """The board's next meeting, whose agenda is out and holds a confidential item."""
    return Meeting.objects.filter(group__code="BM", status="published").first()


@pytest.fixture
def draft(demo_board):
    """An item with a discussion, in minutes that are being drafted."""
    return (
        AgendaItem.objects.filter(meeting__minutes__status="drafting")
        .exclude(discussion="")
        .order_by("pk")
        .first()
    )


def signed_in(visitor, who):
    visitor.sign_in(who.email, who.password)
    return visitor


def titles(page):
    return page.locator(".agenda-item__title").all_inner_texts()


def test_agenda_is_ordered_by_keyboard_and_the_move_is_announced(desk, coming):
    page = signed_in(desk, UNIT).page
    desk.go(f"/meetings/{coming.pk}/agenda/")
    before = titles(page)

    first = page.locator("[data-item]").first
    key = first.get_attribute("data-item")
    page.locator(f"#down-{key}").focus()
    page.keyboard.press("Enter")
    page.get_by_text(f"is now 2 of {len(before)}.").wait_for(state="attached")

    assert titles(page) == [before[1], before[0], *before[2:]]
    assert page.evaluate("document.activeElement.id") == f"down-{key}"
    assert desk.problems() == []


def test_agenda_is_ordered_by_dragging(desk, coming):
    page = signed_in(desk, UNIT).page
    desk.go(f"/meetings/{coming.pk}/agenda/")
    before = titles(page)

    grips = page.locator(".agenda-item__grip")
    grips.nth(2).drag_to(grips.nth(0), target_position={"x": 5, "y": 2})
    page.get_by_text(f"is now 1 of {len(before)}.").wait_for(state="attached")

    assert titles(page) == [before[2], *before[:2], *before[3:]]


def test_closed_title_is_for_chairs_and_the_unit_only(desk, phone, coming):
    item = coming.items.get(is_confidential=True)
    path = f"/meetings/{coming.pk}/agenda/"
    signed_in(desk, CHAIR).go(path)
    signed_in(phone, MEMBER).go(path)

    assert item.closed_title in desk.page.content()
    assert item.closed_title not in phone.page.content()
    assert item.title in phone.page.content()


def write(page, words):
    editor = page.locator("[contenteditable=true]")
    editor.click()
    page.keyboard.press("Control+End")
    page.keyboard.type(words)


def wait_until_saved(page):
    saved = page.locator("[data-save-state]").filter(has_text=re.compile(r"^Saved"))
    saved.wait_for(timeout=30_000)


def test_text_is_saved_while_writing(desk, draft):
    page = signed_in(desk, UNIT).page
    desk.go(draft.get_absolute_url())

    write(page, " The panel thanked the team.")
    wait_until_saved(page)

    draft.refresh_from_db()
    assert "The panel thanked the team." in draft.discussion


def test_text_written_without_a_connection_is_saved_when_it_is_back(desk, draft):
    page = signed_in(desk, UNIT).page
    desk.go(draft.get_absolute_url())

    page.locator("html[data-editor=ready]").wait_for()
    page.context.set_offline(True)
    write(page, " Written in a lift.")
    page.get_by_text("Not saved: kept on this device. There is no answer").wait_for()
    page.context.set_offline(False)
    wait_until_saved(page)

    draft.refresh_from_db()
    assert "Written in a lift." in draft.discussion


def test_two_writers_are_shown_both_texts(desk, plain_desk, draft):
    theirs, mine = signed_in(desk, UNIT).page, signed_in(plain_desk, UNIT).page
    desk.go(draft.get_absolute_url())
    plain_desk.go(draft.get_absolute_url())

    write(theirs, " Theirs came first.")
    with theirs.expect_navigation():
        theirs.get_by_role("button", name="Save", exact=True).click()
    mine.locator("[name=discussion_plain]").fill("Mine came second.")
    mine.get_by_role("button", name="Save", exact=True).click()
    mine.wait_for_load_state()

    shown = mine.locator(".comparison").inner_text()
    assert "Theirs came first." in shown
    assert "Mine came second." in shown
    assert mine.locator("[name=discussion_plain]").input_value() == "Mine came second."
    draft.refresh_from_db()
    assert "Theirs came first." in draft.discussion
    assert "Mine came second." not in draft.discussion


def test_membership_of_a_past_date_is_shown(desk, demo_board):
    board = Group.objects.get(code="BM")
    ended = board.seats.filter(memberships__ends_on__isnull=False).first()
    gone = ended.memberships.filter(ends_on__isnull=False).first()
    signed_in(desk, UNIT)

    desk.go(f"{board.get_absolute_url()}?on={gone.ends_on.isoformat()}")

    assert gone.person.full_name in desk.page.locator("main").inner_text()
    assert desk.problems() == []
