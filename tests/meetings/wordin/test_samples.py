"""The two layouts that boards use, read in full: every field by hand."""

from pathlib import Path

import pytest

from meetings.wordin import read_minutes

SAMPLES = Path(__file__).parent / "samples"
PERSON = (
    "name",
    "organisation",
    "role",
    "initials",
    "status",
    "deputising_for",
    "also_representing",
)
RECORDS = {
    "decisions": ("number", "text"),
    "actions": ("text", "owners", "due", "how"),
    "challenges": ("asked_by", "question", "answered_by", "answer"),
    "amendments": ("text",),
    "updates": ("reference", "text", "closed"),
}


@pytest.fixture(scope="module")
def two():
    return read_minutes(SAMPLES / "two-column.docx", name="two-column.docx").as_json()


@pytest.fixture(scope="module")
def three():
    return read_minutes(SAMPLES / "three-column.docx", name="three-column.docx").as_json()


def people(read):
    return [tuple(person[name] for name in PERSON) for person in read["attendance"]]


def titles(read):
    return [(item["part"], item["number"], item["title"]) for item in read["items"]]


def texts(read):
    return [item["text"] for item in read["items"]]


def records(read, kind):
    """The records of each item, by its place among the items; items without any are left out."""
    found = [
        [tuple(each[name] for name in RECORDS[kind]) for each in item[kind]]
        for item in read["items"]
    ]
    return {place: each for place, each in enumerate(found) if each}


# -- two columns -------------------------------------------------------------------------------


def test_two_columns_facts(two):
    assert two["meeting"] == {
        "title": "Westmere Safeguarding Children Board",
        "date": "2025-09-19",
        "start": "09:30",
        "end": "12:30",
        "closed": None,
        "venue": "Hartwell Education Centre",
    }
    assert two["next_meeting"] == {
        "date": "2025-11-14",
        "start": "09:30",
        "end": "16:30",
        "venue": "Hartwell EC",
    }


def test_two_columns_attendance(two):
    present = [
        ("Miriam Osei", "Independent Chair"),
        ("Gareth Pugh", "Children's Social Care"),
        ("Sunita Rao", "Westmere ICB"),
        ("Derek Holt", "Westmere Police"),
        ("Ffion Bevan", "Youth Justice Service"),
        ("Jo Marsh", "Primary Heads rep"),
        ("Len Carver", "Lay Adviser"),
        ("Cllr Ruth Hale", "Lead Member, Children’s Services"),
        ("Kit Adeyemi", "Young person"),
        ("Bryony Tate", "WSCB Business Unit"),
    ]
    away = [
        ("Tom Ridley", "Probation"),
        ("Alice Nwosu", "Westmere Hospitals NHS Foundation Trust"),
        ("P. Lunn", ""),
    ]

    expected = [(name, body, "", "", "present", "", "") for name, body in present]
    expected += [(name, body, "", "", "apologies", "", "") for name, body in away]
    assert people(two) == expected


def test_two_columns_items(two):
    assert titles(two) == [
        ("", "1", "Introductions & Apologies"),
        ("", "1", "Minutes and Matters Arising from previous meeting"),
        ("", "2", "Action Tracker Review"),
        ("", "3", "The young person’s view"),
        ("", "4", "Performance Management and Audit"),
        ("", "5", "Exception Reporting"),
        ("", "6", "Any Other Business"),
    ]
    assert texts(two) == [
        "",
        "<p><em>The minutes were agreed as a true and accurate record with the amendment above.</em></p>",
        "",
        "<p>Kit Adeyemi presented what forty young people had said about asking for help:</p>"
        "<ul><li><p>they want one place to look, not several</p></li>"
        "<li><p>they want to be told what happens next</p></li></ul>",
        "<p><em>Dataset: only 11% of children aged 4-17 contributed to their conference. Cllr Hale asked why; "
        "Gareth Pugh answered that views are gathered beforehand but not recorded.</em></p>"
        "<p>Section 11 Audit: returns are due by the end of January 2026.</p>"
        "<p>Section 175 Audit: 61 of 78 schools have signed up.</p>",
        "<p><em>Risk Register: agreed that each risk needs an owner and a plan.</em></p>",
        "<p>None.</p>",
    ]
    assert [item["nil"] for item in two["items"]] == [False] * 6 + [True]


