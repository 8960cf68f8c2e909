"""Decisions taken between two meetings of a group, and reporting them at the next."""

from django.db import transaction
from django.utils import timezone

from common import bin
from common.formats import long_date
from common.refusals import Refused
from common.versions import save_version
from meetings import rules
from meetings.models import Decision
from meetings.services import records

FIELDS = ["text", "condition", "taken_on", "taken_by"]
REPORTED = "{} has been reported at {}. Take the report back before you change or remove it."


@transaction.atomic
def record_between(*, group, by, taken_on, taken_by, text, condition=""):
    """Record what a group decided between meetings, with the next number of its group and year."""
    rules.check_take_minutes(by, group)
    _check_day(taken_on)
    return Decision.objects.create(
        group=group,
        taken_on=taken_on,
        taken_by=taken_by,
        reference=records.decision_reference(group, taken_on.year),
        text=_said(text),
        condition=condition.strip(),
        created_by=by,
    )


@transaction.atomic
def edit_between(*, decision, by, expected_version, **values):
    """Change one that has not been reported. Its number stays, so its year does too."""
    decision = _locked(decision)
    rules.check_take_minutes(by, decision.group)
    _check_unreported(decision)
    if unknown := set(values) - set(FIELDS):
        raise TypeError(f"unknown: {', '.join(sorted(unknown))}")
    day = values.get("taken_on", decision.taken_on)
    _check_day(day)
    if day.year != decision.taken_on.year:
        raise Refused(
            f"{decision.reference} is numbered for {decision.taken_on.year}, so its day must lie in "
            "that year. Remove it and record it again to give it another year."
        )
    for name, value in values.items():
        setattr(decision, name, value.strip() if isinstance(value, str) else value)
    decision.text = _said(decision.text)
    return save_version(decision, expected=expected_version, fields=FIELDS)


@transaction.atomic
def remove_between(*, decision, by):
    """Remove one that has not been reported; it can be brought back. Its number is not given again."""
    decision = _locked(decision)
    rules.check_take_minutes(by, decision.group)
    _check_unreported(decision)
    return bin.remove(
        decision,
        by=by,
        what=f"Decision {decision.reference} of {decision.group}, taken on "
        f"{long_date(decision.taken_on)}: {decision.text}",
        page=decision.get_absolute_url(),
    )


@transaction.atomic
def report(*, item, by, decisions=None):
    """Report decisions at an item of the group's minutes: those given, or all that wait.

    Returns those that were reported now.
    """
    records.check_can_add(item, by)
    waiting = Decision.objects.select_for_update(of=("self",)).waiting_for(item.meeting)
    if decisions is not None:
        waiting = waiting.filter(pk__in=[decision.pk for decision in decisions])
    found = list(waiting)
    if not found:
        raise Refused("There is no decision here that still waits to be reported at this meeting.")
    Decision.objects.filter(pk__in=[decision.pk for decision in found]).update(reported_at=item)
    return found


@transaction.atomic
def take_report_back(*, item, decision, by):
    """The decision waits again for a meeting to hear of it."""
    records.check_can_write(item.meeting, by)
    taken = Decision.objects.filter(pk=decision.pk, reported_at=item).update(reported_at=None)
    if not taken:
        raise Refused(f"{decision.reference} is not reported at this item.")
    return decision


def _locked(decision):
    found = Decision.objects.select_for_update(of=("self",)).select_related(
        "group", "reported_at__meeting"
    )
    decision = found.get(pk=decision.pk)
    if not decision.is_between:
        raise Refused(f"{decision.reference} was taken at a meeting. Change it in its minutes.")
    return decision


def _check_unreported(decision):
    if decision.reported_at_id:
        meeting = decision.reported_at.meeting
        raise Refused(REPORTED.format(decision.reference, meeting.reference))


def _check_day(day):
    if day > timezone.localdate():
        raise Refused("The day on which it was decided cannot lie in the future.")


def _said(text):
    if not text.strip():
        raise Refused("Say what was decided.")
    return text.strip()
