"""Who leads an item and when it begins, behind a tab in the line of its title, are none of the title."""

from tests.meetings.wordin import files


def read(*texts):
    document = files.new()
    files.lines(
        document,
        "**Testham Safeguarding Children Board**",
        "Monday 3 March 2014, 1.00pm – 3.00pm, Town Hall",
        "Present: Ann Bell (Chair, Council) (AB); Carl Dunn, Police (CD); Eve Fox, CCG (EF)",
        *texts,
    )
    return [(item.number, item.title, item.text, item.nil) for item in files.read(document).items]


def test_a_leader_and_a_time():
    assert read(
        "**1.\tWelcome\tChair\t13:00**",
        "AB opened the meeting.",
        "**2.\tPerformance of the team\tCD\t13:15**",
        "CD spoke to the paper.",
        "**3.\tHousing\tCarl Dunn\t1.40pm**",
        "Carl spoke.",
        "**4.\tAOB\tAll\t14:50**",
        "None.",
    ) == [
        ("1", "Welcome", "<p><strong>Chair 13:00</strong></p><p>AB opened the meeting.</p>", False),
        (
            "2",
            "Performance of the team",
            "<p><strong>CD 13:15</strong></p><p>CD spoke to the paper.</p>",
            False,
        ),
        ("3", "Housing", "<p><strong>Carl Dunn 1.40pm</strong></p><p>Carl spoke.</p>", False),
        ("4", "AOB", "<p><strong>All 14:50</strong></p><p>None.</p>", True),
    ]


def test_brackets_behind_a_tab():
    assert read(
        "**A1. Welcome**\t(Ann, 5 mins)",
        "Ann welcomed all.",
        "**A2. Plan (part 2)**\t(all)",
        "Carl spoke.",
    ) == [
        ("A1", "Welcome", "<p>(Ann, 5 mins)</p><p>Ann welcomed all.</p>", False),
        ("A2", "Plan (part 2)", "<p>(all)</p><p>Carl spoke.</p>", False),
    ]
