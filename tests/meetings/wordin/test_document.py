"""What counts as text in a Word file."""

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from tests.meetings.wordin import files

WORDS = "application/vnd.openxmlformats-officedocument.wordprocessingml"

BOX = "<w:txbxContent><w:p><w:r><w:t>Boxed.</w:t></w:r></w:p></w:txbxContent>"
BOXED = (
    f'<w:p {files.W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"><w:r><mc:AlternateContent>'
    f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{BOX}</wps:txbx></w:drawing></mc:Choice>'
    f"<mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r></w:p>"
)
"""A text box as Word writes it: twice, for programs of different age."""


def minutes():
    document = files.new()
    files.lines(
        document, "Northmere Board", "11 June 2025", "Present:", "Asha Bell (AB)", "**1. Welcome**"
    )
    return document


def text_of(document):
    return files.read(document).items[0].text


def test_bold_italic_links_and_lists_are_kept():
    document = minutes()
    files.lines(document, "a **bold** and //italic// word")
    for words in ("- one", "- two"):
        files.write(document, words[2:], "List Bullet")

    assert text_of(document) == (
        "<p>a <strong>bold</strong> and <em>italic</em> word</p><ul><li><p>one</p></li><li><p>two</p></li></ul>"
    )


def test_a_break_within_a_paragraph_stays_one():
    document = minutes()
    files.lines(document, "first line\nsecond line")

    assert text_of(document) == "<p>first line<br>second line</p>"


def test_what_was_inserted_is_kept_and_what_was_deleted_is_not():
    document = minutes()
    files.raw(
        document,
        f'<w:p {files.W}><w:r><w:t xml:space="preserve">It was </w:t></w:r>'
        '<w:del w:id="1" w:author="x"><w:r><w:delText>not </w:delText></w:r></w:del>'
        '<w:ins w:id="2" w:author="x"><w:r><w:t>agreed.</w:t></w:r></w:ins></w:p>',
    )

    assert text_of(document) == "<p>It was agreed.</p>"


def test_paragraphs_whose_mark_was_deleted_are_one():
    document = minutes()
    files.raw(
        document,
        f'<w:p {files.W}><w:pPr><w:rPr><w:del w:id="1" w:author="x"/></w:rPr></w:pPr>'
        '<w:r><w:t xml:space="preserve">One </w:t></w:r></w:p>',
    )
    files.raw(document, f"<w:p {files.W}><w:r><w:t>sentence.</w:t></w:r></w:p>")

    assert text_of(document) == "<p>One sentence.</p>"


def test_a_text_box_is_read_once():
    document = minutes()
    files.raw(document, BOXED)

    assert text_of(document) == "<p>Boxed.</p>"


def test_hidden_text_is_left_out_and_told_of():
    document = minutes()
    files.lines(document, "Seen.")
    hidden = files.write(document, "Unseen.")
    hidden.runs[0].font.hidden = True

    read = files.read(document)

    assert read.items[0].text == "<p>Seen.</p>"
    assert [each.code for each in read.warnings] == ["hidden_text"]


def test_page_headers_say_only_what_the_body_does_not():
    document = files.new()
    document.sections[0].header.paragraphs[0].text = "Northmere Board, 11 June 2025"
    document.sections[0].footer.paragraphs[0].text = "Page 1 of 3"
    files.lines(document, "Present:", "Asha Bell (AB)", "**1. Welcome**", "Welcomed.")

    read = files.read(document)

    assert read.as_json()["meeting"]["date"] == "2025-06-11"
    assert [item.text for item in read.items] == ["<p>Welcomed.</p>"]


def test_paragraphs_and_line_breaks_of_a_footnote_stay_apart():
    paragraphs = (
        "<w:p><w:r><w:t>One.</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>Two</w:t><w:br/><w:t>lines.</w:t></w:r></w:p>"
    )
    note = f'<w:footnotes {files.W}><w:footnote w:id="2">{paragraphs}</w:footnote></w:footnotes>'
    document = minutes()
    files.lines(document, "Said.")
    part = Part(PackURI("/word/footnotes.xml"), f"{WORDS}.footnotes+xml", note.encode())
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    files.raw(document, f'<w:p {files.W}><w:r><w:footnoteReference w:id="2"/></w:r></w:p>')

    assert text_of(document) == "<p>Said.</p><p>[One. Two lines.]</p>"
