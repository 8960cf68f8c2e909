"""The template that is used where the unit has none: the board's colour on A4, in the product's font."""

from io import BytesIO

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from common.word import MARK
from common.word.elements import element

FONT = "Atkinson Hyperlegible Next"
INK, SOFT = "17211f", "4a5654"
PARAGRAPHS = {
    # name: (points, bold, colour or "board", points before, points after, kept with the next)
    "Normal": (11, False, INK, 0, 6, False),
    "Title": (22, True, "board", 0, 2, True),
    "Subtitle": (14, False, INK, 0, 4, True),
    "Heading 1": (16, True, "board", 18, 6, True),
    "Heading 2": (13, True, INK, 14, 4, True),
    "List Paragraph": (11, False, INK, 0, 4, False),
    "Board name": (11, True, SOFT, 0, 2, True),
    "Document status": (11, False, INK, 2, 4, False),
    "Marking": (11, True, INK, 0, 2, False),
    "Running words": (9, False, SOFT, 0, 2, False),
    "Record label": (11, True, "board", 8, 2, True),
    "Record text": (11, False, INK, 0, 4, False),
    "Soft words": (10, False, SOFT, 0, 4, False),
    "Signature line": (11, False, INK, 34, 0, False),
    "After table": (4, False, INK, 0, 4, False),
}
STYLES = (*PARAGRAPHS, "Hyperlink", "Board table")
"""Every style that our documents use, each after those it is based on."""
TABLE = """
<w:style {namespace} w:type="table" w:customStyle="1" w:styleId="BoardTable">
  <w:name w:val="Board table"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:qFormat/>
  <w:pPr><w:spacing w:before="40" w:after="40"/></w:pPr>
  <w:tblPr>
    <w:tblBorders>
      <w:top w:val="single" w:sz="8" w:space="0" w:color="{colour}"/>
      <w:bottom w:val="single" w:sz="4" w:space="0" w:color="9aa5a3"/>
      <w:insideH w:val="single" w:sz="4" w:space="0" w:color="9aa5a3"/>
    </w:tblBorders>
    <w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar>
  </w:tblPr>
  <w:tblStylePr w:type="firstRow">
    <w:rPr><w:b/></w:rPr>
    <w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="eef1f0"/></w:tcPr>
  </w:tblStylePr>
  <w:tblStylePr w:type="firstCol"><w:rPr><w:b/></w:rPr></w:tblStylePr>
</w:style>
"""


def default_template(look):
    """Its bytes, with the mark where the content goes, for the unit to make its own of."""
    document = default_document(look)
    document.add_paragraph(MARK)
    properties = document.core_properties
    properties.title, properties.comments, properties.keywords = "Template", "", ""
    properties.author = properties.last_modified_by = look.board[:255]
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def default_document(look):
    """The template as a python-docx document without text."""
    document = Document()
    colour = look.heading_colour.lstrip("#")
    _set_language(document)
    _set_page(document.sections[0])
    for name, facts in PARAGRAPHS.items():
        _set_style(document, name, *facts, board=colour)
    _set_borders(document, colour)
    link = document.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER, builtin=True)
    link.font.underline, link.font.color.rgb = True, RGBColor.from_string(colour.upper())
    table = TABLE.format(namespace=nsdecls("w"), colour=colour)
    document.styles.element.append(parse_xml(table))
    _keep_only(document, {*STYLES, "Default Paragraph Font", "Normal Table", "No List"})
    return document


def _set_page(section):
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(2.4)
    section.header_distance = section.footer_distance = Cm(1)


def _set_language(document):
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")


def _set_style(document, name, size, bold, colour, before, after, kept, *, board):
    try:
        style = document.styles[name]
    except KeyError:
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
    properties = style.element.get_or_add_rPr()
    for child in list(properties):
        properties.remove(child)
    fonts = dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), FONT)
    properties.append(element("rFonts", **fonts))
    style.font.size, style.font.bold = Pt(size), bold
    style.font.color.rgb = RGBColor.from_string((board if colour == "board" else colour).upper())
    shape = style.paragraph_format
    if style.element.pPr is not None:
        for border in style.element.pPr.findall(qn("w:pBdr")):
            style.element.pPr.remove(border)
    shape.space_before, shape.space_after = Pt(before), Pt(after)
    shape.keep_with_next, shape.line_spacing = kept, 1.15
    style.quick_style, style.hidden = True, False


def _set_borders(document, colour):
    """A bar in the board's colour beside records; a line to sign on."""
    for name, side, size, line in (
        ("Record label", "left", 24, colour),
        ("Record text", "left", 24, colour),
        ("Signature line", "top", 4, INK),
    ):
        style = document.styles[name]
        edge = element(side, val="single", sz=size, space=8, color=line)
        style.element.pPr.insert_element_before(
            element("pBdr", edge), "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl"
        )
        if side == "left":
            style.paragraph_format.left_indent = Cm(0.4)


def _keep_only(document, names):
    for style in list(document.styles):
        if style.name not in names:
            style.element.getparent().remove(style.element)
        else:
            for lead in style.element.findall(qn("w:link")):
                style.element.remove(lead)
    ids = {style.style_id for style in document.styles}
    for style in document.styles:
        for lead in style.element.findall(qn("w:next")):
            if lead.get(qn("w:val")) not in ids:
                style.element.remove(lead)
