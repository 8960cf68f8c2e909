"""Which pack is whose, who has opened it, and who is reminded."""

from collections import defaultdict
from operator import attrgetter

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


class Openings:
    """Who has opened what there is to read now: the last whole pack of an edition and its supplements.

    Whoever opened a pack that was made anew since, or a pack but not its supplement, has not opened it all.
    """

    def __init__(self, meeting):
        packs = Pack.objects.filter(meeting=meeting, status=PackStatus.READY)
        packs = list(packs.select_related("supplements").order_by("number"))
        editions = {pack.edition for pack in packs}
        self.sets = [current([p for p in packs if p.edition == edition]) for edition in editions]
        self.found = defaultdict(dict)
        for opening in PackOpening.objects.filter(pack__in=packs).order_by("first_at"):
            self.found[opening.person_id][opening.pack_id] = opening

    def last_of(self, key):
        """The opening with which the person of this key had opened all there is, or None."""
        mine = self.found.get(key, {})
        for packs in self.sets:
            if packs and all(pack.pk in mine for pack in packs):
                return max((mine[pack.pk] for pack in packs), key=attrgetter("first_at"))
        return None

    def unopened_of(self, key):
        """Names of what the person has not opened of an edition of which they opened a part; else none."""
        mine = self.found.get(key, {})
        for packs in self.sets:
            unread = [pack.name for pack in packs if pack.pk not in mine]
            if 0 < len(unread) < len(packs):
                return unread
        return []

    def first_of(self, key):
        """When the person first opened any of it, or None."""
        return min((each.first_at for each in self.found.get(key, {}).values()), default=None)


def to_remind(meeting):
    """Those expected who have not opened all there is to read and were not reminded today."""
    openings = Openings(meeting)
    reminded = reminded_today(KIND, topic_of(meeting), REMINDED)
    return [
        person
        for person in invitations.expected(meeting)
        if person.pk not in reminded and not openings.last_of(person.pk)
    ]
