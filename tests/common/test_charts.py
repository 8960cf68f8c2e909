"""Charts say their numbers: as picture, in words and as a table."""

import re
from html.parser import HTMLParser

import pytest
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from common import charts
from common.charts import Chart, Series

MONTHS = ("Jan 2026", "Feb 2026", "Mar 2026")
ACTIONS = Chart(
    title="Actions by colour",
    description="At the end of each month.",
    labels=MONTHS,
    series=(
        Series("Red", "red", (4, 0, 1)),
        Series("Amber", "amber", (10, 12, 6)),
        Series("Green", "green", (6, 28, 13)),
    ),
)
TAGS = ["stacked_bars", "columns", "lines"]


def rendered(chart, tag, **options):
    extra = "".join(f" {name}={value}" for name, value in options.items())
    source = f"{{% load charts %}}{{% {tag} chart{extra} %}}"
    html = Template(source).render(Context({"chart": chart}))
    return re.sub(r">\s+<", "><", re.sub(r"\s+", " ", html)).strip()


def cells(html):
    """The rows of the table, without its heading."""
    body = re.search(r"<tbody.*</tbody>", html).group(0)
    return [
        re.findall(r"<t[hd][^>]*>([^<]*)</t[hd]>", row) for row in re.findall(r"<tr.*?</tr>", body)
    ]


def chart_of(*series, labels=MONTHS, **options):
    return Chart(title="Figures", labels=labels, series=series, **options)


@pytest.mark.parametrize("tag", TAGS)
def test_table_has_the_same_numbers_as_the_picture(tag):
    html = rendered(ACTIONS, tag)

    assert cells(html) == [
        ["Jan 2026", "4", "10", "6", "20"],
        ["Feb 2026", "0", "12", "28", "40"],
        ["Mar 2026", "1", "6", "13", "20"],
    ]


@pytest.mark.parametrize("tag", TAGS)
def test_title_names_the_figure_and_the_description_stands_below(tag):
    html = rendered(ACTIONS, tag, level=3)

    assert '<figure class="figure" aria-labelledby="figure-actions-by-colour-title">' in html
    assert re.findall(r"<h3[^>]*>([^<]+)</h3>", html) == ["Actions by colour"]
    assert '<p class="figure__description">At the end of each month.</p>' in html


@pytest.mark.parametrize("tag", TAGS)
def test_nothing_that_the_policy_forbids(tag):
    html = rendered(ACTIONS, tag)

    assert re.findall(r"\sstyle=|<style|<script|\son\w+=|javascript:", html) == []


@pytest.mark.parametrize("tag", TAGS)
def test_words_are_escaped(tag):
    chart = chart_of(Series("<b>x", "red", (1,)), Series("y", "blue", (2,)), labels=("<i>z",))

    html = rendered(chart, tag)

    assert "<b>" not in html
    assert "<i>" not in html
    assert "&lt;i&gt;z" in html


@pytest.mark.parametrize("tag", TAGS)
def test_chart_without_labels_says_so(tag):
    html = rendered(chart_of(Series("Red", "red", ()), labels=(), empty="No meetings yet."), tag)

    assert "<svg" not in html
    assert '<p class="figure__empty">No meetings yet.</p>' in html


@pytest.mark.parametrize("tag", TAGS)
def test_chart_of_zeros_prints_zeros(tag):
    html = rendered(chart_of(Series("Red", "red", (0, 0, 0))), tag)

    assert cells(html) == [["Jan 2026", "0"], ["Feb 2026", "0"], ["Mar 2026", "0"]]
    assert "NaN" not in html


@pytest.mark.parametrize("tag", TAGS)
def test_each_series_has_a_key_with_a_word(tag):
    html = rendered(ACTIONS, tag)

    entries = re.findall(r'<li class="figure__entry"><svg.*?</svg> ([^<]+?) </li>', html)
    assert entries == ["Red", "Amber", "Green"]


def test_patterns_and_marks_differ_by_tone():
    chart = chart_of(*(Series(tone, tone, (1, 1, 1)) for tone in sorted(charts.TONES)))

    html = rendered(chart, "columns")

    patterns = [
        (rotation, body)
        for rotation, body in re.findall(
            r'<pattern id="[^"]+" width="8" height="8" patternUnits="userSpaceOnUse"( patternTransform'
            r'="[^"]+")?[^>]*><rect width="8" height="8" class="figure__ground" />(.*?)</pattern>',
            html,
        )
    ]
    assert len(patterns) == len(set(patterns)) == 6
    assert len(set(charts.MARKS.values())) == 6


def test_every_pattern_that_is_used_is_there():
    html = rendered(ACTIONS, "stacked_bars")

    used = set(re.findall(r'fill="url\(#([^)]+)\)"', html))
    assert used == set(re.findall(r'<pattern id="([^"]+)"', html))


def test_bars_print_what_fits_and_say_the_rest_beside():
    january = charts.bars(ACTIONS)[0]

    assert [word.text for word in january.words] == ["4", "10", "6"]
    assert [rect.x for rect in january.rects] == ["0.00%", "10.00%", "35.00%"]
    assert [rect.width for rect in january.rects] == ["10.00%", "25.00%", "15.00%"]
    march = charts.bars(ACTIONS)[2]
    assert [word.text for word in march.words] == ["6", "13"]
    assert march.beside == "1 red"


