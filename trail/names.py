"""What rows are called that other rows refer to: as they are now, removed ones as they last were."""

from django.db import connection

GIVEN = {
    "board.person": "concat_ws(' ', nullif(title, ''), nullif(given_name, ''), family_name)",
    "meetings.agendapart": "coalesce(nullif(title, ''), 'Agenda')",
}
"""Where it is not simply a column of the row, in SQL over the columns of its table."""

USUAL = ("reference", "name", "title", "name_then", "question")


def names_of(wanted):
    """`{model: keys}` as `{(model, key): name}`. One query, and one more when some are gone."""
    wanted = {model: sorted(keys) for model, keys in wanted.items() if keys}
    found = _read([(model, model._meta.db_table, "id", "", keys) for model, keys in wanted.items()])
    gone = {
        model: [key for key in keys if (model, key) not in found] for model, keys in wanted.items()
    }
    last = [
        (model, events._meta.db_table, "pgh_obj_id", "ORDER BY pgh_id", keys)
        for model, keys in gone.items()
        if keys and (events := _events_of(model))
    ]
    return found | _read(last)


def _read(sources):
    if not sources:
        return {}
    models = [model for model, *_rest in sources]
    parts = [
        f"(SELECT {number}, {key}, {_name(model)} FROM {table} WHERE {key} = ANY(%s) {order})"  # noqa: S608
        for number, (model, table, key, order, _keys) in enumerate(sources)
    ]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), [keys for *_rest, keys in sources])
        return {(models[number], key): name for number, key, name in cursor.fetchall()}


def _name(model):
    if given := GIVEN.get(model._meta.label_lower):
        return given
    columns = {f.name for f in model._meta.concrete_fields}
    return next((f'"{name}"' for name in USUAL if name in columns), "id::text")


def _events_of(model):
    fields = {f.name: f for f in model._meta.get_fields()}
    return fields["events"].related_model if "events" in fields else None
