"""`{% history_of "meeting" meeting %}`: the history of a record on its page, for those who may read it."""

from django import template
from django.urls import reverse

from trail import kinds

register = template.Library()


@register.inclusion_tag("trail/section.html", takes_context=True)
def history_of(context, slug, record, keeps=None):
    """`keeps` says whether the person keeps the record's group, where the page knows that already."""
    kind, person = kinds.get(slug), context["request"].user
    may_read = kind.may_read(person, record) if keeps is None else person.sees_everything or keeps
    if not may_read:
        return {"url": ""}
    return {
        "url": reverse("trail:history", args=[slug, record.pk]),
        "latest_url": reverse("trail:history_latest", args=[slug, record.pk]),
        "name": kind.name(record),
    }
