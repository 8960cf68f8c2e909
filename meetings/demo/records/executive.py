"""The executive's year."""

from meetings.demo.records.phrases import NEXT
from meetings.demo.shapes import Asked, Decided, Do, Item, Room, Sitting, Told


def _items(minutes, log, budget, *middle, risks=None, aob=None):
    return (
        Item("apologies", "All three safeguarding partners were represented."),
        Item("previous_minutes", minutes),
        Item("action_tracker", log),
        Item("Budget", budget) if isinstance(budget, str) else budget,
        *middle,
        Item("risks", risks or "", nil=not risks),
        Item("aob", aob or "", nil=not aob),
        Item("next_meeting", NEXT),
    )


_AGREED = ""

SITTINGS = (
    Sitting(
        "EX1",
        "EX",
        -46,
        "Wed",
        "approved",
        _items(
            _AGREED,
            "Five of six actions are complete. The sixth, a review of room hire, is on the agenda.",
            "Spending is £6,200 below profile, because one post was filled late. Two partners "
            "have not yet paid; both "
            "have promised to do so this month.",
            Item(
                title="Shape of the yearly scrutiny plan",
                presenter="gwen",
                purpose="decision",
                minutes=20,
                text="Gwen Tallis proposed three subjects for {nfy}: exploitation, the voice of "
                "children who do not "
                "use speech, and whether recommendations last. Partners agreed. Anjali Desai "
                "asked for the first to "
                "come early.",
                decisions=(
                    Decided("The scrutiny plan is agreed and recommended to the lead partners."),
                ),
                actions=(
                    Do(
                        "Arrange meetings for the scrutineer with each partner's front-line teams.",
                        ("callum",),
                        40,
                        (
                            Told(35, "callum", "Six visits arranged.", "complete"),
                            Told(90, "margaret", "", "closed"),
                        ),
                    ),
                ),
            ),
            Item(
                title="Room hire",
                presenter="rosalind",
                minutes=5,
                text="Marlgate Hall will be free of charge from next "
                "year. The executive thanked the council.",
            ),
        ),
        approves={},
    ),
    Sitting(
        "EX2",
        "EX",
        -33,
        "Wed",
        "approved",
        _items(
            _AGREED,
            "All actions are complete.",
            Item(
                "Budget",
                "The plan for detached youth work in North Marl ({A:youth_work}) was presented by "
                "Emeka Obi. It "
                "costs £38,200 for six months, of which £26,000 has been found.",
                decisions=(
                    Decided(
                        "The executive underwrites the remaining £12,200.",
                        "pending the commissioner's grant",
                    ),
                ),
                actions=(
                    Do(
                        "Apply for the police and crime commissioner's grant.",
                        ("anjali", "rosalind"),
                        20,
                        (
                            Told(18, "rosalind", "£12,500 granted.", "complete"),
                            Told(78, "margaret", "Well done.", "closed"),
                        ),
                    ),
                ),
            ),
            Item(
                title="Agenda of the next board",
                presenter="callum",
                minutes=10,
                text="The draft agenda runs to three and a half hours. Partners agreed to start "
                "at 9.30am, end at 1pm and "
                "take private fostering as read.",
            ),
            risks="R-003 (vacancies in health visiting) was looked at in detail. Dominic Farrow "
            "asked what the trust would "
            "need from others. Margaret Ellery will convene both trusts and the council's "
            "recruitment team.",
        ),
        room=Room(guests=("emeka",)),
        approves={"EX1": "as_presented"},
    ),
    Sitting(
        "EX3",
        "EX",
        -22,
        "Wed",
        "approved",
        _items(
            _AGREED,
            "One action is overdue: the list of contracts that lack a safeguarding clause. Graham "
            "Noble will have it by the "
            "end of the month.",
            "The outturn was agreed by the board. Contributions have been invoiced.",
            Item(
                title="Joint inspection: arrangements",
                presenter="dominic",
                purpose="discussion",
                minutes=25,
                text="The inspection of front door services begins on Monday. The executive "
                "agreed that the board meeting of "
                "the same week should be cancelled and its items carried over, named a lead in "
                "each organisation, and "
                "asked that no member of staff should be prepared with lines to say.",
                decisions=(
                    Decided(
                        "The board of that week is cancelled; its items go to the next meeting."
                    ),
                ),
                actions=(
                    Do(
                        "Provide the inspectors' list of cases and the timetable.",
                        ("tessa", "callum"),
                        5,
                        (Told(4, "callum", "Sent.", "complete"), Told(70, "dominic", "", "closed")),
                    ),
                ),
            ),
        ),
        approves={"EX2": "as_presented"},
    ),
    Sitting(
        "EX4",
        "EX",
        -12,
        "Wed",
        "approved",
        _items(
            _AGREED,
            "All actions are complete but one. The list of contracts has been produced: 11 of 64 "
            "lack the clause.",
            "Income from training is £3,100 above the estimate. One review will cost £2,400 more "
            "because of a second "
            "learning event.",
            Item(
                title="Improvement plan after the inspection",
                presenter="dominic",
                purpose="decision",
                minutes=30,
                text="Dominic Farrow presented the plan: nine actions under two headings. Gwen "
                "Tallis asked how the "
                "executive would know that managers' recording had improved, rather than "
                "increased. It was agreed to "
                "read ten records together at each meeting.",
                decisions=(
                    Decided("The improvement plan is approved."),
                    Decided("The executive will read ten records at each meeting."),
                ),
                actions=(
                    Do(
                        "Choose ten records at random for the next meeting.",
                        ("becky",),
                        "next",
                        (Told(60, "becky", "Chosen and anonymised.", "complete"),),
                    ),
                    Do(
                        "Add the safeguarding clause to the eleven contracts.",
                        ("graham", "org:council"),
                        45,
                        (Told(40, "graham", "Seven done.", "in_progress"),),
                    ),
                ),
                challenges=(
                    Asked(
                        "gwen",
                        "dominic",
                        "Who outside children's services has seen this plan?",
                        "Mr Farrow said that nobody had yet. It will go to schools and both "
                        "trusts this week.",
                        "yes",
                    ),
                ),
            ),
            risks="The end of two grants to the voluntary sector was put forward for the board's "
            "register.",
        ),
        approves={"EX3": "as_presented"},
    ),
    Sitting(
        "EX5",
        "EX",
        -3,
        "Wed",
        "drafting",
        _items(
            _AGREED,
            "The eleven contracts were discussed. Four remain and are with legal services.",
            "The first draft of the budget for {nfy} was received. Contributions would rise by 3 "
            "per cent.",
            Item(
                title="Reading ten records",
                presenter="becky",
                purpose="assurance",
                minutes=30,
                text="Partners read ten records together. In six the manager's reason for the "
                "decision could be found in "
                "under a minute.",
                actions=(Do("Share the six good examples with all managers.", ("becky",), 30),),
            ),
            Item(
                title="Hold on publication: case 14",
                presenter="rosalind",
                purpose="decision",
                minutes=10,
                text="",
            ),
        ),
        approves={"EX4": "as_presented"},
    ),
    Sitting(
        "EX6",
        "EX",
        5,
        "Wed",
        "planned",
        (
            Item(
                title="Budget for {nfy}: decision",
                presenter="rosalind",
                purpose="decision",
                minutes=20,
            ),
        ),
    ),
)
