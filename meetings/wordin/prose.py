"""What sentences say without a mark: actions, challenges, outcomes. All of it is only offered."""

from __future__ import annotations

import re
from itertools import islice, pairwise

from meetings.wordin.actions import are_names, names_in, read_action, subject_of
from meetings.wordin.lines import Line
from meetings.wordin.questions import challenges_in
from meetings.wordin.result import PROSE, Outcome
from meetings.wordin.sentences import sentences
from meetings.wordin.speech import person_at_start
from meetings.wordin.summaries import is_same

GOOD_WORDS = (
    r"\s+(?:(?:their|his|her|its|our|the|sincere|warm(?:est)?|many|best|deepest)\s+){0,3}"
    r"(?:congratulations|thanks|gratitude|condolences|sympath(?:y|ies)|wishes|apologies|regrets|welcome)\b"
)
"""What is offered only in words: "Members offered their congratulations"."""
PROMISES = re.compile(
    rf"^\s*(?:has\s+|have\s+|had\s+)?(?:kindly\s+)?(?:agreed\s+to|offered(?!{GOOD_WORDS})|undertook|volunteered"
    r"|promised|committed\s+to|will|is\s+to|are\s+to|would\s+be\s+asked\s+to"
    r"|(?:was|were|is|are)\s+(?:asked|requested|tasked|invited)\s+to|(?:is|are)\s+going\s+to"
    r"|(?:said|confirmed|advised|stated|added|indicated)\s+(?:that\s+)?(?:he|she|they)\s+(?:will|would)(?=\s+(?!be\b)[a-z]+\s)"
    r"|to(?=\s+[a-z]+))\b(?!\s+that\b)(?!\s+to\s+(?:date|the|a)\b)",
    re.IGNORECASE,
)
TELLS = re.compile(
    r"\b(?:will|would|is|are)\s+(?:(?:shortly|soon|now|also|to)\s+)?(?:no longer|not"
    r"|be\s+(?:leaving|retiring|attending|joining|moving|stepping|departing|absent|away|missed|replaced|covering"
    r"|congratulated|thanked|commended|on\s+(?:\w+\s+)?leave|the\b|an?\b)"
    r"|leave|leaving|retire|depart|step\s+down|join|become|remain|have|like|miss|recall|remember|take\s+over|takes?\s+up"
    r"|going\s+to\s+(?:be|have|leave|retire)"
    r"|continue\s+to\s+(?:attend|be|chair|have|represent|support|work|sit))\b",
    re.IGNORECASE,
)
"""What somebody will do is only news of them."""
AGREED_THAT = re.compile(
    r"^(?:it was |the \w+ |members |all )?(?:agreed|requested|suggested|proposed|asked"
    r"|recommended)\s+that\s+(?P<rest>(?P<who>.{2,60}?)\s+(?:should|would|will|to|must)\s+.+)$",
    re.IGNORECASE,
)
TO_BE_DONE = re.compile(
    r"^(?P<what>[A-Z\"“][^,;:.!?]{1,80}?)\s+(?:to be|needs? to be|should be|will be|must be|are to be"
    r"|is to be)\s+(?:\w+ly\s+)?(?!held\b|made clear\b)(?:\w+(?:ed|en|wn|nt|ght|ne|ut|ade|ld|ft)|set(?! up| out))\b"
)
UNIT_WILL = re.compile(
    r"^(?:the )?(?:(?:\w+ )?business (?:unit|support|manager)|secretariat|(?:board|partnership) manager"
    r"|sub-?group chairs|all (?:members|agencies|partners|sub-?groups))\s+(?:will|agreed to|undertook to)\s+[a-z]",
    re.IGNORECASE,
)
"""Who acts for the Board, present or not."""
MOST_OF_NEWS = 40
VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|noted|reported|asked|agreed|said|explained|felt"
    r"|continues?|needs?|expected|due|likely)\b",
    re.IGNORECASE,
)
ASK_TO = re.compile(r"\b(?:asked|requested|tasked)\s+(?P<who>[A-Z][\w.’' -]{1,50}?)\s+to\s+[a-z]")
TO_DO = (
    r"(?:(?:is|are|was|were)\s+(?:asked\s+)?to|to|will|would|should|must"
    r"|(?:has\s+)?(?:agreed|offered|undertook|volunteered)\s+to)\b"
)
SHALL_BE = re.compile(
    r"\b(?:will|would|should|must|to be|needs? to|ha(?:s|ve) to)\b", re.IGNORECASE
)
OUTCOME = re.compile(
    r"\b(?P<verb>approved in principle|accepted|approved|endorsed|agreed|noted|supported|recommended"
    r"|remitted|tabled|circulated|adopted|signed off)\b",
    re.IGNORECASE,
)
NIL = re.compile(
    r"^\s*(?:none(?:\s+(?:raised|declared|received|identified|reported|noted|made|to report))?"
    r"|nil(?:\s+returns?)?|n/?a|not applicable"
    r"|nothing(?:\s+further)?(?:\s+(?:to report|raised|reported))?(?:\s+(?:at this time|at present|currently))?"
    r"|no\s+(?:\w+\s+){0,3}?(?:\w+)\s*(?:were\s+|was\s+|have been\s+)?"
    r"(?:identified|raised|reported|received|declared|noted|made|to report|this (?:time|meeting|quarter))?"
    r"|there (?:were|was) (?:no|none)\b[^.]{0,80})\s*[.!]?\s*$",
    re.IGNORECASE,
)
TOOK_ON = re.compile(
    r"\s+(?:kindly\s+)?(?:undertook|agreed|offered|volunteered|promised)\s+to\s+(?!that\b|the\b|an?\b|date\b)[a-z]"
)
AND_SOMEBODY = re.compile(r"(?:[,;]\s+|\s+)(?:and|but)\s+(?=[A-Z])|[,;]\s+(?=[A-Z])")
MOST_JOINTS = 8
"""No more of them are tried, so that no sentence takes long to read."""
NUMBER = re.compile(r"^\s*\(?\d{1,2}(?:\.\d{1,2})*[.)]?\s+(?=[A-Z“\"])")
"""A number of its own before a paragraph."""
MOST_WORDS_OF_NIL = 14


