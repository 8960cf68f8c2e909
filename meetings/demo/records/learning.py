"""The learning group's year, with a meeting that was not quorate at first."""

from meetings.demo.records.phrases import ON_PAPER, frame
from meetings.demo.shapes import Asked, Decided, Do, Item, Room, Sitting, Told

SITTINGS = (
    Sitting(
        "LD1",
        "LD",
        -44,
        "Thu",
        "approved",
        frame(
            2,
            Item(
                "voice",
                "Two foster carers' children had sat in on a course about trauma. They said that "
                "the trainer was good and that "
                "the room was cold.",
            ),
            Item(
                "Training programme",
                "In {q} 388 practitioners attended 21 courses. One in eight places that were "
                "booked was not used. "
                "Fiona Kettle proposed a charge of £40 for not coming, to be paid by the "
                "organisation.",
                decisions=(
                    Decided(
                        "A charge of £40 is made for places that are not used.",
                        "pending agreement of the executive",
                    ),
                ),
                actions=(
                    Do(
                        "Write to all organisations about the charge.",
                        ("fiona",),
                        30,
                        (
                            Told(29, "fiona", "Sent.", "complete"),
                            Told(80, "bernadette", "Unused places down by half.", "closed"),
                        ),
                    ),
                ),
            ),
            Item(
                title="Asking three months later",
                presenter="raj",
                purpose="discussion",
                minutes=20,
                priority=5,
                text="Raj Sandhu presented the first answers to the question “What did you do "
                "differently?”. Seventy per cent could give an "
                "example. Many were about asking a second question.",
            ),
            previous=ON_PAPER,
        ),
        room=Room(apologies=("eve",)),
    ),
    Sitting(
        "LD2",
        "LD",
        -32,
        "Thu",
        "approved",
        frame(
            3,
            Item("voice", nil=True),
            Item(
                "Training programme",
                "Neglect training was evaluated by watching ten practitioners before and after. "
                "The graded profile was "
                "used in eight of ten cases afterwards.",
                actions=(
                    Do(
                        "Offer the neglect course on two evenings.",
                        ("fiona", "amanda"),
                        60,
                        (
                            Told(58, "amanda", "Both full.", "complete"),
                            Told(90, "raj", "", "closed"),
                        ),
                        priority=1,
                    ),
                ),
            ),
            Item(
                title="Learning event: two reviews, one afternoon",
                presenter="fiona",
                purpose="information",
                minutes=15,
                text="Two hundred and twelve practitioners came; 84 per cent rated the event "
                "excellent or good. Actors played a core group "
                "twice, first as it was and then as the audience wanted it.",
            ),
        ),
        room=Room(apologies=("kim", "helen")),
        approves={"LD1": "as_presented"},
    ),
    Sitting(
        "LD3",
        "LD",
        -19,
        "Thu",
        "approved",
        frame(
            0,
            Item(
                "voice",
                "Young people who helped to interview trainers preferred the one who admitted to "
                "not knowing an answer.",
            ),
            Item(
                "Training programme",
                "Until 2.30pm members could only take note. The programme for the year was then "
                "agreed.",
                decisions=(Decided("The training programme for {fy} is agreed."),),
                challenges=(
                    Asked(
                        "gill",
                        "fiona",
                        "School nurses cannot leave a school day for two days. When will the "
                        "course be shorter?",
                        "Ms Kettle will offer it as four mornings.",
                        "yes",
                    ),
                ),
            ),
            Item(
                title="Briefing on unknown adults in the household",
                presenter="fiona",
                purpose="decision",
                minutes=15,
                priority=3,
                text="The briefing follows from a review that may not be named. It has one "
                "question on each page.",
                actions=(
                    Do(
                        "Test the briefing with two teams.",
                        ("gill", "bilal"),
                        30,
                        (
                            Told(28, "bilal", "Tested; two pages became one.", "complete"),
                            Told(80, "bernadette", "", "closed"),
                        ),
                        priority=3,
                    ),
                ),
            ),
            first="Bernadette Quill opened the meeting with four of the five seats that make a "
            "quorum. It became quorate when Bilal Rahman "
            "joined at 2.30pm.",
        ),
        room=Room(apologies=("kim", "eve", "helen"), absent=("amanda",), late={"bilal": "14.30"}),
        approves={"LD2": "as_presented"},
    ),
    Sitting(
        "LD4",
        "LD",
        -7,
        "Thu",
        "circulated",
        frame(
            1,
            Item(
                "voice", "The young people's film for inductions will be shown first to this group."
            ),
            Item(
                "Training programme",
                "Bookings for the autumn are the highest for four years. Fifty-eight people are "
                "waiting for the "
                "course on exploitation.",
                actions=(
                    Do(
                        "Find a second trainer for the course on exploitation.",
                        ("fiona", "tanya"),
                        35,
                    ),
                    Do("Bring a plan for courses that are always full.", (), "next"),
                ),
            ),
            Item(
                title="Supervision across agencies",
                presenter="bernadette",
                purpose="discussion",
                minutes=20,
                priority=5,
                text="Bernadette Quill proposed that practitioners from three services who work "
                "with the same families should meet each "
                "month with one supervisor. It would begin in the Dunnet Valley.",
                decisions=(
                    Decided(
                        "Group supervision across agencies is tried for six months.",
                        "subject to a supervisor being found",
                    ),
                ),
            ),
        ),
        room=Room(apologies=("olivia",)),
        approves={"LD3": "as_presented"},
    ),
    Sitting(
        "LD5",
        "LD",
        2,
        "Thu",
        "published",
        (
            Item(
                title="Group supervision: who, where, when",
                presenter="bernadette",
                purpose="decision",
                minutes=20,
                priority=5,
            ),
            Item(
                title="Film for inductions: first showing",
                presenter="chloe",
                purpose="information",
                minutes=15,
                priority=4,
            ),
        ),
    ),
    Sitting("LD6", "LD", 13, "Thu", "planned"),
)
