"""The long board meeting, last part: waiting times, sub-groups, risks, closing."""

from meetings.demo.shapes import Asked, Decided, Do, Item, Told
from meetings.demo.standing import PERFORMANCE

WAITING = Item(
    title="Early help and waiting times for children's mental health",
    part=PERFORMANCE,
    presenter="stephen",
    purpose="discussion",
    minutes=15,
    text="""Colin Hask presented waiting times for Stephen Larch. The average wait from referral
        to a first appointment with the children's mental health service is 19 weeks; for a
        neurodevelopmental assessment it is 61 weeks. Urgent referrals are seen within seven days
        in 96 per cent of cases. The service has nine vacancies among 52 posts, and four offers
        have been made.

        Alison Beck set this beside early help. Of 486 assessments begun in the last two quarters,
        171 mentioned a wait for an assessment elsewhere as the main worry of the family. Family
        hubs offer a group for parents who wait. It is well liked and half full, because nobody
        refers to it.

        The trust was asked what it tells families while they wait. Mr Hask said that families
        receive a letter and a telephone number. He accepted that this is not the same as being
        asked how the child is.""",
    challenges=(
        Asked(
            "margaret",
            "colin",
            "Who holds the risk for a child who has been waiting for more than a year and whose "
            "circumstances have changed?",
            "Mr Hask said that the trust does, and that a review call is made at six and twelve "
            "months. He "
            "could not say how many of those calls are answered or what follows.",
            "no",
            "The chair asked for a written answer from the trust's executive.",
        ),
    ),
    actions=(
        Do(
            "Say in writing how many review calls are made and answered, and what changes as a "
            "result.",
            ("stephen",),
            21,
            (
                Told(
                    40, "stephen", "Draft with the executive; figures being checked.", "in_progress"
                ),
                Told(130, "stephen", "First figures: 62 per cent of calls answered.", ""),
            ),
            ("red", "Asked for at two meetings; the second half of the answer is still missing."),
            key="review_calls",
        ),
    ),
)

PRIVATE_FOSTERING = Item(
    title="Private fostering: yearly report",
    part=PERFORMANCE,
    presenter="louise",
    purpose="assurance",
    minutes=5,
    text="""Louise Carver presented the report. Fourteen arrangements were notified in {lfy},
        five more than in the year before, and nine were open at its end. First visits were made
        within seven days in 12 of the 14. Language schools made four of the notifications, all
        since leaflets went to host families.""",
    decisions=(Decided("The yearly report on private fostering is accepted."),),
)

HIGHLIGHTS = Item(
    "Highlight reports",
    """**Practice Review (Julie Mbeki).** Two incidents were notified in the quarter. One rapid
    review was sent to the national panel on the fourteenth working day and the panel agreed with
    the decision not to commission a review. The other, case 14, has led to a local review, which
    is at the stage of agency reports. Its publication is likely to be held.

    **Policy and Procedures (Alison Beck).** Nine chapters of the manual have been revised. The
    group asks the board to adopt the resolution policy, in which each step now has a time limit.

    **Learning and Development (Bernadette Quill).** 412 practitioners attended 23 courses.
    Seventy-nine per cent of those who answered three months later could describe something they
    had done differently. The group is concerned that only two GPs have been to any course this
    year.

    **Child Exploitation (Det Supt Mark Hollis).** Twenty-seven children are discussed by the
    panel, 16 for criminal and 11 for sexual exploitation. Six disruption orders have been made.
    The group asks for help with transport staff, who are not yet trained.

    **Child Death Overview Panel (Dr Imran Siddiqui).** The panel reviewed 11 deaths in {lfy};
    modifiable factors were found in four. Two were associated with unsafe sleeping arrangements
    away from home, and the campaign on holidays and visits follows from this. The median time from
    death to review was 214 days, which is better than in the year before and still too long.""",
    minutes=20,
    decisions=(
        Decided("The highlight reports are accepted."),
        Decided(
            "The resolution policy is adopted and replaces the escalation policy.", key="resolution"
        ),
        Decided(
            "The child death panel's campaign on sleeping away from home is supported in "
            "principle.",
            "in principle, with costs to the executive",
        ),
    ),
    actions=(
        Do(
            "Launch the resolution policy in every organisation and confirm that it has been done.",
            ("all",),
            60,
            (
                Told(59, "callum", "Twenty-five confirmations.", "in_progress"),
                Told(
                    78,
                    "callum",
                    "All confirmed but one; that one had merged with another.",
                    "complete",
                ),
                Told(82, "rosalind", "Closed at the board.", "closed"),
            ),
            key="resolution_launch",
        ),
        Do(
            "Offer safeguarding training to general practitioners at times when they can come.",
            ("sanjay", "fiona"),
            100,
            (
                Told(70, "fiona", "Two lunchtime sessions held, 31 came.", "in_progress"),
                Told(140, "fiona", "Four sessions held, 58 came.", "complete"),
                Told(149, "margaret", "Seen at the board.", "closed"),
            ),
        ),
        Do("Arrange exploitation training for bus and taxi staff.", (), None),
    ),
)

RISKS = Item(
    "New risks and agency updates",
    """The register holds fourteen risks, of which three are red. Rosalind Pike presented the
    changes since the last meeting.

    **R-003, vacancies in health visiting.** Stays red. Eleven of 48 posts are vacant. The trust
    has moved checks at one year to clinics for families without known needs. Karen Dyson will
    report monthly to the executive.

    **R-011, change of case recording system in social care.** Raised from amber to red. The move
    is due in four months, and history before {lfy} will be held in a second system for a time.
    Dominic Farrow explained the plan for searching both at the front door.

    **R-015, proposed by the quality assurance group.** Children who are educated at home and also
    known to services: there are 38, twice as many as two years ago. Members agreed the risk, with
    Graham Noble as owner and visits offered to all families as the first mitigation.""",
    minutes=15,
    decisions=(
        Decided("R-015 is added to the register with Graham Noble as its owner."),
        Decided("R-011 is raised to red."),
    ),
    actions=(
        Do(
            "Report on the plan to search both case systems at the front door before the change "
            "is made.",
            ("dominic",),
            "next",
            (
                Told(70, "dominic", "Two dry runs; searches take under four minutes.", "complete"),
                Told(77, "gwen", "Seen one of the runs.", ""),
                Told(79, "rosalind", "Closed at the board.", "closed"),
            ),
        ),
        Do(
            "Offer a visit to the families of all children who are educated at home and known to "
            "services.",
            ("martin", "graham"),
            90,
            (Told(88, "martin", "34 of 38 visited, two moved away, two declined.", "complete"),),
        ),
    ),
)

AOB = Item(
    "aob",
    """Siobhan Keane told members that Safe Harbour will open a second refuge this year, with
    eight family rooms. She thanked Marl Homes for the building.

    Cllr Joan Pickersgill, who attends as participant observer, said that the meeting had been
    frank and that she would take the answer on waiting lists to the health scrutiny committee.""",
)

NEXT = Item(
    "next_meeting",
    """The next ordinary meeting will be held at Marlgate Hall. Members were asked to keep the whole
    morning free, and to send papers to the business unit ten working days before.""",
)

ITEMS = (WAITING, PRIVATE_FOSTERING, HIGHLIGHTS, RISKS, AOB, NEXT)
