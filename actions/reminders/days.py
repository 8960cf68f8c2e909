"""Days on which people are reminded: working days of England, and of those the ones they chose."""

from datetime import timedelta

from actions.models.reminders import WORKING_WEEK
from common.calendar import is_working_day
from common.formats import DAYS, listing

ONE = timedelta(days=1)


def is_digest_day(chosen, day):
    """Whether somebody who chose these weekdays is reminded on `day`.

    A chosen day that is a bank holiday is made up for on the working day after it.
    """
    if not is_working_day(day):
        return False
    if day.weekday() in chosen:
        return True
    before = day - ONE
    while not is_working_day(before):
        if before.weekday() in chosen:
            return True
        before -= ONE
    return False


def next_digest_day(chosen, day):
    """The first day after `day` on which somebody who chose these weekdays is reminded."""
    day += ONE
    while not is_digest_day(chosen, day):
        day += ONE
    return day


def working_day_up_to(day):
    """`day` itself, or the last working day before it."""
    while not is_working_day(day):
        day -= ONE
    return day


def have_passed(number, since, day):
    """Whether `number` working days lie behind `since`, up to and with `day`."""
    while number > 0 and since < day:
        since += ONE
        number -= is_working_day(since)
    return number <= 0


def in_words(chosen):
    """ "every working day", or "on Monday and Thursday"."""
    if set(chosen) == set(WORKING_WEEK):
        return "every working day"
    return f"on {listing([DAYS[number] for number in sorted(chosen)])}"
