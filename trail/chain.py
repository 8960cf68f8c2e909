"""Sealing the record, and finding out whether it is whole.

The trail is chained entry by entry when it is written. Row history is sealed
in stretches a little later, because a chain in each writing transaction would
make everybody wait for everybody. The seals are a chain themselves, so that
nothing can be taken from the end of either without its showing.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import datetime

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Max

from common.formats import moment, plural
from common.refusals import Refused
from trail.models import Access, Seal, access_words, seal_words

TRAIL = Access._meta.db_table
DISPOSED = f"{TRAIL} disposed"
"""The source of seals that say how far the trail reached when its beginning was disposed of."""
KEY = "pgh_id"
_WITH = " disposed "
"""Between a table of history and the certificate, as the source of the seals that `dispose_history` adds."""
NOT_WHOLE = (
    "The row history of these records is not as it was written, so nothing was disposed of. "
    "Keep the server as it is, and look at what manage.py check_trail says."
)


@dataclass(frozen=True)
class Fault:
    """Something in the record that is not as it was: a sentence, and when it was last known to be whole."""

    sentence: str
    whole_at: datetime | None = None


@dataclass(frozen=True)
class Gone:
    """Rows of one history that lost their words when records were disposed of, and the certificate that says so."""

    name: str
    rows: int
    certificate: str
    at: datetime

    @property
    def sentence(self):
        return (
            f"{self.name.capitalize()}: {plural(self.rows, 'row')} of its history lost what was said, "
            f"disposed of with certificate {self.certificate} on {moment(self.at)}."
        )


def seal():
    """Seal what has been added since the last time. Returns the number of rows; what is being written waits."""
    number = sum(_seal_history(model) for model in _histories())
    return number + _seal_trail()


def note_disposal(number, entry_hash, rows):
    """Entries up to `number` are about to go for good; the seals keep how far the trail once reached."""
    with connection.cursor() as cursor:
        _add(cursor, DISPOSED, [], 1, number, rows, entry_hash)


def dispose_history(rows, words, certificate):
    """Replace by `words` what the `rows` of one history say, for good. Returns their number.

    They stay with who, when and which kind of change. Only the owner of the tables can, within the
    transaction of the caller. All of that history is sealed and compared first, so that nothing else
    that was changed goes under; each stretch that had one of the rows gets a new seal, which names the
    certificate and the number of rows.
    """
    model = rows.model
    table = model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")  # nobody else writes to it now
    _seal_history(model, is_held=True)
    if _history_faults(model):
        raise Refused(NOT_WHOLE)
    keys = sorted(rows.values_list("pk", flat=True))
    model._base_manager.filter(pk__in=keys).update(**words)
    with connection.cursor() as cursor:
        for one in _seals_over(model, keys):
            _rows, digest = _digest(cursor, table, one.columns, one.first, one.last)
            source = f"{table}{_WITH}{certificate}"
            _add(cursor, source, one.columns, one.first, one.last, len(keys), digest)
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
    return len(keys)


def disposals():
    """What of row history was disposed of: a `Gone` for each table and certificate, the oldest first."""
    names = {m._meta.db_table: str(m.pgh_tracked_model._meta.verbose_name) for m in _histories()}
    found = {}
    for one in Seal.objects.filter(source__contains=_WITH).order_by("number"):
        table, _, certificate = one.source.partition(_WITH)
        gone = Gone(names.get(table, table), one.rows, certificate, one.at)
        found.setdefault(one.source, gone)
    return list(found.values())


def check():
    """Every `Fault` of the trail, of the seals and of the row history; an empty list when all is whole."""
    start = Seal.objects.filter(source=DISPOSED).order_by("-number").first()
    begin = (start.last, start.digest) if start else (0, "")
    faults = [*_chain_faults(TRAIL, access_words, "The trail", *begin)]
    faults += _chain_faults(Seal._meta.db_table, seal_words, "The seals")
    for model in _histories():
        faults += _history_faults(model)
    return faults + _end_of_trail()


def last_sealed():
    """When something was sealed last; None when nothing ever was."""
    return Seal.objects.order_by("-number").values_list("at", flat=True).first()


def _histories():
    models = (m for m in apps.get_models() if hasattr(m, "pgh_tracked_model"))
    return sorted(models, key=lambda model: model._meta.db_table)


def _seal_history(model, is_held=False):
    """The rows since the last seal. `is_held`: nobody else can write to the table until the transaction ends."""
    table, columns = model._meta.db_table, _columns(model)
    before = Seal.objects.filter(source=table).order_by("-number").first()
    first = before.last + 1 if before and before.columns == columns else 1
    last = model._base_manager.filter(pk__gte=first).aggregate(last=Max("pk"))["last"]
    if last is None or (not is_held and _is_written(table)):
        return 0
    with transaction.atomic(), connection.cursor() as cursor:
        rows, digest = _digest(cursor, table, columns, first, last)
        _add(cursor, table, columns, first, last, rows, digest)
    return rows


def _is_written(table):
    """Whether somebody has added rows that are not committed yet: one of them may have a lower key.

    Asked after the last key was read: who writes later has a higher one.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM pg_locks WHERE relation = %s::regclass AND mode = 'RowExclusiveLock' "
            "AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) "
            "AND pid IS DISTINCT FROM pg_backend_pid())",
            [table],
        )
        return cursor.fetchone()[0]


