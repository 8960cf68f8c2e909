"""The entries of the service navigation, in the order people look for them."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

EVERYBODY = [
    ("Home", "home"),
    ("Meetings", "meetings:meeting_list"),
    ("Calendar", "meetings:calendar"),
    ("Actions", "actions:action_list"),
    ("Registers", "meetings:register_list"),
    ("Groups", "board:group_list"),
    ("People", "board:person_list"),
    ("Organisations", "board:organisation_list"),
    ("Priorities", "board:priority_list"),
]
BUSINESS_UNIT = [("Settings", "settings")]
ADMINISTRATOR = [("Service", "service"), ("Help", "guide")]


@dataclass(frozen=True)
class Entry:
    label: str
    url: str
    is_current: bool


def entries_for(request) -> list[Entry]:
    """What this person may open; the entry of the page they are on is marked."""
    if not request.user.is_authenticated:
        return []
    urls = [(label, reverse(name)) for label, name in places_for(request.user)]
    return [Entry(label, url, is_within(request.path, url)) for label, url in urls]


def places_for(person):
    if person.sees_no_content:
        return ADMINISTRATOR
    return EVERYBODY + (BUSINESS_UNIT if person.reads_as_unit else [])


def is_within(path: str, url: str) -> bool:
    return path == url if url == "/" else path.startswith(url)
