"""`{% load passkeys %}`: what a browser is asked for, as JSON for an attribute.

data-options="{{ options|as_json }}"
"""

import json

from django import template

register = template.Library()


@register.filter
def as_json(options):
    return json.dumps(options)
