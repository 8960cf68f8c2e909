"""The list of actions in Word: the words of the page and the PDF."""

from actions.listing import HEADINGS, TITLE
from board.enums import DocumentKind
from board.word_templates import template_of
from common import word
from common.word import Running, soft


def actions_docx(listing):
    """An `actions.listing.ActionListing` as the bytes of a Word document."""
    document = word.start(
        template_of(DocumentKind.ACTIONS),
        title=listing.title,
        look=listing.look,
        running=Running(name=listing.look.board, what=TITLE, marking=listing.marking),
    )
    document.turn()
    document.logo()
    document.paragraph(listing.look.board, style="Board name")
    document.heading(TITLE, level=0)
    document.facts(listing.facts)
    if listing.rows:
        rows = [_row(row) for row in listing.rows]
        document.table(HEADINGS, rows, widths=(2, 6, 3, 2.2, 1.4, 4))
    else:
        document.paragraph("No action matches.")
    return document.content()


def _row(row):
    origin = [row.origin.meeting, row.origin.day, row.origin.item]
    return [
        row.reference,
        [[row.text], *([soft(flag.word)] for flag in row.flags)],
        row.owners,
        row.due,
        row.colour.word,
        [[each] for each in origin if each],
    ]
