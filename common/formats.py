"""How dates, times and numbers are written, everywhere: on screen, in PDF, in Word and in sheets.

GOV.UK style: "21 November 2014", "9.30am", "9.30am to 12.30pm", "midday". Times with a zone are shown in the zone
that is active (Europe/London). An absent value is an empty string, so that a page never says "None".
"""

from __future__ import annotations

from datetime import date, datetime, time

from django.utils import timezone

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
MONTH_WORD = "(?:" + "|".join(rf"{name[:3]}(?:{name[3:]})?" for name in MONTHS) + "|sept)"
"""The pattern of a month as people write it, whole or short; small and capital letters apart."""
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def month_number(word):
    """1 for "January", "jan" or "Jan"; the word is one that `MONTH_WORD` finds."""
    start = word[:3].lower()
    return next(n for n, name in enumerate(MONTHS, start=1) if name.lower().startswith(start))


def long_date(day: date | None) -> str:
    """21 November 2014"""
    day = local_date(day)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day else ""


def short_date(day: date | None) -> str:
    """21 Nov 2014, for tables."""
    day = local_date(day)
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}" if day else ""


def weekday_date(day: date | None) -> str:
    """Friday 21 November 2014"""
    day = local_date(day)
    return f"{DAYS[day.weekday()]} {long_date(day)}" if day else ""


def month_year(day: date | None) -> str:
    """November 2014"""
    day = local_date(day)
    return f"{MONTHS[day.month - 1]} {day.year}" if day else ""


def date_range(start: date | None, end: date | None) -> str:
    """21 to 23 November 2014; an open end reads "from 21 November 2014" or "until 23 November 2014"."""
    start, end = local_date(start), local_date(end)
    if not start:
        return f"until {long_date(end)}" if end else ""
    if not end:
        return f"from {long_date(start)}"
    if start == end:
        return long_date(start)
    if start.year != end.year:
        return f"{long_date(start)} to {long_date(end)}"
    if start.month != end.month:
        return f"{start.day} {MONTHS[start.month - 1]} to {long_date(end)}"
    return f"{start.day} to {long_date(end)}"


def clock(moment: time | datetime | None) -> str:
    """9.30am, 2pm, midday, midnight"""
    moment = local_time(moment)
    if moment is None:
        return ""
    if (moment.hour, moment.minute) in {(0, 0), (12, 0)}:
        return "midday" if moment.hour else "midnight"
    minutes = f".{moment.minute:02}" if moment.minute else ""
    return f"{moment.hour % 12 or 12}{minutes}{'am' if moment.hour < 12 else 'pm'}"


def time_range(start: time | datetime | None, end: time | datetime | None) -> str:
    """9.30am to 12.30pm; "from 9.30am" when the end is not known"""
    if not start or not end:
        return f"from {clock(start)}" if start else ""
    return f"{clock(start)} to {clock(end)}"


def moment(value: datetime | None) -> str:
    """21 November 2014 at 9.30am"""
    return f"{long_date(value)} at {clock(value)}" if value else ""


def minutes(count: int | None) -> str:
    """45 minutes, 1 hour, 1 hour 30 minutes"""
    if count is None:
        return ""
    hours, rest = divmod(count, 60)
    parts = [plural(hours, "hour")] if hours else []
    if rest or not hours:
        parts.append(plural(rest, "minute"))
    return " ".join(parts)


def plural(count: int, one: str, many: str = "") -> str:
    """1 action, 2 actions, 1,204 actions"""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def listing(words: list[str], last: str = "and") -> str:
    """a, b and c"""
    words = [str(word) for word in words]
    return (
        f" {last} ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)
    )


def first_quoted(words: list[str], most: int = 10) -> str:
    """“a”, “b” and “c”; of many the first ten, and how many more"""
    words = list(words)
    more = [f"{len(words) - most:,} more"] if len(words) > most else []
    return listing([*(f"“{word}”" for word in words[:most]), *more])


def file_size(count: int) -> str:
    """900 bytes, 12 KB, 3.4 MB, 79.6 GB"""
    if count < 1000:
        return plural(count, "byte")
    if count < 1_000_000:
        return f"{round(count / 1000)} KB"
    if count < 1_000_000_000:
        return f"{count / 1_000_000:.1f} MB"
    return f"{count / 1_000_000_000:.1f} GB"


def local_date(day: date | None) -> date | None:
    if isinstance(day, datetime):
        return (timezone.localtime(day) if timezone.is_aware(day) else day).date()
    return day


def local_time(moment: time | datetime | None) -> time | None:
    if isinstance(moment, datetime):
        return (timezone.localtime(moment) if timezone.is_aware(moment) else moment).time()
    return moment
