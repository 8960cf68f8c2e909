"""The demo board's public area: one set of minutes with redactions, one that is held, and an agenda."""

from datetime import timedelta

from django.utils import timezone

from board.models import Person
from board.services import profile
from meetings.demo import DEMO_SIGN_INS, clock
from meetings.enums import HoldKind, MeetingKind, RedactionReason
from meetings.models import AgendaVersion, MinutesVersion
from meetings.publication import records
from meetings.publication.check_loading import check_of
from meetings.publication.places import passages_of
from meetings.services import publication as services
from meetings.services import redactions

YOUNG_PEOPLE = ("Keisha Lovell", "Tom Ferris", "Idris Hughes", "Chloe Benn")
CASE = "case 14"
MONTHS_HELD = timedelta(days=120)


def fill(board):
    """Prepared by the unit, checked by the board's chair, each on one of the last days."""
    unit = board.unit
    chair = Person.objects.get(email=DEMO_SIGN_INS[1].email)
    approved = MinutesVersion.objects.filter(
        minutes__meeting__group=board.groups["BM"], minutes__meeting__kind=MeetingKind.ORDINARY
    )
    latest = approved.order_by("-minutes__meeting__date", "-number").select_related(
        "minutes__meeting"
    )[:2]
    agenda = AgendaVersion.objects.filter(meeting__group=board.groups["BM"])
    agenda = agenda.order_by("-meeting__date", "-number").select_related("meeting__group").first()
    today = timezone.localdate()
    with clock.at(clock.moment(today - timedelta(days=4), 10)):
        made = [services.begin_minutes(version=version, by=unit) for version in latest]
        made += [services.begin_agenda(version=agenda, by=unit)] if agenda else []
    for days, each in zip((3, 2, 1), made, strict=False):
        with clock.at(clock.moment(today - timedelta(days=days), 11)):
            _redact(each, unit)
            sent = services.send(publication=each, by=unit)
            found = check_of(sent).keys
            services.publish(publication=sent, found=found, allowed=found, by=chair)
    if len(made) > 1:
        services.hold(
            publication=made[1],
            kind=HoldKind.INQUEST,
            reason="The coroner has asked that nothing is said of case 14 until the inquest has ended.",
            until=today + MONTHS_HELD,
            by=unit,
        )
    profile.set_public_area(is_open=True, by=unit)


def _redact(publication, by):
    """The names of young people wherever they stand, and what was said of a case."""
    for name in YOUNG_PEOPLE:
        initials = "".join(part[0] for part in name.split())
        in_full = _first(publication, f"{name} ({initials})")
        if in_full:
            _mark(publication, in_full, f"{name} ({initials})", RedactionReason.CHILD, by)
        if where := _first(publication, name, besides=in_full):
            _mark(publication, where, name, RedactionReason.CHILD, by, everywhere=True)
    if where := _first(publication, CASE):
        _mark(publication, where, "", RedactionReason.PROCEEDINGS, by)


def _mark(publication, passage, words, reason, by, **more):
    redactions.redact(
        publication=publication, place=passage.place, words=words, reason=reason, by=by, **more
    )


def _first(publication, words, besides=None):
    passages = passages_of(records.frozen_of(publication))
    return next((each for each in passages if words in each.text and each != besides), None)
