"""What the retention schedule says, in words."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from board.models import Person
from common.formats import long_date, plural
from keeping import disposing, reviewing, rules
from keeping.enums import CAN_BE_DISPOSED, Ending
from keeping.models import RetentionRule


@dataclass(frozen=True)
class RuleLine:
    """A class of records, how long it is kept, and what is over that time today; `url` leads to what is due."""

    rule: object
    kept: str
    over: str
    url: str = ""


def rule_line(rule, today):
    """Few queries for a class that is disposed of or looked at again, none for one that is kept."""
    kept = f"{plural(rule.years, 'year')}, then {rule.get_ending_display().lower()}"
    if rule.ending == Ending.KEEP:
        return RuleLine(rule, "For good", "")
    if rule.ending == Ending.REVIEW and rule.record_class in reviewing.SOURCES:
        over = words_of(reviewing.standing(rule, today))
        return RuleLine(rule, kept, over, reverse("keeping:review_list", args=[rule.record_class]))
    if rule.ending != Ending.DISPOSE or rule.record_class not in CAN_BE_DISPOSED:
        return RuleLine(rule, kept, "")
    before = rules.last_day_over(rule, today)
    number = disposing.rows_before(rule.record_class, before).count()
    over = f"{plural(number, 'row')} from before {long_date(before)}" if number else "Nothing yet"
    return RuleLine(rule, kept, over)


def words_of(standing):
    """How many are due, the oldest, and when the next one is."""
    said = "Nothing is due"
    if standing.number:
        number = plural(standing.number, "record")
        said = f"{number} to look at, the oldest of {long_date(standing.oldest)}"
    if standing.following:
        said += f"; the next comes due on {long_date(standing.following)}"
    return said


@dataclass(frozen=True)
class RuleChange:
    """One change of the schedule."""

    rule: str
    before: str
    after: str
    who: str
    at: datetime


def rule_changes(number=50):
    """The last changes of the schedule, out of row history, the latest first. Two queries."""
    events = RetentionRule.events.rel.related_model.objects.order_by("pgh_id")
    last, found = {}, []
    for event in events:
        before, last[event.pgh_obj_id] = last.get(event.pgh_obj_id), event
        if before and _said(before) != _said(event):
            found.append((before, event))
    found = found[::-1][:number]
    keys = {(event.pgh_context or {}).get("user") for _, event in found}
    people = Person.objects.in_bulk(keys - {None})
    return [_change(before, event, people) for before, event in found]


def _change(before, event, people):
    who = people.get((event.pgh_context or {}).get("user"), "Not recorded")
    label = event.get_record_class_display()
    return RuleChange(label, _said(before), _said(event), str(who), event.pgh_created_at)


def _said(event):
    kept = f"{plural(event.years, 'year')}, then {event.get_ending_display().lower()}"
    kept = "For good" if event.ending == Ending.KEEP else kept
    return f"{kept} ({event.basis})" if event.basis else kept


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
