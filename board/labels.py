"""Labels of choices in the board's own words: a partnership's chart does not say "Board"."""

from board.enums import GroupKind, Role, Sector


def group_kind_label(kind, words):
    if kind == GroupKind.BOARD:
        return _capital(words.body)
    return GroupKind(kind).label


def sector_label(sector, words):
    if sector == Sector.BOARD:
        return f"The {words.body}'s own team"
    return Sector(sector).label


def role_label(role, words):
    if role == Role.CHAIR:
        return f"Chair of the {words.body}"
    if role == Role.SCRUTINEER:
        return _capital(words.scrutineer)
    return Role(role).label


def choices(enum, label, words):
    """Choices of a form field, with `label` one of the functions above."""
    return [(value, label(value, words)) for value in enum.values]


def _capital(text):
    return text[:1].upper() + text[1:]