def test_two_columns_actions(two):
    assert records(two, "actions") == {
        2: [
            (
                "reconcile the two counts and bring them back to the Board",
                ["Derek Holt", "Gareth Pugh"],
                "",
                "marked",
            ),
            ("Bryony Tate to circulate the link.", ["Bryony Tate"], "", "marked"),
        ],
        3: [
            (
                "Every sub group to have a standing item on the voice of the child.",
                ["Every sub group"],
                "",
                "marked",
            ),
            (
                "Members to send examples to Bryony Tate by 31st October 2025.",
                ["Members"],
                "31st October 2025",
                "marked",
            ),
        ],
        4: [
            (
                "Quality Assurance group to propose a front sheet with RAG ratings for the next meeting "
                "of the Board.",
                ["Quality Assurance group"],
                "next meeting of the Board",
                "marked",
            ),
            ("update at next meeting.", [], "next meeting", "marked"),
        ],
        5: [("QA group to continue this work.", ["QA group"], "", "marked")],
    }


def test_two_columns_other_records(two):
    assert records(two, "decisions") == {}
    assert records(two, "amendments") == {
        1: [
            (
                "Page 4 – S11 Report: amendment to minutes, third line should read: “…returned by the "
                "end of June”.",
            )
        ]
    }
    assert records(two, "challenges") == {
        4: [
            (
                "Cllr Ruth Hale",
                "Cllr Hale asked why",
                "Gareth Pugh",
                "Gareth Pugh answered that views are gathered beforehand but not recorded.",
            )
        ]
    }
    assert records(two, "updates") == {
        1: [
            (
                "Page 3 – Private Fostering",
                "Sunita Rao has still not received the leaflets; a reminder has gone.",
                False,
            )
        ],
        2: [
            ("Safeguarding website", "ongoing – maintain amber.", False),
            ("Annual Report 2024-25", "completed, change to green.", True),
            ("Missing children", "the figures from Police and Social Care still differ.", False),
            ("Deputy Chair of CDOP", "to be appointed at the October meeting of the panel.", False),
            ("Neglect toolkit", "pilot finished in the north locality.", False),
        ],
    }


def test_two_columns_warnings(two):
    tracker, young, audit = (
        "Action Tracker Review",
        "The young person’s view",
        "Performance Management and Audit",
    )
    undated = [
        ("reconcile the two counts and bring them back to the Board", tracker),
        ("Bryony Tate to circulate the link.", tracker),
        ("Every sub group to have a standing item on the voice of the child.", young),
    ]

    expected = [
        ("no_date", f"The action “{text}” ({title}) has no date.") for text, title in undated
    ]
    expected += [
        ("no_owner", f"The action “update at next meeting.” ({audit}) has no owner."),
        (
            "no_date",
            "The action “QA group to continue this work.” (Exception Reporting) has no date.",
        ),
    ]
    assert [(each["code"], each["text"]) for each in two["warnings"]] == expected


# -- three columns -----------------------------------------------------------------------------


def test_three_columns_facts(three):
    assert three["meeting"] == {
        "title": "NORTHMERE SAFEGUARDING CHILDREN PARTNERSHIP",
        "date": "2025-06-11",
        "start": "14:00",
        "end": "17:00",
        "closed": "16:15",
        "venue": "",
    }
    assert three["next_meeting"] == {
        "date": "2025-09-10",
        "start": None,
        "end": None,
        "venue": "Market House, Northmere",
    }


