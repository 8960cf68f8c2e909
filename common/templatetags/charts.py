"""`{% load charts %}`: pictures of a `common.charts.Chart`, each with its legend and its table.

{% stacked_bars chart level=3 %}   a horizontal bar for each label; good for long labels and many of them
{% columns chart %}                columns, stacked or (is_stacked=False) side by side; labels are short: "Mar 2026"
{% lines chart %}                  lines with marked points

`level` is that of the chart's heading. Mark-up: templates/components/chart_*.html.
"""

from django import template

from common import charts

register = template.Library()


@register.inclusion_tag("components/chart_bars.html")
def stacked_bars(chart, level=2):
    return {"chart": chart, "level": level, "bars": charts.bars(chart)}


@register.inclusion_tag("components/chart_columns.html")
def columns(chart, level=2):
    return {"chart": chart, "level": level, "plot": charts.columns(chart)}


@register.inclusion_tag("components/chart_lines.html")
def lines(chart, level=2):
    return {"chart": chart, "level": level, "plot": charts.lines(chart)}
