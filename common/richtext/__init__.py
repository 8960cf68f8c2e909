"""Rich text: whatever is pasted becomes a small, safe, always equal HTML.

`clean` is applied on every write. What it returns consists of paragraphs,
nested lists and tables with bold, italic and links, nothing else; cleaning it
again changes nothing. Images are taken out: ask `count_images` first.
"""

import hashlib
import re
from html import escape

from common.richtext import document, html_in, html_out, plain, shown

MOST_CHARACTERS = 200_000
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
IMAGE = re.compile(r"<(?:img|image|picture|svg|v:imagedata)\b", re.IGNORECASE)


def clean(html):
    """Any string as clean HTML; empty when no words remain."""
    return html_out.render(html_in.parse(html))


def parse(html):
    """The blocks of a text (see `common.richtext.document`). Accepts any string."""
    return html_in.parse(html)


def of_clipboard(html, text):
    """Clean HTML of what a clipboard holds: of its HTML, or else of its text, a paragraph a line."""
    return clean(html) or clean("".join(f"<p>{escape(line)}</p>" for line in text.splitlines()))


def paste_problem(html, *, beside):
    """A sentence when a clean paste is too long beside so many characters; or an empty string."""
    if len(html) + beside <= MOST_CHARACTERS:
        return ""
    return (
        f"This paste has {len(html):,} characters with its formatting; one item can hold "
        f"{MOST_CHARACTERS:,}{f', and {beside:,} are here already' if beside else ''}. Nothing was "
        "pasted and your text is as it was: paste it in parts, over several items."
    )


def to_plain(html):
    """The plain form of a text, for an ordinary text box (see `common.richtext.plain`)."""
    return plain.render(html_in.parse(html))


def from_plain(text, *, original=""):
    """Clean HTML of a text in its plain form.

    Text that still says what `original` (HTML) says in its plain form gives
    `original` itself, so what the plain form cannot show is kept.
    """
    if original and _lines(text) == _lines(to_plain(original)):
        return original
    return clean(html_out.render(plain.parse(text)))


def words_of(html):
    """The bare words, one line a paragraph; for searching and for counting."""
    words = shown.words_in(html)
    return _read_words(html) if words is None else words


def _read_words(html):
    paragraphs = document.paragraphs_in(html_in.parse(html))
    return "\n".join(document.words_of(paragraph) for paragraph in paragraphs)


def blocks_of(html):
    """The paragraphs, lists and tables of a text, each as clean HTML."""
    return [html_out.render([block]) for block in html_in.parse(html)]


def count_images(html):
    """How many pictures it holds. Word writes each again in a comment, for older programs."""
    return len(IMAGE.findall(COMMENT.sub("", html)))


def digest(html):
    """A short name for a text, to tell whether it is still what somebody started from."""
    return hashlib.sha256(html.encode("utf-8", "replace")).hexdigest()[:16]


def image_problem(html):
    """A sentence when the text holds images, which are left out; or an empty string."""
    count = count_images(html)
    if not count:
        return ""
    found = "an image, which has" if count == 1 else f"{count} images, which have"
    return (
        f"The text held {found} been left out: minutes are words only. "
        "The rest of your text is kept below but not saved yet: describe what the picture "
        "shows, or save without it."
    )


def length_problem(html):
    """A sentence when the text is longer than one item may be; or an empty string."""
    if len(html) <= MOST_CHARACTERS:
        return ""
    return (
        f"This text has {len(html):,} characters with its formatting; one item can hold "
        f"{MOST_CHARACTERS:,}. It is kept below but not saved yet: shorten it, or split it "
        "over several items."
    )


def _lines(text):
    return [line.rstrip() for line in text.strip().replace("\r\n", "\n").split("\n")]
