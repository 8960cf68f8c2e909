"""JSON Schemas (draft 2020-12) of the tables: names, types and what they mean, as the models say."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from lscb.archive.tables import Table, heading

DRAFT = "https://json-schema.org/draft/2020-12/schema"
TYPES = {
    models.BooleanField: {"type": "boolean"},
    models.IntegerField: {"type": "integer"},
    models.FloatField: {"type": "number"},
    models.DateTimeField: {"type": "string", "format": "date-time"},
    models.DateField: {"type": "string", "format": "date"},
    models.TimeField: {"type": "string", "format": "time"},
    models.UUIDField: {"type": "string", "format": "uuid"},
    models.JSONField: {},
}
KEPT_FILE = {
    "type": "object",
    "description": "A file that the database holds: where it stands in this archive.",
    "properties": {
        "file": {"type": "string"},
        "size": {"type": "integer"},
        "sha256": {"type": "string"},
    },
    "required": ["file", "size", "sha256"],
    "additionalProperties": False,
}


def schema_of(table: Table) -> dict:
    """The schema of the file `data/<table>.json`."""
    return {
        "$schema": DRAFT,
        "title": table.title,
        "description": table.meaning,
        "type": "object",
        "properties": {
            "$schema": {"type": "string"},
            "table": {"const": table.name},
            "rows": {"type": "array", "items": _row(table)},
        },
        "required": ["table", "rows"],
    }


def _row(table):
    return {
        "type": "object",
        "properties": {field.column: column_of(field) for field in table.columns},
        "required": [field.column for field in table.columns],
        "additionalProperties": False,
    }


def column_of(field: models.Field) -> dict:
    """One column: its type, its name for people, and what it means."""
    found = {"title": heading(field), **_type(field)}
    words = [str(field.help_text)] if field.help_text else []
    if field.is_relation:
        target = field.related_model._meta.db_table
        words.append(f"The key of a row of {target}.")
        found["x-table"] = target
    elif isinstance(field, models.FileField):
        words.append("Where the file stands in this archive; empty when there is none.")
    if words:
        found["description"] = " ".join(words)
    return found


def _type(field):
    if field.is_relation:
        found = dict(_type(field.target_field))
    elif isinstance(field, models.BinaryField):
        return KEPT_FILE
    elif isinstance(field, ArrayField):
        found = {"type": "array", "items": _type(field.base_field)}
    elif field.choices:
        found = _choices(field)
    else:
        found = dict(next((t for kind, t in TYPES.items() if isinstance(field, kind)), _TEXT))
    return _or_nothing(found) if field.null else found


_TEXT = {"type": "string"}


def _choices(field):
    """A file may hold what an earlier release wrote, so the known values are told and not demanded."""
    kind = "integer" if isinstance(field, models.IntegerField) else "string"
    known = [{"const": value, "title": str(label)} for value, label in field.flatchoices]
    return {"type": kind, "x-choices": known}


def _or_nothing(found):
    return {**found, "type": [found["type"], "null"]} if "type" in found else found
