"""What the parts of a report, its drawing and its pictures hold besides what is drawn."""

from meetings.publication.picture_bytes import jpeg_2000_without_notes, jpeg_without_notes

PICTURES = {
    "/DCTDecode": jpeg_without_notes,
    "/DCT": jpeg_without_notes,
    "/JPXDecode": jpeg_2000_without_notes,
}
KEYS = {
    "Page": """Type Parent Resources MediaBox CropBox BleedBox TrimBox ArtBox BoxColorInfo Contents Rotate Group Dur
        Trans Annots StructParents Tabs UserUnit""",
    "Image": """Type Subtype Width Height ColorSpace BitsPerComponent Intent ImageMask Mask Decode Interpolate SMask
        SMaskInData Matte StructParent OC Filter DecodeParms Length""",
    "Form": """Type Subtype FormType BBox Matrix Resources Group StructParent StructParents OC Filter
        DecodeParms Length""",
    "Font": """Type Subtype BaseFont FirstChar LastChar Widths FontDescriptor Encoding ToUnicode DescendantFonts
        CIDSystemInfo DW W DW2 W2 CIDToGIDMap FontBBox FontMatrix CharProcs Resources""",
    "FontDescriptor": """Type FontName FontFamily FontStretch FontWeight Flags FontBBox ItalicAngle Ascent Descent
        Leading CapHeight XHeight StemV StemH AvgWidth MaxWidth MissingWidth FontFile FontFile2 FontFile3 CharSet
        Style Lang FD CIDSet""",
    "Link": "Type Subtype Rect Contents P F Border C StructParent OC A H Dest QuadPoints BS AP AS",
    "Catalog": """Type Version Extensions Pages PageLabels Names Dests ViewerPreferences PageLayout PageMode Outlines
        StructTreeRoot MarkInfo Lang OutputIntents OCProperties URI""",
}
"""The keys that ISO 32000 gives these parts and that a report for the public needs; others are a program's own."""
ALLOWED = {f"/{kind}": frozenset(f"/{key}" for key in keys.split()) for kind, keys in KEYS.items()}
PHOTOGRAPH = frozenset(PICTURES)
SIGN = b"%"
"""A comment begins with it; drawing it anew takes long, so that is done where it stands."""


def without_own_keys(holder):
    """Take from a dictionary what its program keeps there for itself."""
    kinds = [str(holder[key].get_object()) for key in ("/Subtype", "/Type") if key in holder]
    allowed = next((ALLOWED[kind] for kind in kinds if kind in ALLOWED), None)
    for key in list(holder) if allowed else ():
        if key not in allowed:
            holder.pop(key)


def clean_streams(document):
    """Take comments out of the drawing of a `pikepdf.Pdf`, and notes out of its pictures.

    Raises `ValueError` or `pikepdf.PdfError` for what cannot be read.
    """
    import pikepdf

    for page in document.pages:
        _page_without_comments(document, page)
    for each in document.objects:
        if isinstance(each, pikepdf.Stream):
            if each.get("/Subtype") == "/Image":
                _picture_without_notes(document, each)
            elif each.get("/Subtype") == "/Form" or each.get("/PatternType") == 1:
                _without_comments(each)
        elif isinstance(each, pikepdf.Dictionary) and each.get("/Subtype") == "/Type3":
            for letter in each.get("/CharProcs", {}).values():
                _without_comments(letter)


def _page_without_comments(document, page):
    import pikepdf

    shown = page.get("/Contents", ())
    parts = shown if isinstance(shown, pikepdf.Array) else [shown] if shown else []
    if any(_is_suspect(part.read_bytes()) for part in parts):
        page.Contents = document.make_stream(_drawn_anew(page))


def _without_comments(stream):
    if _is_suspect(stream.read_bytes()):
        stream.write(_drawn_anew(stream))


def _is_suspect(drawing):
    """Whether a drawing may hold comments, or a photograph of its own."""
    return SIGN in drawing or b"/DCT" in drawing


def _drawn_anew(holder):
    import pikepdf

    drawing = pikepdf.parse_content_stream(holder)
    for each in drawing:
        if isinstance(each, pikepdf.ContentStreamInlineImage) and _may_hold_notes(each.iimage):
            raise ValueError("a photograph within the drawing")
    return pikepdf.unparse_content_stream(drawing)


def _may_hold_notes(picture):
    return not PHOTOGRAPH.isdisjoint(map(str, picture.filters))


def _picture_without_notes(document, picture):
    """The last of its filters says what a picture is; those before it have only packed it."""
    import pikepdf

    filters, settings = (_listed(picture.get(key)) for key in ("/Filter", "/DecodeParms"))
    clean = PICTURES.get(str(filters[-1])) if filters else None
    if clean is None:
        return
    content = picture.read_raw_bytes()
    if len(filters) > 1:
        packed = document.make_stream(content)
        packed.write(
            content,
            filter=pikepdf.Array(filters[:-1]),
            decode_parms=pikepdf.Array(settings[:-1]) if settings else None,
        )
        content = packed.read_bytes()
    last = settings[-1] if settings else None
    picture.write(clean(content), filter=filters[-1], decode_parms=last)


def _listed(value):
    import pikepdf

    return list(value) if isinstance(value, pikepdf.Array) else [] if value is None else [value]
