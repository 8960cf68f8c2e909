"""`{% load charts %}`: pictures of a `common.charts.Chart`, each with its legend and its table.

{% stacked_bars chart level=3 %}   a horizontal bar for each label; good for long labels and many of them
{% columns chart %}                columns, stacked or (is_stacked=False) side by side; labels are short: "Mar 2026"
{% lines chart %}                  lines with marked points

`level` is that of the chart's heading. Mark-up: templates/components/chart_*.html.
"""

from django import template
from django.utils.html import format_html_join

from common import charts

register = template.Library()

NUMBER = '<td class="govuk-table__cell number">{}</td>'
RECT = '<rect x="{}" y="{}" width="{}" height="{}" class="figure__part" fill="url(#{}-{})" />'


@register.simple_tag
def chart_rows(chart):
    """The rows of a chart's table, written in one go: there may be hundreds of cells."""
    row = '<tr class="govuk-table__row"><th scope="row" class="govuk-table__header">{}</th>{}</tr>'
    cells = (
        (label, format_html_join("", NUMBER, ((v,) for v in found))) for label, found in chart.table
    )
    return format_html_join("", row, cells)


@register.simple_tag
def bar_parts(chart, bar):
    """What stands in the picture of one bar."""
    rects = format_html_join(
        "", RECT, ((r.x, r.y, r.width, r.height, chart.key, r.tone) for r in bar.rects)
    )
    word = '<text x="{}" y="{}" class="figure__value">{}</text>'
    return rects + format_html_join("", word, ((w.x, w.y, w.text) for w in bar.words))


@register.inclusion_tag("components/chart_bars.html")
def stacked_bars(chart, level=2):
    return {"chart": chart, "level": level, "bars": charts.bars(chart)}


@register.inclusion_tag("components/chart_columns.html")
def columns(chart, level=2):
    return {"chart": chart, "level": level, "plot": charts.columns(chart)}


@register.inclusion_tag("components/chart_lines.html")
def lines(chart, level=2):
    return {"chart": chart, "level": level, "plot": charts.lines(chart)}
