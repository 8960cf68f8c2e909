"""How many actions had which colour at the end of each month, as charts with their tables."""

from actions.enums import RAG_WORDS, Rag
from common.charts import Chart, Series
from common.formats import MONTHS

OPEN = (Rag.RED, Rag.AMBER, Rag.GREY)


def charts_over_time(days, counted):
    """Outstanding ones by colour, and how many were complete; `counted` as `actions.lives.counts_on` gives."""
    if not any(sum(numbers.values()) for numbers in counted):
        return []
    labels = tuple(_label(day) for day in days)
    outstanding = Chart(
        title="Outstanding actions by colour",
        labels=labels,
        series=tuple(_series(rag, counted) for rag in OPEN),
        description="At the end of each month; the last column is today.",
    )
    complete = Chart(
        title="Complete actions",
        labels=labels,
        series=(_series(Rag.GREEN, counted),),
        description="All that were complete or closed by then. Cancelled ones are not counted.",
    )
    return [outstanding, complete]


def _series(rag, counted):
    numbers = tuple(each[rag] for each in counted)
    return Series(f"{rag.label}: {RAG_WORDS[rag].lower()}", rag.value, numbers)


def _label(day):
    return f"{MONTHS[day.month - 1][:3]} {day.year}"
