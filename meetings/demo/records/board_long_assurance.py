"""The long board meeting, second half: performance, sub-groups, risks, closing."""

from meetings.demo.shapes import Asked, Decided, Do, Item, Told
from meetings.demo.standing import PERFORMANCE

DATASET = Item(
    "Multi-agency dataset",
    """Ming Zhao presented the dataset for {q} with its new front sheet: twelve measures, each with its
    unit, its direction and one sentence of explanation. The full set of 84 measures was circulated
    with the papers for members who want it.

    In the quarter there were 3,716 contacts at the front door, of which 982 became referrals. One in
    five referrals concerned a child who had been referred in the twelve months before. At the end of
    the quarter 1,204 children were in need, 298 were the subject of a child protection plan and 611 were
    looked after.

    The front sheet drew attention to five things:

    - initial conferences held within 15 working days fell from 91 to 78 per cent; eleven of the 15 late conferences were for brothers and sisters in five families
    - children aged 4 to 17 who contributed to their conference rose from 11 to 34 per cent since the new form came into use
    - 604 domestic abuse notifications were shared with schools, 97 per cent of them before registration on the next school day
    - 148 children were reported missing 231 times; 31 of them went missing three times or more
    - 41 per cent of plans give neglect as the main category, which is the highest share for three years.

    Ruth Calder had been asked to explain the late conferences. Two weeks of sickness in a team of four
    chairs accounts for most of it, and cover has been arranged with a neighbouring service. Figures for
    the first weeks of this quarter suggest that performance has recovered.

    Craig Tunstall pointed out that referrals by the ambulance service appear to have halved. He was
    certain that crews had not stopped referring. Ming Zhao will look at whether a change of form has
    moved them to another source code. Members agreed that the figure should carry a query mark until
    then and should not be quoted.

    Dr Naomi Feld asked for the number of children who were not brought to their appointments, which two
    reviews have named. Both trusts hold it and neither sends it.""",
    presenter="ming",
    minutes=20,
    decisions=(
        Decided("The front sheet is adopted for a year."),
        Decided(
            "A measure of children not brought to health appointments is added from next quarter."
        ),
    ),
    actions=(
        Do(
            "Find out why referrals by the ambulance service appear to have halved, and correct the series.",
            ("ming", "craig"),
            28,
            (
                Told(
                    26,
                    "ming",
                    "A new form was coded as “other health”. Series corrected for three quarters.",
                    "complete",
                ),
                Told(77, "carol", "Checked by the group.", "closed"),
            ),
        ),
        Do(
            "Send quarterly numbers of children not brought to appointments.",
            ("org:hospitals", "org:mental_health"),
            75,
            (
                Told(
                    60,
                    "julie",
                    "Outpatients only so far; the community clinics use another system.",
                    "in_progress",
                ),
            ),
            priority=1,
        ),
    ),
    challenges=(
        Asked(
            "barbara",
            "louise",
            "Neglect is now the reason for four plans in ten. Is there more neglect in Thornmere, or are we "
            "better at seeing it?",
            "Ms Carver thought that both were true: the "
            "screening tool brings cases forward sooner, and families have less to live on. The audit under "
            "item 4.4 says more.",
            "partly",
            "The task and finish group was asked to include the question in its first report.",
        ),
        Asked(
            "siobhan",
            "mark",
            "What happens to the three per cent of notifications that miss the school day?",
            "Det Supt Hollis said that they are sent later the same day, and each is looked at "
            "in the weekly meeting. Most concern children whose school was not known to officers.",
            "yes",
        ),
    ),
)

SECTION_11 = Item(
    title="Section 11 audit: report of the scrutiny panels",
    part=PERFORMANCE,
    presenter="callum",
    purpose="assurance",
    minutes=15,
    priority=5,
    text="""Callum Reade presented the report on this year's Section 11 audit. Thirty-six of 38
    organisations returned the self-assessment by the extended date and the last two did so within the
    month. Every organisation was then seen by a scrutiny panel of two members and a lay member.

    Panels changed 61 of 684 ratings: 44 downwards and 17 upwards. Both ratings are kept, with the
    panel's reason. The strongest standards were senior commitment and safer recruitment. The weakest were
    supervision for staff who do not hold cases, and how children's views change services.

    Five organisations were invited to return to the panel in six months. The themes are:

    - policies on allegations exist, and a third of staff asked in the practitioner survey had not heard of the designated officer
    - smaller providers rely on one trained person, with nobody to stand in
    - contracts in two services do not yet require the standards of those who deliver them.

    The practitioner survey drew 918 replies. Four in five said that they would know how to challenge a
    decision made by another agency. Fewer than half had ever done so.

    Mohammed Iqbal, who sat on nine panels, said that the most useful moments had been when a front-line
    manager came with the senior lead. Professor Tallis asked that the report name the organisations that
    improved most since the last cycle, so that others can ask them how.""",
    decisions=(
        Decided("The report is accepted and will be published with the yearly report."),
        Decided("Front-line managers will be invited to every scrutiny panel from the next cycle."),
    ),
    actions=(
        Do(
            "Run a campaign so that all staff know who the designated officer is and when to ring.",
            ("duncan", "group:PP"),
            90,
            (
                Told(
                    45, "duncan", "Posters and a two-minute film with all partners.", "in_progress"
                ),
                Told(
                    88, "duncan", "Repeat of the survey question: 81 per cent now know.", "complete"
                ),
                Told(95, "carol", "Evidence seen.", "closed"),
            ),
            key="lado_campaign",
        ),
        Do(
            "Bring the five organisations back to the panel and report the result.",
            ("callum",),
            185,
            (Told(120, "callum", "Three panels held, two booked.", "in_progress"),),
        ),
    ),
)

