"""The register of attendance meeting by meeting, as chart and as Excel: the same figures."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from meetings.enums import MeetingStatus
from tests.factories.board import (
    PersonFactory,
)
from tests.factories.meetings import MeetingFactory
from tests.factories.registers import came, held, organisation, seat_of
from tests.meetings.minutes.reading import words_of
from tests.meetings.registers.attending import REGISTER, SHEET, YEAR, Scene, counts, figures

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene():
    return Scene()


# -- meeting by meeting ------------------------------------------------------------------------


def test_matrix_of_a_group_shows_who_came_to_which_meeting(client, scene):
    client.force_login(scene.unit)

    context = client.get(REGISTER, YEAR | {"by": "seat", "group": scene.group.pk}).context

    days = [day for _pk, _reference, day in context["matrix_meetings"]]
    letters = {line.name: [cell.letters for cell in cells] for line, cells in context["matrix"]}
    assert days == ["3 Feb 2026", "3 May 2026", "3 Sep 2026"]
    assert letters == {"Police": ["P", "D", "A"], "Nurse (Health)": ["P", "X", "?"]}


def test_matrix_leaves_a_place_empty_where_nobody_was_expected(client, scene):
    scene.meetings[1].attendances.filter(person=scene.nurse).delete()
    client.force_login(scene.unit)

    context = client.get(REGISTER, YEAR | {"by": "person", "group": scene.group.pk}).context

    [nurse] = [cells for line, cells in context["matrix"] if line.name == "Petra Cole"]
    assert [cell.letters for cell in nurse] == ["P", "", "?"]


def test_matrix_joins_the_seats_of_an_organisation(client, scene):
    seat = seat_of(scene.group, "Detective", scene.police)
    came(scene.meetings[0], PersonFactory(), "A", seat=seat)
    client.force_login(scene.unit)

    context = client.get(REGISTER, YEAR | {"group": scene.group.pk}).context

    [police] = [cells for line, cells in context["matrix"] if line.name == "Police"]
    assert [cell.letters for cell in police] == ["P A", "D", "A"]


def test_without_a_group_there_is_no_matrix(client, scene):
    client.force_login(scene.unit)

    assert "Meeting by meeting" not in words_of(client.get(REGISTER, YEAR))


def test_screen_shows_the_latest_meetings_and_says_so(client, scene):
    for day in range(1, 29):
        came(held(scene.group, date(2026, 10, day)), scene.nurse, "P", seat=scene.second)
    client.force_login(scene.unit)

    response = client.get(REGISTER, YEAR | {"group": scene.group.pk})

    assert len(response.context["matrix_meetings"]) == 24
    assert "The latest 24 meetings are shown; the Excel file has the 7 earlier ones too." in (
        words_of(response)
    )


# -- the chart and the sheets ------------------------------------------------------------------


def test_chart_has_the_figures_of_the_table(client, scene):
    client.force_login(scene.unit)

    context = client.get(REGISTER, YEAR).context

    drawn = {
        label: tuple(series.values[place] for series in context["chart"].series)
        for place, label in enumerate(context["chart"].labels)
    }
    assert drawn == {line.full_name: counts(line)[1:] for line in context["lines"]}


def workbook(client, **query):
    return load_workbook(BytesIO(client.get(SHEET, YEAR | query).content))


def rows_of(worksheet):
    rows = list(worksheet.iter_rows(values_only=True))
    return rows[rows.index((None,) * len(rows[0])) + 1 :]


@pytest.mark.parametrize("by", ["organisation", "person", "seat"])
def test_sheet_has_the_figures_of_the_screen(client, scene, by):
    client.force_login(scene.unit)
    response = client.get(REGISTER, YEAR | {"by": by})

    _heading, *rows = rows_of(workbook(client, by=by)["Figures"])

    skip = 2 if by == "seat" else 1
    lines = [*response.context["lines"], response.context["total"]]
    assert [row[0] for row in rows] == [line.name for line in lines]
    assert [row[skip : skip + 6] for row in rows] == [counts(line) for line in lines]
    shares = [tuple(round(share, 9) for share in row[skip + 6 :]) for row in rows]
    assert shares == [(round(line.share, 9), round(line.represented, 9)) for line in lines]


def test_second_sheet_is_the_matrix_and_says_what_it_is(client, scene):
    client.force_login(scene.unit)

    file = workbook(client, by="seat", group=scene.group.pk)
    heading, *rows = rows_of(file["Meeting by meeting"])

    assert file.sheetnames == ["Figures", "Meeting by meeting"]
    references = [meeting.reference for meeting in scene.meetings]
    assert [title.split()[0] for title in heading[2:]] == references
    assert rows == [
        ("Police", "Quality", "P", "D", "A"),
        ("Nurse (Health)", "Quality", "P", "X", "?"),
    ]
    facts = {row[0].value: row[1].value for row in file["Figures"].iter_rows(min_row=2, max_row=6)}
    assert facts["Group"] == "Quality"
    assert facts["Period"] == "1 January to 31 December 2026"


def test_sheet_of_a_member_holds_nobody_else(client, scene):
    client.force_login(scene.member)

    file = workbook(client, by="person")

    said = str([list(sheet.iter_rows(values_only=True)) for sheet in file])
    assert "Derek Holt" in said
    assert "Petra Cole" not in said


# -- order, pages and cost ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sort", "first"),
    [("name", "Health"), ("-name", "Police"), ("expected", "Health"), ("-represented", "Police")],
)
def test_lines_are_ordered_by_the_database(client, scene, sort, first):
    client.force_login(scene.unit)

    assert client.get(REGISTER, YEAR | {"sort": sort}).context["lines"][0].name == first


def test_totals_are_of_all_pages(client, scene):
    for _ in range(45):
        came(scene.meetings[0], PersonFactory(), "P")
    client.force_login(scene.unit)

    context = client.get(REGISTER, YEAR | {"by": "person", "page": 2}).context

    assert len(context["lines"]) == 22
    assert counts(context["total"]) == (52, 47, 1, 1, 2, 1)


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("by", ["organisation", "seat", "person"])
def test_register_asks_the_same_of_the_database(client, django_assert_num_queries, scene, rows, by):
    for number in range(rows):
        body = organisation(f"Body {number}")
        seat = seat_of(scene.group, f"Seat {number}", body)
        came(scene.meetings[0], PersonFactory(), "P", seat=seat)
    client.force_login(scene.unit)
    query = YEAR | {"by": by, "group": scene.group.pk}
    client.get(REGISTER, query)

    with django_assert_num_queries(9):
        client.get(REGISTER, query)


def test_meeting_to_come_is_not_counted_when_it_is_published(client, scene):
    MeetingFactory._meta.model.objects.filter(status=MeetingStatus.PLANNED).update(
        status=MeetingStatus.PUBLISHED
    )
    client.force_login(scene.unit)

    assert figures(client, by="seat", group=scene.group.pk)["Police"][0] == 3
