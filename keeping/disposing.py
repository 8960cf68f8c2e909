"""What goes when records of a class are disposed of, and what stays of them."""

import hashlib

from django.db import connection

from common.calendar import start_of
from common.formats import long_date
from keeping.enums import ENDED, RecordClass
from keeping.models import DisclosureRequest
from notices.enums import MailStatus
from notices.models import Mail
from trail import chain
from trail.models import Access

GONE = "Disposed of"
UNDER_WAY = (MailStatus.WAITING, MailStatus.SENDING)


def rows_before(record_class, before):
    """The rows of a class from before a day that still say something."""
    start = start_of(before)
    if record_class == RecordClass.MAIL:
        old = Mail.objects.filter(created_at__lt=start).exclude(status__in=UNDER_WAY)
        return old.exclude(subject__startswith=GONE)
    if record_class == RecordClass.REQUESTS:
        return DisclosureRequest.objects.filter(ended_on__lt=before, status__in=ENDED).exclude(
            asked_by=GONE
        )
    if record_class == RecordClass.TRAIL:
        return Access.objects.filter(at__lt=start)
    return Access.objects.none()


def fingerprint(rows):
    """The SHA-256 of the list of keys, so that a certificate says exactly which rows went."""
    keys = ",".join(str(key) for key in rows.order_by("pk").values_list("pk", flat=True))
    return hashlib.sha256(keys.encode()).hexdigest()


def dispose(record_class, rows, day):
    """Carry it out. Mail and requests keep that they were, and lose what they said; the trail loses its rows."""
    if record_class == RecordClass.MAIL:
        words = f"{GONE} on {long_date(day)}"
        rows.update(
            subject=words, text="", html="", attachments=[], address="", facts={}, last_error=""
        )
    elif record_class == RecordClass.REQUESTS:
        for request in rows:
            request.steps.all().delete()
        rows.update(asked_by=GONE, subject=GONE, about=None)
    else:
        _shorten_trail(rows)


def _shorten_trail(rows):
    """Only the owner of the tables can: the triggers that hold the trail are lifted within this transaction."""
    last = rows.order_by("-number").first()
    table = Access._meta.db_table
    chain.note_disposal(last.number, last.hash, rows.count())
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute(f"DELETE FROM {table} WHERE number <= %s", [last.number])  # noqa: S608
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
