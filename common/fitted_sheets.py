"""Excel files whose sheets are as wide as a page, for where they are printed without anybody looking.

What is wider than a page would be cut into pages side by side, with a last column alone on a sheet. A file that says
itself how it wants to fit is left as it is.
"""

import zipfile
import zlib
from pathlib import PurePosixPath

from lxml import etree

SHEETS = "xl/worksheets/*.xml"
WIDE = 90
"""Characters of all columns together from which a sheet lies on its side."""
USUAL_WIDTH, MOST_COLUMNS = 9.0, 500
LARGEST = 100_000_000
"""Bytes of a sheet beyond which it is left as it is."""
A4 = "9"
AFTER = ("headerFooter", "rowBreaks", "colBreaks", "drawing", "legacyDrawing", "tableParts")


UNREADABLE = (
    *(OSError, EOFError, ValueError, TypeError, KeyError, RuntimeError),
    *(zlib.error, zipfile.BadZipFile, etree.LxmlError),
)
"""What a damaged package or sheet leads to."""


def fit(source, target):
    """Write the file again with sheets that fit; every other part of it is copied as it is.

    Raises one of `UNREADABLE` where it is none that can be read.
    """
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            content = old.read(info)
            if PurePosixPath(info.filename).match(SHEETS) and info.file_size <= LARGEST:
                content = _fitted(content)
            new.writestr(info, content, zipfile.ZIP_DEFLATED)


def _fitted(content):
    sheet = etree.fromstring(content, etree.XMLParser(resolve_entities=False, huge_tree=True))
    about = _child(sheet, "sheetPr", place=0)
    says = _child(about, "pageSetUpPr", place=len(about))
    if says.get("fitToPage") in ("1", "true"):
        return content
    says.set("fitToPage", "1")
    later = [child for child in sheet.iterchildren("{*}*") if _is_after(child)]
    setup = _child(sheet, "pageSetup", place=sheet.index(later[0]) if later else len(sheet))
    setup.attrib.pop("scale", None)
    setup.set("fitToWidth", "1")
    setup.set("fitToHeight", "0")
    setup.set("paperSize", setup.get("paperSize", A4))
    if "orientation" not in setup.attrib and _width(sheet) > WIDE:
        setup.set("orientation", "landscape")
    for breaks in sheet.findall("{*}colBreaks"):
        sheet.remove(breaks)
    return etree.tostring(sheet, xml_declaration=True, encoding="UTF-8", standalone=True)


def _is_after(child):
    return etree.QName(child).localname in AFTER


def _child(parent, name, *, place):
    """The child of this name, made at this place where there is none yet."""
    found = parent.find(f"{{*}}{name}")
    if found is None:
        found = etree.Element(f"{{{etree.QName(parent).namespace}}}{name}")
        parent.insert(place, found)
    return found


def _width(sheet):
    """Characters of as many columns as the longest row has cells."""
    widths = {}
    for column in sheet.iterfind("{*}cols/{*}col"):
        for number in range(int(column.get("min")), min(int(column.get("max")), MOST_COLUMNS) + 1):
            widths[number] = float(column.get("width", USUAL_WIDTH))
    last = max(map(len, sheet.iterfind("{*}sheetData/{*}row")), default=0)
    return sum(widths.get(number, USUAL_WIDTH) for number in range(1, last + 1))
