"""Takes words out of a text, once somebody has said whom they mean."""

import re


def without(text, words):
    """The text without `words` where owners stand: behind its last dash, or before "to …" at its
    beginning. Elsewhere they are part of a sentence, so the text stays as it is."""
    if not words:
        return text
    return _from_the_end(text, words) or _from_the_start(text, words) or text


def _from_the_end(text, words):
    head, dash, tail = text.rpartition(" – ")
    parts = tail.split("/")
    if not dash or not head.strip():
        return ""
    if words in parts:
        parts.remove(words)
        rest = "/".join(parts)
    elif parts[-1].startswith(f"{words} "):
        rest = "/".join([*parts[:-1], parts[-1].removeprefix(words).strip()])
    else:
        return ""
    return f"{head} – {rest}" if rest else head


def _from_the_start(text, words):
    found = re.match(rf"{re.escape(words)}(?: to |: )(?=\S)", text)
    return text[found.end() :] if found else ""


def without_day(text, words):
    """The text without the words for a day at its end ("by January"), once the day is known."""
    found = re.search(rf"(?:\s+[–—-])?[\s,]+{re.escape(words)}(?=[\s.]*$)", text)
    is_said = re.match(r"(?:by|before|prior|no later|on or before|due)\b", words, re.IGNORECASE)
    return text[: found.start()] + text[found.end() :] if found and is_said else text
