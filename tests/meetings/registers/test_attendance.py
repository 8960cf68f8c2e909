"""The register of attendance: counted by the database, for any period, by who may see it."""

from datetime import date

import pytest
from django.utils import timezone

from common.charts import Chart, Series, bars
from common.periods import named, periods
from meetings.enums import AttendeeKind, MinutesStatus
from meetings.models import Attendance
from meetings.presenters import attendance_register
from tests.factories.board import (
    PersonFactory,
)
from tests.factories.registers import came
from tests.meetings.minutes.reading import words_of
from tests.meetings.registers.attending import REGISTER, SHEET, YEAR, Scene, figures

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene():
    return Scene()


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


@pytest.mark.parametrize(
    ("query", "days"),
    [
        ("from=2026-02-03&to=2026-05-31", ("2026-02-03", "2026-05-31")),
        ("period=all", (None, None)),
        ("to=2026-02-03", (None, "2026-02-03")),
    ],
)
def test_boxes_hold_the_days_that_are_shown(client, scene, query, days):
    client.force_login(scene.unit)

    form = client.get(f"{REGISTER}?{query}").context["form"]

    assert (form["from"].value() or None, form["to"].value() or None) == days


def test_boxes_hold_the_days_of_a_period_that_has_a_name(client, scene):
    client.force_login(scene.unit)

    response = client.get(REGISTER, {"period": "this-year"})

    year = timezone.localdate().year
    assert f'value="{year}-01-01"' in response.content.decode()
    assert response.context["form"]["from"].value() == f"{year}-01-01"


def test_bars_count_one_in_the_singular():
    words = [Series("Apologies", "amber", (1, 2), ("apology", "apologies"))]

    drawn = bars(Chart(title="Attendance", labels=("A", "B"), series=words))

    assert [bar.spoken for bar in drawn] == ["1 apology", "2 apologies"]
    assert attendance_register.IN_WORDS["deputy"] == ("deputy", "deputies")


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
