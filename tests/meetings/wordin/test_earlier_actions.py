"""What became of the actions of earlier meetings."""

import pytest

from meetings.wordin.updates import is_closed
from tests.meetings.wordin import files


def item_of(title, *text):
    document = files.new()
    files.lines(document, "Minutes", "Northmere Board", "Date: 11 June 2025", "Present:")
    files.lines(document, "Asha Bell, Independent Chair (AB)", "Paul Crane, Police (PC)")
    files.table(document, ("Item", "Discussion"), (f"1. {title}", list(text)))
    return files.read(document).items[0]


@pytest.mark.parametrize("title", ["Minutes of 3 March 2025", "Matters arising", "Action log"])
def test_news_of_an_earlier_action_is_no_new_one(title):
    item = item_of(
        title,
        "Action 3 (safer sleep): AB – it was launched. CLOSED",
        "Action 7 (MASH review): PC confirmed this has been done.",
        "Action A8: no update. OPEN",
    )

    assert item.actions == []
    assert [(each.reference, each.text, each.closed) for each in item.updates] == [
        ("Action 3 (safer sleep)", "AB – it was launched. CLOSED", True),
        ("Action 7 (MASH review)", "PC confirmed this has been done.", True),
        ("Action A8", "no update. OPEN", False),
    ]
    assert item.text == ""


def test_a_new_action_among_earlier_minutes_stays_one():
    item = item_of("Minutes of 3 March 2025", "Action 2: AB to complete the minutes")

    assert [(each.text, each.owners) for each in item.actions] == [
        ("AB to complete the minutes", ["Asha Bell"])
    ]
    assert item.updates == []


def test_a_topic_in_brackets_owns_nothing():
    item = item_of("Neglect", "Action 3 (safer sleep): AB to write home")

    assert [(each.text, each.owners) for each in item.actions] == [
        ("AB to write home (safer sleep)", ["Asha Bell"])
    ]


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("one done; carried forward.", False),
        ("one of two completed; carried over to May", False),
        ("the first part is complete, c/f", False),
        ("carried forward from March; now completed.", True),
        ("Carried forward to the risk register; action closed.", True),
        ("done", True),
    ],
)
def test_what_is_carried_forward_is_not_closed(text, closed):
    assert is_closed(text) is closed


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "Item 4, page 3 – Protocol: PC advised that all have signed. Action complete.",
            (
                "Item 4, page 3 – Protocol",
                "PC advised that all have signed. Action complete.",
                True,
            ),
        ),
        (
            "3.1 Safe sleep (minute 6.2 refers): AB confirmed that leaflets are out.",
            ("3.1 Safe sleep (minute 6.2 refers)", "AB confirmed that leaflets are out.", False),
        ),
        (
            "3.2 Training (item 5.1) – PC has 14 replies. Carry forward.",
            ("3.2 Training (item 5.1)", "PC has 14 replies. Carry forward.", False),
        ),
        (
            "1.2.1 Item 3.1 Model policy: it is on the website. Closed.",
            ("1.2.1 Item 3.1 Model policy", "it is on the website. Closed.", True),
        ),
        (
            "Action from last time: PC to move the course. Update: it ran in May. Action closed.",
            ("Action from last time: PC to move the course", "it ran in May. Action closed.", True),
        ),
    ],
)
def test_news_names_its_place_in_the_earlier_minutes(line, expected):
    item = item_of("Matters arising", line)

    assert [(each.reference, each.text, each.closed) for each in item.updates] == [expected]
    assert item.text == ""


def test_matters_arising_may_be_the_last_words_of_a_line():
    item = item_of(
        "Minutes of 3 March 2025",
        "The minutes were approved. Matters arising:",
        "- Item 7 – Visits: still being collated by PC.",
    )

    assert [(each.reference, each.closed) for each in item.updates] == [("Item 7 – Visits", False)]
    assert item.text == "<p>The minutes were approved. Matters arising:</p>"


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("finished, turn to green.", True),
        ("not yet finished.", False),
        ("PC finished the first half of the visits", False),
    ],
)
def test_what_is_finished_is_closed(text, closed):
    assert is_closed(text) == closed


