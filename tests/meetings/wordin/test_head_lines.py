"""Those present and absent in lines of the head: sentences, brackets and labels in two languages."""

from tests.meetings.wordin.test_attendance_marks import people, read, statuses


def test_a_semicolon_in_brackets_and_apologies_that_were_received():
    found = read(
        above=(
            "Present: Karen Marsh (Chair; Head of Safeguarding, TCC), Lee Frost (Police)",
            "Apologies for absence: were received from Ed Moss (Probation) and Dr Fay Kerr (GP lead).",
        )
    )

    assert people(found) == [
        ("Karen Marsh", "present", "", "Chair; Head of Safeguarding, TCC", ""),
        ("Lee Frost", "present", "Police", "", ""),
        ("Ed Moss", "apologies", "Probation", "", ""),
        ("Dr Fay Kerr", "apologies", "", "GP lead", ""),
    ]
    assert [each.text for each in found.warnings] == [
        "Ed Moss sent apologies, but speaks in “Welcome”."
    ]


def test_labels_in_two_languages():
    found = read(
        above=(
            "Lleoliad / Venue: Neuadd y Dref",
            *("Yn bresennol / Present", "Siân Prys, Chair", "Rhys Tudur, Heddlu"),
            *("Ymddiheuriadau / Apologies: Carys Lloyd (Probation)", "Also present / Hefyd:"),
            "Mia Ellis, Business Manager",
        )
    )

    assert found.meeting.venue == "Neuadd y Dref"
    assert statuses(found) == {
        "Siân Prys": "present",
        "Rhys Tudur": "present",
        "Carys Lloyd": "apologies",
        "Mia Ellis": "in_attendance",
    }
    assert [item.text for item in found.items] == [
        "<p>All were welcomed.</p><p>Ed Moss reported the figures.</p>"
    ]


def test_those_in_attendance_came_where_nobody_else_is_said_to_be_present():
    found = read(
        above=(
            "In attendance: Karen Marsh (Chair, TCC), Lee Frost (Police), Jo Tan – Minute taker",
            "Apologies: Ed Moss (Probation)",
        )
    )

    assert statuses(found) == {
        "Karen Marsh": "present",
        "Lee Frost": "present",
        "Jo Tan": "in_attendance",
        "Ed Moss": "apologies",
    }
