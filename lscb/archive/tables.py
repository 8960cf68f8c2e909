"""Which tables go into the archive, which columns of them, and where their files stand."""

from __future__ import annotations

import inspect
from dataclasses import dataclass

from django.apps import apps
from django.db import models

from common.secrecy import hidden_of
from lscb.logs import ROOMS

LEFT_OUT = frozenset(
    {
        "lscb.Session",
        "common.SentForm",
        "common.ServiceMark",
        "common.Deletion",
        "meetings.Presence",
        "search.Entry",
    }
)

WHAT_IS_LEFT_OUT = (
    "sessions, password hashes, the secrets of personal links and calendar addresses",
    "the words of e-mails, in which personal links stand; who was told what and when is there",
    "what was deleted and could still be brought back when this was made",
    "the queue of the worker, the cache, the search index, and who had which page open",
)


@dataclass(frozen=True)
class Table:
    """One table of the database and the columns that are told of it."""

    model: type[models.Model]
    columns: tuple[models.Field, ...]

    @property
    def name(self) -> str:
        return self.model._meta.db_table

    @property
    def is_history(self) -> bool:
        return hasattr(self.model, "pgh_tracked_model")

    @property
    def title(self) -> str:
        if self.is_history:
            return f"History: {self.model.pgh_tracked_model._meta.verbose_name_plural}"
        return _sentence(self.model._meta.verbose_name_plural)

    @property
    def meaning(self) -> str:
        if self.is_history:
            tracked = self.model.pgh_tracked_model._meta.db_table
            return (
                f"Every state that the rows of {tracked} have had. pgh_label says what happened, pgh_created_at when, "
                "pgh_obj to which row, pgh_context who did it and by what way."
            )
        said = inspect.cleandoc(self.model.__doc__ or "")
        is_made_up = said.startswith(f"{self.model.__name__}(")
        return "" if is_made_up else said


def tables() -> list[Table]:
    """In the order of their names."""
    found = [
        _table(model)
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label in ROOMS and model._meta.label not in LEFT_OUT and _is_real(model)
    ]
    return sorted(found, key=lambda table: table.name)


def heading(field: models.Field) -> str:
    """What a column is called for people."""
    return _sentence(field.verbose_name)


def file_of(table: str, key, content_kind: str) -> str:
    """Where a file that stands in the database itself is put."""
    return f"documents/{table}/{key}.{content_kind}"


def _is_real(model):
    return model._meta.managed and not model._meta.proxy


def _table(model):
    hidden = hidden_of(model)
    return Table(model, tuple(f for f in model._meta.concrete_fields if f.name not in hidden))


def _sentence(words):
    return f"{words[:1].upper()}{words[1:]}"
