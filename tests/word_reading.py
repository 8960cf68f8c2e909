"""Word documents read back: what their text says, and everything that their package holds."""

import zipfile
from io import BytesIO

from docx import Document
from docx.oxml.ns import qn


def squeezed(text):
    """Text without white space and the signs of bullets, which a file may set as it likes."""
    return "".join(text.translate(str.maketrans("", "", "•◦▪")).split())


def docx_words(content):
    """What the text of a document says, in reading order, squeezed."""
    return squeezed(_words(Document(BytesIO(content)).element.body))


def running_words(content):
    """What its headers and footers say, squeezed: a list of each."""
    section = Document(BytesIO(content)).sections[0]
    return [squeezed(_words(each._element)) for each in (section.header, section.footer)]


def _words(root):
    return " ".join(each.text or "" for each in root.iter(qn("w:t")))


def everything_in(content):
    """The names and bytes of all parts of the package, as one text."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        names = package.namelist()
        return " ".join(f"{name} {package.read(name).decode('latin-1')}" for name in names)


def styles_of(content):
    """The names of the styles of the paragraphs of the text, in reading order."""
    document = Document(BytesIO(content))
    return [paragraph.style.name for paragraph in document.paragraphs]


def saved(document):
    """The bytes of a python-docx document."""
    file = BytesIO()
    document.save(file)
    return file.getvalue()
