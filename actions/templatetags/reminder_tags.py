"""`{% load reminder_tags %}`

{% personal_links action user %}   on an action's page: who can open it by a link, for the business unit
"""

from django import template

from actions.reminders import pages

register = template.Library()


@register.inclusion_tag("actions/_personal_links.html", takes_context=True)
def personal_links(context, action, user):
    rows = pages.links_to_action(action) if user.is_business_unit else []
    return {"rows": rows, "action": action, "csrf_token": context.get("csrf_token")}
