"""Word files of past minutes, and imports of them."""

import io
from pathlib import Path

from meetings.imports import choices
from meetings.services import imports

SAMPLES = Path(__file__).parent.parent / "meetings" / "wordin" / "samples"
TWO_COLUMN, THREE_COLUMN = SAMPLES / "two-column.docx", SAMPLES / "three-column.docx"


def opened(content):
    """An open file as an upload is one; of a path or of bytes."""
    return io.BytesIO(content if isinstance(content, bytes) else content.read_bytes())


def brought(group, by, content=TWO_COLUMN, name="minutes.docx"):
    """An import that has been read, as the worker would."""
    row = imports.bring(group=group, file=opened(content), name=name, by=by, at_once=True).row
    return imports.read(row.pk)


def accepted(group, by, content=TWO_COLUMN, name="minutes.docx"):
    """An import that has been accepted, with its open names as they are written."""
    row = brought(group, by, content, name)
    choices.leave_open_ones_as_written(row.corrections)
    imports.correct(row=row, draft=row.corrections, by=by, expected_version=row.version)
    imports.accept(row=row, by=by)
    row.refresh_from_db()
    return row
