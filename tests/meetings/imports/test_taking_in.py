"""A closed meeting made of each sample: what it holds, and that no word of the file is missing."""

import pytest
from docx import Document

from actions.enums import ActionStatus
from actions.models import Action
from common.richtext import words_of
from meetings.enums import ApprovalKind, MeetingStatus, MinutesStatus
from meetings.imports.leftovers import missing
from meetings.models import Attendance, Challenge, Decision
from meetings.reading import read
from tests.factories.board import GroupFactory, UnitFactory
from tests.factories.imports import THREE_COLUMN, TWO_COLUMN, accepted

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    return UnitFactory()


def words_in(path):
    """All the words of a file's body, also those in tables."""
    return "\n".join(node.text or "" for node in Document(path).element.body.iter() if node.tag.endswith("}t"))


def said_in(record):
    """Everything that a record says, as text."""
    from meetings.presenters.minutes.snapshot import to_snapshot

    def strings(value):
        if isinstance(value, dict):
            value = list(value.values())
        if isinstance(value, list):
            return [each for inner in value for each in strings(inner)]
        return [words_of(value) if "<" in str(value) else str(value)]

    return "\n".join(strings(to_snapshot(record)))


@pytest.mark.parametrize("path", [TWO_COLUMN, THREE_COLUMN], ids=["two", "three"])
def test_no_word_of_a_sample_is_missing_in_its_minutes(unit, path):
    row = accepted(GroupFactory(), unit, path)

    record = read(row.meeting.minutes, unit).record

    print(said_in(record))
    assert missing(words_in(path), said_in(record)) == []
