"""Items of a draft cut in two, or joined to the one before; every word and record stays."""

from __future__ import annotations

import re
from html import escape
from itertools import groupby

from common import richtext
from common.refusals import Refused
from common.richtext import html_in, html_out
from common.richtext.document import BREAK, Paragraph, Run, paragraph_of
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
    """(value, label) of each line, list or table of an item at which a new one may begin."""
    pieces = _pieces(item["text"])
    return [(str(n), _label(_html([piece]))) for n, piece in enumerate(pieces) if n]


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
    """Begin a new item at a piece of the text, which is its title where it reads as one. What was found
    in a sentence goes where the sentence is; other records stay unless `records_go`."""
    item = draft["items"][number]
    pieces = _pieces(item["text"])
    before, after = _html(pieces[:place]), pieces[place:]
    first = _html(after[:1])
    words = " ".join(richtext.words_of(first).split())
    is_title = _reads_as_title(first, words)
    typed, title = titles.numbered(words) if is_title else ("", "")
    new = item | {"number": typed, "title": title, "updates": []}
    item["text"], new["text"] = before, _html(after[1:] if is_title else after)
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
    """Where the piece that was chosen stands now: the text may have been corrected in the same form."""
    before = [richtext.words_of(_html([piece])) for piece in _pieces(shown["text"])]
    if not (cut.isdecimal() and len(cut) < 6 and 0 < int(cut) < len(before)):
        raise Refused("Choose the paragraph at which the new item begins.")
    chosen = int(cut)
    now = [richtext.words_of(_html([piece])) for piece in _pieces(item["text"])]
    places = [n for n, words in enumerate(now) if n and words == before[chosen]]
    if not places:
        raise Refused(CHANGED)
    return min(places, key=lambda n: abs(n - chosen))


def _pieces(html):
    """(number of the block, block) of a text: each line of a paragraph is a piece, each list and each table."""
    found = []
    for number, block in enumerate(html_in.parse(html)):
        lines = _lines(block.runs) if isinstance(block, Paragraph) else [block]
        found += [(number, line) for line in lines]
    return found


def _lines(runs):
    """The paragraphs of the lines of one; empty lines are none."""
    lines = [[]]
    for run in runs:
        if run.text == BREAK:
            lines.append([])
        else:
            lines[-1].append(run)
    return [paragraph_of(line) for line in lines if any(run.text.strip() for run in line)]


def _html(pieces):
    """The text of pieces; lines of one paragraph are one again."""
    blocks = []
    for _number, group in groupby(pieces, key=lambda piece: piece[0]):
        first, *more = [block for _, block in group]
        for line in more:
            first = paragraph_of([*first.runs, Run(BREAK), *line.runs])
        blocks.append(first)
    return html_out.render(blocks)


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
