"""Questions to the database whose SQL is made once and then asked again with other values.

Building a queryset and turning it into SQL takes Django two or three times as long as PostgreSQL needs to
answer. A page that asks ten such questions spends most of its time there, always with the same result:

    @prepared
    def minutes_after(group, day, person):
        return Minutes.objects.visible_to(person).filter(meeting__group=group, meeting__date__gt=day)

    rows = minutes_after(meeting.group_id, meeting.date, request.user)

The function is called with stand-ins, once a day and shape, and gives a queryset; whoever calls it gets a list.

- Numbers, days, times and rows of the database differ from call to call: they become places in the SQL. The
  function may hand them on but never look at them. Of a row it may take columns (`meeting.date`) and the keys
  that its model names in `PREPARED_KEYS`; its choices and truth values, and what its model names in
  `PREPARED_BY`, are there to be looked at.
- A collection of keys is one place, and so are a `Word` and `Words`. Everything else (text, None, truth values,
  and what `by_value` names) is part of the shape: for each value the SQL is made anew, so there should be few.
- `timezone.localdate()` may be used freely, because no SQL is kept to the next day; moments may not.

When a value is None or cannot stand in, the queryset is built in the ordinary way. In the tests every call is
compared with that.
"""

from __future__ import annotations

import copy
from datetime import date, datetime, time
from functools import cache, partial, wraps
from operator import attrgetter

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import EmptyResultSet, FieldDoesNotExist
from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.models import Value
from django.utils import timezone
from psycopg2.extensions import AsIs

from common.plans import Statement, plan_of

MOST_SHAPES = 200
"""SQL kept of one function; a function with more shapes than that names too much by value."""

verify = None
"""In the tests: called with the queryset as it would have been built, and the SQL and values used instead."""


class NotPrepared(Exception):
    """A value has no place in prepared SQL, so the queryset is built in the ordinary way."""


class Slot(Value):
    """A place in the SQL. `take` finds its value in the argument with the number `number`."""

    is_in_query = False
    is_many = False

    def __init__(self, number, take, field):
        super().__init__(None, output_field=field)
        self.number, self.take = number, take

    def as_sql(self, compiler, connection):
        return "%s", [self]

    @property
    def column_type(self):
        return self.output_field.db_type(connections[DEFAULT_DB_ALIAS])

    def value_in(self, arguments):
        found = arguments[self.number]
        found = self.take(found) if self.take else found
        if found is None:
            raise NotPrepared
        return found

    def resolve_expression(self, *args, **options):
        resolved = super().resolve_expression(*args, **options)
        resolved.is_in_query = True
        return resolved

    def __bool__(self):
        if self.is_in_query:
            return True
        raise TypeError("What is handed to a prepared question is not known when its SQL is made.")


class Keys(Slot):
    """A place for any number of keys."""

    is_many = True
    column_type = "bigint[]"

    def __init__(self, number, take):
        super().__init__(number, take, models.BigIntegerField())

    def as_sql(self, compiler, connection):
        return "(%s)", [self]

    def value_in(self, arguments):
        return [int(key) for key in super().value_in(arguments)]


class Words(tuple):
    """Texts that have one place together: an array for the database."""

    __slots__ = ()


class Word(str):
    """A text that has a place of its own, such as the key of a session."""

    __slots__ = ()


def _in_full(place, value):
    """A value as it stands in the text of a question: keys one after the other."""
    if not isinstance(place, Keys):
        return value
    return AsIs(", ".join(map(str, value)) or NO_KEY)


NO_KEY = "-1"
"""Is no key, so that nothing is in an empty collection and everything is not in it."""


class StandIn(Slot):
    """Stands for any row of a model with the same choices; where a key is wanted, for its key."""

    def __init__(self, number, row):
        super().__init__(number, attrgetter("pk"), models.BigIntegerField())
        self.row_model, self.looks = row.__class__, dict(_looks(row))

    def keys(self, take):
        """A place for keys that `take` finds in the row."""
        return Keys(self.number, take)

    def __getattr__(self, name):
        if name.startswith("_") or name in ("row_model", "looks"):
            raise AttributeError(name)
        if name in self.looks:
            return self.looks[name]
        if name in getattr(self.row_model, "PREPARED_KEYS", ()):
            return Slot(self.number, attrgetter(name), models.BigIntegerField())
        try:
            field = self.row_model._meta.get_field(name.removesuffix("_id"))
        except FieldDoesNotExist:
            raise AttributeError(f"{name} cannot be used in a prepared question.") from None
        return Slot(self.number, attrgetter(field.attname), _plain(field))

    @property
    def pk(self):
        return Slot(self.number, attrgetter("pk"), models.BigIntegerField())


