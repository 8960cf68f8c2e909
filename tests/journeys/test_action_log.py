"""An action log with odd headings comes in: columns confirmed, questions answered, all taken in, one found."""

from datetime import date

from actions.models import Action
from board.models import Person
from meetings.demo import DEMO_SIGN_INS
from tests.factories.logs import workbook

UNIT = DEMO_SIGN_INS[0]
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEADINGS = ("Ref.", "What we said we would do", "Whose job", "To be done by", "BRAG", "Chatter")


def log_with_questions():
    """Two of four rows have a question: a day that does not exist, and a colour nobody knows."""
    unit = Person.objects.get(email=UNIT.email).full_name
    return workbook(
        ["Executive action log"],
        [],
        HEADINGS,
        ["Executive – 12 March 2026"],
        ("X/1", "Circulate the lighthouse protocol", unit, date(2026, 4, 30), "Green", "Sent"),
        ("X/2", "Write to all harbour schools", unit, "31/02/2026", "Amber", ""),
        ("X/3", "Bring the figures on lanterns", unit, "next meeting", "Turquoise", ""),
        ("X/4", "Thank the pilots", "All members", "ongoing", "", ""),
    )


def checked(visitor, name):
    """Hold the page to the baseline at a desk and at the width of a phone."""
    visitor.check(name)
    visitor.page.set_viewport_size({"width": 390, "height": 844})
    visitor.check(f"{name}-on-a-phone")
    visitor.page.set_viewport_size({"width": 1280, "height": 900})


def test_log_with_odd_headings_comes_in(desk, demo_board):
    unit_hands_in(desk)
    unit_confirms(desk)
    unit_answers(desk)
    unit_takes_in(desk)
    unit_finds(desk)
    unit_takes_back(desk)


def unit_hands_in(visitor):
    page = visitor.page
    visitor.sign_in(UNIT.email, UNIT.password)
    visitor.go("/actions/")
    visitor.click("Action logs from Excel or CSV")
    checked(visitor, "logs-none")
    visitor.click("Bring in an action log")
    page.get_by_label("Group").select_option(index=1)
    file = {"name": "Notes.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7"}
    page.set_input_files("[type=file]", file)
    visitor.click("Read this file")
    summary = page.locator(".govuk-error-summary").inner_text()
    assert "This is not an Excel workbook or a CSV file." in summary
    checked(visitor, "log-refused")
    file = {"name": "Our log.xlsx", "mimeType": SHEET, "buffer": log_with_questions()}
    page.set_input_files("[type=file]", file)
    visitor.click("Read this file")


def unit_confirms(visitor):
    page = visitor.page
    page.get_by_role("heading", name="Confirm the columns").wait_for()
    checked(visitor, "log-columns")
    page.get_by_label("What “What we said we would do” is").select_option(
        label="What is to be done"
    )
    page.get_by_label("What “Whose job” is").select_option(label="Owner")
    page.get_by_label("What “To be done by” is").select_option(label="Date due")
    visitor.click("Confirm the columns")


def unit_answers(visitor):
    page = visitor.page
    page.get_by_text("2 rows still with a question.").wait_for()
    checked(visitor, "action-log")
    page.get_by_label("Date due Row 6").fill("28 February 2027")
    page.get_by_label("Status Row 7").select_option(label="In progress")
    visitor.click("Save corrections")
    page.get_by_text("2 rows saved.").wait_for()
    checked(visitor, "log-ready")
    visitor.click("Change row 5")
    checked(visitor, "log-row")
    visitor.click("Cancel")
    visitor.click("Names")
    checked(visitor, "log-names")
    visitor.click("Cancel")


def unit_takes_in(visitor):
    visitor.click("Take in 4 actions")
    visitor.page.get_by_text("4 actions taken in.").wait_for()
    checked(visitor, "log-taken-in")
    visitor.go("/actions/logs/")
    checked(visitor, "logs")


def unit_finds(visitor):
    action = Action.objects.get(text="Write to all harbour schools")
    assert action.due_on == date(2027, 2, 28)
    visitor.go("/search/?q=harbour+schools")
    visitor.page.get_by_role("link", name=action.reference).first.click()
    visitor.page.get_by_role("heading", name="Write to all harbour schools").wait_for()
    checked(visitor, "log-action")
    visitor.go("/search/?q=X/2")
    assert action.reference in visitor.page.locator("main").inner_text()


def unit_takes_back(visitor):
    visitor.go("/actions/logs/")
    visitor.page.get_by_role("link", name="Our log.xlsx").click()
    visitor.click("Take back the whole log")
    visitor.page.get_by_text("The actions of this log have been taken back.").wait_for()
    assert not Action.objects.filter(text="Write to all harbour schools").exists()
