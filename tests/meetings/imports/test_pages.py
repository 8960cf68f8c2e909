"""The pages of minutes brought over from Word: for the unit alone, one way from the file to the meeting."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from actions.models import Action
from common.refusals import Refused
from meetings.enums import ImportState
from meetings.models import Meeting, MinutesImport
from meetings.services import imports
from meetings.urls import imports as urls
from tests.factories.board import (
    AccountFactory,
    BoardProfileFactory,
    ChairFactory,
    GroupChairFactory,
    GroupFactory,
    PersonFactory,
    UnitFactory,
)
from tests.factories.imports import THREE_COLUMN, TWO_COLUMN, accepted, brought, opened
from tests.meetings.wordin import files

pytestmark = pytest.mark.django_db

PAGES = {
    "import_list": 200,
    "import_add": 200,
    "import_detail": 200,
    "import_accept": 302,
    "import_actions": 200,
    "import_file": 200,
    "import_original": 200,
}
STEPS = {"import_again": 302, "import_withdraw": 302, "import_bring_back": 302}
OTHERS = {"chair": ChairFactory, "group_chair": GroupChairFactory, "member": AccountFactory}


@pytest.fixture(autouse=True)
def _profile():
    BoardProfileFactory()


@pytest.fixture
def unit():
    return UnitFactory(given_name="Uma", family_name="Unit")


@pytest.fixture
def group():
    return GroupFactory(name="Northmere Board", code="NB")


@pytest.fixture
def desk(client, unit):
    client.force_login(unit)
    return client


def address(name, row):
    if name in ("import_list", "import_add"):
        return reverse(f"meetings:{name}")
    return reverse(
        f"meetings:{name}", args=[row.meeting_id if name == "import_original" else row.pk]
    )


def sent(page):
    """What the form of a page would send if somebody only pressed its button."""
    found = {}
    for tag in re.findall(r"<input[^>]*>", page):
        facts = dict(re.findall(r'([a-z-]+)="([^"]*)"', tag))
        is_off = facts.get("type") in ("radio", "checkbox") and " checked" not in tag
        if "name" in facts and not is_off:
            found[facts["name"]] = facts.get("value", "")
    return found


def test_the_tables_name_every_address():
    assert {pattern.name for pattern in urls.urlpatterns} == {*PAGES, *STEPS}


@pytest.mark.parametrize("role", OTHERS)
def test_nobody_else_gets_to_know_of_them(client, unit, group, role):
    row = accepted(group, unit)
    client.force_login(OTHERS[role]())

    found = {name: client.get(address(name, row)).status_code for name in PAGES}
    found |= {name: client.post(address(name, row)).status_code for name in STEPS}

    assert found == dict.fromkeys([*PAGES, *STEPS], 404)


def test_the_unit_reads_them_all(desk, unit, group):
    row = accepted(group, unit)

    found = {}
    for name in PAGES:
        response = desk.get(address(name, row))
        found[name] = response.status_code
        if response.streaming:
            list(response.streaming_content)
    found |= {name: desk.post(address(name, row)).status_code for name in STEPS}

    assert found == PAGES | STEPS


def test_the_word_file_comes_back_as_it_was(desk, unit, group):
    row = accepted(group, unit)

    response = desk.get(address("import_original", row))

    assert b"".join(response.streaming_content) == TWO_COLUMN.read_bytes()
    assert response["Content-Disposition"] == 'attachment; filename="minutes.docx"'


def test_a_visitor_is_sent_to_sign_in(client, unit, group):
    row = brought(group, unit)

    assert client.get(address("import_detail", row)).status_code in (302, 404)


def test_an_empty_list_says_what_to_do(desk):
    page = desk.get(reverse("meetings:import_list")).content.decode()

    assert "Choose the first files" in page


def test_many_files_come_in_and_the_wrong_one_is_told(desk, group):
    files = [
        SimpleUploadedFile("two.docx", TWO_COLUMN.read_bytes()),
        SimpleUploadedFile("three.docx", THREE_COLUMN.read_bytes()),
        SimpleUploadedFile("wrong.docx", b"words"),
        SimpleUploadedFile("empty.docx", b""),
    ]

    response = desk.post(
        reverse("meetings:import_add"), {"group": group.pk, "files": files}, follow=True
    )

    assert next(str(message) for message in response.context["messages"]) == (
        "2 files are being read. Check each when it is ready."
    )
    states = dict(MinutesImport.objects.values_list("name", "state"))
    assert states == {
        "two.docx": ImportState.WAITING,
        "three.docx": ImportState.WAITING,
        "wrong.docx": ImportState.REFUSED,
        "empty.docx": ImportState.REFUSED,
    }
    assert "wrong.docx is not a Word document" in response.content.decode()


def test_while_it_is_read_the_page_asks_again_and_then_loads_anew(desk, unit, group):
    row = imports.bring(group=group, file=opened(TWO_COLUMN), name="a.docx", by=unit).row
    url = address("import_detail", row)

    assert 'hx-trigger="every 2s"' in desk.get(url).content.decode()
    assert "HX-Refresh" not in desk.get(url, headers={"HX-Request": "true"})
    imports.read(row.pk)
    assert desk.get(url, headers={"HX-Request": "true"})["HX-Refresh"] == "true"


def test_pressing_save_changes_nothing_of_the_draft(desk, unit, group):
    row = brought(group, unit, THREE_COLUMN)
    before = row.corrections
    page = desk.get(address("import_detail", row)).content.decode()

    desk.post(address("import_detail", row), sent(page))

    row.refresh_from_db()
    assert (row.corrections, row.version) == (before, 2)


def test_an_end_that_the_file_does_not_say_is_proposed_and_counts_only_once_saved(
    desk, unit, group
):
    document = files.new()
    files.lines(document, "Northmere Board", "11 June 2025, 10am", "Present: Asha Bell (AB)")
    files.lines(document, "**1. Welcome**", "All were welcomed.")
    row = brought(group, unit, files.data(document))
    url = address("import_detail", row)
    page = desk.get(url).content.decode()

    with pytest.raises(Refused, match="does not say when the meeting ended"):
        imports.accept(row=row, by=unit, leave_open=True)
    assert row.corrections["meeting"]["end"] == ""
    assert (sent(page)["meeting-end"], "Two hours after it began is proposed" in page) == (
        "12:00",
        True,
    )
    desk.post(url, sent(page))
    row.refresh_from_db()
    assert row.corrections["meeting"]["end"] == "12:00"
    imports.accept(row=row, by=unit, leave_open=True)


def test_warnings_lead_to_a_place_on_the_page(desk, unit, group):
    row = brought(group, unit, THREE_COLUMN)
    page = desk.get(address("import_detail", row)).content.decode()

    places = {warning["place"] for warning in row.corrections["warnings"]}
    assert {place for place in places if f'id="{place}"' not in page} == set()
    assert "nothing in the file marks it" in page


def test_what_is_wrong_is_told_beside_its_box_and_nothing_is_saved(desk, unit, group):
    row = brought(group, unit, THREE_COLUMN)
    url = address("import_detail", row)
    data = sent(desk.get(url).content.decode())
    data |= {"meeting-date": "no day", "person-0-who": "other", "person-0-other": "Nobody Known"}

    page = desk.post(url, data).content.decode()

    assert 'href="#meeting-date">Enter a real date' in page
    assert "Nobody in the directory is called “Nobody Known”" in page
    row.refresh_from_db()
    assert (row.version, row.corrections["meeting"]["date"]) == (1, "2025-06-11")


def test_a_later_save_of_somebody_else_is_not_written_over_unseen(desk, unit, group):
    row = brought(group, unit, THREE_COLUMN)
    url = address("import_detail", row)
    data = sent(desk.get(url).content.decode()) | {"meeting-venue": "Room 4"}
    imports.correct(row=row, draft=row.corrections, by=unit, expected_version=1)

    page = desk.post(url, data).content.decode()

    assert "Nothing of yours has been saved yet" in page
    assert 'value="Room 4"' in page
    row.refresh_from_db()
    assert row.corrections["meeting"]["venue"] != "Room 4"


def test_from_the_draft_to_the_meeting_and_its_open_actions(desk, unit, group):
    crane = PersonFactory(given_name="Pauline", family_name="Crane")
    row = brought(group, unit, THREE_COLUMN)
    url = address("import_detail", row)
    data = sent(desk.get(url).content.decode())
    data |= {"person-1-who": "other", "person-1-other": "Pauline Crane", "accept": "yes"}

    assert desk.post(url, data)["Location"] == address("import_accept", row)
    page = desk.get(address("import_accept", row)).content.decode()
    assert "2 decisions" in page
    desk.post(address("import_accept", row), {"version": 2, "leave_open": "yes"})

    row.refresh_from_db()
    action = Action.objects.get()
    assert row.meeting.attendances.get(name_then="Paul Crane").person == crane
    desk.post(address("import_actions", row), {"open": [action.pk]})
    action.refresh_from_db()
    assert action.status == "in_progress"


def test_a_withdrawal_can_be_undone_from_the_message(desk, unit, group):
    row = brought(group, unit)

    page = desk.post(address("import_withdraw", row), follow=True).content.decode()
    assert f'action="{address("import_bring_back", row)}"' in page
    desk.post(address("import_bring_back", row))

    row.refresh_from_db()
    assert row.state == ImportState.TO_CHECK


def test_search_finds_what_was_said(desk, unit, group):
    accepted(group, unit, THREE_COLUMN)

    page = desk.get("/search/", {"q": "watching brief"}).content.decode()

    assert "Minutes and Matters Arising" in page
    assert Meeting.objects.get().reference in page


def test_the_list_asks_the_same_of_one_file_and_of_three(
    desk, unit, group, django_assert_num_queries
):
    url = reverse("meetings:import_list")
    brought(group, unit)
    desk.get(url)
    with django_assert_num_queries(QUERIES):
        desk.get(url)
    for other in (GroupFactory(), GroupFactory()):
        brought(other, unit)
    with django_assert_num_queries(QUERIES):
        desk.get(url)


QUERIES = 7


def test_how_each_was_there_is_said_beside_the_name_with_what_is_asked_of_them(desk, unit, group):
    document = files.new()
    files.lines(document, "Minutes", "Northmere Board", "Date: 11 June 2025, 2pm – 4pm")
    files.table(
        document,
        ("Name", "Agency", "Present / Apologies"),
        ("Hannah Wells", "Social Care", "P"),
        ("Tom Baker", "Schools", "Deputy: Ann Orr"),
        ("Sue Lane", "YJS", "N/A"),
    )
    files.lines(document, "1. Welcome", "All were welcomed.")
    row = brought(group, unit, files.data(document))

    page = desk.get(row.get_absolute_url()).content.decode()

    legends = re.findall(r"<legend.*?</legend>", page, re.DOTALL)
    said = [re.findall(r'<strong class="status status--\w+">([^<]+)', each)[0] for each in legends]
    assert said == ["Present", "Deputy for Tom Baker", "Apologies", "Present"]
    assert re.findall(r'<p class="import__asked">([^<]+)', page) == [
        "“N/A” beside Sue Lane does not say whether they were there. It was read as present."
    ]
