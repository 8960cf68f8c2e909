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


@dataclass(frozen=True)
class Entry:
    label: str
    url: str
    is_current: bool


def entries_for(request) -> list[Entry]:
    """What this person may open; the entry of the page they are on is marked."""
    if not request.user.is_authenticated:
        return []
    places = EVERYBODY + (BUSINESS_UNIT if request.user.is_business_unit else [])
    urls = [(label, reverse(name)) for label, name in places]
    return [Entry(label, url, is_within(request.path, url)) for label, url in urls]


def is_within(path: str, url: str) -> bool:
    return path == url if url == "/" else path.startswith(url)
