"""Opening a template: what is kept of it, what is left out, and where the content goes."""

from copy import deepcopy
from io import BytesIO

from django.utils import timezone
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from common.word import MARK
from common.word.default import STYLES, default_document

KEPT_PARTS = frozenset(
    {
        RELATION.STYLES,
        RELATION.SETTINGS,
        RELATION.NUMBERING,
        RELATION.THEME,
        RELATION.FONT_TABLE,
        RELATION.WEB_SETTINGS,
    }
)
"""Parts that belong to the document as a whole, whatever its text says."""
NOTES = frozenset({RELATION.FOOTNOTES, RELATION.ENDNOTES})
SETTINGS_LEFT_OUT = (
    "attachedTemplate",
    "mailMerge",
    "docVars",
    "trackRevisions",
    "documentProtection",
    "writeProtection",
    "footnotePr",
    "endnotePr",
)
"""Settings that lead to files elsewhere, hold data of their own, or stop people from writing."""


def opened(template, look):
    """The python-docx document of a template, with every style that our documents need."""
    if template is None:
        return default_document(look)
    document = Document(BytesIO(template))
    add_missing_styles(document, default_document(look))
    return document


def describe(document, *, title, board):
    """The properties of the document; nothing of who made the template is kept."""
    package = document.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype != RELATION.OFFICE_DOCUMENT:
            del package.rels[key]
    properties, now = document.core_properties, timezone.now().replace(tzinfo=None, microsecond=0)
    properties.title = title[:255]
    properties.author = properties.last_modified_by = board[:255]
    properties.language = "en-GB"
    properties.created = properties.modified = now
    properties.revision = 1
    settings = document.settings.element
    for tag in SETTINGS_LEFT_OUT:
        for found in settings.findall(qn(f"w:{tag}")):
            settings.remove(found)
    leads = document.part.part_related_by(RELATION.SETTINGS).rels
    for key in list(leads):
        del leads[key]


def marks_in(document):
    """The paragraphs of the text that hold the mark where the content goes."""
    body = document.element.body
    return [each for each in body.iter(qn("w:p")) if MARK in Paragraph(each, None).text]


def place_for_content(document):
    """The element in front of which the content goes: the mark, or else the end of an emptied text."""
    if marks := marks_in(document):
        return marks[0]
    body = document.element.body
    for child in list(body):
        if child.tag != qn("w:sectPr"):
            body.remove(child)
    return body.get_or_add_sectPr()


def put_in(place, blocks):
    """Put the blocks there. A mark goes, but for the break of a section or a cell that it ends."""
    for block in blocks:
        place.addprevious(block)
    if place.tag != qn("w:p"):
        return
    ends_section = place.pPr is not None and place.pPr.find(qn("w:sectPr")) is not None
    ends_cell = place.getparent().tag == qn("w:tc") and place.getnext() is None
    if ends_section or ends_cell:
        for child in list(place):
            if child.tag != qn("w:pPr"):
                place.remove(child)
    else:
        place.getparent().remove(place)


def forget_what_is_gone(document):
    """Leave out pictures, notes and data of the template that the text does not show any more."""
    part = document.part
    used = {value for each in part.element.iter() for name, value in each.items() if "rel" in name}
    has_notes = any(
        next(part.element.iter(qn(f"w:{kind}Reference")), None) is not None
        for kind in ("footnote", "endnote")
    )
    kept = KEPT_PARTS | NOTES if has_notes else KEPT_PARTS
    for key, relation in list(part.rels.items()):
        if relation.reltype not in kept and key not in used:
            del part.rels[key]


def add_missing_styles(document, source):
    """Styles of ours that a template lacks; those that it has stay as they are."""
    there = {style.name for style in document.styles}
    ids = {style.style_id for style in document.styles}
    for name in STYLES:
        if name in there:
            continue
        copy = deepcopy(source.styles[name].element)
        if copy.styleId in ids:
            copy.styleId = f"{copy.styleId}Board"
        _lead_to_own(copy, document, source)
        document.styles.element.append(copy)


def _lead_to_own(copy, document, source):
    """A style that another is based on, or followed by, has an id of its own in each document."""
    names = {style.style_id: (style.name, style.type) for style in source.styles}
    kinds = {style.name: style.style_id for style in document.styles}
    defaults = {kind: document.styles.default(kind) for kind in WD_STYLE_TYPE}
    copy.attrib.pop(qn("w:default"), None)
    for tag in ("basedOn", "next", "link"):
        for lead in copy.findall(qn(f"w:{tag}")):
            name, kind = names.get(lead.get(qn("w:val")), ("", None))
            own = kinds.get(name)
            if own is None and tag == "basedOn" and kind and defaults[kind] is not None:
                own = defaults[kind].style_id
            if own is None:
                copy.remove(lead)
            else:
                lead.set(qn("w:val"), own)
