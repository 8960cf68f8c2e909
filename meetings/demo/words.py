"""Filling in what demo texts leave open.

{q}       the last complete quarter        {fy} {lfy} {nfy}  this, last, next financial year
{+21}     the date 21 days after           {m+6}             the month six months on
{A:key}   the reference of an action       {date:BM2}        the date of a meeting
"""

import re
from datetime import timedelta

from common import richtext
from common.formats import long_date
from meetings.demo import days

LATEST_BOARD = "BM5"
GAP = re.compile(r"\{([^{}]+)\}")


class Words:
    """What is known at the moment: dates of meetings, and references as they are given out."""

    def __init__(self):
        self.dates = {}
        self.references = {}

    def fill(self, text, day):
        """One line of text, with its gaps filled as of `day`."""
        return GAP.sub(lambda found: self._value(found[1], day), " ".join(text.split()))

    def html(self, text, day):
        """Paragraphs and lists as clean HTML; lines are joined, "- " begins a point."""
        plain = "\n\n".join(filter(None, map(_block, text.split("\n\n"))))
        return richtext.from_plain(GAP.sub(lambda found: self._value(found[1], day), plain))

    def _value(self, gap, day):
        kind, _, key = gap.partition(":")
        if kind == "A":
            return self.references[key]
        if kind == "date":
            return long_date(self.dates[key])
        if gap[0] == "Q":
            return days.last_quarter(self.dates[LATEST_BOARD], back=int(gap[1:]))
        if gap[0] == "+":
            return long_date(days.working_day(day + timedelta(days=int(gap))))
        if gap.startswith("m+"):
            return days.month_after(day, int(gap[1:]))
        year = days.year_of(day)
        return {
            "q": days.last_quarter(day),
            "lfy": days.financial_year(year - 1),
            "fy": days.financial_year(year),
            "nfy": days.financial_year(year + 1),
        }[gap]


def _block(block):
    """A paragraph on one line, or the points of a list on one line each."""
    lines = [line.strip() for line in block.strip().splitlines()]
    if not lines or not lines[0].startswith("- "):
        return " ".join(lines)
    points = []
    for line in lines:
        if line.startswith("- ") or not points:
            points.append(line)
        else:
            points[-1] += f" {line}"
    return "\n".join(points)
