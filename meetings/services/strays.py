"""Files that lie in the storage and belong to nothing: cleared at night."""

from common import strays
from meetings.models import MinutesImport, Pack, PaperVersion

FOLDERS = {"papers": PaperVersion, "packs": Pack, "imports": MinutesImport}
"""Each folder of private files, and the model whose `file` its files are."""


def forget_strays():
    """Clear files that belong to no row, neither one that stands nor one that can be brought back."""
    for folder, model in FOLDERS.items():
        strays.forget_strays(folder, model)