def read_prose(item, blocks, people, cautions, whole=()):
    """Offer what the remaining sentences of an item, and its decisions, say in passing. `whole` are the
    blocks of the item as they stood in the file."""
    lines = [block for block in blocks if isinstance(block, Line) and block.words]
    below = _lines_below(lines, whole)
    for line in lines:
        for sentence in sentences(NUMBER.sub("", line.words)):
            if not _is_known(item, sentence):
                _read_sentence(item, sentence, people, cautions)
        said, after = (NUMBER.sub("", words) for words in (line.words, below.get(id(line), "")))
        item.challenges += challenges_in(said, people, after)
    for decision in item.decisions:
        for sentence in sentences(decision.text):
            if deed := _deed_in(sentence, people):
                item.actions.append(read_action(deed, "", people, cautions, how=PROSE))
                _name_owner(item.actions[-1], deed, people)
    said = " ".join(line.words for line in lines)
    has_records = item.actions or item.decisions or item.challenges or item.updates
    item.nil = bool(NIL.match(said)) and len(said.split()) <= MOST_WORDS_OF_NIL and not has_records


def _read_sentence(item, sentence, people, cautions):
    """Offer the action that a sentence says, or else its outcome; what the item says already is said once."""
    deed = sentence if is_action(sentence, people) else _promised_in(sentence, people)
    if deed:
        action = read_action(deed, "", people, cautions, how=PROSE)
        _name_owner(action, deed, people)
        if deed == sentence or not any(is_same(action, each) for each in item.actions):
            item.actions.append(action)
    elif found := OUTCOME.search(sentence):
        item.outcomes.append(Outcome(found["verb"].casefold(), sentence))


def _deed_in(sentence, people):
    """What of a sentence of a decision somebody is to do: all of it, or what stands behind "and". What will be
    done, by nobody who is named, is what was decided."""
    if is_action(sentence, people):
        return sentence
    for joint in islice(AND_SOMEBODY.finditer(sentence), MOST_JOINTS):
        before, rest = sentence[: joint.start()].split(), sentence[joint.end() :]
        if any(people.room.resolve(" ".join(before[-count:])).is_known for count in (1, 2)):
            continue
        match = person_at_start(rest, people)
        if match and match.found and _promises(rest[_length(match, rest) :]):
            return rest
    return ""


def _promised_in(sentence, people):
    """What somebody behind an "and" within a sentence took upon them: "…, and Ann Day undertook to find out"."""
    if sentence.rstrip().endswith("?"):
        return ""
    for joint in islice(AND_SOMEBODY.finditer(sentence), MOST_JOINTS):
        rest = sentence[joint.end() :]
        match = _person_at_start(rest, people)
        if match and TOOK_ON.match(rest[_length(match, rest) :]):
            return rest
    return ""


