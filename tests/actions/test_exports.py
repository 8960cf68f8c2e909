"""The list of actions in Excel: the rows of the screen, with more columns, and nothing that computes."""

from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pytest
from django.utils import timezone
from openpyxl import load_workbook
from pypdf import PdfReader

from actions import exports
from actions.models import ActionEvidence, ActionUpdate, DueMove
from board.models import Priority
from tests.factories.actions import ActionFactory, ActionUpdateFactory, item_of
from tests.factories.board import PersonFactory

pytestmark = pytest.mark.django_db


def read(response):
    """The facts above the table, and the rows as dicts."""
    [sheet] = load_workbook(BytesIO(response.content))
    rows = list(sheet.iter_rows(values_only=True))
    start = next(place for place, row in enumerate(rows) if row[0] == "Reference")
    facts = {row[0]: row[1] for row in rows[1:start] if row[0]}
    return facts, [dict(zip(rows[start], row, strict=True)) for row in rows[start + 1 :]], sheet


def test_excel_lists_what_the_screen_lists(client, member, meeting):
    for number in range(25):
        ActionFactory(meeting=meeting, owned_by=[PersonFactory()], text=f"Paper {number}")
    ActionFactory(meeting=meeting, text="Paper closed", status="closed")
    ActionFactory(agenda_item=item_of(meeting, is_confidential=True), text="Paper secret")
    client.force_login(member)

    facts, rows, _ = read(client.get("/actions.xlsx", {"q": "paper"}))
    screen = [
        (row.reference, row.text, row.owners, row.due, row.colour.word, row.group)
        for page in (1, 2)
        for row in client.get("/actions/", {"q": "paper", "page": page}).context["rows"]
    ]

    columns = ("Reference", "Action", "Owners", "Due", "Colour", "Group")
    assert [tuple(row[name] for name in columns) for row in rows] == screen
    assert len(screen) == 25
    assert (facts["Words or reference"], facts["Found"]) == ("paper", "25 actions")


def test_files_say_in_words_what_was_chosen(client, member, group, meeting):
    ActionFactory(meeting=meeting, owned_by=[member])
    client.force_login(member)
    query = {"group": "mine", "owner": f"person:{member.pk}", "origin": "meeting"}

    facts, rows, _ = read(client.get("/actions.xlsx", query))

    assert len(rows) == 1
    assert {"Group": "My groups", "Owner": str(member), "Comes from": "A meeting"}.items() <= (
        facts.items()
    )


def test_row_says_what_the_list_has_no_room_for(client, unit, meeting):
    today = timezone.localdate()
    priority = Priority.objects.create(first_year=2026, last_year=2027, number=2, title="Neglect")
    due = {"due_kind": "date", "due_on": today}
    action = ActionFactory(meeting=meeting, priority=priority, impact="Seen sooner", **due)
    for _ in range(2):
        DueMove.objects.create(
            action=action,
            from_kind="date",
            from_on=date(2026, 3, 2),
            to_kind="date",
            to_on=today,
            reason="Ill",
            moved_by=unit,
        )
    ActionUpdateFactory(action=action, text="Half of it")
    ActionEvidence.objects.create(
        action=action, kind="statement", words="Seen", dated_on=today, added_by=unit
    )
    client.force_login(unit)

    [row] = read(client.get("/actions.xlsx"))[1]

    assert row["Raised"].date() == meeting.date
    assert row["Updated"].date() == today
    row["Due at first"] = row["Due at first"].date()
    assert {name: row[name] for name in (
        "Age in days", "Due at first", "Times moved", "Priority", "Last update", "Evidence",
        "What changed for children", "Status",
    )} == {
        "Age in days": (today - meeting.date).days,
        "Due at first": date(2026, 3, 2),
        "Times moved": 2,
        "Priority": "2. Neglect",
        "Last update": "Half of it",
        "Evidence": 1,
        "What changed for children": "Seen sooner",
        "Status": "Not started",
    }  # fmt: skip


