"""What columns, days and standings are taken for."""

from datetime import date

import pytest

from actions.enums import ActionStatus, LogField
from actions.logs import columns, days, standing
from actions.logs.names import is_like_person, parts_of_name
from actions.logs.sheets import Line

F = LogField
HEADED = [
    ("Action Required", F.TEXT),
    ("Agreed actions", F.TEXT),
    ("What needs doing", F.TEXT),
    ("Lead", F.OWNER),
    ("Lead Officer(s)", F.OWNER),
    ("By whom", F.OWNER),
    ("Who?", F.OWNER),
    ("Responsible officer", F.OWNER),
    ("Person Responsible", F.OWNER),
    ("Deadline", F.DUE),
    ("By when", F.DUE),
    ("Target date", F.DUE),
    ("Date due", F.DUE),
    ("Timescale", F.DUE),
    ("Dead line", F.DUE),
    ("Outcome", F.UPDATE),
    ("Comments", F.UPDATE),
    ("Progress / update", F.UPDATE),
    ("BRAG", F.RAG),
    ("RAG rating", F.RAG),
    ("Status (open/closed)", F.STATUS),
    ("Action No.", F.REFERENCE),
    ("Ref:", F.REFERENCE),
    ("Date raised", F.RAISED),
    ("Meeting date", F.RAISED),
    ("Date completed", F.CLOSED),
    ("Closed on", F.CLOSED),
    ("Sub-group", F.GROUP),
    ("Lead agency", F.ORGANISATION),
    ("Priority", F.PRIORITY),
]


@pytest.mark.parametrize(("heading", "field"), HEADED)
def test_heading_is_likest_to_its_field(heading, field):
    assert max(columns.NAMES, key=lambda each: columns.likeness(heading, each)) == field


def test_values_decide_where_headings_do_not():
    headings = ("Item", "Column B", "Date", "Cost code")
    lines = [
        Line(2, ("1", "Write a long paper about the strategy", "1/5/2026", "X1")),
        Line(3, ("2", "Send the paper to all agencies of the board", "2/5/2026", "X2")),
    ]

    found = columns.matched(headings, lines)

    assert found == [F.REFERENCE, F.TEXT, F.RAISED, F.KEEP]


def test_column_without_words_is_left():
    assert columns.matched(("Action", "Cost code"), [Line(2, ("Write", ""))]) == [F.TEXT, F.LEAVE]


def test_headings_are_remembered_without_order_and_case():
    assert columns.key_of(["Lead", "By when"]) == columns.key_of(["BY WHEN", "lead:"])
    assert columns.key_of(["Lead"]) != columns.key_of(["Lead", "By when"])


MARCH = date(2026, 3, 12)
DATES = [
    ("12 March 2026", MARCH),
    ("12th March 2026", MARCH),
    ("Thursday 12 March 2026", MARCH),
    ("12 Mar 26", MARCH),
    ("12-Mar-26", MARCH),
    ("12/03/2026", MARCH),
    ("12/3/26", MARCH),
    ("12.03.2026", MARCH),
    ("12-03-2026", MARCH),
    ("March 12, 2026", MARCH),
    ("2026-03-12", MARCH),
    ("w/c 12 March 2026", MARCH),
    ("by 12 March 2026", MARCH),
    ("12 March", MARCH),
    ("12/3", MARCH),
    ("1 January", date(2027, 1, 1)),
    ("March 2026", date(2026, 3, 31)),
    ("end of Feb 2026", date(2026, 2, 28)),
    ("1/2/2026 extended to 12/3/2026", MARCH),
]


@pytest.mark.parametrize(("words", "day"), DATES)
def test_british_dates_are_read(words, day):
    assert days.due(words, raised_on=date(2026, 2, 1)) == days.Due(day)


NO_DATES = (
    *(
        "ongoing",
        "On-going",
        "ASAP",
        "next meeting",
        "Next meeting of the Board",
        "TBC",
        "n/a",
        "-",
    ),
    *("each meeting", "Quarterly", "immediately", "as soon as possible", "for the next meeting"),
)


@pytest.mark.parametrize("words", NO_DATES)
def test_words_for_no_date_are_the_reason(words):
    assert days.due(words) == days.Due(reason=words)


@pytest.mark.parametrize(
    "words",
    ["sometime soon", "31/02/2026", "12/03/2026 or 1/5/2026", "12 March", "Christmas", "99/99/99"],
)
def test_other_words_are_asked(words):
    found = days.due(words)

    assert found.on is None
    assert found.problem


STANDINGS = [
    ("", ActionStatus.NOT_STARTED, False),
    ("Not yet commenced", ActionStatus.NOT_STARTED, False),
    ("Not complete", ActionStatus.NOT_STARTED, False),
    ("OPEN", ActionStatus.NOT_STARTED, False),
    ("Ongoing", ActionStatus.IN_PROGRESS, False),
    ("remain amber", ActionStatus.IN_PROGRESS, False),
    ("colour amber - future agenda item", ActionStatus.IN_PROGRESS, False),
    ("Watching brief", ActionStatus.IN_PROGRESS, False),
    ("Partially complete", ActionStatus.IN_PROGRESS, False),
    ("Red", ActionStatus.IN_PROGRESS, True),
    ("Completed", ActionStatus.CLOSED, False),
    ("Action closed.", ActionStatus.CLOSED, False),
    ("change to green", ActionStatus.CLOSED, False),
    ("Blue", ActionStatus.CLOSED, False),
    ("B", ActionStatus.CLOSED, False),
    ("Withdrawn", ActionStatus.CANCELLED, False),
    ("No longer required", ActionStatus.CANCELLED, False),
]


@pytest.mark.parametrize(("words", "status", "is_red"), STANDINGS)
def test_words_of_status_and_colour_are_understood(words, status, is_red):
    assert standing.read(words) == standing.Standing(status, is_red)


def test_green_can_mean_on_track():
    assert standing.read("Green", green_is_done=False).status == ActionStatus.IN_PROGRESS


def test_status_counts_before_colour_and_a_closing_day_before_nothing():
    assert standing.together("Open", "Green")[0].status == ActionStatus.NOT_STARTED
    assert standing.together("", "", is_closed=True)[0].status == ActionStatus.CLOSED
    assert standing.together("Zzz", "")[1] == "status"
    assert standing.together("", "Turquoise")[1] == "rag"


@pytest.mark.parametrize(
    "words", ["Jo Ashby", "Dr J. Ashby", "Zoë O'Hare-Pryce", "Jo Ashby (Health)"]
)
def test_names_of_people_look_like_it(words):
    assert is_like_person(words)


@pytest.mark.parametrize(
    "words", ["JA", "Comms team", "Health leads", "all schools", "Police", "Team 4"]
)
def test_other_words_do_not(words):
    assert not is_like_person(words)


def test_name_is_taken_apart():
    assert parts_of_name("Cllr Mary Ann Pryce (Council)") == ("Cllr", "Mary Ann", "Pryce")
