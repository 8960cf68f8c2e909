"""The year as pictures: meetings held, minutes approved, actions by colour. No queries."""

import calendar
from collections import Counter

from actions.enums import RAG_WORDS, Rag
from common.charts import Chart, Series
from meetings.enums import TOOK_PLACE, UPCOMING, MeetingStatus, MinutesStatus

MONTHS = tuple(calendar.month_abbr[1:])
MEETINGS = [
    ("Held", "green", TOOK_PLACE),
    ("To come", "blue", UPCOMING),
    ("Cancelled", "red", frozenset({MeetingStatus.CANCELLED})),
]
MINUTES = [
    ("Approved", "purple", MinutesStatus.APPROVED),
    ("Circulated", "amber", MinutesStatus.CIRCULATED),
    ("With chair", "blue", MinutesStatus.WITH_CHAIR),
    ("Drafting", "grey", MinutesStatus.DRAFTING),
]
COLOURS = [Rag.RED, Rag.AMBER, Rag.GREY, Rag.GREEN]


def meetings_chart(rows, year):
    """Columns by month, from the rows of `meetings.year_figures.meetings_of_year`."""
    counted = Counter()
    for month, _, status, _, number in rows:
        counted[month, status] += number
    months = range(1, 13) if rows else ()
    series = [
        Series(
            label,
            tone,
            tuple(sum(counted[month, status] for status in among) for month in months),
        )
        for label, tone, among in MEETINGS
    ]
    held, to_come, cancelled = (sum(one.values) for one in series)
    return Chart(
        title=f"Meetings in {year}",
        labels=MONTHS if rows else (),
        series=tuple(series),
        description=f"{held} held, {to_come} to come, {cancelled} cancelled.",
        empty=f"No meeting has been planned for {year}.",
    )


def minutes_chart(rows, year):
    """A bar for each group: where the minutes of its meetings of the year stand."""
    counted = Counter()
    for _, group, _, minutes, number in rows:
        if minutes:
            counted[group, minutes] += number
    groups = sorted({group for group, _ in counted})
    approved = sum(counted[group, MinutesStatus.APPROVED] for group in groups)
    return Chart(
        title="Minutes of these meetings",
        labels=tuple(groups),
        labels_are="Group",
        series=tuple(
            Series(label, tone, tuple(counted[group, status] for group in groups))
            for label, tone, status in MINUTES
        ),
        description=f"{approved} of {counted.total()} approved.",
        empty="No minutes have been begun this year.",
    )


def actions_chart(rows):
    """A bar for each group, from the rows of `meetings.year_figures.actions_by_colour`."""
    counted = Counter()
    for group, colour, number in rows:
        if colour:
            counted[group, colour] += number
    groups = sorted({group for group, _ in counted})
    return Chart(
        title="Actions by colour",
        labels=tuple(groups),
        labels_are="Group",
        series=tuple(
            Series(
                colour.label,
                colour.value,
                tuple(counted[group, colour] for group in groups),
            )
            for colour in COLOURS
        ),
        description=f"All that are not closed. {'; '.join(f'{c.label}: {RAG_WORDS[c].lower()}' for c in COLOURS)}.",
        empty="No action is open.",
    )
