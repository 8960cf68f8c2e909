"""When an action is due, from the words of a minute-taker.

`read` looks at the beginning and the end of a text: there a date says when it
is due. In the middle of a sentence it may be about anything, so it is asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta

from actions.enums import DueKind
from common.calendar import bank_holidays, is_working_day
from common.formats import (
    DAYS,
    MONTH_WORD,
    MONTHS,
    long_date,
    month_number,
    weekday_date,
)
from meetings.capture.room import plain

CHRISTMAS_EVE, NEW_YEARS_EVE = (12, 24), (12, 31)
COUNTS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "twelve": 12,
}  # fmt: skip

WEEKDAY = "|".join(rf"{name[:3]}(?:{name[3:]})?" for name in DAYS) + "|tues|weds|thur|thurs"
YEAR = r"(?:,? ?(?P<year>\d{4}|['’]?\d{2})(?![\d:/]|\.\d)|(?!,? ?\d{4}))"
COUNT = rf"(?P<count>\d{{1,3}}|{'|'.join(COUNTS)})"


class Doubtful(Exception):
    """The words name no day that an action can be due on; `candidates` are days that may be meant."""

    def __init__(self, sentence, candidates=()):
        self.sentence, self.candidates = sentence, tuple(candidates)
        super().__init__(sentence)


@dataclass(frozen=True)
class Due:
    """What was found. `phrase` stands in the text from `start` to `end`.

    With a `sentence` it is a question, its `candidates` the days that may be
    meant, and the phrase stays in the text.
    """

    kind: str = DueKind.UNDATED
    on: date | None = None
    phrase: str = ""
    start: int = 0
    end: int = 0
    sentence: str = ""
    candidates: tuple = ()

    @property
    def is_understood(self):
        return bool(self.phrase) and not self.sentence


NOTHING = Due()


@dataclass(frozen=True)
class Form:
    """One way of saying when. `day(found, meeting_day)` raises `Doubtful`, or gives the day;
    None for the next meeting. `firm` ones need no "by" before them at the edge of a text, and
    others are no days at all without it."""

    pattern: str
    day: Callable
    firm: bool = False
    needs_by: bool = False


# -- days --------------------------------------------------------------------------------------


def easter(year):
    """Good Friday is a bank holiday of every year; Easter begins on the Thursday before it."""
    days = bank_holidays(date(year, 3, 1), date(year, 4, 30))
    good_friday = next(day for day, name in days.items() if name == "Good Friday")
    return good_friday - timedelta(days=1)


def _first(days, meeting):
    return next(day for day in days if day >= meeting)


def _years(meeting):
    return range(meeting.year, min(meeting.year + 2, MAXYEAR) + 1)


def _christmas(_found, meeting):
    return _first((date(year, *CHRISTMAS_EVE) for year in _years(meeting)), meeting)


def _new_year(_found, meeting):
    return _first((date(year, *NEW_YEARS_EVE) for year in _years(meeting)), meeting)


def _easter(_found, meeting):
    return _first((easter(year) for year in _years(meeting)), meeting)


def _last_of(year, month):
    following = date(year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1)


def _month_end(found, meeting):
    month = month_number(found["month"].lower())
    if found["year"]:
        return _last_of(_year(found["year"]), month)
    return _first((_last_of(year, month) for year in _years(meeting)), meeting)


def _end_of_this(found, meeting):
    word, following = found["span"].lower(), (found["which"] or "").lower() == "next"
    if word == "month":
        months = meeting.year * 12 + meeting.month - 1 + following
        return _last_of(months // 12, months % 12 + 1)
    if word == "week":
        return meeting + timedelta(days=(4 - meeting.weekday()) % 7 + 7 * following)
    if word == "year":
        return date(meeting.year + following, *NEW_YEARS_EVE)
    year = meeting.year + (meeting.month > 3) + following
    return date(year, 3, 31)


def _weekday(found, meeting):
    word = found["weekday"].lower()[:3]
    number = next(n for n, name in enumerate(DAYS) if name.lower().startswith(word))
    day = meeting + timedelta(days=(number - meeting.weekday() - 1) % 7 + 1)
    if (found["next"] or "").lower().strip() == "next":
        later = day + timedelta(days=7)
        raise Doubtful(f"Which {DAYS[number]} is meant?", [day, later])
    return day


def _within(found, meeting):
    word = (found["count"] or "1").lower()
    count = COUNTS.get(word) or int(word)
    span = found["span"].lower()
    if span == "working day":
        return _working_days(meeting, count)
    if span == "month":
        months = meeting.year * 12 + meeting.month - 1 + count
        last = _last_of(months // 12, months % 12 + 1)
        return last.replace(day=min(meeting.day, last.day))
    days = {"day": 1, "week": 7, "fortnight": 14}[span]
    return meeting + timedelta(days=days * count)


def _working_days(day, count):
    while count:
        day += timedelta(days=1)
        count -= is_working_day(day)
    return day


def _tomorrow(_found, meeting):
    return meeting + timedelta(days=1)


def _month_only(found, meeting):
    month = month_number(found["month"].lower())
    given = [_year(found["year"])] if found["year"] else _years(meeting)
    last = next((_last_of(y, month) for y in given if _last_of(y, month) >= meeting), None)
    if last is None:
        raise Doubtful("That month is before the meeting.")
    eve = last.replace(day=1) - timedelta(days=1)
    days = [day for day in (eve, last) if day >= meeting]
    raise Doubtful(f"Which day of {MONTHS[month - 1]} is meant?", days)


def _day_and_month(found, meeting):
    month = month_number(found["month"].lower())
    return _checked(found, meeting, int(found["day"]), month, found["year"])


def _in_figures(found, meeting):
    return _checked(found, meeting, int(found["day"]), int(found["month"]), found["year"])


def _checked(found, meeting, day, month, year):
    on = _exact(_year(year), month, day) if year else _coming(meeting, month, day)
    weekday = found.groupdict().get("weekday")
    if weekday and not DAYS[on.weekday()].lower().startswith(weekday.lower()[:3]):
        raise Doubtful(f"{long_date(on)} is a {DAYS[on.weekday()]}.", [on])
    return on


def _exact(year, month, day):
    try:
        return date(year, month, day)
    except ValueError:
        raise Doubtful(_no_such_day(day, month)) from None


def _coming(meeting, month, day):
    """The first such day on or after the meeting."""
    for year in _years(meeting)[:2]:
        try:
            on = date(year, month, day)
        except ValueError:
            continue
        if on >= meeting:
            return on
    raise Doubtful(_no_such_day(day, month))


def _no_such_day(day, month):
    named = f"{day} {MONTHS[month - 1]}" if 1 <= month <= 12 else f"day {day} of month {month}"
    return f"There is no {named} in that year."


def _year(words):
    words = words.strip("'’")
    return int(words) + 2000 if len(words) == 2 else int(words)


FORMS = (
    Form(r"next meeting(?: of the (?P<whose>[\w -]{2,40}?))?", lambda _f, _m: None),
    Form(
        rf"(?:(?P<weekday>{WEEKDAY}),? )?(?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? "
        rf"?(?P<month>{MONTH_WORD}){YEAR}",
        _day_and_month,
    ),
    Form(rf"(?P<month>{MONTH_WORD}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?{YEAR}", _day_and_month),
    Form(
        rf"(?:(?P<weekday>{WEEKDAY}),? )?"
        r"(?P<day>\d{1,2})(?P<sep>[./-])(?P<month>\d{1,2})(?P=sep)(?P<year>\d{4}|\d{2})(?!\d)",
        _in_figures,
    ),
    Form(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})", _in_figures),
    Form(r"(?P<day>\d{1,2})/(?P<month>\d{1,2})(?P<year>(?!))?", _in_figures, needs_by=True),
    Form(r"(?:christmas|xmas)(?: break)?", _christmas),
    Form(r"(?:the )?new year", _new_year),
    Form(r"easter(?: break)?", _easter),
    Form(rf"(?:the )?end(?: of)? (?P<month>{MONTH_WORD}){YEAR}", _month_end, firm=True),
    Form(
        r"(?:the )?end of (?:the )?(?P<which>this|next)? ?"
        r"(?P<span>month|week|year|financial year)",
        _end_of_this,
        firm=True,
    ),
    Form(rf"(?P<next>next |this )?(?P<weekday>{WEEKDAY})", _weekday, needs_by=True),
    Form(
        rf"(?P<next>)(?:within|in) {COUNT} (?P<span>working day|day|week|month|fortnight)s?['’]?"
        r"(?: time)?(?: of (?:the|this) meeting)?",
        _within,
        firm=True,
    ),
    Form(r"tomorrow", _tomorrow, needs_by=True),
    Form(rf"(?P<month>{MONTH_WORD}){YEAR}", _month_only, needs_by=True),
)

FIRM = (
    r"(?:(?:to be )?(?:done|completed|due|deadline|returned)[:,]? )?"
    r"(?:by|before|prior to|no later than|not later than|on or before|due(?: by| on)?|deadline(?: of)?:?"
    r"|in time for|until)(?: the)? "
)
TO_MEETING = r"(?:for|at|to|in time for|ready for) (?:the |our )?"
LOOSE = r"(?:on|at|in|for|from|of|to)(?: the)? "
SOON = re.compile(
    r"(?<!\w)(?:asap|a\.s\.a\.p|as soon as (?:is )?(?:possible|practicable))(?!\w)", re.IGNORECASE
)
SOON_AT_THE_END = re.compile(
    r"(?<!\w)(?:urgently|immediately|straight away|on-?going|continuous(?:ly)?)(?=\W*$)",
    re.IGNORECASE,
)
FOUND = [
    (
        form,
        re.compile(
            rf"(?<![\w/.])(?:(?P<firm>{FIRM})|(?P<meet>{TO_MEETING})|(?P<loose>{LOOSE}))?"
            rf"(?:the )?(?:{form.pattern})(?![\w/])",
            re.IGNORECASE,
        ),
    )
    for form in FORMS
]
EDGE = re.compile(r"[\s,;:.()–—-]*")


def read(text, meeting, *, own_names=frozenset(), is_apart=False):
    """The `Due` of a text; `NOTHING` when it names no day.

    `is_apart`: the text stands behind the dash, so that a bare date says when.
    """
    found = [
        (match, form)
        for form, pattern in FOUND
        for match in pattern.finditer(text)
        if _counts(match, form, text, own_names)
    ]
    found.sort(key=lambda each: (-each[0].end(), each[0].start()))
    for match, form in found:
        if _says_when(match, form, text, is_apart):
            return _understood(match, form, meeting)
    if soon := SOON.search(text) or SOON_AT_THE_END.search(text):
        sentence = f"When is it due? The words are “{soon[0]}”."
        return Due(phrase=soon[0], start=soon.start(), end=soon.end(), sentence=sentence)
    for match, form in found:
        if due := _perhaps(match, form, meeting):
            return due
    return NOTHING


def _counts(match, form, text, own_names):
    """A month alone counts only after "by"; the next meeting only if it is the group's own."""
    if form.needs_by:
        return bool(match["firm"]) and not _runs_on(match, text)
    whose = match.groupdict().get("whose")
    if whose is not None:
        return plain(whose) in own_names
    return not (form is FORMS[0] and re.match(r" of\b", text[match.end() :], re.IGNORECASE))


