"""Who came and who did not: one person from a line, or several from a paragraph.

"Neil Parr, Northmere Police – deputising for Supt Gail Ives (NP)", "Omar Said, Chief Nurse, ICB",
"Lara Finn, Healthwatch (participant observer)".
"""

from __future__ import annotations

import re

from meetings.wordin.attendance_initials import INITIALS, behind, fits, may_be_of
from meetings.wordin.attendance_roles import (
    COMMA,
    DASH,
    bracketed,
    ends_with_role,
    is_role,
    role_and_body,
    split_rest,
)
from meetings.wordin.attendance_words import (
    BODIES,
    NOT_PEOPLE,
    PARTICLES,
    ROLE,
    TITLES,
    without_titles,
)
from meetings.wordin.deputising import (
    DEPUTISED,
    DEPUTISED_BY,
    DEPUTISES,
    FOR,
    FOR_ALONE,
    REPRESENTS,
    VICE,
)
from meetings.wordin.result import APOLOGIES, DEPUTY, IN_ATTENDANCE, OBSERVER, PRESENT, Attendee

BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
AFTER_BRACKET = re.compile(r"\)\s+(?=(?:for\s+)?[A-Z])")
TAILS = (
    (REPRESENTS, "also_representing"),
    (DEPUTISES, "deputising_for"),
    (FOR, "deputising_for"),
)
IS_OBSERVER = re.compile(
    r"^(?:(?:as\s+)?(?:an?\s+)?(?:participant\s+)?observer|observing)$", re.IGNORECASE
)
OF_PART = re.compile(
    r"^(?:(?:for|from|until|to|left\s+\w+|joined\s+\w+)\s+)?(?:agenda\s+)?items?\s+[\d.,\s&and–-]+(?:\s*only)?$",
    re.IGNORECASE,
)
""" "item 4 only": for which part somebody was there."""
IN_PLACE = re.compile(r"^representing\s+(?P<who>[A-Z].+)$", re.IGNORECASE)
OBSERVES = re.compile(r"\b(?:observer|observing)\b", re.IGNORECASE)
SHORT_NAME = re.compile(
    r"^(?P<title>[A-Z]\w*\.?\s+)?(?P<given>[A-Z][\w’'-]*\.?)\s+\((?P<short>[A-Z][a-z]+)\)\s+[A-Z][\w’'-]*(?=\s*(?:[,(–—-]|$))"
)
IN_CHAIR = re.compile(r"[\s,;–-]+in\s+the\s+chair\s*$", re.IGNORECASE)
SIGN = re.compile(r"^\s*(?:[•▪·*–-]\s+|\(?\d{1,2}[.)]\s+)")

NOBODY = re.compile(
    r"\b(?P<nowhere>no\s+(?:representative|representation|rep|nominee)|none\s+(?:nominated|named)|vacan(?:t|cy))\b"
    r"|\bno\s+(?:deputy|one)\b|\bnone\s+sent\b|\bnot\s+represented\b",
    re.IGNORECASE,
)
THE = re.compile(r"\b[Tt]he\s+(?=(?:Rev|Revd|Reverend|Venerable|Very\s+Rev\w*|Rt|Hon)\b)")
MOST_WORDS = 7


def person_of(text, status, *, organisation="", role="", initials="", about=""):
    """The `Attendee` whom some words describe; what columns say beside them comes first. `about` is what somebody
    is and where from, in one cell."""
    text = SIGN.sub("", " ".join(text.split())).strip(" ;,.")
    text = _with_short_name(text)
    text, in_chair = IN_CHAIR.subn("", text)
    text = AFTER_BRACKET.sub("), ", text)
    found = Attendee("", status=status)
    if vice := VICE.search(text):
        found.deputising_for = vice["who"]
        text = f"{text[: vice.start()]}{text[vice.end() :]}"
    text = _take_tail(_take_brackets(text, found), found)
    name, rest = _name_and_rest(text)
    name, found.initials = behind(name.strip(" ,;:–—-"), found.initials)
    found.name = name.replace("\1", "(").replace("\2", ")")
    _take_rest(rest, found)
    named_from, found.organisation = found.organisation, ""
    beside = _take_tail(_take_brackets(about or organisation, found), found)
    says_role = about or (not role and ends_with_role(beside))
    told, organisation = role_and_body(beside) if says_role else ("", beside)
    if organisation and found.organisation:
        organisation = f"{organisation} ({found.organisation})"
    elif organisation and named_from.casefold() not in organisation.casefold():
        organisation = f"{organisation}, {named_from}"
    found.role = ", ".join(filter(None, (told, found.role)))
    found.organisation = organisation or found.organisation or named_from
    found.role = role or found.role
    if in_chair and "chair" not in found.role.casefold():
        found.role = ", ".join(filter(None, (found.role, "Chair")))
    found.initials = initials or found.initials
    if status == PRESENT and found.deputising_for:
        found.status = DEPUTY
    elif OBSERVES.search(found.role) and status != APOLOGIES:
        found.status = OBSERVER
    return found


