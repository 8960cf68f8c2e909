"""All that is kept about one person, for a request of access to it (UK GDPR, article 15).

Rows that refer to the person are found from the models themselves, so that a new kind of row is never
forgotten; texts that name them by way of the index of the search. What other people said or did stands in
the same rows: somebody has to read it before it is given away, and the first file says so.
"""

import csv
import json
import zipfile
from dataclasses import dataclass
from io import BytesIO, StringIO

from django.apps import apps
from django.contrib.postgres.search import SearchQuery
from django.core import serializers
from django.db.models import ForeignKey, Q
from django.utils import timezone

from board.models import Person
from common.formats import moment
from common.secrecy import OPENING, hidden_of
from common.sheets import csv_cell
from search.enums import ONE_OF, Kind
from search.models import Entry

SAID_ELSEWHERE = frozenset({"key", "hash", "html", "vector"})
"""Columns that say again what another column says."""

README = """What {board} keeps about {person}, as of {made}.

One file for each kind of row that refers to them, with the column that does; mentions.csv lists texts that
name them. Files with "event" in their name are row history: what such rows said before, when it was changed,
and by whom (pgh_context, a key of person.json or of somebody else). Left out is what {person} changed in rows
that do not refer to them: it is told in the history of each record. Passwords, sessions, secrets of links and
the words of mails, in which such links stand, are left out too. Rows hold what other people said, did and are:
read them, and take out what is not for {person}, before
anything is given away.
"""


@dataclass(frozen=True)
class Part:
    """Rows of one model that refer to the person by one column."""

    name: str
    label: str
    column: str
    rows: object

    @property
    def number(self):
        return self.rows.count()


def parts_of(person):
    """Every column of every model that refers to people; those without such rows are left out."""
    found = [_part(model, field, person) for model, field in _references()]
    return [part for part in found if part.rows.exists()]


def mentions_of(person):
    """Entries of the search whose text names the person, by full name or another name. One query."""
    names = {person.full_name, f"{person.given_name} {person.family_name}".strip()}
    names |= {alias.name for alias in person.aliases.all()}
    found = Q(pk__in=[])
    for name in filter(None, names):
        found |= Q(vector=SearchQuery(name, search_type="phrase", config="english"))
    return Entry.objects.filter(found).order_by("date", "pk")


def file_of(person, board):
    """All of it as the bytes of a ZIP file."""
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        made = moment(timezone.localtime())
        archive.writestr("README.txt", README.format(board=board, person=person, made=made))
        archive.writestr("person.json", _json([person]))
        for part in parts_of(person):
            archive.writestr(f"{part.name}.json", _json(part.rows))
        archive.writestr("mentions.csv", _csv(mentions_of(person)))
    return content.getvalue()


def _references():
    for model in apps.get_models():
        if _tracked(model)._meta.label in OPENING or model._meta.proxy:
            continue
        for field in model._meta.concrete_fields:
            if isinstance(field, ForeignKey) and field.related_model is Person:
                yield model, field


def _tracked(model):
    """The model whose history the rows are; the model itself where they are no history."""
    return getattr(model, "pgh_tracked_model", model)


def _part(model, field, person):
    label = str(_tracked(model)._meta.verbose_name_plural).capitalize()
    is_own = field.name == "pgh_obj"
    return Part(
        name=f"{model._meta.label_lower}.{field.name}",
        label=label if _tracked(model) is model else f"{label}: what changed",
        column="the person" if is_own else field.name.replace("_", " "),
        rows=model._base_manager.filter(**{field.name: person}).order_by("pk"),
    )


def _json(rows):
    found = serializers.serialize("python", rows)
    for row in found:
        hidden = SAID_ELSEWHERE | hidden_of(_tracked(apps.get_model(row["model"])))
        row["fields"] = {n: value for n, value in row["fields"].items() if n not in hidden}
    return json.dumps(found, indent=1, ensure_ascii=False, default=str)


def _csv(entries):
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(["Date", "Kind", "Reference", "Title", "Text"])
    for entry in entries:
        row = (entry.date, ONE_OF[Kind(entry.kind)], entry.reference, entry.title, entry.body)
        writer.writerow(map(csv_cell, row))
    return text.getvalue()
