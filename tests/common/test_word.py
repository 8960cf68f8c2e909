"""Word documents: rich text as it was written, and templates that keep what is theirs."""

import zipfile
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from common import uploads, word
from common.pdf import Look
from common.word import checking
from common.word.elements import element
from tests.factories.papers import office, pdf
from tests.word_reading import everything_in, saved, styles_of

LOOK = Look(board="Thornmere Partnership", colour="#1d5c63")
ATTACHED = RELATION.HYPERLINK.replace("hyperlink", "attachedTemplate")
RUNNING = word.Running(
    "Quality group", "Minutes, 3 May", "DRAFT", "Full", "OFFICIAL-SENSITIVE", "QA-1"
)


def made(template=None, html="<p>The words.</p>", *, running=RUNNING):
    document = word.start(template, title="Minutes of 3 May", look=LOOK, running=running)
    document.heading("Item one", level=1)
    document.rich_text(html)
    document.facts([("Date", "3 May")])
    return document.content()


def opened(content):
    return Document(BytesIO(content))


# -- rich text ---------------------------------------------------------------------------------


def numbered(document):
    """Each paragraph of a list as its words, its level, and the form and start of its numbers."""
    numbering = document.part.numbering_part.element
    for paragraph in document.paragraphs:
        found = paragraph._p.pPr.numPr if paragraph._p.pPr is not None else None
        if found is None:
            continue
        level = found.ilvl.val
        number = next(n for n in numbering.num_lst if n.numId == found.numId.val)
        kind = next(
            each
            for each in numbering.findall(qn("w:abstractNum"))
            if each.get(qn("w:abstractNumId")) == str(number.abstractNumId.val)
        )
        form = kind.findall(qn("w:lvl"))[level].find(qn("w:numFmt")).get(qn("w:val"))
        starts = [each.startOverride.val for each in number.lvlOverride_lst if each.ilvl == level]
        yield paragraph.text, level, form, starts


def test_lists_keep_their_levels_and_begin_at_their_number():
    html = (
        '<ol start="4"><li><p>four</p><ul><li><p>dot</p></li></ul><ol><li><p>one</p></li></ol></li>'
        "<li><p>five</p><p>more of it</p></li></ol><ol><li><p>again</p></li></ol>"
    )

    document = opened(made(html=html))

    assert list(numbered(document)) == [
        ("four", 0, "decimal", [4]),
        ("dot", 1, "bullet", []),
        ("one", 1, "decimal", [1]),
        ("five", 0, "decimal", [4]),
        ("again", 0, "decimal", [1]),
    ]
    assert "more of it" in [paragraph.text for paragraph in document.paragraphs]


def test_bold_italic_links_and_breaks_stay():
    html = (
        '<p><strong>Bold</strong> <em>slanted</em><br>see <a href="https://e.example/">this</a></p>'
    )

    document = opened(made(html=html))

    [paragraph] = [each for each in document.paragraphs if each.text.startswith("Bold")]
    runs = {run.text: run for run in paragraph.runs}
    [link] = paragraph.hyperlinks
    assert (runs["Bold"].bold, runs["slanted"].italic) == (True, True)
    assert paragraph.text == "Bold slanted\nsee this"
    assert (link.text, link.address) == ("this", "https://e.example/")


def test_merged_cells_stay_merged():
    html = (
        '<table><tbody><tr><th colspan="2">A</th><th>B</th></tr>'
        '<tr><td rowspan="2">x</td><td>y</td><td>z</td></tr>'
        "<tr><td>q</td><td>r</td></tr></tbody></table>"
    )

    table = opened(made(html=html)).tables[0]

    texts = [[cell.text for cell in row.cells] for row in table.rows]
    assert texts == [["A", "A", "B"], ["x", "y", "z"], ["x", "q", "r"]]
    assert table.cell(1, 0)._tc is table.cell(2, 0)._tc
    assert table.rows[0]._tr.find(qn("w:trPr")).find(qn("w:tblHeader")) is not None


def test_characters_that_no_file_can_hold_are_left_out():
    document = word.start(None, title="T", look=LOOK, running=RUNNING)

    document.paragraph("a\x00b\x0bc\ud800d <&>")

    assert "abcd <&>" in [each.text for each in opened(document.content()).paragraphs]


