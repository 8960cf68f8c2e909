"""The first page of a register is found on a shorter way; it has to be the beginning of the whole."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook

from tests.factories.board import GroupFactory
from tests.factories.minutes import minuted_meeting
from tests.factories.registers import arising, challenge_at, decision_between, held

pytestmark = pytest.mark.django_db


def column(client, address, heading):
    """All values below a heading of a register's sheet."""
    rows = list(load_workbook(BytesIO(client.get(address).content)).active.values)
    first = next(place for place, row in enumerate(rows) if heading in row)
    return [row[rows[first].index(heading)] for row in rows[first + 1 :]]


def test_decisions(client):
    scene = minuted_meeting()
    for number in range(20):
        decision_between(
            scene.group,
            scene.unit,
            reference=f"D-QA-2025-{number + 200}",
            taken_on=scene.meeting.date + timedelta(days=number // 3 - 2),
        )
    client.force_login(scene.unit)

    whole = column(client, "/registers/decisions.xlsx", "Reference")
    lines = client.get("/registers/decisions/").context["lines"]

    assert len(whole) == 22
    assert [line.reference for line in lines] == whole[:15]


@pytest.mark.parametrize("number", [5, 20])
def test_challenges(client, number):
    scene = minuted_meeting()
    item = arising(held(GroupFactory(), date(2026, 1, 9)))
    for each in range(20):
        status = "open" if each < number else "closed"
        challenge_at(item, scene.unit, f"Who does part {each}?", status=status)
    client.force_login(scene.unit)

    whole = column(client, "/registers/challenges.xlsx", "Question")
    lines = client.get("/registers/challenges/").context["lines"]

    assert len(whole) == 22
    assert [line.question for line in lines] == whole[:15]
