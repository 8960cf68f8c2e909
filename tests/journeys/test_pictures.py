"""The pictures of the README and the guide, taken from the demo board so that they cannot go stale.

`PICTURES=docs/guide/images script/test tests/journeys/test_pictures.py` takes them anew.
"""

import re
import subprocess

from meetings.demo import DEMO_SIGN_INS
from meetings.models import Invitation, Meeting
from tests.journeys.browser import PICTURES, ROOT

UNIT, MEMBER = DEMO_SIGN_INS[0], DEMO_SIGN_INS[3]


def test_pictures_show_the_demo_board(demo_board, desk, tmp_path):
    coming = Meeting.objects.filter(group__code="BM", status="published").first()
    held = Meeting.objects.filter(group__code="BM", status="held").last()
    item = held.items.filter(decisions__isnull=False, actions__isnull=False).first()
    desk.sign_in(UNIT.email, UNIT.password)

    for name, path in {
        "home": "/",
        "groups": "/groups/",
        "meeting": f"/meetings/{coming.pk}/",
        "agenda": f"/meetings/{coming.pk}/agenda/",
        "invitations": f"/meetings/{coming.pk}/invitations/",
        "attendance": f"/meetings/{held.pk}/attendance/",
        "live": f"/meetings/{held.pk}/minutes/live/#item-{item.pk}",
        "item": item.get_absolute_url(),
        "actions": "/actions/",
        "calendar-year": "/calendar/?view=year",
        "forward-plan": f"/forward-plan/?group={coming.group_id}",
        "register-attendance": "/registers/attendance/?by=organisation",
        "search": "/search/?q=neglect",
        "how-you-sign-in": "/account/",
        "set-up-an-app": "/account/app/add/",
    }.items():
        assert (name, desk.go(path)) == (name, 200)
        desk.picture(name, whole=False)
    pages = picture_of_pdf(desk, f"/meetings/{held.pk}/minutes.pdf", tmp_path)

    assert pages == ["minutes-pdf-1.png"]


def test_picture_of_a_year_being_planned(demo_board, desk):
    desk.sign_in(UNIT.email, UNIT.password)
    desk.go("/calendar/plan/")
    desk.page.get_by_label("Which group meets?").select_option(index=1)
    desk.click("Show the dates")

    assert desk.page.get_by_role("button", name="Check again").count() == 1
    desk.page.get_by_role("table").evaluate("table => table.scrollIntoView()")
    desk.picture("year-plan", whole=False)


def test_pictures_of_a_phone(demo_board, phone):
    held = Meeting.objects.filter(group__code="BM", status="held").last()
    invited = Invitation.objects.filter(person__email=MEMBER.email, meeting__status="published")
    phone.sign_in(MEMBER.email, MEMBER.password)
    assert phone.go(f"/meetings/{invited.first().meeting_id}/reply/") == 200
    phone.picture("reply-on-a-phone", whole=False)

    phone.page.context.clear_cookies()
    phone.sign_in(UNIT.email, UNIT.password)
    assert phone.go(f"/meetings/{held.pk}/attendance/") == 200
    phone.picture("attendance-on-a-phone", whole=False)


def picture_of_pdf(visitor, path, folder):
    """The first page of a PDF as a picture; the names of the files made."""
    response = visitor.page.request.get(visitor.address + path)
    document = folder / "minutes.pdf"
    document.write_bytes(response.body())
    into = (ROOT / PICTURES) if PICTURES else folder
    command = ["pdftoppm", "-png", "-r", "70", "-f", "1", "-singlefile"]
    subprocess.run([*command, document, into / "minutes-pdf-1"], check=True)
    return sorted(path.name for path in into.glob("minutes-pdf*.png"))


def test_readme_names_only_pictures_that_exist():
    named = re.findall(r"docs/guide/images/[\w-]+\.png", (ROOT / "README.md").read_text())

    assert named
    assert [path for path in named if not (ROOT / path).exists()] == []
