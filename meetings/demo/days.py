"""Where in the year the demo board's meetings fall, counted from today."""

from datetime import time, timedelta

from common.formats import MONTHS

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri")


def day_of(today, weeks, name):
    """The named working day, so many weeks from this week's; never in the Christmas weeks.

    A meeting that would fall there keeps its weekday and moves away from today.
    """
    monday = today - timedelta(days=today.weekday())
    day = monday + timedelta(weeks=weeks, days=DAYS.index(name))
    while (day.month, day.day) >= (12, 21) or (day.month, day.day) <= (1, 3):
        day += timedelta(weeks=1 if weeks > 0 else -1)
    return day


def working_day(day):
    """The day itself, or the Monday after a weekend."""
    return day + timedelta(days=max(0, 7 - day.weekday())) if day.weekday() > 4 else day


def time_of(text):
    """ "9.30" and "13.05" as times."""
    hour, _, minute = text.partition(".")
    return time(int(hour), int(minute or 0))


def year_of(day):
    """The first calendar year of the financial year that a day falls in."""
    return day.year if (day.month, day.day) >= (4, 1) else day.year - 1


def financial_year(first):
    """ "2026-27" """
    return f"{first}-{(first + 1) % 100:02d}"


def last_quarter(day, back=0):
    """The last quarter that was complete, or so many before it: "quarter 2 of 2026-27"."""
    running = year_of(day) * 4 + (day.month - 4) % 12 // 3
    year, quarter = divmod(running - 1 - back, 4)
    return f"quarter {quarter + 1} of {financial_year(year)}"


def month_after(day, months):
    """The month so many months on: "May 2027"."""
    count = day.year * 12 + day.month - 1 + months
    return f"{MONTHS[count % 12]} {count // 12}"
