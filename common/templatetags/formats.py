"""`{% load formats %}`: the functions of common/formats.py as filters.

{{ meeting.date|long_date }}   {{ meeting.starts_at|time_range:meeting.ends_at }}   {{ count|plural:"action" }}
"""

from django import template

from common import formats

register = template.Library()

for function in (
    formats.long_date,
    formats.short_date,
    formats.weekday_date,
    formats.month_year,
    formats.date_range,
    formats.clock,
    formats.time_range,
    formats.moment,
    formats.minutes,
    formats.file_size,
    formats.listing,
):
    register.filter(function.__name__, function)


@register.filter
def plural(count, words):
    """ "action" for words that take an s, "entry,entries" for others."""
    one, _, many = words.partition(",")
    return formats.plural(count, one, many)
