"""The register of decisions: what it shows, to whom, how it is narrowed and exported."""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from meetings.enums import MinutesStatus
from meetings.models import AgendaItem, Decision
from meetings.services import approval
from tests.factories.board import ChairFactory, GroupFactory
from tests.factories.minutes import SECRET, minuted_meeting
from tests.factories.registers import arising, decision_between, held
from tests.meetings.minutes.reading import WHO, approve, sign_in, words_of

pytestmark = pytest.mark.django_db

REGISTER = "/registers/decisions/"
SHEET = "/registers/decisions.xlsx"
OPEN, CLOSED = "D-QA-2025-007", "D-QA-2025-008"


def references(client, **query):
    return [line.reference for line in client.get(REGISTER, query).context["lines"]]


def sheet_rows(response):
    """The facts and the rows of a sheet, each as plain values."""
    rows = list(load_workbook(BytesIO(response.content)).active.iter_rows(values_only=True))
    empty = rows.index((None,) * len(rows[0]))
    facts = {row[0]: row[1] for row in rows[1:empty]}
    return facts, rows[empty + 1], rows[empty + 2 :]


# -- who sees what -----------------------------------------------------------------------------

ALL, SOME, NONE = [CLOSED, OPEN], [OPEN], []
SEEN = {
    MinutesStatus.DRAFTING: {"unit": ALL, "board_chair": ALL, "minute_taker": ALL},
    MinutesStatus.WITH_CHAIR: {
        "unit": ALL,
        "board_chair": ALL,
        "minute_taker": ALL,
        "chair": ALL,
    },
    MinutesStatus.CIRCULATED: {
        "unit": ALL,
        "board_chair": ALL,
        "minute_taker": ALL,
        "chair": ALL,
        "member": SOME,
    },
}


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("status", list(SEEN))
def test_register_shows_the_decisions_of_minutes_that_may_be_read(client, status, who):
    scene = minuted_meeting(status=status)
    sign_in(client, scene, who)

    assert references(client, sort="-reference") == SEEN[status].get(who, NONE)


@pytest.mark.parametrize("who", ["member", "stranger"])
@pytest.mark.parametrize("address", [REGISTER, SHEET, "/registers/"])
def test_confidential_decisions_leak_nowhere(client, who, address):
    scene = minuted_meeting()
    sign_in(client, scene, who)

    response = client.get(address, {"q": SECRET})

    shown = response.content.decode("latin-1").replace(f'value="{SECRET}"', "")
    if address == SHEET:
        _facts, _headings, rows = sheet_rows(response)
        shown = str(rows)
    assert SECRET not in shown


def test_decisions_of_minutes_that_are_corrected_wait_for_the_correction(client):
    scene = minuted_meeting()
    approve(scene)
    approval.reopen(minutes=scene.minutes, reason="A wrong name", by=scene.unit)
    Decision.objects.filter(reference=OPEN).update(text="Not agreed yet.")

    seen = {}
    for who in ("unit", "minute_taker", "chair", "member"):
        sign_in(client, scene, who)
        seen[who] = references(client, sort="-reference")

    assert seen == {"unit": ALL, "minute_taker": ALL, "chair": [], "member": []}


def test_somebody_who_is_not_signed_in_sees_nothing(client):
    from django.contrib.auth.models import AnonymousUser

    minuted_meeting()

    assert list(Decision.objects.visible_to(AnonymousUser())) == []
    assert client.get(REGISTER).status_code == 302
    assert client.get(SHEET).status_code == 302


BETWEEN = "D-QA-2025-101"
KNOWN = {"unit", "board_chair", "minute_taker", "chair"}


@pytest.mark.parametrize("who", WHO)
def test_decision_between_meetings_is_for_those_who_run_the_group_until_it_is_reported(client, who):
    scene = minuted_meeting()
    decision_between(scene.group, scene.unit)
    sign_in(client, scene, who)

    assert references(client, q="101") == ([BETWEEN] if who in KNOWN else [])


@pytest.mark.parametrize(
    ("status", "is_confidential", "expected"),
    [
        (MinutesStatus.DRAFTING, False, KNOWN),
        (MinutesStatus.WITH_CHAIR, False, KNOWN),
        (MinutesStatus.CIRCULATED, False, KNOWN | {"member"}),
        (MinutesStatus.CIRCULATED, True, KNOWN),
    ],
)
def test_decision_that_was_reported_reaches_members_with_the_minutes(
    client, status, is_confidential, expected
):
    scene = minuted_meeting()
    item = arising(scene.later)
    AgendaItem.objects.filter(pk=item.pk).update(is_confidential=is_confidential)
    scene.later.minutes.status = status
    scene.later.minutes.save()
    decision_between(scene.group, scene.unit, reported_at=item)

    seen = set()
    for who in WHO:
        sign_in(client, scene, who)
        if references(client, q="101"):
            seen.add(who)

    assert seen == expected


