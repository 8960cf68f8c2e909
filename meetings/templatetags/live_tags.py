"""`{% load live_tags %}`: small parts that the live screen has many of, written in one go.

{% marks row %}        the choices of a `meetings.presenters.attendance.Row`
{% adders panel %}     the links of a `meetings.presenters.live.Panel` that add a record
"""

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe

register = template.Library()

MARK = """
    <label class="attendance__mark attendance__mark--{}">
      <input type="radio" name="status_{}" value="{}"{}>
      <span>{}</span>
    </label>"""
CHECKED = mark_safe(" checked")
ADDER = (
    '<a class="govuk-link" href="{}" data-here>{}'
    '<span class="govuk-visually-hidden"> at {} {}</span></a>'
)


@register.simple_tag
def marks(row):
    choices = (
        (mark.key.lower(), row.key, mark.key, CHECKED if mark.is_chosen else "", mark.label)
        for mark in row.marks
    )
    return format_html_join("", MARK, choices)


@register.simple_tag
def adders(panel):
    links = ((add["url"], add["label"], panel.number, panel.title) for add in panel.adders)
    return format_html_join("", ADDER, links)
