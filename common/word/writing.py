"""A document while it is written: blocks are gathered in reading order, then put into the template."""

from io import BytesIO

from docx.enum.section import WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.oxml.ns import qn

from common.richtext.document import Run
from common.word import elements, opening, pictures
from common.word.elements import element
from common.word.lists import Numbering
from common.word.rich import RichText
from common.word.running import write_running

FIRST_PLACE = 5000
"""Our places are numbered from here, clear of those that a template may name."""


class WordDocument:
    """Written from the top to the end; `content()` gives the bytes. Styles are named as in Word."""

    def __init__(self, template, *, title, look, running):
        self.look = look
        self.has_own_template = template is not None
        self._document = opening.opened(template, look)
        opening.describe(self._document, title=title, board=look.board)
        self._place = opening.place_for_content(self._document)
        self._blocks = []
        self._places = FIRST_PLACE
        self.numbering = Numbering(self._document)
        self._ids = {style.name: style.style_id for style in self._document.styles}
        write_running(self, self._document, running)

    def content(self):
        """The bytes of the finished document."""
        opening.put_in(self._place, self._blocks)
        opening.forget_what_is_gone(self._document)
        file = BytesIO()
        self._document.save(file)
        return file.getvalue()

    def turn(self):
        """Lay the pages on their side, for a wide table. Margins stay as the template has them."""
        for section in self._document.sections:
            if section.page_width < section.page_height:
                section.page_width, section.page_height = section.page_height, section.page_width
                section.orientation = WD_ORIENT.LANDSCAPE

    # -- what is written --------------------------------------------------------------------------

    def heading(self, words, *, level, place=""):
        """`level` 0 is the title of the document. `place` names it, for links that lead here."""
        style = f"Heading {level}" if level else "Title"
        self.paragraph(words, style=style, place=place)

    def paragraph(self, pieces, *, style="", place=""):
        """A paragraph of pieces (see `common.word`), or nothing when they hold no words."""
        if runs := elements.pieces_of(pieces):
            self._blocks.append(self.paragraph_of(runs, style=style, place=place))

    def record(self, label, *paragraphs, place=""):
        """A record such as a decision: what it is, then its paragraphs, kept together."""
        self.paragraph(label, style="Record label", place=place)
        for pieces in paragraphs:
            self.paragraph(pieces, style="Record text")

    def facts(self, pairs):
        """A table of labels, each with what is said beside it."""
        self.table((), [[label, value] for label, value in pairs], widths=(1, 3))

    def table(self, headings, rows, *, widths):
        """A table whose first column names each row. A cell is a list of paragraphs, or words alone."""
        made = elements.table(
            self.style_id("Board table"),
            columns=len(widths),
            widths=widths,
            heading_rows=bool(headings),
            has_row_headings=True,
        )
        shares = [width / sum(widths) for width in widths]
        lines = [(headings, True)] if headings else []
        for cells, is_heading in lines + [(cells, False) for cells in rows]:
            made.append(
                elements.row(
                    [
                        elements.cell(self._cell(value), share=share)
                        for value, share in zip(cells, shares, strict=True)
                    ],
                    is_heading=is_heading,
                )
            )
        self._blocks.append(made)
        self._blocks.append(self.paragraph_of([], style="After table"))

    def rich_text(self, html):
        """A text of `common.richtext`: paragraphs, nested lists, tables with merged cells, links."""
        self._blocks.extend(RichText(self).blocks_of(html))

    def logo(self):
        """The board's logo. A template of the unit's own has its letterhead already."""
        if self.look.logo and not self.has_own_template:
            picture = pictures.inline(self._document, self.look.logo, f"Logo of {self.look.board}")
            self._blocks.append(elements.paragraph([picture]))

    # -- how it is put ----------------------------------------------------------------------------

    def style_id(self, name):
        return self._ids[name]

    def paragraph_of(self, runs, *, style="", place="", properties=()):
        """The element of a paragraph of `common.richtext.document.Run`s."""
        made = elements.paragraph(
            [self._run(each) for each in runs],
            style=self.style_id(style) if style else "",
            properties=properties,
        )
        if place:
            self._places += 1
            start = element("bookmarkStart", id=self._places, name=elements.place_name(place))
            made.insert(1 if made.pPr is not None else 0, start)
            made.append(element("bookmarkEnd", id=self._places))
        return made

    def _cell(self, value):
        paragraphs = [value] if isinstance(value, str | Run) else value
        return [self.paragraph_of(elements.pieces_of(pieces)) for pieces in paragraphs]

    def _run(self, each):
        if not each.style.href:
            return elements.run(each.text, each.style)
        style = self.style_id("Hyperlink")
        words = elements.run(each.text, each.style, character_style=style)
        if each.style.href.startswith("#"):
            return element("hyperlink", words, anchor=elements.place_name(each.style.href[1:]))
        made = element("hyperlink", words)
        address = self._document.part.relate_to(
            each.style.href, RELATION.HYPERLINK, is_external=True
        )
        made.set(qn("r:id"), address)
        return made
