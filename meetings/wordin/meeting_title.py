"""The name of the meeting among the words that say so: "Minutes of the … held on"."""

from __future__ import annotations

import re

OF_MEETING = re.compile(
    r"^(?:(?:draft|final|confirmed|approved)\s+)*(?:(?:meeting\s+)?(?:minutes|notes)|record)\s+(?:of"
    r"|for|from)\s+"
    r"(?:(?:the|a|our)\s+)?(?:(?:\w+\s+)?meeting\s+(?:of|for)\s+)?(?:the\s+)?",
    re.IGNORECASE,
)
ENDS_TITLE = re.compile(
    r"[\s,:–—-]*(?:\b(?:draft\s+|final\s+)?(?:meeting\s+)?(?:minutes|notes)\b|\bmeeting\b)?[\s,:–—-]*"
    r"(?:\b(?:held|which took place|took place)\b.*)?$",
    re.IGNORECASE,
)


def title_of(text):
    """The name of the meeting without "Minutes of the … held on"."""
    text = OF_MEETING.sub("", " ".join(text.split()), count=1)
    return ENDS_TITLE.sub("", text).strip(" ,:–—-") or ""
