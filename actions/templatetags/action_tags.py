"""`{% load action_tags %}`: what other pages show of actions.

{% matters_arising item user %}   on the item of an agenda: what was promised at earlier meetings
"""

from django import template

from actions.arising import arising

register = template.Library()


@register.inclusion_tag("actions/_arising.html")
def matters_arising(item, user):
    return {"arising": arising(item.meeting, user)}
