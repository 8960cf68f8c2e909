"""Words that say who stood in for whom, and whom else somebody represents."""

from __future__ import annotations

import re

DEPUTISES = re.compile(
    r"[\s,;:–—-]{0,5}\b(?:(?:is |was )?(?:deputi[sz]ing|deputy|deputi[sz]ed|standing in|substitut(?:e|ing)"
    r"|sub|stand-in|attending|attended|present|here|in place)\s+"
    r"(?:for|on behalf of|in place of|of(?= [A-Z]))|on behalf of|in place of)\s*:?\s+"
    r"(?!(?:the\s+)?(?:items?|parts?|agenda|first|last|whole|meeting)\b)(?P<who>.+)$",
    re.IGNORECASE,
)
DEPUTISED = re.compile(
    r"^(?P<absent>.+?)\s*(?:\s[–—-]{1,2}|[,;:(–—])\s*(?P<who>[A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*){1,3}"
    r"(?:\s+\([A-Z]\w{1,3}\))?)\s+(?:has\s+|was\s+)?(?:deputi[sz]ed|deputi[sz]ing|stood\s+in|attended\s+as\s+deputy|attended(?=\))"
    r"|(?:attended|came|attending)\s+(?:on\s+(?:his|her|their)\s+behalf|in\s+(?:his|her|their)\s+place"
    r"|for\s+(?:him|her|them)|instead))\)?[.]?$"
)
""" "Tom Ridley – Kim Lee deputised": who came stands behind who did not."""
DEPUTISED_BY = re.compile(
    r"^(?P<absent>.+?)[\s,;:(–—-]{1,5}(?:(?:was|is|to\s+be)\s+)?(?:(?:deputi[sz]ed|represented|substituted)\s+by:?"
    r"|deputy(?:\s+sent)?\s*:)\s+(?P<who>[A-Z].+)$",
    re.IGNORECASE,
)
""" "Sue Lane (deputised by Nina Roy)" """
FOR = re.compile(
    r"\s*[,–—-]\s+(?:for|vice)\s+(?P<who>(?:[A-Z][\w'’.-]+\s+)+[A-Z][\w'’-]+|[A-Z]{2,3}[a-z]?)\s*$"
)
""" "Gita Rao, Probation, for Sue Pell", "…, for SP" """
VICE = re.compile(r"\s+vice\s+(?P<who>[A-Z][\w'’.-]*(?:\s+[A-Z][\w'’-]*)+)(?=\s*(?:[,;(–—]|$))")
""" "Imran Shah vice Sue Todd, Probation" """
FOR_ALONE = re.compile(r"^(?:for|vice)\s+(?P<who>[A-Z]\S*(?:\s+\S+){1,4}|[A-Z]{2,3}[a-z]?)$")
REPRESENTS = re.compile(
    r"[\s,;:–—-]{0,5}\b(?:(?:and |& )?also\s+(?:representing|(?:attending\s+)?(?:on behalf of|for))"
    r"|(?:and |& )representing)\s*:?\s+(?P<who>.+)$",
    re.IGNORECASE,
)
