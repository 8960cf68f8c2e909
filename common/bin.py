"""What a person deletes can be brought back by them for thirty days, from where it was, and for as long as a
hold covers it (`common.holds`).

`remove` deletes a row with everything that goes with it and keeps the rows as
Django's serialiser writes them; `restore` puts them back under the same keys.
An app may register what else has to be true with `guard`, in its `ready()`.
"""

import json
from collections import defaultdict
from datetime import datetime, time, timedelta
from typing import NamedTuple

from django.apps import apps
from django.core import serializers
from django.core.serializers.json import DjangoJSONEncoder
from django.db import IntegrityError, connection, models, router, transaction
from django.db.models.deletion import Collector, ProtectedError, RestrictedError
from django.utils import timezone
from django.utils.text import Truncator

from common import history, holds
from common.models import Deletion
from common.refusals import Refused

DAYS_KEPT = 30
STILL_NEEDED = "Something else still refers to this, so it cannot be deleted."
NOT_YOURS = "Only the person who deleted this, or the business unit, can bring it back."
BACK_ALREADY = "This has been brought back already."
TOO_LATE = f"This was deleted more than {DAYS_KEPT} days ago, so it can no longer be brought back."
IN_THE_WAY = (
    "Something that was entered since then stands in its place, so this cannot be brought back."
)


class ToTheMicrosecond(DjangoJSONEncoder):
    """Django's own encoder keeps three digits of a second; what comes back is to be what went."""

    def default(self, value):
        return value.isoformat() if isinstance(value, datetime | time) else super().default(value)


class Guard(NamedTuple):
    check: object = None
    after: object = None
    within: str = ""


_guards = {}


def guard(model, check=None, *, after=None, within=""):
    """Say what else has to be true before a row of `model` comes back, and what follows.

    `check(obj, by)` locks what the app's services lock and raises `Refused`; the
    rows that it belongs to exist then, it does not yet. `after(obj)` puts right
    what else the deletion had changed. `within` names the foreign key inside
    which the rows stand in order of `position`: a row comes back to its place
    and the later ones move on.
    """
    _guards[model._meta.label_lower] = Guard(check, after, within)


def _guard_of(row):
    return _guards.get(row._meta.label_lower, Guard())


# -- deleting ----------------------------------------------------------------------------------


def remove(obj, *, by, what, page):
    """Delete `obj` and what goes with it, and keep the rows. Returns the `Deletion`.

    `what` says in words what was deleted and from where; `page` is the address
    it was deleted from. Call it inside the transaction of the service.
    """
    collector = Collector(using=router.db_for_write(type(obj), instance=obj), origin=obj)
    try:
        collector.collect([obj])
    except (ProtectedError, RestrictedError) as error:
        raise Refused(STILL_NEEDED) from error
    deletion = Deletion.objects.create(
        what=Truncator(what).chars(300),
        model=obj._meta.label_lower,
        object_pk=obj.pk,
        page=page,
        rows=_rows(collector, first=obj),
        loosened=_loosened(collector),
        deleted_by=by,
    )
    collector.delete()
    return deletion


def _rows(collector, first):
    """Every row that goes, read afresh and locked, parents before what belongs to them."""
    keys = defaultdict(set)
    for model, objs in collector.data.items():
        keys[model].update(obj.pk for obj in objs)
    for rows in collector.fast_deletes:
        keys[rows.model].update(row.pk for row in rows)
    rows = []
    for model in _parents_first([model for model in keys if keys[model]], type(first)):
        found = model._base_manager.select_for_update().filter(pk__in=keys[model]).order_by("pk")
        rows += json.loads(
            serializers.serialize("json", found, fields=_columns(model), cls=ToTheMicrosecond)
        )
    return rows


def _columns(model):
    return [f.name for f in model._meta.concrete_fields if not (f.primary_key or f.generated)]


def _parents_first(models_, first):
    """The models in an order in which each stands behind those it refers to, as far as there is one."""
    ordered, seen = [], set()

    def visit(model):
        if model in seen:
            return
        seen.add(model)
        for field in model._meta.concrete_fields:
            if field.remote_field and field.related_model in models_ and not field.null:
                visit(field.related_model)
        ordered.append(model)

    for model in [first, *models_]:
        visit(model)
    return ordered


def _loosened(collector):
    """The fields of rows that stay which the deletion empties."""
    going = {(type(obj), obj.pk) for objs in collector.data.values() for obj in objs}
    return [
        {"model": type(row)._meta.label_lower, "pk": row.pk, "field": field.name, "to": to}
        for (field, value), groups in collector.field_updates.items()
        for rows in groups
        for row in rows
        if value is None and (type(row), row.pk) not in going
        for to in [getattr(row, field.attname)]
    ]


# -- bringing back -----------------------------------------------------------------------------


