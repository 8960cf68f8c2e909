"""Actions that begin with whose they are, and columns that name an owner beside what is to be done."""

import pytest

from tests.meetings.wordin import files


def read_of(*texts):
    document = files.new()
    files.lines(document, "Northmere Board", "Date: 11 June 2025", "Present:")
    files.lines(document, "Asha Bell, Independent Chair (AB)", "Paul Crane, Police (PC)")
    files.lines(document, *texts)
    return files.read(document)


def actions_of(item):
    return [(action.text, action.owners, action.due) for action in item.actions]


@pytest.mark.parametrize("sign", [" – ", ": ", " - "])
def test_several_lines_below_actions_each_begin_with_an_owner(sign):
    lines = (f"Paul{sign}to write home", f"Asha{sign}to check it", f"All{sign}send names by May")
    read = read_of("1. Audit", "Members noted it.", "Actions:", *lines, "Paul – left early.")

    assert [owners for _, owners, _ in actions_of(read.items[0])] == [
        ["Paul Crane"],
        ["Asha Bell"],
        ["All"],
    ]
    assert read.items[0].text == "<p>Members noted it.</p><p>Paul – left early.</p>"


@pytest.mark.parametrize(
    ("mark", "owners", "due"),
    [
        ("[Action: Paul - June meeting]", ["Paul Crane"], "June meeting"),
        ("[Action: AB, by 1st July]", ["Asha Bell"], "1st July"),
        ("[Action: Mr. Crane]", ["Paul Crane"], ""),
        ("[Action: Miss Bell, by July]", ["Asha Bell"], "July"),
    ],
)
def test_a_mark_with_an_owner_and_a_day_is_about_the_sentence_before_it(mark, owners, due):
    said = f"Members asked that the budget come back.  {mark}"
    read = read_of("1. Budget", "It is long.", said, "2. Audit", "Noted.")

    assert actions_of(read.items[0]) == [
        ("Members asked that the budget come back.", owners, due),
    ]
    assert read.items[0].text.endswith("Members asked that the budget come back.</p>")


def test_the_mark_of_an_owner_below_a_decision_is_about_it():
    said = ("Members saw it.", "RESOLVED – that letters go to schools.", "Action: Mr. Crane")
    read = read_of("**1. Budget**", *said, "**2. Audit**", "Noted.")

    assert [decision.text for decision in read.items[0].decisions] == [
        "that letters go to schools."
    ]
    assert actions_of(read.items[0]) == [("that letters go to schools.", ["Paul Crane"], "")]
    assert [action.how for action in read.items[0].actions] == ["marked"]


@pytest.mark.parametrize("who", ["all outstanding agencies", "schools", "All the partners"])
def test_bodies_of_a_kind_own_an_action(who):
    read = read_of("1. Returns", f"They are late. [Action: {who} to submit by 31st March]")

    assert actions_of(read.items[0])[0][1] == [who]


@pytest.mark.parametrize(
    ("present", "called"),
    [
        ("Det Insp Paul Hay, Police", "DI Hay"),
        ("Superintendent Lena Marr, Police", "Supt. Marr"),
        ("Cllr Owen Prys, Lead Member", "Councillor Prys"),
    ],
)
def test_a_rank_is_one_however_it_is_written(present, called):
    document = files.new()
    files.lines(document, "Northmere Board", "Date: 11 June 2025", "Present:", present)
    files.lines(
        document, "Asha Bell, Independent Chair", "1. Audit", f"Action: {called} to send it"
    )
    read = files.read(document)

    name = present.partition(",")[0]
    assert actions_of(read.items[0])[0][1] == [name]
    assert "unknown_name" not in [each.code for each in read.warnings]


def row_of(*cells, head=("Item", "Discussion", "Action")):
    document = files.new()
    files.lines(document, "Northmere Board", "Date: 11 June 2025", "Present:")
    files.lines(document, "Asha Bell, Independent Chair (AB)", "Paul Crane, Police (PC)")
    files.table(document, head, cells)
    return files.read(document)


