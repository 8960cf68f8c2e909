"""Days of an action log that are proposed."""

import pytest
from django.urls import reverse

from actions.enums import LogField
from actions.logs import taking_in
from tests.factories.board import PersonFactory
from tests.factories.logs import FIELDS, HEADINGS, reviewed

pytestmark = pytest.mark.django_db


@pytest.fixture
def holt(db):
    return PersonFactory(given_name="Derek", family_name="Holt")


def test_month_alone_is_asked_about_with_its_last_day_proposed(client, group, unit, holt):
    client.force_login(unit)
    raised = {"headings": [*HEADINGS, "Date raised"], "fields": [*FIELDS, LogField.RAISED]}
    row = ("A1", "Do thing 1", "Derek Holt", "end of March", "", "", "3 November 2025")
    log = reviewed(group, unit, row, **raised)
    row = log.rows.get()
    assert row.problems == [
        [
            "due",
            "“end of March” names no day. 31 March 2026, its last day, is proposed: save it, or type another date.",
        ]
    ]
    page = client.get(log.get_absolute_url()).content.decode()
    assert "31 March 2026 (proposed)" in page
    assert f'name="due_{row.pk}" value="31 March 2026"' in page

    client.post(
        reverse("actions:log_save", args=[log.pk]),
        {"row": [row.pk], f"due_{row.pk}": "31 March 2026"},
    )

    assert [row.problems for row in log.rows.all()] == [[]]
    assert str(taking_in.accept(log=log, by=unit)[0].due_on) == "2026-03-31"
