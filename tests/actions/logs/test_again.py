"""What a log repeats: references within it, rows of an earlier file, names that were answered before."""

import pytest
from django.urls import reverse

from actions.enums import LogField
from actions.logs import services, taking_in
from common.refusals import Refused
from tests.factories.board import GroupFactory, PersonFactory
from tests.factories.logs import reviewed

pytestmark = pytest.mark.django_db

ONE = ("A1", "Do thing 1", "Derek Holt", "13.1.27", "", "")
AGAIN = ("A1", "Do thing 1 again", "Derek Holt", "14.1.27", "", "")


@pytest.fixture
def holt(db):
    return PersonFactory(given_name="Derek", family_name="Holt")


def asked(log):
    return [[field for field, _ in row.problems] for row in log.rows.all()]


def test_reference_of_two_rows_is_asked_about_beside_both(group, unit, holt):
    log = reviewed(group, unit, ONE, ("A2", *ONE[1:]), AGAIN)

    [[_, first]], _, [[_, second]] = [row.problems for row in log.rows.all()]
    assert (first[:29], second[:29]) == (
        "“A1” stands at row 4 too. Say",
        "“A1” stands at row 2 too. Say",
    )
    with pytest.raises(Refused) as refused:
        taking_in.accept(log=log, by=unit)
    assert refused.value.reason.startswith("“A1” stands at several rows.")


@pytest.mark.parametrize(
    "values", [{"reference": "A1"}, {"reference": "A1b"}, {"is_left_out": True}]
)
def test_one_answer_settles_all_rows_that_share_a_reference(group, unit, holt, values):
    log = reviewed(group, unit, ONE, AGAIN)
    row = log.rows.last()

    services.correct_rows(log=log, corrections={row.pk: values}, by=unit)

    assert asked(log) == [[], []]
    assert len(taking_in.accept(log=log, by=unit)) == 2 - ("is_left_out" in values)


def test_numbers_alone_may_stand_again(group, unit, holt):
    log = reviewed(group, unit, ("1", *ONE[1:]), ("1", *AGAIN[1:]))

    assert asked(log) == [[], []]


def test_reference_is_answered_on_the_page(client, group, unit, holt):
    client.force_login(unit)
    log = reviewed(group, unit, ONE, AGAIN)
    row = log.rows.last()
    page = client.get(log.get_absolute_url()).content.decode()
    assert page.count("“A1” is meant for each of these rows") == 2

    client.post(
        reverse("actions:log_save", args=[log.pk]),
        {"row": [row.pk], f"reference_{row.pk}": "A1"},
    )

    assert asked(log) == [[], []]


def test_second_row_of_a_reference_is_matched_by_what_it_says(group, unit, holt):
    log = reviewed(group, unit, ONE, AGAIN)
    row = log.rows.last()
    services.correct_rows(log=log, corrections={row.pk: {LogField.REFERENCE: "A1"}}, by=unit)
    made = taking_in.accept(log=log, by=unit)

    later = reviewed(group, unit, ONE, AGAIN, ("A3", *ONE[1:]), name="later.xlsx")

    already = [each.already for each in later.rows.select_related("already")]
    assert already == [*made, made[0]]


INITIALS = ("E/1", "Circulate the strategy", "DH", "30 April 2026", "", "")
OTHER = ("E/2", "Write to schools", "DH", "30 April 2026", "", "")


def answered(group, unit, choice):
    log = reviewed(group, unit, INITIALS)
    name = log.names.get()
    assert not name.is_settled
    services.settle_names(log=log, choices={name.pk: choice}, by=unit)


def test_name_that_was_answered_for_one_log_is_not_asked_in_the_next(group, unit, holt):
    answered(group, unit, f"person:{holt.pk}")

    log = reviewed(group, unit, OTHER, name="later.xlsx")

    name = log.names.get()
    assert (name.choice, name.is_settled) == (f"person:{holt.pk}", True)
    log.refresh_from_db()
    assert log.notes == ["Answered in an earlier log: “DH”: Derek Holt."]


def test_words_that_are_nobody_stay_nobody(group, unit):
    answered(group, unit, "words")

    assert reviewed(group, unit, OTHER, name="later.xlsx").names.get().is_settled


def test_answer_is_only_proposed_where_two_fit_or_another_group_gave_it(group, unit, holt):
    answered(group, unit, f"person:{holt.pk}")
    elsewhere = reviewed(GroupFactory(), unit, OTHER, name="elsewhere.xlsx")
    PersonFactory(given_name="Dora", family_name="Hale")
    later = reviewed(group, unit, OTHER, name="later.xlsx")

    found = [(log.names.get().choice, log.names.get().is_settled) for log in (elsewhere, later)]
    assert found == [(f"person:{holt.pk}", False)] * 2
