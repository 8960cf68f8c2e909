import pytest

from board.enums import MembershipRole
from tests.factories.actions import item_of, meeting_held, member_of
from tests.factories.board import GroupFactory, UnitFactory
from tests.meetings.home.reading import day


@pytest.fixture
def unit(db):
    return UnitFactory(given_name="Uma", family_name="Unit")


@pytest.fixture
def group(db):
    return GroupFactory(name="Quality Assurance", code="QA")


@pytest.fixture
def meeting(group):
    return meeting_held(group, day(-60))


@pytest.fixture
def item(meeting):
    return item_of(meeting)


@pytest.fixture
def chair(group):
    return member_of(group, MembershipRole.CHAIR, given_name="Cora", family_name="Chair")


@pytest.fixture
def minute_taker(group):
    return member_of(group, MembershipRole.MINUTE_TAKER, given_name="Mina", family_name="Taker")


@pytest.fixture
def member(group):
    return member_of(group, given_name="Mel", family_name="Member")
