"""What reads as something to be done, and names nobody: "Tell the panel", "Ask partners", "Set up a group"."""

from __future__ import annotations

import re

VERBS = frozenset(
    (
        "accept", "add", "agree", "amend", "analyse", "approve", "arrange", "ask", "assess", "attend", "bring",
        "build", "cascade", "check", "circulate", "clarify", "collate", "collect", "communicate", "compare",
        "complete", "confirm", "consider", "consult", "continue", "convene", "correct", "create", "decide",
        "deliver", "describe", "determine", "develop", "discuss", "distribute", "encourage", "ensure",
        "escalate", "establish", "evaluate", "examine", "explain", "explore", "finalise", "find", "follow",
        "gather", "get", "give", "identify", "implement", "improve", "include", "inform", "instruct",
        "introduce", "investigate", "invite", "join", "keep", "liaise", "make", "meet", "merge", "nominate",
        "notify", "obtain", "organise", "prepare", "prioritise", "produce", "promote", "propose", "provide",
        "publicise", "publish", "pursue", "raise", "recirculate", "recommend", "recruit", "redraft", "refer",
        "refresh", "remind", "remove", "replace", "resend", "resolve", "respond", "revise", "rewrite", "seek",
        "select", "send", "speak", "strengthen", "submit", "suggest", "summarise", "take", "tell", "thank",
        "translate", "undertake", "upload", "urge", "verify", "warn", "write",
    )
)  # fmt: skip
ALSO_NOUNS = frozenset(
    (
        "advertise", "approach", "audit", "book", "brief", "change", "close", "commission", "contact", "design",
        "draft", "draw", "email", "hold", "launch", "look", "map", "measure", "monitor", "move", "offer",
        "pass", "pick", "present", "progress", "put", "register", "request", "review", "run", "schedule",
        "scope", "set", "share", "sign", "table", "telephone", "test", "track", "update", "use", "visit",
    )
)  # fmt: skip
"""Only before an article are these verbs: "Contact group" and "Test Valley" are names."""
ARTICLE = r"(?:the|an?|our|their|its|his|her|this|these|those|each|every|all|any)"
START = re.compile(
    r"^\W*(?P<verb>[A-Za-z][a-z]+)(?:[\s-]+(?:up|out|back|on|off|down|over))?\s+"
    rf"(?P<next>(?P<article>{ARTICLE}\s+)?\w[\w’'-]*)"
)
TELLS = frozenset(("is", "are", "was", "were", "has", "have", "had", "will", "would"))
"""Before these a word is a noun: "Take up is low", "Follow up was slow"."""
NO_VERB = frozenset(("all", "both", "each", "every", "half"))


def is_deed(words):
    """Whether words that might be names begin as an order does: with its verb, or with a word before an article."""
    found = START.match(words)
    return bool(found) and (_is_order(found) or bool(found["article"] and _may_be_verb(found)))


def is_order(sentence):
    """Whether a sentence begins with a verb that asks for something: "Publish the report."."""
    found = START.match(sentence)
    return bool(found) and _is_order(found)


def _is_order(found):
    verb = found["verb"].casefold()
    if verb in ALSO_NOUNS:
        return bool(found["article"])
    is_told = found["next"].casefold() in TELLS
    return verb in VERBS and not is_told and bool(re.match(r"[a-z\d]|[A-Z]{2}", found["next"]))


def _may_be_verb(found):
    return found["verb"][0].isupper() and found["verb"].casefold() not in NO_VERB
