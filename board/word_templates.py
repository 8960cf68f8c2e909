"""Which template a Word document is made from."""

import logging

from board.models import BoardProfile, WordTemplate
from common import word
from common.pdf import look_of

log = logging.getLogger(__name__)


def template_of(kind):
    """The bytes of the unit's own template for a `DocumentKind`; None where the default stands.

    A file that is missing from the storage is told to the log, and the default stands in for it.
    """
    return content_of(WordTemplate.objects.filter(kind=kind).first())


def content_of(template):
    """The bytes of a `WordTemplate`, or None without one, without a file or when that is missing."""
    if template is None or not template.file:
        return None
    try:
        with template.file.open("rb") as file:
            return file.read()
    except OSError as error:
        log.error("%s is missing from the storage: %s", template, type(error).__name__)
        return None


def default_content():
    """The bytes of the default template, in the board's present colour."""
    return word.default_template(look_of(BoardProfile.objects.current()))
