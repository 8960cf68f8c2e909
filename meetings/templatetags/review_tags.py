"""`{% load review_tags %}`

{% review_steps row %}   what can be done with an action at its review, as links; written in one go for long lists
"""

from django import template

from common.markup import pieces

register = template.Library()

STEP = (
    '<a class="govuk-link" href="{0}" hx-get="{0}" hx-target="#{1}" hx-swap="outerHTML" data-key="{2}">{3}'
    '<span class="govuk-visually-hidden"> {4}</span></a>\n'
)


@register.simple_tag
def review_steps(row):
    anchor, reference = row.anchor, row.row.reference
    steps = ((step.url, anchor, step.key, step.label, reference) for step in row.steps)
    return pieces(STEP, steps)
