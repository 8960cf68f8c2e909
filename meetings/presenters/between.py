"""How a decision taken between meetings is quoted, on agendas, in minutes and in registers."""

from common.formats import long_date
from meetings.enums import TakenBy

HEADING = "Decisions taken between meetings"
WAYS = {
    TakenBy.WRITTEN: "by e-mail or in writing",
    TakenBy.CHAIR: "by the chair on behalf of the group",
    TakenBy.URGENT: "at an urgent discussion of some members",
}


def taken(decision):
    """ "3 March 2026, by e-mail or in writing" """
    return f"{long_date(decision.taken_on)}, {WAYS[decision.taken_by]}"


def between_words(decision):
    """What follows the reference: when and how it was taken, what it says and on what condition."""
    condition = f" Condition: {decision.condition}" if decision.condition else ""
    return f"{taken(decision)}: {decision.text}{condition}"
