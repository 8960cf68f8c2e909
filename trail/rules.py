"""Who reads the trail."""

from board.enums import Role

READERS = frozenset({Role.MANAGER, Role.AUDITOR})


def reads_trail(person):
    """Who did what is for the auditor and the manager of the unit: it tells of everybody, the unit included."""
    return person.is_authenticated and person.role in READERS
