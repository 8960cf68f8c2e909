"""Many PDFs joined into one, with bookmarks, one run of page numbers and a slim bar above each page.

The pages themselves are left as they are: the bar stands on a strip that is added above, so that
nothing of a page is covered and its links stay where they were. Links to `part:<key>` lead to the
first page of the part with that key.
"""

from dataclasses import dataclass
from itertools import accumulate, count
from pathlib import Path

STRIP = 24
"""The height of the strip, in points."""
WIDE = 595.28
"""The width that the bars are drawn for: that of A4, in points."""
GROUND = "0.93 0.95 0.94 rg"
LINK = "part:"


@dataclass(frozen=True)
class Part:
    """One PDF of those that are joined.

    `label` is what the bar says, `pages` how many there are, `bookmark` its line among the bookmarks.
    `attached` is a file to go with it, as (name, path).
    """

    key: str
    source: Path
    label: str
    pages: int
    bookmark: str
    attached: tuple[str, Path] | None = None


def pages_of(path):
    """The number of pages of a PDF. Raises `pikepdf.PdfError` when it cannot be read."""
    import pikepdf

    with pikepdf.Pdf.open(path) as source:
        return len(source.pages)


def labels_of(parts, *, first_page=1):
    """For each page to be, in order: (what its bar says, its number)."""
    labels = [part.label for part in parts for _page in range(part.pages)]
    return list(zip(labels, count(first_page)))


def starts_of(parts, *, first_page=1):
    """The number of the first page of each part, by its key."""
    begins = accumulate((part.pages for part in parts), initial=first_page)
    return {part.key: page for part, page in zip(parts, begins, strict=False)}


def join(parts, target, *, bars, title, author):
    """Write the parts into one PDF at `target`.

    `bars` is a PDF with a page of `WIDE` by `STRIP` for each of `labels_of`. Raises `pikepdf.PdfError`
    for a source that cannot be read: callers check them first.
    """
    import pikepdf

    with pikepdf.Pdf.new() as pdf, pikepdf.Pdf.open(bars) as drawn:
        for part in parts:
            with pikepdf.Pdf.open(part.source) as source:
                pdf.add_pages_from(source, outlines="ignore")
        for page, bar in zip(pdf.pages, drawn.pages, strict=True):
            _put_bar(pdf, page, bar)
        _link(pdf, parts, starts_of(parts, first_page=0))
        _attach(pdf, parts)
        _describe(pdf, title, author)
        pdf.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def _put_bar(pdf, page, bar):
    """Add the strip above a page, whichever way up it is shown, and put the bar on it."""
    import pikepdf

    box = [float(edge) for edge in page.cropbox]
    matrix, width, larger = placed(box, int(page.get("/Rotate", 0)) % 360)
    page.obj.MediaBox = page.obj.CropBox = pikepdf.Array([round(edge, 3) for edge in larger])
    name = page.add_resource(pdf.copy_foreign(bar.as_form_xobject()), pikepdf.Name.XObject)
    scale = min(1, width / WIDE)
    drawn = [
        "/Artifact BMC q",
        f"{' '.join(f'{number:.3f}' for number in matrix)} cm",
        f"{GROUND} 0 0 {width:.2f} {STRIP} re f",
        f"{scale:.4f} 0 0 {scale:.4f} 0 0 cm {name} Do",
        "Q EMC",
    ]
    page.contents_add(b"q\n", prepend=True)
    page.contents_add(b"\nQ\n" + "\n".join(drawn).encode("ascii"))


def placed(box, turned):
    """For a page's box and the degrees by which it is turned when shown: the strip's matrix, its width, the larger box.

    The matrix takes the strip, lying at the origin with its text upright, to the upper edge as it is seen.
    """
    left, right = sorted(box[::2])
    bottom, top = sorted(box[1::2])
    if turned == 90:
        return (0, 1, -1, 0, left, bottom), top - bottom, (left - STRIP, bottom, right, top)
    if turned == 180:
        return (-1, 0, 0, -1, right, bottom), right - left, (left, bottom - STRIP, right, top)
    if turned == 270:
        return (0, -1, 1, 0, right, top), top - bottom, (left, bottom, right + STRIP, top)
    return (1, 0, 0, 1, left, top), right - left, (left, bottom, right, top + STRIP)


def _link(pdf, parts, places):
    """Bookmarks, and the links of our own pages to the parts that they name."""
    import pikepdf

    with pdf.open_outline() as outline:
        for part in parts:
            outline.root.append(pikepdf.OutlineItem(part.bookmark, places[part.key]))
    for annotation in (each for page in pdf.pages for each in page.get("/Annots", ())):
        action = annotation.get("/A")
        address = str(action.get("/URI", "")) if action is not None else ""
        if address.startswith(LINK) and address[len(LINK) :] in places:
            target = pdf.pages[places[address[len(LINK) :]]]
            del annotation["/A"]
            annotation["/Dest"] = pikepdf.Array([target.obj, pikepdf.Name.Fit])


def _attach(pdf, parts):
    from pikepdf import AttachedFileSpec

    for part in parts:
        if part.attached:
            name, path = part.attached
            pdf.attachments[name] = AttachedFileSpec(
                pdf, path.read_bytes(), filename=name, description=part.bookmark
            )


def _describe(pdf, title, author):
    import pikepdf

    pdf.Root.Lang = pikepdf.String("en-GB")
    pdf.Root.PageMode = pikepdf.Name.UseOutlines
    pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["dc:title"] = title
        metadata["dc:creator"] = [author]
        metadata["dc:language"] = ["en-GB"]
