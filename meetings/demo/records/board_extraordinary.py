"""The extraordinary meeting of the board, on one subject, with workshops."""

from meetings.demo.shapes import Asked, Decided, Do, Item, Told

ITEMS = (
    Item(
        "apologies",
        title="Welcome and why we are here",
        text="""Margaret Ellery thanked members for coming at four weeks' notice and the
            community centre for its hall. Partners who work in North Marl every day had been
            invited for this meeting only. She asked everybody to speak about places and adults
            before speaking about children's behaviour.""",
    ),
    Item(
        title="What we know about North Marl",
        presenter="rory",
        purpose="information",
        minutes=40,
        priority=2,
        text="""DI Rory Maddox and Tanya Blythe presented the profile. Its detail is not for
            distribution and was shown on screen only.

            In six months 23 children came to notice in the locality: 14 for criminal and nine for
            sexual exploitation; four for both, who are counted once in each. Their ages are 12 to
            17. Nine live elsewhere and travel in. Seventeen had missed more than a fifth of school
            in the term before they were first known. Four places matter: the bus station, a parade
            of takeaways, one block of flats and a group chat that none of the professionals had
            heard of until a return interview.

            Jodie Lisle said that in 38 return interviews children had spoken about food, company
            and lifts, and hardly ever about money. Twelve had asked for somewhere to go that is
            open at eight in the evening.""",
        challenges=(
            Asked(
                "siobhan",
                "rory",
                "The profile counts more boys than girls. Are girls being missed because we look "
                "for "
                "boyfriends and not for debts?",
                "Mr Maddox thought so. Two of the nine were first recorded as shoplifters. "
                "Custody staff now ask who the goods were for.",
                "yes",
            ),
            Asked(
                "tom",
                "mark",
                "Why did nobody know about the chat when every young person in the area did?",
                "Det Supt Hollis said that officers had asked the wrong question: what children "
                "do online, not where they "
                "make plans. He accepted that the answer was thin.",
                "no",
                "Young Voices will help to write the questions for return interviews.",
            ),
        ),
    ),
    Item(
        title="Workshops: people, places, protection",
        minutes=75,
        presenter="donna",
        purpose="discussion",
        text="""Members worked in three groups for an hour and reported back.

            **People.** A worker who stays matters more than a service. The group proposed that
            each child on the panel should have one named person, chosen with the child, who may
            come from any agency.

            **Places.** Housing, fire and police colleagues walked the parade before the meeting.
            Lighting, an empty unit and a broken gate can be dealt with in weeks. The bus company
            would welcome training. The group proposed detached youth work on four evenings.

            **Protection.** Strategy discussions should ask about brothers and sisters and about
            friends. Schools asked that part-time timetables should not be used for any child on
            the panel without the panel's knowledge. Probation can share licence conditions for
            adults of concern within a day.""",
        decisions=(
            Decided(
                "Each child discussed by the panel will have one named person, chosen with the "
                "child."
            ),
            Decided(
                "No child discussed by the panel is placed on a part-time timetable without the "
                "panel being told first.",
                "subject to the agreement of secondary heads",
            ),
            Decided(
                "Detached youth work in North Marl on four evenings a week for six months.",
                "in principle, with funding to be confirmed by the executive",
            ),
        ),
        actions=(
            Do(
                "Bring a costed plan for detached youth work to the executive.",
                ("emeka", "alison"),
                21,
                (
                    Told(20, "emeka", "£38,200 for six months; two thirds found.", "in_progress"),
                    Told(
                        40, "emeka", "Fully funded with a grant from the commissioner.", "complete"
                    ),
                    Told(60, "margaret", "Work has begun.", "closed"),
                ),
                priority=2,
                key="youth_work",
            ),
            Do(
                "Deal with the lighting, the empty unit and the gate.",
                ("org:housing", "org:council"),
                45,
                (
                    Told(
                        44,
                        "anita",
                        "Gate and lights done. The unit belongs to a company abroad.",
                        "in_progress",
                    ),
                    Told(120, "anita", "Unit let to a boxing club.", "complete"),
                    Told(155, "donna", "Seen on the walk-round.", ""),
                    Told(156, "rosalind", "Closed at the board.", "closed"),
                ),
                priority=2,
            ),
            Do(
                "Write new questions for return interviews with young people.",
                ("jodie", "group:VP"),
                60,
                (
                    Told(58, "jodie", "Seven questions, tried with five young people.", "complete"),
                    Told(100, "mark", "In use.", "closed"),
                ),
                priority=2,
            ),
            Do(
                "Seek the agreement of secondary heads on part-time timetables.",
                ("owen",),
                30,
                (
                    Told(28, "owen", "Agreed by nine of ten schools.", "in_progress"),
                    Told(62, "owen", "The tenth has agreed.", "complete"),
                    Told(64, "margaret", "Thank you.", "closed"),
                ),
            ),
            Do(
                "Train bus drivers and takeaway owners on the parade to notice and to ring.",
                ("tanya", "craig"),
                90,
                (
                    Told(
                        70,
                        "tanya",
                        "Two sessions, 41 drivers. Takeaways have not replied.",
                        "in_progress",
                    ),
                ),
                priority=2,
            ),
        ),
    ),
    Item(
        title="Conclusions",
        minutes=20,
        presenter="margaret",
        purpose="decision",
        text="""Margaret Ellery summed up. The child exploitation group leads the plan and
            reports to each meeting of the board until told otherwise. Gwen Tallis will
            scrutinise it by talking with children and workers in three months' time. Anjali
            Desai confirmed that disruption of the adults concerned has priority.

            Keisha Lovell closed the discussion: young people in North Marl know that this meeting
            has taken place and will judge it by the lights.""",
        decisions=(
            Decided(
                "The child exploitation strategic group leads the North Marl plan and reports to "
                "every board."
            ),
        ),
        actions=(
            Do(
                "Scrutinise the North Marl plan with children and workers and report.",
                ("gwen",),
                100,
                (
                    Told(
                        98, "gwen", "Met 11 children and 24 workers. Report circulated.", "complete"
                    ),
                    Told(113, "rosalind", "Presented to the board.", "closed"),
                ),
                priority=2,
                key="scrutiny_north",
            ),
        ),
    ),
)
