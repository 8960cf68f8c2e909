"""Two editors never overwrite each other: a save names the version it started from."""

from common.refusals import StaleVersion


def save_version(instance, *, expected, fields):
    """Write `fields` of `instance` if the row still has version `expected`.

    Raises `StaleVersion`, carrying the row as it now stands, when somebody
    else saved in between; nothing is written then.
    """
    model = type(instance)
    values = {name: getattr(instance, name) for name in fields}
    changed = model._base_manager.filter(pk=instance.pk, version=expected).update(
        version=expected + 1, **values
    )
    if not changed:
        raise StaleVersion(model._base_manager.get(pk=instance.pk))
    instance.version = expected + 1
    return instance
