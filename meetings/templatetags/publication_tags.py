"""`{% load publication_tags %}`: {% standing_of publication %} says how it stands, as word, shape and colour."""

from django import template

from common.templatetags.ui import status
from meetings.presenters.publication import tone_of

register = template.Library()


@register.simple_tag
def standing_of(publication):
    return status(publication.get_status_display(), tone_of(publication))
