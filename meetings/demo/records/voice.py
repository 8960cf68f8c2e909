"""The voice and participation group's year."""

from meetings.demo.records.phrases import ON_PAPER, frame
from meetings.demo.shapes import Asked, Decided, Do, Item, Room, Sitting, Told

SITTINGS = (
    Sitting(
        "VP1",
        "VP",
        -39,
        "Wed",
        "approved",
        frame(
            0,
            Item(
                "voice", "Members went round the table and said who had listened to them this week."
            ),
            Item(
                "Young people's own item",
                "Keisha Lovell presented the questions of “Who would you tell?”. Josh Pell asked "
                "for fewer questions "
                "about feelings and more about buses.",
                decisions=(Decided("The survey has twelve questions and takes five minutes."),),
                actions=(
                    Do(
                        "Try the survey with two school councils.",
                        ("keisha", "chloe"),
                        28,
                        (
                            Told(26, "chloe", "Tried; three words changed.", "complete"),
                            Told(70, "patrick", "", "closed"),
                        ),
                        priority=4,
                    ),
                ),
            ),
            Item(
                title="Young people's yearly report",
                presenter="chloe",
                purpose="discussion",
                minutes=20,
                text="Eight pages at most, and a poster for the back of a door. Tom Ferris will "
                "draw the cover.",
            ),
            previous=ON_PAPER,
        ),
        room=Room(apologies=("ruth", "zoe")),
    ),
    Sitting(
        "VP2",
        "VP",
        -29,
        "Wed",
        "approved",
        frame(
            1,
            Item(
                "voice",
                "Idris Hughes reported that the children in care council has written to every "
                "social worker to say thank you, or not.",
            ),
            Item(
                "Young people's own item",
                "The results of the survey were discussed. Maya Lindqvist asked why nobody had "
                "asked those who are "
                "not in school. Members agreed to do so.",
                actions=(
                    Do(
                        "Take the survey to young people who are not in school.",
                        ("idris", "emeka"),
                        60,
                        (
                            Told(55, "emeka", "Nineteen replies from youth work.", "complete"),
                            Told(77, "patrick", "", "closed"),
                        ),
                        priority=4,
                    ),
                ),
            ),
            Item(
                title="Film for inductions",
                presenter="chloe",
                purpose="decision",
                minutes=20,
                priority=4,
                text="The board has asked for a film ({A:voice_film}). Young people want to "
                "write, film and cut it themselves.",
                decisions=(Decided("No adult speaks in the film."),),
            ),
        ),
        room=Room(apologies=("farah",)),
        approves={"VP1": "as_presented"},
    ),
    Sitting(
        "VP3",
        "VP",
        -18,
        "Wed",
        "approved",
        frame(
            2,
            Item(
                "voice",
                "Two young people had been to the practice review group's waiting room and found "
                "it a corridor.",
            ),
            Item(
                "Young people's own item",
                "Josh Pell and Maya Lindqvist proposed a card, “Ten things to ask before you ask "
                "me anything”.",
                decisions=(Decided("The card is offered to the board."),),
                actions=(
                    Do(
                        "Choose the ten things from 140 that were sent in.",
                        ("josh", "maya", "chloe"),
                        40,
                        (
                            Told(38, "chloe", "Chosen by vote.", "complete"),
                            Told(80, "patrick", "", "closed"),
                        ),
                        priority=4,
                    ),
                ),
            ),
            Item(
                title="Advocacy: who is offered it",
                presenter="ruth",
                purpose="assurance",
                minutes=15,
                text="Advocacy was offered to 88 per cent of children with a conference and taken "
                "up by 31 per cent. Members asked how it is "
                "described to a child of six.",
                challenges=(
                    Asked(
                        "maya",
                        "ruth",
                        "Does somebody tell you about it once, or again when you know what a "
                        "conference is?",
                        "Ms Calder said once, and that this should change.",
                        "partly",
                    ),
                ),
            ),
        ),
        room=Room(apologies=("gill",), absent=("zoe",)),
        approves={"VP2": "as_presented"},
    ),
    Sitting(
        "VP4",
        "VP",
        -6,
        "Wed",
        "circulated",
        frame(
            3,
            Item(
                "voice",
                "Keisha Lovell said that the board had taken the card seriously and that one "
                "member was using it as a bookmark.",
            ),
            Item(
                "Young people's own item",
                "The film was shown in a first cut. It is six minutes long and will be five.",
                actions=(
                    Do(
                        "Cut a minute from the film.",
                        ("josh", "maya"),
                        55,
                        (Told(25, "chloe", "Forty seconds gone.", "in_progress"),),
                        priority=4,
                    ),
                ),
            ),
            Item(
                title="Meeting of two groups",
                presenter="patrick",
                purpose="decision",
                minutes=10,
                text="The practice review group has asked for help with a letter. Young people "
                "will read it first.",
                decisions=(
                    Decided(
                        "The group will read every letter that is written to a child before it "
                        "becomes a standard letter."
                    ),
                ),
            ),
        ),
        room=Room(apologies=("idris",)),
        approves={"VP3": "as_presented"},
    ),
    Sitting("VP5", "VP", 3, "Wed", "planned"),
)
