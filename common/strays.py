"""Files in the storage that no row knows any more."""

from datetime import timedelta

from django.core.files.storage import default_storage
from django.utils import timezone

from common import holds
from common.models import Deletion

CLEAR_AFTER = timedelta(days=1)
"""A file stands in the storage before its row does, so a young one may still get its row."""


def forget_strays(folder, model):
    """Clear files of a folder that are the `file` of no row of `model`, nor of one that can be brought back.

    While such rows must stay, no file goes: one without a row may have belonged to a row that was changed.
    """
    if model._meta.label_lower in holds.held_models():
        return
    try:
        _folders, names = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    known = set(model.objects.values_list("file", flat=True)) | _in_bin(model)
    before = timezone.now() - CLEAR_AFTER
    for name in (f"{folder}/{each}" for each in names):
        if name not in known and default_storage.get_modified_time(name) < before:
            default_storage.delete(name)


def _in_bin(model):
    label = model._meta.label_lower
    rows = Deletion.objects.filter(rows__contains=[{"model": label}]).values_list("rows", flat=True)
    return {row["fields"]["file"] for each in rows for row in each if row["model"] == label}