# -- what it shows -----------------------------------------------------------------------------


def test_line_names_group_date_item_and_links_to_the_place(client):
    scene = minuted_meeting()
    client.force_login(scene.member)

    [line] = client.get(REGISTER).context["lines"]

    place = reverse("meetings:minutes_detail", args=[scene.meeting.pk])
    assert (line.text, line.condition) == ("The timetable was agreed.", "Subject to the budget")
    assert (line.group, line.date_text) == ("Quality Assurance Group", "19 September 2025")
    assert (line.place, line.item) == ("QA-2025-04", "Section 11 audit")
    assert line.url == f"{place}#item-{scene.ordinary.pk}"


def test_line_between_meetings_says_how_and_that_it_waits(client):
    scene = minuted_meeting()
    decision = decision_between(scene.group, scene.unit)
    client.force_login(scene.unit)

    response = client.get(REGISTER, {"taken": "unreported"})

    words = words_of(response)
    assert "Between meetings, by e-mail or in writing." in words
    assert "Not reported yet" in words
    [line] = response.context["lines"]
    assert line.edit_url == f"/registers/decisions/between/{decision.pk}/edit/"


def test_chair_is_offered_no_change(client):
    scene = minuted_meeting()
    decision_between(scene.group, scene.unit)
    client.force_login(scene.chair)

    [line] = client.get(REGISTER, {"taken": "between"}).context["lines"]

    assert (line.edit_url, line.remove_url) == ("", "")


def filled(scene):
    other = GroupFactory(name="Neglect Group", code="NG")
    item = arising(held(other, date(2026, 2, 3)))
    Decision.objects.create(
        item=item, reference="D-NG-2026-001", text="The toolkit is adopted.", created_by=scene.unit
    )
    decision_between(scene.group, scene.unit)
    decision_between(
        scene.group, scene.unit, reference="D-QA-2025-102", reported_at=arising(scene.later)
    )
    return other


NARROWED = {
    "": {OPEN, CLOSED, BETWEEN, "D-QA-2025-102", "D-NG-2026-001"},
    "q=TOOLKIT adopted": {"D-NG-2026-001"},
    "q=budget": {OPEN},
    "q=qa-2025-00": {OPEN, CLOSED},
    "group={other}": {"D-NG-2026-001"},
    "from=2026-01-01": {"D-NG-2026-001"},
    "to=2025-09-30": {OPEN, CLOSED},
    "from=1/10/2025&to=2025-12-31": {BETWEEN, "D-QA-2025-102"},
    "condition=yes": {OPEN},
    "condition=no": {CLOSED, BETWEEN, "D-QA-2025-102", "D-NG-2026-001"},
    "taken=at": {OPEN, CLOSED, "D-NG-2026-001"},
    "taken=between": {BETWEEN, "D-QA-2025-102"},
    "taken=unreported": {BETWEEN},
    "q=nothing like it": set(),
}


@pytest.mark.parametrize("asked", NARROWED)
def test_register_is_narrowed(client, asked):
    scene = minuted_meeting()
    other = filled(scene)
    client.force_login(scene.unit)
    query = dict(pair.split("=") for pair in asked.format(other=other.pk).split("&") if pair)

    assert set(references(client, **query)) == NARROWED[asked]


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ({"from": "31/02/2026"}, "Enter a real date, for example 21/11/2026."),
        ({"from": "2026-03-02", "to": "2026-03-01"}, "The first day must not lie after the last."),
        ({"group": "999999"}, "Choose one from the list."),
        ({"taken": "sometimes"}, "Choose one from the list."),
        ({"condition": "perhaps"}, "Choose one from the list."),
    ],
)
def test_wrong_filters_get_a_sentence(client, query, sentence):
    scene = minuted_meeting()
    client.force_login(scene.unit)

    response = client.get(REGISTER, query)

    assert response.status_code == 200
    assert sentence in words_of(response)


@pytest.mark.parametrize(
    "query", [{"q": "\x00'\"%_\\"}, {"q": "x" * 10_000}, {"page": "999"}, {"sort": "; drop"}]
)
def test_odd_addresses_are_answered(client, query):
    scene = minuted_meeting()
    client.force_login(scene.unit)

    assert client.get(REGISTER, query).status_code == 200


def test_group_that_cannot_be_seen_is_not_offered(client):
    scene = minuted_meeting()
    filled(scene)
    client.force_login(scene.member)

    assert "Neglect Group" not in client.get(REGISTER).content.decode()


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("", ["D-NG-2026-001", BETWEEN, OPEN]),
        ("date", [OPEN, BETWEEN, "D-NG-2026-001"]),
        ("reference", ["D-NG-2026-001", OPEN, BETWEEN]),
        ("-group", [OPEN, BETWEEN, "D-NG-2026-001"]),
    ],
)
def test_register_is_ordered(client, sort, expected):
    scene = minuted_meeting()
    filled(scene)
    client.force_login(scene.unit)

    found = references(client, sort=sort)

    assert [reference for reference in found if reference in expected] == expected


