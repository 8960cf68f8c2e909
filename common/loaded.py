"""Rows that were loaded together, given to the objects that they belong to."""

from collections import defaultdict


def keep_loaded(obj, name, rows):
    """From now on `obj.<name>.all()` has these rows and asks nothing, as after `prefetch_related`."""
    found = getattr(obj, name).all()
    found._result_cache, found._prefetch_done = list(rows), True
    obj.__dict__.setdefault("_prefetched_objects_cache", {})[name] = found


def share(owners, name, rows, field):
    """Gives each of `owners` those of the rows that name it in `field`, in their order, and them the owner."""
    if not owners:
        return
    by_owner = defaultdict(list)
    for row in rows:
        by_owner[getattr(row, f"{field}_id")].append(row)
    empty = owners[0]._meta.get_field(name).related_model.objects.none()
    empty._result_cache, empty._prefetch_done = [], True
    for owner in owners:
        if owner.pk in by_owner:
            keep_loaded(owner, name, by_owner[owner.pk])
            for row in by_owner[owner.pk]:
                row._state.fields_cache[field] = owner
        else:
            owner.__dict__.setdefault("_prefetched_objects_cache", {})[name] = empty


def join(rows, name, known):
    """Gives each row the object that its foreign key `name` means, read once however many name it.

    `known` are objects of that model by key, which is added to; it may serve the next rows too.
    """
    if not rows:
        return
    field = rows[0]._meta.get_field(name)
    keys = {getattr(row, field.attname) for row in rows} - {None}
    if missing := keys - known.keys():
        known |= field.related_model.objects.in_bulk(missing)
    for row in rows:
        row._state.fields_cache[name] = known.get(getattr(row, field.attname))
