"""What has a history that people may read: each room registers its kinds of record here.

A `Kind` is a record with a page; its history consists of `Rows`: the rows of
tracked models that belong to it, the record itself first.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

NOISE = frozenset({"version", "position", "text_key", "created_at", "created_by"})
"""Columns that no history tells: they follow from what people do, or say what the entry says itself."""


@dataclass(frozen=True)
class Sight:
    """What a person may read of one history: the names of what they may see, or everything.

    `until` caps what may be read of something, such as an agenda that has not
    been published again. `name` is what the history is called after, where the
    record is not yet called so for everybody.
    """

    may: frozenset = frozenset()
    everything: bool = False
    until: Mapping[str, datetime] = field(default_factory=dict)
    name: str = ""

    def sees(self, need):
        return self.everything or not need or need in self.may


ALL = Sight(everything=True)


@dataclass(frozen=True, eq=False)
class Rows:
    """The rows of one tracked model that belong to a history.

    `owner` is the field that leads to the record (empty for the record itself),
    or, with `via`, to a row of that model whose field `via_owner` leads there.
    `title` names a row from the words of its fields: "{reference}". `labels` are
    the field's own terms where the column's name says it differently. Fields in
    `hidden` are never told; `needs` and `fields_need` name what `Sight` must hold.
    `confidential` is the field that marks a row whose `closed` fields are hidden
    from those who do not read confidential text.
    """

    model: type
    noun: str
    title: str = ""
    owner: str = ""
    via: type | None = None
    via_owner: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)
    hidden: frozenset = frozenset()
    rich: frozenset = frozenset()
    needs: str = ""
    fields_need: Mapping[str, str] = field(default_factory=dict)
    confidential: str = ""
    closed: frozenset = frozenset()

    @property
    def events(self):
        return self.model._meta.get_field("events").related_model

    @property
    def table(self):
        return self.events._meta.db_table

    def fields(self, sight):
        """The fields of the model that a person with this sight may be told of, in their order."""
        kept = {f.name for f in self.events._meta.concrete_fields}
        return [
            f
            for f in self.model._meta.concrete_fields
            if f.name in kept
            and not f.primary_key
            and f.name not in NOISE | self.hidden | {self.owner}
            and sight.sees(self.fields_need.get(f.name, ""))
        ]

    def column(self, name):
        return self.model._meta.get_field(name).column


@dataclass(frozen=True, eq=False)
class Kind:
    """A record with a history of its own.

    `visible(person)` is the query set of the records that the person may open;
    `sight(person, record)` says what of the history they may read, or None;
    `may_read` says only whether, with at most one query, for the link on the page.
    `page(record)` is its address and `name(record)` what its history is called after.
    """

    slug: str
    model: type
    rows: tuple
    visible: Callable
    sight: Callable
    may_read: Callable
    page: Callable
    name: Callable


_kinds = {}


def register(kind):
    _kinds[kind.slug] = kind


def extend(slug, *rows):
    """Let a room above add its own rows to the history of a record below."""
    kind = _kinds[slug]
    _kinds[slug] = replace(kind, rows=(*kind.rows, *rows))


def get(slug):
    """The kind of that name, or None."""
    return _kinds.get(slug)


def every():
    return list(_kinds.values())
