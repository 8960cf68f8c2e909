"""The practice review group's year."""

from meetings.demo.records.phrases import ON_PAPER, frame
from meetings.demo.shapes import Asked, Decided, Do, Item, Room, Sitting, Told

SITTINGS = (
    Sitting(
        "PR1",
        "PR",
        -43,
        "Thu",
        "approved",
        frame(
            0,
            Item(
                "voice",
                "Members began with a drawing by a brother of the child in case 12, which he has "
                "asked them to keep.",
            ),
            Item(
                "Review tracker",
                "Rosalind Pike presented the tracker. Two reviews are open. The action plan of "
                "case 12 has 14 "
                "steps: 11 complete, two under way, one late. The late one is the guidance for "
                "midwives on partners who are "
                "not seen.",
                actions=(
                    Do(
                        "Finish the guidance for midwives on partners who are not seen.",
                        ("helen", "julie"),
                        49,
                        (
                            Told(47, "helen", "Agreed and in use.", "complete"),
                            Told(72, "julie", "", "closed"),
                        ),
                        priority=3,
                    ),
                ),
            ),
            Item(
                title="National reviews: what they mean for us",
                presenter="carol",
                purpose="discussion",
                minutes=20,
                text="Carol Stannage summarised two national reports. Members chose three "
                "questions to put to their own "
                "services: who reads the whole file, who speaks with the child alone, and who "
                "rings back.",
            ),
            Item(
                title="Re-testing recommendations",
                presenter="callum",
                purpose="decision",
                minutes=15,
                text="Callum Reade proposed that each recommendation be tested a year after it "
                "was reported complete, by "
                "somebody who was not involved.",
                decisions=(
                    Decided(
                        "Recommendations are re-tested after a year; the result is kept beside "
                        "the report of completion."
                    ),
                ),
            ),
            previous=ON_PAPER,
        ),
        room=Room(apologies=("holly",)),
    ),
    Sitting(
        "PR2",
        "PR",
        -33,
        "Thu",
        "approved",
        frame(
            1,
            Item(
                "voice",
                "There was nothing from children this time. The chair said that this was the "
                "second meeting in three, and "
                "that it should worry the group more than it does.",
            ),
            Item(
                "Review tracker",
                "Case 12: all but one step complete. Case 13: rapid review sent on the fourteenth "
                "working day; "
                "the national panel agreed that no further review was needed. A new referral was "
                "received; see below.",
            ),
            Item(
                title="A new referral",
                presenter="tessa",
                purpose="decision",
                minutes=30,
                closed_title="Case 14: does it meet the criteria?",
                text="Tessa Whitcombe presented the referral about a child aged under two with "
                "injuries that were not explained. The "
                "hospital, the police and health visiting gave what they knew on the day. Members "
                "considered each part of the "
                "criteria. Victoria Sandys advised that a review need not wait for criminal "
                "proceedings.",
                decisions=(
                    Decided(
                        "The criteria for a local child safeguarding practice review are met in "
                        "case 14."
                    ),
                    Decided(
                        "Hannah Pryce is commissioned as independent reviewer.",
                        "subject to terms agreed by the executive",
                    ),
                ),
                actions=(
                    Do(
                        "Notify the national panel of the decision on case 14.",
                        ("rosalind",),
                        3,
                        (Told(2, "rosalind", "Sent.", "complete"), Told(60, "julie", "", "closed")),
                    ),
                    Do(
                        "Ask eight agencies for their reports.",
                        ("rosalind", "org:unit"),
                        10,
                        (
                            Told(9, "rosalind", "Letters sent.", "complete"),
                            Told(62, "tessa", "All in.", "closed"),
                        ),
                    ),
                ),
                challenges=(
                    Asked(
                        "nadia",
                        "tessa",
                        "Is anybody speaking with the grandmothers?",
                        "Ms Whitcombe said that the allocated "
                        "worker sees both each week and that the reviewer will ask to meet them.",
                        "yes",
                    ),
                ),
            ),
            first="Julie Mbeki declared that her trust is involved in the new referral; Tessa "
            "Whitcombe took the chair for that item.",
        ),
        room=Room(deputies={"mark": "adam"}),
        approves={"PR1": "as_presented"},
        marking="OFFICIAL-SENSITIVE",
    ),
    Sitting(
        "PR3",
        "PR",
        -18,
        "Thu",
        "approved",
        frame(
            2,
            Item(
                "voice",
                "Two young people who were the subjects of a review four years ago have offered "
                "to meet the group.",
            ),
            Item(
                "Review tracker",
                "The action plan of case 12 is complete and moves to re-testing. Case 14 has been "
                "to the board. "
                "Nothing else is open.",
            ),
            Item(
                title="Re-test of nine recommendations: first three",
                presenter="callum",
                purpose="assurance",
                minutes=25,
                priority=5,
                text="Three recommendations that were reported complete two years ago have been "
                "tested. Two hold. The third, that every "
                "school is told of a strategy discussion, was true in 14 of 20 cases.",
                decisions=(Decided("The third recommendation is reopened."),),
                actions=(
                    Do(
                        "Put telling the school on the form for strategy discussions, and test "
                        "again.",
                        ("louise", "olivia"),
                        84,
                        (
                            Told(40, "louise", "On the form.", "in_progress"),
                            Told(90, "olivia", "First month: 17 of 18 schools told.", ""),
                        ),
                        ("amber", "The second test is booked for next month."),
                        5,
                    ),
                ),
                challenges=(
                    Asked(
                        "holly",
                        "tessa",
                        "Who had reported it as complete?",
                        "The form had been changed, and was changed back with the "
                        "new system. Nobody was asked to look.",
                        "partly",
                    ),
                ),
            ),
            Item(
                title="Learning products",
                presenter="rosalind",
                minutes=10,
                text="A briefing of two pages will be written on each theme and not on each case.",
            ),
        ),
        room=Room(apologies=("nadia",)),
        approves={"PR2": "as_presented"},
    ),
    Sitting(
        "PR4",
        "PR",
        -5,
        "Thu",
        "with_chair",
        frame(
            3,
            Item(
                "voice",
                "The two young people came. One said that the review was the first time anybody "
                "had put her life in "
                "the right order. The other had not been told that it was published.",
            ),
            Item(
                "Review tracker",
                "One incident was notified since the last meeting. The rapid review is due on "
                "{+6}.",
            ),
            Item(
                title="Case review",
                presenter="julie",
                purpose="decision",
                minutes=30,
                closed_title="Case 14: action plan and trial",
                text="Members went through the plan for case 14. Nine of 16 steps are complete. "
                "The trial is still listed. Hannah Pryce has "
                "seen both grandmothers again.",
                decisions=(Decided("The action plan for case 14 is agreed."),),
                actions=(
                    Do(
                        "Ask the court about the likely length of the trial in case 14.",
                        ("victoria",),
                        60,
                    ),
                ),
            ),
            Item(
                title="Telling families when a review is published",
                presenter="rosalind",
                purpose="decision",
                minutes=10,
                text="Nobody may learn of it from a newspaper. A letter and a visit will be "
                "offered, also to people who were children "
                "at the time.",
                decisions=(
                    Decided(
                        "A visit is offered to every person about whom a review is published, at "
                        "least a week before."
                    ),
                ),
                actions=(
                    Do(
                        "Write the procedure and a letter that a person would like to receive.",
                        ("rosalind", "group:VP"),
                        "next",
                    ),
                ),
            ),
        ),
        room=Room(apologies=("carol",), deputies={"mark": "adam"}),
        approves={"PR3": "as_presented"},
        marking="OFFICIAL-SENSITIVE",
    ),
    Sitting("PR5", "PR", 5, "Thu", "planned"),
)
