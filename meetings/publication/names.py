"""Where a text seems to name a child: capital names beside words that speak of one. No list of
names is complete, so a name is known by its place and not by itself."""

import re
from itertools import groupby

from meetings.publication.words_of_the_field import ACRONYMS

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


def _class_of(is_one):
    """A class of a pattern with the Latin, Greek and Cyrillic letters that are one, in ranges."""
    places = [at for at in (*range(0x41, 0x530), *range(0x1E00, 0x2000)) if is_one(chr(at))]
    runs = [
        [at for _number, at in run]
        for _step, run in groupby(enumerate(places), key=lambda pair: pair[1] - pair[0])
    ]
    return "".join(f"{chr(run[0])}-{chr(run[-1])}" for run in runs)


UPPER = f"[{_class_of(str.isupper)}]"
LOWER = f"[{_class_of(str.islower)}\u0300-\u036f]"
"""Small letters, and accents that no letter is composed with."""
NAME = rf"(?:[OD]['’])?{UPPER}{LOWER}+(?:['’-]{UPPER}?{LOWER}+|{UPPER}{LOWER}+)*"
FULL = rf"{NAME}(?:\s+(?:{NAME}|{UPPER}\.?(?=\s)))*"
AGE = (
    r"(?:,?\s+who\s+(?:is|was))?,?\s*\(?(?i:aged?|age:?)\s*\d{1,2}\b|,?\s*\(\d{1,2}\)|,\s*\d{1,2}(?=[,)])"
    r"|,?\s*\(?\d{1,2}[ -](?:years?|months?|weeks?|yrs?)\b"
    r"|,?\s*\(?(?i:born|d\.? ?o\.? ?b\b|date of birth|birth date)"
)
OWNED = rf"['’]s?\s+(?:\w+\s+)?(?:{ONE}|{SEVERAL}|family|siblings?|school|birth|death|life|voice|lived experience)\b"

AND = r"(?:\s*[,&/+]\s*(?:and\s+)?|\s+and\s+)"
AFTER_WORD = re.compile(rf"\b(?i:{ONE}|{SEVERAL})\b{BETWEEN}(?P<name>{FULL}(?:{AND}{FULL})*)")
BEFORE_AGE = re.compile(rf"(?P<name>{FULL})(?:{AGE})")
BEFORE_FAMILY = re.compile(rf"(?P<name>{FULL}){OWNED}")
BEFORE_BEING = re.compile(
    rf"(?P<name>{FULL}),?\s+(?:is|was|who is|who was|being)?\s*(?:a|an|the|his|her|their)\s+(?:\w+\s+)?(?i:{ONE})\b"
)
PATTERNS = (AFTER_WORD, BEFORE_AGE, BEFORE_FAMILY, BEFORE_BEING)

LETTERS = rf"(?:{UPPER}\.\s?){{2,3}}|{UPPER}{{2}}(?!\w)"
CHILD_LETTERS = re.compile(
    rf"(?<![\w'’-])(?P<word>(?i:{ONE}|{SEVERAL}|yps?|lac|cla|case of|re))(?P<sign>\s?[:–-]\s?|\s?\(|\s+)"
    rf"(?P<name>(?:{LETTERS})(?:{AND}(?:{LETTERS}))*)"
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
SMALL_WORDS = "AN AS AT BE BY DO GO HE IF IN IS IT ME MY NO OF ON OR SO TO UP US WE"
SMALL = frozenset(SMALL_WORDS.split())
"""Words of two letters, as a heading in capitals has them."""
NEVER_LETTERS = frozenset({"UK", "EU", "US", "ID", "TV"})
"""What stands behind a word for a child and is nobody's initials: "pupil ID", "young people UK"."""
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
    """(start, end) of letters that stand for a child: "child JP", "Re JB", "J.P., aged 4"; not of "Child A"."""
    found = {match.span("name") for match in LETTERS_AGED.finditer(words)}
    for match in CHILD_LETTERS.finditer(words):
        is_explained = (
            "(" in match["sign"]
        )  # "children in need (CN)" says what its letters stand for
        no_letters = NEVER_LETTERS | SMALL if match["word"].isupper() else NEVER_LETTERS
        for each in re.finditer(LETTERS, match["name"]):
            letters = each[0].rstrip()
            if letters not in no_letters and not (is_explained and letters in ACRONYMS):
                start = match.start("name") + each.start()
                found.add((start, start + len(letters)))
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
