"""Marks that minutes of the past carry and quick lines do not: "AGREED: …", "Action 3.2 – All – …", "Challenge: …"."""

from __future__ import annotations

from meetings.capture.grammar import (
    COLON,
    IN_BRACKETS,
    NAME,
    SIGN,
    SPACE,
    named_spellings,
    spelling,
)
from meetings.enums import CaptureKind

LOUD = r"(?-i:AGREED|RESOLVED|DECIDED)"
"""In capitals these are marks also without a sign behind them; in small letters they are words of a sentence."""
REFERENCE = r"(?:(?-i:[A-Z]{1,5})[\s/-]?)?\d{1,4}(?:[./-]\d{1,4}){1,3}[a-z]?"
""" "LI/16/09", "SCB 14/11" """
NUMBERED_ACTION = (
    r"(?:actions?(?: points?)?(?: (?:no\.?|ref\.?))?|(?-i:AP))\s?"
    rf"(?:[a-z]?\d{{1,4}}(?:[./]\d{{1,4}}){{0,3}}[a-z]?|{REFERENCE})"
)
NUMBERED_DECISION = r"decisions?(?: (?:no\.?|ref\.?))?\s?[a-z]?\d{1,4}(?:[./]\d{1,4}){0,3}"
BEHIND_DASH = rf"{SPACE}[–—-]{SPACE}{NAME}{COLON}"
CHALLENGE = r"challenge\s?\d{0,3}"

MORE = (
    spelling(CaptureKind.DECISION, r"agreed", COLON),
    spelling(CaptureKind.DECISION, LOUD, SIGN),
    spelling(CaptureKind.DECISION, rf"(?:it was )?{LOUD}", r"\s{1,5}(?=(?:that|to)\b)"),
    spelling(CaptureKind.DECISION, NUMBERED_DECISION, SIGN),
    spelling(CaptureKind.ACTION, r"(?-i:AP)", COLON),
    spelling(CaptureKind.ACTION, r"actions? (?:by|for|lead|owner)", COLON),
    spelling(CaptureKind.ACTION, NUMBERED_ACTION, SIGN),
    spelling(CaptureKind.ACTION, NUMBERED_ACTION, IN_BRACKETS + SIGN),
    spelling(CaptureKind.ACTION, NUMBERED_ACTION, rf"{SPACE}(?:for |by )?{NAME}{COLON}", asks=True),
    spelling(CaptureKind.ACTION, NUMBERED_ACTION, rf"{SPACE}(?={NAME} to \S)", asks=True),
    *named_spellings(CaptureKind.QUESTION, CHALLENGE, sign=COLON),
    spelling(CaptureKind.QUESTION, CHALLENGE, rf"{SPACE}(?:made|raised|put) by {NAME}{COLON}"),
    *named_spellings(CaptureKind.ANSWER, r"reply", sign=COLON),
    spelling(CaptureKind.QUESTION, rf"(?:{CHALLENGE}|question)", BEHIND_DASH, asks=True),
    spelling(CaptureKind.ANSWER, r"(?:answer|response|reply)", BEHIND_DASH, asks=True),
)
AT_START = (
    *MORE,
    spelling(CaptureKind.DECISION, r"resolved", r"\s{1,5}(?=that\b)"),
    spelling(CaptureKind.DECISION, NUMBERED_DECISION, r"\s{1,5}(?=(?-i:[A-Z])[a-z]* [a-z])"),
)
"""Those of the beginning of a line."""