def _with_short_name(text):
    """The text, where a bracket within a name is no bracket: "Elizabeth (Liz) Orr", "Lord (Peter) Orr"."""
    found = SHORT_NAME.match(text)
    title = (found["title"] or "").casefold().strip(". ") if found else ""
    if not found or title not in TITLES | {""} or found["short"].casefold() in ROLE | BODIES:
        return text
    return f"{text[: found.start('short') - 1]}\1{found['short']}\2{text[found.end('short') + 1 :]}"


def people_of(text, status, *, is_paragraph=False):
    """Everybody whom a text names, with ";" between them, or "," and "and" where these must be
    meant. `is_paragraph`: it is no line of a list with a person on each."""
    text = THE.sub("", " ".join(text.split()).strip())
    if plain(text) in NOT_PEOPLE:
        return []
    outside = BRACKETS.sub(lambda found: found[0].replace(";", "\0"), text)
    parts = re.split(r"\s*;\s*(?:and\s+)?|(?<=\))\.\s+(?=[A-Z])", outside)
    parts = [part.replace("\0", ";") for part in parts if part.strip(" .")]
    if len(parts) == 1:
        parts = _by_comma(parts[0]) or (_by_names(parts[0]) if is_paragraph else []) or parts
    parts = [one for part in parts for one in by_and(part)]
    parts = [part for part in parts if not sends_nobody(part)]
    return _with_whole_names([person for part in parts for person in _with_deputy(part, status)])


def _with_deputy(text, status):
    """The person, and before them the deputy in "Tom Ridley, Probation – Kim Lee deputised"."""
    absent, deputy = deputy_in(text)
    if not deputy:
        return [person_of(text, status)]
    absent = person_of(absent, APOLOGIES)
    return [in_place_of(absent, deputy), absent]


def deputy_in(text):
    """(the words of who was away, the deputy whom a text names beside them); any other text and None."""
    for pattern in (DEPUTISED, DEPUTISED_BY):
        if found := pattern.match(text):
            absent, who = found["absent"], found["who"]
            if absent.count("(") > absent.count(")"):
                absent = f"{absent})"
            if who.count(")") > who.count("("):
                who = who.rstrip(" .").removesuffix(")")
            deputy = person_of(who, DEPUTY)
            if looks_like_person(deputy.name):
                return absent, deputy
    return text, None


def _with_whole_names(people):
    """People without those who are named again by one name alone: "… Ed Moss. Ed was represented by Nina Roy"."""
    whole = {}
    for person in people:
        if len(person.name.split()) > 1 and person.status != DEPUTY:
            whole.setdefault(person.name.split()[0], []).append(person)
    kept = []
    for person in people:
        same = whole.get(person.deputising_for, [])
        if len(same) == 1:
            in_place_of(same[0], person)
        if person.status != APOLOGIES or len(whole.get(person.name, [])) != 1:
            kept.append(person)
    return kept


def in_place_of(absent, deputy):
    """The `deputy` of somebody, from the same organisation where nothing else is said."""
    deputy.status, deputy.deputising_for = DEPUTY, absent.name
    deputy.organisation = deputy.organisation or absent.organisation
    return deputy


def sends_nobody(text):
    """Whether a text says that nobody came from somewhere: "Probation – no deputy"."""
    found = NOBODY.search(text)
    return bool(found and (found["nowhere"] or not starts_with_person(text)))


