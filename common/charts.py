"""Pictures of figures, drawn on the server as SVG that needs neither script nor style attribute.

A page makes a `Chart` and shows it with `{% stacked_bars chart %}`, `{% columns chart %}` or `{% lines chart %}`
(common/templatetags/charts.py). Widths are shares of the page and heights are pixels, so that letters keep their
size on a phone. Each tone has a pattern and a mark of its own besides its colour, values are printed, and the same
numbers stand in a table below.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import ceil, log10

from django.utils.text import slugify

MARKS = {
    "grey": "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0",
    "blue": "M-4.5 -4.5h9v9h-9z",
    "green": "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0",
    "amber": "M0 -6L6 5H-6z",
    "red": "M0 -6L6 0L0 6L-6 0z",
    "purple": "M-6 -2h4v-4h4v4h4v4h-4v4h-4v-4h-4z",
}
"""The point of each tone on a line, drawn about its middle."""

TONES = frozenset(MARKS)
ROOM_FOR_A_VALUE = 8
"""A part of a bar narrower than this share of it, in per cent, has its value printed beside the bar."""

TOP, HEIGHT, BELOW = 22, 200, 44
LEFT = 7.0
LABEL_LETTERS = 10
SEVERAL = 8
"""From so many columns on a picture is drawn wide, and scrolls in its own box on a phone."""


@dataclass(frozen=True)
class Series:
    """What is counted, with one value for each label of the chart; None where nothing is known.

    `counted` is what one and several of it are called, where that is not the label: ("apology", "apologies").
    """

    label: str
    tone: str
    values: tuple
    counted: tuple = ()

    def words_for(self, value):
        if not self.counted:
            return self.label.lower()
        one, several = self.counted
        return one if value == 1 else several


@dataclass(frozen=True)
class Chart:
    """`labels_are` heads the column of labels in the table: "Month", "Group". `unit` follows each value."""

    title: str
    labels: tuple
    series: tuple
    description: str = ""
    labels_are: str = "Month"
    unit: str = ""
    is_stacked: bool = True
    with_total: bool = True
    empty: str = "There is nothing to show for this yet."

    def __post_init__(self):
        for series in self.series:
            if series.tone not in TONES:
                raise ValueError(f'"{series.tone}" is not a tone: {", ".join(sorted(TONES))}')
            if len(series.values) != len(self.labels):
                raise ValueError(f"{series.label} has not one value for each label")
            if any(value is not None and value < 0 for value in series.values):
                raise ValueError(f"{series.label} has a value below zero")
        if len({series.tone for series in self.series}) != len(self.series):
            raise ValueError("Two series of one chart share a tone")

    @property
    def key(self):
        return f"figure-{slugify(self.title)}"

    @property
    def is_empty(self):
        return not self.labels or not self.series

    @property
    def legend(self):
        return [(series.label, series.tone, MARKS[series.tone]) for series in self.series]

    @property
    def shows_totals(self):
        return self.is_stacked and self.with_total and len(self.series) > 1

    @property
    def totals(self):
        return [sum(values) for values in self._known_values()]

    @property
    def table(self):
        """The rows of the table: the label, and the values in words."""
        rows = [
            (label, [self.said(series.values[place]) for series in self.series])
            for place, label in enumerate(self.labels)
        ]
        if self.shows_totals:
            for (_, values), total in zip(rows, self.totals, strict=True):
                values.append(self.said(total))
        return rows

    @property
    def highest(self):
        values = [value for values in self._known_values() for value in values]
        return max(self.totals if self.is_stacked else values, default=0) or 0

    def said(self, value):
        """A value with its unit; an unknown one is a dash."""
        if value is None:
            return "–"
        return f"{value:,.0f}{self.unit}" if value == int(value) else f"{value:,.1f}{self.unit}"

    def _known_values(self):
        columns = zip(*(series.values for series in self.series), strict=True)
        return [[value for value in column if value is not None] for column in columns]


@dataclass(frozen=True)
class Rect:
    x: str
    width: str
    tone: str
    y: str = "0"
    height: str = "100%"


@dataclass(frozen=True)
class Word:
    x: str
    y: str
    text: str


@dataclass(frozen=True)
class Bar:
    """One horizontal bar. `beside` are the values that had no room in it; `spoken` says all of them."""

    label: str
    total: str
    spoken: str
    beside: str
    rects: list[Rect]
    words: list[Word]


def bars(chart) -> list[Bar]:
    """Each label as a bar whose length is its total against the highest total."""
    highest = chart.highest or 1
    totals = chart.totals if chart.shows_totals else [None] * len(chart.labels)
    return [_bar(chart, place, highest, total) for place, total in enumerate(totals)]


def _bar(chart, place, highest, total):
    parts = [(series, series.values[place]) for series in chart.series]
    parts = [(series, value) for series, value in parts if value]
    said = [f"{chart.said(value)} {series.words_for(value)}" for series, value in parts]
    start, rects, words, beside = 0.0, [], [], []
    for (series, value), sentence in zip(parts, said, strict=True):
        width = 100 * value / highest
        rects.append(Rect(_share(start), _share(width), series.tone))
        if width >= ROOM_FOR_A_VALUE:
            words.append(Word(_share(start + width / 2), "50%", chart.said(value)))
        else:
            beside.append(sentence)
        start += width
    if not parts:
        words.append(Word("3%", "50%", chart.said(0)))
    return Bar(
        label=str(chart.labels[place]),
        total="" if total is None else chart.said(total),
        spoken=", ".join(said) or chart.said(0),
        beside=", ".join(beside),
        rects=rects,
        words=words,
    )


@dataclass(frozen=True)
class Tick:
    y: str
    text: str


@dataclass(frozen=True)
class Stroke:
    x1: str
    y1: str
    x2: str
    y2: str
    tone: str


@dataclass(frozen=True)
class Point:
    x: str
    y: str
    tone: str
    path: str


@dataclass
class Plot:
    """What a picture with upright values is made of; `is_wide` asks for room on a phone."""

    is_wide: bool
    height: int = TOP + HEIGHT + BELOW
    floor: str = str(TOP + HEIGHT)
    ticks: list[Tick] = field(default_factory=list)
    labels: list[tuple[str, str, str]] = field(default_factory=list)
    rects: list[Rect] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    points: list[Point] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)


def columns(chart) -> Plot:
    """Each label as a column of its values on top of each other, or as a group of columns side by side."""
    plot, top, step = _plot(chart)
    for place in range(len(chart.labels)):
        left, width = LEFT + place * step + step * 0.14, step * 0.72
        draw = _stack if chart.is_stacked else _group
        draw(plot, chart, place, left, width, top)
    return plot


def _stack(plot, chart, place, left, width, top):
    reached = 0
    for series in chart.series:
        value = series.values[place]
        if not value:
            continue
        high, low = _height(reached + value, top), _height(reached, top)
        plot.rects.append(
            Rect(_share(left), _share(width), series.tone, _px(high), _px(low - high))
        )
        if low - high >= 16 and len(chart.series) > 1:
            plot.words.append(
                Word(_share(left + width / 2), _px((high + low) / 2), chart.said(value))
            )
        reached += value
    total = chart.said(reached)
    plot.words.append(Word(_share(left + width / 2), _px(_height(reached, top) - 9), total))


def _group(plot, chart, place, left, width, top):
    each = width / len(chart.series)
    for number, series in enumerate(chart.series):
        value, x = series.values[place], left + number * each
        high = _height(value or 0, top)
        plot.rects.append(
            Rect(_share(x), _share(each * 0.9), series.tone, _px(high), _px(TOP + HEIGHT - high))
        )
        plot.words.append(Word(_share(x + each * 0.45), _px(high - 9), chart.said(value)))


def lines(chart) -> Plot:
    """Each series as a line of marked points; the line is broken where a value is not known."""
    plot, top, step = _plot(chart)
    for series in chart.series:
        before = None
        for place, value in enumerate(series.values):
            here = None
            if value is not None:
                here = (_share(LEFT + (place + 0.5) * step), _height(value, top))
                _mark(plot, chart, series, place, here)
                if before:
                    plot.strokes.append(
                        Stroke(before[0], _px(before[1]), here[0], _px(here[1]), series.tone)
                    )
            before = here
    return plot


def _mark(plot, chart, series, place, here):
    """A point with its value: below it where another series lies above, so that they do not collide."""
    x, y, value = *here, series.values[place]
    others = [other.values[place] for other in chart.series if other is not series]
    after = chart.series.index(series) > 0
    is_below = any(other is not None and (other, after) > (value, False) for other in others)
    plot.points.append(Point(x, _px(y), series.tone, MARKS[series.tone]))
    plot.words.append(Word(x, _px(y + (15 if is_below else -14)), chart.said(value)))


def _plot(chart):
    """The empty plot, the value at its top and the width of one label."""
    step = (100 - LEFT) / (len(chart.labels) or 1)
    together = 1 if chart.is_stacked else len(chart.series)
    plot = Plot(is_wide=len(chart.labels) * together >= SEVERAL)
    interval = _interval(chart.highest)
    top = interval * max(ceil(chart.highest / interval), 1)
    for number in range(int(top / interval) + 1):
        value = number * interval
        plot.ticks.append(Tick(_px(_height(value, top)), chart.said(value)))
    for place, label in enumerate(chart.labels):
        plot.labels.append((_share(LEFT + (place + 0.5) * step), *_two_lines(str(label))))
    return plot, top, step


def _interval(highest):
    """A round number such that two to five of them reach the highest value; never less than one."""
    if highest <= 2:
        return 1
    size = 10 ** int(log10(highest))
    return next(
        int(size * part) or 1 for part in (0.2, 0.5, 1, 2) if highest / (int(size * part) or 1) <= 5
    )


def _two_lines(label):
    first, _, rest = label.partition(" ")
    return _shortened(first), _shortened(rest)


def _shortened(words):
    return words if len(words) <= LABEL_LETTERS else f"{words[: LABEL_LETTERS - 1]}…"


def _height(value, top):
    return TOP + HEIGHT * (1 - value / top)


def _share(number):
    return f"{number:.2f}%"


def _px(number):
    return f"{number:.1f}"
