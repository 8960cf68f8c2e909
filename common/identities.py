"""Words that look as if they identify a child. The board does no case work and needs none of them.

Sources: NHS Data Dictionary, NHS NUMBER (ten digits, the last a modulus 11 check);
Department for Education, Unique pupil numbers (a check letter, then eleven digits
and a digit or, for a temporary number, a letter).
"""

import re

MONTHS = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
DAY = rf"(?:\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}|\d{{1,2}}(?:st|nd|rd|th)? {MONTHS},? \d{{4}})"
BIRTH = re.compile(rf"\b(?:born|d\.?o\.?b\.?|date of birth)\W{{0,3}}(?:on |is |was )?{DAY}", re.I)
NHS_NUMBER = re.compile(r"(?<!\d)(\d{3})[ -]?(\d{3})[ -]?(\d{4})(?!\d)")
UPN = re.compile(r"\b[A-HJ-NP-RT-Z]\d{11}[\dA-HJ-NP-RT-Z]\b")


def identities_in(text):
    """What in `text` looks like an identity: a list of (what it looks like, the words found)."""
    found = [("a date of birth", match[0]) for match in BIRTH.finditer(text)]
    found += [("a pupil number (UPN)", match[0]) for match in UPN.finditer(text)]
    found += [
        ("an NHS number", match[0])
        for match in NHS_NUMBER.finditer(text)
        if fits_nhs_check("".join(match.groups()))
    ]
    return found


def fits_nhs_check(digits):
    """Whether the last of ten digits is the check digit of an NHS number."""
    total = sum(
        int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)
    )
    check = (11 - total % 11) % 11
    return check == int(digits[9])
