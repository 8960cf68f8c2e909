"""What stands above the first item and says no fact keeps its place in the text."""

from tests.meetings.wordin.files import read_below_head as read


def test_an_action_with_a_name_ends_no_list_of_people():
    found = read(
        "**Young carers**",
        "Eve gave a short presentation.",
        "**Housing**",
        "Carl spoke of housing.",
        "Action: Carl (with Eve)",
        "**Schools**",
        "Ann spoke of schools.",
    )

    assert [(item.title, item.text) for item in found.items] == [
        ("Young carers", "<p>Eve gave a short presentation.</p>"),
        ("Housing", "<p>Carl spoke of housing.</p><p>Action: Carl (with Eve)</p>"),
        ("Schools", "<p>Ann spoke of schools.</p>"),
    ]
    assert [action.owners for action in found.items[1].actions] == [["Carl Dunn", "Eve Fox"]]
    assert len(found.attendance) == 4


def test_a_short_line_below_the_text_stays_there():
    found = read(
        "Ann spoke first of all about the things that matter.",
        "Annual report",
        "Carl then spoke about the annual report.",
        "Carl Dunn, 25 April 2014",
    )

    assert [item.text for item in found.items] == [
        "<p>Ann spoke first of all about the things that matter.</p><p>Annual report</p>"
        "<p>Carl then spoke about the annual report.</p><p>Carl Dunn, 25 April 2014</p>"
    ]
