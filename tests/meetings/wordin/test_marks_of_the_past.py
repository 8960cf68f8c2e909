"""Marks of old minutes that quick lines do not have: agreed in capitals, numbered actions, challenges, true records."""

import pytest

from tests.meetings.wordin import files
from tests.meetings.wordin.test_layouts import PRESENT, board, items_of
from tests.meetings.wordin.test_records import read


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("AGREED: publish the report.", "publish the report."),
        ("Agreed: publish the report.", "publish the report."),
        ("AGREED – publish the report", "publish the report"),
        ("**AGREED** that it be published.", "that it be published."),
        ("RESOLVED that it be published.", "that it be published."),
        ("Resolved that it be published.", "that it be published."),
        ("RESOLVED: it is published.", "it is published."),
        ("It was RESOLVED that it be published.", "that it be published."),
        ("DECISION: publish it.", "publish it."),
        ("It was late. AGREED: publish it.", "publish it."),
    ],
)
def test_a_decision(line, text):
    item = read(line).items[0]

    assert [each.text for each in item.decisions] == [text]


def test_a_heading_of_what_was_agreed():
    item = read("AGREED:", "- publish it", "- tell the press").items[0]

    assert [each.text for each in item.decisions] == ["publish it", "tell the press"]
    assert item.text == ""


@pytest.mark.parametrize(
    "line",
    [
        "It was agreed that the plan be adopted.",
        "The dispute was resolved that day.",
        "It was late. Resolved that day, it was closed.",
        "Agreed that this is hard.",
    ],
)
def test_a_sentence_is_no_decision(line):
    item = read(line).items[0]

    assert item.decisions == []
    assert item.text == f"<p>{line}</p>"


@pytest.mark.parametrize(
    ("line", "text", "owners"),
    [
        ("Action 3.2 – All – read the briefing", "read the briefing", ["All"]),
        ("ACTION 3.2: PC – write to schools", "write to schools", ["Paul Crane"]),
        ("Action 3.2/1 - AB/PC - share it", "share it", ["Asha Bell", "Paul Crane"]),
        ("Action 3.2 PC: share it", "share it", ["Paul Crane"]),
        ("Action 3.2 (PC): share it", "share it", ["Paul Crane"]),
        ("ACTION 17/01 PC to share it", "PC to share it", ["Paul Crane"]),
        ("It was late. Action 3.2: PC to share it", "PC to share it", ["Paul Crane"]),
    ],
)
def test_a_numbered_action(line, text, owners):
    (action,) = read(line).items[0].actions

    assert (action.text, action.owners, action.how) == (text, owners, "marked")


def challenges_of(*lines):
    item = read(*lines).items[0]
    told = [
        (each.asked_by, each.question, each.answered_by, each.answer) for each in item.challenges
    ]
    return told, item.text


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (
            ["Challenge: JF asked why it is low. Response: PC said it was staffing."],
            ("Jane Fox", "JF asked why it is low.", "Paul Crane", "PC said it was staffing."),
        ),
        (
            ["Challenge from the Chair: Why is it low?", "Response from PC: it was staffing."],
            ("Asha Bell", "Why is it low?", "Paul Crane", "it was staffing."),
        ),
        (
            ["Challenge (JF): Why is it low?", "Paul Crane explained that it was staffing."],
            (
                "Jane Fox",
                "Why is it low?",
                "Paul Crane",
                "Paul Crane explained that it was staffing.",
            ),
        ),
        (
            ["Challenge:", "JF asked why it is low.", "Response:", "PC said it was staffing."],
            ("Jane Fox", "JF asked why it is low.", "Paul Crane", "PC said it was staffing."),
        ),
    ],
)
def test_a_challenge_and_its_response(lines, told):
    assert challenges_of(*lines) == ([told], "")


def test_a_line_of_something_else_below_a_challenge_stays():
    told, text = challenges_of("Challenge from JF: Why is it low?", "The figures are attached.")

    assert told == [("Jane Fox", "Why is it low?", "", "")]
    assert text == "<p>The figures are attached.</p>"


def test_a_challenge_that_is_a_difficulty_stays():
    line = "Challenge: recruitment is hard."

    assert challenges_of(line) == ([], f"<p>{line}</p>")


@pytest.mark.parametrize(
    "line",
    [
        "Agreed as accurate subject to:",
        "The minutes were agreed as a true record subject to the following amendments:",
        "The minutes were agreed as a true record, subject to the following amendments.",
    ],
)
def test_corrections_below_a_true_record(line):
    below = ("- page 2, five should read six", "- page 3, AB was there", "The Board moved on.")

    item = read(line, *below, title="Minutes of the last meeting").items[0]

    assert [each.text for each in item.amendments] == [
        "page 2, five should read six",
        "page 3, AB was there",
    ]
    assert item.text == f"<p>{line}</p><p>The Board moved on.</p>"


def test_a_correction_in_the_line_of_a_true_record():
    line = "Agreed as accurate subject to: page 2, five should read six."

    item = read(line, title="Minutes of the last meeting").items[0]

    assert [each.text for each in item.amendments] == ["page 2, five should read six."]


def test_numbers_of_a_year_in_a_table():
    document = board(
        ("17/01", "Welcome", "All came.", ""),
        ("17/02.", "Budget 2017/18", "Spent.", ""),
        head=("No", "Item", "Discussion", "Action"),
    )

    assert items_of(files.read(document)) == [
        ("", "17/01", "Welcome", "<p>All came.</p>"),
        ("", "17/02", "Budget 2017/18", "<p>Spent.</p>"),
    ]


@pytest.mark.parametrize("numbers", [("17/01", "17/02."), ("2017/3", "2017/4"), ("04/17", "05/17")])
def test_numbers_of_a_year_before_paragraphs(numbers):
    document = files.new()
    first, second = numbers
    files.lines(document, "Minutes", "Northmere Board", "Date: 11 June 2025", *PRESENT)
    files.lines(document, f"{first} Welcome", "2017/18 was hard.", f"{second} Budget", "Spent.")

    assert items_of(files.read(document)) == [
        ("", first, "Welcome", "<p>2017/18 was hard.</p>"),
        ("", second.strip("."), "Budget", "<p>Spent.</p>"),
    ]


def test_numbered_action_points():
    item = read("AP1: PC – circulate the toolkit – 31 July 2025", "AP2: AB – map the parks").items[
        0
    ]

    assert [(each.text, each.owners, each.due) for each in item.actions] == [
        ("circulate the toolkit", ["Paul Crane"], "31 July 2025"),
        ("map the parks", ["Asha Bell"], ""),
    ]


@pytest.mark.parametrize("before", ["AB – map the parks.", "AB will map the parks.", "It rained."])
def test_a_mark_that_only_names_somebody_is_offered_where_nothing_asks_something_of_them(before):
    found = read(before, "ACTION PC")

    [item] = found.items
    assert [(each.owners, each.how) for each in item.actions if "ACTION" in each.source] == [
        (["Paul Crane"], "prose")
    ]
    assert item.text == f"<p>{before}</p><p>ACTION PC</p>"
    assert "owner_alone" in [each.code for each in found.warnings]


@pytest.mark.parametrize("before", ["PC to map the parks.", "The parks will be mapped."])
def test_a_mark_that_only_names_somebody_owns_the_sentence_that_asks_for_something(before):
    found = read(before, "ACTION PC")

    [item] = found.items
    assert [(each.text, each.owners, each.how) for each in item.actions] == [
        (before, ["Paul Crane"], "marked")
    ]
    assert "owner_alone" not in [each.code for each in found.warnings]
