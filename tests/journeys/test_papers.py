"""Papers and pack: the unit asks, a presenter hands in from a phone, the pack is made, a member reads it."""

import io

import pytest
from django.utils import timezone
from pypdf import PdfReader

from board.models import Group, Person
from meetings.demo import DEMO_SIGN_INS
from meetings.models import AgendaItem, Meeting, Pack, Paper
from meetings.services import packs
from tests.factories.papers import pdf

UNIT, _, CHAIR, MEMBER = DEMO_SIGN_INS[:4]


@pytest.fixture
def item(demo_board):
    """An item of a meeting to come that the chair of a sub-group presents, and the member reads."""
    member = Person.objects.get(email=MEMBER.email)
    groups = Group.objects.of_member(member, timezone.localdate())
    meeting = Meeting.objects.filter(status="published", group__in=groups).order_by("date").first()
    found = AgendaItem.objects.filter(
        meeting=meeting, kind="ordinary", is_confidential=False
    ).first()
    found.presenter, found.presenter_text = Person.objects.get(email=CHAIR.email), ""
    found.save()
    Paper.objects.filter(item=found).delete()
    return found


def files(*named):
    return [
        {"name": name, "mimeType": "application/pdf", "buffer": content} for name, content in named
    ]


def test_papers_come_in_and_go_out_as_a_pack(desk, phone, plain_desk, item):
    unit_expects(desk, item)
    presenter_hands_in(phone, item)
    unit_sees_and_chases(desk, item)
    unit_makes_the_pack(desk, item)
    member_reads(plain_desk, item)
    unit_sees_who_opened(desk, item)


def unit_expects(visitor, item):
    visitor.sign_in(UNIT.email, UNIT.password)
    visitor.go(f"/papers/items/{item.pk}/")
    visitor.check("papers-none")
    visitor.click("Expect a paper")
    visitor.page.get_by_label("Title").fill("Report on neglect")
    visitor.check("papers-expect")
    visitor.click("Expect this paper")
    visitor.page.get_by_text("The paper is expected now.").wait_for()
    visitor.check("papers-expected")


def presenter_hands_in(visitor, item):
    page = visitor.page
    visitor.sign_in(CHAIR.email, CHAIR.password)
    visitor.go("/papers/")
    visitor.check("papers-mine")
    page.locator(f"section:has(#item-{item.pk})").get_by_role("link", name="Hand in papers").click()
    page.set_input_files("[type=file]", files(("notes.pdf", b"MZ not a PDF")))
    visitor.click("Hand in")
    assert "not a PDF and not a Word" in page.locator(".govuk-error-summary").inner_text()
    visitor.check("papers-refused")
    page.set_input_files("[type=file]", files(("Report.pdf", pdf(3)), ("Annex one.pdf", pdf(2))))
    visitor.click("Hand in")
    page.get_by_text("2 papers handed in").wait_for()
    visitor.check("papers-handed-in")
    titles = list(Paper.objects.filter(item=item).values_list("title", flat=True))
    assert titles == ["Report on neglect", "Annex one"]


def unit_sees_and_chases(visitor, item):
    visitor.go(f"/meetings/{item.meeting_id}/papers/")
    assert visitor.page.get_by_text("Report on neglect").count() == 1
    visitor.check("papers")
    visitor.go(f"/papers/items/{item.pk}/expect/")
    visitor.page.get_by_label("Title").fill("Figures")
    visitor.click("Expect this paper")
    visitor.go(f"/meetings/{item.meeting_id}/papers/remind/")
    visitor.check("papers-remind")
    visitor.click("Send the reminder")
    visitor.page.get_by_text("has been put into the queue").wait_for()


def unit_makes_the_pack(visitor, item):
    visitor.go(f"/meetings/{item.meeting_id}/pack/")
    visitor.check("pack-none")
    visitor.click("Make the pack")
    visitor.page.get_by_text("Being made").first.wait_for()
    visitor.check("pack-under-way")
    for pack in Pack.objects.filter(meeting=item.meeting_id):
        packs.make(pack.pk)
    visitor.page.get_by_role("link", name="Download").first.wait_for()
    visitor.check("pack")


def member_reads(visitor, item):
    page = visitor.page
    visitor.sign_in(MEMBER.email, MEMBER.password)
    visitor.go(f"/meetings/{item.meeting_id}/agenda/")
    visitor.check("agenda-with-papers")
    with page.expect_download() as paper:
        page.get_by_role("link", name="Report on neglect").click()
    assert paper.value.suggested_filename == "Report-on-neglect.pdf"
    visitor.go(f"/meetings/{item.meeting_id}/pack/")
    with page.expect_download() as pack:
        page.get_by_role("link", name="Download").click()
    with open(pack.value.path(), "rb") as file:
        words = " ".join(each.extract_text() for each in PdfReader(io.BytesIO(file.read())).pages)
    assert "Report on neglect" in words
    visitor.go("/papers/")
    page.get_by_text("No papers are expected from you").wait_for()


def unit_sees_who_opened(visitor, item):
    visitor.go(f"/meetings/{item.meeting_id}/pack/")
    assert MEMBER.name in visitor.page.locator("section:has(#opened)").inner_text()
    assert (
        f"{MEMBER.name}, {timezone.localdate().day} "
        in visitor.page.locator("section:has(#opened)").inner_text()
    )
