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


CERTIFICATE = (
    *("What", "How many", "From before", "Why"),
    *("Proposed by", "Approved by", "Carried out", "Fingerprint"),
)
"""What a certificate says, in this order: the database keeps no order of its own."""
PROVES = "Whoever has the list of what went can show with it that it is this list and no other."


def certificate_of(disposal):
    """Label and words of each line of the certificate, in order; what an earlier one called otherwise comes last."""
    said = disposal.certificate
    order = [*CERTIFICATE, *sorted(set(said) - set(CERTIFICATE))]
    return [(label, said[label]) for label in order if label in said]
