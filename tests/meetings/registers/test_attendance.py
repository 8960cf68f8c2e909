"""The register of attendance: counted by the database, the same on screen, in the chart and in Excel."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from board.enums import MembershipRole
from meetings.enums import AttendeeKind, MeetingStatus, MinutesStatus
from meetings.models import Attendance
from meetings.periods import named, periods
from tests.factories.board import (
    AccountFactory,
    BoardProfileFactory,
    ChairFactory,
    GroupChairFactory,
    GroupFactory,
    PersonFactory,
    UnitFactory,
)
from tests.factories.meetings import MeetingFactory
from tests.factories.registers import came, deputy_came, held, organisation, seat_of
from tests.factories.writing import take_seat
from tests.meetings.minutes.reading import words_of

pytestmark = pytest.mark.django_db

REGISTER, SHEET = "/registers/attendance/", "/registers/attendance.xlsx"
YEAR = {"from": "2026-01-01", "to": "2026-12-31"}


class Scene:
    """Two groups. In the first: the police (came, deputy, apologies) and health (came, absent, ?)."""

    def __init__(self):
        BoardProfileFactory()
        self.unit = UnitFactory()
        self.group, self.other = GroupFactory(name="Quality"), GroupFactory(name="Neglect")
        self.police, self.health = organisation("Police"), organisation("Health")
        self.member = AccountFactory(given_name="Derek", family_name="Holt")
        self.nurse = PersonFactory(given_name="Petra", family_name="Cole")
        self.chair = GroupChairFactory()
        self.taker = AccountFactory()
        self.stranger = AccountFactory()
        self.board_chair = ChairFactory()
        self.seat = take_seat(self.group, self.member, title="Police", organisation=self.police)
        self.second = take_seat(self.group, self.nurse, title="Nurse", organisation=self.health)
        take_seat(self.group, self.chair, MembershipRole.CHAIR, title="Chair")
        take_seat(self.group, self.taker, MembershipRole.MINUTE_TAKER, title="Minutes")
        self.meetings = [held(self.group, date(2026, month, 3)) for month in (2, 5, 9)]
        self.mark()
        self.elsewhere()

    def mark(self):
        first, second, third = self.meetings
        came(first, self.member, "P", seat=self.seat)
        deputy_came(came(second, self.member, "", seat=self.seat), PersonFactory())
        came(third, self.member, "A", seat=self.seat)
        came(first, self.nurse, "P", seat=self.second)
        came(second, self.nurse, "X", seat=self.second)
        came(third, self.nurse, "", seat=self.second)
        came(first, self.taker, "P", kind=AttendeeKind.IN_ATTENDANCE)

    def elsewhere(self):
        """What must not be counted in the year of the group, or not at all."""
        cancelled = held(self.group, date(2026, 6, 3), cancelled=True)
        came(cancelled, self.member, "P", seat=self.seat)
        planned = MeetingFactory(group=self.group, date=date(2026, 12, 3))
        came(planned, self.member, "A", seat=self.seat)
        came(held(self.group, date(2025, 11, 3)), self.member, "P", seat=self.seat)
        seat = seat_of(self.other, "Police", self.police)
        came(held(self.other, date(2026, 3, 3)), self.member, "X", seat=seat)


@pytest.fixture
def scene():
    return Scene()


def figures(client, **query):
    """Name (and group) to expected, present, deputy, apologies, absent, not marked."""
    response = client.get(REGISTER, YEAR | query)
    lines = [*response.context["lines"], response.context["total"]]
    return {line.full_name: counts(line) for line in lines}


def counts(line):
    return (
        line.expected,
        line.present,
        line.deputy,
        line.apologies,
        line.absent,
        line.unmarked,
    )


# -- what is counted ---------------------------------------------------------------------------


def test_seats_are_counted_with_their_deputies(client, scene):
    client.force_login(scene.unit)

    assert figures(client, by="seat", group=scene.group.pk) == {
        "Police": (3, 1, 1, 1, 0, 0),
        "Nurse (Health)": (3, 1, 0, 0, 1, 1),
        "All": (6, 2, 1, 1, 1, 1),
    }


def test_people_are_counted_where_they_were_expected_as_members(client, scene):
    client.force_login(scene.unit)

    assert figures(client, by="person") == {
        "Petra Cole": (3, 1, 0, 0, 1, 1),
        "Derek Holt": (4, 1, 1, 1, 1, 0),
        "All": (7, 2, 1, 1, 2, 1),
    }


def test_organisations_are_counted_over_all_groups(client, scene):
    client.force_login(scene.unit)

    assert figures(client) == {
        "Health": (3, 1, 0, 0, 1, 1),
        "Police": (4, 1, 1, 1, 1, 0),
        "All": (7, 2, 1, 1, 2, 1),
    }


def test_deputy_who_stayed_away_represents_nobody(client, scene):
    Attendance.objects.filter(kind=AttendeeKind.DEPUTY).update(status="X")
    client.force_login(scene.unit)

    assert figures(client, by="seat", group=scene.group.pk)["Police"] == (
        3,
        1,
        0,
        2,
        0,
        0,
    )


def test_shares_are_of_the_meetings_expected(client, scene):
    client.force_login(scene.unit)

    response = client.get(REGISTER, YEAR | {"by": "seat", "group": scene.group.pk})

    shares = [(line.share_text, line.represented_text) for line in response.context["lines"]]
    assert shares == [("33%", "67%"), ("33%", "33%")]
    assert "3 meetings of Quality took place in this period." in words_of(response)


def test_member_without_a_seat_or_organisation_has_a_line(client, scene):
    lay = PersonFactory(given_name="Ada", family_name="Lay")
    came(scene.meetings[0], lay, "P")
    client.force_login(scene.unit)

    by_seat = figures(client, by="seat", group=scene.group.pk)
    by_body = figures(client, group=scene.group.pk)

    assert by_seat["Without a seat"] == (1, 1, 0, 0, 0, 0)
    assert by_body["No organisation (independent and lay members)"] == (1, 1, 0, 0, 0, 0)


PERIODS = {
    "from=2026-05-01&to=2026-05-31": 1,
    "from=3/5/2026": 2,
    "to=2026-02-03": 2,
    "period=all": 4,
    "period=this-year": 3,
}


@pytest.mark.parametrize("asked", PERIODS)
def test_period_takes_in_both_of_its_days(client, scene, asked):
    client.force_login(scene.unit)
    query = dict(pair.split("=") for pair in asked.split("&"))

    found = client.get(REGISTER, query | {"by": "seat", "group": scene.group.pk})

    police = next(line for line in found.context["lines"] if line.name == "Police")
    assert police.expected == PERIODS[asked]


def test_quick_periods_follow_the_calendar_and_the_financial_year():
    spring, winter = date(2026, 4, 1), date(2027, 3, 31)

    assert [period.words for period in periods(spring)] == [
        "1 January to 31 December 2026",
        "1 January to 31 December 2025",
        "1 April 2026 to 31 March 2027",
        "1 April 2025 to 31 March 2026",
        "All years",
    ]
    assert named("financial", winter) == named("financial", spring)
    assert named("nonsense", spring).key == "this-year"


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ({"from": "31/02/2026"}, "Enter a real date, for example 21/11/2026."),
        ({"from": "2026-03-02", "to": "2026-03-01"}, "The first day must not lie after the last."),
        ({"group": "999999"}, "Choose one from the list."),
    ],
)
def test_wrong_question_gets_a_sentence_and_no_figures(client, scene, query, sentence):
    client.force_login(scene.unit)

    response = client.get(REGISTER, query)

    assert sentence in words_of(response)
    assert response.context["lines"] == []
    assert client.get(SHEET, query).status_code == 302


@pytest.mark.parametrize("query", [{"by": "shoe size"}, {"period": "x" * 10_000}, {"sort": "'"}])
def test_odd_addresses_show_the_usual_figures(client, scene, query):
    client.force_login(scene.unit)

    assert figures(client, **query)["All"] == (7, 2, 1, 1, 2, 1)


# -- who sees what -----------------------------------------------------------------------------

EVERYTHING = {"Petra Cole", "Derek Holt"}
BY_PERSON = {
    "unit": EVERYTHING,
    "board_chair": EVERYTHING,
    "chair": EVERYTHING,
    "taker": EVERYTHING,
    "member": {"Derek Holt"},
    "stranger": set(),
}


@pytest.mark.parametrize("who", BY_PERSON)
def test_figures_by_person_are_seen_by(client, scene, who):
    client.force_login(getattr(scene, who))

    found = set(figures(client, by="person")) - {"All"}

    assert found == BY_PERSON[who]


BY_BODY = {
    "unit": {"Health": 3, "Police": 4},
    "board_chair": {"Health": 3, "Police": 4},
    "chair": {"Health": 3, "Police": 3},
    "taker": {"Health": 3, "Police": 3},
    "member": {"Health": 3, "Police": 3},
    "stranger": {},
}


@pytest.mark.parametrize("who", BY_BODY)
def test_figures_by_organisation_are_of_the_groups_one_sits_in(client, scene, who):
    client.force_login(getattr(scene, who))

    found = {name: row[0] for name, row in figures(client).items() if name != "All"}

    assert found == BY_BODY[who]


@pytest.mark.parametrize(
    ("who", "status", "expected"),
    [
        ("member", MinutesStatus.DRAFTING, 2),
        ("member", MinutesStatus.WITH_CHAIR, 2),
        ("chair", MinutesStatus.DRAFTING, 2),
        ("chair", MinutesStatus.WITH_CHAIR, 3),
        ("taker", MinutesStatus.DRAFTING, 3),
        ("unit", MinutesStatus.DRAFTING, 3),
    ],
)
def test_attendance_counts_when_the_minutes_may_be_read(client, scene, who, status, expected):
    scene.meetings[0].minutes.status = status
    scene.meetings[0].minutes.save()
    client.force_login(getattr(scene, who))

    assert figures(client, group=scene.group.pk)["Health"][0] == expected


def test_groups_that_one_does_not_sit_in_are_not_offered(client, scene):
    client.force_login(scene.member)

    page = client.get(REGISTER).content.decode()

    assert "Quality" in page
    assert "Neglect" not in page
    assert client.get(REGISTER, YEAR | {"group": scene.other.pk}).context["lines"] == []


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

    assert len(context["lines"]) == 17
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

    with django_assert_num_queries(10):
        client.get(REGISTER, query)


def test_meeting_to_come_is_not_counted_when_it_is_published(client, scene):
    MeetingFactory._meta.model.objects.filter(status=MeetingStatus.PLANNED).update(
        status=MeetingStatus.PUBLISHED
    )
    client.force_login(scene.unit)

    assert figures(client, by="seat", group=scene.group.pk)["Police"][0] == 3
