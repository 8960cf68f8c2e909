"""Two browsers take a log in at the same moment, and long logs take no longer than they may."""

import time

import pytest

from actions.logs import services, taking_in
from actions.logs.pages import ReviewPage
from actions.models import Action, ActionLogImport
from tests.factories.board import GroupFactory, PersonFactory, UnitFactory
from tests.factories.logs import FIELDS, log_of, reviewed
from tests.meetings.test_planning_at_once import at_once

MOST = 5_000


@pytest.mark.usefixtures("committed")
def test_log_is_taken_in_once_by_two_at_once():
    group, unit = GroupFactory(), UnitFactory()
    log = reviewed(group, unit, ("1", "Write", "Jo Ashby", "", "", ""))
    services.settle_names(log=log, choices={log.names.get().pk: "new"}, by=unit)

    results = at_once(*[lambda: taking_in.accept(log=log, by=unit)] * 2)

    assert sorted(isinstance(result, str) for result in results) == [False, True]
    assert "This action log has been taken in already." in results
    assert Action.objects.filter(log_row__log=log).count() == 1
    assert PersonFactory._meta.model.objects.filter(family_name="Ashby").count() == 1


@pytest.mark.django_db
def test_log_of_5000_rows_is_read_reviewed_and_taken_in(django_assert_max_num_queries):
    group, unit = GroupFactory(), UnitFactory()
    people = [PersonFactory(given_name="Ada", family_name=f"Ashby{n:02}") for n in range(40)]
    rows = [
        (f"E/{n}", f"Write paper {n}", people[n % 40].full_name, "1 May 2026", "Open", "Drafted")
        for n in range(MOST)
    ]

    began = time.process_time()
    log = log_of(group, unit, *rows)
    with django_assert_max_num_queries(60):
        services.confirm_columns(log=log, fields=FIELDS, green_is_done=True, by=unit)
    log = ActionLogImport.objects.get(pk=log.pk)
    with django_assert_max_num_queries(12):
        assert len(ReviewPage(log).rows) == 100
    with django_assert_max_num_queries(60):
        taking_in.accept(log=log, by=unit)
    taken = time.process_time() - began

    assert Action.objects.filter(log_row__log=log).count() == MOST
    assert taken < 40
