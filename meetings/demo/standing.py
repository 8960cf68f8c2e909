"""The standing agendas of the demo board's groups."""

from meetings.demo.shapes import Line

OPENING = "Opening"
VOICE = "The voice of children and families"
LEADERSHIP = "Leadership and strategy"
PERFORMANCE = "Performance and assurance"
GROUPS = "Reports from the sub-groups"
RISK = "Risk management"
CLOSING = "Closing"

BOARD = (
    Line("Introductions and apologies", "apologies", 5, part=OPENING, presenter="margaret"),
    Line("Declarations of interest", "declarations", 2, part=OPENING, presenter="margaret"),
    Line("Minutes of the previous meeting", "previous_minutes", 5, "decision", OPENING, "margaret"),
    Line("Matters arising and action log", "matters_arising", 10, "assurance", OPENING, "rosalind"),
    Line("What children and young people tell us", "voice", 15, "discussion", VOICE, "chloe"),
    Line("Chair's update", "ordinary", 10, "information", LEADERSHIP, "margaret"),
    Line("Multi-agency dataset", "ordinary", 15, "assurance", PERFORMANCE, "ming"),
    Line("Highlight reports", "ordinary", 15, "assurance", GROUPS),
    Line("New risks and agency updates", "risks", 10, "discussion", RISK, "rosalind"),
    Line("Any other business", "aob", 5, part=CLOSING, presenter="margaret"),
    Line("Date of next meeting", "next_meeting", 2, part=CLOSING, presenter="margaret"),
)

EXECUTIVE = (
    Line("Apologies", "apologies", 2),
    Line("Minutes of the previous meeting", "previous_minutes", 5, "decision"),
    Line("Action tracker", "action_tracker", 10, "assurance", presenter="rosalind"),
    Line("Budget", "ordinary", 10, "assurance", presenter="rosalind"),
    Line("Risks for escalation", "risks", 10, "discussion"),
    Line("Any other business", "aob", 5),
    Line("Next meeting", "next_meeting", 2),
)

QUALITY = (
    Line("Welcome and apologies", "apologies", 5, part="Business", presenter="carol"),
    Line("Minutes of the previous meeting", "previous_minutes", 5, "decision", "Business", "carol"),
    Line("Matters arising", "matters_arising", 10, "assurance", "Business", "carol"),
    Line("Voice of the child", "voice", 10, "discussion", "Performance", "ruth"),
    Line("Dataset", "ordinary", 20, "assurance", "Performance", "ming"),
    Line("Multi-agency case file audits", "ordinary", 25, "assurance", "Audit", "sam"),
    Line("Risks for the partnership", "risks", 5, "discussion", "Closing"),
    Line("Any other business", "aob", 5, part="Closing"),
    Line("Next meeting", "next_meeting", 2, part="Closing"),
)


def sub_group(report, presenter=""):
    """The plain agenda that most sub-groups keep, with the one report that is their own."""
    return (
        Line("Welcome and apologies", "apologies", 5),
        Line("Declarations of interest", "declarations", 2),
        Line("Minutes of the previous meeting", "previous_minutes", 5, "decision"),
        Line("Matters arising", "matters_arising", 10, "assurance"),
        Line("Voice of the child", "voice", 10, "discussion"),
        Line(report, "ordinary", 20, "assurance", presenter=presenter),
        Line("Risks", "risks", 5, "discussion"),
        Line("Any other business", "aob", 5),
        Line("Date of next meeting", "next_meeting", 2),
    )
