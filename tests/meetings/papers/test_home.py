"""The first page asks for papers that are owed, and tells the unit of those that are missing."""

import pytest

from meetings.enums import MeetingStatus
from meetings.services import papers
from tests.factories.board import AccountFactory, UnitFactory
from tests.factories.meetings import ItemFactory, MeetingFactory, PartFactory, in_days
from tests.factories.papers import handed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    return UnitFactory()


def item_due_in(days, presenter=None, **facts):
    meeting = MeetingFactory(
        date=in_days(20),
        paper_deadline=in_days(days),
        status=MeetingStatus.PUBLISHED,
        title="Executive",
    )
    return ItemFactory(part=PartFactory(meeting=meeting), presenter=presenter, **facts)


def lines(client, person, name="waiting"):
    client.force_login(person)
    found = client.get("/").context[name]
    return [(line.label, line.state, line.tone) for line in found if "paper" in line.label]


@pytest.mark.parametrize(
    ("days", "state", "tone"), [(9, "Due in 9 days", "amber"), (-1, "Late", "red")]
)
def test_who_is_to_hand_in_is_asked_on_the_first_page(client, unit, days, state, tone):
    presenter = AccountFactory()
    item = item_due_in(days, presenter)
    papers.expect(item=item, title="Report", by=unit)

    assert lines(client, presenter) == [("Hand in a paper", state, tone)]

    handed_in(item, presenter)
    assert lines(client, presenter) == []


def test_a_paper_asked_of_somebody_else_is_not_the_presenters(client, unit):
    presenter, nurse = AccountFactory(), AccountFactory()
    papers.expect(item=item_due_in(9, presenter), title="Report", contributor=nurse, by=unit)

    assert (lines(client, presenter), len(lines(client, nurse))) == ([], 1)


@pytest.mark.parametrize(("days", "where", "tone"), [(9, "waiting", "blue"), (-1, "late", "red")])
def test_the_unit_is_told_of_missing_papers(client, unit, days, where, tone):
    item = item_due_in(days)
    papers.expect(item=item, title="Report", by=unit)
    papers.expect(item=item, title="Figures", by=unit)

    assert lines(client, unit, where) == [("Chase missing papers", "2 papers", tone)]
