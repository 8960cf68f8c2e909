"""The rows of a table as JSON for programs and as CSV for people."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date, datetime
from pathlib import Path

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone

from common.formats import local_date
from common.sheets import csv_cell
from lscb.archive.tables import Table, file_of, heading

AT_ONCE, FILES_AT_ONCE = 1000, 20
MOST_LABELS = 50_000
FILES = "files/"


class Writer:
    """Writes tables below a folder. `named` collects the files of the storage that rows speak of."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.named = folder, set()
        self.labels: dict[tuple, str] = {}

    def write(self, table: Table) -> int:
        """Write one table as data/<table>.json and csv/<table>.csv. Returns the number of its rows."""
        number = 0
        with ExitStack() as stack:
            data = stack.enter_context(self._open(f"data/{table.name}.json"))
            sheet = stack.enter_context(self._open(f"csv/{table.name}.csv", "utf-8-sig"))
            lines = csv.writer(sheet)
            lines.writerow([csv_cell(heading(field)) for field in table.columns])
            data.write(_beginning(table))
            for chunk in _chunks(table):
                self._learn_labels(table, chunk)
                for row in chunk:
                    data.write(",\n" if number else "\n")
                    data.write(
                        json.dumps(self._as_data(table, row), cls=Encoder, ensure_ascii=False)
                    )
                    lines.writerow([self._as_words(f, v) for f, v in _pairs(table, row)])
                    number += 1
            data.write("\n]}\n")
        return number

    def _as_data(self, table, row):
        return {f.column: self._value(table, row, f, v) for f, v in _pairs(table, row)}

    def _value(self, table, row, field, value):
        if isinstance(field, models.BinaryField):
            return None if value is None else self._keep(table, row, bytes(value))
        if isinstance(field, models.FileField) and value:
            if not table.is_history:
                self.named.add(str(value))
            return f"{FILES}{value}"
        return value

    def _keep(self, table, row, content):
        """A file that stands in the database becomes one of the archive."""
        name = file_of(table.name, row[table.model._meta.pk.attname], _kind(content))
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return {
            "file": name,
            "size": len(content),
            "sha256": hashlib.sha256(content).hexdigest(),
        }

    def _as_words(self, field, value):
        if value is None:
            return ""
        if isinstance(field, models.BinaryField):
            return "(a file)"
        if field.is_relation:
            return csv_cell(self.labels.get((field.related_model, value), value))
        if field.choices:
            return csv_cell(dict(field.flatchoices).get(value, value))
        return csv_cell(words_of(value))

    def _learn_labels(self, table, chunk):
        """What the rows that these point to are called: one question for each column."""
        if len(self.labels) > MOST_LABELS:
            self.labels.clear()
        for field in table.columns:
            if not field.is_relation or table.is_history:
                continue
            model, target = field.related_model, field.target_field.attname
            keys = {row[field.attname] for row in chunk} - {None}
            unknown = [key for key in keys if (model, key) not in self.labels]
            for found in model._base_manager.filter(**{f"{target}__in": unknown}):
                self.labels[model, getattr(found, target)] = str(found)

    def _open(self, name, encoding="utf-8"):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open("w", encoding=encoding, newline="")


class Encoder(DjangoJSONEncoder):
    """Moments to the microsecond, in the board's own time with its distance from UTC."""

    def default(self, value):
        if isinstance(value, datetime):
            return (timezone.localtime(value) if timezone.is_aware(value) else value).isoformat()
        return super().default(value)


def words_of(value) -> str:
    """A value as a person reads it in a sheet."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime):
        return timezone.localtime(value).strftime("%Y-%m-%d %H:%M:%S")
    if isinstance(value, date):
        return local_date(value).isoformat()
    if isinstance(value, list | dict):
        return json.dumps(value, cls=Encoder, ensure_ascii=False)
    return str(value)


def _pairs(table, row):
    return [(field, row[field.attname]) for field in table.columns]


def _beginning(table):
    head = json.dumps({"$schema": f"../schema/{table.name}.schema.json", "table": table.name})
    return f'{head[:-1]}, "rows": ['


def _chunks(table) -> Iterator[list[dict]]:
    """By the key, so that a long table is never whole in memory."""
    key = table.model._meta.pk.attname
    rows = table.model._base_manager.order_by(key).values(*[f.attname for f in table.columns])
    has_files = any(isinstance(field, models.BinaryField) for field in table.columns)
    number = FILES_AT_ONCE if has_files else AT_ONCE
    found = list(rows[:number])
    while found:
        yield found
        found = list(rows.filter(**{f"{key}__gt": found[-1][key]})[:number])


def _kind(content):
    if content.startswith(b"%PDF"):
        return "pdf"
    return "docx" if content.startswith(b"PK") else "bin"
