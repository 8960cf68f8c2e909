"""The groups of the demo board, their seats and those who fill them.

A holder is (person, role), and (person, role, from week, to week) when the
membership has dates that matter; the others began at some time before the year.
"""

from meetings.demo import standing
from meetings.demo.shapes import Body, Place

LONG_AGO = -190
"""Weeks; before the group itself began where that is later."""


def one(title, org, person, role="member"):
    return Place(title, org, ((person, role),))


def with_deputy(title, org, person, deputy, role="member"):
    return Place(title, org, ((person, role), (deputy, "named_deputy")))


BOARD_PLACES = (
    Place(
        "Delegated safeguarding partner, health",
        "icb",
        (("margaret", "chair", -74, None), ("janet", "named_deputy")),
    ),
    one("Delegated safeguarding partner, local authority", "council", "dominic", "deputy_chair"),
    one("Delegated safeguarding partner, police", "police", "anjali"),
    with_deputy("Children's social care", "social_care", "tessa", "louise"),
    one("Education and inclusion", "education", "graham"),
    one("Early help", "early_help", "alison"),
    one("Public health", "public_health", "imran"),
    one("Adult social care", "adults", "andrew"),
    one("Designated doctor", "icb", "naomi"),
    one("Designated nurse", "icb", "carol"),
    with_deputy("Acute hospitals", "hospitals", "julie", "wendy"),
    with_deputy("Mental health trust", "mental_health", "stephen", "colin"),
    one("Community health", "community", "bernadette"),
    one("Ambulance service", "ambulance", "craig"),
    with_deputy("Public protection", "ppu", "mark", "adam"),
    Place(
        "Probation",
        "probation",
        (
            ("yvonne", "member", LONG_AGO, -33),
            ("rashid", "member", -32, None),
            ("holly", "named_deputy"),
        ),
    ),
    one("Youth justice", "yjs", "donna"),
    with_deputy("Primary schools", "primary", "lucy", "meera"),
    one("Secondary schools", "secondary", "owen"),
    one("Special schools", "special", "farah"),
    one("Independent schools", "independent", "hugh"),
    one("Further education", "college", "kim"),
    with_deputy("Voluntary and community sector", "tva", "patrick", "lorna"),
    one("Domestic abuse services", "safe_harbour", "siobhan"),
    one("Fire and rescue", "fire", "neil"),
    with_deputy("Registered housing providers", "housing", "anita", "terry"),
    one("Faith communities", "faith", "daniel"),
    one("Family court advisory service", "courts", "priya"),
    one("Lay member, Thornmere town", "independent_office", "barbara", "lay_member"),
    one("Lay member, Dunnet Valley", "independent_office", "mohammed", "lay_member"),
    Place("Young person", "young_voices", (("keisha", "young_person", -53, None),)),
    Place("Young person", "young_voices", (("tom", "young_person", -53, None),)),
    one("Lead member", "council", "joan", "participant_observer"),
    one("Independent scrutineer", "independent_office", "gwen", "adviser"),
    one("Legal adviser", "legal", "victoria", "adviser"),
    one("Business manager", "unit", "rosalind", "adviser"),
    one("Policy officer", "unit", "callum", "adviser"),
    one("Minute-taker", "unit", "jean", "minute_taker"),
)

EXECUTIVE_PLACES = (
    one("Health", "icb", "margaret", "chair"),
    one("Local authority", "council", "dominic", "deputy_chair"),
    one("Police", "police", "anjali"),
    one("Education", "education", "graham"),
    one("Independent scrutineer", "independent_office", "gwen", "adviser"),
    one("Business manager", "unit", "rosalind", "adviser"),
    one("Minute-taker", "unit", "jean", "minute_taker"),
)

QUALITY_PLACES = (
    one("Designated nurse", "icb", "carol", "chair"),
    one("Children's social care", "social_care", "becky", "deputy_chair"),
    one("Quality assurance", "social_care", "sam"),
    one("Conferences and reviews", "social_care", "ruth"),
    one("Police", "ppu", "adam"),
    one("Acute hospitals", "hospitals", "pauline"),
    one("Mental health trust", "mental_health", "nadia"),
    one("Community health", "community", "karen"),
    one("Youth justice", "yjs", "bilal"),
    one("Education", "education", "olivia"),
    one("Early help", "early_help", "peter"),
    one("Data analyst", "unit", "ming", "adviser"),
    one("Policy officer", "unit", "callum", "adviser"),
    one("Minute-taker", "unit", "jean", "minute_taker"),
)

REVIEW_PLACES = (
    with_deputy("Acute hospitals", "hospitals", "julie", "wendy", "chair"),
    one("Children's social care", "social_care", "tessa", "deputy_chair"),
    with_deputy("Police", "ppu", "mark", "adam"),
    one("Designated nurse", "icb", "carol"),
    one("Designated doctor", "icb", "naomi"),
    one("Mental health trust", "mental_health", "nadia"),
    one("Education", "education", "olivia"),
    one("Probation", "probation", "holly"),
    one("Legal adviser", "legal", "victoria", "adviser"),
    one("Business manager", "unit", "rosalind", "adviser"),
    one("Minute-taker", "unit", "jean", "minute_taker"),
)

