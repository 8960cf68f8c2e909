"""A report that was handed in as a PDF: written anew for the public, and everything in it that can be read.

What its pages show stays as it is. Bookmarks, alternative texts and the like stay too, for those who find their
way by them; they are words of the report, and are checked as such (`words_behind`).
"""

import re
from dataclasses import dataclass
from io import BytesIO

from meetings.publication.report_pictures import pages_with_pictures
from meetings.publication.report_streams import clean_streams, without_own_keys

TELLS = (
    "/Metadata",
    "/OpenAction",
    "/AA",
    "/AF",
    "/PieceInfo",
    "/Collection",
    "/AcroForm",
    "/Thumb",
    "/Perms",
    "/DSS",
    "/Legal",
    "/SpiderInfo",
)
"""What a part of somebody else's PDF may hold besides what its pages show."""
TREES = ("/EmbeddedFiles", "/JavaScript")
LEADING = ("/URI", "/GoTo")
"""What a link or a bookmark may do: lead to a page, of the web or of the report."""
LABELS = {
    "/Title": "Bookmark",
    "/Alt": "Alternative text",
    "/ActualText": "Replacement text",
    "/E": "Expansion of an abbreviation",
    "/URI": "Address of a link",
    "/Contents": "Description of a link",
    "/P": "Page label",
    "/Name": "Name of a layer",
    "/T": "Title of a part",
}
OTHER = "Name inside the file"
TECHNICAL = frozenset(
    {
        "/ID",
        "/Lang",
        "/Registry",
        "/Ordering",
        "/CharSet",
        "/FontFamily",
        "/Style",
        "/Panose",
        "/Info",
        "/OutputConditionIdentifier",
    }
)
MARKED = re.compile(rb"/(?:ActualText|Alt|E|T|Contents)\b")
FEWEST_LETTERS = 20
"""A page with fewer may be a picture with a page number under it."""


@dataclass(frozen=True)
class Behind:
    """Words of a PDF that stand on none of its pages, and what they are there."""

    label: str
    words: str


def clean_pdf(content, *, title, author):
    """A PDF that was handed in, written anew: without earlier saves, properties, scripts, forms and attachments.

    Its pictures lose what cameras and programs have written into them, and its drawing what is no drawing.
    Raises `pypdf.errors.PyPdfError`, `pikepdf.PdfError` or `ValueError` for what cannot be read.
    """
    import pikepdf
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import NameObject, TextStringObject

    writer = PdfWriter(clone_from=PdfReader(BytesIO(content)))
    root = writer.root_object
    if "/Names" in root:
        for name in TREES:
            root["/Names"].get_object().pop(name, None)
    for page in writer.pages:
        _without_notes(page)
    for each in _dictionaries(root):
        _without_tells(each)
        without_own_keys(each)
    root[NameObject("/Lang")] = TextStringObject("en-GB")
    writer.metadata = None
    made = BytesIO()
    with pikepdf.open(_written(writer)) as left:  # saves only what can still be reached
        clean_streams(left)
        left.docinfo.update({"/Title": title, "/Author": author, "/Producer": author})
        left.save(made)
    return made.getvalue()


def read_through(content):
    """Read all that is looked at before a report is published, so that what cannot be read is told at once."""
    pages_unread(content, words_of_pdf(content))
    words_behind(content)
    pages_with_pictures(content)


def words_of_pdf(content):
    """The words of each page of a PDF."""
    from pypdf import PdfReader

    return [page.extract_text() for page in PdfReader(BytesIO(content)).pages]


def pages_unread(content, pages):
    """The numbers of pages that show something but hold next to no text, as a scan does.

    `pages` are the words of each page. A page without anything on it is not among them.
    """
    from pypdf import PdfReader

    found = []
    for number, page in enumerate(PdfReader(BytesIO(content)).pages, start=1):
        shown = page.get_contents()
        letters = sum(letter.isalpha() for letter in pages[number - 1])
        if letters < FEWEST_LETTERS and shown is not None and shown.get_data().strip():
            found.append(number)
    return found


def named_pages(numbers):
    """ "Page 1", "Pages 3 to 9": numbers in order, those that follow each other as one."""
    found = []
    for number in numbers:
        if found and found[-1][1] == number - 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    return [
        f"Page {first}" if first == last else f"Pages {first} to {last}" for first, last in found
    ]


def words_behind(content):
    """Each `Behind` of a PDF once: bookmarks, alternative texts, addresses of links, names of layers and the like."""
    from pypdf import PdfReader

    reader = PdfReader(BytesIO(content))
    found = []
    for each in _dictionaries(reader.root_object):
        found += _words_in(each)
        if hasattr(each, "get_data") and each.get("/Subtype") == "/Form":
            found += _words_marked(each, reader)
    for page in reader.pages:
        if page.get_contents() is not None:
            found += _words_marked(page.get_contents(), reader)
    once = dict.fromkeys(each for each in found if each.words)
    order = [*LABELS.values(), OTHER]
    return sorted(once, key=lambda each: order.index(each.label))


def _written(writer):
    made = BytesIO()
    writer.write(made)
    return made


def _without_notes(page):
    """Only links stay of what was laid over the page: notes, forms and files that hang on it go."""
    from pypdf.generic import ArrayObject, NameObject

    notes = page.get("/Annots")
    if notes is not None:
        kept = [each for each in notes.get_object() if each.get_object().get("/Subtype") == "/Link"]
        page[NameObject("/Annots")] = ArrayObject(kept)


def _without_tells(holder):
    for name in TELLS:
        holder.pop(name, None)
    action = holder.get("/A")
    action = action.get_object() if action is not None else None
    if hasattr(action, "get"):
        if action.get("/S") in LEADING:
            action.pop("/Next", None)
        elif action.get("/S") is not None:
            holder.pop("/A")


def _dictionaries(root):
    """Every dictionary that can be reached from here, each once, with those that are part of another."""
    from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

    seen, waiting = set(), [root]
    while waiting:
        each = waiting.pop()
        if isinstance(each, IndirectObject):
            if each.idnum in seen:
                continue
            seen.add(each.idnum)
            each = each.get_object()
        if isinstance(each, DictionaryObject):
            yield each
            waiting += [value for _key, value in sorted(each.items(), reverse=True)]
        elif isinstance(each, ArrayObject):
            waiting += reversed(each)


def _words_in(holder):
    """The strings of a dictionary, also in a list."""
    from pypdf.generic import ArrayObject, TextStringObject

    for key, value in holder.items():
        value = value.get_object() if value is not None else None
        if key in TECHNICAL:
            continue
        for each in value if isinstance(value, ArrayObject) else (value,):
            if isinstance(each, TextStringObject):
                yield Behind(LABELS.get(key, OTHER), " ".join(each.split()))


def _words_marked(stream, reader):
    """The words that marks within the drawing of a page hold, in place of what is drawn."""
    from pypdf.generic import ContentStream, DictionaryObject

    if not MARKED.search(stream.get_data()):  # reading the whole drawing takes long
        return
    for operands, operator in ContentStream(stream, reader).operations:
        if operator in (b"BDC", b"DP") and isinstance(operands[-1], DictionaryObject):
            yield from _words_in(operands[-1])
