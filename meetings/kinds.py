"""The kind that an agenda item has by its title alone."""

import re

from meetings.enums import ItemKind

OTHER_TITLES = {
    "apologies": ItemKind.APOLOGIES,
    "apologies for absence": ItemKind.APOLOGIES,
    "welcome and apologies": ItemKind.APOLOGIES,
    "welcome, introductions and apologies": ItemKind.APOLOGIES,
    "minutes of the last meeting": ItemKind.PREVIOUS_MINUTES,
    "matters arising": ItemKind.MATTERS_ARISING,
    "review of actions": ItemKind.ACTION_TRACKER,
    "new risks": ItemKind.RISKS,
    "aob": ItemKind.AOB,
    "any other business (aob)": ItemKind.AOB,
    "date of the next meeting": ItemKind.NEXT_MEETING,
}
KINDS = OTHER_TITLES | {kind.label.lower(): kind for kind in ItemKind if kind != ItemKind.ORDINARY}


def kind_of(title):
    """The kind whose usual title this is, whatever its capitals; otherwise an ordinary item."""
    words = " ".join(re.sub(r"[.:]+$", "", title.strip()).replace("&", " and ").split())
    return KINDS.get(words.lower(), ItemKind.ORDINARY)
