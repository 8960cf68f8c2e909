"""The entries of the service navigation, in the order people look for them."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

EVERYBODY = [
    ("Home", "home"),
    ("Meetings", "meetings:meeting_list"),
    ("Actions", "actions:action_list"),
    ("Groups", "board:group_list"),
    ("People", "board:person_list"),
    ("Organisations", "board:organisation_list"),
    ("Priorities", "board:priority_list"),
]
BUSINESS_UNIT = [("Settings", "board:profile_edit")]


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
    entries = []
    for label, name in places:
        try:
            url = reverse(name)
        except NoReverseMatch:  # a room that has not been built yet
            continue
        entries.append(Entry(label, url, is_current=is_within(request.path, url)))
    return entries


def is_within(path: str, url: str) -> bool:
    return path == url if url == "/" else path.startswith(url)
