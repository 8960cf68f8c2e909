"""The pictures of the README, taken from the demo board so that they cannot go stale.

`PICTURES=docs/guide/images script/test tests/journeys/test_pictures.py` takes them anew.
"""

import re
import subprocess

from meetings.demo import DEMO_SIGN_INS
from meetings.models import Meeting
from tests.journeys.browser import PICTURES, ROOT

UNIT = DEMO_SIGN_INS[0]


def test_readme_pictures_show_the_demo_board(demo_board, desk, phone, tmp_path):
    coming = Meeting.objects.filter(group__code="BM", status="published").first()
    held = Meeting.objects.filter(group__code="BM", status="held").last()
    item = held.items.filter(decisions__isnull=False, actions__isnull=False).first()
    desk.sign_in(UNIT.email, UNIT.password)
    phone.sign_in(UNIT.email, UNIT.password)

    for name, path in {
        "home": "/",
        "groups": "/groups/",
        "meeting": f"/meetings/{coming.pk}/",
        "agenda": f"/meetings/{coming.pk}/agenda/",
        "attendance": f"/meetings/{held.pk}/attendance/",
        "item": item.get_absolute_url(),
        "actions": "/actions/",
    }.items():
        assert (name, desk.go(path)) == (name, 200)
        desk.picture(name, whole=False)
    assert phone.go(f"/meetings/{held.pk}/attendance/") == 200
    phone.picture("attendance-on-a-phone", whole=False)
    pages = picture_of_pdf(desk, f"/meetings/{held.pk}/minutes.pdf", tmp_path)

    assert pages == ["minutes-pdf-1.png"]


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
