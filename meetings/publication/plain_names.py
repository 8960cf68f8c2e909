"""Names and initials that stand in a text by themselves, with no word beside them that speaks of a child.

What is looked for:

- a full name, of two or more capital words ("Jayden Taylor", "Aoife O'Neil-Finch", "Omar al-Rashid"), with an
  initial for one of them ("Jayden T", "J. Taylor") or the last in capitals ("Jayden TAYLOR");
- a capital word or initials before words of family life: "Jayden lives with", "JT was moved", "J.T. and his sister",
  "JT's placement"; and initials behind "mother of". Initials of two letters are found also where they are an
  abbreviation ("PC lives with");
- a full name in capitals ("JAYDEN TAYLOR"), and the name of a family ("the Taylor children", "Taylor siblings").

What is left out: people who may be named; names of organisations and groups, and words that two of them share,
which are those of the place; words that the same record has in lower case too, as a heading or the beginning of a
sentence has them; and words of the field (`words_of_the_field`). A word that is also a name (Grace, Mark, Hill,
Green) is left out only where no name stands beside it. Titles of items are looked at like all else: they are
published, and hold names as well.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from meetings.publication.names import LETTERS, NAME, NOT_NAMES, TITLES, UPPER
from meetings.publication.words_of_the_field import (
    ACRONYMS,
    FIELD,
    GIVEN_NAMES,
    PEOPLES,
    SURNAMES,
)

INITIAL = rf"{UPPER}(?![\w'’])\.?"
CAPITALS = rf"{UPPER}(?:['’-]?{UPPER}){{2,}}(?!\w)"
PARTICLE = r"(?:(?:al|el|de|da|di|dos|van|von|van der|bin|ibn)[ -])?"
TOKEN = rf"(?:{NAME}|{INITIAL}|{CAPITALS})"
RUN = re.compile(rf"(?<![\w'’.-]){TOKEN}(?:[ \u00a0\n]{PARTICLE}{TOKEN})+")
PIECE = re.compile(rf"{PARTICLE}({TOKEN})")
OWNED = re.compile(r"['’]s?$")
ADDRESS = re.compile(r"\S*(?:@|://|www\.)\S*")
WORD = re.compile(r"(?<![\w'’-])[^\W\d_]+(?:['’-][^\W\d_]+)*")

KIN = (
    r"(?:(?:step|grand|half-|foster )?(?:mother|father|sister|brother|son|daughter|parents?)|siblings?|twin|mum|dad"
    r"|mam|nan|aunt|uncle|cousin|famil(?:y|ies)|carers?)"
)
BEING = (
    r"(?:(?:is|was|has|had|who|been|being|be|still|now|also|then|later|since|currently|again|would|will|could|to"
    r"|continues|continued|remains|remained|recently|previously|first) ){0,4}"
)
LIFE = (
    rf"(?:moved|fostered|adopted|placed|lives?|lived|living"
    rf"|resid(?:es|ed|ing)|stay(?:s|ed|ing) with|in (?:foster )?care"
    rf"|foster|born|attend(?:s|ed|ing)? (?:school|nursery|college|hospital|a |the (?:school|nursery|college))"
    rf"|at (?:school|home|nursery)|goes to|excluded|missing from|went missing|ran away|run away|absconded"
    rf"|(?:removed|returned|taken) (?:from|to|home|into)|disclosed|hurt|injured|assaulted|abused|neglected|self-harm\w*"
    rf"|hospitali[sz]ed|admitted to|pregnant|died|stabbed|arrested|bruised|groomed|exploited|trafficked"
    rf"|(?:and |with )?(?:his|her|their) (?:\w+ )?(?:{KIN}|school|home|placement|bedroom|phone))"
)
BEFORE_LIFE = rf"(?:(?:,)? {BEING}{LIFE}\b|['’]s? (?:\w+ )?(?:{KIN}|school|placement|home|bedroom|birthday)\b)"
INITIALS_LIVING = re.compile(
    rf"(?<![\w.&/-])(?P<name>(?:{LETTERS}|{UPPER}{{3}}(?!\w)))(?=\s?{BEFORE_LIFE}|{BEFORE_LIFE})"
)
INITIALS_OF_KIN = re.compile(
    rf"\b(?i:{KIN}) (?:of|to|for|called|named) (?P<name>(?:{LETTERS}|{UPPER}{{3}}(?!\w)))"
)
NAME_LIVING = re.compile(rf"(?<![\w'’.-])(?P<name>{NAME})(?={BEFORE_LIFE})")
FAMILY_OF = re.compile(
    rf"(?:(?<=[a-z,] )|(?<![\w'’.-])(?={NAME} (?:siblings|twins)))(?P<name>{NAME})"
    r" (?:(?:family|household|children|siblings|twins|brothers|sisters|boys|girls)\b(?!-)"
    r"|(?:Family|Children|Siblings|Twins)\b(?![-'’]| [A-Z]))"
)
PLACED = re.compile(rf"\s?,? {BEING}placed\b(?! (?:with|in|into|at|back|for adoption)\b)")
"""A matter may be placed, first or on a list; a child is placed with somebody."""
A_BODY = re.compile(r"\b(?:the|an?|each|every|our|all|this|that|any|its|their)\s$", re.IGNORECASE)


@dataclass(frozen=True)
class Familiar:
    """What tells no child's name. Words are in lower case, `people` pairs of first and last word.

    `phrases` are tuples of words that stand in names of organisations, `places` words that two such names share;
    `letters` are initials of people who may be named.
    """

    people: frozenset
    phrases: frozenset
    words: frozenset
    places: frozenset = frozenset()
    letters: frozenset = frozenset()

    def knows(self, word):
        """Whether a word, as it stands, is of every day."""
        small = _plain(word)
        in_capitals = word.isupper() and (word.capitalize() in ALWAYS or word.title() in ALWAYS)
        return word in ALWAYS or in_capitals or small in self.words or small in self.places

    def is_plain(self, words):
        """Whether some words are all of the field or of the place, and none of them a given name as well."""
        found = words.split()
        is_known = all(each in ALWAYS or _plain(each) in self.places for each in found)
        return is_known and not any(_plain(each) in GIVEN_NAMES for each in found)

    def is_of_somebody(self, word):
        """Whether a word is the first or the last of the name of a person who may be named."""
        return _plain(word) in self._ends

    @cached_property
    def _ends(self):
        return frozenset(word for pair in self.people for word in pair)

    def names(self, words):
        """Whether some words are a person who may be named, or stand in the name of an organisation."""
        plain = tuple(_plain(each) for each in words)
        return (plain[0], plain[-1]) in self.people or plain in self.phrases


ALWAYS = NOT_NAMES | TITLES | FIELD | ACRONYMS


def is_everyday(word):
    """Whether a word stands in small letters and is then one of every day, though it is a name as well."""
    is_word = word in GIVEN_NAMES or word in SURNAMES or word.capitalize() in ALWAYS
    return word.islower() and is_word


def familiar_with(texts: Iterable[str], *, people=(), bodies=(), letters=()):
    """What a record is familiar with: its own words, full names of people and names of organisations (`bodies`)."""
    plain = (ADDRESS.sub(" ", text) for text in texts)
    small = {word for text in plain for word in WORD.findall(text) if word.islower()}
    named = [[_plain(word) for word in WORD.findall(body)] for body in set(bodies)]
    shared = Counter(word for body in named for word in set(body))
    return Familiar(
        people=frozenset(pair for person in people if (pair := _ends_of(person))),
        phrases=frozenset(
            tuple(body[start:end])
            for body in named
            for start in range(len(body))
            for end in range(start + 1, len(body) + 1)
        ),
        words=frozenset(small),
        places=frozenset(word for word, count in shared.items() if count > 1),
        letters=frozenset(letters),
    )


def names_in(words, familiar):
    """(start, end) of full names and of capital words before family life that `familiar` does not know."""
    found = set()
    for run in RUN.finditer(words):
        pieces = [(m[1], run.start() + m.start(1)) for m in PIECE.finditer(run[0])]
        for part in _parts(pieces, familiar):
            last, at = part[-1]
            found.add((part[0][1], at + len(OWNED.sub("", last))))
    for match in NAME_LIVING.finditer(words):
        name = OWNED.sub("", match["name"])
        before = WORD.findall(words[max(0, match.start() - 60) : match.start()])[-2:]
        is_other = any(familiar.names([word, name]) or word in TITLES for word in before)
        if not (is_other or familiar.knows(name) or familiar.names([name])):
            found.add((match.start("name"), match.start("name") + len(name)))
    return found | set(_families_in(words, familiar))


def _families_in(words, familiar):
    """ "Taylor" of "the Taylor children", also where that is a word as well."""
    for match in FAMILY_OF.finditer(words):
        name = match["name"]
        is_other = familiar.names([name]) or name in PEOPLES or name in TITLES
        if not is_other and (_plain(name) in SURNAMES or not familiar.knows(name)):
            yield match.span("name")


def initials_in(words, familiar):
    """(start, end) of initials before or behind words of family life, but for known people.

    Abbreviations are among them when they have two letters, as a name and a surname have.
    """
    found = set()
    for pattern in (INITIALS_LIVING, INITIALS_OF_KIN):
        for match in pattern.finditer(words):
            letters = re.sub(r"[.\s]", "", match["name"])
            is_short = "." not in match["name"] and letters in ACRONYMS
            is_matter = len(letters) > 2 or PLACED.match(words, match.end("name"))
            is_body = A_BODY.search(words[max(0, match.start("name") - 8) : match.start("name")])
            if not ((is_short and is_matter) or is_body or letters in familiar.letters):
                start = match.start("name")
                found.add((start, start + len(match["name"].rstrip())))
    return found


def _parts(pieces, familiar):
    """The names in a run of capital words: what lies between known people and words of every day."""
    part = []
    at = 0
    while at < len(pieces):
        skipped = _known_ahead(pieces, at, familiar)
        if skipped or not _may_be_name(pieces, at, part, familiar):
            if _is_name(part, familiar):
                yield part
            part = []
        else:
            part.append(pieces[at])
        at += skipped or 1
    if _is_name(part, familiar):
        yield part


def _known_ahead(pieces, at, familiar):
    """How many of the words from here are a known person or stand in the name of an organisation."""
    for end in range(min(len(pieces), at + 8), at + 1, -1):
        if familiar.names([word for word, _start in pieces[at:end]]):
            return end - at
    return 0


def _may_be_name(pieces, at, part, familiar):
    """Whether a word of a run may be part of a name, by itself or by its neighbours."""
    word = pieces[at][0]
    following = pieces[at + 1][0] if at + 1 < len(pieces) else ""
    if re.fullmatch(INITIAL, word):
        begins = at == 0 and word not in "AI" and bool(following)
        return begins or (bool(part) and word != "I")
    if word.isupper():
        in_capitals = re.fullmatch(CAPITALS, following) or (part and part[0][0].isupper())
        return (len(part) == 1 or bool(in_capitals)) and _is_capital_name(word, familiar)
    if not familiar.knows(word):
        return True
    if part and _plain(word) in SURNAMES:
        return True
    follows = _plain(following) in SURNAMES or not familiar.knows(following)
    return not part and bool(following) and _plain(word) in GIVEN_NAMES and follows


def _is_capital_name(word, familiar):
    """Whether a word in capitals may be part of a name; most of them are abbreviations and headings."""
    also = {_plain(word)} & (SURNAMES | GIVEN_NAMES)
    return word not in ACRONYMS and (bool(also) or not familiar.knows(word))


def _is_name(part, familiar):
    """Two words or more, of which one is no initial and no word of every day, or both are names too."""
    if len(part) < 2:
        return False
    full = [word for word, _start in part if not re.fullmatch(INITIAL, word)]
    if not full:
        return False
    unknown = any(not familiar.knows(word) for word in full)
    also = len(full) > 1 and _plain(full[0]) in GIVEN_NAMES and _plain(full[-1]) in SURNAMES
    return unknown or also


def _ends_of(person):
    """The first and the last word of a full name without its title; None of a single word."""
    found = [_plain(word) for word in person.split() if word.strip(".") not in TITLES]
    return (found[0], found[-1]) if len(found) > 1 else None


def _plain(word):
    return OWNED.sub("", word).replace("’", "'").casefold()