def prepared(build=None, *, by_value=()):
    """Makes a function that gives a queryset into one that gives a list of its rows; see above."""
    if build is None:
        return partial(prepared, by_value=by_value)
    names = build.__code__.co_varnames[: build.__code__.co_argcount]
    looked_at = {names.index(name) for name in by_value}
    made = _Made()

    @wraps(build)
    def rows(*arguments):
        shape = tuple(
            argument if number in looked_at else _shape(argument)
            for number, argument in enumerate(arguments)
        )
        question = made.get(shape)
        if question is None:
            question = made.keep(shape, _Question(build, _stand_ins(arguments, looked_at)))
        try:
            return question.rows(arguments, build)
        except NotPrepared:
            return list(build(*arguments))

    rows.queryset = build
    return rows


class _Made:
    """What was made today, by shape."""

    def __init__(self):
        self.day, self.questions = None, {}

    def get(self, shape):
        if self.day != timezone.localdate():
            return None
        return self.questions.get(shape)

    def keep(self, shape, question):
        today = timezone.localdate()
        if self.day != today or len(self.questions) >= MOST_SHAPES:
            self.questions, self.day = {}, today
        self.questions[shape] = question
        return question


class _Question:
    """A queryset, its compiler and the SQL that came of it."""

    def __init__(self, build, stand_ins):
        self.queryset = build(*stand_ins)
        self.compiler = self.queryset.query.get_compiler(DEFAULT_DB_ALIAS)
        try:
            self.sql, params = self.compiler.as_sql()
        except EmptyResultSet:
            self.sql, params = "", ()
        self.params = tuple(params)
        self.statement = Statement(self.sql, self.params)
        if any(isinstance(each, (datetime, time)) for each in self.params):
            raise TypeError(f"{build.__qualname__} would keep a moment that has passed.")

    def rows(self, arguments, build):
        values = [
            each.value_in(arguments) if isinstance(each, Slot) else each for each in self.params
        ]
        in_text = tuple(map(_in_full, self.params, values))
        if verify:
            verify(build(*arguments), self.sql, in_text)
        if not self.sql:
            return []
        name = plan_of(self.statement, connections[DEFAULT_DB_ALIAS])
        if not name:
            return list(self._bound(self.sql, in_text))
        return list(self._bound(*self._execute(name, values)))

    def _execute(self, name, values):
        """The text that asks for the rows of a plan, and the values of its places in their order."""
        given = tuple(
            value
            for place, value in zip(self.params, values, strict=True)
            if isinstance(place, Slot)
        )
        places = ", ".join(["%s"] * len(given))
        return f"EXECUTE {name} ({places})" if given else f"EXECUTE {name}", given

    def _bound(self, sql, params):
        """A queryset that nobody can narrow any more, because it never leaves this module."""
        compiler = copy.copy(self.compiler)
        compiler.connection = connections[DEFAULT_DB_ALIAS]
        compiler.as_sql = lambda *args, **options: (sql, params)
        found = self.queryset.all()
        found.query.get_compiler = lambda *args, **options: compiler
        return found


def _stand_ins(arguments, looked_at):
    return [
        argument if number in looked_at else _stand_in(number, argument)
        for number, argument in enumerate(arguments)
    ]


def _stand_in(number, argument):
    if isinstance(argument, models.Model):
        return StandIn(number, argument)
    if isinstance(argument, Words):
        return Slot(number, list, ArrayField(models.TextField()))
    if isinstance(argument, _COLLECTIONS):
        return Keys(number, None)
    field = _FIELDS.get(type(argument))
    return Slot(number, None, field()) if field else argument


def _shape(argument):
    """What of an argument the SQL depends on."""
    if isinstance(argument, models.Model):
        return argument.__class__, _looks(argument)
    if isinstance(argument, Words):
        return Words
    if isinstance(argument, _COLLECTIONS):
        return _COLLECTIONS
    return type(argument) if type(argument) in _FIELDS else argument


def _looks(row):
    """What may be asked of a stand-in, as pairs of name and value."""
    row = getattr(row, "_wrapped", row)  # the person of a request is looked up when first asked for
    columns, others = _names(row.__class__)
    loaded = [(name, row.__dict__[name]) for name in columns if name in row.__dict__]
    return (*loaded, *((name, getattr(row, name)) for name in others))


@cache
def _names(model):
    fields = model._meta.concrete_fields
    looked_at = [f.name for f in fields if f.choices or isinstance(f, models.BooleanField)]
    return looked_at, getattr(model, "PREPARED_BY", ())


def _plain(field):
    """The field of the values in a column: keys for a column that refers to another row."""
    return models.BigIntegerField() if field.is_relation or field.primary_key else field


_COLLECTIONS = (list, tuple, set, frozenset)
_FIELDS = {
    int: models.BigIntegerField,
    date: models.DateField,
    time: models.TimeField,
    datetime: models.DateTimeField,
    Word: models.TextField,
}
