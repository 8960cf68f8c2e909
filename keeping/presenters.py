"""What the retention schedule says, in words."""

from dataclasses import dataclass

from common.formats import long_date, plural
from keeping import disposing, rules
from keeping.enums import CAN_BE_DISPOSED, Ending


@dataclass(frozen=True)
class RuleLine:
    """A class of records, how long it is kept, and what is over that time today."""

    rule: object
    kept: str
    over: str
    number: int


def rule_line(rule, today):
    """One query for a class that can be disposed of."""
    kept = f"{plural(rule.years, 'year')}, then {rule.get_ending_display().lower()}"
    if rule.ending == Ending.KEEP:
        kept = "For good"
    if rule.ending != Ending.DISPOSE or rule.record_class not in CAN_BE_DISPOSED:
        return RuleLine(rule, kept, "", 0)
    before = rules.last_day_over(rule, today)
    number = disposing.rows_before(rule.record_class, before).count()
    over = f"{plural(number, 'row')} from before {long_date(before)}" if number else "Nothing yet"
    return RuleLine(rule, kept, over, number)