# -- the sheet ---------------------------------------------------------------------------------


def test_sheet_has_all_pages_of_what_the_filter_shows(client):
    scene = minuted_meeting()
    for number in range(60):
        decision_between(scene.group, scene.unit, reference=f"D-QA-2025-{number + 200}")
    client.force_login(scene.unit)

    facts, headings, rows = sheet_rows(client.get(SHEET, {"taken": "between", "sort": "reference"}))

    assert headings[:3] == ("Reference", "Decision", "Condition")
    assert [row[0] for row in rows] == [f"D-QA-2025-{number + 200}" for number in range(60)]
    assert facts["Taken"] == "Between meetings"
    assert facts["Board"] == "Thornmere Safeguarding Children Partnership"
    assert facts["Marking"] == "OFFICIAL"


def test_sheet_says_the_same_as_the_screen(client):
    scene = minuted_meeting()
    client.force_login(scene.member)
    [line] = client.get(REGISTER).context["lines"]

    _facts, _headings, [row] = sheet_rows(client.get(SHEET))

    assert row[:4] == (line.reference, line.text, line.condition, line.group)
    assert row[4].date() == line.date
    assert row[5:7] == (line.place, line.item)


def test_sheet_computes_nothing_that_was_typed(client):
    scene = minuted_meeting()
    Decision.objects.filter(reference=OPEN).update(text="=1+1", condition="@SUM(A1)")
    client.force_login(scene.member)

    file = load_workbook(BytesIO(client.get(SHEET).content)).active

    cells = [cell for row in file.iter_rows() for cell in row if cell.value in ("=1+1", "@SUM(A1)")]
    assert [(cell.data_type, cell.quotePrefix) for cell in cells] == [("s", True), ("s", True)]


@pytest.mark.parametrize(
    ("who", "marking"), [("unit", "OFFICIAL-SENSITIVE"), ("member", "OFFICIAL")]
)
@pytest.mark.parametrize("sheet", [SHEET, "/registers/challenges.xlsx"])
def test_sheet_with_anything_confidential_is_marked_so(client, who, marking, sheet):
    scene = minuted_meeting()
    client.force_login(getattr(scene, who))

    facts, _headings, rows = sheet_rows(client.get(sheet))

    assert (len(rows), facts["Marking"]) == (2 if who == "unit" else 1, marking)


def test_reference_leads_to_where_the_decision_stands(client):
    scene = minuted_meeting()
    decision_between(scene.group, scene.unit, reference="D-QA-2025-100")
    client.force_login(scene.unit)

    lines = client.get(REGISTER).context["lines"]

    places = {line.reference: line.reference_url for line in lines}
    minutes = f"/meetings/{scene.meeting.pk}/minutes/"
    between = "/registers/decisions/?q=D-QA-2025-100#D-QA-2025-100"
    assert places == {
        OPEN: f"{minutes}#item-{scene.ordinary.pk}",
        CLOSED: f"{minutes}#item-{scene.confidential.pk}",
        "D-QA-2025-100": between,
    }
    html = client.get(between).content.decode()
    assert 'id="D-QA-2025-100"' in html
    assert f'href="{between}"' in html


# -- how much it asks of the database ----------------------------------------------------------


@pytest.mark.parametrize("rows", [1, 3])
def test_register_asks_the_same_of_the_database(client, django_assert_num_queries, rows):
    scene = minuted_meeting()
    for number in range(rows):
        decision_between(
            scene.group,
            scene.unit,
            reference=f"D-QA-2025-{number + 200}",
            reported_at=arising(scene.later),
        )
    scene.later.minutes.status = MinutesStatus.CIRCULATED
    scene.later.minutes.save()
    client.force_login(scene.member)
    client.get(REGISTER)

    with django_assert_num_queries(QUERIES):
        client.get(REGISTER)


QUERIES = 8


def test_landing_page_counts_what_this_person_may_see(client):
    scene = minuted_meeting()
    decision_between(scene.group, scene.unit)
    figures = {}
    for who in ("unit", "member", "stranger"):
        sign_in(client, scene, who)
        figures[who] = client.get("/registers/").context["figures"]

    counted = {who: (f.decisions, f.unreported, f.challenges) for who, f in figures.items()}
    assert counted == {"unit": (3, 1, 2), "member": (1, 0, 1), "stranger": (0, 0, 0)}


def test_empty_register_says_where_decisions_come_from(client):
    client.force_login(ChairFactory())

    assert "Decisions are recorded in the minutes of a meeting." in words_of(client.get(REGISTER))
