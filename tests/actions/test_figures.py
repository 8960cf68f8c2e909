"""Figures for any period and colours over time; screen, PDF and Excel say the same."""

from datetime import date, datetime, time, timedelta
from io import BytesIO

import pytest
from django.utils import timezone
from openpyxl import load_workbook
from pypdf import PdfReader

from actions.enums import DueKind, Rag
from actions.figure_tables import HOW
from actions.figures import figures_of
from actions.lives import counts_on, lives_of, month_ends
from actions.models import Action, ActionUpdate, DueMove, TrackerRules
from actions.past import with_rag_on
from board.models import Priority
from tests.factories.actions import ActionFactory, item_of, meeting_held
from tests.factories.board import GroupFactory, OrganisationFactory, PersonFactory

pytestmark = pytest.mark.django_db


def at(day):
    return timezone.make_aware(datetime.combine(day, time(12)))


def step(action, day, before, after, **facts):
    update = ActionUpdate.objects.create(
        action=action, from_status=before, to_status=after, made_by=action.created_by, **facts
    )
    ActionUpdate.objects.filter(pk=update.pk).update(made_at=at(day))


def move(action, day, from_on, from_kind=DueKind.DATE):
    made = DueMove.objects.create(
        action=action,
        from_kind=from_kind,
        from_on=from_on,
        to_kind=action.due_kind,
        to_on=action.due_on,
        reason="Ill",
        moved_by=action.created_by,
    )
    DueMove.objects.filter(pk=made.pk).update(moved_at=at(day))


@pytest.fixture
def year(group):
    """Actions raised on 10 January 2026 that went different ways."""
    meeting = meeting_held(group, date(2026, 1, 10))
    meeting_held(group, date(2026, 3, 10))
    dated = {"meeting": meeting, "due_kind": "date"}
    kept = ActionFactory(reference="kept", status="closed", due_on=date(2026, 2, 1), **dated)
    step(kept, date(2026, 1, 30), "not_started", "complete")
    step(kept, date(2026, 3, 10), "complete", "closed")
    moved = ActionFactory(reference="moved", status="closed", due_on=date(2026, 4, 1), **dated)
    move(moved, date(2026, 1, 31), date(2026, 2, 1))
    step(moved, date(2026, 3, 20), "in_progress", "complete")
    step(moved, date(2026, 3, 21), "complete", "closed")
    ActionFactory(
        reference="late",
        owned_by=[PersonFactory(speaks_for=OrganisationFactory(name="Police"))],
        priority=Priority.objects.create(
            first_year=2026, last_year=2027, number=1, title="Neglect"
        ),
        due_on=date(2026, 3, 1),
        **dated,
    )
    ActionFactory(reference="next", meeting=meeting, due_kind="next_meeting", status="in_progress")
    gone = ActionFactory(reference="gone", meeting=meeting, status="cancelled")
    step(gone, date(2026, 2, 20), "not_started", "cancelled")
    again = ActionFactory(reference="again", meeting=meeting, status="in_progress")
    step(again, date(2026, 2, 1), "complete", "closed")
    step(again, date(2026, 4, 5), "closed", "in_progress")
    by_hand = ActionFactory(reference="hand", due_on=date(2026, 9, 1), **dated)
    step(by_hand, date(2026, 2, 3), "not_started", "not_started", rag_override=Rag.RED)
    step(by_hand, date(2026, 3, 3), "not_started", "not_started")
    return meeting


def test_colours_of_many_days_are_those_of_each_day(unit, year):
    TrackerRules.objects.create(amber_days=20, red_days=5)
    days = [date(2026, 1, 9) + timedelta(days=9 * number) for number in range(20)]

    together = counts_on(lives_of(unit), days)
    one_by_one = [
        {
            rag: with_rag_on(Action.objects.order_by(), day).filter(rag_then=rag).count()
            for rag in Rag
        }
        for day in days
    ]

    assert together == one_by_one
    assert len({tuple(numbers.values()) for numbers in together}) > 5


def test_colours_count_what_the_person_sees_in_any_number_of_queries(
    member, year, django_assert_num_queries
):
    ActionFactory(meeting=meeting_held(GroupFactory(), date(2026, 1, 10)))
    ActionFactory(agenda_item=item_of(year, is_confidential=True))

    with django_assert_num_queries(6):
        [counted] = counts_on(lives_of(member), [date(2026, 1, 20)])

    assert sum(counted.values()) == 7


def test_months_end_with_today():
    assert month_ends(date(2026, 3, 15), 4) == [
        date(2025, 12, 31),
        date(2026, 1, 31),
        date(2026, 2, 28),
        date(2026, 3, 15),
    ]


