"""A small board with a file of every sort, committed, for what is taken out of a deployment as a whole."""

from datetime import date

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from actions.enums import EvidenceKind
from actions.models import ActionEvidence
from common.history import acting
from meetings.enums import ApprovalKind, Edition, MinutesStatus
from meetings.models import CalendarSubscription, MinutesDocument, MinutesVersion, PaperVersion
from meetings.pdf import fingerprint
from tests.factories.actions import ActionFactory
from tests.factories.papers import PaperFactory, pdf
from tests.factories.writing import room
from trail import access, chain

PAPER, EVIDENCE, LOST = b"%PDF-1.7 a paper", b"%PDF-1.7 the evidence", "papers/lost.pdf"
FORMULA = '=HYPERLINK("http://example.org")'
SECRET_HASH = "5ec2e7" * 10


def small_board():
    """Returns the room (see `tests.factories.writing`), with approved minutes, papers, evidence and a sealed trail."""
    found = room()
    found.item.discussion = "<p>Neglect was discussed at length.</p>"
    with acting(found.unit):
        found.item.save()
    frozen = _approved(found)
    paper = PaperFactory(item=found.item, title=FORMULA)
    default_storage.save("papers/one.pdf", ContentFile(PAPER))
    default_storage.save("evidence/deep/two.pdf", ContentFile(EVIDENCE))
    for number, name in enumerate(("papers/one.pdf", LOST), 1):
        PaperVersion.objects.create(
            paper=paper,
            number=number,
            file=name,
            name="One.pdf",
            kind="pdf",
            size=len(PAPER),
            sha256=fingerprint(PAPER),
            handed_in_by=found.unit,
        )
    _evidence(found)
    CalendarSubscription.objects.create(person=found.unit, name="Phone", secret_hash=SECRET_HASH)
    for _ in range(3):
        access.write(access.Entry(found.unit.pk, *_looked_at_home()))
    chain.seal()
    return found, frozen


def _approved(found):
    frozen = MinutesVersion.objects.create(
        minutes=found.meeting.minutes,
        number=1,
        snapshot={"full": {"parts": []}, "open": {"parts": []}},
        approval=ApprovalKind.IMPORTED,
        approved_on=date(2026, 11, 2),
        recorded_by=found.unit,
    )
    found.at(MinutesStatus.APPROVED)
    content = pdf(2, text="Approved minutes")
    return MinutesDocument.objects.create(
        version=frozen, edition=Edition.FULL, pdf=content, sha256=fingerprint(content)
    )


def _evidence(found):
    ActionEvidence.objects.create(
        action=ActionFactory(),
        kind=EvidenceKind.FILE,
        words="What it shows",
        file="evidence/deep/two.pdf",
        file_kind="pdf",
        name="Two.pdf",
        size=len(EVIDENCE),
        sha256=fingerprint(EVIDENCE),
        dated_on=date(2026, 11, 3),
        added_by=found.unit,
    )


def _looked_at_home():
    return ("viewed", "home", "", None, "{}", "page", 200, "", "127.0.0.1")
