"""The unit's own templates of Word documents. A file that was replaced is deleted after the commit."""

from pathlib import PurePath

from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from board import rules
from board.models import WordTemplate
from board.services.writing import change
from common.refusals import Refused

LONGEST_NAME = 200
FIELDS = ("file", "name", "size", "sha256", "changed_at", "changed_by")


@transaction.atomic
def keep_template(*, kind, upload, checked, by, expected_version=None):
    """Make documents of this kind from an upload that `common.word.check_template` has taken."""
    rules.check_manage_board(by)
    row = _locked(kind, by)
    if row.file and row.sha256 == checked.sha256:
        raise Refused("This is the very template that is used already, so nothing was changed.")
    old = row.file.name
    row.file.save("template.docx", upload, save=False)
    made = row.file.name
    values = {
        "file": made,
        "name": PurePath(upload.name).name[-LONGEST_NAME:],
        "size": checked.size,
        "sha256": checked.sha256,
    }
    try:
        _change(row, values, by, expected_version)
    except BaseException:
        default_storage.delete(made)
        raise
    _delete_later(old)
    return row


@transaction.atomic
def use_default(*, kind, by, expected_version=None):
    """Go back to the default template."""
    rules.check_manage_board(by)
    row = _locked(kind, by)
    if not row.file:
        raise Refused("The default template is used already.")
    old = row.file.name
    _change(row, {"file": "", "name": "", "size": 0, "sha256": ""}, by, expected_version)
    _delete_later(old)
    return row


def _locked(kind, by):
    """The row of a kind, made when it is changed for the first time."""
    first = {"changed_at": timezone.now(), "changed_by": by}
    WordTemplate.objects.get_or_create(kind=kind, defaults=first)
    return WordTemplate.objects.select_for_update().get(kind=kind)


def _change(row, values, by, expected_version):
    stamped = {**values, "changed_at": timezone.now(), "changed_by": by}
    change(row, stamped, FIELDS, expected_version)


def _delete_later(name):
    if name:
        transaction.on_commit(lambda: default_storage.delete(name))
