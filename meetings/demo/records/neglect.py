"""The neglect task and finish group's meetings."""

from meetings.demo.records.phrases import frame
from meetings.demo.shapes import Decided, Do, Item, Room, Sitting, Told

SITTINGS = (
    Sitting(
        "NG1",
        "NG",
        -25,
        "Tue",
        "approved",
        frame(
            0,
            Item("voice", "Karen Dyson read a page from the diary that was found in audit 9."),
            Item(
                "Strategy and toolkit",
                "Peter Vance set out what the board expects: one strategy of no more than ten "
                "pages, one tool and a way "
                "to know whether either helps. Members compared four tools that are in use "
                "elsewhere.",
                decisions=(
                    Decided("The group works from the tool that health visitors already use."),
                ),
                actions=(
                    Do(
                        "Try the tool with ten families in each of two localities.",
                        ("karen", "becky"),
                        50,
                        (
                            Told(
                                49,
                                "karen",
                                "Eighteen families. Parents liked the pictures.",
                                "complete",
                            ),
                            Told(60, "peter", "", "closed"),
                        ),
                        priority=1,
                    ),
                ),
            ),
            previous="This was the first meeting.",
            first="Peter Vance welcomed members to the first meeting. Terms of reference were "
            "agreed.",
            arising="There were none.",
        ),
        room=Room(apologies=("lee",)),
    ),
    Sitting(
        "NG2",
        "NG",
        -17,
        "Tue",
        "approved",
        frame(
            1,
            Item(
                "voice",
                "Three parents came for half an hour. They want a worker to say the word, kindly, "
                "and early.",
            ),
            Item(
                "Strategy and toolkit",
                "Members agreed the outline. Lee Garside will write the section on coercive "
                "control that was first asked of "
                "Safe Harbour.",
                actions=(
                    Do(
                        "Write the section on neglect where there is coercive control.",
                        ("lee", "siobhan"),
                        50,
                        (
                            Told(49, "lee", "Written and read by four mothers.", "complete"),
                            Told(64, "peter", "", "closed"),
                        ),
                        priority=1,
                    ),
                    Do(
                        "Ask schools what they see first.",
                        ("olivia",),
                        40,
                        (
                            Told(
                                38, "olivia", "Forty replies: shoes, hunger, tiredness.", "complete"
                            ),
                            Told(64, "peter", "", "closed"),
                        ),
                        priority=1,
                    ),
                ),
            ),
        ),
        room=Room(apologies=("nicola",)),
        approves={"NG1": "as_presented"},
    ),
    Sitting(
        "NG3",
        "NG",
        -8,
        "Tue",
        "circulated",
        frame(
            2,
            Item(
                "voice", "A young carer read the draft and asked where brothers and sisters were."
            ),
            Item(
                "Strategy and toolkit",
                "The first draft has fourteen pages. Four will go. The tool has been shortened to "
                "two sides.",
                decisions=(Decided("The draft goes to the board for approval to consult."),),
                actions=(
                    Do(
                        "Shorten the draft to ten pages.",
                        ("peter",),
                        42,
                        (Told(41, "peter", "Ten and a half.", "in_progress"),),
                        ("amber", "Half a page to go."),
                        1,
                    ),
                ),
            ),
        ),
        room=Room(apologies=("gill",)),
        approves={"NG2": "as_presented"},
    ),
    Sitting(
        "NG4",
        "NG",
        -1,
        "Tue",
        "drafting",
        frame(
            3,
            Item("voice"),
            Item(
                "Strategy and toolkit",
                "Peter Vance presented the draft that goes to the board next week. Members made "
                "small changes.",
            ),
            Item(
                title="Training to go with the tool",
                presenter="becky",
                purpose="discussion",
                minutes=15,
                priority=1,
            ),
        ),
        approves={"NG3": "as_presented"},
    ),
    Sitting("NG5", "NG", 6, "Tue", "planned"),
)
