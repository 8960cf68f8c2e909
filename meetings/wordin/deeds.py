"""What reads as something to be done, and names nobody: "Tell the panel", "Ask partners", "Set up a group"."""

from __future__ import annotations

import re

VERBS = (
    "accept|add|advertise|agree|amend|analyse|approach|approve|arrange|ask|assess|assure|attend|audit|book|brief"
    "|bring|build|carry|cascade|change|check|circulate|clarify|close|collate|collect|commission|communicate"
    "|compare|complete|confirm|consider|consult|contact|continue|convene|correct|create|decide|deliver|describe"
    "|design|determine|develop|discuss|distribute|draft|draw|email|encourage|ensure|escalate|establish|evaluate"
    "|examine|explain|explore|feed|finalise|find|follow|gather|get|give|hold|identify|implement|improve|include"
    "|inform|instruct|introduce|investigate|invite|join|keep|launch|liaise|look|maintain|make|map|measure|meet"
    "|merge|monitor|move|nominate|notify|obtain|offer|organise|pass|pick|prepare|present|prioritise|produce"
    "|progress|promote|propose|provide|publicise|publish|pursue|put|raise|recirculate|recommend|recruit|redraft"
    "|refer|refresh|register|remind|remove|replace|reply|request|resend|resolve|respond|revise|rewrite|run"
    "|schedule|scope|seek|select|send|set|share|sign|speak|spell|strengthen|submit|suggest|summarise|table|take"
    "|telephone|tell|test|thank|track|translate|undertake|update|upload|urge|use|verify|visit|warn|write"
)
"""Verbs that begin an order. Those that are also names or posts are none of them: lead, chair, mark, grant, chase."""
ARTICLE = r"(?:the|an?|our|their|its|his|her|this|these|those|each|every|all|any)"
DEED = re.compile(
    rf"^\W*(?:(?i:{VERBS})(?:[\s-]+(?:up|out|back|on|off|down|in|over|round))?\s+\w"
    rf"|(?!(?:All|Both|Each|Every|Half)\b)[A-Z][a-z]+\s+(?:(?:up|out|back|on|off|down|over)\s+)?{ARTICLE}\s+\w)"
)


def is_deed(words):
    """Whether words begin as an order does: with its verb, or with a word before an article."""
    return bool(DEED.match(words))
