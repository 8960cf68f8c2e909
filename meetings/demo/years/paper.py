"""The small PDF of minutes of earlier years.

A year of real ones takes a minute to make, so ten would take longer than everything else of the
board. This one is a single page that says what it is and where the words are.
"""

from textwrap import wrap

LINE = 78


def small_pdf(record):
    """One page with the title of a record of minutes, as the bytes of a PDF."""
    lines = [
        record.title,
        record.status.sentence,
        record.edition,
        *wrap(
            "This page stands in for the paper. The demo board's earlier years are made in bulk, "
            "to measure with; the page of these minutes in the application has all their words.",
            LINE,
        ),
    ]
    return _document(record.title, _page(line for line in lines if line))


def _page(lines):
    shown = [f"({_text(line)}) Tj T*" for line in lines]
    return "\n".join(["BT /F1 11 Tf 16 TL 60 780 Td", *shown, "ET"])


def _document(title, page):
    content = page.encode("cp1252", "replace")
    return _assembled(
        [
            b"<< /Type /Catalog /Pages 2 0 R /Lang (en-GB) >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
            b"/Resources << /Font << /F1 5 0 R >> >> >>",
            b"<< /Length %d >>\nstream\n%b\nendstream" % (len(content), content),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            b"<< /Title (%b) >>" % _text(title).encode("cp1252", "replace"),
        ]
    )


def _assembled(objects):
    """The objects of a PDF, numbered from 1, with the table of where each begins."""
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, found in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, found)
    start, size = len(out), len(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\n" % (size, size - 1)
    out += b"startxref\n%d\n%%%%EOF\n" % start
    return bytes(out)


def _text(line):
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
