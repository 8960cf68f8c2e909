"""Papers of the board's next meeting: most are in, one came late, one is missing."""

from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from board.models import BoardProfile
from common import pdf
from common.uploads import checked
from meetings.demo import clock
from meetings.enums import UPCOMING, ItemKind
from meetings.models import AgendaItem, Meeting
from meetings.services import papers

LARGEST = 10_000_000
SECTIONS = (
    (
        "Why this comes to the board",
        "The board asked for it so that partners can hold each other to account.",
    ),
    (
        "What we know",
        "Partners answered a short questionnaire, and three teams read a sample of their own work.",
    ),
    (
        "What it means for children",
        "Children are seen sooner where partners share what they know in the first week.",
    ),
    (
        "What the board is asked to do",
        "Note what has changed, and say which of the next steps it wants to see again.",
    ),
)
MISSING = "Figures for the last quarter"


def fill(board):
    """Hand in the papers, in the days before they were due; the last of them two days after."""
    meeting = (
        Meeting.objects.filter(group=board.groups["BM"], status__in=UPCOMING)
        .order_by("date")
        .first()
    )
    items = _presented(meeting)
    if not items:
        return
    due = meeting.paper_deadline or meeting.date
    today = timezone.localdate()
    for number, item in enumerate(items):
        is_last = number == len(items) - 1
        day = min(due + timedelta(days=2) if is_last else due - timedelta(days=3), today)
        with clock.at(clock.moment(day, 11)):
            papers.hand_in(item=item, files=[_file_of(item)], by=item.presenter)
    papers.expect(item=items[0], title=MISSING, by=board.unit)


def _presented(meeting):
    """Ordinary items with a presenter who has an address: those whose papers can be chased."""
    if meeting is None:
        return []
    items = AgendaItem.objects.filter(
        meeting=meeting, kind=ItemKind.ORDINARY, presenter__isnull=False
    )
    return list(items.select_related("presenter", "meeting").in_order()[:5])


def _file_of(item):
    look = pdf.look_of(BoardProfile.objects.current())
    content = pdf.render(
        "pdf/demo_paper.html", {"item": item, "sections": SECTIONS}, title=item.title, look=look
    )
    upload = SimpleUploadedFile(f"{item.title}.pdf".replace("/", " "), content)
    return upload, checked(upload, largest=LARGEST)
