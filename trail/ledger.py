"""Reading row history out of the database: few queries, whatever the number of rows.

The tables of events are put together by name, so the statements are raw SQL.
Names of tables and columns come from the models, values are parameters.
"""

import json
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import connection

TYPING_MINUTES = 10
"""Autosaves of one person on one row that follow each other so closely are told as one."""


@dataclass(frozen=True)
class Wanted:
    """Which part of a history is asked for: whose changes, of which kind, of which days."""

    person: int | None = None
    change: str = ""
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True)
class Step:
    """What happened to one row in one save. `change`: added, changed, removed or brought_back."""

    rows: object
    key: int
    change: str
    began: datetime
    ended: datetime
    user: int | None
    via: str
    context: str | None
    before: dict | None = field(default=None, compare=False)
    after: dict | None = field(default=None, compare=False)


def page_of_steps(sources, pk, sight, wanted, *, limit, offset):
    """The steps of a history, newest first, with what the rows were and became; and how many there are.

    `sources` are the `Rows` of the kind. Two queries.
    """
    sources = [rows for rows in sources if sight.sees(rows.needs)]
    if not sources:
        return [], 0
    leading, params = _leading(sources, pk)
    parts = []
    for number, rows in enumerate(sources):
        sql, values = _told(number, rows, pk, sight)
        parts.append(sql)
        params += values
    where, values = _filters(wanted)
    with connection.cursor() as cursor:
        cursor.execute(
            _STEPS.format(
                leading="".join(f"{each}, " for each in leading),
                told=" UNION ALL ".join(parts),
                where=where,
                typing=TYPING_MINUTES,
            ),
            [*params, *values, wanted.change, wanted.change, limit, offset],
        )
        found = cursor.fetchall()
    states = _states(sources, found)
    total = found[0][-1] if found else 0
    return [_step(sources, row, states) for row in found], total


def people_in(sources, pk, sight):
    """The keys of all who changed something in this history. One query."""
    sources = [rows for rows in sources if sight.sees(rows.needs)]
    if not sources:
        return set()
    leading, params = _leading(sources, pk)
    parts = []
    for rows in sources:
        condition, values = _belongs(rows, pk)
        parts.append(
            f"SELECT DISTINCT pgh_context->>'user' FROM {rows.table} e WHERE {condition}"  # noqa: S608
        )
        params += values
    before = f"WITH {', '.join(leading)} " if leading else ""
    with connection.cursor() as cursor:
        cursor.execute(before + " UNION ".join(parts), params)
        return {int(key) for (key,) in cursor.fetchall() if key}


def has_history(rows, pk):
    """Whether there ever was such a row."""
    return rows.events._base_manager.filter(pgh_obj_id=pk).exists()


_STEPS = """
WITH {leading}told AS ({told}),
marked AS (
    SELECT *, CASE WHEN lag(pgh_id) OVER w IS NOT NULL AND (
            (pgh_created_at = lag(pgh_created_at) OVER w
                AND pgh_context_id IS NOT DISTINCT FROM lag(pgh_context_id) OVER w)
            OR (pgh_label = 'changed' AND via = 'autosave' AND lag(via) OVER w = 'autosave'
                AND lag(actor) OVER w = actor
                AND pgh_created_at - lag(pgh_created_at) OVER w < interval '{typing} minutes')
        ) THEN 0 ELSE 1 END AS starts
    FROM told {where}
    WINDOW w AS (PARTITION BY source, pgh_obj_id ORDER BY pgh_id)
),
runs AS (
    SELECT *, sum(starts) OVER (PARTITION BY source, pgh_obj_id ORDER BY pgh_id) AS run FROM marked
),
steps AS (
    SELECT source, pgh_obj_id, min(pgh_created_at) AS began, max(pgh_created_at) AS ended,
        (array_agg(before_id ORDER BY pgh_id))[1] AS before_id, max(pgh_id) AS after_id,
        (array_agg(actor ORDER BY pgh_id DESC))[1] AS actor,
        (array_agg(via ORDER BY pgh_id DESC))[1] AS via,
        (array_agg(pgh_context_id ORDER BY pgh_id DESC))[1] AS context,
        CASE WHEN (array_agg(pgh_label ORDER BY pgh_id DESC))[1] = 'removed' THEN 'removed'
            WHEN (array_agg(pgh_label ORDER BY pgh_id))[1] <> 'added' THEN 'changed'
            WHEN bool_or(is_back) THEN 'brought_back' ELSE 'added' END AS change
    FROM runs GROUP BY source, pgh_obj_id, run
)
SELECT source, pgh_obj_id, began, ended, before_id, after_id, actor, via, context::text, change,
    count(*) OVER () AS total
FROM steps WHERE %s = '' OR change = %s
ORDER BY ended DESC, context, source, pgh_obj_id, after_id DESC LIMIT %s OFFSET %s
"""