def test_bars_are_spoken_in_words():
    assert [bar.spoken for bar in charts.bars(ACTIONS)] == [
        "4 red, 10 amber, 6 green",
        "12 amber, 28 green",
        "1 red, 6 amber, 13 green",
    ]


def test_bar_of_nothing_says_nought():
    bars = charts.bars(chart_of(Series("Red", "red", (0, 3, 3)), unit=" meetings"))

    assert bars[0].spoken == "0 meetings"
    assert [word.text for word in bars[0].words] == ["0 meetings"]


def test_long_labels_of_bars_stay_whole():
    label = "Wealdmoor and Eastvale Community Rehabilitation Company " * 3

    assert label in rendered(chart_of(Series("Red", "red", (1,)), labels=(label,)), "stacked_bars")


def test_long_labels_of_columns_are_shortened_in_the_picture_only():
    label = "Neighbourhood watch-committee"

    html = rendered(chart_of(Series("Red", "red", (1,)), labels=(label,)), "columns")

    assert re.findall(r'class="figure__month">([^<]*)<', html) == ["Neighbour…", "watch-com…"]
    assert cells(html) == [[label, "1"]]


def test_columns_stack_and_print_their_total():
    plot = charts.columns(ACTIONS)

    assert [tick.text for tick in plot.ticks] == ["0", "10", "20", "30", "40"]
    tops = [word.text for word in plot.words]
    assert [total for total in tops if total in ("20", "40")] == ["20", "40", "20"]
    heights = [float(rect.height) for rect in plot.rects if rect.tone == "green"]
    assert heights == [30.0, 140.0, 65.0]


def test_grouped_columns_stand_side_by_side_with_their_values():
    chart = chart_of(
        Series("Held", "green", (2, 1, 0)), Series("Planned", "grey", (3, 3, 3)), is_stacked=False
    )

    plot = charts.columns(chart)

    assert [word.text for word in plot.words] == ["2", "3", "1", "3", "0", "3"]
    assert len({rect.x for rect in plot.rects}) == 6
    assert chart.table[0] == ("Jan 2026", ["2", "3"])


def test_lines_break_where_nothing_is_known():
    plot = charts.lines(chart_of(Series("Rate", "blue", (50, None, 75)), unit="%"))

    assert [word.text for word in plot.words] == ["50%", "75%"]
    assert plot.strokes == []
    assert len(plot.points) == 2


def test_values_of_two_lines_stand_above_the_upper_and_below_the_lower():
    chart = chart_of(Series("A", "green", (50, 70, 60)), Series("B", "purple", (60, 40, 60)))

    plot = charts.lines(chart)

    points = [float(point.y) for point in plot.points]
    above = [float(word.y) < y for word, y in zip(plot.words, points, strict=True)]
    assert above == [False, True, True, True, False, False]


def test_lines_join_their_points():
    plot = charts.lines(chart_of(Series("Rate", "blue", (50, 60, 75))))

    ends = [(stroke.x1, stroke.x2) for stroke in plot.strokes]
    assert ends == [(plot.points[0].x, plot.points[1].x), (plot.points[1].x, plot.points[2].x)]


@pytest.mark.parametrize(
    ("series", "reason"),
    [
        ([Series("Red", "crimson", (1, 2, 3))], '"crimson" is not a tone'),
        ([Series("Red", "red", (1, 2))], "Red has not one value for each label"),
        ([Series("Red", "red", (1, 2, -3))], "Red has a value below zero"),
        ([Series("A", "red", (1, 2, 3)), Series("B", "red", (1, 2, 3))], "share a tone"),
    ],
)
def test_chart_that_cannot_be_drawn_is_refused(series, reason):
    with pytest.raises(ValueError, match=reason):
        chart_of(*series)


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.numbers = []

    def handle_starttag(self, tag, attrs):
        for name, value in attrs:
            if name in {"x", "y", "width", "height", "x1", "x2", "y1", "y2"}:
                self.numbers.append(value)


@given(
    st.lists(
        st.tuples(st.text(max_size=30), st.integers(0, 10**7), st.integers(0, 300)),
        min_size=1,
        max_size=15,
    ),
    st.sampled_from(TAGS),
    st.booleans(),
)
def test_any_figures_can_be_drawn_inside_the_picture(rows, tag, is_stacked):
    labels, first, second = zip(*rows, strict=True)
    chart = chart_of(
        Series("A", "red", first),
        Series("B", "blue", second),
        labels=labels,
        is_stacked=is_stacked or tag == "stacked_bars",
    )

    reader = _Reader()
    reader.feed(rendered(chart, tag))

    values = [float(number.rstrip("%")) for number in reader.numbers]
    assert all(-15 <= value <= 300 for value in values)
    assert all(value <= 100.01 for value in (float(n[:-1]) for n in reader.numbers if n[-1] == "%"))
