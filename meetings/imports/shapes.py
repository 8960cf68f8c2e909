"""Items of a draft cut in two, or joined to the one before; every word and record stays."""

from __future__ import annotations

import re
from html import escape

from common import richtext
from common.refusals import Refused
from meetings.imports.draft import RECORDS
from meetings.wordin import titles
from meetings.wordin.result import PROSE

STAY, GO = "stay", "go"
"""What becomes of the records of an item that is cut: they stay, or go on with the second."""
ITEM = re.compile(r"^item-(\d{1,4})$")
PLACE = re.compile(r"^item-(\d+)")
LONGEST_LABEL, LONGEST_TITLE = 70, 200
CHANGED = (
    "The paragraph at which the item was to be cut has been changed. Your corrections are not saved yet: "
    "save them, and choose the paragraph again."
)


def cuts_of(item):
    """(value, label) of each paragraph, list or table of an item at which a new one may begin."""
    blocks = richtext.blocks_of(item["text"])
    return [(str(n), _label(block)) for n, block in enumerate(blocks) if n]


def reshape(draft, asked, shown):
    """Do what a form asks for: "split" or "join" with the key of an item, "item-2-cut" and "item-2-records"
    beside it. `shown` is the draft that the form was made of. Returns the anchor of what came of it,
    or an empty string when the form asks for neither. Raises `Refused`, the draft as it was.
    """
    if (number := _number(asked.get("split"), draft)) is not None:
        key = f"item-{number}"
        cut = asked.get(f"{key}-cut", "")
        place = _place(cut, shown["items"][number], draft["items"][number])
        split(draft, number, place, records_go=asked.get(f"{key}-records") == GO)
        return f"item-{number + 1}"
    if number := _number(asked.get("join"), draft):
        join(draft, number)
        return f"item-{number - 1}"
    return ""


def split(draft, number, place, *, records_go=False):
    """Begin a new item at a block of the text, which is its title where it reads as one. What was found
    in a sentence goes where the sentence is; other records stay unless `records_go`."""
    item = draft["items"][number]
    blocks = richtext.blocks_of(item["text"])
    before, after = "".join(blocks[:place]), blocks[place:]
    words = " ".join(richtext.words_of(after[0]).split())
    is_title = _reads_as_title(after[0], words)
    typed, title = titles.numbered(words) if is_title else ("", "")
    new = item | {"number": typed, "title": title, "updates": []}
    item["text"], new["text"] = before, "".join(after[1:] if is_title else after)
    for kind in RECORDS:
        going = [record for record in item[kind] if _goes(record, new["text"], before, records_go)]
        new[kind] = going
        item[kind] = [record for record in item[kind] if not any(record is each for each in going)]
    if records_go:
        new["updates"], item["updates"] = item["updates"], []
    draft["items"].insert(number + 1, new)
    _move_places(draft, lambda n: n + 1 if n > number else n)


def join(draft, number):
    """Put an item behind the one before, its part and title as a paragraph; what is confidential stays so."""
    item, above = draft["items"][number], draft["items"][number - 1]
    part = item["part"] if item["part"] != above["part"] else ""
    heading = " ".join(filter(None, [part, item["number"], item["title"]]))
    line = f"<p>{escape(heading, quote=False)}</p>" if heading else ""
    above["text"] = richtext.clean(f"{above['text']}{line}{item['text']}")
    above["is_confidential"] = above["is_confidential"] or item["is_confidential"]
    for name in ("updates", *RECORDS):
        above[name] = [*above[name], *item[name]]
    del draft["items"][number]
    _move_places(draft, lambda n: n - 1 if n >= number else n)


def _number(key, draft):
    """The number of the item with a key; None for anything else."""
    found = ITEM.match(key or "")
    return int(found[1]) if found and int(found[1]) < len(draft["items"]) else None


def _place(cut, shown, item):
    """Where the block that was chosen stands now: the text may have been corrected in the same form."""
    before = [richtext.words_of(block) for block in richtext.blocks_of(shown["text"])]
    if not (cut.isdecimal() and len(cut) < 6 and 0 < int(cut) < len(before)):
        raise Refused("Choose the paragraph at which the new item begins.")
    chosen = int(cut)
    now = [richtext.words_of(block) for block in richtext.blocks_of(item["text"])]
    places = [n for n, words in enumerate(now) if n and words == before[chosen]]
    if not places:
        raise Refused(CHANGED)
    return min(places, key=lambda n: abs(n - chosen))


def _reads_as_title(block, words):
    is_line = block.startswith("<p>") and "<br>" not in block
    is_short = len(words.split()) <= titles.MOST_WORDS and len(words) <= LONGEST_TITLE
    return is_line and is_short and not words.endswith((".", ";", ",", "?", "!"))


def _goes(record, text, before, records_go):
    if record.get("how") != PROSE:
        return records_go
    said = record.get("text") or record.get("question") or ""
    return said in richtext.words_of(text) and said not in richtext.words_of(before)


def _label(block):
    words = " ".join(richtext.words_of(block).split())
    return words if len(words) <= LONGEST_LABEL else f"{words[:LONGEST_LABEL].rstrip()}…"


def _move_places(draft, moved):
    """Keep warnings at the items that they are about; those of a record lead to its item."""
    for warning in draft["warnings"]:
        if found := PLACE.match(warning["place"]):
            number = int(found[1])
            rest = warning["place"][found.end() :] if moved(number) > number else ""
            warning["place"] = f"item-{moved(number)}{rest}"
