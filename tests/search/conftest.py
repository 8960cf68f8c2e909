import pytest

from tests.factories.minutes import minuted_meeting


@pytest.fixture
def scene(db):
    """A meeting whose minutes circulate, with everything minutes can hold."""
    return minuted_meeting()
