"""Every write of this room."""

from datetime import timedelta

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.utils import timezone

from common.calendar import is_working_day
from common.counters import next_number
from common.formats import long_date, moment, plural
from common.refusals import Refused
from common.versions import save_version
from keeping import disposing, reviewing, rules, waiting
from keeping.enums import (
    BY_THE_OWNER,
    CAN_BE_DISPOSED,
    ENDED,
    GONE,
    DisposalStatus,
    Ending,
    RecordClass,
    RequestKind,
    RequestStatus,
)
from keeping.models import DisclosureRequest, DisclosureStep, Disposal, Hold, RetentionRule, Review
from notices import services as notices

USUAL = {
    RecordClass.MINUTES: (50, Ending.KEEP, "The board's record of how it held partners to account"),
    RecordClass.PAPERS: (10, Ending.REVIEW, "Kept with the minutes that they belong to"),
    RecordClass.ACTIONS: (10, Ending.REVIEW, "Kept with the minutes that raised them"),
    RecordClass.PUBLICATIONS: (50, Ending.KEEP, "Published, so part of the public record"),
    RecordClass.MAIL: (
        2,
        Ending.DISPOSE,
        "Says who was told what; the record itself is in the minutes",
    ),
    RecordClass.TRAIL: (7, Ending.DISPOSE, "Six years after an act a claim can still be made"),
    RecordClass.REQUESTS: (
        3,
        Ending.DISPOSE,
        "Long enough for a complaint to the Information Commissioner",
    ),
}
"""Years, ending and basis that a board begins with; each board sets its own."""

FOI_WORKING_DAYS = 20
"""Freedom of Information Act 2000, section 10."""
ACCESS_MONTHS = 1
"""UK GDPR article 12(3). The Information Commissioner counts to the same day of the next month, or to its last."""


@transaction.atomic
def schedule():
    """The rule of every class, made from the usual ones where a board has none yet."""
    found = {rule.record_class: rule for rule in RetentionRule.objects.all()}
    for each in RecordClass:
        if each not in found:
            years, ending, basis = USUAL[each]
            found[each], _ = RetentionRule.objects.get_or_create(
                record_class=each, defaults={"years": years, "ending": ending, "basis": basis}
            )
    return [found[each] for each in RecordClass]


@transaction.atomic
def change_rule(*, rule, years, ending, basis, by, expected_version):
    rules.check_keep(by)
    if ending == Ending.DISPOSE and rule.record_class not in CAN_BE_DISPOSED:
        raise Refused(
            f"{rule}: this is the board's record, so it is kept or looked at again, not disposed of."
        )
    if ending == Ending.REVIEW and rule.record_class not in reviewing.SOURCES:
        raise Refused(
            f"{rule}: there is too much of it to be looked at piece by piece, so it is kept or disposed of."
        )
    rule.years, rule.ending, rule.basis = years, ending, basis.strip()
    return save_version(rule, expected=expected_version, fields=["years", "ending", "basis"])


@transaction.atomic
def review(*, rule, place, reason, by):
    """Somebody looked at a record that is due, and it stays for another so many years."""
    rules.check_keep(by)
    today = timezone.localdate()
    rule = RetentionRule.objects.select_for_update().get(pk=rule.pk)
    if rule.ending != Ending.REVIEW or not reviewing.one_due(rule, place, today):
        raise Refused("This is not due to be looked at: somebody else may have done it already.")
    return Review.objects.create(
        record_class=rule.record_class,
        place=place,
        reason=reason.strip(),
        until=today + relativedelta(years=rule.years),
        made_by=by,
    )


@transaction.atomic
def place_hold(*, kind, reason, classes, until, by):
    rules.check_keep(by)
    if until and until < timezone.localdate():
        raise Refused("The last day of a hold cannot lie in the past.")
    return Hold.objects.create(
        kind=kind, reason=reason.strip(), classes=list(classes), until=until, placed_by=by
    )


@transaction.atomic
def lift_hold(*, hold, reason, by):
    rules.check_keep(by)
    hold = Hold.objects.select_for_update().get(pk=hold.pk)
    if hold.lifted_at is not None:
        raise Refused("This hold has been lifted already.")
    hold.lifted_at, hold.lifted_by, hold.lifted_because = timezone.now(), by, reason.strip()
    hold.save()
    return hold


@transaction.atomic
def propose_disposal(*, record_class, before, reason, by):
    """Ask for a second person who agrees that records of a class from before a day go; mail tells who may."""
    rules.check_keep(by)
    rule = next(each for each in schedule() if each.record_class == record_class)
    rules.check_dispose(rule, before)
    number = disposing.rows_before(record_class, before).count()
    if not number:
        raise Refused("There is nothing from before that day, so there is nothing to dispose of.")
    year = timezone.localdate().year
    disposal = Disposal.objects.create(
        reference=f"DC-{year}-{next_number(f'disposal:{year}'):02d}",
        record_class=record_class,
        before=before,
        number=number,
        reason=reason.strip(),
        proposed_by=by,
    )
    told = waiting.to_tell(disposal)
    notices.tell(kind=waiting.KIND, topic=waiting.topic_of(disposal), people=told, by=by)
    return disposal


