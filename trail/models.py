"""Who did what, and the seals that show whether the record is whole. Rows are only ever added."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from pgtrigger import Before, Insert, Row, Trigger

from common.history import stands
from trail.enums import Deed

HASH = 64
"""Letters of a SHA-256 in hexadecimal."""


def _chained(lock, words):
    """Numbers each row without a gap and closes it with a hash over itself and the hash of the one before.

    `words` is the SQL of what is hashed. One row at a time: the lock is held
    until the transaction ends, so such rows are written in transactions of
    their own.
    """
    return Trigger(
        name="chained",
        level=Row,
        when=Before,
        operation=Insert,
        declare=[("last", "RECORD")],
        func=f"""
            PERFORM pg_advisory_xact_lock({lock});
            EXECUTE format('SELECT number, hash FROM %I ORDER BY number DESC LIMIT 1', TG_TABLE_NAME)
                INTO last;
            NEW.number := COALESCE(last.number, 0) + 1;
            NEW.at := COALESCE(NEW.at, clock_timestamp());
            NEW.hash := encode(sha256(convert_to(COALESCE(last.hash, '') || {words("NEW")}, 'UTF8')), 'hex');
            RETURN NEW;
        """,  # noqa: S608 (our own names and numbers)
    )


def access_words(row):
    """The SQL of what is hashed of an entry: everything it says, whatever the settings of the connection."""
    return (
        f"jsonb_build_array({row}.number, extract(epoch FROM {row}.at), {row}.person_id, {row}.deed, "
        f"{row}.page, {row}.place, {row}.record, {row}.keys, {row}.via, {row}.status, {row}.session, "
        f"host({row}.network))::text"
    )


def seal_words(row):
    return (
        f"jsonb_build_array({row}.number, extract(epoch FROM {row}.at), {row}.source, {row}.columns, "
        f"{row}.first, {row}.last, {row}.rows, {row}.digest)::text"
    )


class Access(models.Model):
    """One thing that somebody did: which page, of which record, when and from where.

    `page` is the name of the address, `place` the part of it that stands before
    the key of the `record` ("meetings/"), `keys` all keys of the address. Words
    that somebody typed or read are never kept. `session` tells the sessions of
    one person apart. `network` is the address that the request came from.
    """

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    person = models.ForeignKey(
        "board.Person", models.PROTECT, null=True, related_name="accesses", db_index=False
    )
    deed = models.CharField(max_length=16, choices=Deed)
    page = models.CharField(max_length=80, blank=True)
    place = models.CharField(max_length=60, blank=True)
    record = models.BigIntegerField(null=True)
    keys = models.JSONField(default=dict)
    via = models.CharField(max_length=10, blank=True)
    status = models.PositiveSmallIntegerField(default=200)
    session = models.CharField(max_length=12, blank=True)
    network = models.GenericIPAddressField(null=True)
    hash = models.CharField(max_length=HASH)

    class Meta:
        verbose_name_plural = "accesses"
        ordering = ["-number"]
        indexes = [
            models.Index(fields=["person", "-number"], name="%(app_label)s_%(class)s_person"),
            models.Index(
                fields=["place", "record", "-number"], name="%(app_label)s_%(class)s_record"
            ),
            models.Index(fields=["at"], name="%(app_label)s_%(class)s_at"),
        ]
        triggers = [stands(), _chained(7301, access_words)]

    def __str__(self):
        return f"{self.get_deed_display()} {self.page}"


class Seal(models.Model):
    """The rows of one table of the record (`source`), from key `first` to key `last`, as they stood when it was sealed.

    `digest` is over the named `columns` of these rows. A seal of the trail
    itself has the hash of its last entry as its digest.
    """

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    source = models.CharField(max_length=63)
    columns = ArrayField(models.CharField(max_length=63))
    first = models.BigIntegerField()
    last = models.BigIntegerField()
    rows = models.BigIntegerField()
    digest = models.CharField(max_length=HASH)
    hash = models.CharField(max_length=HASH)

    class Meta:
        ordering = ["number"]
        indexes = [models.Index(fields=["source", "last"], name="%(app_label)s_%(class)s_source")]
        triggers = [stands(), _chained(7302, seal_words)]

    def __str__(self):
        return f"{self.source}, {self.first} to {self.last}"
