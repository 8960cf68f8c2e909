"""What shows that something was done, and what it changed for children."""

import hashlib
from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import ExifTags, Image
from pypdf import PdfWriter

from actions import services
from actions.enums import EvidenceKind
from actions.models import ActionEvidence
from tests.actions.asking import TODAY, refusal
from tests.factories.actions import ActionFactory
from tests.factories.board import AccountFactory

pytestmark = pytest.mark.django_db


def a_pdf(name="Guidance.pdf"):
    content = BytesIO()
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.write(content)
    return SimpleUploadedFile(name, content.getvalue())


def show(action, by, **changes):
    facts = {"kind": EvidenceKind.STATEMENT, "words": "Sent to all", "dated_on": TODAY()}
    return services.add_evidence(action=action, by=by, **facts | changes)


def test_owner_adds_a_file_a_link_and_a_statement_each_with_its_date(
    member, item, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    action = ActionFactory(agenda_item=item, owned_by=[member])
    day = TODAY() - timedelta(days=3)

    file = show(action, member, kind="file", file=a_pdf(), words="The guidance", dated_on=day)
    show(action, member, kind="link", url="https://www.example.org/page", words="On our pages")
    show(action, member, words="  Read out at assembly ")

    assert [(one.kind, str(one), one.words) for one in action.evidence.order_by("pk")] == [
        ("file", "Guidance.pdf", "The guidance"),
        ("link", "https://www.example.org/page", "On our pages"),
        ("statement", "Read out at assembly", "Read out at assembly"),
    ]
    assert (file.file_kind, file.size, file.dated_on) == ("pdf", file.file.size, day)
    assert "Guidance" not in file.file.name


def test_evidence_that_cannot_be_taken_is_refused_with_a_sentence(member, item):
    action = ActionFactory(agenda_item=item, owned_by=[member])
    program = SimpleUploadedFile("report.pdf", b"MZ\x90\x00 a program")
    tomorrow = TODAY() + timedelta(days=1)

    sentences = [
        refusal(show, action=action, by=member, kind="file", file=program),
        refusal(show, action=action, by=member, kind="file"),
        refusal(show, action=action, by=member, kind="link"),
        refusal(show, action=action, by=member, words=" "),
        refusal(show, action=action, by=member, dated_on=tomorrow),
        refusal(show, action=action, by=AccountFactory()),
    ]

    assert sentences[:4] == [
        "This file is not a PDF and not a Word, Excel or PowerPoint file. Save it as one of these.",
        "Choose the file to add.",
        "Enter the address of the page.",
        "Say what was done.",
    ]
    assert sentences[4].endswith("has not come yet. Enter the day on which the evidence was made.")
    assert sentences[5] == (
        "Only an owner of this action, the group's chair or the unit can update it."
    )
    assert ActionEvidence.objects.count() == 0


def a_photograph(name="Display.jpg", kind="JPEG"):
    """Taken upright with the camera held on its side, with its place and a comment."""
    image = Image.new("RGB", (60, 40), "navy")
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation], exif[ExifTags.Base.Make] = 6, "Kestrel"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (54.0, 58.0, 1.0)
    content = BytesIO()
    more = {"comment": b"Kestrel"} if kind == "JPEG" else {}
    image.save(content, kind, exif=exif, **more)
    return SimpleUploadedFile(name, content.getvalue())


@pytest.mark.parametrize(
    ("name", "kind", "type"),
    [("Display.jpeg", "JPEG", "image/jpeg"), ("Display.png", "PNG", "image/png")],
)
def test_photograph_is_kept_without_where_it_was_taken(
    client, member, item, settings, tmp_path, name, kind, type
):
    settings.MEDIA_ROOT = tmp_path
    action = ActionFactory(agenda_item=item, owned_by=[member])
    taken = a_photograph(name, kind)
    client.force_login(member)

    file = show(action, member, kind="file", file=taken, words="The display")
    answer = client.get(file.get_absolute_url())

    content = b"".join(answer)
    image = Image.open(BytesIO(content))
    assert (image.format, image.size, dict(image.getexif())) == (kind, (40, 60), {})
    assert (b"Kestrel" in taken.open().read(), b"Kestrel" in content) == (True, False)
    assert answer["Content-Disposition"].startswith("attachment;")
    assert (answer["Content-Type"], file.size) == (type, len(content))
    assert file.sha256 == hashlib.sha256(content).hexdigest()


def test_pictures_that_cannot_be_taken_are_refused_with_a_sentence(member, item):
    action = ActionFactory(agenda_item=item, owned_by=[member])
    photograph = a_photograph().read()
    files = [
        SimpleUploadedFile("plan.pdf", photograph),
        SimpleUploadedFile("broken.jpg", photograph[:20]),
    ]

    sentences = [refusal(show, action=action, by=member, kind="file", file=f) for f in files]

    assert sentences == [
        "This file is called .pdf, but inside it is a JPEG picture. Save it again with the ending .jpg.",
        "This file is not an image that can be read. Save it again as PNG or JPEG.",
    ]


def test_evidence_is_taken_back_by_who_added_it_until_the_action_is_closed(member, unit, item):
    action = ActionFactory(agenda_item=item, owned_by=[member])
    mine, theirs = show(action, member), show(action, unit, words="From the unit")

    services.remove_evidence(evidence=mine, by=member)
    not_mine = refusal(services.remove_evidence, evidence=theirs, by=member)
    services.close_action(without_evidence=True, action=action, text="Done", by=unit)
    theirs.refresh_from_db()
    too_late = refusal(services.remove_evidence, evidence=theirs, by=unit)

    assert (
        not_mine == "Only the person who added this, the group's chair or the unit can remove it."
    )
    assert too_late == "This action is closed, so its evidence stands."
    assert [one.words for one in action.evidence.all()] == ["From the unit"]


def test_evidence_file_is_for_those_who_see_the_action(client, member, item, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    action = ActionFactory(agenda_item=item, owned_by=[member])
    other = ActionFactory(agenda_item=item)
    file = show(action, member, kind="file", file=a_pdf("Émile's plan.pdf"))
    elsewhere = reverse("actions:evidence_file", args=[other.pk, file.pk])

    client.force_login(member)
    answer = client.get(file.get_absolute_url())
    client.force_login(AccountFactory())
    hidden = client.get(file.get_absolute_url())
    client.force_login(member)

    assert b"".join(answer).startswith(b"%PDF-")
    assert answer["Content-Disposition"] == 'attachment; filename="Emile-s-plan.pdf"'
    assert (hidden.status_code, client.get(elsewhere).status_code) == (404, 404)


def test_impact_is_said_by_an_owner_and_stands_on_the_page(client, member, item):
    action = ActionFactory(agenda_item=item, owned_by=[member])
    client.force_login(member)

    client.post(
        reverse("actions:action_impact", args=[action.pk]),
        {"version": "1", "impact": "Children are seen within a day."},
    )

    page = client.get(action.get_absolute_url()).content.decode()
    assert "Children are seen within a day." in page
