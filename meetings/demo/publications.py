"""The demo board's public area: one set of minutes with redactions, one that is held, and an agenda."""

from datetime import timedelta

from django.utils import timezone

from board.models import Person
from board.services import profile
from meetings.demo import DEMO_SIGN_INS, clock
from meetings.enums import HoldKind, RedactionReason
from meetings.models import AgendaVersion, MinutesVersion
from meetings.publication import records
from meetings.publication.places import passages_of
from meetings.services import publication as services
from meetings.services import redactions
from meetings.views.publication_check import check_of

YOUNG_PEOPLE = ("Keisha Lovell", "Tom Ferris", "Idris Hughes", "Chloe Benn")
CASE = "case 14"
MONTHS_HELD = timedelta(days=120)


def fill(board):
    """Prepared by the unit, checked by the board's chair, each on one of the last days."""
    unit = board.unit
    chair = Person.objects.get(email=DEMO_SIGN_INS[1].email)
    approved = MinutesVersion.objects.filter(minutes__meeting__group=board.groups["BM"])
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
        if where := _first(publication, name):
            redactions.redact(
                publication=publication,
                place=where.place,
                words=name,
                everywhere=True,
                reason=RedactionReason.CHILD,
                by=by,
            )
        initials = f"({''.join(part[0] for part in name.split())})"
        if where := _first(publication, f"{name} {initials}"):
            redactions.redact(
                publication=publication,
                place=where.place,
                words=initials,
                reason=RedactionReason.CHILD,
                by=by,
            )
    if where := _first(publication, CASE):
        redactions.redact(
            publication=publication,
            place=where.place,
            reason=RedactionReason.PROCEEDINGS,
            by=by,
        )


def _first(publication, words):
    passages = passages_of(records.frozen_of(publication))
    return next((each for each in passages if words in each.text), None)