SECTION_175 = Item(
    title="Section 175 and 157 audit of schools",
    part=PERFORMANCE,
    presenter="graham",
    purpose="assurance",
    minutes=10,
    text="""Graham Noble reported that 80 of 81 schools and colleges have returned the audit, compared
    with 74 per cent in the last cycle. The last is an independent school that opened this year; Hugh
    Lanyon has offered to help its new head. Two trusts sent their own audit with a statement signed by a
    governor, which the tool now accepts.

    Schools rated themselves highest for safer recruitment and lowest for online safety at home and for
    recording low-level concerns. Eleven schools reported that their designated lead has no time set
    aside. Olivia Stead has visited eight of the eleven.

    Owen Trask said that the audit had become shorter and better, and asked that the partnership should
    not add questions for the next cycle without removing others. This was supported by all of the
    education members. Kim Dacosta asked for a version that makes sense for students aged over 18.""",
    decisions=(Decided("The next audit opens in {m+10} and has no more questions than this one."),),
    actions=(
        Do(
            "Visit the last three schools whose designated lead has no time set aside, and report what was agreed.",
            ("olivia",),
            40,
            (
                Told(
                    35,
                    "olivia",
                    "All three visited. Two have timetabled a day; one has appealed to its trust.",
                    "complete",
                ),
                Told(80, "graham", "Trust has agreed half a day.", ""),
                Told(81, "rosalind", "Closed at the board.", "closed"),
            ),
        ),
        Do(
            "Help the head of the new independent school to complete the audit.",
            ("hugh",),
            "next",
            (
                Told(50, "hugh", "Completed and returned: 81 of 81.", "complete"),
                Told(78, "rosalind", "Thank you.", "closed"),
            ),
        ),
    ),
)

