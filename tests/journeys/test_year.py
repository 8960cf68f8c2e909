"""The unit plans a year of one group, sees what is in the way, and takes it back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from board.models import Group
from meetings.demo import DEMO_SIGN_INS
from meetings.models import Meeting

UNIT = DEMO_SIGN_INS[0]
NEXT_YEAR = timezone.localdate().year + 2


@pytest.fixture(params=["desk", "phone", "plain_desk"])
def visitor(request, demo_board):
    visitor = request.getfixturevalue(request.param)
    visitor.sign_in(UNIT.email, UNIT.password)
    return visitor


def test_unit_plans_a_year_and_takes_it_back(visitor):
    page, before = visitor.page, Meeting.objects.count()
    visitor.go("/calendar/")
    visitor.check("calendar-month")
    visitor.click("Plan a year")
    visitor.check("year-rule")

    page.get_by_label("Which group meets?").select_option("Executive")
    page.get_by_label("Other dates").check(force=True)
    page.get_by_label("First day").fill(f"{NEXT_YEAR}-04-01")
    page.get_by_label("Last day").fill(f"{NEXT_YEAR}-12-31")
    visitor.click("Show the dates")
    visitor.check("year-dates")
    page.get_by_label("One more date").fill(f"{NEXT_YEAR}-12-25")
    page.get_by_role("checkbox").nth(-1).check(force=True)
    visitor.click("Check again")
    assert page.get_by_text("Bank holiday: Christmas Day.").count() == 1
    visitor.click("Plan the ticked dates")
    assert Meeting.objects.count() == before
    visitor.check("year-asked")
    page.get_by_label("Plan them all the same").check(force=True)
    visitor.click("Plan the ticked dates")
    visitor.check("year-planned")

    executive = Meeting.objects.filter(group=Group.objects.get(code="EX"))
    planned = executive.filter(date__year=NEXT_YEAR, date__gte=f"{NEXT_YEAR}-04-01").count()
    assert (planned > 3, Meeting.objects.count()) == (True, before + planned)
    visitor.go(f"/calendar/?view=year&on={NEXT_YEAR}-04-01")
    visitor.check("calendar-year")
    page.go_back()
    visitor.click(f"Take {planned} meetings back")
    assert Meeting.objects.count() == before
    visitor.check("calendar-list")


def test_unit_keeps_school_holidays(visitor):
    page = visitor.page
    visitor.go("/calendar/school-holidays/")
    visitor.check("school-holidays")
    visitor.click("Add a school holiday")
    day = timezone.localdate() + timedelta(days=3)
    page.get_by_label("What is it called?").fill("Inset day")
    page.get_by_label("First day").fill(day.isoformat())
    page.get_by_label("Last day").fill(day.isoformat())
    visitor.click("Save")
    visitor.check()

    page.get_by_role("link", name="Delete Inset day").first.click()
    visitor.check("school-holiday-delete")
    visitor.click("Delete the school holiday")

    assert page.get_by_role("link", name="Delete Inset day").count() == 0