def _told(number, rows, pk, sight):
    """The events of one model that say something, each with the key of the one before it."""
    columns = ", ".join(f'e."{f.column}"' for f in rows.fields(sight))
    said = f"ROW({columns}) IS DISTINCT FROM lag(ROW({columns})) OVER w" if columns else "FALSE"
    objects, params = _objects(rows, pk)
    owner = f'e."{rows.column(rows.owner)}"' if rows.owner else "e.pgh_obj_id"
    mine, mine_params = _owners(rows, pk)
    cap = sight.until.get(rows.needs)
    capped = "AND pgh_created_at <= %s" if cap else ""
    sql = f"""
        SELECT {number} AS source, pgh_id, pgh_obj_id, pgh_label, pgh_created_at, pgh_context_id, before_id,
            (pgh_context->>'user')::bigint AS actor, pgh_context->>'via' AS via,
            coalesce((pgh_context->>'brought_back')::boolean, FALSE) AS is_back
        FROM (
            SELECT e.pgh_id, e.pgh_obj_id, e.pgh_label, e.pgh_created_at, e.pgh_context,
                e.pgh_context_id, {owner} AS owner, lag({owner}) OVER w AS owner_before,
                lag(e.pgh_id) OVER w AS before_id,
                (e.pgh_label <> 'changed' OR lag(e.pgh_id) OVER w IS NULL OR {said}) AS says
            FROM {rows.table} e WHERE {objects}
            WINDOW w AS (PARTITION BY e.pgh_obj_id ORDER BY e.pgh_id)
        ) e WHERE (owner = {mine} OR owner_before = {mine}) AND (says OR owner <> owner_before) {capped}
    """  # noqa: S608
    return sql, [*params, *mine_params, *mine_params, *([cap] if cap else [])]


def _objects(rows, pk):
    """The rows that belong to the record, or did at any time."""
    if not rows.owner:
        return "e.pgh_obj_id = %s", [pk]
    mine, params = _owners(rows, pk)
    column = rows.column(rows.owner)
    return (
        f'e.pgh_obj_id = ANY (ARRAY(SELECT pgh_obj_id FROM {rows.table} WHERE "{column}" = {mine}))',  # noqa: S608
        params,
    )


def _belongs(rows, pk):
    if not rows.owner:
        return "e.pgh_obj_id = %s", [pk]
    mine, params = _owners(rows, pk)
    return f'e."{rows.column(rows.owner)}" = {mine}', params


def _owners(rows, pk):
    """What the owner of a row may be: the record, or one of the rows of `via` that belong or belonged to it.

    Arrays, because the planner takes long over joins in so many sources.
    """
    if not rows.via:
        return "(%s)", [pk]
    return f"ANY (ARRAY(SELECT key FROM {_name(rows)}))", []  # noqa: S608


def _leading(sources, pk):
    """The rows of each `via` that belong or belonged to the record: asked for once, however many need them."""
    found = {_name(rows): rows for rows in sources if rows.via}
    parts = [f"{name} (key) AS ({_led(rows)})" for name, rows in found.items()]
    return parts, [pk] * 2 * len(parts)


def _name(rows):
    return f"led_by_{rows.via._meta.db_table}_{rows.via_owner}"


def _led(rows):
    column = rows.via._meta.get_field(rows.via_owner).column
    events = rows.via._meta.get_field("events").related_model._meta.db_table
    return (
        f'SELECT id FROM {rows.via._meta.db_table} WHERE "{column}" = %s '  # noqa: S608
        f'UNION SELECT pgh_obj_id FROM {events} WHERE "{column}" = %s'
    )


def _filters(wanted):
    found = {
        "actor = %s": wanted.person,
        "(pgh_created_at AT TIME ZONE 'Europe/London')::date >= %s": wanted.first,
        "(pgh_created_at AT TIME ZONE 'Europe/London')::date <= %s": wanted.last,
    }
    asked = {sql: value for sql, value in found.items() if value is not None}
    return (f"WHERE {' AND '.join(asked)}" if asked else ""), list(asked.values())


def _states(sources, found):
    """The rows as they stood, by source and key of the event. One query."""
    wanted = {}
    for source, _obj, _began, _ended, before, after, *_rest in found:
        wanted.setdefault(source, set()).update({before, after} - {None})
    if not wanted:
        return {}
    parts = [
        f"SELECT {source}, pgh_id, to_jsonb(e) FROM {sources[source].table} e WHERE pgh_id = ANY(%s)"  # noqa: S608
        for source in wanted
    ]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), [list(keys) for keys in wanted.values()])
        return {(source, key): json.loads(state) for source, key, state in cursor.fetchall()}


def _step(sources, row, states):
    source, key, began, ended, before, after, user, via, context, change, _total = row
    state = states.get((source, after))
    return Step(
        rows=sources[source],
        key=key,
        change=change,
        began=began,
        ended=ended,
        user=user,
        via=via or "",
        context=context,
        before=state if change == "removed" else states.get((source, before)),
        after=None if change == "removed" else state,
    )
