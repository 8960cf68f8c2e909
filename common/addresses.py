"""Addresses of things by their keys, for lists: Django looks for the pattern anew each time it is asked."""

from functools import cache

from django.urls import get_script_prefix, reverse

STAND_IN = 987654321


def address_of(name, *keys):
    """What `reverse(name, args=keys)` gives, for a page whose address holds nothing but keys of rows."""
    return _pattern(name, len(keys), get_script_prefix()) % tuple(map(int, keys))


@cache
def _pattern(name, number, prefix):
    """The address with a place for each key."""
    stand_ins = [STAND_IN + place for place in range(number)]
    address = reverse(name, args=stand_ins).replace("%", "%%")
    for stand_in in stand_ins:
        address = address.replace(str(stand_in), "%d")
    return address
