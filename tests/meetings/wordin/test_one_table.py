"""A form that is one table: facts above, then headings of columns and items."""

from tests.meetings.wordin import files

FACTS = [
    ("**NORTHMERE BOARD**", "", ""),
    ("Date / Time", "Thursday 20 February 2025, 13.30 – 15.30", ""),
    ("Venue", "Harbour Office, Northmere", ""),
    ("Present", "Asha Bell (Chair), Northmere Council\nPaul Crane, Police Service", ""),
    ("Apologies", "Iain Orr, Probation Service", ""),
]
MINUTES = [
    ("Item", "Discussion", "Action by"),
    ("1. Welcome", "All met.", ""),
    ("2. Minutes of 14 November 2024", "Approved. Paul Crane to print them.", "Paul Crane"),
    ("3. AOCB", "None.", ""),
    ("4. DONM", "24 April 2025 at 13.30, Harbour Office", ""),
]


def test_facts_people_and_items_of_one_table():
    document = files.new()
    files.table(document, *FACTS, *MINUTES)

    read = files.read(document)

    meeting, following = read.meeting, read.next_meeting
    assert (str(meeting.date), str(meeting.start)) == ("2025-02-20", "13:30:00")
    assert (meeting.title, meeting.venue) == ("NORTHMERE BOARD", "Harbour Office, Northmere")
    assert [(each.name, each.status) for each in read.attendance] == [
        ("Asha Bell", "present"),
        ("Paul Crane", "present"),
        ("Iain Orr", "apologies"),
    ]
    assert [(item.number, item.title) for item in read.items] == [
        ("1", "Welcome"),
        ("2", "Minutes of 14 November 2024"),
        ("3", "AOCB"),
        ("4", "DONM"),
    ]
    assert [(a.text, a.owners) for a in read.items[1].actions] == [
        ("Paul Crane to print them.", ["Paul Crane"])
    ]
    assert (str(following.date), following.venue) == ("2025-04-24", "Harbour Office")
    assert not files.words_of_body(document) - files.words_of(read.as_json())


def test_a_table_of_minutes_whose_headings_stand_below_an_item_stays_whole():
    document = files.new()
    files.lines(document, "Minutes", "Northmere Board", "Date: 11 June 2025")
    files.table(document, MINUTES[0], MINUTES[1], MINUTES[0], MINUTES[3])

    assert [item.title for item in files.read(document).items] == ["Welcome", "AOCB"]
