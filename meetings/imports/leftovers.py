"""Lines of a file that its minutes say in the house's own way, so that whoever checks them sees each.

Facts are told in the house's way ("Friday 19 September 2025"), marks as records, and owners by their full
names. What nothing says is in the text of the items already (see `meetings.wordin.strays`).
"""

from __future__ import annotations

import re
from collections import Counter

from common.richtext import words_of

WORD = re.compile(r"\w+(?:['’]\w+)*")
RECORD_LISTS = ("decisions", "actions", "challenges", "amendments", "updates")
ALWAYS_THERE = frozenset(
    ["minutes", "of", "the", "meeting", "date", "time", "venue", "reference", "attendance", "next"]
)
"""Words that all minutes say themselves, as labels."""


def leftovers(recognised, draft):
    """The lines read as facts, and the words that stood in records, with a word that the draft does not hold."""
    known = set(tokens("\n".join(said_in(draft)))) | ALWAYS_THERE
    lines = list(recognised["facts"])
    for item in recognised["items"]:
        lines += [item["number"], item["part"]]
        lines += [record["source"] for kind in RECORD_LISTS for record in item[kind]]
    kept = []
    for line in dict.fromkeys(" ".join(line.split()) for line in lines):
        if line and not set(tokens(line)) <= known:
            kept.append(line)
            known |= set(tokens(line))
    return kept


def tokens(text):
    return [word.casefold() for word in WORD.findall(text)]


def missing(words, record):
    """The words of a file (a string) that minutes (another) do not hold, each once."""
    there = Counter(tokens(record))
    return sorted(word for word in set(tokens(words)) if word not in there)


def said_in(draft):
    """The words of a draft as the minutes will say them: what the house writes differently is not among them."""
    meeting = draft["meeting"]
    yield from (meeting["title"], meeting["venue"], draft["next_meeting"])
    for person in draft["people"]:
        names = ("name", "organisation", "role", "initials", "also_representing")
        yield from (person[name] for name in names)
    for item in draft["items"]:
        yield from (item["title"], words_of(item["text"]), *item["updates"])
        for record in (*item["decisions"], *item["actions"], *item["amendments"]):
            yield record["text"]
            yield from record.get("owners", ())
        for challenge in item["challenges"]:
            yield from (challenge["asked_by"], challenge["question"])
            yield from (challenge["answered_by"], challenge["answer"])