def _runs_on(match, text):
    """ "by May Smith" and "by March 2014 figures" are no months."""
    return bool(re.match(r" [A-Z0-9]", text[match.end() :]))


def _says_when(match, form, text, is_apart):
    is_last = EDGE.fullmatch(text[match.end() :])
    is_first = EDGE.fullmatch(text[: match.start()])
    if not (is_last or is_first):
        return False
    if match["firm"] or form.firm or is_apart:
        return True
    return form is FORMS[0] and bool(match["meet"])


def _understood(match, form, meeting):
    where = {"phrase": match[0], "start": match.start(), "end": match.end()}
    try:
        on = form.day(match, meeting)
    except Doubtful as doubt:
        return Due(**where, sentence=doubt.sentence, candidates=doubt.candidates)
    except (ValueError, OverflowError):
        return Due(**where, sentence="There is no such day.")
    if on is None:
        return Due(DueKind.NEXT_MEETING, None, **where)
    if on < meeting:
        sentence = f"{long_date(on)} is before the meeting. When is it due?"
        return Due(**where, sentence=sentence, candidates=_same_day_later(on, meeting))
    return Due(DueKind.DATE, on, **where)


def _same_day_later(on, meeting):
    try:
        return (_coming(meeting, on.month, on.day),)
    except Doubtful:
        return ()


def _perhaps(match, form, meeting):
    """A day that is named in passing: asked, when it can be meant at all."""
    due = _understood(match, form, meeting)
    if not due.is_understood:
        return None
    named = "at the next meeting" if due.on is None else f"by {weekday_date(due.on)}"
    candidates = ("next_meeting",) if due.on is None else (due.on,)
    where = {"phrase": due.phrase, "start": due.start, "end": due.end}
    return Due(**where, sentence=f"Is it due {named}?", candidates=candidates)
