"""`{% load waiting_tags %}`: {% waiting_lines entries %}, the lines of a list of what waits, written in one go."""

from django import template
from django.utils.html import format_html, format_html_join

from common.templatetags.ui import status

register = template.Library()

LINE = """
    <li class="govuk-task-list__item govuk-task-list__item--with-link">
      <div class="govuk-task-list__name-and-hint">
        <a class="govuk-link govuk-task-list__link" href="{}">{}{}</a>
        {}
      </div>
      <div class="govuk-task-list__status">{}</div>
    </li>"""
SAID = '<span class="govuk-visually-hidden">: {}</span>'
SHOWN = '<div class="govuk-task-list__hint" aria-hidden="true">{}</div>'


@register.simple_tag
def waiting_lines(entries):
    """`entries` are `meetings.presenters.waiting.Waiting`."""
    return format_html_join("", LINE, (_parts(entry) for entry in entries))


def _parts(entry):
    said, shown = (
        format_html(words, entry.about) if entry.about else "" for words in (SAID, SHOWN)
    )
    return entry.url, entry.label, said, shown, status(entry.state, entry.tone)
