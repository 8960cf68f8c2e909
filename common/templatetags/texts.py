"""`{% load texts %}`: rich text on a page or in a document, as {{ item.discussion|rich_text }}."""

from django import template
from django.utils.safestring import mark_safe

from common.richtext import shown

register = template.Library()


@register.filter
def rich_text(html):
    """The HTML of a text that `common.richtext.clean` has made, and that alone."""
    return mark_safe(shown.in_boxes(html))