def test_three_columns_attendance(three):
    assert people(three) == [
        ("Asha Bell", "", "Independent Schools rep", "AB", "present", "", ""),
        ("Paul Crane", "", "Independent Scrutineer", "PCr", "present", "", ""),
        ("Nia Powell", "", "Minutes", "NPo", "present", "", ""),
        ("Neil Parr", "Northmere Police", "", "NP", "deputy", "Supt Gail Ives", ""),
        ("Petra Cole", "", "Designated Nurse", "PC", "present", "", "Omar Said, ICB"),
        ("Huw Dean", "", "Business Manager", "HD", "present", "", ""),
        ("Superintendent Gail Ives", "Northmere Police", "", "", "apologies", "", ""),
        ("Omar Said", "ICB", "Chief Nurse", "", "apologies", "", ""),
        ("Lara Finn", "Healthwatch", "participant observer", "", "apologies", "", ""),
    ]


def test_three_columns_items(three):
    assert titles(three) == [
        (
            "Part 1: Strategic Planning: Practice Reviews",
            "",
            "Strategic Planning: Practice Reviews",
        ),
        ("Part 2: Business Matters", "2.1", "Minutes and Matters Arising"),
        ("Part 2: Business Matters", "2.2", "S157/175 Safeguarding Audit"),
        ("Part 3: Risk Management", "3.1", "New risks"),
        ("AOB", "", "Budget position"),
    ]
    assert texts(three) == [
        "<p>PCr opened the meeting and welcomed members.</p>"
        "<p>The review report was presented by PC for approval.</p>",
        "<p>Minutes of meeting held on 12.3.2025 were approved pending the following amendment: Part 2, 2.2 – "
        "five districts (not two).</p>",
        "<p>HD presented the report: 100% return (81% last year).</p>"
        "<p>NP offered the contact details of the new safeguarding lead to HD.</p>",
        "<p>No new risks identified.</p>",
        "<p>Noted by the Partnership.</p>",
    ]
    assert [item["nil"] for item in three["items"]] == [False, False, False, True, False]


def test_three_columns_records(three):
    wording = "Wording to be amended in paragraphs 2.1 and 3.1."
    assert records(three, "decisions") == {
        0: [("1", wording), ("2", "Publication will follow the inquest on xxx.")]
    }
    assert records(three, "actions") == {
        0: [
            (
                "Letter to be drafted to the National Panel on publication timing.",
                ["Paul Crane"],
                "",
                "marked",
            ),
            (wording, [], "", "prose"),
        ],
        2: [
            (
                "NP offered the contact details of the new safeguarding lead to HD.",
                ["Neil Parr"],
                "",
                "prose",
            )
        ],
    }


def test_three_columns_other_records(three):
    assert records(three, "amendments") == {1: [("Part 2, 2.2 – five districts (not two).",)]}
    assert records(three, "challenges") == {
        2: [
            (
                "Asha Bell",
                "AB asked whether advice to schools is consistent.",
                "Huw Dean",
                "HD explained that the new rota gives each school one named adviser.",
            )
        ]
    }
    assert records(three, "updates") == {
        1: [
            (
                "2.5 Information sharing project",
                "PC has spoken with NHS England and the mitigation is accepted. Action closed.",
                True,
            ),
            (
                "3.1 HD to provide a lead contact for the prevention campaign",
                "contact made; watching brief.",
                False,
            ),
        ]
    }


def test_three_columns_warnings(three):
    assert [each["code"] for each in three["warnings"]] == [
        "no_date",
        "hidden_action",
        "redaction",
        "hidden_action",
        "ambiguous_initials",
        "ambiguous_initials",
    ]
    assert [each["text"] for each in three["warnings"][-2:]] == [
        "“NP” is Neil Parr in the list of those present, but fits Nia Powell too: see who is meant.",
        "“PC” is Petra Cole in the list of those present, but fits Paul Crane too: see who is meant.",
    ]