def arising(*lines, title="Matters arising"):
    document = files.new()
    files.lines(document, "Northmere Board", "4 June 2024, 10am", "Present: Asha Bell, Police (AB)")
    rows = [("1. Welcome", "AB welcomed all."), (f"2. {title}", "\n".join(lines))]
    files.table(document, ("Item", "Discussion", "Action"), *rows)
    found = files.read(document)
    assert not files.words_of_body(document) - files.words_of(found.as_json())
    return found.items[1]


@pytest.mark.parametrize(
    ("line", "reference", "is_closed"),
    [
        (
            "Minute 39/14 Licensing: the letter had been sent. Action closed.",
            "Minute 39/14 Licensing",
            True,
        ),
        ("QB/36 – Template: AB confirmed it is on the intranet. Complete.", "QB/36", True),
        ("A7 – Missing protocol: AB expects it in October.", "A7", False),
        ("Para 3.2 Bruises – AB confirmed that this has been sent.", "Para 3.2 Bruises", False),
        (
            "(a) p.2 Taxi training – AB reported that 40 have been. Ongoing.",
            "(a) p.2 Taxi training",
            False,
        ),
        (
            "•\tLeaflet (item 4) – AB advised that it is printed. Action complete.",
            "Leaflet (item 4)",
            True,
        ),
        ("4.2 – AB confirmed that the advice is in use. Complete.", "4.2", True),
        ("(f) Hospital discharge: AB was awaiting a reply.", "(f) Hospital discharge", False),
    ],
)
def test_what_news_of_earlier_minutes_is_about(line, reference, is_closed):
    item = arising(line)

    assert [(each.reference, each.closed) for each in item.updates] == [(reference, is_closed)]
    assert not item.text
    assert not item.actions


def test_news_behind_its_heading_in_one_line():
    line = "Matters arising: 4.2 – AB confirmed the advice. Complete. 6.1 – AB is still to reply."
    item = arising("Agreed.", line, title="Minutes")

    assert item.text == "<p>Agreed.</p><p>Matters arising:</p>"
    assert [(each.reference, each.text) for each in item.updates] == [
        ("4.2", "AB confirmed the advice. Complete."),
        ("6.1", "AB is still to reply."),
    ]


def test_a_numbered_list_of_earlier_actions():
    lines = (
        "1. Asha to find out how many families are in bed and breakfast – 17 families. Completed.",
        "2. Asha to report on vacancies – to be carried over to July.",
        "3. Asha to share the standards. Completed",
    )
    item = arising(*lines, title="Actions from last time")

    assert [each.closed for each in item.updates] == [True, False, True]
    assert not item.text
    assert not item.actions


@pytest.mark.parametrize(
    ("title", "line", "is_closed"),
    [
        (
            "Notes of our last meeting",
            "Action 4 (leaflets): Asha told us they have been delivered. Complete.",
            True,
        ),
        (
            "Action log",
            "Action 21: AB – licensing training. Half of the drivers trained. Amber.",
            False,
        ),
    ],
)
def test_numbered_actions_of_earlier_minutes_are_no_new_ones(title, line, is_closed):
    item = arising(line, title=title)

    assert [each.closed for each in item.updates] == [is_closed]
    assert not item.actions


@pytest.mark.parametrize(
    "line",
    [
        "Item 3 was discussed and members agreed the plan: it is to be used.",
        "AB asked who leads on this.",
        "2.1 – The Chair reported that the plan is out.",
        "(i) AB to send the list – by June",
        "24/7 – cover is in place.",
    ],
)
def test_a_paragraph_among_matters_arising_is_no_news(line):
    assert not arising(line).updates
