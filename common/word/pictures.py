"""A picture in the line, with words for those who cannot see it."""

import base64
from io import BytesIO

from docx.shared import Cm
from docx.text.paragraph import Paragraph

from common.word import elements

HIGHEST, WIDEST = Cm(1.8), Cm(7)


def inline(document, address, words):
    """The run of a picture from a `data:` address, at the size of a letterhead."""
    picture = BytesIO(base64.b64decode(address.partition(",")[2]))
    holder = Paragraph(elements.element("p"), document._body)
    run = holder.add_run()
    shape = run.add_picture(picture)
    ratio = min(HIGHEST / shape.height, WIDEST / shape.width)
    shape.width, shape.height = int(shape.width * ratio), int(shape.height * ratio)
    shape._inline.docPr.set("descr", words)
    return run._r
