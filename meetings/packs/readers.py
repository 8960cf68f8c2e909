"""Which pack is whose, who has opened it, and who is reminded."""

from meetings import rules
from meetings.enums import Edition, PackStatus
from meetings.models import Pack, PackOpening
from meetings.services import invitations
from meetings.services.reminding import reminded_today

KIND, REMINDED = "pack", "reminded"
"""The kind of mail, and the fact that holds the day of a reminder."""


def topic_of(meeting):
    """What mail about the pack of a meeting goes under."""
    return f"pack:{meeting.pk}"


def edition_for(person, meeting):
    """The edition that `person` is entitled to."""
    return Edition.FULL if rules.sees_confidential(person, meeting.group) else Edition.OPEN


def packs_for(person, meeting):
    """The packs to read for one person: the last whole one of their edition and its supplements, in order.

    Whoever is entitled to the full edition reads the open one where that is all there is.
    """
    packs = list(
        Pack.objects.filter(meeting=meeting).select_related("supplements").order_by("number")
    )
    mine = [pack for pack in packs if pack.edition == edition_for(person, meeting)]
    if not mine and rules.sees_confidential(person, meeting.group):
        mine = packs
    return current(mine)


def current(packs):
    """From the packs of one edition, the last whole one that is ready, and what came after it."""
    whole = [pack for pack in packs if pack.is_ready and not pack.supplements_id]
    if not whole:
        return packs[-1:]
    return [pack for pack in packs if pack.number >= whole[-1].number]


def latest_of_each(meeting):
    """Of each edition the last pack that is ready, which a supplement goes on from."""
    latest = {}
    ready = Pack.objects.filter(meeting=meeting, status=PackStatus.READY)
    for pack in ready.select_related("meeting__group", "supplements", "agenda").order_by("number"):
        latest[pack.edition] = pack
    return list(latest.values())


def opened_by(meeting):
    """For each person who has opened any pack of a meeting, the key and the first opening."""
    found = PackOpening.objects.filter(pack__meeting=meeting).order_by("-first_at")
    return {opening.person_id: opening for opening in found}


def to_remind(meeting):
    """Those expected who have not opened a pack and were not reminded today."""
    spared = {*opened_by(meeting), *reminded_today(KIND, topic_of(meeting), REMINDED)}
    return [person for person in invitations.expected(meeting) if person.pk not in spared]