CASE_AUDIT = Item(
    title="Multi-agency case file audit 9: neglect of school-age children",
    part=PERFORMANCE,
    presenter="sam",
    purpose="assurance",
    minutes=20,
    priority=1,
    text="""Sam Adeleke presented the findings of the ninth multi-agency case file audit. Eight cases
    were chosen at random from those open for more than nine months with neglect as the main concern. Eight
    agencies audited their own records, and the panel met for a day with the workers of each family. Four
    parents and three young people agreed to be interviewed.

    The panel judged one case outstanding, three good, three as requiring improvement and one inadequate.
    In the last of these it had an immediate concern, which was referred back the same day and dealt with;
    the reference is 9/06.

    **What works.** School staff knew the children well and said so in their records. Health visitors and
    school nurses used the screening tool in seven of eight cases. When one practitioner kept the case for
    more than a year, plans changed in response to what the child said.

    **What worries us.** In five cases the plan listed services rather than changes. Fathers and partners
    were absent from four assessments although three lived in the home. Dental decay was mentioned in six
    records and acted on in two. Core groups were held on time and seldom asked whether things were better.

    **What young people said.** One girl had kept a diary of every visit for a year. She said that the
    visits had been kind and that nobody had ever looked in the kitchen.

    Members took time over this item. Alison Beck said that family help workers meet the same families
    before and after a plan and that the step down was often the moment when progress was lost. Andrew
    Birtwhistle acknowledged that adult services had been in the building in three cases and had not been
    asked to the conference; in one they had been asked and had not come. Dr Feld proposed that untreated
    dental decay should be treated as a sign of neglect in its own right, with a direct route to a
    community dentist. Neil Brodie offered to share the records of home fire safety visits, which describe
    living conditions better than many assessments do.""",
    decisions=(
        Decided("The eight recommendations of audit 9 are accepted."),
        Decided(
            "Untreated dental decay is added to the neglect screening tool.",
            "pending agreement of the pathway with community dentistry",
        ),
        Decided("The same theme will be audited again in a year with a fresh sample."),
    ),
    actions=(
        Do(
            "Write the dental pathway and agree it with community dentistry.",
            ("naomi", "bernadette"),
            63,
            (
                Told(
                    61,
                    "naomi",
                    "Pathway drafted; the dental service asks for a referral form.",
                    "in_progress",
                ),
            ),
            ("amber", "Waiting for the commissioner, expected within the month."),
            1,
            "dental",
        ),
        Do(
            "Rewrite the core group agenda so that its first question is what has changed for the child.",
            ("ruth",),
            45,
            (
                Told(44, "ruth", "In use in all teams.", "complete"),
                Told(78, "carol", "Sampled ten: nine used it.", "closed"),
            ),
            priority=1,
        ),
        Do(
            "Invite adult services to every conference where an adult in the home is known to them, and count who comes.",
            ("ruth", "andrew"),
            60,
            (
                Told(
                    62,
                    "andrew",
                    "Invited to 41, attended 29, reports from six more.",
                    "in_progress",
                ),
            ),
            priority=1,
            key="adult_invites",
        ),
        Do(
            "Agree how home fire safety visits can inform assessments.",
            ("neil", "louise"),
            None,
            (Told(80, "neil", "Form redesigned with the front door team.", "in_progress"),),
            priority=1,
        ),
    ),
    challenges=(
        Asked(
            "gwen",
            "alison",
            "We audited neglect three years ago and found plans that listed services. What will be different "
            "this time?",
            "Ms Beck said that last time the recommendation had been to remind staff. This time the core group "
            "agenda itself changes, managers sign that they have asked the question, and the audit will be "
            "repeated with the date already in the diary.",
            "partly",
            "Professor Tallis will sit with the repeat audit.",
        ),
        Asked(
            "tom",
            "sam",
            "Did anybody tell the girl with the diary what you found?",
            "Mr Adeleke said that her worker had gone back and read it to her, and that she had corrected one "
            "sentence. The correction is in the report.",
            "yes",
        ),
    ),
)

