"""What a browser says of itself, in a few words that its owner knows it by."""

from __future__ import annotations

BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("iPhone", "an iPhone"),
    ("iPad", "an iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "a Mac"),
    ("CrOS", "a Chromebook"),
    ("Linux", "Linux"),
)
"""In the order of asking: many say that they are others too."""


def described(agent: str) -> str:
    """ "Firefox on Windows"."""
    browser = _first(BROWSERS, agent, "A browser")
    system = _first(SYSTEMS, agent, "")
    return f"{browser} on {system}" if system else browser


def _first(names, agent, otherwise) -> str:
    return next((name for part, name in names if part in agent), otherwise)