@transaction.atomic
def approve_disposal(*, disposal, by):
    """The second person agrees. What the application can do goes at once; the rest waits for `manage.py dispose`."""
    disposal = _locked(disposal)
    rules.check_approve(by, disposal)
    rules.check_no_hold(disposal.record_class)
    disposal.status, disposal.approved_at, disposal.approved_by = (
        DisposalStatus.APPROVED,
        timezone.now(),
        by,
    )
    disposal.save()
    notices.withdraw(kind=waiting.KIND, topic=waiting.topic_of(disposal))
    if disposal.record_class not in BY_THE_OWNER:
        _carry_out(disposal)
    return disposal


@transaction.atomic
def refuse_disposal(*, disposal, reason, by):
    disposal = _locked(disposal)
    if not rules.reads(by) or by.changes_nothing:
        raise Refused("Only the business unit and the board's chair decide about a disposal.")
    rules.check_step(disposal, DisposalStatus.REFUSED)
    disposal.status, disposal.refused_because = DisposalStatus.REFUSED, reason.strip()
    disposal.save()
    notices.withdraw(kind=waiting.KIND, topic=waiting.topic_of(disposal))
    return disposal


@transaction.atomic
def carry_out(*, disposal):
    """What whoever runs the server does as the owner of the tables, once two people have agreed."""
    disposal = _locked(disposal)
    rules.check_step(disposal, DisposalStatus.DONE)
    rules.check_no_hold(disposal.record_class)
    return _carry_out(disposal)


def _carry_out(disposal):
    rows = disposing.rows_before(disposal.record_class, disposal.before)
    number, digest = rows.count(), disposing.fingerprint(rows)
    now, of_history = timezone.localtime(), 0
    if number:
        of_history = disposing.dispose(disposal.record_class, rows, now.date(), disposal.reference)
    disposal.status, disposal.done_at, disposal.number = DisposalStatus.DONE, now, number
    disposal.certificate = {
        "What": disposal.get_record_class_display(),
        "How many": plural(number, "row")
        + (f", and {plural(of_history, 'row')} of their history" if of_history else ""),
        "From before": long_date(disposal.before),
        "Why": disposal.reason,
        "Proposed by": f"{disposal.proposed_by}, {moment(disposal.proposed_at)}",
        "Approved by": f"{disposal.approved_by}, {moment(disposal.approved_at)}",
        "Carried out": moment(now),
        "Fingerprint": digest,
    }
    disposal.save()
    return disposal


def _locked(disposal):
    return (
        Disposal.objects.select_for_update(of=["self"])
        .select_related("proposed_by", "approved_by")
        .get(pk=disposal.pk)
    )


# Disclosure requests


@transaction.atomic
def add_request(*, by, kind, received_on, due_on=None, **details):
    """Enter a request. The day by which it must be answered follows from the law where it says one."""
    rules.check_keep(by)
    if received_on > timezone.localdate():
        raise Refused("A request cannot have come after today.")
    number = next_number(f"disclosure:{received_on.year}")
    return DisclosureRequest.objects.create(
        reference=f"DR-{received_on.year}-{number:02d}",
        kind=kind,
        received_on=received_on,
        due_on=due_on or due_by_law(kind, received_on),
        **details,
    )


def due_by_law(kind, received_on):
    """The last day for an answer; None where the law sets none."""
    if kind == RequestKind.SUBJECT_ACCESS:
        return received_on + relativedelta(months=ACCESS_MONTHS)
    if kind != RequestKind.FREEDOM:
        return None
    day, left = received_on, FOI_WORKING_DAYS
    while left:
        day += timedelta(days=1)
        left -= is_working_day(day)
    return day


@transaction.atomic
def note_step(*, request, text, by, status=""):
    """What was done; with a `status` that ends it, that the request is over today."""
    rules.check_keep(by)
    request = DisclosureRequest.objects.select_for_update().get(pk=request.pk)
    if request.status in ENDED:
        raise Refused(
            f"This request was {request.get_status_display().lower()}. "
            "If it goes on, open it again or enter a new one."
        )
    step = DisclosureStep.objects.create(request=request, text=text.strip(), made_by=by)
    if status and status != RequestStatus.OPEN:
        request.status, request.ended_on = status, timezone.localdate()
        save_version(request, expected=request.version, fields=["status", "ended_on"])
    return step


@transaction.atomic
def reopen(*, request, reason, by):
    """A request that ended goes on; its steps say why. What was disposed of says nothing to go on with."""
    rules.check_reopen(by)
    request = DisclosureRequest.objects.select_for_update().get(pk=request.pk)
    if request.status not in ENDED:
        raise Refused("This request is open.")
    if request.asked_by == GONE:
        raise Refused(
            "This request was disposed of, so it cannot be opened again. Enter a new one."
        )
    DisclosureStep.objects.create(
        request=request, text=f"Opened again: {reason.strip()}", made_by=by
    )
    request.status, request.ended_on = RequestStatus.OPEN, None
    save_version(request, expected=request.version, fields=["status", "ended_on"])
    return request
