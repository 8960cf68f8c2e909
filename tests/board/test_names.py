from datetime import date

import pytest

from board.names import name_on
from tests.factories.board import FormerNameFactory, GroupFactory


@pytest.mark.parametrize(
    ("on", "name"),
    [
        (date(2019, 12, 31), "First name"),
        (date(2020, 1, 1), "Second name"),
        (date(2023, 6, 30), "Second name"),
        (date(2023, 7, 1), "Present name"),
        (date(2026, 1, 1), "Present name"),
    ],
)
def test_name_on_a_date_is_the_one_the_group_had_then(on, name):
    group = GroupFactory.build(name="Present name")
    former = [
        FormerNameFactory.build(group=group, name="Second name", until=date(2023, 7, 1)),
        FormerNameFactory.build(group=group, name="First name", until=date(2020, 1, 1)),
    ]

    assert name_on(group, on, former) == name
