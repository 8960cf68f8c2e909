"""The long board meeting, first part: opening, voice, leadership."""

from meetings.demo.shapes import Amended, Asked, Decided, Do, Item, Told
from meetings.demo.standing import LEADERSHIP

APOLOGIES = Item(
    "apologies",
    """Margaret Ellery welcomed members, and in particular Rashid Karim, who joins as the member
    for probation. She thanked Yvonne Castell, who has moved to another region, for four years of
    steady work on behalf of children whose parents are supervised in the community.

    Apologies were noted as recorded above. Meera Joshi attended for Lucy Amberley, Colin Hask for
    Stephen Larch and Louise Carver for Tessa Whitcombe. The meeting was quorate throughout, with
    all three safeguarding partners in the room.""",
    minutes=5,
)

DECLARATIONS = Item(
    "declarations",
    """Patrick Oyelaran declared that Thornmere Voluntary Action holds the contract for return home
    interviews, which is discussed under the exploitation report. He took no part in the discussion
    of its renewal. No other interests were declared.""",
    minutes=2,
)

MINUTES = Item(
    "previous_minutes",
    """The chair thanked the minute-taker for turning round two sets of minutes inside three
    weeks.""",
    minutes=8,
    amendments=(
        Amended(
            "BM2",
            "Item 4.2, second paragraph",
            "“74 of 81 schools” should read “71 of 81 schools”; the three academies in one trust "
            "had "
            "sent a single statement that was counted three times.",
            "graham",
        ),
        Amended(
            "BM2",
            "Item 4.3, first decision",
            "Add “with a first report to the board within six months” at the end.",
            "gwen",
        ),
    ),
)

MATTERS_ARISING = Item(
    "matters_arising",
    """Rosalind Pike took members through the action log. Nineteen actions were open at the last
    meeting; eleven are complete and offered for closure, six are on track and two have slipped.

    **{A:dataset_front}, front sheet for the dataset.** The front sheet is in use from this meeting
    and is considered under item 4.1. Members agreed to close the action.

    **{A:neglect_group}, neglect task and finish group.** The group has a chair and a membership
    and will meet for the first time before the end of next month. Closed.

    **{A:s175_chase}, outstanding returns from schools.** Graham Noble wrote to the chairs of
    governors of the ten schools that had not replied. Nine have now returned the audit. See item
    4.3.

    **{A:cp_contrib}, children's contribution to conferences.** Dominic Farrow reported that the
    new consultation form went live two months ago. It is too early to say whether it has made a
    difference, and the action stays amber until the next dataset.

    **{A:cross_border}, cross-border protocol.** This has slipped. The neighbouring partnership
    changed its chair and the draft has not been looked at since. Anjali Desai undertook to speak
    to her opposite number. The chair asked that it should not come back a third time unchanged.""",
    minutes=15,
    actions=(
        Do(
            "Agree the cross-border protocol with the neighbouring partnership, or bring a paper "
            "that "
            "says what stands in the way.",
            ("anjali", "rosalind"),
            "next",
            (
                Told(
                    30,
                    "anjali",
                    "Met the new chair. Two clauses on transport to be rewritten.",
                    "in_progress",
                ),
                Told(76, "rosalind", "Signed by both partnerships and on the website.", "complete"),
                Told(78, "rosalind", "Confirmed at the board.", "closed"),
            ),
            key="cross_border_again",
        ),
    ),
)

VOICE = Item(
    "voice",
    """Keisha Lovell and Tom Ferris presented what 212 young people aged 11 to 18 had said in the
    survey “Who would you tell?”. It was written by young people, tested by two school councils
    and answered at school, at the youth justice service, in two children's homes and at the
    college.

    Their main messages were:

    - most young people would tell a friend first, and many friends do not know what to do next
    - six in ten could name an adult at school whom they would trust; among young people who had
      missed more than a fifth of school it was three in ten
    - telling the same story to several professionals was the thing people disliked most
    - those who had been to a conference about themselves remembered who had been kind, not what had
      been decided
    - young people want to hear back, even when the answer is no.

    Tom Ferris read out four comments, chosen with the permission of those who had made them. One
    had written: “They asked me what I wanted and wrote it down. Nobody came back.” He asked each
    member to think about when their own organisation had last gone back to a young person.

    Members discussed what it would take to keep that promise. Donna Prewett described the card
    with which each assessment ends in the youth justice service: what was heard, what will happen
    and who will be in touch. Farah Mirza asked that any change should also work for children who
    do not use speech.

    Gwen Tallis observed that the survey was better evidence about the front door than anything in
    the dataset and asked that it should be repeated with the same questions next year, so that the
    partnership can say whether anything has changed.""",
    presenter="keisha",
    minutes=25,
    priority=4,
    decisions=(
        Decided(
            "The partnership adopts “You said, we heard, this happened” as its promise to every "
            "child "
            "who takes part in an audit, a review or a conference.",
        ),
        Decided("The survey will be repeated each year with the same core questions."),
    ),
    actions=(
        Do(
            "Name one change that your organisation has made because of what young people said, "
            "and one "
            "it could not make, and send both to Chloe Benn.",
            ("all",),
            42,
            (
                Told(
                    50, "chloe", "Twenty-one of thirty replies in; the rest chased.", "in_progress"
                ),
                Told(75, "chloe", "Thirty replies. Summary shared with Young Voices.", "complete"),
                Told(80, "margaret", "Seen at the board.", "closed"),
            ),
            priority=4,
        ),
        Do(
            "Turn the survey into a five-minute film for staff inductions, made by young people.",
            ("chloe", "group:VP"),
            230,
            (Told(60, "chloe", "Script agreed by Young Voices; filming booked.", "in_progress"),),
            priority=4,
            key="voice_film",
        ),
    ),
    challenges=(
        Asked(
            "keisha",
            "dominic",
            "If a young person asks for a different social worker, who decides, and do they ever "
            "get "
            "told why the answer is no?",
            "Mr Farrow said that the team manager decides and that the child should be told in "
            "person "
            "within five days. He could not say how often that happens. He will ask for a sample "
            "of "
            "twenty requests to be looked at.",
            "partly",
            "Keisha Lovell will see the sample before it comes back to the board.",
        ),
    ),
)

