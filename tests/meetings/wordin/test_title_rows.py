"""Tables without headings in which a title fills a row of its own."""

from tests.meetings.wordin import files


def document_of(*rows):
    document = files.new()
    files.lines(document, "Minutes", "Northmere Board", "Date: 11 June 2025", "Present:")
    files.lines(document, "Asha Bell, Independent Chair (AB)", "Paul Crane, Police (PC)")
    made = files.table(document, *rows)
    for row in made.rows:
        if not row.cells[1].text:
            row.cells[0].merge(row.cells[1])
    return document


def test_a_title_over_the_whole_width_begins_an_item():
    document = document_of(
        ("**1. Welcome**", ""),
        ("AB opened the meeting.", " "),
        ("**2. Audit**", ""),
        ("PC spoke.\nPC to share the audit.\nAction: AB to write home.", "PC"),
        ("**3. AOB**", ""),
        ("None", " "),
    )

    read = files.read(document)

    assert [(item.number, item.title) for item in read.items] == [
        ("1", "Welcome"),
        ("2", "Audit"),
        ("3", "AOB"),
    ]
    assert read.items[0].text == "<p>AB opened the meeting.</p>"
    found = {action.text: action.owners for action in read.items[1].actions}
    assert found["AB to write home."] == ["Asha Bell"]
    assert found["PC to share the audit."] == ["Paul Crane"]
    assert not files.words_of_body(document) - files.words_of(read.as_json())


def test_figures_below_headings_are_no_items():
    rows = [("1. Schools", ""), ("Returns by primary schools", "34"), ("2. Health", "")]
    document = document_of(*rows, ("Returns by the named nurses", "12"))

    read = files.read(document)

    assert [item.number for item in read.items] == [""]
    assert read.items[0].text.count("<table>") == 1


def test_a_title_alone_in_a_numbered_row_heads_the_rows_within_its_number():
    document = files.new()
    files.lines(document, "**Northmere Board**", "4 March 2025", "Present: Asha Bell (AB)")
    files.table(
        document,
        ["1.", "Welcome\nAll were welcomed."],
        ["2.", "Sub-group reports"],
        ["2.1", "Child deaths\nThe report was noted."],
        ["2.2", "Workforce\nThe catalogue is in print."],
        ["3.", "Nobody had anything to add"],
        ["4.", "AOB\nNone."],
    )
    found = files.read(document)
    assert [(item.number, item.title) for item in found.items] == [
        ("1", "Welcome"),
        ("2", "Sub-group reports"),
        ("2.1", "Child deaths"),
        ("2.2", "Workforce"),
        ("3", ""),
        ("4", "AOB"),
    ]
    assert found.items[1].text == ""
