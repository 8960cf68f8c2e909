"""Mail to those who may check what is to be published, once for each publication. It names no title."""

from django.urls import reverse
from django.utils import timezone

from board.models import Person
from meetings import rules
from meetings.letters import meeting_key
from meetings.models import Publication
from meetings.refusal import refusal_of
from notices.enums import MailStatus
from notices.kinds import Letter, Link
from notices.models import Mail
from notices.services import tell

KIND = "publication"
WHY = "You get this mail because you may check what the board publishes."


def tell_checkers(publication, by):
    """Put a mail to everybody who may check it and has had none about it into the queue. Part of a write."""
    topic = f"{KIND}:{publication.pk}"
    told = Mail.objects.about(KIND, topic).exclude(status=MailStatus.DROPPED)
    people = Person.objects.seconds_to(by, timezone.localdate())
    people = people.exclude(pk__in=told.values("person"))
    tell(kind=KIND, topic=topic, people=people, by=by)


def compose(mail):
    """The letter for one checker, or None when it is not to be checked any more, or not by them."""
    made = Publication.objects.visible_to(mail.person).filter(pk=meeting_key(mail)).first()
    if made is None or mail.person.has_left:
        return None
    if refusal_of(rules.check_check_publication, mail.person, made):
        return None
    return Letter(
        subject="To be checked before it is published",
        lines=[
            "Something is to be published, and waits for somebody else than who prepared it to check it. "
            "Whoever comes first does it for all."
        ],
        links=[Link("Check it", reverse("meetings:publication_check", args=[made.pk]))],
        reason=WHY,
    )
