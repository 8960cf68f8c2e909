"""News of earlier actions and items: "2.5 Information sharing. Update: … Action closed."."""

from __future__ import annotations

import re

from meetings.wordin.result import Update
from meetings.wordin.sentences import sentences
from meetings.wordin.standing import IS, LEFT_OPEN, MORE, STATUS

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
    r"|actions?(?: points?)? (?:arising )?(?:from|of) (?:the |our )?(?:previous|last|(?:meeting )?(?:held )?"
    r"(?:of |on )?(?:\w+day,? )?\d{1,2}(?:st|nd|rd|th)?(?: [a-z]{3,9}|[./]\d))"
    r"|review of (?:the )?(?:previous |outstanding )?actions?|outstanding actions?"
    r"|previous actions?|actions? update)\b",
    re.IGNORECASE,
)
ARISING = re.compile(
    r"\bmatters arising\b|\b(?:minutes|actions) (?:of|from) (?:the |our )?(?:last|previous)\b",
    re.IGNORECASE,
)
PLACE = re.compile(
    r"^\s*(?P<reference>(?:pages?|pgs?\.?|pp?\.|items?|parts?|minutes?|actions?|paragraphs?|paras?"
    r"|ref\.?)\s*(?:no\.?\s*)?\d+(?:[./]\d+)*[a-z]?(?![./]?\d)"
    r"(?:\s*(?:,|and|&|/)\s*(?:(?:items?|pages?|pgs?\.?|pp?\.?|paras?\.?|minutes?)\s*)?\d+(?:\.\d+)*)*"
    r"(?:\s*[–—-]\s*[^:–—]{2,80}?(?=\s*[:–—])|(?P<topic>\s+[^:.–—]{2,80}?)(?=:|\s[–—]))?"
    r"|\(?\d{1,2}(?:\.\d{1,2})+[a-z]?\)?\s+(?:[^:–—.]|\.(?=\d)){2,100}?(?=\s*[:–—]|\.\s)"
    r"|\(?\d{1,2}(?:\.\d{1,2})+\)?(?=\s[–—-]\s)"
    r"|(?-i:[A-Z]{1,4}[-/]\d{1,4}|[A-Z]\d{1,3})(?=\s[–—-]\s|:\s)"
    r"|[A-Z]{1,4}[-/]?\d{2,4}[-/]\d{1,4})\s*[:.–—-]+\s*(?P<text>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
TOPIC = re.compile(
    r"^\s*(?P<reference>(?:p[pg]?\.\s?(?=\d))?[^:.?!;–—]{2,90}?)\s*(?::\s+|\s[–—-]\s+)(?P<text>\S.*)$",
    re.DOTALL,
)
SIGN = re.compile(r"^\s*(?:[•▪·*]\s+|(?P<letter>\((?:[a-z]|[ivx]{1,4})\))\s+)")
IN_BRACKET = re.compile(
    r"\((?:items?|pages?|pp?\.?|paras?|minutes?|actions?)\s*\d[\d./]*\)", re.IGNORECASE
)
OF_LIST = re.compile(
    r"^\s*(?P<reference>\d{1,2}[.)]\s+\S.{2,200}?)(?:\s+[–—-]\s+|(?<=[.;])\s+)(?P<text>\S.*)$",
    re.DOTALL,
)
""" "2. Ann to report on vacancies – carried over to May" """
RUN_IN = re.compile(
    r"^\s*(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s+)?matters\s+arising\s*[:–—-]\s*(?=\S)", re.IGNORECASE
)
ONLY_STANDING = re.compile(rf"(?:{IS})?{MORE}{STATUS}[\s.]*", re.IGNORECASE)
VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|asked|noted|agreed|reported|presented|said|approved|accepted)\b",
    re.IGNORECASE,
)
MOST_WORDS = 10
CLOSED = re.compile(
    r"\b(?:closed|completed?|discharged|done|concluded)\b|\bcan be closed\b|\bfinished(?=\s*(?:[,.;:–—-]|$))",
    re.IGNORECASE,
)
NOT_CLOSED = re.compile(
    r"\b(?:not|cannot|n['’]t|to be|until|once|when|if|nearly|almost|partially|partly|will be|being"
    r"|yet)\b[^.;]{0,25}?\b(?:closed|completed?|discharged|done|concluded|finished)\b"
    r"|\b(?:remains? open|keep open|not closed|still open)\b",
    re.IGNORECASE,
)
CLOSE = re.compile(
    r"(?:^|[.;:–—-])\s*(?:close(?: (?:the |this )?action)?|action to close)\s*[.!]?\s*$",
    re.IGNORECASE,
)
"""What is to be done with an action, as its last words."""
EXPRESSLY = re.compile(r"\b(?:closed|discharged)\b", re.IGNORECASE)
CARRIED = re.compile(
    r"\b(?:carr(?:y|ied|ies)|roll(?:ed)?|taken)\s+(?:it\s+)?(?:forward|over)\b|\bc/f\b",
    re.IGNORECASE,
)
EARLIER = re.compile(
    r"^\s*(?P<reference>(?:actions?|action points?|AP)(?: (?:no|ref)\.?)?\s?[A-Z]?\d{1,4}(?:[./]\d{1,4}){0,3}[a-z]?"
    r"(?:\s*\((?P<topic>[^()]{1,80})\))?)\s*[:–—-]\s*(?P<text>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
NEWS = re.compile(
    r"\b(?:has|have|had|was|were|is|are|confirmed|reported|advised|noted|said|updated|agreed|no\s+update"
    r"|completed?|closed|done|discharged|ongoing|outstanding|open|carried|in\s+(?:progress|hand))\b",
    re.IGNORECASE,
)
STATUS_LAST = re.compile(
    r"(?:^|[.;:–—-])\s*(?:action\s+|now\s+)?(?:closed?|completed?|done|discharged|ongoing|open|amber|green|red)\s*[.!]?\s*$",
    re.IGNORECASE,
)
CLOSING_LINE = re.compile(
    r"^\s*(?:this\s+)?(?:action|item)?\s*(?:is\s+)?(?:now\s+)?(?:closed|complete|completed|discharged"
    r"|ongoing|open)(?:\s*[–—-].*)?\s*[.!]?\s*$",
    re.IGNORECASE,
)


def is_section(text):
    """Whether a line heads news of earlier actions, alone or as its last sentence: "Agreed. Matters arising:"."""
    if marked_update(text) or run_in(text):
        return False
    last = (sentences(text) or [""])[-1]
    return bool(SECTION.match(text) or (last.endswith(":") and SECTION.match(last)))


def is_closed(text):
    """Whether an update says that its action is done with: "Action closed", "completed"."""
    if LEFT_OPEN.search(text):
        return False
    if CLOSE.search(text):
        return True
    text = NOT_CLOSED.sub(" ", text)
    done = [found.start() for found in CLOSED.finditer(text)]
    carried = [found.start() for found in CARRIED.finditer(text)]
    if not done or EXPRESSLY.search(text):
        return bool(done)
    return not carried or done[-1] > carried[-1]


def of_earlier(text, asks):
    """The `Update` of "Action 3 (safer sleep): the campaign was launched. CLOSED" among earlier minutes, or
    None. `asks(words)` says whether words ask something of somebody: such an action is a new one."""
    found = EARLIER.match(text)
    if not found:
        return None
    news = found["text"]
    is_news = NEWS.search(news) and not asks(news)
    if not is_news and not STATUS_LAST.search(news):
        return None
    return Update(found["reference"].strip(), news.strip(), is_closed(news), text)


def marked_update(text):
    """The `Update` of a line with "Update:" in it, or None. Without words before it the reference
    is empty: it stands on the line above."""
    found = UPDATE.match(text)
    if not found:
        return None
    return Update(found["reference"].strip(), found["text"].strip(), is_closed(found["text"]), text)


def update_of(text, *, in_tracker, is_set_off):
    """The `Update` of a line among matters arising, or in a tracker, where any topic will do; elsewhere one with
    nothing but how it stands behind it will: "Posters – done."

    `is_set_off`: the line is in italics or bold, as topics are.
    """
    sign = SIGN.match(text)
    said = text[sign.end() :] if sign else text
    found = _of_place(said) or (OF_LIST.match(said) if in_tracker else None)
    if found and found.re is OF_LIST and not _is_news(found["text"]):
        found = None
    letter = (sign and sign["letter"]) or ""
    if not found and (found := TOPIC.match(said)):
        reference, news = found["reference"], found["text"]
        stands = ONLY_STANDING.fullmatch(news) or STATUS_LAST.search(news)
        is_lettered = letter and said[found.end("reference") :].lstrip().startswith(":")
        is_topic = in_tracker or is_set_off or is_lettered or stands or IN_BRACKET.search(reference)
        if (
            not is_topic
            or len(IN_BRACKET.sub("", reference).split()) > MOST_WORDS
            or VERB.search(reference)
        ):
            return None
    if not found:
        return None
    reference = " ".join(filter(None, (letter, found["reference"].strip())))
    return Update(reference, found["text"].strip(), is_closed(found["text"]), text)


def _is_news(text):
    return bool(NEWS.search(text)) and not text.rstrip().endswith("?")


def _of_place(text):
    """The match of a line that begins with where in the earlier minutes something stands."""
    found = PLACE.match(text)
    return None if found and VERB.search(found["topic"] or "") else found


def run_in(text):
    """(the end of the heading, the `Update`s) of one line "Matters arising: Item 3 – … Done. Item 5 – …", of which
    each says what it is about; None for any other line."""
    heading = RUN_IN.match(text)
    pieces = []
    for sentence in sentences(text[heading.end() :]) if heading else ():
        if not pieces or PLACE.match(sentence):
            pieces.append(sentence)
        else:
            pieces[-1] = f"{pieces[-1]} {sentence}"
    found = [update_of(piece, in_tracker=False, is_set_off=False) for piece in pieces]
    return (heading.end(), found) if found and all(found) else None


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