def test_days_are_dates_and_what_is_over_grows_no_older(client, unit, meeting):
    due = date(2026, 9, 30)
    closed = ActionFactory(
        meeting=meeting, reference="a", status="closed", due_kind="date", due_on=due
    )
    ActionFactory(meeting=meeting, reference="b", status="closed")
    ActionFactory(meeting=meeting, reference="c", due_kind="next_meeting")
    ended = datetime.combine(meeting.date + timedelta(days=12), datetime.min.time(), UTC)
    step = ActionUpdateFactory(action=closed, from_status="complete", to_status="closed")
    ActionUpdate.objects.filter(pk=step.pk).update(made_at=ended)
    client.force_login(unit)

    _, rows, sheet = read(client.get("/actions.xlsx", {"status": "any"}))

    found = {row["Reference"]: row for row in rows}
    assert [found["a"][name].date() for name in ("Due", "Due at first")] == [due, due]
    assert [found[name]["Age in days"] for name in "ab"] == [12, None]
    assert found["c"]["Due"].startswith("Next meeting")
    [cell] = [row[3] for row in sheet.iter_rows() if row[0].value == "a"]
    assert cell.number_format == "d mmmm yyyy"


def test_text_that_looks_like_a_formula_stays_text(client, unit, meeting):
    ActionFactory(meeting=meeting, text='=HYPERLINK("http://example.org")', impact="+1")
    client.force_login(unit)

    _, [row], sheet = read(client.get("/actions.xlsx"))

    last = sheet[sheet.max_row]
    assert (row["Action"], row["What changed for children"]) == (
        '=HYPERLINK("http://example.org")',
        "+1",
    )
    assert [(cell.data_type, cell.quotePrefix) for cell in (last[1], last[-1])] == [("s", True)] * 2


def test_excel_of_nothing_has_its_headings(client, unit):
    client.force_login(unit)

    facts, rows, _ = read(client.get("/actions.xlsx", {"rag": "red", "q": "\x00"}))

    assert (facts["Found"], rows) == ("0 actions", [])


@pytest.mark.parametrize("number", [1, 4])
def test_excel_needs_the_same_queries_for_any_number(
    client, unit, meeting, number, django_assert_num_queries
):
    for _ in range(number):
        ActionFactory(meeting=meeting, owned_by=[PersonFactory()])
    client.force_login(unit)
    client.get("/actions.xlsx")

    with django_assert_num_queries(12):
        client.get("/actions.xlsx")


def test_rows_are_read_a_few_at_a_time_and_come_in_the_order_of_the_list(
    client, unit, meeting, monkeypatch
):
    owner = PersonFactory()
    for number in range(5):
        ActionFactory(meeting=meeting, reference=f"A-{number}", owned_by=[owner])
    client.force_login(unit)
    whole = read(client.get("/actions.xlsx"))[1]
    monkeypatch.setattr(exports, "AT_ONCE", 2)

    facts, rows, _ = read(client.get("/actions.xlsx"))

    assert (rows, facts["Found"]) == (whole, "5 actions")
    assert [(row["Reference"], row["Owners"]) for row in rows] == [
        (f"A-{number}", str(owner)) for number in range(5)
    ]


def test_wall_in_pdf_is_a3_across_and_says_each_colour(client, unit, meeting):
    late = {"due_kind": "date", "due_on": timezone.localdate() - timedelta(days=3)}
    ActionFactory(meeting=meeting, reference="A-2026-001", text="Write the paper", **late)
    client.force_login(unit)

    [page] = PdfReader(BytesIO(client.get("/actions/wall.pdf").content)).pages

    words = page.extract_text()
    assert [round(float(side) / 72 * 25.4) for side in page.mediabox[2:]] == [420, 297]
    assert all(
        each in words for each in ("A-2026-001", "Write the paper", "Red", meeting.group.name)
    )