def _seal_trail():
    newest = Access.objects.order_by("-number").values_list("number", "hash").first()
    sealed = Seal.objects.filter(source=TRAIL).order_by("-number").values_list("last").first()
    start = sealed[0] if sealed else 0
    if newest is None or newest[0] <= start:
        return 0
    with transaction.atomic(), connection.cursor() as cursor:
        _add(cursor, TRAIL, [], start + 1, newest[0], newest[0] - start, newest[1])
    return newest[0] - start


def _add(cursor, table, columns, first, last, rows, digest):
    cursor.execute(
        f"INSERT INTO {Seal._meta.db_table} (source, columns, first, last, rows, digest) "  # noqa: S608
        "VALUES (%s, %s, %s, %s, %s, %s)",
        [table, columns, first, last, rows, digest],
    )


def _columns(model):
    return sorted(field.column for field in model._meta.concrete_fields)


def _digest(cursor, table, columns, first, last):
    """The number and the SHA-256 of the rows from key `first` to `last`.

    Of each row the values of `columns` count, as JSON, in a time zone and a form that no setting changes.
    """
    values = ", ".join(f'to_jsonb(e."{column}")' for column in columns)
    cursor.execute("SET LOCAL TIME ZONE 'UTC'")
    cursor.execute(
        f"""
        SELECT count(*), encode(sha256(coalesce(string_agg(
            sha256(convert_to(jsonb_build_array({values})::text, 'UTF8')), ''::bytea ORDER BY {KEY}
        ), ''::bytea)), 'hex')
        FROM "{table}" e WHERE {KEY} BETWEEN %s AND %s
        """,  # noqa: S608
        [first, last],
    )
    return cursor.fetchone()


def _history_faults(model):
    """The sealed stretches of one table that have changed. Columns that an upgrade took away cannot be compared."""
    table = model._meta.db_table
    anew = {_stretch(s): s for s in Seal.objects.filter(source__startswith=f"{table}{_WITH}")}
    name = str(model.pgh_tracked_model._meta.verbose_name)
    found = []
    with transaction.atomic(), connection.cursor() as cursor:
        for one in _seals_of(model):
            kept = anew.get(_stretch(one), one)
            rows, digest = _digest(cursor, table, one.columns, one.first, one.last)
            if digest != kept.digest:
                found.append(_history_fault(name, one.rows - rows, kept))
    return found


def _seals_of(model):
    """Those of one table of history whose columns are all still there."""
    columns = set(_columns(model))
    found = Seal.objects.filter(source=model._meta.db_table)
    return [one for one in found if set(one.columns) <= columns]


def _seals_over(model, keys):
    """Those whose stretch has one of the keys, which are in order."""
    return [
        one
        for one in _seals_of(model)
        if bisect_left(keys, one.first) < bisect_right(keys, one.last)
    ]


def _stretch(seal):
    return seal.first, seal.last, tuple(seal.columns)


def _history_fault(name, gone, seal):
    what = (
        f"{plural(gone, 'row')} of its history have gone"
        if gone > 0
        else "a row of its history has been changed"
        if gone == 0
        else "rows have been put into its history"
    )
    span = f"{KEY} {seal.first} to {seal.last}"
    return Fault(f"{name.capitalize()}: {what} since {moment(seal.at)} ({span}).", seal.at)


def _chain_faults(table, words, name, before=0, before_hash=""):
    """Where a chain is broken: an entry that does not fit its hash, or numbers that are missing.

    `before` and its hash are of the last entry that was disposed of, as a certificate says.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT number, before, at FROM (
                SELECT e.*, lag(number, 1, %s::bigint) OVER w AS before,
                    encode(sha256(convert_to(lag(hash, 1, %s) OVER w || {words("e")}, 'UTF8')), 'hex') AS right_hash
                FROM {table} e WINDOW w AS (ORDER BY number)
            ) e WHERE hash <> right_hash OR number <> before + 1 ORDER BY number LIMIT 20
            """,  # noqa: S608
            [before, before_hash],
        )
        return [_chain_fault(name, *row) for row in cursor.fetchall()]


def _chain_fault(name, number, before, at):
    if number != before + 1:
        gone = number - before - 1
        return Fault(
            f"{name}: {plural(gone, 'entry')} before number {number} of {moment(at)} are missing.",
            at,
        )
    return Fault(f"{name}: entry {number} of {moment(at)} is not as it was written.", at)


def _end_of_trail():
    """Entries that were sealed and have gone from the end, or were written anew."""
    sealed = Seal.objects.filter(source=TRAIL).order_by("-number").first()
    if sealed is None:
        return []
    if _was_disposed(sealed.last):
        return []
    kept = Access.objects.filter(number=sealed.last).values_list("hash", flat=True).first()
    if kept == sealed.digest:
        return []
    return [
        Fault(
            f"The trail: what was written before {moment(sealed.at)} has gone or is another.",
            sealed.at,
        )
    ]


def _was_disposed(number):
    return Seal.objects.filter(source=DISPOSED, last__gte=number).exists()