def _person_at_start(sentence, people):
    """The `Match` of a person with whose name a sentence begins, also of a given name that fits one only."""
    match = person_at_start(sentence, people)
    if match and match.found:
        return match
    first = re.match(r"[A-Z][\w’'-]+(?=\s)", sentence)
    match = people.room.resolve(first[0]) if first else None
    fits = match.candidates if match and not match.is_initials else ()
    return match if len(fits) == 1 and fits[0].is_person else None


def _lines_below(lines, whole):
    """The words right below each line in the file, by its `id`, where they remain to be read too."""
    left = set(map(id, lines))
    stood = [block for block in whole if not isinstance(block, Line) or block.words]
    return {
        id(line): after.words
        for line, after in pairwise(stood)
        if id(line) in left and id(after) in left
    }


def _is_known(item, sentence):
    """Whether the sentence is an action already: the column beside it says whose it is."""
    return any(action.text == sentence for action in item.actions)


def is_action(sentence, people, *, is_decision=False):
    """Whether somebody is to do something, by the words of a sentence."""
    if sentence.rstrip().endswith("?"):
        return False
    match = _person_at_start(sentence, people)
    if match and _promises(sentence[_length(match, sentence) :]):
        return True
    if (found := UNIT_WILL.match(sentence)) and not _only_tells(sentence, found):
        return True
    if _asked(sentence, people) or _agreed_that(sentence, people):
        return True
    if re.match(r"^(?:the )?[^:.?!;]{2,80}?\s+to\s+[a-z]", sentence, re.IGNORECASE) and _subject(
        sentence, people
    ):
        return True
    found = TO_BE_DONE.match(sentence)
    if not found or VERB.search(found["what"]):
        return False
    is_bare = re.match(r"\s+to be\b", sentence[found.end("what") :]) is not None
    return (is_bare or is_decision) and len(found["what"].split()) <= 9


def _promises(after):
    """Whether the words behind a name say what they will do, and not what will become of them."""
    found = PROMISES.match(after)
    return bool(found) and not _only_tells(after, found)


def _only_tells(text, promise):
    told = TELLS.search(text[: promise.end() + MOST_OF_NEWS])
    return bool(told) and told.start() < promise.end()


def _length(match, sentence):
    start = sentence.find(match.words)
    return start + len(match.words) if start >= 0 else 0


def _subject(sentence, people):
    who = subject_of(sentence, people.room)
    return (
        bool(who)
        and sentence.casefold().removeprefix("the ").startswith(who.casefold())
        and bool(
            re.match(r"\s+to\s+(?!be\b|date\b)[a-z]+", sentence[sentence.find(who) + len(who) :])
        )
    )


def _asked(sentence, people):
    found = ASK_TO.search(sentence)
    return found if found and are_names(found["who"], people.room) else None


def _agreed_that(sentence, people):
    found = AGREED_THAT.match(sentence)
    return found if found and are_names(found["who"], people.room) else None


def _name_owner(action, sentence, people):
    """Who promised, or was asked; the whole sentence stays the text."""
    if action.owners:
        return
    found = _asked(sentence, people) or _agreed_that(sentence, people)
    if found:
        match = people.room.resolve(found["who"])
        action.owners = [people.name_of(match)]
    elif (match := person_at_start(sentence, people)) and match.found:
        action.owners = [match.found.label]


# -- whose it is -------------------------------------------------------------------------------


def are_asked(matches, sentence, people):
    """Whether one of those named is to do something, by the words behind the name."""
    called = {name for match in matches for name in (match.words, people.name_of(match))}
    return any(
        re.search(rf"(?<!\w){re.escape(name)}\W{{1,2}}{TO_DO}", sentence) for name in called if name
    )


def owners_in(sentence, people):
    """The names of those who begin a sentence as who is to do something."""
    who = subject_of(sentence, people.room)
    return {people.name_of(match) for match in names_in(who, people.room)} if who else set()


def may_be_of(matches, sentence, people, *, is_beside):
    """Whether a sentence before the mark of an action says what those named in it are to do. `is_beside`:
    it stands in the same line."""
    if are_asked(matches, sentence, people):
        return True
    others = owners_in(sentence, people) - {people.name_of(match) for match in matches}
    return not others and bool(
        is_beside or SHALL_BE.search(sentence) or is_action(sentence, people)
    )
