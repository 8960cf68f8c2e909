"""`{% history_of "meeting" meeting %}`: the history of a record on its page, for those who may read it."""

from django import template
from django.urls import reverse

from trail import kinds

register = template.Library()


@register.inclusion_tag("trail/section.html", takes_context=True)
def history_of(context, slug, record):
    kind = kinds.get(slug)
    if not kind.may_read(context["request"].user, record):
        return {"url": ""}
    return {
        "url": reverse("trail:history", args=[slug, record.pk]),
        "latest_url": reverse("trail:history_latest", args=[slug, record.pk]),
        "name": kind.name(record),
    }
