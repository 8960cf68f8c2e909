"""When an action is due, where the minutes name a meeting or a month and no day."""

import pytest

from tests.meetings.wordin import files

HEAD = (
    *("Northmere Board", "11 June 2025", "Present:"),
    *("Asha Bell, Independent Chair (AB)", "June Crane, Northmere Police (JC)"),
)


def action_of(line, beside=""):
    document = files.new()
    files.lines(document, *HEAD)
    rows = [("1. Neglect", line, beside), ("2. Other business", "None", "")]
    files.table(document, ("Item", "Discussion", "Action"), *rows)
    (action,) = files.read(document).items[0].actions
    return action


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("AB to bring the case to the Board in February.", "February"),
        ("AB to raise charging with the Board in January 2026", "January 2026"),
        ("assurance note to come to the September meeting.", "September meeting"),
        ("AB to report at the October Board meeting.", "October Board meeting"),
        ("AB to give the figures to the next Board.", "next Board"),
        ("AB to update the next Board.", "next Board"),
        ("AB to write by the autumn meeting.", "autumn meeting"),
        ("AB to write before the July Board.", "before the July Board"),
        ("AB to visit in the new year.", "new year"),
        ("AB to visit early in the autumn term", "autumn term"),
        ("AB to circulate the slides today.", "today"),
        ("AB to circulate the slides next week.", "next week"),
        ("AB to ring PC by the end of the day", "end of the day"),
        ("AB to visit by 3 July", "3 July"),
        ("AB to visit ASAP", "ASAP"),
        ("AB to visit by half term.", "half term"),
        ("AB to visit by the end of the calendar year.", "end of the calendar year"),
        ("AB to visit by the October half term.", "October half term"),
        ("AB to write after the inquest.", "after the inquest"),
        ("AB to write after half term", "after half term"),
        ("AB to write by close of play Friday.", "close of play Friday"),
        ("AB to write by close of business", "close of business"),
        ("AB to write once the report is published.", "once the report is published"),
        ("AB to visit w/c 14th July", "w/c 14th July"),
        ("AB to visit in the week commencing 14 July.", "week commencing 14 July"),
    ],
)
def test_the_words_at_the_end(words, due):
    action = action_of(f"Action: {words}")

    assert (action.text, action.due) == (words, due)


@pytest.mark.parametrize(
    "words",
    [
        "AB to share the report published in February.",
        "AB to look after the election.",
        "AB to share the report published after the inquest.",
        "AB to share the decisions taken at the March meeting.",
        "AB to share the figures for February 2024.",
        "AB to chair the Board.",
        "AB to write to June.",
        "AB to join the May Street project.",
    ],
)
def test_words_that_say_nothing_of_a_day(words):
    assert action_of(f"Action: {words}").due == ""


@pytest.mark.parametrize(
    ("line", "beside", "expected"),
    [
        (
            "Action: AB to count – September Board",
            "",
            ("AB to count", ["Asha Bell"], "September Board"),
        ),
        ("Action: count them (today) – AB", "", ("count them (today)", ["Asha Bell"], "today")),
        ("Noted.", "AB to count (next Board)", ("AB to count", ["Asha Bell"], "next Board")),
        ("Action: count them.", "AB\nJuly meeting", ("count them.", ["Asha Bell"], "July meeting")),
        ("Action: count them (once published)", "", ("count them", [], "once published")),
        (
            "Action: AB to count – w/c 14th July",
            "",
            ("AB to count", ["Asha Bell"], "w/c 14th July"),
        ),
        ("Noted.", "Count them (AB) by half term", ("Count them", ["Asha Bell"], "half term")),
        ("Action: count them – June", "", ("count them", ["June Crane"], "")),
        ("Action: count them – Kim March", "", ("count them", ["Kim March"], "")),
    ],
)
def test_words_that_stand_apart(line, beside, expected):
    action = action_of(line, beside)

    assert (action.text, action.owners, action.due) == expected


@pytest.mark.parametrize("due", ["autumn", "before publication", "before the summer break"])
def test_words_behind_a_dash(due):
    action = action_of(f"Action: AB to visit – {due}")

    assert (action.text, action.due) == ("AB to visit", due)


@pytest.mark.parametrize("name", ["Autumn", "Summer"])
def test_what_may_be_a_name_behind_a_dash_says_no_day(name):
    action = action_of(f"Action: visit the school – {name}")

    assert action.due == ""


def test_a_meeting_behind_a_dash_is_no_part_of_what_is_to_be_done():
    action = action_of("It was seen.", "AB to count ten cases – before Feb meeting")

    assert (action.text, action.due) == ("AB to count ten cases", "before Feb meeting")


@pytest.mark.parametrize(("who", "owner"), [("All", "All members"), ("AB", "Ann Bell")])
@pytest.mark.parametrize("when", ["immediate", "with immediate effect", "urgent"])
def test_what_is_due_at_once_beside_whose_it_is(who, owner, when):
    document = files.new()
    files.lines(document, "Northmere Board", "11 June 2025", "Present:", "Ann Bell, Council (AB)")
    heads = ("No.", "Item", "Discussion", "Action", "By whom / when")
    files.table(document, heads, ("1", "Policy", "It was read.", "Send it", f"{who} – {when}"))
    action = files.read(document).items[0].actions[0]

    assert (action.owners, action.due) == ([owner], when)
