"""Years of minutes in Word: both samples come in, are checked and accepted, and search finds what they say."""

import pytest

from board.models import Group
from meetings.demo import DEMO_SIGN_INS
from meetings.enums import ImportState
from meetings.models import Meeting, MinutesImport
from meetings.services import imports
from tests.factories.imports import THREE_COLUMN, TWO_COLUMN

UNIT, *_ = DEMO_SIGN_INS


@pytest.mark.parametrize("screen", ["desk", "phone"])
def test_minutes_come_over_from_word(demo_board, request, screen):
    visitor = request.getfixturevalue(screen)
    group = Group.objects.order_by("pk")[1 if screen == "desk" else 2]
    visitor.sign_in(UNIT.email, UNIT.password)
    brings_both_samples(visitor, group)
    for path in (THREE_COLUMN, TWO_COLUMN):
        checks_and_accepts(visitor, group, path.name)
    takes_an_open_action(visitor, group)
    finds_what_was_said(visitor, group)


def brings_both_samples(visitor, group):
    visitor.go("/meetings/")
    visitor.click("Minutes from Word")
    visitor.check("from-word-before")
    visitor.click("Bring minutes in")
    visitor.check("from-word-bring")
    visitor.page.get_by_label("Whose minutes are they?").select_option(str(group.pk))
    wrong = {"name": "wrong.docx", "mimeType": "text/plain", "buffer": b"words"}
    visitor.page.set_input_files("[type=file]", [wrong])
    visitor.click("Bring them in")
    visitor.page.get_by_text("wrong.docx is not a Word document").first.wait_for()
    visitor.go("/meetings/import/add/")
    visitor.page.get_by_label("Whose minutes are they?").select_option(str(group.pk))
    visitor.page.set_input_files("[type=file]", [str(TWO_COLUMN), str(THREE_COLUMN)])
    visitor.click("Bring them in")
    visitor.page.get_by_text("2 files are being read").wait_for()
    visitor.check("from-word-being-read")
    for row in MinutesImport.objects.filter(group=group, state=ImportState.WAITING):
        imports.read(row.pk)
    visitor.page.get_by_text("2 to check").wait_for()
    visitor.check("from-word-to-check")


def checks_and_accepts(visitor, group, name):
    page = visitor.page
    row = MinutesImport.objects.get(group=group, name=name)
    visitor.go(row.get_absolute_url())
    visitor.check(f"from-word-check-{row.name}")
    page.get_by_label("Venue", exact=True).fill("")
    page.get_by_label("Date", exact=True).fill("2031-01-01")
    visitor.click("Save corrections")
    page.get_by_role("link", name="the day cannot lie ahead").click()
    assert page.evaluate("document.activeElement.id") == "meeting-date"
    visitor.check(f"from-word-wrong-{row.name}")
    page.get_by_label("Date", exact=True).fill(row.corrections["meeting"]["date"])
    page.get_by_label("Venue", exact=True).fill("The Old Granary")
    visitor.click("Save corrections")
    page.get_by_text("Your corrections are saved").wait_for()
    visitor.click("Save and go on to accept")
    visitor.check(f"from-word-accept-{row.name}")
    page.get_by_label("Leave these names as they are written").check()
    visitor.click("Accept the minutes")
    page.get_by_text("a closed meeting").first.wait_for()
    visitor.check(f"from-word-accepted-{row.name}")
    row.refresh_from_db()
    assert row.meeting.venue == "The Old Granary"


def takes_an_open_action(visitor, group):
    visitor.click("Take open actions onto the tracker")
    visitor.check("from-word-actions")
    visitor.page.get_by_label("Bryony Tate to circulate the link.").check()
    visitor.click("Take those ticked onto the tracker")
    visitor.page.get_by_text("1 action is on the tracker now").wait_for()


def finds_what_was_said(visitor, group):
    visitor.go("/search/?q=watching+brief")
    meeting = Meeting.objects.get(group=group, date="2025-06-11")
    visitor.page.get_by_text(meeting.reference).first.wait_for()
    visitor.go(f"/meetings/{meeting.pk}/minutes/")
    visitor.page.get_by_role("link", name="The Word file").wait_for()
    visitor.check("from-word-minutes")
