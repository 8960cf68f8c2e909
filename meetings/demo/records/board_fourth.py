"""A board meeting with a confidential item: its minutes have two editions."""

from meetings.demo.shapes import Asked, Decided, Do, Item, Told
from meetings.demo.standing import GROUPS, LEADERSHIP, PERFORMANCE

ITEMS = (
    Item(
        "apologies",
        """Terry Gaunt attended for Anita Walsh and DCI Adam Frost for Det Supt Mark Hollis.
        Hannah Pryce, independent reviewer, joined for item 5.2. Zoe Fairclough observed as part
        of her induction.""",
    ),
    Item(
        "declarations",
        """Julie Mbeki and Dr Naomi Feld declared that their trust provided care in case 14. They
        took part in the discussion and not in the decisions.""",
    ),
    Item("previous_minutes"),
    Item(
        "matters_arising",
        """**{A:cross_border_again}, cross-border protocol.** Signed by both partnerships. The
        chair thanked Anjali Desai and noted that it had taken a year. Closed.

        **{A:review_calls}, review calls to waiting families.** Stephen Larch apologised. The trust
        counts calls made and has never counted calls answered. He will bring the first figures to
        the next meeting. The chair asked for red.

        **{A:resolution_launch}, resolution policy.** All organisations have confirmed the launch.""",
        minutes=15,
    ),
    Item(
        "voice",
        """Idris Hughes could not come, and Chloe Benn's film was not yet finished. Instead
        Keisha Lovell read the replies to the board's promise: thirty organisations named a
        change that they had made. She was most pleased with the hospital, which has moved its
        teenage clinic to after school, and least with four replies that described a survey and
        not a change. She had written to the four.""",
        presenter="keisha",
        priority=4,
        challenges=(
            Asked(
                "keisha",
                "",
                "Which of you are the four?",
                "Four members raised their hands and undertook to answer again within a month.",
                "yes",
            ),
        ),
    ),
    Item(
        "Chair's update",
        """Margaret Ellery reported on the joint inspection of front door services, which led to
        the cancellation of the last meeting. Inspectors were here for a week and read 62 cases.
        A letter is expected; the informal feedback spoke of timely decisions, strong
        relationships with schools and uneven recording by managers. She thanked Tessa Whitcombe
        and her staff.""",
    ),
    Item(
        title="Scrutiny of the North Marl plan",
        part=LEADERSHIP,
        presenter="gwen",
        purpose="assurance",
        minutes=20,
        priority=2,
        text="""Professor Gwen Tallis presented her report ({A:scrutiny_north}). She had met 11
            children and 24 workers. Children knew the youth workers by name and had noticed the
            lights. Nine of the 11 could say who their named person was. Workers spoke well of
            the panel; several did not know what the profile said, because its detail may not be
            distributed.

            She made four recommendations: a version of the profile that workers may read; a
            decision about youth work after the six months; an answer for children who live outside
            the area; and an end to calling children “nominals” in the record of the panel. Donna
            Prewett said that the last had been done that morning.""",
        decisions=(
            Decided("The four recommendations are accepted."),
            Decided(
                "Detached youth work in North Marl continues for a year.",
                "pending confirmation of the grant",
            ),
        ),
        actions=(
            Do(
                "Write a version of the exploitation profile that workers may read.",
                ("rory", "tanya"),
                40,
                (
                    Told(41, "rory", "Four pages, marked and issued.", "complete"),
                    Told(76, "donna", "In use.", ""),
                    Told(77, "rosalind", "Closed at the board.", "closed"),
                ),
                priority=2,
            ),
            Do(
                "Agree with two neighbouring partnerships who leads for children who travel in.",
                ("mark", "tessa"),
                84,
                (Told(60, "mark", "One of two has agreed.", "in_progress"),),
                priority=2,
            ),
        ),
    ),
    Item(
        "Multi-agency dataset",
        """Ming Zhao presented {Q1}. Conferences are back at 93 per cent within 15 working days.
        Contributions by children rose to 43 per cent. Repeat missing episodes fell for the third
        quarter. The ambulance service's referrals have been corrected and show a small rise. The
        new measure of children not brought to appointments covers outpatients only and shows 9.4
        per cent.

        Dr Imran Siddiqui said that this was the first dataset he had been able to explain to the
        public health team in ten minutes.""",
        challenges=(
            Asked(
                "donna",
                "julie",
                "Children not brought: what happens after the second missed appointment?",
                "Mrs Mbeki said that a letter goes to the GP and, for children with a plan, to "
                "the social worker. An "
                "audit of forty will show whether it does.",
                "partly",
            ),
        ),
        actions=(
            Do(
                "Audit forty second missed appointments and report what happened next.",
                ("pauline", "org:hospitals"),
                70,
                (
                    Told(
                        69,
                        "pauline",
                        "Letter sent in 33 of 40; social worker told in 5 of 9.",
                        "complete",
                    ),
                ),
                priority=1,
            ),
        ),
    ),
    Item(
        title="Online safety: what primary pupils told us",
        part=PERFORMANCE,
        presenter="meera",
        purpose="discussion",
        minutes=15,
        priority=2,
        text="""Meera Joshi presented what 340 pupils in years 5 and 6 had drawn and written. Two
            thirds have a phone of their own. Most know the rules that they have been taught.
            What they ask for is help with group chats at night, with games that cost money, and
            with older brothers and sisters.

            Farah Mirza said that the pupils at her school had drawn the same pictures. Members
            noted that parents' evenings on the subject are poorly attended everywhere, and that a
            short film sent by the school is watched.""",
        decisions=(
            Decided(
                "The partnership supports one message for all primary schools on group chats at "
                "night."
            ),
        ),
        actions=(
            Do(
                "Make a film of two minutes for parents on group chats at night.",
                ("meera", "olivia", "group:LD"),
                160,
                (Told(70, "olivia", "Recorded with pupils of three schools.", "in_progress"),),
                priority=2,
            ),
        ),
    ),
    Item(
        "Fire setting by children: joint programme",
        """Neil Brodie reported on the first year. Fifty-two children were referred, most of them
        by schools, and 47 took part. Two set another fire within six months. Half of the
        families had not been known to any other service, and nine were put in touch with family
        help.""",
        decisions=(Decided("The report is noted with thanks."),),
    ),
    Item(
        "Highlight reports",
        """Reports were received from all seven groups and from the neglect task and finish
        group, which has met for the first time. Members accepted them. Bernadette Quill reported
        that training for GPs at lunchtime has been full twice.""",
        decisions=(Decided("The highlight reports are accepted."),),
    ),
    Item(
        title="Practice review",
        part=GROUPS,
        presenter="hannah",
        purpose="decision",
        minutes=30,
        closed_title="Case 14: overview report, recommendations and publication",
        text="""Hannah Pryce presented the overview report on case 14, a child aged under two who
            was seriously harmed. Eight agencies gave reports, 19 practitioners came to the
            learning event and both grandmothers were seen.

            She found that each agency had part of the picture. The health visitor had recorded a
            change in the mother's mood and had no reply to two messages. The housing officer saw a
            partner whom nobody else knew about. The hospital treated an earlier bruise as an
            accident, on a history that was given by that partner. Nobody had been careless. The
            system had not made it easy to put four small things together.

            The seven recommendations concern bruising in children who are not mobile, unknown
            adults in the household, replies between health visitors and practices, and
            supervision.

            Victoria Sandys' written advice was tabled. The coroner is not involved; a criminal
            trial is listed for {m+6}. Nothing should be published, and no learning event should
            name the locality, before it ends.""",
        decisions=(
            Decided("The overview report on case 14 and its seven recommendations are accepted."),
            Decided(
                "Publication is held until the criminal proceedings have ended.",
                "to be reviewed at each meeting of the executive",
            ),
            Decided("The action plan will be agreed separately, by the practice review group."),
        ),
        actions=(
            Do(
                "Write to the national panel about the reason for delayed publication of case 14.",
                ("rosalind", "victoria"),
                14,
                (
                    Told(12, "rosalind", "Letter sent; acknowledged.", "complete"),
                    Told(78, "margaret", "Closed at the board.", "closed"),
                ),
            ),
            Do(
                "Bring the action plan for case 14 to the practice review group.",
                ("tessa", "julie"),
                42,
                (Told(40, "julie", "Agreed by the group.", "complete"),),
            ),
            Do(
                "Tell both grandmothers what the board has decided.",
                ("hannah",),
                7,
                (
                    Told(5, "hannah", "Both seen at home.", "complete"),
                    Told(78, "margaret", "Thank you.", "closed"),
                ),
            ),
        ),
        challenges=(
            Asked(
                "mohammed",
                "naomi",
                "The protocol on bruising was launched two years ago after another case. Why was "
                "it "
                "not followed?",
                "Dr Feld said that it was known in the children's ward and not in the minor "
                "injuries unit, "
                "where staff change often. It is now part of their first shift.",
                "yes",
                "The repeat audit will begin with the minor injuries unit.",
            ),
        ),
    ),
    Item(
        "risks",
        """R-011 (case recording) stays red until the change has been made. R-015 (children
        educated at home) was discussed: 34 of 38 families have been visited. Rashid Karim
        reported that the service's new computer system had been down for two days and that no
        checks had been missed. No new risks were put forward.""",
    ),
    Item("aob", nil=True),
    Item(
        "next_meeting",
        "The development day comes first, on {date:BMD}. The next ordinary meeting follows.",
    ),
)
