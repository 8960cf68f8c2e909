"""What is missing from actions, and the form that mends it."""

from dataclasses import dataclass
from datetime import timedelta

from django.apps import apps
from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q
from django.db.models.lookups import GreaterThan
from django.utils import timezone

from actions.counting import number_beside
from actions.enums import DONE, OUTSTANDING, OWNER_MAY_SET, ActionStatus, DueKind
from actions.models import (
    Action,
    ActionEvidence,
    ActionOnAgenda,
    ActionOwner,
    ActionUpdate,
    DueMove,
)
from actions.pages import PAGE, OfKeys
from board.models import Group, Organisation, Person
from board.offices import offices_of
from common.prepared import prepared

SILENT_DAYS = 60
CLOSED_DAYS = 90
"""For so long what is missing from an action is told after it was closed."""
MOVES = 2
"""A date may be moved so many times before the group should look at the action."""


@dataclass(frozen=True)
class Check:
    """`fix` is the name of the form's address, `label` the words of its link."""

    key: str
    title: str
    meaning: str
    fix: str
    label: str


CHECKS = (
    Check("owner", "No owner", "Nobody has been asked to do it.", "action_edit", "Name an owner"),
    Check(
        "date",
        "No date and no reason",
        "It is not due at any time, and nothing says why.",
        "action_move",
        "Set a date, or say why not",
    ),
    Check(
        "left",
        "Owner left",
        "An owner has left, or their group or organisation has ended.",
        "action_edit",
        "Name another owner",
    ),
    Check(
        "silent",
        f"In progress, and no update for {SILENT_DAYS} days",
        "Nobody has said how it goes.",
        "action_update",
        "Say where it stands",
    ),
    Check(
        "evidence",
        "Complete without evidence",
        f"It was reported complete, or closed in the last {CLOSED_DAYS} days, and nothing shows what was done.",
        "evidence_add",
        "Add evidence",
    ),
    Check(
        "moved",
        "Date moved more than twice",
        "The group should look at it: it is on no coming agenda.",
        "action_on_agenda",
        "Put it on an agenda",
    ),
)
BY_KEY = {check.key: check for check in CHECKS}


def looks_after(person):
    """Whether the person looks after actions: the unit, and the chairs of groups."""
    return person.is_business_unit or bool(offices_of(person, timezone.localdate()).chaired)


def looked_after(person):
    """Released actions that nobody has closed, or only lately, of all groups for the unit and of theirs for a chair."""
    lately = Q(status=ActionStatus.CLOSED, pk__in=_closed_lately())
    found = Action.objects.visible_to(person).filter(Q(status__in=sorted(OWNER_MAY_SET)) | lately)
    found = found.filter(released_at__isnull=False)
    if person.is_business_unit:
        return found
    return found.filter(group__in=offices_of(person, timezone.localdate()).chaired)


def _closed_lately():
    """Keys of the actions that were closed within so many days, by the index of the days of updates."""
    since = timezone.localdate() - timedelta(days=CLOSED_DAYS)
    closed = ActionUpdate.objects.filter(to_status=ActionStatus.CLOSED, made_at__date__gt=since)
    return closed.exclude(from_status=ActionStatus.CLOSED).order_by().values("action")


def conditions():
    """What each check asks, by its key."""
    today, this = timezone.localdate(), OuterRef("pk")
    owners = ActionOwner.objects.filter(action=this)
    left = Person.objects.filter(left_on__lte=today).order_by().values("pk")
    ended = Group.objects.filter(ended_on__lte=today).order_by().values("pk")
    closed = Organisation.objects.filter(closed_on__lte=today).order_by().values("pk")
    gone = Q(person__in=left) | Q(group__in=ended) | Q(organisation__in=closed)
    silent_since = today - timedelta(days=SILENT_DAYS)
    said = ActionUpdate.objects.filter(action=this, made_at__date__gt=silent_since)
    coming = apps.get_model("meetings", "AgendaItem").objects.filter(meeting__date__gte=today)
    on_agenda = ActionOnAgenda.objects.filter(action=this, agenda_item__in=coming)
    is_moved = Q(GreaterThan(number_beside(DueMove), MOVES))
    outstanding = Q(status__in=sorted(OUTSTANDING))
    return {
        "owner": outstanding & ~Exists(owners),
        "date": outstanding & Q(due_kind=DueKind.UNDATED, undated_reason=""),
        "left": outstanding & Exists(owners.filter(gone)),
        "silent": Q(status=ActionStatus.IN_PROGRESS, created_at__date__lte=silent_since)
        & ~Exists(said),
        "evidence": Q(status__in=sorted(DONE))
        & ~Exists(ActionEvidence.objects.filter(action=this)),
        "moved": outstanding & is_moved & ~Exists(on_agenda),
    }


class Failing:
    """The keys of the actions that the checks find, by the key of the check. One query."""

    def __init__(self, person):
        rows = _asked(person)
        self.keys = {
            check.key: [key for key, *found in rows if found[place]]
            for place, check in enumerate(CHECKS)
        }
        self.total = sum(any(found) for _key, *found in rows)

    def lines(self, key):
        """The actions that a check finds, for a `Paginator`."""
        return OfKeys(self.keys[key], _lines)


@prepared
def _asked(person):
    """Each action that is looked after, and for each check whether it finds it."""
    columns = {
        f"fails_{key}": ExpressionWrapper(found, output_field=BooleanField())
        for key, found in conditions().items()
    }
    return looked_after(person).order_by().annotate(**columns).values_list("pk", *columns)


@prepared(by_value=["start"])
def _lines(keys, start):
    return Action.objects.filter(pk__in=keys).in_lines()[start : start + PAGE]
