"""The periods that boards report on."""

from dataclasses import dataclass
from datetime import date

from common.formats import date_range


@dataclass(frozen=True)
class Period:
    """From `first` to `last`, both included; None where it is open."""

    key: str
    label: str
    first: date | None = None
    last: date | None = None

    @property
    def words(self):
        if not (self.first or self.last):
            return "All years"
        if self.first and self.last:
            return date_range(self.first, self.last)
        words = date_range(self.first, self.last)
        return words[:1].upper() + words[1:]


def periods(today):
    """The quick choices; a financial year begins on 1 April."""
    year = today.year
    begun = year if today >= date(year, 4, 1) else year - 1
    return [
        Period("this-year", "This calendar year", date(year, 1, 1), date(year, 12, 31)),
        Period("last-year", "Last calendar year", date(year - 1, 1, 1), date(year - 1, 12, 31)),
        Period("financial", "This financial year", date(begun, 4, 1), date(begun + 1, 3, 31)),
        Period("last-financial", "Last financial year", date(begun - 1, 4, 1), date(begun, 3, 31)),
        Period("all", "All years"),
    ]


def named(key, today):
    """The quick choice of this key, or this calendar year."""
    found = periods(today)
    return next((period for period in found if period.key == key), found[0])
