"""Made-up action logs, as workbooks and as CSV."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from actions.enums import LogField
from actions.logs import services
from actions.logs.reading import checked

HEADINGS = ("Ref", "What needs doing", "Lead", "By when", "Status", "Comments")
FIELDS = (
    *(LogField.REFERENCE, LogField.TEXT, LogField.OWNER, LogField.DUE),
    *(LogField.STATUS, LogField.UPDATE),
)


def workbook(*rows, title="Log", more=()):
    """The bytes of a workbook; `more` are further sheets as pairs of name and rows."""
    book = Workbook()
    book.active.title = title
    for sheet, lines in [(book.active, rows), *((book.create_sheet(n), r) for n, r in more)]:
        for line in lines:
            sheet.append(list(line))
    return saved(book)


def saved(book):
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def upload(content, name="log.xlsx"):
    return SimpleUploadedFile(name, content)


def log_of(group, by, *rows, headings=HEADINGS, name="log.xlsx"):
    """A log that was handed in with these rows; its columns are not confirmed yet."""
    file = upload(workbook(headings, *rows), name)
    return services.hand_in(group=group, upload=file, checked=checked(file), by=by)


def reviewed(group, by, *rows, fields=FIELDS, **facts):
    """A log whose columns are confirmed."""
    log = log_of(group, by, *rows, **facts)
    return services.confirm_columns(log=log, fields=fields, green_is_done=True, by=by)
