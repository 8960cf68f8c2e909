"""Files to hand in, made for the purpose, and papers that have them."""

import io
import zipfile

import factory
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from factory.django import DjangoModelFactory

from common.uploads import checked
from meetings.models import Paper
from meetings.services import papers
from tests.factories.meetings import ItemFactory

LARGEST = 1_000_000


def pdf(pages=1, *, password=None, text=""):
    """The bytes of a PDF; with `text` on its first page."""
    from pypdf import PdfWriter

    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(595, 842)
    writer.add_metadata({"/Title": text or "Made for a test"})
    if password:
        writer.encrypt(password)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def office(kind="wordprocessingml.document", **parts):
    """The bytes of an Office package that says what it is, with further parts by name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", f"<Types>{kind}.main+xml</Types>")
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def upload(content=None, name="Neglect strategy.pdf"):
    return SimpleUploadedFile(name, pdf() if content is None else content)


def file_of(content=None, name="Neglect strategy.pdf"):
    """A pair as the forms hand it to the services."""
    one = upload(content, name)
    return one, checked(one, largest=LARGEST)


class PaperFactory(DjangoModelFactory):
    """A paper that is expected."""

    class Meta:
        model = Paper

    item = factory.SubFactory(ItemFactory)
    title = "Neglect strategy"
    position = factory.Sequence(lambda n: n + 1)


def handed_in(item, by, *, title="Neglect strategy", content=None):
    """A paper with a file, handed in through the service."""
    [paper] = papers.hand_in(item=item, files=[file_of(content)], by=by)
    Paper.objects.filter(pk=paper.pk).update(title=title)
    paper.refresh_from_db()
    return paper


def as_file(content, name):
    return ContentFile(content, name=name)
