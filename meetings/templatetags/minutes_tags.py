"""`{% load minutes_tags %}`: what other pages show of minutes.

{% previous_minutes item request.user %}   on the item for them: earlier minutes that await approval
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
