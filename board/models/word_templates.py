from uuid import uuid4

from django.db import models
from django.urls import reverse

from board.enums import DocumentKind
from common.history import tracked
from common.models import VersionedModel


def kept_as(_template, _name):
    """Files lie under names that nobody can guess; what people called them is a column."""
    return f"word-templates/{uuid4().hex}.docx"


@tracked()
class WordTemplate(VersionedModel):
    """The unit's own template for a kind of Word document; without a file the default stands again.

    `name` is what the file was called, `size` in bytes, `sha256` in hexadecimal.
    """

    kind = models.CharField(max_length=20, choices=DocumentKind, unique=True)
    file = models.FileField(upload_to=kept_as, blank=True)
    name = models.CharField(max_length=200, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey("board.Person", models.PROTECT, related_name="+")

    def __str__(self):
        return f"Template of {self.get_kind_display().lower()}"

    def get_absolute_url(self):
        return reverse("board:word_template_list")
