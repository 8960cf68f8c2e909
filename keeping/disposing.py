"""What goes when records of a class are disposed of, and what stays of them."""

import hashlib

from django.db import connection

from common.calendar import start_of
from common.formats import long_date
from keeping.enums import ENDED, GONE, RecordClass
from keeping.models import DisclosureRequest, DisclosureStep
from notices.enums import MailStatus
from notices.models import Mail, MailStep
from trail import chain
from trail.models import Access

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


def dispose(record_class, rows, day, certificate):
    """Carry it out. Returns how many rows of row history lost their words with it.

    Mail and requests keep that they were, and lose what they said; the trail loses its rows.
    """
    if record_class == RecordClass.REQUESTS:
        return _empty_requests(rows, certificate)
    if record_class == RecordClass.TRAIL:
        _shorten_trail(rows)
    else:
        _empty_mail(rows, f"{GONE} on {long_date(day)}")
    return 0


def _empty_mail(rows, words):
    """Mail has no row history. Its steps may quote what a server answered, with the address."""
    keys = list(rows.values_list("pk", flat=True))
    MailStep.objects.filter(mail__in=keys).update(words=GONE)
    Mail.objects.filter(pk__in=keys).update(
        subject=words, text="", html="", attachments=[], address="", facts={}, last_error=""
    )


def _empty_requests(rows, certificate):
    """Who asked, for what, about whom and what was done about it: in the rows, and in all that their history says."""
    keys = list(rows.select_for_update().values_list("pk", flat=True))
    DisclosureStep.objects.filter(request__in=keys).update(text=GONE)
    DisclosureRequest.objects.filter(pk__in=keys).update(asked_by=GONE, subject=GONE, about=None)
    said = {"asked_by": GONE, "subject": GONE, "about": None}
    requests = _history_of(DisclosureRequest).filter(pgh_obj__in=keys)
    steps = _history_of(DisclosureStep).filter(request__in=keys)
    return chain.dispose_history(requests, said, certificate) + chain.dispose_history(
        steps, {"text": GONE}, certificate
    )


def _history_of(model):
    return model._meta.get_field("events").related_model._base_manager.all()


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
