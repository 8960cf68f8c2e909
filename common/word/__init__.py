"""Word documents, made from a template whose styles, headers, footers and page set-up they keep.

`start` opens a template and gives a `common.word.writing.WordDocument`: headings, paragraphs, tables
and rich text are written into it in reading order. What is written is a list of pieces: plain words,
or the runs that `strong`, `soft` and `link` make.
"""

from dataclasses import dataclass

from common.downloads import download
from common.richtext.document import Run, Style
from common.uploads import CONTENT_TYPES, FileKind

MARK = "[content]"
"""Where it stands in the text of a template, the document's own words go in."""


@dataclass(frozen=True)
class Running:
    """What every page says: whose paper and of which day, its status, edition, marking and reference."""

    name: str
    what: str
    status: str = ""
    edition: str = ""
    marking: str = ""
    reference: str = ""


def start(template, *, title, look, running):
    """A new document. `template` are the bytes of a .docx, or None for the default one.

    `look` is a `common.pdf.Look`; `title` goes into the properties of the document.
    """
    from common.word.writing import WordDocument

    return WordDocument(template, title=title, look=look, running=running)


def default_template(look):
    """The bytes of the template that is used where the unit has none of its own."""
    from common.word.default import default_template

    return default_template(look)


def check_template(upload, *, look):
    """Try an uploaded template. Raises `ValidationError` with one sentence when it cannot be used.

    Returns its `common.uploads.Checked`.
    """
    from common.word.checking import check_template

    return check_template(upload, look=look)


def response(content, name):
    """The bytes of a document as a download called `name`.docx."""
    return download(content, name=name, extension="docx", content_type=CONTENT_TYPES[FileKind.WORD])


def strong(text):
    return Run(text, Style(strong=True))


def soft(text):
    return Run(text, Style(em=True))


def link(text, address):
    """Words that lead to a web address, or with "#name" to the place of that name in the document."""
    return Run(text, Style(href=address))
