"""Who keeps the retention schedule, and what may go when."""

from dateutil.relativedelta import relativedelta
from django.utils import timezone

from board.enums import CHECKS_PUBLICATIONS, Role
from board.models import Person
from common.formats import long_date, plural
from common.refusals import Refused
from keeping.enums import CAN_BE_DISPOSED, DISPOSAL_STEPS, ENDED, GONE, DisposalStatus, Ending
from keeping.models import Hold


def check_keep(person):
    if not person.is_business_unit:
        raise Refused(
            "Only the business unit keeps the retention schedule, holds and disclosure requests."
        )


def last_day_over(rule, today):
    """The day before which records of a class have been kept long enough."""
    return today - relativedelta(years=rule.years)


def check_dispose(rule, before):
    """Only what the schedule lets go, old enough, and on no hold."""
    today = timezone.localdate()
    if rule.record_class not in CAN_BE_DISPOSED or rule.ending != Ending.DISPOSE:
        raise Refused(
            f"{rule}: the schedule says “{rule.get_ending_display().lower()}”, so nothing of it is disposed of."
        )
    latest = last_day_over(rule, today)
    if before > latest:
        raise Refused(
            f"{rule}: kept for {plural(rule.years, 'year')}, so nothing from {long_date(latest)} on may go yet."
        )
    check_no_hold(rule.record_class)


def check_no_hold(record_class):
    if hold := Hold.objects.on(record_class, timezone.localdate()).first():
        raise Refused(f"A hold keeps these records: {hold}. Nothing goes until it is lifted.")


def check_reopen(person):
    """As with accounts of the unit: the manager, or the unit while it has none."""
    check_keep(person)
    managers = Person.objects.filter(role=Role.MANAGER, is_active=True)
    if not person.is_manager and managers.exists():
        raise Refused("Only the manager of the business unit opens a request again.")


def may_reopen(person, request):
    """Whether the page offers it. What was disposed of stays as it is."""
    if request.status not in ENDED or request.asked_by == GONE:
        return False
    try:
        check_reopen(person)
    except Refused:
        return False
    return True


def check_step(disposal, to):
    if to not in DISPOSAL_STEPS[disposal.status]:
        raise Refused(
            f"This disposal is {disposal.get_status_display().lower()}, so it cannot be {to.label.lower()}."
        )


def check_approve(person, disposal):
    """A second person: of the unit, or the board's chair."""
    check_step(disposal, DisposalStatus.APPROVED)
    if person.role not in CHECKS_PUBLICATIONS:
        raise Refused("Only the business unit and the board's chair approve a disposal.")
    if person.pk == disposal.proposed_by_id:
        raise Refused("You proposed this. Somebody else approves it before anything goes.")


def reads(person):
    """The unit and those who read as it does; the board's chair, who may be the second person."""
    return person.is_authenticated and (person.reads_as_unit or person.role in CHECKS_PUBLICATIONS)
