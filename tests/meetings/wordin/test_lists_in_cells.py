"""Lists of people in the cells of a table, with a label above some of the lists or with the agency beside them."""

from tests.meetings.wordin import files


def read(rows, *above):
    document = files.new()
    files.lines(document, "Northmere Safeguarding Board", "Monday 3 March 2014, 2pm", *above)
    files.table(document, *rows)
    files.lines(document, "1. Welcome", "GI welcomed all.")
    return files.read(document)


def statuses(found):
    return [(p.name, p.status) for p in found.attendance]


def test_a_cell_beside_a_headed_list_goes_on_with_it():
    found = read([
        ("Present:\nEd Moss (EM) – Council (Chair)\nOmar Said (OS) – Police", "Gail Ives (GI) – Designated Nurse"),
        ("Apologies:\nLara Finn – Healthwatch", ""),
    ])  # fmt: skip

    assert statuses(found) == [
        ("Ed Moss", "present"), ("Omar Said", "present"), ("Gail Ives", "present"), ("Lara Finn", "apologies")
    ]  # fmt: skip
    assert found.warnings == []
    assert found.items[0].text == "<p>GI welcomed all.</p>"


def test_lists_in_cells_below_a_heading():
    found = read([
        ("Ed Moss (Chair), Scrutineer\nOmar Said, Police", "Gail Ives, ICB\nNeil Parr, College"),
        ("In attendance\nLara Finn, Officer (minutes)", "Apologies\nMay Nunn, Public Health"),
    ], "**Present**")  # fmt: skip

    assert dict(statuses(found)) == {
        "Ed Moss": "present", "Omar Said": "present", "Gail Ives": "present", "Neil Parr": "present",
        "Lara Finn": "in_attendance", "May Nunn": "apologies",
    }  # fmt: skip
    assert [item.title for item in found.items] == ["Welcome"]


def test_labels_within_the_cells_of_columns():
    found = read([
        ("Attendees", "Apologies"),
        ("Ed Moss – Police (EM)\nGail Ives – Council (GI)", "Lara Finn – Healthwatch"),
        ("In attendance: Neil Parr – Manager (NP); May Nunn – Minutes (MN)", "Observer: Omar Said – Lead Member"),
    ])  # fmt: skip

    assert dict(statuses(found)) == {
        "Ed Moss": "present", "Gail Ives": "present", "Lara Finn": "apologies",
        "Neil Parr": "in_attendance", "May Nunn": "in_attendance", "Omar Said": "observer",
    }  # fmt: skip
    assert found.attendance[2].initials == "NP"


def test_several_people_beside_one_agency():
    found = read([
        ("Agency", "Attended", "Apologies"),
        ("Northmere Council", "Ed Moss, Director of Services (EM)\nOmar Said, Head of Early Help (OS)",
         "Lara Finn, Lead Member"),
        ("Education", "Gail Ives, Primary Heads (GI) and Neil Parr, Colleges (NP)",
         "Special Schools – no representative"),
    ])  # fmt: skip

    assert [(p.name, p.organisation, p.role, p.initials, p.status) for p in found.attendance] == [
        ("Ed Moss", "Northmere Council", "Director of Services", "EM", "present"),
        ("Omar Said", "Northmere Council", "Head of Early Help", "OS", "present"),
        ("Gail Ives", "Education, Primary Heads", "", "GI", "present"),
        ("Neil Parr", "Education, Colleges", "", "NP", "present"),
        ("Lara Finn", "Northmere Council", "Lead Member", "", "apologies"),
    ]
    assert "Special Schools – no representative" in found.items[0].text
    assert "Gail" not in found.items[0].text


def test_a_deputy_behind_the_name_in_a_cell():
    found = read([
        ("Name", "Role", "Agency", "Initials"),
        ("Gail Ives", "Named Nurse", "Northmere NHS Trust", "GI"),
        ("Apologies", "", "", ""),
        ("Omar Said (Gail Ives deputising)", "Designated Nurse", "Northmere ICB", "OS"),
    ])  # fmt: skip

    assert [(p.name, p.organisation, p.status, p.deputising_for) for p in found.attendance] == [
        ("Gail Ives", "Northmere NHS Trust", "deputy", "Omar Said"), ("Omar Said", "Northmere ICB", "apologies", "")
    ]  # fmt: skip
