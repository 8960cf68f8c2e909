"""The few elements of WordprocessingML that our documents consist of."""

import re

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from common.richtext.document import PLAIN, Run

UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
LONGEST_NAME = 40
"""The most characters of the name of a place in a document."""


def element(tag, *children, **attributes):
    """An element of the main namespace; both its children and its attributes are in that namespace."""
    made = OxmlElement(
        f"w:{tag}", {qn(f"w:{name}"): str(value) for name, value in attributes.items()}
    )
    made.extend(child for child in children if child is not None)
    return made


def paragraph(runs, *, style="", properties=()):
    """A paragraph in a style, by its id. `properties` follow the style in the order of the schema."""
    made = element("p")
    if style or properties:
        named = element("pStyle", val=style) if style else None
        made.append(element("pPr", named, *properties))
    made.extend(runs)
    return made


def run(text, style=PLAIN, *, character_style=""):
    """Words of one style; a new line in them is a line break."""
    made = element("r")
    properties = [
        element("rStyle", val=character_style) if character_style else None,
        element("b") if style.strong else None,
        element("i") if style.em else None,
    ]
    if any(each is not None for each in properties):
        made.append(element("rPr", *properties))
    lines = UNPRINTABLE.sub("", text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for place, line in enumerate(lines):
        if place:
            made.append(element("br"))
        if line:
            made.append(words(line))
    return made


def words(line):
    made = element("t")
    made.text = line
    made.set(qn("xml:space"), "preserve")
    return made


def field(instruction):
    """A number that Word works out, such as that of the page."""
    return element("fldSimple", element("r", words("1")), instr=instruction)


def pieces_of(pieces):
    """Pieces, which may be words or runs, as runs with something in them."""
    pieces = [pieces] if isinstance(pieces, str | Run) else pieces
    runs = (piece if isinstance(piece, Run) else Run(str(piece)) for piece in pieces)
    return [each for each in runs if each.text]


def place_name(anchor):
    """The name of a place as Word takes it: letters, digits and low lines."""
    return re.sub(r"\W", "_", anchor, flags=re.ASCII)[:LONGEST_NAME]


def table(style, *, columns, widths=(), heading_rows=0, has_row_headings=False):
    """An empty table across the page. `widths` are the shares of its columns."""
    shares = widths or [1] * columns
    look = element(
        "tblLook",
        val="04A0",
        firstRow=int(bool(heading_rows)),
        lastRow=0,
        firstColumn=int(has_row_headings),
        lastColumn=0,
        noHBand=1,
        noVBand=1,
    )
    grid = [element("gridCol", w=round(9000 * share / sum(shares))) for share in shares]
    return element(
        "tbl",
        element("tblPr", element("tblStyle", val=style), element("tblW", w=5000, type="pct"), look),
        element("tblGrid", *grid),
    )


def row(cells, *, is_heading=False):
    """A row that no page breaks; a heading stands again on each page that the table goes on."""
    repeated = element("tblHeader") if is_heading else None
    return element("tr", element("trPr", element("cantSplit"), repeated), *cells)


def cell(blocks, *, share=1.0, colspan=1, merge=""):
    """A cell of paragraphs. `merge` is "restart" where cells below join it, "continue" where it joins."""
    properties = element("tcPr", element("tcW", w=round(5000 * share), type="pct"))
    if colspan > 1:
        properties.append(element("gridSpan", val=colspan))
    if merge:
        properties.append(element("vMerge", val=merge))
    return element("tc", properties, *(blocks or [element("p")]))
