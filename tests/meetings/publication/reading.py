"""Every byte of a file that goes to the public, unpacked as far as a curious reader could."""

import io
import zipfile

import pikepdf
from pypdf import PdfReader


def bytes_of_pdf(content):
    """The file as it lies, each of its objects with its stream unpacked, and the words of its pages."""
    found = [content]
    with pikepdf.open(io.BytesIO(content)) as document:
        for each in document.objects:
            found.append(repr(each).encode())
            found.append(each.unparse())
            if isinstance(each, pikepdf.Stream):
                found.append(unpacked(each))
            found += [str(text).encode() for text in strings_in(each)]
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]
    found += [page.encode() for page in pages]  # shapes of letters are numbered in the streams
    found += ["".join(page.split()).encode() for page in pages]
    return b"\n".join(found)


def unpacked(stream):
    """The bytes of a stream; those of a photograph as its file has them."""
    try:
        return stream.read_bytes()
    except pikepdf.PdfError:
        return stream.read_raw_bytes()


def strings_in(value, depth=0):
    """The strings of an object, decoded, which UTF-16 would hide from a search."""
    if isinstance(value, pikepdf.String):
        yield str(value)
    elif depth < 6 and isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        for key in list(value.keys()):
            yield str(key)
            if key != "/Parent":
                yield from strings_in(value[key], depth + 1)
    elif depth < 6 and isinstance(value, pikepdf.Array):
        for each in value:
            yield from strings_in(each, depth + 1)


def bytes_of_docx(content):
    """The names and the unpacked bytes of all parts."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return b"\n".join(
            piece
            for entry in package.infolist()
            for piece in (entry.filename.encode(), entry.comment, package.read(entry))
        )


def ends_of_pdf(content):
    """How often the file was saved: each save ends with this sign."""
    return content.count(b"%%EOF")


def holds(haystack, word):
    """Whether the bytes hold a word, in any case and in the encodings that files use."""
    low = haystack.lower()
    word = word.lower()
    forms = [
        word.encode(),
        word.encode("utf-16-be"),
        word.encode("utf-16-le"),
        word.encode().hex().encode(),
    ]
    return any(form in low for form in forms)
