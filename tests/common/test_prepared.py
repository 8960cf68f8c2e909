"""Questions whose SQL is made once: the same rows as without, and nothing of one person for another."""

import contextlib
from concurrent.futures import ThreadPoolExecutor
from datetime import time, timedelta
from types import SimpleNamespace

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from board.enums import MembershipRole
from board.models import Group, Person
from board.offices import keep, offices_of
from common.plans import Plans, Statement
from common.prepared import prepared
from tests.factories.board import AccountFactory, MembershipFactory, PersonFactory, UnitFactory

pytestmark = pytest.mark.django_db


@prepared
def led_by(person):
    return Group.objects.chaired_by(person, timezone.localdate()).order_by("pk")


def chair_and_group():
    held = MembershipFactory(role=MembershipRole.CHAIR)
    return held.person, held.seat.group


def test_another_value_gives_other_rows(django_assert_num_queries):
    first, second = PersonFactory(), PersonFactory()
    rows = prepared(lambda key: Person.objects.filter(pk=key))

    assert (rows(first.pk), rows(second.pk)) == ([first], [second])
    with django_assert_num_queries(1):
        rows(first.pk)


def test_one_person_never_gets_the_rows_of_another():
    chair, group = chair_and_group()
    other = PersonFactory()
    keep(chair)
    keep(other)

    assert (led_by(chair), led_by(other), led_by(chair)) == ([group], [], [group])


def test_a_person_whose_offices_are_not_kept_is_asked_for_in_the_ordinary_way():
    chair, group = chair_and_group()
    kept = PersonFactory()
    keep(kept)

    assert (led_by(kept), led_by(chair)) == ([], [group])


def test_none_is_asked_for_in_the_ordinary_way():
    person = PersonFactory(employer=None)
    rows = prepared(lambda each: Person.objects.filter(employer=each.employer_id))

    assert rows(person) == [person]


def test_an_empty_collection_has_nothing_in_it():
    person = PersonFactory()
    inside = prepared(lambda keys: Person.objects.filter(pk__in=keys))
    outside = prepared(lambda keys: Person.objects.exclude(pk__in=keys))

    assert (inside([person.pk]), inside([])) == ([person], [])
    assert (outside([person.pk]), outside([])) == ([], [person])


def test_the_next_day_has_its_own_sql(monkeypatch):
    left = PersonFactory(left_on=timezone.localdate())
    staying = PersonFactory()
    current = prepared(lambda: Person.objects.current(timezone.localdate()).order_by("pk"))

    assert current() == [staying]
    yesterday = timezone.localdate() - timedelta(days=1)
    monkeypatch.setattr(timezone, "localdate", lambda: yesterday)
    assert current() == [left, staying]


def test_a_value_that_is_looked_at_is_refused():
    rows = prepared(lambda key: Person.objects.filter(pk=key) if key else Person.objects.none())

    with pytest.raises(TypeError) as refused:
        rows(1)

    assert str(refused.value) == (
        "What is handed to a prepared question is not known when its SQL is made."
    )


def test_a_moment_that_would_be_kept_is_refused():
    rows = prepared(lambda: Person.objects.filter(last_login__lt=timezone.now()))

    with pytest.raises(TypeError):
        rows()


def test_a_time_of_day_may_be_handed_on():
    person = PersonFactory()
    early = prepared(lambda at: Person.objects.filter(last_login__time__gt=at))
    Person.objects.update(last_login=timezone.now().replace(hour=12))

    assert (early(time(3)), early(time(23))) == ([person], [])


def test_choices_are_part_of_the_shape():
    unit, member = UnitFactory(), AccountFactory()
    everything = prepared(
        lambda who: Person.objects.order_by("pk") if who.sees_everything else Person.objects.none()
    )

    assert (everything(unit), everything(member)) == ([unit, member], [])


def test_what_is_prepared_reads_offices_once(django_assert_num_queries):
    person = PersonFactory()
    keep(person)
    led_by(person)

    with django_assert_num_queries(1):
        led_by(person)
    assert offices_of(person, timezone.localdate()).chaired == frozenset()


# -- plans that the database keeps ---------------------------------------------------------------


def texts(captured):
    return [query["sql"].partition(" ")[0] for query in captured.captured_queries]


def test_a_question_that_comes_again_keeps_its_plan():
    first, second = PersonFactory(), PersonFactory()
    rows = prepared(
        lambda keys, day: (
            Person.objects.filter(pk__in=keys, given_name__gt="100 %")
            .exclude(left_on__lt=day)
            .order_by("pk")
        )
    )
    today = timezone.localdate()

    with CaptureQueriesContext(connection) as captured:
        found = [rows(keys, today) for keys in ([first.pk], [second.pk, first.pk], [])]

    assert found == [[first], [first, second], []]
    assert texts(captured) == ["SELECT", "EXECUTE", "EXECUTE"]


def test_the_same_text_with_other_constants_has_another_plan():
    """The plan of one was asked for the other once: what a manager sees, or what was so yesterday."""
    first, second = PersonFactory(given_name="Ada"), PersonFactory(given_name="Bea")
    named = prepared(
        lambda name, key: Person.objects.filter(given_name=name, pk__gt=key), by_value=["name"]
    )

    with CaptureQueriesContext(connection) as captured:
        found = [named(name, 0) for name in ["Ada", "Ada", "Bea", "Bea", "Ada"]]

    assert found == [[first], [first], [second], [second], [first]]
    assert texts(captured) == ["SELECT", "EXECUTE", "SELECT", "EXECUTE", "EXECUTE"]


def test_a_plan_is_not_asked_on_the_next_day(monkeypatch):
    left = PersonFactory(left_on=timezone.localdate())
    current = prepared(lambda key: Person.objects.current(timezone.localdate()).filter(pk__gt=key))
    assert [current(0), current(0)] == [[], []]

    yesterday = timezone.localdate() - timedelta(days=1)
    monkeypatch.setattr(timezone, "localdate", lambda: yesterday)

    assert [current(0), current(0)] == [[left], [left]]


def test_a_plan_outlives_what_was_rolled_back():
    person = PersonFactory()
    rows = prepared(lambda key: Person.objects.filter(pk=key, given_name__gt="1 rolled back"))
    rows(person.pk)

    with contextlib.suppress(ZeroDivisionError), transaction.atomic():
        rows(person.pk)
        raise ZeroDivisionError

    assert rows(person.pk) == [person]


def test_another_connection_has_its_own_plans():
    person = PersonFactory()
    rows = prepared(lambda key: Person.objects.filter(pk=key, given_name__gt="1 elsewhere"))
    rows(person.pk)
    rows(person.pk)

    with ThreadPoolExecutor(1) as elsewhere:
        found = elsewhere.submit(_asked_twice_and_closed, rows, person.pk).result()

    assert found == ["SELECT", "EXECUTE"]


def _asked_twice_and_closed(rows, key):
    try:
        with CaptureQueriesContext(connection) as captured:
            rows(key)
            rows(key)
        return texts(captured)
    finally:
        connection.close()


def test_behind_a_pooler_no_plan_is_kept():
    class Pooled:
        """A connection whose questions are answered by a process that it was not made with."""

        info = SimpleNamespace(backend_pid=0)
        cursor = connection.cursor

    plans = Plans(Pooled)

    assert [plans.name(Statement("SELECT 1", ()), Pooled) for _time in range(3)] == [
        None,
        None,
        None,
    ]
