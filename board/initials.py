"""Initials as minutes write them. They are a convenience for readers, never a key."""


def initials_of(given_name, family_name):
    """The first letters of each part of a name: "Mary-Ann", "O'Brien" gives "MAO"."""
    parts = f"{given_name} {family_name}".replace("-", " ").split()
    return "".join(part[0].upper() for part in parts if part[0].isalpha())


def shared_initials(people):
    """A dict of initials to the people who share them, for those that fit two or more."""
    by_initials = {}
    for person in people:
        by_initials.setdefault(person.initials_or_default, []).append(person)
    return {key: found for key, found in by_initials.items() if key and len(found) > 1}
