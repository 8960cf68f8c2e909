import pytest

from tests.meetings.planning.conftest import (  # noqa: F401
    _profile,
    client_of,
    group,
    people,
    unit,
    unit_client,
)

CLOSED, TEXT, NOTES = "Quillfeather", "Marlspike", "Thistledown"


@pytest.fixture
def secrets():
    """Words that must reach nobody but those they are for."""
    return {
        "is_confidential": True,
        "closed_title": CLOSED,
        "description": TEXT,
        "unit_notes": NOTES,
    }
