"""No byte of what was redacted, or of a confidential item, in anything that the public gets."""

import pytest
from django.urls import reverse
from pypdf import PdfReader

from common.uploads import FileKind
from meetings.models import ItemComment
from meetings.services import publication as services
from tests.factories.minutes import SECRET
from tests.factories.publication import MARKER, agenda_version, public_scene, published_scene
from tests.meetings.minutes.reading import pdf_words
from tests.meetings.publication.reading import bytes_of_docx, bytes_of_pdf, ends_of_pdf, holds

pytestmark = pytest.mark.django_db

UNPUBLISHED = [MARKER, SECRET, "neighbours", "See the family", "Ring the family", "Bryony"]
UNPACK = {FileKind.PDF: bytes_of_pdf, FileKind.WORD: bytes_of_docx}


def files_of(publication):
    return {file.kind: bytes(file.content) for file in publication.files.all()}


@pytest.mark.parametrize("kind", [FileKind.PDF, FileKind.WORD])
def test_the_search_finds_what_was_not_redacted(kind):
    scene = public_scene()
    scene.begin()
    scene.send()

    content = UNPACK[kind](files_of(scene.publication)[kind])

    assert [word for word in ("Thistlewick", "neighbours") if holds(content, word)] == [
        "Thistlewick",
        "neighbours",
    ]


@pytest.mark.parametrize("kind", [FileKind.PDF, FileKind.WORD])
def test_no_byte_of_it_is_in_a_file(kind):
    scene = published_scene()
    ItemComment.objects.create(
        item=scene.minutes.ordinary, text=MARKER, stage="circulated", made_by=scene.unit
    )

    content = UNPACK[kind](files_of(scene.publication)[kind])

    assert [word for word in UNPUBLISHED if holds(content, word)] == []


def test_words_of_the_pdf_are_not_there_either():
    scene = published_scene()

    words = pdf_words(files_of(scene.publication)["pdf"])

    assert [word for word in UNPUBLISHED if word.lower() in words.lower()] == []
    assert "[Redacted: personal data of a child]" in words
    assert "[Redacted: live enquiry]" in words


def test_pdf_was_saved_once():
    scene = published_scene()

    assert ends_of_pdf(files_of(scene.publication)["pdf"]) == 1


def test_properties_of_the_pdf_name_the_board_and_the_record(tmp_path):
    scene = published_scene()
    path = tmp_path / "public.pdf"
    path.write_bytes(files_of(scene.publication)["pdf"])

    found = PdfReader(path).metadata

    assert found.title == (
        "Minutes of Quality Assurance Group, 19 September 2025 (QA-2025-04), "
        "Approved on 14 November 2025, version 1"
    )


PUBLIC = (
    "/public/",
    "/public/?group=QA&year=2025",
    "/public/minutes/QA-2025-04/",
    "/public/minutes/QA-2025-04.pdf",
    "/public/minutes/QA-2025-04.docx",
    "/public/accessibility/",
)


def test_no_page_and_no_header_holds_it(client):
    published_scene()

    for address in PUBLIC:
        response = client.get(address)

        everything = str(response.headers).encode() + response.content
        found = [word for word in UNPUBLISHED if holds(everything, word)]
        assert (address, response.status_code, found) == (address, 200, [])


def test_kept_public_record_holds_nothing_of_it():
    scene = published_scene()

    assert [w for w in UNPUBLISHED if holds(str(scene.publication.snapshot).encode(), w)] == []


def test_frozen_record_is_as_it_was():
    scene = public_scene()
    before = scene.version.snapshot
    pdfs = {each.pk: bytes(each.pdf) for each in scene.version.documents.all()}

    scene.begin()
    scene.redact_marker()
    scene.send()

    scene.version.refresh_from_db()
    assert scene.version.snapshot == before
    assert {each.pk: bytes(each.pdf) for each in scene.version.documents.all()} == pdfs


def test_public_agenda_holds_no_confidential_word(client):
    scene = public_scene()
    meeting = scene.minutes.meeting
    meeting.link, meeting.title = "https://meet.example/secret-room", ""
    meeting.save()
    version = agenda_version(scene)
    made = services.begin_agenda(version=version, by=scene.unit)
    services.send(publication=made, by=scene.unit)
    services.publish(publication=made, found=[], allowed=[], by=scene.second)
    scene.open_area()

    contents = [UNPACK[kind](content) for kind, content in files_of(made).items()]
    contents.append(client.get("/public/agenda/QA-2025-04/").content)

    assert len(contents) == 3
    for word in (SECRET, "secret-room"):
        assert [holds(content, word) for content in contents] == [False] * 3
    assert all(holds(content, "practice matter") for content in contents[1:])


@pytest.mark.parametrize("name", ["minutes_version_pdf", "minutes_version_docx", "minutes_version"])
def test_members_version_holds_no_confidential_word(client, name):
    scene = public_scene()
    client.force_login(scene.minutes.member)

    content = client.get(reverse(f"meetings:{name}", args=[scene.minutes.meeting.pk, 1])).content

    unpack = {"minutes_version_pdf": bytes_of_pdf, "minutes_version_docx": bytes_of_docx}
    assert not holds(unpack.get(name, bytes)(content), SECRET)


def test_public_version_has_no_line_to_sign_and_the_record_has(client):
    scene = published_scene()
    files = files_of(scene.publication)

    public = client.get(scene.publication.public_url).content.decode()
    client.force_login(scene.unit)
    kept = [scene.minutes.meeting.pk, scene.version.number]
    own = client.get(reverse("meetings:minutes_version", args=kept)).content.decode()

    sentence = "Signed by the chair"
    assert sentence in own
    assert sentence not in public
    assert sentence not in pdf_words(files["pdf"])
    assert not holds(bytes_of_docx(files[FileKind.WORD]), sentence)