WAITING = Item(
    title="Early help and waiting times for children's mental health",
    part=PERFORMANCE,
    presenter="stephen",
    purpose="discussion",
    minutes=15,
    text="""Colin Hask presented waiting times for Stephen Larch. The average wait from referral to a
    first appointment with the children's mental health service is 19 weeks; for a neurodevelopmental
    assessment it is 61 weeks. Urgent referrals are seen within seven days in 96 per cent of cases. The
    service has nine vacancies among 52 posts, and four offers have been made.

    Alison Beck set this beside early help. Of 486 assessments begun in the last two quarters, 171
    mentioned a wait for an assessment elsewhere as the main worry of the family. Family hubs offer a group
    for parents who wait. It is well liked and half full, because nobody refers to it.

    Meera Joshi said that primary schools hear “we are waiting” as a reason for doing nothing and that this
    was not acceptable from any agency, schools included. Priya Nair reported that private assessments are
    now offered as evidence in family proceedings, which adds to unfairness.

    The trust was asked what it tells families while they wait. Mr Hask said that families receive a letter
    and a telephone number. He accepted that this is not the same as being asked how the child is.""",
    challenges=(
        Asked(
            "margaret",
            "colin",
            "Who holds the risk for a child who has been waiting for more than a year and whose "
            "circumstances have changed?",
            "Mr Hask said that the trust does, and that a review call is made at six and twelve months. He "
            "could not say how many of those calls are answered or what follows.",
            "no",
            "The chair asked for a written answer from the trust's executive.",
        ),
        Asked(
            "patrick",
            "alison",
            "Could voluntary groups hold the list of who is waiting and offer company in the meantime?",
            "Ms Beck said that two had asked and that consent was the only obstacle.",
            "",
        ),
    ),
    actions=(
        Do(
            "Say in writing how many review calls are made and answered, and what changes as a result.",
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
        Do(
            "Make the family hub group part of every acknowledgement letter.",
            ("alison", "zoe"),
            30,
            (
                Told(28, "zoe", "New letter in use.", "complete"),
                Told(76, "alison", "Group is full.", "closed"),
            ),
        ),
    ),
)

PRIVATE_FOSTERING = Item(
    title="Private fostering: yearly report",
    part=PERFORMANCE,
    presenter="louise",
    purpose="assurance",
    minutes=5,
    text="""Louise Carver presented the report. Fourteen arrangements were notified in {lfy}, five more
    than in the year before, and nine were open at its end. First visits were made within seven days in 12
    of the 14. Language schools made four of the notifications, all since leaflets went to host families.

    Members accepted the report. Hugh Lanyon will remind boarding schools that arrangements made for the
    holidays count.""",
    decisions=(Decided("The yearly report on private fostering is accepted."),),
)

HIGHLIGHTS = Item(
    "Highlight reports",
    """**Practice Review (Julie Mbeki).** Two incidents were notified in the quarter. One rapid review was
    sent to the national panel on the fourteenth working day and the panel agreed with the decision not to
    commission a review. The other, case 14, has led to a local review, which is at the stage of agency
    reports. Its publication is likely to be held for the inquest.

    **Policy and Procedures (Alison Beck).** Nine chapters of the manual have been revised. The group asks
    the board to adopt the resolution policy, in which each step now has a time limit.

    **Learning and Development (Bernadette Quill).** 412 practitioners attended 23 courses. Seventy-nine
    per cent of those who answered three months later could describe something they had done differently.
    The group is concerned that only two GPs have been to any course this year.

    **Child Exploitation (Det Supt Mark Hollis).** Twenty-seven children are discussed by the panel, 16 for
    criminal and 11 for sexual exploitation. Six disruption orders have been made. The group asks for help
    with transport staff, who are not yet trained.

    **Voice and Participation (Patrick Oyelaran).** The survey was reported under item 2.1. Every group but
    one now has a standing item on voice.

    **Child Death Overview Panel (Dr Imran Siddiqui).** The panel reviewed 11 deaths in {lfy}; modifiable
    factors were found in four. Two were associated with unsafe sleeping arrangements away from home, and
    the campaign on holidays and visits follows from this. The median time from death to review was 214
    days, which is better than in the year before and still too long.""",
    minutes=20,
    decisions=(
        Decided("The highlight reports of the six groups are accepted."),
        Decided(
            "The resolution policy is adopted and replaces the escalation policy.", key="resolution"
        ),
        Decided(
            "The child death panel's campaign on sleeping away from home is supported in principle.",
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
            (Told(70, "fiona", "Two lunchtime sessions held, 31 came.", "in_progress"),),
        ),
        Do("Arrange exploitation training for bus and taxi staff.", (), None),
    ),
)

RISKS = Item(
    "New risks and agency updates",
    """The register holds fourteen risks, of which three are red. Rosalind Pike presented the changes since
    the last meeting.

    **R-003, vacancies in health visiting.** Stays red. Eleven of 48 posts are vacant. The trust has moved
    checks at one year to clinics for families without known needs. Karen Dyson will report monthly to the
    executive.

    **R-007, capacity for reviews.** Lowered from red to amber after the increase in the reserve.

    **R-011, change of case recording system in social care.** Raised from amber to red. The move is due in
    four months, and history before {lfy} will be held in a second system for a time. Dominic Farrow
    explained the plan for searching both at the front door.

    **R-015, proposed by the quality assurance group.** Children who are educated at home and also known to
    services: there are 38, twice as many as two years ago. Members agreed the risk, with Graham Noble as
    owner and visits offered to all families as the first mitigation.

    Agency updates were received from the police, who begin a reorganisation of neighbourhood teams, and
    from the voluntary sector, where two small grants end this year.""",
    minutes=15,
    decisions=(
        Decided("R-015 is added to the register with Graham Noble as its owner."),
        Decided("R-007 is lowered to amber and R-011 raised to red."),
    ),
    actions=(
        Do(
            "Report on the plan to search both case systems at the front door before the change is made.",
            ("dominic",),
            "next",
            (
                Told(70, "dominic", "Two dry runs; searches take under four minutes.", "complete"),
                Told(77, "gwen", "Seen one of the runs.", ""),
                Told(79, "rosalind", "Closed at the board.", "closed"),
            ),
        ),
        Do(
            "Offer a visit to the families of all children who are educated at home and known to services.",
            ("martin", "graham"),
            90,
            (Told(88, "martin", "34 of 38 visited, two moved away, two declined.", "complete"),),
        ),
    ),
)

AOB = Item(
    "aob",
    """Siobhan Keane told members that Safe Harbour will open a second refuge this year, with eight family
    rooms. She thanked Marl Homes for the building.

    Cllr Joan Pickersgill, who attends as participant observer, said that the meeting had been frank and
    that she would take the answer on waiting lists to the health scrutiny committee.""",
)

NEXT = Item(
    "next_meeting",
    """The next ordinary meeting will be held at Marlgate Hall. Members were asked to keep the whole
    morning free, and to send papers to the business unit ten working days before.""",
)

ITEMS = (
    DATASET,
    SECTION_11,
    SECTION_175,
    CASE_AUDIT,
    WAITING,
    PRIVATE_FOSTERING,
    HIGHLIGHTS,
    RISKS,
    AOB,
    NEXT,
)
