"""What two boards' minutes hold, as a minute-taker would type it: the input of the journeys."""

from dataclasses import dataclass
from datetime import date, time

TITLES = ("Cllr", "Superintendent")


@dataclass(frozen=True)
class Who:
    """A person, their seat, and how they were at the meeting (P, A, or D with a deputy)."""

    name: str
    seat: str
    organisation: str = ""
    initials: str = ""
    job_title: str = ""
    role: str = "Member"
    status: str = "P"
    deputy: str = ""
    also_representing: str = ""

    @property
    def parts(self):
        """Title, given name, family name."""
        words = self.name.split()
        title = words.pop(0) if words[0] in TITLES else ""
        return title, " ".join(words[:-1]), words[-1]


@dataclass(frozen=True)
class Promise:
    text: str
    owners: tuple = ()
    due: object = None  # a date, "next", or None


@dataclass(frozen=True)
class Question:
    asked_by: str
    question: str
    answered_by: str
    answer: str


@dataclass(frozen=True)
class Item:
    title: str
    kind: str = "Ordinary item"
    paragraphs: tuple = ()
    bullets: tuple = ()
    decisions: tuple = ()
    actions: tuple = ()
    questions: tuple = ()
    amendments: tuple = ()  # (place, corrected text)
    nil: str = ""


@dataclass(frozen=True)
class Script:
    """One board and three of its meetings: the one before, the one minuted, the next."""

    board: str
    short_name: str
    preset: str
    group_code: str
    sub_groups: tuple
    organisations: dict
    people: tuple
    guests: tuple
    minute_taker: str
    earlier: date
    date: date
    start: time
    end: time
    closed: time
    venue: str
    parts: tuple  # (title, items)
    next_date: date
    next_start: time
    next_end: time
    next_venue: str

    @property
    def items(self):
        return [item for _, items in self.parts for item in items]


WESTMERE = Script(
    board="Westmere Safeguarding Children Board",
    short_name="WSCB",
    preset="LSCB 2015",
    group_code="BM",
    sub_groups=(("Quality Assurance group", "QA"),),
    organisations={
        "Probation": "Probation",
        "Children's Social Care": "Local authority",
        "Westmere Hospitals NHS Foundation Trust": "Health",
        "Westmere ICB": "Health",
        "Westmere Police": "Police",
        "Youth Justice Service": "Youth justice",
        "WSCB Business Unit": "own team",
    },
    people=(
        Who("Miriam Osei", "Independent Chair", role="Chair"),
        Who("Gareth Pugh", "Children's Social Care", "Children's Social Care"),
        Who("Sunita Rao", "Westmere ICB", "Westmere ICB"),
        Who("Derek Holt", "Westmere Police", "Westmere Police"),
        Who("Ffion Bevan", "Youth Justice Service", "Youth Justice Service"),
        Who("Jo Marsh", "Primary Heads rep"),
        Who("Len Carver", "Lay Adviser", role="Lay member"),
        Who(
            "Cllr Ruth Hale",
            "Lead Member, Children’s Services",
            role="Participant observer",
        ),
        Who("Kit Adeyemi", "Young person", role="Young person"),
        Who("Bryony Tate", "Minutes", "WSCB Business Unit", role="Minute-taker"),
        Who("Tom Ridley", "Probation", "Probation", status="A"),
        Who(
            "Alice Nwosu",
            "Hospitals",
            "Westmere Hospitals NHS Foundation Trust",
            status="A",
        ),
        Who("P. Lunn", "Member", status="A"),
    ),
    guests=(),
    minute_taker="Bryony Tate",
    earlier=date(2025, 7, 18),
    date=date(2025, 9, 19),
    start=time(9, 30),
    end=time(12, 30),
    closed=time(12, 30),
    venue="Hartwell Education Centre",
    parts=(
        (
            "",
            (
                Item(
                    "Introductions & Apologies",
                    kind="Introductions and apologies",
                    paragraphs=("Members introduced themselves.",),
                ),
                Item(
                    "Minutes and Matters Arising from previous meeting",
                    kind="Minutes of the previous meeting",
                    paragraphs=(
                        "Page 3 – Private Fostering: Sunita Rao has still not received the "
                        "leaflets; a reminder has gone.",
                        "The minutes were agreed as a true and accurate record with the "
                        "amendment above.",
                    ),
                    amendments=(
                        (
                            "Page 4 – S11 Report, third line",
                            "“…returned by the end of June”",
                        ),
                    ),
                ),
                Item(
                    "Action Tracker Review",
                    kind="Matters arising and action log",
                    paragraphs=(
                        "Safeguarding website – ongoing – maintain amber.",
                        "Annual Report 2024-25 – completed, change to green.",
                        "Missing children: the figures from Police and Social Care still differ.",
                        "Deputy Chair of CDOP – to be appointed at the October meeting of the "
                        "panel.",
                        "Neglect toolkit: pilot finished in the north locality.",
                    ),
                    actions=(
                        Promise(
                            "Reconcile the two counts and bring them back to the Board",
                            ("Derek Holt", "Gareth Pugh"),
                        ),
                        Promise("Circulate the link", ("Bryony Tate",)),
                    ),
                ),
                Item(
                    "The young person’s view",
                    kind="Voice of the child",
                    paragraphs=(
                        "Kit Adeyemi presented what forty young people had said about asking "
                        "for help:",
                    ),
                    bullets=(
                        "they want one place to look, not several",
                        "they want to be told what happens next",
                    ),
                    actions=(
                        Promise(
                            "Every sub group to have a standing item on the voice of the child"
                        ),
                        Promise(
                            "Send examples to Bryony Tate", ("All members",), date(2025, 10, 31)
                        ),
                    ),
                ),
                Item(
                    "Performance Management and Audit",
                    paragraphs=(
                        "Dataset: only 11% of children aged 4-17 contributed to their conference.",
                        "Section 11 Audit: returns are due by the end of January 2026.",
                        "Section 175 Audit: 61 of 78 schools have signed up.",
                    ),
                    questions=(
                        Question(
                            "Cllr Ruth Hale",
                            "Why did so few children contribute?",
                            "Gareth Pugh",
                            "Views are gathered beforehand but not recorded.",
                        ),
                    ),
                    actions=(
                        Promise(
                            "Propose a front sheet with RAG ratings for the next meeting of the "
                            "Board",
                            ("Quality Assurance group",),
                            "next",
                        ),
                        Promise("Update at next meeting", (), "next"),
                    ),
                ),
                Item(
                    "Exception Reporting",
                    kind="Risk management",
                    paragraphs=("Risk Register: the register was reviewed.",),
                    decisions=("Each risk needs an owner and a plan.",),
                    actions=(Promise("Continue this work", ("Quality Assurance group",)),),
                ),
                Item("Any Other Business", kind="Any other business", nil="None."),
            ),
        ),
    ),
    next_date=date(2025, 11, 14),
    next_start=time(9, 30),
    next_end=time(16, 30),
    next_venue="Hartwell EC",
)

