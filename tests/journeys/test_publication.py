"""From approved minutes to the public: one prepares and redacts, another checks, a visitor reads."""

import io

import pytest
from pypdf import PdfReader

from board.models import BoardProfile, Person
from meetings.demo import DEMO_SIGN_INS, PASSWORD
from meetings.models import MinutesVersion, Publication

UNIT = DEMO_SIGN_INS[0]
SECOND = "second@thornmere.example"


@pytest.fixture
def version(demo_board):
    """Approved minutes that nobody has published yet, and a second person of the unit."""
    person = Person(given_name="Wilf", family_name="Rowan", email=SECOND, role="business_unit")
    person.set_password(PASSWORD)
    person.save()
    BoardProfile.objects.update(has_public_area=False)
    found = MinutesVersion.objects.filter(minutes__meeting__group__code="QA", publications=None)
    return found.select_related("minutes__meeting").order_by("-approved_on").first()


def test_minutes_reach_the_public(desk, phone, plain_desk, version):
    reference = version.minutes.meeting.reference
    made, words = unit_prepares(desk, version)
    unit_redacts_without_scripts(plain_desk, made)
    unit_sends(desk, made)
    second_sends_back_and_publishes(phone, made)
    unit_opens_the_area(desk)
    visitor_reads(plain_desk, phone, reference, words)
    unit_holds_and_withdraws(desk, phone, made, reference)


def unit_prepares(visitor, version):
    page = visitor.page
    visitor.sign_in(UNIT.email, UNIT.password)
    visitor.go(f"/meetings/{version.minutes.meeting_id}/minutes/versions/{version.number}/")
    visitor.check("publication-version")
    visitor.click("Prepare for the public")
    visitor.check("publication-begin")
    visitor.click("Prepare it")
    visitor.check("publication-preparing")
    text = page.locator(".marking__passage:has-text('Discussion, paragraph') [data-redact]").first
    words = text.inner_text()[:12].strip()
    text.evaluate(
        """(text, count) => {
          const range = document.createRange()
          range.setStart(text.firstChild, 0)
          range.setEnd(text.firstChild, count)
          getSelection().removeAllRanges()
          getSelection().addRange(range)
        }""",
        len(words),
    )
    visitor.click("Redact the selected words")
    assert page.get_by_label("The words", exact=True).input_value() == words
    assert words not in page.url
    visitor.check("publication-redact")
    visitor.click("Redact")
    assert "Say why these words are redacted." in page.locator(".govuk-error-summary").inner_text()
    page.get_by_label("Personal data of a child").check()
    page.get_by_label("Also wherever else these words stand").check()
    visitor.click("Redact")
    page.get_by_text("Redacted in").first.wait_for()
    visitor.check("publication-redacted")
    return Publication.objects.get(minutes_version=version), words


def unit_redacts_without_scripts(visitor, made):
    page = visitor.page
    visitor.sign_in(UNIT.email, UNIT.password)
    visitor.go(made.get_absolute_url())
    passage = page.locator(".marking__passage:has-text('Action A-')").first
    passage.get_by_role("link", name="Redact").click()
    page.get_by_label("The whole action").check()
    page.get_by_label("Another reason").check()
    page.get_by_label("The other reason").fill("live enquiry")
    visitor.click("Redact")
    page.get_by_text("Redacted in one place.").wait_for()
    page.get_by_role("button", name="Sign out").click()


def unit_sends(visitor, made):
    visitor.go(made.get_absolute_url())
    visitor.click("Send it to be checked")
    visitor.check("publication-sent")
    visitor.click("Check it")
    visitor.page.get_by_text("You prepared this. Somebody else checks it").wait_for()
    assert visitor.page.get_by_role("button", name="Publish").count() == 0
    visitor.check("publication-check-own")


def second_sends_back_and_publishes(visitor, made):
    page = visitor.page
    visitor.sign_in(SECOND, PASSWORD)
    visitor.go(f"{made.get_absolute_url()}check/")
    assert page.get_by_text("live enquiry").count() == 1
    visitor.check("publication-check")
    visitor.click("Publish")
    assert "Say that you have read" in page.locator(".govuk-error-summary").inner_text()
    for box in page.locator("[name=allowed]").all():
        box.check()
    page.get_by_label("I have read the public version").check()
    visitor.click("Publish")
    page.get_by_text("It is published.").wait_for()
    visitor.check("publication-published")


def unit_opens_the_area(visitor):
    assert visitor.go("/public/") == 404
    visitor.go("/publications/")
    visitor.check("publications-closed")
    visitor.click("Open the public area")
    visitor.page.get_by_text("The public area is open").wait_for()
    visitor.check("publications")


def visitor_reads(desk, phone, reference, words):
    """Nobody is signed in."""
    phone.page.context.clear_cookies()
    for visitor, name in ((desk, "desk"), (phone, "phone")):
        visitor.go("/public/")
        visitor.check(f"public-list-{name}")
        visitor.go("/public/accessibility/")
        visitor.check(f"public-accessibility-{name}")
        visitor.go(f"/public/minutes/{reference}/")
        visitor.check(f"public-record-{name}")
        said = visitor.page.locator("main").inner_text()
        assert words not in said
        assert "[Redacted: live enquiry]" in said
        assert "[Redacted: personal data of a child]" in said
    with phone.page.expect_download() as download:
        phone.page.get_by_role("link", name="Download as PDF").click()
    assert download.value.suggested_filename == f"{reference}-minutes.pdf"
    with open(download.value.path(), "rb") as file:
        pages = PdfReader(io.BytesIO(file.read())).pages
        text = " ".join(" ".join(page.extract_text().split()) for page in pages)
    assert "[Redacted: live enquiry]" in text
    assert words not in text
    assert phone.go("/publications/") == 200
    assert "/sign-in/" in phone.page.url


def unit_holds_and_withdraws(visitor, reader, made, reference):
    visitor.go(made.get_absolute_url())
    visitor.click("Hold it")
    visitor.check("publication-hold")
    visitor.page.get_by_label("Inquest").check()
    visitor.page.get_by_label("Why?").fill("The coroner asked.")
    visitor.page.get_by_label("Until").fill("2031-05-01")
    visitor.click("Hold it")
    visitor.check("publication-held")
    assert reader.go(f"/public/minutes/{reference}/") == 404
    visitor.click("Lift the hold")
    assert reader.go(f"/public/minutes/{reference}/") == 200
    visitor.click("Withdraw it")
    visitor.check("publication-withdraw")
    visitor.page.get_by_label("Why?").fill("A name was left.")
    visitor.click("Withdraw it now")
    visitor.check("publication-withdrawn")
    assert reader.go(f"/public/minutes/{reference}.pdf") == 404
