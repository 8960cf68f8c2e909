"""How much of each page of a report is pictures, in which no program here finds anybody."""

from io import BytesIO
from math import inf

OF_SOME_SIZE = 1 / 20
"""Less of a page may be emblems; on A4 it is a square of 5½ cm."""
DRAWING = "q Q cm Do BI INLINE IMAGE scn SCN"


def pages_with_pictures(content):
    """The numbers of pages that hold pictures of some size, from 1, or a drawing that cannot be followed."""
    import pikepdf

    with pikepdf.open(BytesIO(content)) as document:
        forms = {}
        pages = enumerate(document.pages, start=1)
        return [number for number, page in pages if _is_to_be_seen(page, forms)]


def _is_to_be_seen(page, forms):
    import pikepdf

    try:
        drawn = _pictures(page, page.get("/Resources"), forms)
    except (pikepdf.PdfError, ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return True
    return drawn >= OF_SOME_SIZE * _area(page.mediabox)


def _area(box):
    left, bottom, right, top = (float(edge) for edge in box)
    return abs((right - left) * (top - bottom))


def _pictures(holder, resources, forms):
    """The area of the pictures that a page or a form draws.

    A picture fills a square of one by one, which each matrix makes larger or smaller by its determinant. `forms`
    keeps the areas of forms, which may be drawn many times.
    """
    import pikepdf

    found, scale, kept = 0.0, 1.0, []
    objects = resources.get("/XObject", {}) if resources is not None else {}
    for operands, operator in pikepdf.parse_content_stream(holder, DRAWING):
        match str(operator):
            case "q":
                kept.append(scale)
            case "Q" if kept:
                scale = kept.pop()
            case "cm":
                scale *= _larger(operands)
            case "INLINE IMAGE":
                found += scale
            case "Do":
                found += scale * _drawn(objects.get(str(operands[0])), resources, forms)
            case "scn" | "SCN" if _is_filled_with_pictures(operands, resources, forms):
                found = inf
    return found


def _is_filled_with_pictures(operands, resources, forms):
    """Whether what is drawn next is filled with a pattern of pictures, as large as that may be."""
    import pikepdf

    patterns = resources.get("/Pattern", {}) if resources is not None else {}
    is_named = operands and isinstance(operands[-1], pikepdf.Name)
    pattern = patterns.get(str(operands[-1])) if is_named else None
    if pattern is None or pattern.get("/PatternType") != 1:
        return False
    if pattern.objgen not in forms:
        forms[pattern.objgen] = 0.0
        forms[pattern.objgen] = _pictures(pattern, pattern.get("/Resources"), forms)
    return forms[pattern.objgen] > 0


def _drawn(drawn, resources, forms):
    """The area of a picture, which is one, or of the pictures in a form; a form within itself counts once."""
    kind = drawn.get("/Subtype") if drawn is not None else None
    if kind == "/Image":
        return 1.0
    if kind != "/Form":
        return 0.0
    if drawn.objgen not in forms:
        forms[drawn.objgen] = 0.0
        area = _pictures(drawn, drawn.get("/Resources", resources), forms)
        forms[drawn.objgen] = area * _larger(drawn.get("/Matrix", (1, 0, 0, 1, 0, 0)))
    return forms[drawn.objgen]


def _larger(matrix):
    """How much larger areas become by a matrix."""
    a, b, c, d, _right, _up = (float(each) for each in matrix)
    return abs(a * d - b * c)
