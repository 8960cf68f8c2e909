"""Which entries a person may find."""

from django.apps import apps
from django.db import models
from django.db.models import Q
from django.utils import timezone

from board.offices import offices_of
from common.prepared import prepared
from meetings.enums import OPEN_TO_CHAIR
from search.enums import DIRECTORY, OF_A_MEETING, Face, Kind, Secrecy


class EntryQuerySet(models.QuerySet):
    def visible_to(self, person):
        """What the person may find, one text of each thing: theirs. Asks for their groups and actions at once."""
        if not person.is_authenticated:
            return self.none()
        places = Places.of(person)
        theirs = self.filter(places.face() & places.secrecy())
        if person.sees_everything:
            return theirs
        return theirs.filter(
            Q(kind__in=sorted(OF_A_MEETING), group_key__in=places.member)
            | Q(kind__in=sorted(DIRECTORY))
            | _among(Kind.ACTION, _actions(person))
            | _among(Kind.FORWARD, _forward(person) if places.plans() else [])
        )


@prepared
def _actions(person):
    actions = apps.get_model("actions", "Action").objects.visible_to(person)
    return actions.order_by().values_list("pk", flat=True)


@prepared
def _forward(person):
    forward = apps.get_model("meetings", "ForwardItem").objects.visible_to(person)
    return forward.order_by().values_list("pk", flat=True)


def _among(kind, keys):
    """Entries of a kind whose rows have a rule of their own.

    The keys are asked for once: the rule is too long to be planned with each question.
    """
    return Q(kind=kind, object_pk__in=keys)


class Places:
    """Where a person sits, chairs and takes minutes today, as keys of groups."""

    def __init__(self, person, member, chaired, minuted):
        self.person, self.member = person, sorted(member)
        self.chaired, self.minuted = sorted(chaired), sorted(minuted)

    @classmethod
    def of(cls, person):
        if person.sees_everything:
            return cls(person, [], [], [])
        offices = offices_of(person, timezone.localdate())
        return cls(person, offices.member_of, offices.chaired, offices.minuted)

    def plans(self):
        """Whether any forward plan is open to them: it is for those who chair, at the least."""
        return bool(self.chaired or self.minuted)

    def secrecy(self):
        """All of a confidential thing for those who may read it, the open title for the others."""
        if self.person.sees_everything:
            return Q(secrecy__in=[Secrecy.ALL, Secrecy.CLOSED])
        inside = Q(group_key__in=sorted({*self.chaired, *self.minuted}))
        return (
            Q(secrecy=Secrecy.ALL)
            | Q(secrecy=Secrecy.CLOSED) & inside
            | Q(secrecy=Secrecy.OPEN) & ~inside
        )

    def face(self):
        """The draft for those to whom it is open, what was issued for the others."""
        if self.person.reads_as_unit:
            return Q(face__in=[Face.BOTH, Face.LIVE])
        begun = ~Q(minutes_status="")
        if self.person.sees_everything:
            reads = begun
        else:
            reads = Q(group_key__in=self.minuted) & begun
            reads |= Q(group_key__in=self.chaired, minutes_status__in=sorted(OPEN_TO_CHAIR))
        return Q(face=Face.BOTH) | Q(face=Face.LIVE) & reads | Q(face=Face.ISSUED) & ~reads