# -- templates ---------------------------------------------------------------------------------


def template(*lines, mark=True):
    """A template of one's own: narrow pages, a header, green headings, and text around the mark."""
    document = Document()
    heading = document.styles["Heading 1"]
    heading.font.name, heading.font.size = "Georgia", Pt(31)
    document.styles.add_style("House words", WD_STYLE_TYPE.PARAGRAPH)
    section = document.sections[0]
    section.page_width, section.left_margin = Cm(18), Cm(5)
    section.header.paragraphs[0].text = "Letterhead of the county"
    section.footer.paragraphs[0].text = "Mill Lane, Westmere"
    document.core_properties.author = "Robin Starling"
    document.core_properties.comments = "A private remark"
    for line in lines:
        document.add_paragraph(line, style="House words")
    if mark:
        document.add_paragraph(word.MARK)
        document.add_paragraph("After it")
    return saved(document)


def test_template_keeps_styles_page_and_headers_and_gets_ours():
    document = opened(made(template("Before it")))

    heading, section = document.styles["Heading 1"], document.sections[0]
    head = [each.text for each in section.header.paragraphs]
    foot = [each.text for each in section.footer.paragraphs]
    assert (heading.font.name, heading.font.size) == ("Georgia", Pt(31))
    assert (round(section.page_width.cm), round(section.left_margin.cm)) == (18, 5)
    assert (head[0], foot[0]) == ("Letterhead of the county", "Mill Lane, Westmere")
    assert "OFFICIAL-SENSITIVE" in head
    assert "OFFICIAL-SENSITIVE" in foot
    assert {"Record label", "Board table", "Marking"} <= {s.name for s in document.styles}
    assert [each.style.name for each in document.paragraphs if each.text == "Item one"] == [
        "Heading 1"
    ]


def test_content_goes_where_the_mark_stands():
    document = opened(made(template("Before it")))

    texts = [each.text for each in document.paragraphs if each.text]
    assert texts == ["Before it", "Item one", "The words.", "After it"]


def test_text_without_a_mark_is_dropped_with_its_pictures():
    content = made(template("Old words that nobody wants", mark=False))

    assert [each.text for each in opened(content).paragraphs if each.text] == [
        "Item one",
        "The words.",
    ]
    assert "nobody wants" not in everything_in(content)


def test_nothing_of_who_made_the_template_goes_out():
    content = made(template())

    properties = opened(content).core_properties
    assert (properties.title, properties.author) == ("Minutes of 3 May", LOOK.board)
    assert properties.language == "en-GB"
    for words in ("Robin Starling", "A private remark", "thumbnail"):
        assert words not in everything_in(content)


def test_template_elsewhere_is_not_fetched():
    document = Document()
    leads = document.settings.element
    lead = element("attachedTemplate")
    settings = document.part.part_related_by(RELATION.SETTINGS)
    key = settings.relate_to("https://evil.example/t.dotm", ATTACHED, is_external=True)
    lead.set(qn("r:id"), key)
    leads.insert(0, lead)

    content = made(saved(document))

    assert "evil.example" not in everything_in(content)


def test_template_without_numbering_gets_lists():
    document = Document()
    part = document.part
    [key] = [key for key, rel in part.rels.items() if rel.reltype == RELATION.NUMBERING]
    del part.rels[key]

    content = made(saved(document), "<ol><li><p>one</p></li></ol>")

    assert list(numbered(opened(content))) == [("one", 0, "decimal", [1])]


def test_every_kind_of_page_is_marked():
    document = Document()
    document.sections[0].different_first_page_header_footer = True
    document.settings.odd_and_even_pages_header_footer = True

    section = opened(made(saved(document))).sections[0]

    heads = (section.header, section.first_page_header, section.even_page_header)
    assert all("OFFICIAL-SENSITIVE" in [p.text for p in head.paragraphs] for head in heads)


