"""What stands above the first item and says no fact keeps its place in the text."""

from tests.meetings.wordin import files

HEAD = (
    "**Testham Safeguarding Children Board**",
    "Monday 3 March 2014, 2.00pm – 4.00pm, Town Hall",
    "Present: Ann Bell (Chair, Council) (AB); Carl Dunn, Police (CD); Eve Fox, CCG (EF)",
    "Apologies: Gus Hay, Probation",
)


def read(*texts):
    document = files.new()
    files.lines(document, *HEAD, *texts)
    return files.read(document)


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