NORTHMERE = Script(
    board="Northmere Safeguarding Children Partnership",
    short_name="NSCP",
    preset="LSCP 2026",
    group_code="PM",
    sub_groups=(),
    organisations={
        "Northmere Police": "Police",
        "ICB": "Health",
        "Healthwatch": "Voluntary and community",
        "Business unit": "own team",
    },
    people=(
        Who("Paul Crane", "Independent Scrutineer", initials="PCr", role="Chair"),
        Who("Asha Bell", "Independent Schools rep", initials="AB"),
        Who(
            "Petra Cole",
            "Designated Nurse",
            initials="PC",
            also_representing="Omar Said, ICB",
        ),
        Who(
            "Superintendent Gail Ives",
            "Police",
            "Northmere Police",
            status="D",
            deputy="Neil Parr",
        ),
        Who("Omar Said", "Chief Nurse", "ICB", status="A"),
        Who("Lara Finn", "Healthwatch", "Healthwatch", role="Participant observer", status="A"),
        Who("Huw Dean", "Business Manager", "Business unit", initials="HD", role="Adviser"),
        Who("Nia Powell", "Minutes", "Business unit", initials="NPo", role="Minute-taker"),
    ),
    guests=(Who("Neil Parr", "", "Northmere Police", initials="NP"),),
    minute_taker="Nia Powell",
    earlier=date(2025, 3, 12),
    date=date(2025, 6, 11),
    start=time(14, 0),
    end=time(17, 0),
    closed=time(16, 15),
    venue="Market House, Northmere",
    parts=(
        (
            "Strategic Planning",
            (
                Item(
                    "Practice Reviews",
                    paragraphs=(
                        "PCr opened the meeting and welcomed members.",
                        "The review report was presented by PC for approval.",
                    ),
                    actions=(
                        Promise(
                            "Letter to be drafted to the National Panel on publication timing.",
                            ("Paul Crane",),
                        ),
                    ),
                    decisions=(
                        "Wording to be amended in paragraphs 2.1 and 3.1.",
                        "Publication will follow the inquest on xxx.",
                    ),
                ),
            ),
        ),
        (
            "Business Matters",
            (
                Item(
                    "Minutes and Matters Arising",
                    kind="Minutes of the previous meeting",
                    paragraphs=(
                        "Action Log Updates:",
                        "2.5 Information sharing project. Update: PC has spoken with NHS England "
                        "and the mitigation is accepted. Action closed.",
                        "3.1 HD to provide a lead contact for the prevention campaign. Update: "
                        "contact made; watching brief.",
                    ),
                    amendments=(("Part 2, 2.2", "five districts (not two)"),),
                ),
                Item(
                    "S157/175 Safeguarding Audit",
                    paragraphs=(
                        "HD presented the report: 100% return (81% last year).",
                        "NP offered the contact details of the new safeguarding lead to HD.",
                    ),
                    questions=(
                        Question(
                            "Asha Bell",
                            "Is advice to schools consistent?",
                            "Huw Dean",
                            "The new rota gives each school one named adviser.",
                        ),
                    ),
                ),
            ),
        ),
        (
            "Risk Management",
            (Item("New risks", kind="Risk management", nil="No new risks identified."),),
        ),
        (
            "AOB",
            (
                Item(
                    "Budget position",
                    kind="Any other business",
                    paragraphs=("Noted by the Partnership.",),
                ),
            ),
        ),
    ),
    next_date=date(2025, 9, 10),
    next_start=time(14, 0),
    next_end=time(17, 0),
    next_venue="Market House, Northmere",
)
