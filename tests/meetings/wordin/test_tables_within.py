"""Tables that are no minutes: figures in the text of an item, lists of people side by side."""

from tests.meetings.wordin import files
from tests.meetings.wordin.test_layouts import PRESENT, actions_of, items_of

FIGURES = (("Agency", "Returns"), ("Police", "12"), ("Health", "9"), ("Schools", "40"))


def headed(*rows, titles=("**1. Welcome**", "**2. Performance**", "**3. AOB**"), style=None):
    document = files.new()
    files.lines(document, "Northmere Board", "Date: 11 June 2025", *PRESENT)
    files.write(document, titles[0], style)
    files.write(document, "AB welcomed all.")
    files.write(document, titles[1], style)
    files.write(document, "PC gave the figures.")
    files.table(document, *rows)
    files.write(document, "They were noted.")
    files.write(document, titles[2], style)
    files.write(document, "None.")
    return document


def table_of(*rows):
    lines = ("".join(f"<td><p>{cell}</p></td>" for cell in row) for row in rows)
    return f"<table><tbody>{''.join(f'<tr>{line}</tr>' for line in lines)}</tbody></table>"


def expected(*rows, numbers=("1", "2", "3")):
    talk = f"<p>PC gave the figures.</p>{table_of(*rows)}<p>They were noted.</p>"
    return [
        ("", numbers[0], "Welcome", "<p>AB welcomed all.</p>"),
        ("", numbers[1], "Performance", talk),
        ("", numbers[2], "AOB", "<p>None.</p>"),
    ]


def test_figures_belong_to_the_item_in_which_they_stand():
    read = files.read(headed(*FIGURES))

    assert items_of(read) == expected(*FIGURES)
    assert (actions_of(read), read.left_out) == ([], [])


def test_figures_below_headings_without_numbers():
    rows = (("Year", "Referrals", "Plans"), ("2023", "412", "61"), ("2024", "455", "70"))
    read = files.read(headed(*rows, titles=("**Welcome**", "**Performance**", "**AOB**")))

    assert items_of(read) == expected(*rows, numbers=("", "", ""))
    assert actions_of(read) == []


def test_figures_below_headings_that_word_numbers():
    titles = ("**Welcome**", "**Performance**", "**AOB**")
    read = files.read(headed(*FIGURES, titles=titles, style="List Number"))

    assert items_of(read) == expected(*FIGURES)


def test_figures_that_run_on_by_chance():
    rows = (("Agency", "Returns"), ("Police", "1"), ("Health", "2"), ("Schools", "3"))

    assert items_of(files.read(headed(*rows))) == expected(*rows)


def test_a_table_of_numbered_sentences_stays_in_its_item():
    rows = (("1", "The police write to all schools."), ("2", "The board meets every month."))

    assert items_of(files.read(headed(*rows))) == expected(*rows)


def test_rows_whose_numbers_go_on_from_the_heading_are_items():
    rows = (("2.1", "The police wrote to all schools."), ("2.2", "The board met every month."))
    read = files.read(headed(*rows))

    assert [item.number for item in read.items] == ["1", "2", "2.1", "2.2", "3"]


def test_an_agenda_before_the_minutes_is_no_item():
    document = files.new()
    files.lines(document, "Northmere Board", "Date: 11 June 2025", *PRESENT)
    files.lines(document, "**1. Welcome**", "**2. Budget**")
    files.table(
        document,
        ("1", "Welcome", "AB welcomed all who came."),
        ("2", "Budget", "PC gave the figures of the year."),
    )

    assert [(item.number, item.title) for item in files.read(document).items][-2:] == [
        ("1", "Welcome"),
        ("2", "Budget"),
    ]


def test_lists_of_people_side_by_side():
    document = files.new()
    files.lines(document, "Northmere Board", "Date: 11 June 2025")
    files.table(
        document,
        ("Present\nAsha Bell (AB) – Chair\nPaul Crane (PC) – Police", "Apologies\nDina Pope (DP)"),
    )
    files.table(document, ("No.", "Notes", "Lead & deadline"), ("1", "Budget\nNoted.", ""))

    read = files.read(document)

    assert [(each.name, each.status) for each in read.attendance] == [
        ("Asha Bell", "present"),
        ("Paul Crane", "present"),
        ("Dina Pope", "apologies"),
    ]
    assert items_of(read) == [("", "1", "Budget", "<p>Noted.</p>")]


def test_a_column_that_says_who_and_by_when():
    document = files.new()
    files.lines(document, "Northmere Board", "Date: 11 June 2025", *PRESENT)
    files.table(
        document,
        ("No.", "Notes and decisions", "Lead & deadline"),
        ("1", "Action log\nAction 34 is done; PC will chase action 37.", "PC – 12 December"),
        ("", "Next Executive meeting: 23rd September 2025, 2pm", ""),
    )

    read = files.read(document)

    assert actions_of(read) == [
        ("Action 34 is done; PC will chase action 37.", ["Paul Crane"], "12 December", "column")
    ]
    assert read.items[0].updates == []
    assert str(read.next_meeting.date) == "2025-09-23"


def test_a_log_with_owner_and_day_in_one_column():
    document = headed(("Action", "Owner & due"), ("Write to schools", "PC – 12 December"))

    assert actions_of(files.read(document)) == [
        ("Write to schools", ["Paul Crane"], "12 December", "column")
    ]
