"""The long board meeting, second part: dataset and audits."""

from meetings.demo.shapes import Asked, Decided, Do, Item, Told
from meetings.demo.standing import PERFORMANCE

DATASET = Item(
    "Multi-agency dataset",
    """Ming Zhao presented the dataset for {Q2} with its new front sheet: twelve measures, each
    with its unit, its direction and one sentence of explanation. The full set of 84 measures was
    circulated with the papers for members who want it.

    In the quarter there were 3,716 contacts at the front door, of which 982 became referrals. One
    in five referrals concerned a child who had been referred in the twelve months before. At the
    end of the quarter 1,204 children were in need, 298 were the subject of a child protection plan
    and 611 were looked after.

    The front sheet drew attention to five things:

    - initial conferences held within 15 working days fell from 91 to 78 per cent; eleven of the 15
      late conferences were for brothers and sisters in five families
    - children aged 4 to 17 who contributed to their conference rose from 11 to 34 per cent since
      the new form came into use
    - 604 domestic abuse notifications were shared with schools, 97 per cent of them before
      registration on the next school day
    - 148 children were reported missing 231 times; 31 of them went missing three times or more
    - 41 per cent of plans give neglect as the main category, which is the highest share for three
      years.

    Craig Tunstall pointed out that referrals by the ambulance service appear to have halved. He
    was certain that crews had not stopped referring. Ming Zhao will look at whether a change of
    form has moved them to another source code. Members agreed that the figure should carry a query
    mark until then and should not be quoted.""",
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
            "Find out why referrals by the ambulance service appear to have halved, and correct "
            "the series.",
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
    ),
    challenges=(
        Asked(
            "barbara",
            "louise",
            "Neglect is now the reason for four plans in ten. Is there more neglect in Thornmere, "
            "or are we "
            "better at seeing it?",
            "Ms Carver thought that both were true: the "
            "screening tool brings cases forward sooner, and families have less to live on. The "
            "audit under "
            "item 4.4 says more.",
            "partly",
            "The task and finish group was asked to include the question in its first report.",
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
        organisations returned the self-assessment by the extended date and the last two did so
        within the month. Every organisation was then seen by a scrutiny panel of two members and
        a lay member.

        Panels changed 61 of 684 ratings: 44 downwards and 17 upwards. Both ratings are kept, with
        the panel's reason. The strongest standards were senior commitment and safer recruitment.
        The weakest were supervision for staff who do not hold cases, and how children's views
        change services.

        Five organisations were invited to return to the panel in six months. The themes are:

        - policies on allegations exist, and a third of staff asked in the practitioner survey had
          not heard of the designated officer
        - smaller providers rely on one trained person, with nobody to stand in
        - contracts in two services do not yet require the standards of those who deliver them.

        The practitioner survey drew 918 replies. Four in five said that they would know how to
        challenge a decision made by another agency. Fewer than half had ever done so.""",
    decisions=(Decided("The report is accepted and will be published with the yearly report."),),
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
            (
                Told(120, "callum", "Three panels held, two booked.", "in_progress"),
                Told(
                    183, "callum", "All five held; one organisation returns next year.", "complete"
                ),
            ),
        ),
    ),
)

SECTION_175 = Item(
    title="Section 175 and 157 audit of schools",
    part=PERFORMANCE,
    presenter="graham",
    purpose="assurance",
    minutes=10,
    text="""Graham Noble reported that 80 of 81 schools and colleges have returned the audit,
        compared with 74 per cent in the last cycle. The last is an independent school that
        opened this year; Hugh Lanyon has offered to help its new head. Two trusts sent their own
        audit with a statement signed by a governor, which the tool now accepts.

        Schools rated themselves highest for safer recruitment and lowest for online safety at home
        and for recording low-level concerns. Eleven schools reported that their designated lead
        has no time set aside. Olivia Stead has visited eight of the eleven.""",
    decisions=(Decided("The next audit opens in {m+10} and has no more questions than this one."),),
    actions=(
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
    text="""Sam Adeleke presented the findings of the ninth multi-agency case file audit. Eight
        cases were chosen at random from those open for more than nine months with neglect as the
        main concern. Eight agencies audited their own records, and the panel met for a day with
        the workers of each family. Four parents and three young people agreed to be interviewed.

        The panel judged one case outstanding, three good, three as requiring improvement and one
        inadequate. In the last of these it had an immediate concern, which was referred back the
        same day and dealt with; the reference is 9/06.

        **What works.** School staff knew the children well and said so in their records. Health
        visitors and school nurses used the screening tool in seven of eight cases. When one
        practitioner kept the case for more than a year, plans changed in response to what the
        child said.

        **What worries us.** In five cases the plan listed services rather than changes. Fathers
        and partners were absent from four assessments although three lived in the home. Dental
        decay was mentioned in six records and acted on in two. Core groups were held on time and
        seldom asked whether things were better.

        **What young people said.** One girl had kept a diary of every visit for a year. The visits
        had been kind, she said, and nobody had ever looked in the kitchen.

        Andrew Birtwhistle acknowledged that adult services had been in the building in three cases
        and had not been asked to the conference; in one they had been asked and had not come. Dr
        Feld proposed that untreated dental decay should be treated as a sign of neglect in its own
        right. Neil Brodie offered to share the records of home fire safety visits, which describe
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
            "Rewrite the core group agenda so that its first question is what has changed for the "
            "child.",
            ("ruth",),
            45,
            (
                Told(44, "ruth", "In use in all teams.", "complete"),
                Told(78, "carol", "Sampled ten: nine used it.", "closed"),
            ),
            priority=1,
        ),
        Do(
            "Invite adult services to every conference where an adult in the home is known to "
            "them, and count who comes.",
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
            override=("amber", "Working well; kept open for another quarter."),
            priority=1,
            key="adult_invites",
        ),
    ),
    challenges=(
        Asked(
            "gwen",
            "alison",
            "We audited neglect three years ago and found plans that listed services. What will "
            "be different "
            "this time?",
            "Ms Beck said that last time the recommendation had been to remind staff. This time "
            "the core group "
            "agenda itself changes, managers sign that they have asked the question, and the "
            "audit will be "
            "repeated with the date already in the diary.",
            "partly",
            "Professor Tallis will sit with the repeat audit.",
        ),
        Asked(
            "tom",
            "sam",
            "Did anybody tell the girl with the diary what you found?",
            "Mr Adeleke said that her worker had gone back and read it to her, and that she had "
            "corrected one "
            "sentence. The correction is in the report.",
            "yes",
        ),
    ),
)

ITEMS = (DATASET, SECTION_11, SECTION_175, CASE_AUDIT)