@transaction.atomic
def restore(deletion, *, by):
    """Put back everything that went, with the same keys and references. Returns the row itself.

    Raises `Refused` when it is too late, when what it belonged to is gone, or
    when something stands in its place; nothing is put back then.
    """
    deletion = Deletion.objects.select_for_update().get(pk=deletion.pk)
    check_restore(by, deletion)
    restored = _read(deletion.rows)
    obj = next(row for row in restored if _is_the_one(row, deletion))
    _check_still_fits(restored)
    if check := _guard_of(obj).check:
        check(obj, by)
    try:
        with transaction.atomic(), history.noting(brought_back=True):
            _put_back(restored, deletion.loosened)
            _into_place(obj)
            if after := _guard_of(obj).after:
                after(obj)
            connection.check_constraints()
    except IntegrityError as error:
        raise Refused(IN_THE_WAY) from error
    deletion.restored_at, deletion.restored_by = timezone.now(), by
    deletion.save(update_fields=["restored_at", "restored_by"])
    return obj


def check_restore(by, deletion):
    """Raise `Refused` unless this person may bring this back today."""
    if not (by.is_business_unit or by.pk == deletion.deleted_by_id):
        raise Refused(NOT_YOURS)
    if deletion.restored_at is not None:
        raise Refused(BACK_ALREADY)
    is_old = deletion.deleted_at < oldest_kept()
    if is_old and not kept().filter(pk=deletion.pk).exists():
        raise Refused(TOO_LATE)


def oldest_kept():
    """What was deleted before this moment is forgotten, unless a hold keeps it."""
    return timezone.now() - timedelta(days=DAYS_KEPT)


def kept():
    """Deletions that can still be undone: of the last thirty days, and all that a hold in force covers."""
    return _with_models().filter(models.Q(deleted_at__gte=oldest_kept()) | _held())


def forget():
    """Let go of everything that was deleted more than thirty days ago, but for what a hold covers."""
    old = _with_models().filter(deleted_at__lt=oldest_kept()).exclude(_held())
    Deletion.objects.filter(pk__in=old.values("pk")).delete()


def _with_models():
    """Deletions with `models`: the labels of the models of which rows went, read once for each."""
    labels = models.Func(
        "rows",
        function="jsonb_path_query_array",
        template="%(function)s(%(expressions)s, '$[*].model')",
        output_field=models.JSONField(),
    )
    return Deletion.objects.alias(models=labels)


def _held():
    """Deletions that took a row of a model which must stay."""
    return models.Q(models__has_any_keys=sorted(holds.held_models()))


def _read(rows):
    """The rows as objects that are not saved yet; columns that no longer exist are left out."""
    found = serializers.deserialize("python", rows, ignorenonexistent=True)
    return [each.object for each in found]


def _is_the_one(row, deletion):
    return (row._meta.label_lower, row.pk) == (deletion.model, deletion.object_pk)


def _check_still_fits(restored):
    """What the rows refer to must still be there; a reference that may be empty is let go."""
    coming = {(type(row), row.pk) for row in restored}
    wanted = defaultdict(set)
    references = []
    for row in restored:
        for field in row._meta.concrete_fields:
            key = field.remote_field and getattr(row, field.attname)
            if key and (field.related_model, key) not in coming:
                wanted[field.related_model].add(key)
                references.append((row, field, key))
    there = {
        model: set(model._base_manager.filter(pk__in=keys).values_list("pk", flat=True))
        for model, keys in wanted.items()
    }
    for row, field, key in references:
        if key not in there[field.related_model]:
            _let_go(row, field)


def _let_go(row, field):
    if field.null and field.remote_field.on_delete is models.SET_NULL:
        setattr(row, field.attname, None)
        return
    parent, name = field.related_model._meta.verbose_name, row._meta.verbose_name
    raise Refused(
        f"The {parent} that this {name} belonged to is no longer there, so it cannot be brought "
        "back. If that was deleted too, bring it back first."
    )


def _put_back(restored, loosened):
    for row in restored:
        row.save_base(raw=True, force_insert=True)
    for each in loosened:
        rows = apps.get_model(each["model"])._base_manager.filter(pk=each["pk"])
        rows.filter(**{f"{each['field']}__isnull": True}).update(**{each["field"]: each["to"]})


def _into_place(row):
    """Among its siblings, before one that has taken its number since; numbered on without gaps."""
    within = _guard_of(row).within
    if not within:
        return
    same = {within: getattr(row, row._meta.get_field(within).attname)}
    if same[within] is None:
        return
    siblings = list(type(row)._base_manager.select_for_update().filter(**same))
    siblings.sort(key=lambda each: (each.position, each.pk != row.pk, each.pk))
    moved, least = [], 0
    for each in siblings:
        position = max(each.position, least)
        if position != each.position:
            each.position = position
            moved.append(each)
        least = position + 1
    type(row)._base_manager.bulk_update(moved, ["position"])
