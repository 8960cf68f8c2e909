"""`{% load minutes_tags %}`: what other pages show of minutes.

{% previous_minutes item request.user %}   on the item for them: earlier minutes that await approval
{% comments_under item %}                  on a draft: the comments on an item of the record, and a form
"""

from django import template

from meetings.previous_minutes import previous_minutes_of

register = template.Library()


@register.inclusion_tag("meetings/_previous_minutes.html", takes_context=True)
def previous_minutes(context, item, person):
    return {
        "previous": previous_minutes_of(item, person),
        "csrf_token": context.get("csrf_token"),
    }


@register.inclusion_tag("meetings/_minutes_comments.html", takes_context=True)
def comments_under(context, item):
    """Nothing on paper, in approved versions, and under items that the reader does not read."""
    discussion = context.get("discussion")
    found = discussion and discussion.under(item.key, is_confidential=item.is_confidential)
    return {
        "found": found,
        "number": item.number,
        "came_from": {},
        "csrf_token": context.get("csrf_token"),
    }
