"""The policy group's year."""

from meetings.demo.records.phrases import ON_PAPER, frame
from meetings.demo.shapes import Asked, Decided, Do, Item, Room, Sitting, Told

SITTINGS = (
    Sitting(
        "PP1",
        "PP",
        -42,
        "Wed",
        "approved",
        frame(
            1,
            Item(
                "voice",
                "Lorna Pitt had asked a youth group to read the chapter on complaints. They "
                "stopped on the second page.",
            ),
            Item(
                "Procedures manual",
                "Callum Reade reported that 14 of 62 chapters are more than two years old. "
                "Members took three "
                "each.",
                actions=(
                    Do(
                        "Revise three chapters each and send them to Callum Reade.",
                        ("all",),
                        70,
                        (
                            Told(68, "callum", "Nine done.", "in_progress"),
                            Told(100, "callum", "All fourteen done.", "complete"),
                            Told(106, "alison", "", "closed"),
                        ),
                    ),
                ),
            ),
            Item(
                title="Resolution policy",
                presenter="michelle",
                purpose="discussion",
                minutes=30,
                text="Michelle Ashdown presented a policy to replace the one on escalation. The "
                "word “escalation” puts people off. Each "
                "step has a time limit, and the last is a telephone call between two directors. "
                "Duncan Reay asked that the use of the "
                "policy should be counted, and praised.",
                decisions=(Decided("The policy goes to consultation for six weeks."),),
            ),
            previous=ON_PAPER,
        ),
        room=Room(apologies=("rory", "nicola")),
    ),
    Sitting(
        "PP2",
        "PP",
        -27,
        "Wed",
        "approved",
        frame(
            2,
            Item(
                "voice",
                "Young Voices has written a first page for the manual, which says what the rest "
                "is for.",
            ),
            Item(
                "Procedures manual",
                "Nine chapters were agreed and are live. The chapter on children who travel in "
                "was returned because it "
                "did not say who leads.",
            ),
            Item(
                title="Resolution policy: launch",
                presenter="callum",
                purpose="information",
                minutes=10,
                text="The board has adopted the policy. It is launched with a card, four examples "
                "and a named person in every "
                "organisation ({A:resolution_launch}).",
            ),
            Item(
                title="Designated officer: campaign",
                presenter="duncan",
                purpose="discussion",
                minutes=15,
                text="A third of staff do not know who the designated officer is "
                "({A:lado_campaign}). Duncan Reay showed three "
                "posters. Members chose the one with the telephone.",
            ),
        ),
        room=Room(apologies=("nadia",)),
        approves={"PP1": "as_presented"},
    ),
    Sitting(
        "PP3",
        "PP",
        -16,
        "Wed",
        "approved",
        frame(
            3,
            Item("voice", nil=True),
            Item(
                "Procedures manual",
                "All chapters have now been revised within two years. Bruising in children who "
                "are not mobile was "
                "brought forward because of a review.",
                decisions=(
                    Decided(
                        "The revised chapter on bruising is recommended for adoption.",
                        "subject to a check by the designated doctor",
                    ),
                ),
                actions=(
                    Do(
                        "Check the chapter on bruising.",
                        ("naomi",),
                        14,
                        (
                            Told(13, "naomi", "Two changes made.", "complete"),
                            Told(76, "michelle", "", "closed"),
                        ),
                        priority=3,
                    ),
                ),
            ),
            Item(
                title="Use of artificial intelligence in casework",
                presenter="michelle",
                purpose="discussion",
                minutes=25,
                text="Three partners use software that writes up visits from a recording. Members "
                "wanted practitioners to read what "
                "it has written aloud to the family. Nadia Haddad was concerned about words that "
                "a child had not used.",
                actions=(
                    Do(
                        "Collect what each partner allows and propose one rule.",
                        ("michelle", "callum"),
                        130,
                        (Told(60, "michelle", "Seven of nine have replied.", "in_progress"),),
                    ),
                ),
                challenges=(
                    Asked(
                        "nadia",
                        "michelle",
                        "Has anybody compared what the software wrote with what the child said?",
                        "One team has, for ten visits. Two needed correction.",
                        "no",
                        "To be repeated with forty visits.",
                    ),
                ),
            ),
        ),
        room=Room(apologies=("lorna",), absent=("nicola",)),
        approves={"PP2": "as_presented"},
    ),
    Sitting(
        "PP4",
        "PP",
        -5,
        "Wed",
        "circulated",
        frame(
            0,
            Item(
                "voice",
                "A care leaver had read the chapter on case records and asked why she would need "
                "a solicitor to see hers. "
                "She does not; the chapter now says so first.",
            ),
            Item(
                "Procedures manual",
                "Procedures on adults who pose a risk are brought forward at the request of "
                "probation.",
                actions=(
                    Do(
                        "Revise the chapter on adults who pose a risk.",
                        ("rory", "org:probation"),
                        60,
                    ),
                ),
            ),
            Item(
                title="Neglect toolkit: place in the manual",
                presenter="lorna",
                purpose="decision",
                minutes=15,
                priority=1,
                text="The toolkit will be on the first page of the manual and not an appendix.",
                decisions=(
                    Decided("The neglect toolkit replaces three older tools when it is adopted."),
                ),
            ),
        ),
        room=Room(apologies=("pauline",)),
        approves={"PP3": "as_presented"},
    ),
    Sitting("PP5", "PP", 7, "Wed", "planned"),
)
