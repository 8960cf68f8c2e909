"""Who sees to reminders, to the days of a digest and to personal links. `check_…` raises."""

from common.calendar import bank_holiday, is_working_day
from common.formats import weekday_date
from common.refusals import Refused


def check_set(person):
    if not person.is_business_unit:
        raise Refused("Only the business unit decides when people are reminded.")


def check_send(person, day):
    """By hand, on any working day."""
    if not person.is_business_unit:
        raise Refused("Only the business unit sends reminders.")
    if not is_working_day(day):
        why = bank_holiday(day) or "not a working day"
        raise Refused(
            f"{weekday_date(day)} is {why}. Reminders go on working days only, so nothing was sent."
        )


def sees_to(person, other):
    """People see to their own days and links; the business unit to everybody's."""
    return person.is_authenticated and (person.is_business_unit or person.pk == other.pk)


def check_see_to(person, other):
    if not sees_to(person, other):
        raise Refused("Only the person themselves and the business unit can change this.")
