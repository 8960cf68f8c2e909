"""`{% load notices_tags %}`

{% recipients people %}   who will be told by mail, and who cannot be: for a page before something is sent
"""

from django import template

from notices import presenters

register = template.Library()


@register.inclusion_tag("notices/_recipients.html", takes_context=True)
def recipients(context, people, heading="Who will be told"):
    found = presenters.recipients(people, viewer=context["request"].user)
    return {"told": found, "heading": heading}