def test_what_is_to_be_done_stands_below_its_owner_in_the_column():
    read = row_of("1. Budget", "There is some left.", "PC\nTo book")

    assert actions_of(read.items[0]) == [("To book", ["Paul Crane"], "")]
    assert read.items[0].text == "<p>There is some left.</p>"


@pytest.mark.parametrize(
    ("text", "beside", "expected"),
    [
        (
            "They were late.\nDecision: agencies send their plans.",
            "All agencies",
            "agencies send their plans.",
        ),
        ("They were late.\nAgreed: a protocol is written.", "PC", "a protocol is written."),
        (
            "Decision: It is ours.\nThe partners to meet in May.",
            "PC",
            "The partners to meet in May.",
        ),
    ],
)
def test_an_owner_beside_a_decision_is_offered_it(text, beside, expected):
    read = row_of("1. Audit", text, beside)

    assert [words for words, _, _ in actions_of(read.items[0])] == [expected]
    assert [action.how for action in read.items[0].actions] == ["prose"]
    assert beside in read.items[0].text


def test_an_owner_beside_news_is_offered_what_goes_on():
    text = "3.1 Tool. Update: AB has shared it. Action closed.\n3.4 Guide. Update: PC brings it in June."
    read = row_of("1. Actions from previous minutes", text, "PC")

    assert [words for words, _, _ in actions_of(read.items[0])] == ["PC brings it in June."]
    assert len(read.items[0].updates) == 2


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("PC – letter", ("letter", ["Paul Crane"], "")),
        ("PC order packs – 25 Feb", ("PC order packs", ["Paul Crane"], "25 Feb")),
        ("AB/PC book rooms", ("AB/PC book rooms", ["Asha Bell", "Paul Crane"], "")),
        ("PC – revise risk 7 – 2 weeks", ("revise risk 7", ["Paul Crane"], "2 weeks")),
        ("PC reported it to the panel", ("PC reported it to the panel", [], "")),
    ],
)
def test_short_actions_of_a_column_begin_with_initials(cell, expected):
    read = row_of("1. Audit", "It was noted.", cell)

    assert actions_of(read.items[0]) == [expected]


@pytest.mark.parametrize("mark", ["Action by", "Action for", "Actions by"])
def test_action_by_names_the_owner_of_what_was_resolved(mark):
    said = (
        "It was seen.",
        "**Resolved –**",
        "(1) That it be received.",
        "(2) That it be sent out.",
    )
    read = read_of("**1. Report**", *said, f"**{mark}:** Paul Crane", "**2. Audit**", "Noted.")

    assert actions_of(read.items[0]) == [("That it be sent out.", ["Paul Crane"], "")]
    assert read.items[0].text == "<p>It was seen.</p>"


def test_who_helps_owns_it_as_well():
    said = ("Paul will check the figures.", "Action: Paul (with Asha)")
    read = read_of("**1. Data**", *said, "Action: Paul to add it. By: 1 December 2025")

    assert actions_of(read.items[0]) == [
        ("Paul will check the figures.", ["Paul Crane", "Asha Bell"], ""),
        ("Paul to add it.", ["Paul Crane"], "1 December 2025"),
    ]


def test_initials_of_two_are_those_of_the_one_who_is_asked_beside_them():
    document = files.new()
    files.lines(document, "Northmere Board", "Date: 11 June 2025", "Present:")
    files.lines(document, "Asha Bell, Independent Chair (AB)", "Adam Birch, Probation (AB)")
    text = "Take up is 84%, it was 71%. Follow up was slow.\nAdam Birch offered to trial a call."
    files.table(document, ("Item", "Discussion", "Action"), ("1. Training", text, "AB"))
    read = files.read(document)

    assert actions_of(read.items[0]) == [
        ("Adam Birch offered to trial a call.", ["Adam Birch"], ""),
    ]
    assert "ambiguous_initials" in [each.code for each in read.warnings]


def test_a_line_that_begins_with_a_dash_names_nobody():
    read = read_of(
        "1. Audit", "Members noted it.", "Actions:", "—ask the schools", "2. Budget", "Noted."
    )

    assert "ask the schools" in str(read.as_json())
