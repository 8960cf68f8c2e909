"""The year of the quality assurance group, which had another name at first."""

from meetings.demo.records.phrases import ARISING, CLOSING, MINUTES, NEXT
from meetings.demo.shapes import Amended, Asked, Decided, Do, Item, Room, Sitting, Told


def _items(
    turn, voice, dataset, audits, *extra, first=None, arising=None, amendments=(), risks=None
):
    return (
        Item("apologies", first or "Carol Stannage welcomed members. The meeting was quorate."),
        Item("previous_minutes", MINUTES[turn], amendments=amendments),
        Item("matters_arising", arising or ARISING[turn]),
        Item("voice", voice),
        dataset if isinstance(dataset, Item) else Item("Dataset", dataset),
        audits,
        *extra,
        Item("risks", risks or "", nil=not risks),
        Item("aob", CLOSING[turn]),
        Item("next_meeting", NEXT),
    )


SITTINGS = (
    Sitting(
        "QA1",
        "QA",
        -45,
        "Tue",
        "approved",
        _items(
            0,
            "Ruth Calder read three letters that children had written to the chair of their "
            "conference. All three asked for "
            "a different room.",
            Item(
                "Dataset",
                "Members worked on the front sheet that the board has asked for "
                "({A:dataset_front}). Twenty-two "
                "measures were put forward and reduced to twelve by vote. Nadia Haddad asked for "
                "a measure of waiting that "
                "the trust itself would recognise.",
                decisions=(
                    Decided("Twelve measures are proposed to the board for the front sheet."),
                ),
                actions=(
                    Do(
                        "Write one sentence of definition and one of “so what” for each measure.",
                        ("ming", "sam"),
                        25,
                        (
                            Told(24, "ming", "All twelve written.", "complete"),
                            Told(70, "carol", "Agreed.", "closed"),
                        ),
                        priority=5,
                    ),
                ),
            ),
            Item(
                "Multi-agency case file audits",
                "Sam Adeleke proposed the programme for the year: neglect of school-age "
                "children, second plans, and bruising in children who are not mobile. The method "
                "stays the same, with one "
                "change: families will be asked before the panel meets, not afterwards.",
                decisions=(Decided("The audit programme is agreed."),),
                actions=(
                    Do(
                        "Choose eight cases for audit 9 and ask the families.",
                        ("sam", "ruth"),
                        35,
                        (
                            Told(
                                33,
                                "sam",
                                "Eight chosen; four parents and three young people agreed.",
                                "complete",
                            ),
                            Told(72, "becky", "", "closed"),
                        ),
                        priority=1,
                    ),
                ),
            ),
        ),
        room=Room(apologies=("bilal",)),
    ),
    Sitting(
        "QA2",
        "QA",
        -34,
        "Tue",
        "approved",
        _items(
            1,
            "Olivia Stead had asked twelve pupils what they thought their conference was for. "
            "Nine said that it was to tell "
            "their mother off.",
            "Ming Zhao showed the front sheet with two quarters of figures. The unit is now "
            "printed with each measure. "
            "Children and conferences are no longer counted in the same line. Members queried the "
            "figure for the ambulance "
            "service, which looks too low.",
            Item(
                "Multi-agency case file audits",
                "The panel for audit 9 has met. Members read the draft report in pairs and "
                "marked every sentence that would not change what anybody does. Eleven of 60 were "
                "taken out.",
                actions=(
                    Do(
                        "Send the report on audit 9 to the board.",
                        ("sam",),
                        14,
                        (Told(10, "sam", "Sent.", "complete"), Told(40, "carol", "", "closed")),
                        priority=1,
                    ),
                ),
                challenges=(
                    Asked(
                        "karen",
                        "sam",
                        "Health visitors gave the most evidence and have the fewest "
                        "recommendations. Have we let the "
                        "others off?",
                        "Mr Adeleke thought that the recommendations followed the gaps. He will "
                        "show which "
                        "agency each finding came from.",
                        "yes",
                    ),
                ),
            ),
            Item(
                title="A new name for the group",
                part="Closing",
                presenter="carol",
                purpose="decision",
                minutes=5,
                text="Members supported the new name, which the board has agreed: the group "
                "exists to assure quality, and "
                "audits are one way of doing it.",
            ),
        ),
        room=Room(apologies=("adam", "nadia"), late={"peter": "13.50"}),
        approves={"QA1": "as_presented"},
    ),
    Sitting(
        "QA3",
        "QA",
        -23,
        "Tue",
        "approved",
        _items(
            2,
            "The girl whose diary was described in audit 9 has agreed that two pages may be used "
            "in training.",
            "Figures for {Q1} were checked before they go to the board. One value, no care "
            "proceedings begun in the second "
            "month, was queried and found to be right.",
            Item(
                "Multi-agency case file audits",
                "Audit 10 looks at second plans. Becky Thorne had read all 26 cases of the year: "
                "in 15 the first plan ended because somebody had moved out. The panel will look "
                "at eight of the 15.",
                actions=(
                    Do(
                        "Brief the panel for audit 10 and book the day.",
                        ("becky", "sam"),
                        28,
                        (Told(27, "sam", "Booked.", "complete"), Told(75, "carol", "", "closed")),
                        priority=5,
                    ),
                ),
            ),
            Item(
                title="Measures of impact for the business plan",
                part="Performance",
                presenter="callum",
                purpose="decision",
                minutes=15,
                text="The board wants one measure for each priority. Four were agreed. For babies "
                "and young children members "
                "preferred a rate of injury admissions to a count of leaflets.",
                decisions=(
                    Decided(
                        "Four measures are recommended; the fifth depends on figures from the "
                        "hospital."
                    ),
                ),
            ),
            amendments=(
                Amended(
                    "QA2",
                    "Item 3.1, first paragraph",
                    "“Eleven of 60” should read “eleven of 70”.",
                    "sam",
                ),
            ),
            first="Carol Stannage welcomed members to the first meeting under the group's new "
            "name.",
        ),
        room=Room(apologies=("pauline",)),
        approves={"QA2": "with_amendments"},
    ),
    Sitting(
        "QA4",
        "QA",
        -12,
        "Tue",
        "approved",
        _items(
            3,
            "Two members of Young Voices sat with the panel of audit 10. They asked that workers "
            "should not be praised for "
            "doing what the plan said.",
            "The group spent most of its time on repeat referrals, which have risen. No single "
            "source explains it.",
            Item(
                "Multi-agency case file audits",
                "Audit 10 is complete: two cases good, five requiring improvement, one inadequate. "
                "Plans ended on a promise and nobody went back to see whether it had been kept.",
                decisions=(
                    Decided(
                        "A visit three months after every plan ends is recommended to the board.",
                        "in principle",
                    ),
                ),
                actions=(
                    Do(
                        "Find out what a visit after three months would cost each agency.",
                        ("becky", "karen", "olivia"),
                        95,
                        (
                            Told(
                                55,
                                "karen",
                                "Health visiting could do it for under-fives.",
                                "in_progress",
                            ),
                        ),
                        priority=5,
                    ),
                    Do("Present audit 10 at the next learning event.", ("sam",), 95),
                ),
            ),
            risks="Members put forward one concern for the register: chairs of conferences have "
            "too many cases when one is away.",
        ),
        room=Room(apologies=("bilal", "peter"), absent=("nadia",)),
        approves={"QA3": "as_presented"},
    ),
    Sitting(
        "QA5",
        "QA",
        -2,
        "Tue",
        "drafting",
        (
            Item(
                "apologies",
                "Carol Stannage welcomed members. Four seats were filled at the start. The "
                "meeting became quorate at "
                "1.55pm when Adam Frost arrived; until then members discussed the dataset without "
                "deciding anything.",
            ),
            Item("previous_minutes"),
            Item(
                "matters_arising",
                "Becky Thorne reported on visits three months after a plan ends: two of three "
                "agencies have given a cost.",
            ),
            Item(
                "voice",
                "Ruth Calder brought the first replies from children who were told what came of "
                "their conference.",
            ),
            Item(
                "Dataset",
                "Ming Zhao presented {q}. KD asked whether the two clinics that moved are "
                "included. AB (early help) "
                "will check the family hub figures.",
                actions=(Do("Check the family hub figures for {q}.", ("alison",), "next"),),
                challenges=(
                    Asked(
                        "karen",
                        "nadia",
                        "When will the community clinics be in the count of children not brought?",
                        "",
                        "",
                    ),
                ),
            ),
            Item("Multi-agency case file audits"),
            Item(
                title="Programme for the coming year",
                part="Audit",
                presenter="sam",
                purpose="decision",
                minutes=15,
            ),
            Item("risks"),
            Item("aob"),
            Item("next_meeting"),
        ),
        room=Room(
            apologies=("pauline", "nadia", "bilal", "olivia", "peter"),
            absent=("sam",),
            late={"adam": "13.55"},
        ),
        approves={"QA4": "as_presented"},
    ),
    Sitting("QA6", "QA", 6, "Tue", "planned"),
    Sitting("QA7", "QA", 17, "Tue", "planned"),
)