def starts_with_person(text):
    return looks_like_person(re.split(r"[,(–:]", text)[0].strip(" ."))


def by_and(text):
    """ "Gail Ives, Police and Omar Said, ICB" """
    outside = BRACKETS.sub(lambda found: found[0].replace(" and ", "\3"), text)
    parts = [part.replace("\3", " and ") for part in re.split(r",?\s+and\s+", outside)]
    are_people = all(map(starts_with_person, parts)) and not _is_second_body(parts)
    return parts if are_people else [text]


def _is_second_body(parts):
    """Whether initials stand behind the first name only, and nothing behind the last: "Asif Mir (AM), Youth Justice
    and Northmere Mosques"."""
    has_initials = any(INITIALS.match(each.strip()) for each in BRACKETS.findall(parts[0]))
    return (
        has_initials
        and len(parts) > 1
        and parts[-1] == _name_and_rest(parts[-1])[0].strip()
        and "(" not in parts[-1]
    )


def _by_names(text):
    """ "Tom Ridley, Probation, Alice Nwosu, NHS Trust": each name with what follows it."""
    outside = BRACKETS.sub(lambda found: found[0].replace(",", "\0"), text)
    groups = []
    for part in COMMA.split(outside):
        if starts_with_person(part) or not groups:
            groups.append([part])
        else:
            groups[-1].append(part)
    are_named = all(
        starts_with_person(group[0]) and (len(group) > 1 or not looks_like_person(group[0]))
        for group in groups
    )
    return [", ".join(group).replace("\0", ",") for group in groups] if are_named else []


def plain(text):
    return " ".join(text.casefold().strip(" .:").split())


