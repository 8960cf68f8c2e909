"""Words by which bodies and posts that own an action are told from what is to be done."""

from __future__ import annotations

import re

from meetings.capture.grammar import NOT_NAMES

BODY = re.compile(
    r"\b(?:sub[- ]?groups?|groups?|board|panel|teams?|committee|partnership|services?|members?"
    r"|chairs?|schools|agencies|partners"
    r"|police|leads?|officers?|managers?|unit|forum|nurses?|doctors?|representatives|reps|all"
    r"|everyone|organisations"
    r"|secretary|administrator|scrutineer|trust|council|icb"
    r"|(?:each|every) (?:\w+ ){0,2}(?:agency|organisation|partner|school|provider|setting|service))$",
    re.IGNORECASE,
)
"""Words that end the name of a body or a post."""
ALL_OF = re.compile(
    r"(?i:(?:all|each|every)(?: (?:of )?the)?(?: \w+){0,2} )?(?:schools|agencies|partners|providers|settings|services)"
)
""" "schools", "all outstanding agencies": bodies of a kind, written small within a sentence."""
JOINED = re.compile(
    r"(?:[Tt]he )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,2}(?:, [A-Z][\w’'-]*)?"
    r" (?:and|&) [A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,2}"
    r" (?i:sub[- ]?group|group|board|panel|team|committee|partnership|forum)"
)
""" "Quality and Performance sub group": one body that two subjects name."""
NOT_OWNERS = NOT_NAMES | {
    "closed", "complete", "completed", "ongoing", "outstanding", "report", "letter", "paper", "strategy", "policy",
    "data", "presentation", "framework", "toolkit", "agenda", "website", "audit", "dates", "wording", "this", "it",
    "there", "agreed", "noted", "training", "information", "guidance", "copies", "figures", "minutes", "work",
}  # fmt: skip
