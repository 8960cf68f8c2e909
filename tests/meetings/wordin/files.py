"""Word files made for tests: minutes of invented boards, in any layout."""

import io
import re
from collections import Counter
from html import unescape

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from meetings.wordin import read_minutes

STYLED = re.compile(r"(\*\*.+?\*\*|__.+?__|//.+?//)")
MARKS = {"**": "bold", "__": "underline", "//": "italic"}
W = nsdecls("w")
WORD = re.compile(r"\w+")
INLINE = re.compile(r"</?(?:strong|em|a)(?: [^<>]*)?>")
RICH = re.compile(r"<(?:p|ul|ol|table)\b")
TEXTS = (qn("w:t"), qn("w:br"), qn("w:tab"))


def new():
    return Document()


def write(holder, text, style=None):
    """A paragraph in which **bold**, __underlined__ and //italic// words are so; "\\n" breaks a line."""
    paragraph = holder.add_paragraph(style=style)
    for piece in STYLED.split(text):
        mark = MARKS.get(piece[:2]) if len(piece) > 4 and piece[:2] == piece[-2:] else None
        run = paragraph.add_run(piece[2:-2] if mark else piece)
        if mark:
            setattr(run, mark, True)
    return paragraph


def lines(document, *texts):
    for text in texts:
        write(document, text)


def fill(cell, content):
    """Put lines into a cell: a text with one on each line, or a list of them, "- " and "# " for
    bullets and automatic numbers."""
    texts = content if isinstance(content, list) else content.split("\n") if content else [""]
    for text in texts:
        style = {"- ": "List Bullet", "# ": "List Number"}.get(text[:2])
        write(cell, text[2:] if style else text, style)
    cell._tc.remove(cell.paragraphs[0]._p)


def table(document, *rows):
    """A table of rows of cells as `fill` takes them."""
    made = document.add_table(rows=0, cols=max(len(row) for row in rows))
    for row in rows:
        cells = made.add_row().cells
        for cell, content in zip(cells, row, strict=False):
            fill(cell, content)
    return made


def raw(document, xml):
    """Put elements of Word before the end of the body."""
    element = parse_xml(xml)
    document.element.body.insert(len(document.element.body) - 1, element)
    return element


def data(document):
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def read(document):
    return read_minutes(data(document), name="minutes.docx")


def words_of_body(document):
    """How often each word of the body stands there, deleted ones left out."""
    found = Counter()
    for paragraph in document.element.body.iter(qn("w:p")):
        if any(above.tag == qn("w:del") for above in paragraph.iterancestors()):
            continue
        found.update(WORD.findall("".join(map(_text, paragraph.iter(*TEXTS)))))
    return found


TESTBY = (
    "**Testby Safeguarding Children Board**",
    "Date: 4 March 2020",
    "Present: Ann Lee (AL), Chair; Bob Moss (BM), Police; Cy Nunn (CN), Health",
)
TESTHAM = (
    "**Testham Safeguarding Children Board**",
    "Monday 3 March 2014, 2.00pm – 4.00pm, Town Hall",
    "Present: Ann Bell (Chair, Council) (AB); Carl Dunn, Police (CD); Eve Fox, CCG (EF)",
    "Apologies: Gus Hay, Probation",
)


def read_below_head(*texts):
    """What minutes of Testham say that have these lines below their head."""
    document = new()
    lines(document, *TESTHAM, *texts)
    return read(document)


def words_of(value):
    """How often each word stands in a recognised structure; the tags of rich text are no words."""
    return Counter(WORD.findall(_flat(value)))


def _text(element):
    return (element.text or "") if element.tag == qn("w:t") else " "


def _flat(value):
    if isinstance(value, dict):
        return " ".join(_flat(each) for each in value.values())
    if isinstance(value, list):
        return " ".join(map(_flat, value))
    if RICH.match(str(value)):
        return unescape(re.sub(r"<[^<>]+>", " ", INLINE.sub("", value)))
    return str(value)