POLICY_PLACES = (
    one("Early help", "early_help", "alison", "chair"),
    one("Practice standards", "social_care", "michelle", "deputy_chair"),
    one("Local authority designated officer", "social_care", "duncan"),
    one("Acute hospitals", "hospitals", "pauline"),
    one("Mental health trust", "mental_health", "nadia"),
    one("Police", "ppu", "rory"),
    one("Education", "education", "olivia"),
    one("Housing", "housing", "nicola"),
    one("Voluntary sector", "tva", "lorna"),
    one("Policy officer", "unit", "callum", "adviser"),
    one("Minute-taker", "unit", "mina", "minute_taker"),
)

LEARNING_PLACES = (
    one("Community health", "community", "bernadette", "chair"),
    one("Workforce development", "council", "raj", "deputy_chair"),
    one("Voluntary sector", "tva", "amanda"),
    one("School nursing", "community", "gill"),
    one("Maternity", "hospitals", "helen"),
    one("Further education", "college", "kim"),
    one("Youth justice", "yjs", "bilal"),
    one("Probation", "probation", "eve"),
    one("Education", "education", "olivia"),
    one("Learning and development lead", "unit", "fiona", "adviser"),
    one("Minute-taker", "unit", "mina", "minute_taker"),
)

EXPLOITATION_PLACES = (
    one("Police", "ppu", "mark", "chair"),
    one("Youth justice", "yjs", "donna", "deputy_chair"),
    one("Exploitation and missing team", "ppu", "rory"),
    one("Children's social care", "social_care", "tanya"),
    one("Detached youth work", "early_help", "emeka"),
    one("Return interviews", "tva", "jodie"),
    one("Designated nurse", "icb", "carol"),
    one("Attendance and children missing education", "education", "martin"),
    one("Probation", "probation", "holly"),
    one("Housing", "housing", "nicola"),
    one("Minute-taker", "unit", "mina", "minute_taker"),
)

VOICE_PLACES = (
    one("Voluntary sector", "tva", "patrick", "chair"),
    one("Participation", "council", "chloe", "deputy_chair"),
    one("Children in care council", "council", "idris"),
    one("Health", "community", "gill"),
    one("Conferences and reviews", "social_care", "ruth"),
    one("Children's mental health", "mental_health", "zoe"),
    one("Special schools", "special", "farah"),
    one("Young person", "young_voices", "keisha", "young_person"),
    one("Young person", "young_voices", "tom", "young_person"),
    one("Young person", "young_voices", "maya", "young_person"),
    one("Young person", "young_voices", "josh", "young_person"),
    one("Minute-taker", "unit", "mina", "minute_taker"),
)

CHILD_DEATH_PLACES = (
    one("Public health", "public_health", "imran", "chair"),
    one("Consultant paediatrician", "hospitals", "elspeth", "deputy_chair"),
    one("Designated doctor", "icb", "naomi"),
    one("Maternity", "hospitals", "helen"),
    one("Primary care", "gps", "sanjay"),
    one("Health visiting", "community", "karen"),
    one("Police", "ppu", "adam"),
    one("Children's social care", "social_care", "louise"),
    one("Coroner's office", "coroner", "ivan", "adviser"),
    one("Lay member", "independent_office", "barbara", "lay_member"),
    one("Co-ordinator", "icb", "glenda", "adviser"),
    one("Minute-taker", "unit", "mina", "minute_taker"),
)

NEGLECT_PLACES = (
    one("Family help", "early_help", "peter", "chair"),
    one("Health visiting", "community", "karen", "deputy_chair"),
    one("School nursing", "community", "gill"),
    one("Practice standards", "social_care", "becky"),
    one("Domestic abuse", "council", "lee"),
    one("Housing", "housing", "nicola"),
    one("Education", "education", "olivia"),
    one("Minute-taker", "unit", "mina", "minute_taker"),
)

BOARD_TERMS = """The partnership board brings together the safeguarding partners and relevant \
agencies of Thornmere. It agrees the priorities of the business plan, holds every partner to \
account for what it does to safeguard children, and publishes a yearly report.

It meets five times a year and holds one development day. It is quorate when twelve seats are \
filled, by their holders or deputies, and all three safeguarding partners are represented."""

