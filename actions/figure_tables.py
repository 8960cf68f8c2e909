"""What pages, PDF and Excel say of the figures about actions: the same lines, words and charts. No queries."""

from dataclasses import dataclass

from common.charts import Chart, Series
from common.formats import MONTHS, long_date, plural

TITLE = "Figures about actions"
MOST_MONTHS = 24
"""A longer period is not drawn by months."""

HOW = (
    "Raised: by the day of the meeting, or on which it was entered.",
    "Closed: confirmed in the period and still closed at its end.",
    "On time: reported complete no later than the date due. Actions without a date are left out of this.",
    "Overdue: by the organisation of the owner who leads today.",
)


def how_for(person):
    """How it is counted, for files that others will read without knowing who made them."""
    return (*HOW, f"Only actions that {person.full_name} may see are counted.")


@dataclass(frozen=True)
class Line:
    """One figure; `of` is what it is a part of. A `number` of None means that there was nothing to count."""

    label: str
    number: float | None
    of: int | None = None
    unit: str = ""

    @property
    def share(self):
        return self.number / self.of if self.of else None

    @property
    def words(self):
        """ "6 of 8 (75%)", "41.5 days", "12", "None closed" """
        if self.number is None or self.of == 0:
            return "–"
        if self.of is not None:
            return f"{self.number:,} of {self.of:,} ({100 * self.share:.0f}%)"
        number = f"{self.number:,.0f}" if self.number == int(self.number) else f"{self.number:,.1f}"
        return (
            f"{number} {self.unit if self.number == 1 else self.unit + 's'}"
            if self.unit
            else number
        )


@dataclass(frozen=True)
class Section:
    """A table: its title, what its lines are called, the lines, and what is said when there are none."""

    title: str
    labels_are: str
    lines: tuple
    empty: str = ""


def sections_of(figures):
    day = long_date(figures.as_at)
    return (
        Section(f"Raised and closed, and what is open on {day}", "Figure", _lines(figures)),
        Section(
            f"Overdue on {day} by organisation",
            "Organisation",
            tuple(Line(*pair) for pair in figures.by_organisation),
            f"No action was overdue on {day}.",
        ),
        Section(
            f"Overdue on {day} by priority",
            "Priority",
            tuple(Line(*pair) for pair in figures.by_priority),
            f"No action was overdue on {day}.",
        ),
    )


def _lines(figures):
    return (
        Line("Raised", figures.raised),
        Line("Closed", figures.closed),
        Line(
            "Closed on time, by the date it had at first",
            figures.on_time_first,
            figures.dated_first,
        ),
        Line(
            "Closed on time, by the date it had at the end",
            figures.on_time_last,
            figures.dated_last,
        ),
        Line("Median age when closed", figures.age_closed, unit="day"),
        Line("Outstanding", figures.outstanding),
        Line("Median age of outstanding ones", figures.age_outstanding, unit="day"),
        Line("Overdue", figures.overdue),
    )


def summary_of(figures):
    """ "12 actions were raised and 8 closed; 30 are outstanding, 4 of them overdue." Zeros are said in words."""
    raised = (
        f"{plural(figures.raised, 'action')} raised" if figures.raised else "No action was raised"
    )
    closed = f"{figures.closed:,} closed" if figures.closed else "none was closed"
    if not figures.outstanding:
        return f"{raised} and {closed}; none is outstanding on {long_date(figures.as_at)}."
    overdue = f"{figures.overdue:,} of them overdue" if figures.overdue else "none of them overdue"
    return (
        f"{raised} and {closed}; {figures.outstanding:,} outstanding on {long_date(figures.as_at)}, "
        f"{overdue}."
    )


def charts_of(figures):
    """A chart by month where the period is short enough, and the overdue ones by organisation."""
    charts = [("columns", chart) for chart in by_month(figures)]
    if len(figures.by_organisation) > 1:
        charts.append(("bars", _by_organisation(figures)))
    return charts


def by_month(figures):
    """The chart by month, if there is one."""
    months = figures.months
    if not 1 < len(months) <= MOST_MONTHS:
        return []
    chart = Chart(
        title="Raised and closed by month",
        labels=tuple(f"{MONTHS[day.month - 1][:3]} {day.year}" for day, _, _ in months),
        series=(
            Series("Raised", "blue", tuple(came for _, came, _ in months)),
            Series("Closed", "green", tuple(went for _, _, went in months)),
        ),
        is_stacked=False,
    )
    return [chart]


def _by_organisation(figures):
    names, numbers = zip(*figures.by_organisation, strict=True)
    return Chart(
        title="Overdue by organisation",
        labels=names,
        series=(Series("Overdue", "red", numbers),),
        labels_are="Organisation",
    )
