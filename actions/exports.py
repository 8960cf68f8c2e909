"""The list of actions in Excel: the rows, filters and words of the screen, with what a list has no room for."""

from collections import defaultdict

from django.db.models import CharField, DateField, F, OuterRef, Subquery
from django.utils import timezone

from actions.counting import number_beside
from actions.enums import ENDED, DueKind, Rag
from actions.models import Action, ActionEvidence, ActionOwner, ActionUpdate, DueMove
from actions.narrowing import raised_on
from actions.presenters import due_words, origin_words, owner_names, plain_day
from actions.sight import sight_of
from common.formats import local_date
from common.loaded import join
from common.sheets import LONG_DATE, NUMBER, Column, Table, book

COLUMNS = (
    Column("Reference", width=16),
    Column("Action", width=60),
    Column("Owners", width=30),
    Column("Due", LONG_DATE, 20),
    Column("Colour", width=10),
    Column("Raised at", width=24),
    Column("Status", width=14),
    Column("Group", width=26),
    Column("Raised", LONG_DATE, 18),
    Column("Age in days", NUMBER, 10),
    Column("Due at first", LONG_DATE, 18),
    Column("Times moved", NUMBER, 10),
    Column("Priority", width=30),
    Column("Last update", width=50),
    Column("Updated", LONG_DATE, 18),
    Column("Evidence", NUMBER, 10),
    Column("What changed for children", width=40),
)

AT_ONCE = 1000
"""So many actions are in memory at a time."""


class SheetRows:
    """The rows of the sheet as what stands in their cells, for `person`; read a few at a time as they are written."""

    def __init__(self, actions, person):
        self.person = person
        self.keys = list(actions.in_lines().values_list("pk", flat=True))

    def __len__(self):
        return len(self.keys)

    def __iter__(self):
        """What many actions share is read once for all of them."""
        today, shared = timezone.localdate(), defaultdict(dict)
        for start in range(0, len(self.keys), AT_ONCE):
            keys = self.keys[start : start + AT_ONCE]
            there = for_export(Action.objects.filter(pk__in=keys)).in_bulk()
            actions = [there[key] for key in keys if key in there]
            owners = _owners(keys, shared)
            _join_origins(actions, shared)
            sight = sight_of(self.person, actions)
            for action in actions:
                yield _row(action, owners[action.pk], sight, today)


def for_export(actions):
    """With all that a row of the sheet says, but for its owners and what others share with it."""
    moves = DueMove.objects.filter(action=OuterRef("pk")).order_by("moved_at", "pk")
    return (
        actions.with_rag()
        .with_last_update()
        .annotate(
            came_on=raised_on(),
            number_of_moves=number_beside(DueMove),
            number_of_evidence=number_beside(ActionEvidence),
            ended_at=_ended_at(),
            first_kind=Subquery(moves.values("from_kind")[:1], output_field=CharField()),
            first_on=Subquery(moves.values("from_on")[:1], output_field=DateField()),
        )
    )


def _owners(keys, shared):
    """The owners of each action by its key."""
    owners, found = list(ActionOwner.objects.filter(action__in=keys)), defaultdict(list)
    for name in ("person", "group", "organisation"):
        join(owners, name, shared[name])
    for owner in owners:
        found[owner.action_id].append(owner)
    return found


def _join_origins(actions, shared):
    for name in ("group", "priority", "log_row", "agenda_item"):
        join(actions, name, shared[name])
    join([action.log_row for action in actions if action.log_row], "log", shared["log"])
    items = [action.agenda_item for action in actions if action.agenda_item]
    join(items, "meeting", shared["meeting"])


def _ended_at():
    """The moment at which an action came into the status in which it is over; None of what came so."""
    steps = ActionUpdate.objects.filter(action=OuterRef("pk"), to_status=OuterRef("status"))
    ended = steps.filter(to_status__in=sorted(ENDED)).exclude(from_status=F("to_status"))
    return Subquery(ended.order_by("-made_at", "-pk").values("made_at")[:1])


def actions_xlsx(listing):
    """An `actions.listing.ActionListing` whose rows are `SheetRows` as the bytes of a workbook."""
    facts = (("Board", listing.look.board), *listing.facts, ("Marking", listing.marking))
    return book([Table(listing.title, COLUMNS, listing.rows, facts, "Actions")])


def _day(kind, day, words):
    """A date as a date, so that a sheet can sort it; what is no date in words."""
    return day if kind == DueKind.DATE else words


def _at_first(action):
    kind, day = action.first_kind, action.first_on
    return _day(kind, day, plain_day(kind, day))


def _age(action, today):
    """In days: to the day on which it was closed or cancelled, or to today while it goes on."""
    if action.status not in ENDED:
        return (today - action.came_on).days
    ended = local_date(action.ended_at)
    return max((ended - action.came_on).days, 0) if ended else None


def _row(action, owners, sight, today):
    due = _day(action.due_kind, action.due_on, due_words(action))
    moved = action.number_of_moves
    status = action.get_status_display()
    return (
        action.reference,
        action.text,
        owner_names(owners),
        due,
        Rag(action.rag).label if action.rag else status,
        ", ".join(filter(None, origin_words(action, sight))),
        status,
        action.group.name,
        action.came_on,
        _age(action, today),
        _at_first(action) if moved else due,
        moved,
        str(action.priority or ""),
        action.last_update or "",
        local_date(action.last_update_at),
        action.number_of_evidence,
        action.impact,
    )