GROUPS = (
    Body(
        "BM",
        "Thornmere Partnership Board",
        "board",
        BOARD_TERMS,
        BOARD_PLACES,
        parent="",
        quorum=12,
        quorum_orgs=("council", "icb", "police"),
        venue="Council Chamber, Marlgate Hall, Thornmere",
        starts="9.30",
        ends="12.30",
        standing=standing.BOARD,
    ),
    Body(
        "EX",
        "Executive",
        "executive",
        "Agrees the budget, the agenda of the board and anything that cannot wait for it. "
        "Quorate when all three safeguarding partners are represented.",
        EXECUTIVE_PLACES,
        quorum_orgs=("council", "icb", "police"),
        venue="Room 2, Marlgate Hall",
        starts="10.00",
        ends="11.30",
        standing=standing.EXECUTIVE,
    ),
    Body(
        "QA",
        "Quality Assurance and Performance Sub-group",
        "sub_group",
        "Runs the programme of multi-agency audits, analyses the dataset and tells the board what "
        "difference has been made. Quorate with five seats.",
        QUALITY_PLACES,
        quorum=5,
        venue="Training Room, Dunnet House",
        starts="13.30",
        ends="15.30",
        former=(("Performance and Audit Sub-group", -30),),
        standing=standing.QUALITY,
    ),
    Body(
        "PR",
        "Practice Review Sub-group",
        "sub_group",
        "Considers serious incidents, commissions reviews and follows their recommendations until "
        "they have been tested in practice. Quorate with four seats, the council and the police.",
        REVIEW_PLACES,
        quorum=4,
        quorum_orgs=("council", "police"),
        venue="Room 2, Marlgate Hall",
        starts="9.30",
        ends="11.30",
        standing=standing.sub_group("Review tracker", "rosalind"),
    ),
    Body(
        "PP",
        "Policy and Procedures Sub-group",
        "sub_group",
        "Keeps the online procedures manual up to date and recommends new policies to the board. "
        "Quorate with four seats.",
        POLICY_PLACES,
        quorum=4,
        venue="Online",
        starts="14.00",
        ends="15.30",
        standing=standing.sub_group("Procedures manual", "callum"),
    ),
    Body(
        "LD",
        "Learning and Development Sub-group",
        "sub_group",
        "Commissions multi-agency training, checks that it changes practice and turns the lessons "
        "of reviews into learning. Quorate with five seats.",
        LEARNING_PLACES,
        quorum=5,
        venue="Training Room, Dunnet House",
        starts="14.00",
        ends="16.00",
        standing=standing.sub_group("Training programme", "fiona"),
    ),
    Body(
        "CE",
        "Child Exploitation Strategic Group",
        "strategic_group",
        "Leads the response to sexual and criminal exploitation, children who go missing and harm "
        "outside the home. Quorate with four seats and the police.",
        EXPLOITATION_PLACES,
        quorum=4,
        quorum_orgs=("police",),
        venue="Conference Room, Carrowby Police Station",
        starts="10.00",
        ends="12.00",
        standing=standing.sub_group("Exploitation profile", "rory"),
    ),
    Body(
        "VP",
        "Voice and Participation Sub-group",
        "sub_group",
        "Makes sure that children and young people shape the work of every group. Young people "
        "set half of each agenda. Quorate with three seats.",
        VOICE_PLACES,
        quorum=3,
        venue="The Loft, Young Voices Thornmere",
        starts="16.30",
        ends="18.00",
        standing=standing.sub_group("Young people's own item", "keisha"),
    ),
    Body(
        "CD",
        "Child Death Overview Panel",
        "panel",
        "Reviews every death of a child who lived in Thornmere and looks for what could be changed. "
        "Quorate with five seats.",
        CHILD_DEATH_PLACES,
        quorum=5,
        venue="Seminar Room, Marl Valley Hospital",
        starts="9.30",
        ends="12.00",
        standing=standing.sub_group("Cases reviewed", "glenda"),
    ),
    Body(
        "NG",
        "Neglect Strategy Task and Finish Group",
        "task_and_finish",
        "Writes the neglect strategy and its tools, and ends when the board has adopted them.",
        NEGLECT_PLACES,
        since=-27,
        parent="QA",
        venue="Online",
        starts="15.00",
        ends="16.15",
        standing=standing.sub_group("Strategy and toolkit", "peter"),
    ),
)

PRIORITIES = (
    (
        "Neglect is seen early and acted on together",
        "NG",
        "Families get help before neglect becomes entrenched, and practitioners in every service "
        "name it, measure it and act on it.",
    ),
    (
        "Children are protected from exploitation, online and outside the home",
        "CE",
        "Adults who exploit children are disrupted, places are made safer, and children are treated "
        "as children.",
    ),
    (
        "Babies and young children are safe",
        "CD",
        "Safer sleep, coping with crying and support before birth reach every family that needs them.",
    ),
    (
        "The child's voice changes what we do",
        "VP",
        "Children are heard in every conference, audit and group, and are told what came of it.",
    ),
    (
        "We learn, and can show that it made a difference",
        "QA",
        "Audits, reviews and data lead to changes that are tested again a year later.",
    ),
)
