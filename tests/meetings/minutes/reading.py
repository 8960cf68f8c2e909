"""What the tests of minutes share: loading records, reading PDFs back, signing in."""

import re
from io import BytesIO

from django.urls import reverse
from pypdf import PdfReader

from board.models import BoardProfile
from meetings.enums import ApprovalKind
from meetings.loading import meeting_for_minutes
from meetings.models import Amendment
from meetings.pdf import minutes_pdf
from meetings.presenters.minutes import record_of
from meetings.services import approval
from tests.factories.board import ChairFactory

WHO = ["unit", "board_chair", "minute_taker", "chair", "member", "stranger"]
AS_PRESENTED, WITH_AMENDMENTS = ApprovalKind.AS_PRESENTED, ApprovalKind.WITH_AMENDMENTS
BULLETS = str.maketrans("", "", "•◦▪")


def record(meeting, *, full=True):
    """The record of the draft, from the database afresh."""
    loaded = meeting_for_minutes(meeting.pk)
    return record_of(loaded, board=BoardProfile.objects.get(), full=full)


def approve(scene, *, kind=AS_PRESENTED, by=None):
    return approval.approve(minutes=scene.minutes, item=scene.item, kind=kind, by=by or scene.unit)


def amend(scene):
    return Amendment.objects.create(
        item=scene.item,
        meeting=scene.meeting,
        place="Page 4, third line",
        text="should read June",
        created_by=scene.unit,
    )


def sign_in(client, scene, who):
    person = ChairFactory() if who == "board_chair" else getattr(scene, who)
    client.force_login(person)
    return person


def url(name, *args):
    return reverse(f"meetings:{name}", args=args)


def words_of(response):
    """What a page shows, on one line."""
    html = response.content.decode()
    main = html[html.index("<main") : html.index("</main>")]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def pdf_words(content):
    return " ".join(
        " ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages).split()
    )


def read(found):
    """The PDF of a record."""
    return PdfReader(BytesIO(minutes_pdf(found)))


def squeezed(text):
    """Text without white space: a line may break anywhere, on paper and on the screen."""
    return "".join(text.translate(BULLETS).split())


def running(found, number, count):
    """What the header and the footer of a page say."""
    return squeezed(
        f"{found.heading} Minutes, {found.date} {found.marking} {found.status_line} {found.edition}"
        f"{found.reference} {found.status_line} {found.marking} Page {number} of {count}"
    )


def bodies(found, reader):
    """The text of each page without its header and footer, which must be there."""
    pages = [squeezed(page.extract_text()) for page in reader.pages]
    found_bodies = []
    for number, text in enumerate(pages, start=1):
        ending = running(found, number, len(pages))
        assert text[-len(ending) :] == ending
        found_bodies.append(text[: -len(ending)])
    return found_bodies
