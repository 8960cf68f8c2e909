"""What somebody is, and where from, when one text says both: "Chief Nurse, Northmere ICB"."""

from __future__ import annotations

import re

from meetings.wordin.attendance_words import BODIES, ROLE, TITLES

COMMA = re.compile(r"\s*,\s+|,(?=[A-Z])")
DASH = re.compile(r"\s+(?:-{1,2}|–|—)\s+|\s*[–—]\s+")
FUNCTION = re.compile(
    r"^(?:(?:deputy|vice|interim|acting|co)[ -])?chair(?:man|person|woman)?$"
    r"|^(?:minutes|(?:minute|note)[ -]?taker|clerk)$",
    re.IGNORECASE,
)
"""What somebody does in the meeting, beside what they are."""


def is_role(words):
    """Whether words say what somebody is rather than where from: by their last word, or their
    first before "of"."""
    parts = re.findall(r"[\w'’/-]+", words.casefold())
    if not parts:
        return False
    if parts[-1] in BODIES and not re.match(r"^(?:\w+ ){0,3}\w+ (?:of|for)\b", words.casefold()):
        return False
    starts = re.split(r"\b(?:of|for|to|in|on)\b", words.casefold())[0].split()
    heads = [parts[-1], *([starts[-1]] if starts and len(starts) < len(parts) else []), parts[0]]
    return any(head in ROLE for head in heads)


def role_and_body(words):
    """(role, organisation) of a text that may say both; words of which no part says what somebody is are all
    where they are from."""
    parts = [part.strip(" .,;") for each in DASH.split(words) for part in COMMA.split(each)]
    parts = [part for part in parts if part]
    if len(parts) == 1:
        is_team = parts[0].casefold().endswith("support")
        return (parts[0], "") if is_role(parts[0]) and not is_team else ("", parts[0])
    return split_rest(parts) if any(map(_is_role_or_rank, parts)) else ("", words)


def bracketed(words):
    """(role, organisation) of a bracket behind a name, both empty unless it says both for sure: "Council, Chair"."""
    first, comma, last = words.rpartition(", ")
    if not comma or re.search(r"\s(?:and|&)\s|\bobserv", last):
        return "", ""
    is_plain = not re.search(r"\b(?:of|for)\b", first) or BODIES & set(last.casefold().split())
    is_sure = is_role(last) or (is_role(first) and is_plain)
    return role_and_body(words) if is_sure else ("", "")


def ends_with_role(words):
    """Whether words for where somebody is from end with what they are there: "Eskdon County Council, Director"."""
    first, comma, last = words.rpartition(", ")
    is_body = bool(BODIES & set(re.findall(r"[\w'’-]+", first.casefold())))
    return bool(comma) and is_body and not is_role(first) and is_role(last)


def _is_role_or_rank(part):
    return is_role(part) or part.casefold() in TITLES


def split_rest(parts):
    """What follows a name as (role, organisation)."""
    if len(parts) == 1:
        return (parts[0], "") if is_role(parts[0]) else ("", parts[0])
    first, last = parts[0], parts[-1]
    if _is_role_or_rank(last) and not is_role(first):
        return last, ", ".join(parts[:-1])
    if FUNCTION.match(last) and not is_role(parts[-2]):
        role, organisation = split_rest(parts[:-1])
        return ", ".join(filter(None, (role, last))), organisation
    if _is_body_with_role(parts):
        return ", ".join(parts[1:]), first
    end = 1
    while end < len(parts) - 1 and _goes_on(parts[end]):
        end += 1
    return ", ".join(parts[:end]), ", ".join(parts[end:])


def _goes_on(part):
    """Whether a part belongs to the role before it: "Director of Children, Families and Schools"."""
    return is_role(part) or bool(
        re.match(r"(?:and|&|[a-z])", part) or re.search(r" (?:and|&) ", part)
    )


def _is_body_with_role(parts):
    """Whether a body stands before a role with a comma in it: "Northmere Council – Director, People"."""
    first, second, *others = parts
    bodies = [bool(BODIES & set(part.casefold().split())) for part in (first, *others)]
    return (
        bool(others)
        and bodies[0]
        and not any(bodies[1:])
        and not is_role(first)
        and is_role(second)
    )
