"""The child death overview panel's year, with a meeting that was cancelled."""

from meetings.demo.records.phrases import ON_PAPER, frame
from meetings.demo.shapes import Asked, Decided, Do, Item, Room, Sitting, Told

SITTINGS = (
    Sitting(
        "CD1",
        "CD",
        -40,
        "Tue",
        "approved",
        frame(
            1,
            Item(
                "voice",
                "Glenda Moss read what three parents had said about the key worker. All knew her "
                "name.",
            ),
            Item(
                "Cases reviewed",
                "Four deaths were reviewed. Modifiable factors were found in one. The forms hold "
                "the detail; none is "
                "repeated here.",
            ),
            Item(
                title="Sleeping away from home",
                presenter="karen",
                purpose="discussion",
                minutes=25,
                priority=3,
                text="Two deaths in three years were associated with a baby sleeping somewhere "
                "other than at home. Karen Dyson proposed that the "
                "question “Where will the baby sleep when you are away?” be asked at every "
                "contact.",
                decisions=(
                    Decided("A campaign on sleeping away from home is proposed to the board."),
                ),
                actions=(
                    Do(
                        "Add the question to health visitors' and midwives' records.",
                        ("karen", "helen"),
                        60,
                        (
                            Told(58, "helen", "In both systems.", "complete"),
                            Told(84, "imran", "", "closed"),
                        ),
                        priority=3,
                    ),
                ),
            ),
            previous=ON_PAPER,
        ),
        room=Room(apologies=("sanjay",)),
    ),
    Sitting(
        "CD2",
        "CD",
        -28,
        "Tue",
        "approved",
        frame(
            2,
            Item("voice", nil=True),
            Item(
                "Cases reviewed",
                "Three deaths were reviewed, one of them with the neonatal network. The median "
                "time to review is 214 days. "
                "Waiting for post-mortem reports explains most of it.",
                challenges=(
                    Asked(
                        "barbara",
                        "ivan",
                        "How long do parents wait for a report, and who tells them that it is "
                        "late?",
                        "Mr Petrie said 22 weeks on average. The key worker tells them; the "
                        "coroner's office does not.",
                        "no",
                        "The chair will write to the coroner.",
                    ),
                ),
                actions=(
                    Do(
                        "Write to the coroner about waiting times and who tells parents.",
                        ("imran",),
                        14,
                        (
                            Told(12, "imran", "Written.", "complete"),
                            Told(90, "elspeth", "Reply received.", "closed"),
                        ),
                    ),
                ),
            ),
            Item(
                title="Yearly report of the panel",
                presenter="glenda",
                purpose="decision",
                minutes=20,
                text="Eleven deaths were reviewed in {lfy}, with modifiable factors in four. "
                "Numbers are small; members agreed not to print "
                "them by age or place.",
                decisions=(Decided("The yearly report is approved and goes to the board."),),
            ),
        ),
        room=Room(apologies=("adam",)),
        approves={"CD1": "as_presented"},
    ),
    Sitting(
        "CD3",
        "CD",
        -16,
        "Tue",
        "cancelled",
        (
            Item(
                title="Vaccination in pregnancy",
                presenter="helen",
                purpose="information",
                minutes=15,
            ),
            Item(
                title="Learning from the regional panel",
                presenter="elspeth",
                purpose="discussion",
                minutes=20,
            ),
        ),
        cancelled="Both the chair and the deputy chair were called to an outbreak meeting.",
    ),
    Sitting(
        "CD4",
        "CD",
        -8,
        "Tue",
        "circulated",
        frame(
            3,
            Item(
                "voice",
                "A bereaved father joined for this item. He asked for one number that somebody "
                "answers.",
            ),
            Item(
                "Cases reviewed",
                "Five deaths were reviewed because the last meeting was cancelled. Modifiable "
                "factors were found in two.",
            ),
            Item(
                "Vaccination in pregnancy",
                "Helen Stott reported that 58 per cent of women were vaccinated against whooping "
                "cough. Women who book "
                "late are not offered it again.",
                actions=(
                    Do(
                        "Offer vaccination again to women who book late.",
                        ("helen", "sanjay"),
                        60,
                        (Told(40, "helen", "Begun at two clinics.", "in_progress"),),
                        priority=3,
                    ),
                ),
            ),
            Item(
                "Learning from the regional panel",
                "Dr Elspeth Rowan presented four themes. Asthma will be looked at next.",
            ),
            Item(
                title="One number for bereaved families",
                presenter="glenda",
                purpose="decision",
                minutes=10,
                text="The three numbers that families are given will become one.",
                decisions=(
                    Decided(
                        "Families are given one number, answered on working days.",
                        "pending cover for leave",
                    ),
                ),
                actions=(
                    Do(
                        "Arrange cover so that the number is always answered.",
                        ("glenda", "org:icb"),
                        70,
                        (Told(30, "glenda", "Cover found for half of the year.", "in_progress"),),
                    ),
                ),
            ),
        ),
        room=Room(apologies=("ivan", "barbara")),
        approves={"CD2": "as_presented"},
        marking="OFFICIAL-SENSITIVE",
    ),
    Sitting("CD5", "CD", 4, "Tue", "planned"),
)
