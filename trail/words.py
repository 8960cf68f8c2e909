"""The values of rows in words: as a reader would say them, not as the database keeps them."""

from functools import cache

from django.db import models

from common import richtext
from common.formats import clock, listing, long_date, moment

NOTHING = ""


def words_of(field, value, names, *, rich=False):
    """`value` of `field`, as it stands in a row of history, in words; empty when there is none."""
    if value is None or value == "" or value in ([], {}):
        return _choice(field, "") if value == "" else NOTHING
    if field.remote_field:
        return names.get((field.related_model, value), "something that is no longer there")
    if field.choices:
        return _choice(field, value)
    if rich:
        return richtext.words_of(value)
    for kind, say in SAYINGS:
        if isinstance(field, kind):
            return say(field, value)
    return str(value)


def _choice(field, value):
    return str(_choices(field).get(value, value)) if field.choices else NOTHING


@cache
def _choices(field):
    return dict(field.flatchoices)


def _json(_field, value):
    if isinstance(value, dict):
        return listing([f"{key.replace('_', ' ')}: {each}" for key, each in sorted(value.items())])
    return str(value)


SAYINGS = (
    (models.BooleanField, lambda _field, value: "Yes" if value else "No"),
    (models.DateTimeField, lambda field, value: moment(field.to_python(value))),
    (models.DateField, lambda field, value: long_date(field.to_python(value))),
    (models.TimeField, lambda field, value: clock(field.to_python(value))),
    (models.FileField, lambda _field, value: str(value).rpartition("/")[2]),
    (models.JSONField, _json),
)
