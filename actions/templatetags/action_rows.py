"""`{% load action_rows %}`: the rows of the list of actions, written in one go: they are most of its page."""

from django import template
from django.utils.safestring import SafeString

from common.markup import piece, pieces
from common.templatetags.ui import status

register = template.Library()

MOST_WORDS = 45
ROW = """<tr class="govuk-table__row">
  <th scope="row" class="govuk-table__header action-reference">{}<a class="govuk-link" href="{}">{}</a></th>
  <td class="govuk-table__cell action-text">{}{}</td>
  <td class="govuk-table__cell action-owners" data-label="Owners">{}</td>
  <td class="govuk-table__cell action-due" data-label="Due">{}</td>
  <td class="govuk-table__cell" data-label="Colour">{}</td>
  <td class="govuk-table__cell action-origin" data-label="Raised at"><div>{}
    <span class="person__note">{}{}</span></div></td>
</tr>
"""
TICK = (
    '<input type="checkbox" class="bulk-tick" form="bulk" name="ticked" value="{}"'
    ' aria-label="Tick {}"{}> '
)
MEETING = '<a class="govuk-link" href="{}">{}<span class="govuk-visually-hidden">, {}</span></a>'
ITEM = '<span aria-hidden="true"><br>{}</span>'
CHECKED, NOTHING = SafeString(" checked"), SafeString("")


@register.simple_tag
def action_rows(rows, can_tick=False, all_ticked=False):
    """`ActionRow`s as rows of a table; with boxes to tick for the form `bulk`."""
    checked = CHECKED if all_ticked else NOTHING
    cells = (
        (
            piece(TICK, row.pk, row.reference, checked) if can_tick else NOTHING,
            row.url,
            row.reference,
            shortened(row.text),
            _flags(row.flags),
            row.owners if row.has_owner else status(row.owners, "amber"),
            row.due,
            status(row.colour.word, row.colour.colour),
            _meeting(row.origin),
            row.origin.day,
            piece(ITEM, row.origin.item) if row.origin.item else NOTHING,
        )
        for row in rows
    )
    return pieces(ROW, cells)


def shortened(text):
    """The first words of a text."""
    words = text.split(maxsplit=MOST_WORDS)
    return " ".join([*words[:MOST_WORDS], "…"]) if len(words) > MOST_WORDS else text


def _flags(flags):
    if not flags:
        return NOTHING
    tags = pieces("{}\n", ((status(flag.word, flag.colour),) for flag in flags))
    return piece('<span class="action-flags">{}</span>', tags)


def _meeting(origin):
    if not origin.url:
        return origin.meeting
    return piece(MEETING, origin.url, origin.meeting, origin.item)
