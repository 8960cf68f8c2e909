"""Items whose numbers are letters or have them, where no table holds them."""

from tests.meetings.wordin.files import read_below_head as read


def named(found):
    return [(item.part, item.number, item.title) for item in found.items]


def test_letters_number_the_items():
    found = read(
        "(a)\tMinutes",
        "The minutes of the last meeting were confirmed.",
        "(b)\tAnnual report",
        "Carl presented the annual report.",
        "(i) the number of plans had risen;",
        "(c)\tAny other business",
        "None.",
    )

    assert named(found) == [
        ("", "a", "Minutes"),
        ("", "b", "Annual report"),
        ("", "c", "Any other business"),
    ]
    assert [one.name for one in found.attendance] == ["Ann Bell", "Carl Dunn", "Eve Fox", "Gus Hay"]
    assert found.items[1].text == (
        "<p>Carl presented the annual report.</p><p>(i) the number of plans had risen;</p>"
    )


def test_letters_below_other_titles_divide_an_item():
    found = read(
        "**Sub-groups**",
        "(a) Training",
        "Eve spoke of courses.",
        "(b) Audit",
        "Carl spoke of audits.",
        "**Budget**",
        "Ann spoke of money.",
    )

    assert named(found) == [("", "", "Sub-groups"), ("", "", "Budget")]


def test_letters_of_parts_before_numbers():
    found = read(
        "**PART A – OPEN BUSINESS**",
        "**A1. Welcome**",
        "Ann welcomed all.",
        "**A2. Annual plan**",
        "Carl showed the plan.",
        "**PART B – CONFIDENTIAL BUSINESS**",
        "**B1. Review**",
        "Eve gave the facts.",
    )

    assert named(found) == [
        ("PART A: OPEN BUSINESS", "A1", "Welcome"),
        ("PART A: OPEN BUSINESS", "A2", "Annual plan"),
        ("PART B: CONFIDENTIAL BUSINESS", "B1", "Review"),
    ]
