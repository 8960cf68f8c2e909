"""`{% small_head %}` and `{% small_weeks month %}`: the head and rows of a small month.

A page holds twelve of them with some four hundred cells: a template would take most of its time
for these. Everything that people have typed is escaped here.
"""

from django import template
from django.utils.html import escape
from django.utils.safestring import mark_safe

from common.formats import DAYS

register = template.Library()

HEAD = "".join(
    f'<th scope="col"><span aria-hidden="true">{name[0]}</span>'
    f'<span class="govuk-visually-hidden">{name}</span></th>'
    for name in DAYS
)


@register.simple_tag
def small_head():
    return mark_safe(f"<tr>{HEAD}</tr>")


@register.simple_tag
def small_weeks(month):
    url = escape(month.url)
    rows = ("".join(_cell(day, url) for day in week) for week in month.weeks)
    return mark_safe("".join(f"<tr>{row}</tr>\n" for row in rows))


def _cell(day, url):
    if day is None:
        return "<td></td>"
    if not day.look:
        return f"<td>{day.date.day}</td>"
    return f'<td class="{day.look}">{_inside(day, url)}</td>'


def _inside(day, url):
    if day.entries:
        link = f'<a href="{url}#{day.anchor}">{day.date.day}{_said(day.said)}</a>'
        codes = escape(" ".join(day.codes))
        return f'{link}<span class="calendar-small__codes" aria-hidden="true">{codes}</span>'
    return f"{day.date.day}{_said(day.holiday) if day.holiday else ''}"


def _said(words):
    return f'<span class="govuk-visually-hidden"> {escape(words)}</span>'
