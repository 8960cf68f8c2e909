"""Disposals that wait for a second person: the line on their first page, and the mail that tells them."""

from django.utils import timezone

from board.enums import CHECKS_PUBLICATIONS
from board.models import Person
from common.addresses import address_of
from common.formats import long_date
from keeping.enums import DisposalStatus
from keeping.models import Disposal
from meetings.presenters.waiting import Waiting
from notices.kinds import Letter, Link

KIND = "disposal"
LABEL = "A disposal waits for your approval"
WHY = "You get this mail because you may approve disposals."


def lines(person):
    """A line for each disposal that this person may approve. One query, for those only who approve any."""
    return [
        Waiting(
            LABEL,
            f"{row.reference}, proposed on {long_date(row.proposed_at)}",
            row.get_absolute_url(),
            "To approve",
            "blue",
        )
        for row in (_open_to(person) if person.role in CHECKS_PUBLICATIONS else [])
    ]


def to_tell(disposal):
    """Those who may approve it."""
    return Person.objects.seconds_to(disposal.proposed_by, timezone.localdate())


def topic_of(disposal):
    return f"disposal:{disposal.pk}"


def compose(mail):
    """The letter for one person, without what is to go; None when they can approve it no longer."""
    key = int(mail.topic.partition(":")[2])
    if mail.person.has_left or mail.person.role not in CHECKS_PUBLICATIONS:
        return None
    disposal = _open_to(mail.person).filter(pk=key).first()
    if disposal is None:
        return None
    return Letter(
        subject=f"{LABEL}: {disposal.reference}",
        lines=[
            "Somebody has proposed a disposal of old records. Nothing goes until a second person agrees."
        ],
        links=[Link("Look at the disposal", address_of("keeping:disposal_detail", disposal.pk))],
        reason=WHY,
    )


def _open_to(person):
    waiting = Disposal.objects.filter(status=DisposalStatus.PROPOSED)
    return waiting.exclude(proposed_by=person).order_by("proposed_at", "pk")