def test_figures_of_a_quarter(unit, year):
    found = figures_of(unit, date(2026, 1, 1), date(2026, 3, 31))

    assert (found.raised, found.closed, found.outstanding, found.overdue) == (7, 3, 3, 2)
    assert (found.on_time_first, found.dated_first) == (1, 2)
    assert (found.on_time_last, found.dated_last) == (2, 2)
    assert (found.age_closed, found.age_outstanding) == (59, 80)
    assert dict(found.by_organisation) == {"Police": 1, "No owner": 1}
    assert dict(found.by_priority) == {"1. Neglect": 1, "No priority": 1}
    assert found.months == (
        (date(2026, 1, 1), 7, 0),
        (date(2026, 2, 1), 0, 1),
        (date(2026, 3, 1), 0, 2),
    )


def test_what_was_opened_again_in_the_period_was_not_closed_in_it(unit, year):
    found = figures_of(unit, date(2026, 1, 1), date(2026, 4, 30))

    assert (found.closed, found.outstanding) == (2, 4)


def test_screen_pdf_and_excel_say_the_same_figures(client, unit, year):
    client.force_login(unit)
    query = {"from": "2026-01-01", "to": "2026-03-31"}

    screen = client.get("/actions/figures/", query)
    pdf = PdfReader(BytesIO(client.get("/actions/figures.pdf", query).content))
    workbook = load_workbook(BytesIO(client.get("/actions/figures.xlsx", query).content))

    said = [
        (line.label, line.words)
        for section in screen.context["report"].sections
        for line in section.lines
    ]
    page = " ".join(screen.content.decode().split())
    paper = " ".join(" ".join(each.extract_text() for each in pdf.pages).split())
    cells = [
        (row[0], row[4])
        for sheet in workbook.worksheets[:3]
        for row in sheet.iter_rows(values_only=True)
        if row[4] not in (None, "In words")
    ]
    assert cells == said
    assert all(f"{label} {words}" in paper for label, words in said)
    assert all(words in page for _, words in said)
    assert ("Closed on time, by the date it had at first", "1 of 2 (50%)") in said


def test_files_say_how_it_is_counted_and_who_may_see_what_was(client, unit, year):
    client.force_login(unit)
    query = {"from": "2026-01-01", "to": "2026-03-31"}

    pdf = PdfReader(BytesIO(client.get("/actions/figures.pdf", query).content))
    book = load_workbook(BytesIO(client.get("/actions/figures.xlsx", query).content))

    mine = f"Only actions that {unit.full_name} may see are counted."
    last = " ".join(pdf.pages[-1].extract_text().split())
    assert ["How this is counted" in last, mine in last] == [True, True]
    assert "Overdue on 31 March 2026 by priority" in last
    assert "Raised and closed by month" in last
    sentences = [row[0] for row in book["How this is counted"].iter_rows(values_only=True)]
    assert sentences[-5:] == [*HOW, mine]


def test_period_without_actions_says_so_in_words(client, unit):
    client.force_login(unit)

    page = client.get("/actions/figures/", {"from": "2001-01-01", "to": "2001-12-31"})

    assert page.context["summary"] == (
        "No action was raised and none was closed; none is outstanding on 31 December 2001."
    )
    assert "No action was overdue on 31 December 2001." in page.content.decode()


@pytest.mark.parametrize(
    "query",
    [{"from": "x"}, {"from": "2026-05-01", "to": "2026-04-01"}, {"group": "x"}, {"to": "31/2/26"}],
)
def test_period_that_does_not_fit_shows_no_figures_and_makes_no_file(client, unit, query):
    client.force_login(unit)

    page = client.get("/actions/figures/", query)

    assert "No figures are shown" in page.content.decode()
    assert [
        client.get(f"/actions/figures.{kind}", query).status_code for kind in ("pdf", "xlsx")
    ] == [
        302,
        302,
    ]


@pytest.mark.parametrize("period", ["financial", "last-financial", "all", "nonsense"])
def test_quick_periods_are_read(client, unit, year, period):
    client.force_login(unit)

    page = client.get("/actions/figures/", {"period": period})

    assert page.context["report"] is not None


def test_colours_are_shown_for_a_group_or_all(client, unit, year):
    client.force_login(unit)

    charts = client.get("/actions/colours/", {"group": year.group_id}).context["charts"]

    assert [chart.title for chart in charts] == [
        "Outstanding actions by colour",
        "Complete actions",
    ]
    assert sum(series.values[-1] for series in charts[0].series) == 4
    assert client.get("/actions/colours/", {"group": "x"}).context["charts"] == []
