"""Where a text seems to name a child: capital names beside words that speak of one. No list of
names is complete, so a name is known by its place and not by itself."""

import re

ONE = (
    r"(?:(?:step|grand|god|half-)?(?:son|daughter|brother|sister|child)|sibling|boy|girl|baby|toddler|infant"
    r"|newborn|twin|nephew|niece|cousin|teenager|youngster|pupil|student|patient|victim|schoolboy|schoolgirl"
    r"|young (?:person|man|woman|carer|people)|looked[ -]after child|year[ -]old"
    r"|mother|father|mum|dad|parents?|carers?)"
)
SEVERAL = (
    r"(?:children|sons|daughters|siblings|twins|boys|girls|brothers|sisters|babies|pupils|students)"
)
BETWEEN = (
    r"(?:[,:(\s]|\b(?:of|to|for|is|was|a|an|the|his|her|their|old|child|boy|girl|family|household|named|called"
    r"|known as|aged \d+)\b){1,8}"
)
UPPER, LOWER = r"[A-Z\u00c0-\u00d6\u00d8-\u00de]", r"[a-z\u00df-\u024f]"
NAME = rf"(?:[OD]['’])?{UPPER}{LOWER}+(?:['’-]{UPPER}?{LOWER}+|{UPPER}{LOWER}+)*"
FULL = rf"{NAME}(?:\s+(?:{NAME}|[A-Z]\.?(?=\s)))*"
AGE = (
    r"(?:,?\s+who\s+(?:is|was))?,?\s*\(?(?i:aged?|age:?)\s*\d{1,2}\b|,?\s*\(\d{1,2}\)|,\s*\d{1,2}(?=[,)])"
    r"|,?\s*\(?\d{1,2}[ -](?:years?|months?|weeks?|yrs?)\b"
    r"|,?\s*\(?(?i:born|d\.? ?o\.? ?b\b|date of birth|birth date)"
)
OWNED = rf"['’]s?\s+(?:\w+\s+)?(?:{ONE}|{SEVERAL}|family|siblings?|school|birth|death|life|voice|lived experience)\b"

AFTER_WORD = re.compile(
    rf"\b(?i:{ONE}|{SEVERAL})\b{BETWEEN}(?P<name>{FULL}(?:(?:,\s*|\s+and\s+){FULL})*)"
)
BEFORE_AGE = re.compile(rf"(?P<name>{FULL})(?:{AGE})")
BEFORE_FAMILY = re.compile(rf"(?P<name>{FULL}){OWNED}")
BEFORE_BEING = re.compile(
    rf"(?P<name>{FULL}),?\s+(?:is|was|who is|who was|being)?\s*(?:a|an|the|his|her|their)\s+(?:\w+\s+)?(?i:{ONE})\b"
)
PATTERNS = (AFTER_WORD, BEFORE_AGE, BEFORE_FAMILY, BEFORE_BEING)

LETTERS = r"(?:[A-Z]\.\s?){2,3}|[A-Z]{2}(?![A-Za-z0-9])"
CHILD_LETTERS = re.compile(
    rf"\b(?i:child|boy|girl|son|daughter|baby|sibling|pupil)\s+(?P<name>{LETTERS})"
)
LETTERS_AGED = re.compile(
    rf"\b(?P<name>{LETTERS})(?:,?\s*\(?aged?\s*\d|\s*\(\d{{1,2}}\)|,?\s*\(?(?i:born\b|d\.? ?o\.? ?b\b|date of birth))"
)

COMMON = """
A An And As At But By For From He Her His However If In It Its Of On Or Our She So That The Their There These They
This Those To We When Where Who With Was Is Are All Any Each Every No Not Some Both
January February March April May June July August September October November December
Monday Tuesday Wednesday Thursday Friday Saturday Sunday Easter Christmas
Safeguarding Protection Practice Review Reviews Death Deaths Sexual Exploitation Criminal Abuse Neglect Act Board
Partnership Panel Committee Group Council Service Services School Schools College Academy Health Social Care Police
Education Early Help Family Families Home Homes House Hospital Trust Children Child Young People Person Plan Plans
Strategy Policy Poverty Mental Wellbeing Rights Commissioner Officer Manager Director Chair Lead Nurse Doctor Head
Minister Working Together Keeping Safe National Local Authority Area England English Wales British UK Probation
Youth Justice Court Team Unit Centre Voice Index Benefit Support Looked Missing Online Safety Annual Report
Section Part Item Action Decision Appendix Version Redacted Integrated Overview Rapid Serious Case Learning Number
Strategic Participation Sub-group Co-ordinator Coordinator Write
Members Member Data Survey Conference Conferences Multi Agency Domestic Violence Housing Immigration Asylum
"""
NOT_NAMES = frozenset(COMMON.split())
TITLE_WORDS = "Mr Mrs Ms Miss Dr Prof Professor Sir Dame Rev Revd Cllr Councillor Judge"
TITLES = frozenset(TITLE_WORDS.split())


def children_in(words, known=()):
    """(start, end) of what looks like the name of a child, in order.

    `known` are full names of people who may be named: one of them beside such a word is no child, but
    their given name alone may well be.
    """
    found = set()
    for pattern in PATTERNS:
        for match in pattern.finditer(words):
            start = match.start("name")
            for each in re.finditer(FULL, match["name"]):
                found.update(_trimmed(each[0], start + each.start(), known))
    return sorted(found)


def initials_in(words):
    """(start, end) of letters that stand for a child: "child JP", "J.P., aged 4"; not of "Child A"."""
    found = {
        match.span("name")
        for pattern in (CHILD_LETTERS, LETTERS_AGED)
        for match in pattern.finditer(words)
    }
    return sorted(found)


def _trimmed(name, start, known):
    """The span of a name without words that are none; nothing when that leaves nothing, or it is known."""
    parts = [(part[0], start + part.start()) for part in re.finditer(r"\S+", name)]
    while parts and parts[0][0] in NOT_NAMES:
        parts.pop(0)
    kept = []
    for part in parts:
        if part[0] in NOT_NAMES:
            break
        kept.append(part)
    if not kept or kept[0][0] in TITLES or all(len(part) == 1 for part, _at in kept):
        return
    said = " ".join(part for part, _at in kept)
    if len(kept) > 1 and any(said in full or full in said for full in known):
        return
    last, at = kept[-1]
    yield kept[0][1], at + len(last)
