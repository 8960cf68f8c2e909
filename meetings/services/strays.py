"""Files that lie in the storage and belong to nothing: cleared at night.

A file stands in the storage before its row does, so a failed write may leave one behind.
"""

from datetime import timedelta

from django.core.files.storage import default_storage
from django.utils import timezone

from common.models import Deletion
from meetings.models import MinutesImport, Pack, PaperVersion

FOLDERS = {"papers": PaperVersion, "packs": Pack, "imports": MinutesImport}
"""Each folder of private files, and the model whose `file` its files are."""
CLEAR_AFTER = timedelta(days=1)


def forget_strays():
    """Clear files that belong to no row, neither one that stands nor one that can be brought back."""
    for folder, model in FOLDERS.items():
        _clear(folder, model)


def _clear(folder, model):
    try:
        _folders, names = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    known = set(model.objects.values_list("file", flat=True)) | _names_in_bin(model)
    before = timezone.now() - CLEAR_AFTER
    for name in (f"{folder}/{each}" for each in names):
        if name not in known and default_storage.get_modified_time(name) < before:
            default_storage.delete(name)


def _names_in_bin(model):
    label = model._meta.label_lower
    rows = Deletion.objects.filter(rows__contains=[{"model": label}]).values_list("rows", flat=True)
    return {row["fields"]["file"] for each in rows for row in each if row["model"] == label}
