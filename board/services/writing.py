"""What all writes of this room share: known fields only, and the version that was started from."""

from common.versions import save_version


def fill(instance, values, fields):
    """Set `values` on `instance`. A name that is not in `fields` is a programmer's mistake."""
    unknown = set(values) - set(fields)
    if unknown:
        raise TypeError(f"{type(instance).__name__} cannot be given {sorted(unknown)}.")
    for name, value in values.items():
        setattr(instance, name, value)
    return instance


def change(instance, values, fields, expected_version):
    """Fill and save the row, unless somebody else saved it after `expected_version`."""
    fill(instance, values, fields)
    expected = instance.version if expected_version is None else expected_version
    return save_version(instance, expected=expected, fields=list(values))