@pytest.mark.parametrize("has_numbers", [False, True])
def test_pages_are_numbered_once(has_numbers):
    document = Document()
    if has_numbers:
        document.sections[0].footer.paragraphs[0]._p.append(
            element("fldSimple", instr=" PAGE \\* MERGEFORMAT ")
        )

    footer = opened(made(saved(document))).sections[0].footer._element

    assert (
        len([f for f in footer.iter(qn("w:fldSimple")) if "NUM" not in f.get(qn("w:instr"))]) == 1
    )


def test_default_has_the_boards_colour_and_the_font():
    document = opened(made())

    heading = document.styles["Heading 1"]
    assert heading.font.name == "Atkinson Hyperlegible Next"
    assert str(heading.font.color.rgb) == "1D5C63"
    assert round(document.sections[0].page_width.cm) == 21


def test_default_template_makes_the_same_document_when_it_is_uploaded():
    uploaded = made(word.default_template(LOOK))

    assert styles_of(uploaded) == styles_of(made())


# -- what may not come in ----------------------------------------------------------------------


def check(content, name="template.docx"):
    return word.check_template(SimpleUploadedFile(name, content), look=LOOK)


def two_marks():
    return template(word.MARK)


def not_alone():
    return template(f"Here: {word.MARK} and on", mark=False)


def in_a_box():
    document = Document()
    box = OxmlElement("w:txbxContent")
    inner = element("p")
    inner.append(element("r"))
    inner[0].append(element("t"))
    inner[0][0].text = word.MARK
    box.append(inner)
    document.add_paragraph()._p.append(box)
    return saved(document)


def reviewed():
    document = Document()
    document.add_paragraph()._p.append(element("ins", author="Robin", id=1))
    return saved(document)


def linked_picture():
    document = Document()
    document.part.relate_to("https://evil.example/x.png", RELATION.IMAGE, is_external=True)
    return saved(document)


def fetching_field():
    document = Document()
    document.add_paragraph()._p.append(element("fldSimple", instr=' INCLUDETEXT "x.docx" '))
    return saved(document)


def with_part(name):
    whole = BytesIO(template())
    with zipfile.ZipFile(whole, "a") as package:
        package.writestr(name, "x")
    return whole.getvalue()


def as_dotx():
    whole, out = BytesIO(template()), BytesIO()
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name).replace(b"document.main+xml", b"template.main+xml")
            new.writestr(name, content)
    return out.getvalue()


REFUSED = {
    "empty": (lambda: b"", "This file is empty."),
    "text": (lambda: b"Just words", checking.NOT_WORD),
    "pdf": (pdf, "This file is called .docx, but inside it is PDF."),
    "excel": (lambda: office("spreadsheetml.sheet"), "This file is called .docx, but inside"),
    "dotx": (as_dotx, checking.NOT_WORD),
    "locked": (lambda: uploads.OLE + bytes(600), checking.LOCKED),
    "macros": (lambda: with_part("word/vbaProject.bin"), checking.MACROS),
    "cut off": (lambda: template()[:2000], uploads.BROKEN),
    "hollow": (office, uploads.BROKEN),
    "embedded": (lambda: with_part("word/embeddings/sheet1.xlsx"), checking.EMBEDDED),
    "linked picture": (linked_picture, checking.LINKED),
    "fetching field": (fetching_field, checking.LINKED),
    "reviewed": (reviewed, checking.REVIEWED),
    "two marks": (two_marks, checking.TWO_MARKS),
    "not alone": (not_alone, checking.NOT_ALONE),
    "in a box": (in_a_box, checking.IN_A_BOX),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_a_template_is_told_why(what):
    content, sentence = REFUSED[what]

    with pytest.raises(ValidationError) as refusal:
        check(content())

    [said] = refusal.value.messages
    assert said.startswith(sentence)


def test_pdf_under_its_own_name_is_no_template():
    with pytest.raises(ValidationError) as refusal:
        check(pdf(), "template.pdf")

    assert refusal.value.messages == [checking.NOT_WORD]


def test_file_over_the_limit_is_refused(monkeypatch):
    monkeypatch.setattr(checking, "LARGEST", 1000)

    with pytest.raises(ValidationError, match="the most that can be taken"):
        check(template())


@pytest.mark.parametrize("content", [template(), template(mark=False), word.default_template(LOOK)])
def test_good_template_is_taken(content):
    assert check(content).size == len(content)
