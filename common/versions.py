"""Two editors never overwrite each other: a save names the version it started from."""

from django.db.models import F

from common.refusals import Gone, StaleVersion


def save_version(instance, *, expected, fields):
    """Write `fields` of `instance` if the row still has version `expected`.

    Raises `StaleVersion`, carrying the row as it now stands, when somebody
    else saved in between, or `Gone` when they removed it; nothing is written then.
    """
    model = type(instance)
    values = {name: getattr(instance, name) for name in fields}
    changed = model._base_manager.filter(pk=instance.pk, version=expected).update(
        version=F("version") + 1, **values
    )
    if not changed:
        current = model._base_manager.filter(pk=instance.pk).first()
        raise StaleVersion(current) if current else Gone
    instance.version = expected + 1
    return instance
