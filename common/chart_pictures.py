"""A `common.charts.Chart` as a picture for paper, where there are no patterns and nothing scrolls."""

import base64

from django.template.loader import render_to_string

from common.charts import columns

INKS = {
    "grey": "#4a5654",
    "blue": "#14507f",
    "green": "#7fb894",
    "amber": "#e0a040",
    "red": "#9b1c1c",
    "purple": "#54307a",
}
"""The tones of paper: two that stand side by side differ in lightness, also when printed in black."""

WIDTH = 660
KEY = 110


def _across(share):
    return round(WIDTH * float(share.rstrip("%")) / 100, 1)


def spoken(chart):
    """The chart in words, for who cannot see it: "Raised and closed by month. Mar 2026: Raised 3, Closed 1." """
    names = [each.label for each in chart.series]
    lines = (
        f"{label}: {', '.join(f'{name} {said}' for name, said in zip(names, values, strict=False))}"
        for label, values in chart.table
    )
    return f"{chart.title}. {'; '.join(lines)}."


def picture(chart):
    """Columns as a `data:` address of an SVG, to stand in an `<img>`."""
    plot = columns(chart)
    context = {
        "width": WIDTH,
        "height": plot.height + 24,
        "floor": plot.floor,
        "ticks": plot.ticks,
        "rects": [
            (_across(r.x), r.y, _across(r.width), r.height, INKS[r.tone]) for r in plot.rects
        ],
        "words": [(_across(word.x), word.y, word.text) for word in plot.words],
        "labels": [(_across(place), *lines) for place, *lines in plot.labels],
        "keys": [(n * KEY, each.label, INKS[each.tone]) for n, each in enumerate(chart.series)],
    }
    drawn = render_to_string("pdf/chart_columns.svg", context)
    return "data:image/svg+xml;base64," + base64.b64encode(drawn.encode()).decode("ascii")
