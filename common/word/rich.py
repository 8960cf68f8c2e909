"""The rich text of minutes as paragraphs, lists and tables of Word."""

from common import richtext
from common.richtext.document import ListBlock, Paragraph
from common.word import elements
from common.word.elements import element
from common.word.lists import STEP


class RichText:
    def __init__(self, document):
        self.document = document

    def blocks_of(self, html):
        """The elements of a text, in reading order."""
        return list(self._blocks(richtext.parse(html)))

    def _blocks(self, blocks):
        for block in blocks:
            if isinstance(block, Paragraph):
                yield self.document.paragraph_of(block.runs)
            elif isinstance(block, ListBlock):
                yield from self._list(block, level=0)
            else:
                yield self._table(block)
                yield self.document.paragraph_of([], style="After table")

    def _list(self, block, *, level):
        number = self._number(block, level)
        for first, *rest in block.items:
            yield self._item(first, number, level)
            for inner in rest:
                if isinstance(inner, ListBlock):
                    yield from self._list(inner, level=level + 1)
                else:
                    yield self._beneath(inner, level)

    def _number(self, block, level):
        numbering = self.document.numbering
        if block.is_numbered:
            return numbering.numbers(level=level, start=block.start)
        return numbering.bullets()

    def _item(self, paragraph, number, level):
        sign = element("numPr", element("ilvl", val=level), element("numId", val=number))
        return self.document.paragraph_of(paragraph.runs, style="List Paragraph", properties=[sign])

    def _beneath(self, paragraph, level):
        """A further paragraph of an item: it stands in as far, without a sign."""
        stands_in = element("ind", left=STEP * (level + 1), firstLine=0)
        return self.document.paragraph_of(
            paragraph.runs, style="List Paragraph", properties=[stands_in]
        )

    def _table(self, block):
        width = sum(cell.colspan for cell in block.rows[0])
        headings = _heading_rows(block.rows)
        made = elements.table(
            self.document.style_id("Board table"),
            columns=width,
            heading_rows=headings,
            has_row_headings=all(row[0].is_heading for row in block.rows if row),
        )
        for place, line in enumerate(_lines(block.rows, width)):
            cells = [
                elements.cell(
                    list(self._blocks(cell.blocks)) if cell else [],
                    share=span / width,
                    colspan=span,
                    merge=merge,
                )
                for cell, span, merge in line
            ]
            made.append(elements.row(cells, is_heading=place < headings))
        return made


def _heading_rows(rows):
    """How many rows at the top consist of headings only."""
    for place, row in enumerate(rows):
        if not row or not all(cell.is_heading for cell in row):
            return place
    return len(rows)


def _lines(rows, width):
    """Each row as (cell, columns, merge) from left to right; where a cell above goes on there is None."""
    reaching = {}
    for row in rows:
        cells, column, line = iter(row), 0, []
        while column < width:
            left, span = reaching.pop(column, (0, 1))
            if left:
                line.append((None, span, "continue"))
            else:
                cell = next(cells, None)
                left, span = (cell.rowspan, cell.colspan) if cell else (1, 1)
                line.append((cell, span, "restart" if left > 1 else ""))
            if left > 1:
                reaching[column] = (left - 1, span)
            column += span
        yield line