def _by_comma(text):
    """Names alone between commas: "Tom Ridley, Alice Nwosu and P. Lunn"; or each with a bracket."""
    outside = BRACKETS.sub(
        lambda found: found[0].replace(",", "\0").replace(" and ", "\3").replace("&", "\4"), text
    )
    parts = [
        part.replace("\0", ",").replace("\3", " and ").replace("\4", "&").strip(" .")
        for part in re.split(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*", outside)
        if part.strip(" .")
    ]
    if len(parts) < 2 or _is_one_person(text, parts):
        return []
    bare = [BRACKETS.sub("", part) for part in parts]
    named = [looks_like_person(part) for part in bare]
    are_names = all(
        is_named or (sum(named) > 1 and is_given_name(part) and part != whole)
        for is_named, part, whole in zip(named, bare, parts, strict=True)
    )
    return parts if are_names else []


def is_given_name(word):
    """Whether a word may be a name alone, as that of a young person is: "Tilly (young person)"."""
    return word.istitle() and " " not in word and word.casefold() not in ROLE | BODIES


def _is_one_person(text, parts):
    """Whether the only bracket, at the end, holds initials of the first part and not of the last:
    "Meg Tully, Sea Cadets (MT)"."""
    brackets = BRACKETS.findall(text)
    if len(brackets) != 1 or not text.rstrip(" .").endswith(")"):
        return False
    letters = brackets[0].strip()
    last = BRACKETS.sub("", parts[-1])
    return bool(INITIALS.match(letters)) and fits(letters, parts[0]) and not fits(letters, last)


def looks_like_person(words):
    """Two to five capitalised words of which none is a word for a body or a role."""
    words = re.sub(r"^(?:The )?(?:Rt\.? )?Hon\.? ", "", words)
    parts = [part.strip(".,") for part in words.split()]
    named = [part for part in without_titles(parts)[1] if part.casefold() not in TITLES]
    if not named or len(parts) > MOST_WORDS or (len(named) > 4) or len(parts) < 2:
        return False
    if any(part.casefold() in ROLE | BODIES or part.endswith(("'s", "’s")) for part in named):
        return False
    return all(part[:1].isupper() or part.casefold() in PARTICLES for part in named) and not any(
        part.isupper() and len(part) > 3 for part in named
    )


def _take_tail(text, found):
    """Take out for whom somebody deputises, and whom else they represent."""
    for pattern, name in TAILS:
        match = pattern.search(text)
        if not match:
            continue
        who, brackets = match["who"], ""
        for bracket in BRACKETS.findall(who):
            brackets += f" ({bracket})"
        who = BRACKETS.sub("", who).strip(" .,;)")
        if name == "deputising_for":
            who, found.organisation = _who_and_body(who, found.organisation)
        setattr(found, name, who)
        text = f"{text[: match.start()]}{brackets}"
        if name == "also_representing":
            return _take_tail(text, found)
    return text


def _who_and_body(who, organisation):
    """ "Paul Dent, Education": for whom somebody came, and where from, which is so of both."""
    name, comma, body = who.partition(", ")
    if not comma or not looks_like_person(name) or organisation:
        return who, organisation
    return name, body


def _take_brackets(text, found):
    for bracket in BRACKETS.findall(text):
        words = bracket.strip()
        if not words:
            continue
        inner = _take_tail(f" {words}", found).strip()
        if inner != words:
            words = inner
        if not words or _take_for(words, found):
            continue
        words = "Chair" if words.casefold() == "in the chair" else words
        if INITIALS.match(words) and not found.initials and may_be_of(words, text):
            found.initials = words
        elif words.casefold() in found.role.casefold():
            continue
        elif all(both := bracketed(words)):
            found.role = ", ".join(filter(None, [found.role, both[0]]))
            found.organisation = ", ".join(filter(None, [found.organisation, both[1]]))
        elif is_role(words) or not _is_body(words):
            found.role = ", ".join(filter(None, [found.role, words]))
        else:
            found.organisation = ", ".join(filter(None, [found.organisation, words]))
    return BRACKETS.sub("", text).strip(" .,;")


def _take_for(words, found):
    """Take for whom somebody came, from a bracket "for Sue Pell" or "representing Sue Pell";
    whether it says so."""
    is_short = (said := FOR_ALONE.match(words)) and INITIALS.match(said["who"])
    said = said or IN_PLACE.match(words)
    if not said or not (is_short or looks_like_person(said["who"])):
        return False
    found.deputising_for = found.deputising_for or said["who"].strip(" .,;")
    return True


def _is_body(words):
    """Whether words say where somebody is from."""
    parts = re.findall(r"[\w'’/-]+", words.casefold())
    return bool(BODIES & set(parts)) or words.isupper() or words[:1].isupper()


def _name_and_rest(text):
    """The name and what follows it, cut at the first comma, dash or colon."""
    places = [
        m.span() for pattern in (COMMA, DASH, re.compile(r":\s+")) for m in pattern.finditer(text)
    ]
    if not places:
        return text, ""
    start, end = min(places)
    return text[:start], text[end:]


def _take_rest(rest, found):
    parts = [part for each in DASH.split(rest) for part in COMMA.split(each) if part.strip(" .,")]
    parts = [part.strip(" .,;") for part in parts]
    if not parts:
        return
    is_apart = len(parts) > 1 and INITIALS.match(parts[-1]) and not found.initials
    if is_apart and may_be_of(parts[-1], found.name):
        found.initials = parts.pop()
    observes = [part for part in parts if IS_OBSERVER.match(part) or OF_PART.match(part)]
    parts = _without_absent([part for part in parts if part not in observes], found)
    role, organisation = split_rest(parts) if parts else ("", "")
    found.role = ", ".join(filter(None, [role, found.role, *observes]))
    found.organisation = ", ".join(filter(None, [organisation, found.organisation]))


def _without_absent(parts, found):
    """The parts without whom somebody stands for, behind where they are from: "Housing, representing Will
    Oak". What else somebody represents is where they are from."""
    said = IN_PLACE.match(parts[-1]) if len(parts) > 1 and not found.deputising_for else None
    if not said or is_role(parts[-2]) or not looks_like_person(said["who"]):
        return parts
    found.deputising_for = said["who"]
    return parts[:-1]


def who_came(attendance):
    """The attendance; where nobody stands under "Present", those "in attendance" are who came, but for the
    minute-taker."""
    if any(person.status == PRESENT for person in attendance):
        return attendance
    for person in attendance:
        if person.status == IN_ATTENDANCE and "minute" not in person.role.lower():
            person.status = DEPUTY if person.deputising_for else PRESENT
    return attendance