CHAIRS_UPDATE = Item(
    "Chair's update",
    """Margaret Ellery reported on three matters.

    **National.** The revised statutory guidance has been summarised by the business unit in two
    pages that were circulated with the papers. The main changes for Thornmere are the duty to say
    how data are shared, the stronger expectation that education takes part at every level, and the
    request that yearly reports should show impact and address disproportionality.

    **Child protection team.** The multi-agency team that each area must have began work in the
    Dunnet Valley this month. Its first report comes after six months.

    **Regional.** The chairs of the five partnerships in the region met last month. They agreed to
    hold one Section 11 audit between them from next year, so that organisations which serve
    several areas answer once. Members from the hospitals, the ambulance service and the police
    welcomed this.""",
    minutes=10,
)

BUSINESS_PLAN = Item(
    title="Business plan: where we stand after the first year",
    part=LEADERSHIP,
    presenter="callum",
    purpose="decision",
    minutes=20,
    text="""Callum Reade introduced the report. Of the 46 steps in the plan, 19 are complete, 21
        are under way, four have not begun and two are no longer needed. He had asked each lead
        group for one sentence about the difference made.

        **Priority 1, neglect.** The case audit shows better naming of neglect in health records
        and little change in the quality of plans. The task and finish group starts next month.

        **Priority 2, exploitation.** The North Marl plan that followed the extraordinary meeting
        has brought detached youth work to three places where none had been. Repeat missing
        episodes have fallen for two quarters running. Members noted that two quarters are not a
        trend.

        **Priority 5, learning.** Two reviews have been turned into briefings and 640 practitioners
        have been to a learning event. The re-test of recommendations from the year before last has
        not begun.

        Barbara Hensley said that she could follow the plan for the first time, and that a resident
        would still want to know which two or three things would be different in a year. Dr Imran
        Siddiqui asked that each lead group should choose one measure, however rough, and stay with
        it. Graham Noble supported this, provided that the measures were not used to compare
        schools.""",
    decisions=(
        Decided(
            "The second year of the business plan is approved.",
            "subject to one measure of impact for each priority",
        ),
    ),
    actions=(
        Do(
            "Propose one measure of impact for each priority, with its source and a first value.",
            ("group:QA", "group:CE", "group:VP", "group:CD"),
            56,
            (
                Told(
                    40,
                    "carol",
                    "Four of five measures agreed; the fifth depends on hospital data.",
                    "in_progress",
                ),
                Told(74, "callum", "All five in the plan from this quarter.", "complete"),
                Told(79, "rosalind", "Closed at the board.", "closed"),
            ),
            priority=5,
        ),
        Do(
            "Begin the re-test of recommendations from the year before last.",
            ("group:PR",),
            120,
            (
                Told(
                    90,
                    "julie",
                    "Three of nine recommendations re-tested. Two hold, one does not.",
                    "in_progress",
                ),
                Told(155, "julie", "All nine re-tested; one is open again.", "complete"),
                Told(160, "rosalind", "Report seen by the executive.", "closed"),
            ),
            priority=5,
        ),
    ),
)

BUDGET = Item(
    title="Budget: outturn and contributions",
    part=LEADERSHIP,
    presenter="rosalind",
    purpose="decision",
    minutes=10,
    text="""Rosalind Pike presented the outturn for {lfy}. Income was £318,400 from nine partners
        and £21,250 from training. Spending was £331,900, which leaves £7,750 after the agreed
        transfer to the reserve. The largest variation was on reviews: two were commissioned and
        one was expected, at a cost of £18,600 more than planned. Training income was £4,900
        above the estimate.

        The executive recommends that contributions for {fy} rise by 2 per cent for all partners,
        that the reserve for reviews should stand at £40,000, and that the underspend pays for the
        young people's film.""",
    decisions=(
        Decided(
            "Contributions rise by 2 per cent.", "subject to confirmation by the council's cabinet"
        ),
        Decided(
            "The reserve for reviews is set at £40,000, and the underspend of £7,750 is spent on "
            "the "
            "young people's film and on analysis."
        ),
    ),
    actions=(),
)

ITEMS = (
    APOLOGIES,
    DECLARATIONS,
    MINUTES,
    MATTERS_ARISING,
    VOICE,
    CHAIRS_UPDATE,
    BUSINESS_PLAN,
    BUDGET,
)
