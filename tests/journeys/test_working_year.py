"""The working year around the meetings, as each role lives it: dates, invitations, answers, searching, counting."""

import io
import re
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from board.models import Group, Person
from meetings.demo import DEMO_SIGN_INS
from meetings.models import Invitation, Meeting
from meetings.services import invitations
from notices import delivery
from notices.models import Mail
from tests import database

SIGN_INS = {sign_in.role: sign_in for sign_in in DEMO_SIGN_INS}
UNIT, CHAIR, MEMBER = (SIGN_INS[role] for role in ("Business unit", "Chair of the board", "Member"))
YEARS = 3


@pytest.fixture(scope="module")
def board_of_years(server):
    database.empty()
    call_command("demo", years=YEARS, verbosity=0, stdout=io.StringIO())


def sign_in(visitor, who):
    visitor.sign_in(who.email, who.password)
    return visitor.page


def next_published(person):
    """The next meeting whose agenda is out and that the person is invited to."""
    invited = Invitation.objects.filter(person=person, meeting__status="published")
    return invited.order_by("meeting__date").first().meeting


def test_unit_plans_a_year_and_publishes_an_agenda(board_of_years, desk):
    page = sign_in(desk, UNIT)
    group = Group.objects.get(code="QA")
    known = set(Meeting.objects.filter(group=group).values_list("pk", flat=True))

    desk.go("/")
    desk.check()
    desk.click("Calendar")
    desk.check()
    desk.click("Plan a year")
    page.get_by_label("Which group meets?").select_option(label=group.name)
    page.get_by_text("Other dates", exact=True).click()
    year = timezone.localdate().year + 2
    page.get_by_label("First day").fill(f"{year}-01-01")
    page.get_by_label("Last day").fill(f"{year}-12-31")
    desk.click("Show the dates")
    desk.check("year-plan")
    promised = page.locator("main input[type=checkbox][name$=keep]:checked").count()
    despite = page.locator("main input[name=despite]")
    if despite.count():
        despite.check(force=True)
    desk.click("Plan the ticked dates")
    desk.check()
    planned = Meeting.objects.filter(group=group).exclude(pk__in=known)
    assert planned.count() == promised == 6

    meeting = planned.order_by("date").first()
    desk.go(f"/meetings/{meeting.pk}/agenda/publish/")
    desk.check()
    told = page.locator("main .recipients").inner_text()
    desk.click("Publish the agenda")
    desk.check()
    mails = Mail.objects.filter(topic=f"meeting:{meeting.pk}", status="waiting")
    names = [str(mail.person) for mail in mails.select_related("person")]
    assert names
    assert [name for name in names if name not in told] == []
    desk.go("/mail/")
    desk.check()


def test_member_sends_apologies_from_a_phone(board_of_years, phone):
    page = sign_in(phone, MEMBER)
    person = Person.objects.get(email=MEMBER.email)
    meeting = next_published(person)
    Invitation.objects.filter(meeting=meeting, person=person).update(
        answer="", answered_at=None, answered_by=None, deputy=None, deputy_text="", entered=""
    )
    meeting.attendances.filter(person=person).update(status="")

    phone.go("/")
    phone.check()
    page.locator(f"main a[href='/meetings/{meeting.pk}/reply/']").first.click()
    phone.check("reply-on-a-phone")
    page.get_by_label("I cannot come").check(force=True)
    phone.click("Send my answer")
    phone.check()

    answer = Invitation.objects.get(meeting=meeting, person=person)
    row = meeting.attendances.get(person=person)
    assert (answer.answer, answer.answered_by, row.status) == ("apologies", person, "A")


def test_member_answers_from_the_mail_without_signing_in(board_of_years, phone):
    meeting = next_published(Person.objects.get(email=MEMBER.email))
    invitations.remind(meeting=meeting, by=Person.objects.get(email=UNIT.email))
    Mail.objects.waiting().update(send_after=timezone.now() - timedelta(minutes=1))
    delivery.deliver_due()
    reminders = Mail.objects.filter(topic=f"meeting:{meeting.pk}", facts__has_key="reminder")
    mail = reminders.filter(status="kept").first()
    answer = meeting.invitations.get(person=mail.person)
    link = re.search(r"https?://[^/\s]+(/reply/[^\s?]+)\?answer=deputy", mail.text)[1]

    phone.go(f"{link}?answer=deputy")
    phone.check()
    answer.refresh_from_db()
    assert answer.answer == ""
    phone.page.get_by_label("I am coming", exact=True).check(force=True)
    phone.click("Send my answer")
    phone.check()

    answer.refresh_from_db()
    assert (answer.answer, answer.answered_by) == ("coming", mail.person)


def test_chair_finds_what_was_said_two_years_ago(board_of_years, desk):
    page = sign_in(desk, CHAIR)
    year = timezone.localdate().year - 2

    desk.go("/")
    page.get_by_role("searchbox", name="Search everything").fill("neglect")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/search/" in url)
    desk.check("search")
    page.locator("#narrow").get_by_role("link", name=re.compile(rf"^{year}\b")).click()
    desk.check()
    page.get_by_role("link", name="Meetings that discussed it").click()
    desk.check()
    dates = page.locator(".search-hit__said").all_inner_texts()
    assert dates
    assert [words for words in dates if str(year) not in words] == []
    page.locator(".search-hit__title").first.click()
    desk.check()


def test_unit_produces_the_years_attendance(board_of_years, desk, tmp_path):
    from openpyxl import load_workbook

    page = sign_in(desk, UNIT)
    desk.go("/registers/")
    desk.check()
    desk.go("/registers/attendance/?by=organisation")
    desk.check("register-attendance")
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("Excel")).click()
    path = tmp_path / "attendance.xlsx"
    download.value.save_as(path)

    book = load_workbook(path, read_only=True)
    words = [str(cell) for row in book.active.iter_rows(values_only=True) for cell in row if cell]
    shown = page.locator("main table").first.locator("tbody th").all_inner_texts()
    assert shown
    assert [name for name in shown if name.strip() not in words] == []
