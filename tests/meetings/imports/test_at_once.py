"""Two people accept the same minutes at the same moment, or bring the same file: once only."""

import pytest

from meetings.models import Meeting, MinutesImport
from meetings.services import imports
from tests.factories.board import BoardProfileFactory, GroupFactory, UnitFactory
from tests.factories.imports import TWO_COLUMN, brought, opened
from tests.meetings.test_planning_at_once import at_once

pytestmark = pytest.mark.usefixtures("committed")


def test_two_browsers_accept_once():
    BoardProfileFactory()
    unit = UnitFactory()
    row = brought(GroupFactory(code="NB"), unit)

    def accept():
        return imports.accept(row=row, by=unit, leave_open=True).reference

    assert sorted(at_once(accept, accept)) == [
        "NB-2025-01",
        "minutes.docx has been accepted already: NB-2025-01.",
    ]
    assert Meeting.objects.count() == 1


def test_two_browsers_bring_one_file_once():
    group, unit = GroupFactory(), UnitFactory()

    def bring():
        found = imports.bring(
            group=group, file=opened(TWO_COLUMN), name="minutes.docx", by=unit, at_once=True
        )
        return found.is_new

    assert sorted(at_once(bring, bring)) == [False, True]
    assert MinutesImport.objects.count() == 1
