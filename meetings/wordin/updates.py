"""News of earlier actions and items: "2.5 Information sharing. Update: … Action closed."."""

from __future__ import annotations

import re

from meetings.wordin.result import Update
from meetings.wordin.standing import LEFT_OPEN

UPDATE = re.compile(
    r"^(?P<reference>.{0,400}?)[\s.:;,–—-]*(?<!\w)update(?:\s+\(?\d[\d./ -]*\)?)?\s*[:–—-]\s*(?P<text>.+)$",
    re.IGNORECASE | re.DOTALL,
)
SECTION = re.compile(
    r"^\s*(?:action (?:log|tracker|plan|list|register)(?: updates?| review)?|(?:review|update) (?:of"
    r"|on) (?:the )?(?:action|outstanding|previous)\b.*"
    r"|(?:outstanding|previous|ongoing) actions?.*|actions? (?:from|arising)\b.*|matters arising.*"
    r"|log updates?|updates? (?:on|to) (?:the )?actions?.*"
    r"|updates?)\s*:?\s*$",
    re.IGNORECASE,
)
TRACKER = re.compile(
    r"\b(?:action (?:tracker|log|list|register|plan review)|tracker"
    r"|actions? from (?:the )?(?:previous|last)|review of (?:the )?(?:previous |outstanding )?"
    r"actions?|outstanding actions?|previous actions?|actions? update)\b",
    re.IGNORECASE,
)
ARISING = re.compile(
    r"\bmatters arising\b|\b(?:minutes|actions) (?:of|from) (?:the )?(?:last|previous)\b",
    re.IGNORECASE,
)
PLACE = re.compile(
    r"^\s*(?P<reference>(?:pages?|p\.|items?|parts?|minutes?|actions?|paragraphs?|paras?"
    r"|ref\.?)\s*(?:no\.?\s*)?\d+(?:\.\d+)*[a-z]?"
    r"(?:\s*(?:,|and|&|/)\s*(?:items?\s*)?\d+(?:\.\d+)*)*(?:\s*[–—-]\s*[^:–—]{2,80}?(?=\s*[:–—]))?"
    r"|\(?\d{1,2}(?:\.\d{1,2})+[a-z]?\)?\s+[^:–—.]{2,100}?(?=\s*[:–—]|\.\s)"
    r"|[A-Z]{1,4}[-/]?\d{2,4}[-/]\d{1,4})\s*[:.–—-]+\s*(?P<text>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
TOPIC = re.compile(
    r"^\s*(?P<reference>[^:.?!;–—]{2,90}?)\s*(?::\s+|\s[–—-]\s+)(?P<text>\S.*)$", re.DOTALL
)
VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|asked|noted|agreed|reported|presented|said|approved|accepted)\b",
    re.IGNORECASE,
)
MOST_WORDS = 10
CLOSED = re.compile(
    r"\b(?:closed|completed?|discharged|done|concluded)\b|\bcan be closed\b", re.IGNORECASE
)
NOT_CLOSED = re.compile(
    r"\b(?:not|cannot|n['’]t|to be|until|once|when|if|nearly|almost|partially|partly|will be|being"
    r"|yet)\b[^.;]{0,25}?\b(?:closed|completed?|discharged|done|concluded)\b"
    r"|\b(?:remains? open|keep open|not closed|still open)\b",
    re.IGNORECASE,
)
CLOSING_LINE = re.compile(
    r"^\s*(?:this\s+)?(?:action|item)?\s*(?:is\s+)?(?:now\s+)?(?:closed|complete|completed|discharged"
    r"|ongoing|open)(?:\s*[–—-].*)?\s*[.!]?\s*$",
    re.IGNORECASE,
)


def is_closed(text):
    """Whether an update says that its action is done with: "Action closed", "completed"."""
    return bool(CLOSED.search(NOT_CLOSED.sub(" ", text))) and not LEFT_OPEN.search(text)


def marked_update(text):
    """The `Update` of a line with "Update:" in it, or None. Without words before it the reference
    is empty: it stands on the line above."""
    found = UPDATE.match(text)
    if not found:
        return None
    return Update(found["reference"].strip(), found["text"].strip(), is_closed(found["text"]), text)


def update_of(text, *, in_tracker, is_set_off):
    """The `Update` of a line among matters arising, or in a tracker, where any topic will do.

    `is_set_off`: the line is in italics or bold, as topics are.
    """
    found = PLACE.match(text)
    if not found and (in_tracker or is_set_off):
        found = TOPIC.match(text)
        reference = found["reference"] if found else ""
        if not found or len(reference.split()) > MOST_WORDS or VERB.search(reference):
            return None
    if not found:
        return None
    return Update(found["reference"].strip(), found["text"].strip(), is_closed(found["text"]), text)


def update_of_row(cells):
    """The `Update` of a row of a log: `cells` are words by role, see `layout`."""
    reference = " ".join(
        filter(None, (cells.get(role, "") for role in ("number", "item", "action")))
    )
    beside = " ".join(filter(None, (cells.get(role, "") for role in ("discussion", "update"))))
    status = cells.get("status", "")
    text = " – ".join(filter(None, [beside, status]))
    extra = ", ".join(filter(None, (cells.get(role, "") for role in ("owner", "due"))))
    reference = f"{reference} ({extra})" if extra and reference else reference or extra
    return Update(reference, text, is_closed(text), " | ".join(cells.values()))
