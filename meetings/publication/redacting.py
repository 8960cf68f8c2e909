"""A copy of a frozen record without what is not published. The words are gone, not covered.

Documents are made of this copy alone, so nothing that was left out can stand anywhere in them.
"""

from copy import deepcopy
from dataclasses import dataclass, replace
from html import escape

from common import richtext
from common.richtext import document, html_out
from common.richtext.document import PLAIN, Run
from meetings.presenters.minutes.items import with_heading_row
from meetings.publication.places import PARAGRAPH, node_at, passages_of

GONE = "Redacted"
SIGN = "[Redacted: {why}]"
WITHOUT_ROW = {
    "amendments": {"text": SIGN, "place": GONE, "requested_by": ""},
    "reported": {"text": SIGN, "taken": GONE, "condition": ""},
    "challenges": {
        "question": SIGN,
        "asked_by": GONE,
        "asked_of": "",
        "answer": "",
        "satisfied": "",
        "follow_up": "",
    },
    "tracked": {"text": SIGN, "update": "", "colour": "", "step": ""},
    "decisions": {"text": SIGN, "condition": ""},
    "actions": {"text": SIGN, "owners": GONE, "due": GONE},
}
"""What stands in a record of each kind that is left out whole; its reference stays."""
WITHOUT_ITEM = {
    "discussion": f"<p>{SIGN}</p>",
    "nil_return": "",
    **dict.fromkeys(("about", "outcomes", "amendments", "decisions"), ()),
    **dict.fromkeys(("challenges", "actions", "reported", "tracked"), ()),
}


class MovedError(Exception):
    """The words of a redaction do not stand at its place."""


@dataclass(frozen=True)
class Cut:
    """Characters `start` to `end` of the text at `place`, or with None all that stands there."""

    place: str
    quoted: str
    why: str
    start: int | None = None
    end: int | None = None


def cut_of(redaction):
    """The `Cut` of a `Redaction`."""
    return Cut(redaction.place, redaction.quoted, redaction.why, redaction.start, redaction.end)


def without(snapshot, cuts):
    """A copy of a snapshot without the `Cut`s. Raises `MovedError` when one does not fit it."""
    made = deepcopy(snapshot)
    texts = {passage.place: passage.text for passage in passages_of(snapshot)}
    by_place = {}
    for cut in cuts:
        if cut.start is not None:
            if texts.get(cut.place, "")[cut.start : cut.end] != cut.quoted:
                raise MovedError(cut.place)
            by_place.setdefault(cut.place, []).append(cut)
    _cut_texts(made, by_place)
    for cut in cuts:
        if cut.start is None:
            _leave_out(made, cut)
    return made


def everything_at(snapshot, place):
    """All words of a record or an item that can be left out whole, one line a text."""
    belonging = [
        passage.text
        for passage in passages_of(snapshot)
        if any(place == whole for whole, _name in passage.wholes)
    ]
    return "\n".join(belonging)


def pieces_of(text, cuts):
    """A text in pieces: (words, None) for what stays, (words, cut) for what is left out."""
    found, at = [], 0
    for start, end, cut in _spans(cuts):
        found += [(text[at:start], None), (text[start:end], cut)]
        at = end
    found.append((text[at:], None))
    return [piece for piece in found if piece[0]]


def _spans(cuts):
    """The spans of cuts in order, those that overlap or touch as one under the first's reason."""
    spans = []
    for cut in sorted(cuts, key=lambda each: (each.start, -each.end)):
        if spans and cut.start < spans[-1][1]:
            start, end, first = spans[-1]
            spans[-1] = (start, max(end, cut.end), first)
        else:
            spans.append((cut.start, cut.end, cut))
    return spans


def sign(why):
    """What stands in the place of words that are gone."""
    return SIGN.format(why=why)


def _cut_texts(made, by_place):
    rich = {}
    for place, cuts in by_place.items():
        path, _, number = place.partition(PARAGRAPH)
        if number:
            rich.setdefault(path, {})[int(number)] = cuts
        else:
            _put(made, path, _plain(node_at(made, path), cuts))
    for path, paragraphs in rich.items():
        _put(made, path, rich_without(node_at(made, path), paragraphs))


def _put(made, path, value):
    before, _, last = path.rpartition(".")
    holder = node_at(made, before) if before else made
    holder[int(last) if isinstance(holder, list) else last] = value


def _plain(text, cuts):
    return "".join(sign(cut.why) if cut else words for words, cut in pieces_of(text, cuts))


def rich_without(html, paragraphs):
    """Clean rich text without the cuts of its paragraphs, a dict of number to cuts."""
    blocks = richtext.parse(html)
    for number, paragraph in enumerate(document.paragraphs_in(blocks)):
        if number in paragraphs:
            runs = list(_runs(paragraph.runs, _spans(paragraphs[number])))
            paragraph.runs = document.paragraph_of(runs).runs
    return with_heading_row(html_out.render(blocks))


def _runs(runs, spans):
    """The runs without the spans. A link of which any word goes leads nowhere: its address could tell."""
    broken, at = set(), 0
    for run in runs:
        if any(at < end and start < at + len(run.text) for start, end, _cut in spans):
            broken.add(run.style.href)
        at += len(run.text)
    at, waiting = 0, list(spans)
    for run in runs:
        style = replace(run.style, href="") if run.style.href in broken else run.style
        for place, character in enumerate(run.text, start=at):
            while waiting and place >= waiting[0][1]:
                waiting.pop(0)
            if not waiting or place < waiting[0][0]:
                yield Run(character, style)
            elif place == waiting[0][0]:
                yield Run(sign(waiting[0][2].why), PLAIN)
        at += len(run.text)


def _leave_out(made, cut):
    node = node_at(made, cut.place)
    kind = cut.place.split(".")[-2]
    for field, value in (WITHOUT_ROW.get(kind) or WITHOUT_ITEM).items():
        node[field] = value.format(why=_escaped(kind, cut.why)) if value else type(value)()


def _escaped(kind, why):
    return why if kind in WITHOUT_ROW else escape(why, quote=False)
