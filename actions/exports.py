"""The list of actions in Excel: the rows, filters and words of the screen, with what a list has no room for."""

from django.db.models import CharField, DateField, F, OuterRef, Prefetch, Subquery
from django.utils import timezone

from actions.counting import number_beside
from actions.enums import ENDED, DueKind
from actions.models import Action, ActionEvidence, ActionUpdate, DueMove
from actions.narrowing import raised_on
from actions.presenters import plain_day
from common.formats import local_date
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


def for_export(actions):
    """With all that a row of the sheet says. What many actions share is read once, so it is few objects."""
    moves = DueMove.objects.filter(action=OuterRef("pk")).order_by("moved_at", "pk")
    owners = Action.objects.all().named_owners().select_related(None)
    shared = ("group", "agenda_item__meeting", "log_row__log", "priority")
    owned = Prefetch(
        "owners", owners.defer(None).prefetch_related("person", "group", "organisation")
    )
    found = actions.for_list().with_last_update().select_related(None).prefetch_related(None)
    return (
        found.defer(None)
        .prefetch_related(*shared, owned)
        .annotate(
            came_on=raised_on(),
            number_of_moves=number_beside(DueMove),
            number_of_evidence=number_beside(ActionEvidence),
            ended_at=_ended_at(),
            first_kind=Subquery(moves.values("from_kind")[:1], output_field=CharField()),
            first_on=Subquery(moves.values("from_on")[:1], output_field=DateField()),
        )
    )


def _ended_at():
    """The moment at which an action came into the status in which it is over; None of what came so."""
    steps = ActionUpdate.objects.filter(action=OuterRef("pk"), to_status=OuterRef("status"))
    ended = steps.filter(to_status__in=sorted(ENDED)).exclude(from_status=F("to_status"))
    return Subquery(ended.order_by("-made_at", "-pk").values("made_at")[:1])


def actions_xlsx(listing):
    """An `actions.listing.ActionListing` made of actions `for_export` as the bytes of a workbook."""
    facts = (("Board", listing.look.board), *listing.facts, ("Marking", listing.marking))
    today = timezone.localdate()
    rows = (
        _row(action, row, today) for action, row in zip(listing.actions, listing.rows, strict=True)
    )
    return book([Table(listing.title, COLUMNS, rows, facts, "Actions")])


def _day(kind, day, words):
    """A date as a date, so that a sheet can sort it; what is no date in words."""
    return day if kind == DueKind.DATE else words


def _age(action, today):
    """In days: to the day on which it was closed or cancelled, or to today while it goes on."""
    if action.status not in ENDED:
        return (today - action.came_on).days
    ended = local_date(action.ended_at)
    return max((ended - action.came_on).days, 0) if ended else None


def _row(action, row, today):
    due = _day(action.due_kind, action.due_on, row.due)
    origin = ", ".join(each for each in (row.origin.meeting, row.origin.item) if each)
    return (
        row.reference,
        row.text,
        row.owners,
        due,
        row.colour.word,
        origin,
        row.status.word,
        row.group,
        action.came_on,
        _age(action, today),
        _day(action.first_kind, action.first_on, plain_day(action.first_kind, action.first_on))
        if action.number_of_moves
        else due,
        action.number_of_moves,
        str(action.priority or ""),
        row.last_update,
        local_date(action.last_update_at),
        action.number_of_evidence,
        action.impact,
    )
