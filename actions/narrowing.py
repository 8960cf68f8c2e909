"""Which actions fit what was chosen of a list: each filter by its name."""

from datetime import timedelta

from django.apps import apps
from django.db.models import BooleanField, Func, Q, Value
from django.db.models.functions import Coalesce, ExtractMonth, ExtractYear, TruncDate
from django.utils import timezone

from actions import owners as owning
from actions.enums import OUTSTANDING, ActionStatus
from actions.querysets import RaisedOn
from board.offices import offices_of
from common.prepared import Words

ANY_STATUS = "any"


def narrowed(actions, chosen, person=None):
    """Those that fit what was chosen, pairs of the name of a filter and its value; `person` is "me"."""
    for name, value in chosen:
        actions = FITS[name](actions, value, person)
    return actions


def statuses_of(value):
    """The statuses that a choice stands for."""
    if value == ANY_STATUS:
        return frozenset(ActionStatus)
    return OUTSTANDING if value == "outstanding" else {ActionStatus(value)}


def raised_on():
    """The day on which an action was raised: that of its meeting, or on which it was entered."""
    return Coalesce(RaisedOn("agenda_item"), TruncDate("created_at"))


def _of_owner(actions, value, person):
    if value == "me":
        return actions.owned_by(person)
    if value == "none":
        return actions.filter(owners__isnull=True)
    if value == owning.ALL_MEMBERS:
        return actions.filter(owners__all_members=True)
    kind, _, key = value.partition(":")
    return actions.filter(**{f"owners__{kind}": int(key)})


def of_organisation(key):
    """A condition on owners: the organisation itself, and whoever speaks for it or else works for it."""
    works = Q(person__speaks_for=None, person__employer=key)
    return Q(organisation=key) | Q(person__speaks_for=key) | works


def _of_organisation(actions, value, person):
    owner = actions.model._meta.get_field("owners").related_model
    found = owner.objects.filter(of_organisation(int(value)))
    return actions.filter(pk__in=found.order_by().values("action"))


def _of_group(actions, value, person):
    if value == "mine":
        return actions.filter(group__in=offices_of(person, timezone.localdate()).member_of)
    return actions.filter(group=int(value))


def _of_status(actions, value, person):
    return actions if value == ANY_STATUS else actions.filter(status__in=statuses_of(value))


def _due(actions, value, person):
    if value == "overdue":
        return actions.overdue()
    if value == "undated":
        return actions.undated()
    today = timezone.localdate()
    dated = actions.with_due().annotate(due_in=ExtractMonth("due"), due_year=ExtractYear("due"))
    return dated.filter(due_in=today.month, due_year=today.year)


def _of_origin(actions, value, person):
    if value == "meeting":
        return actions.filter(agenda_item__isnull=False)
    if value == "log":
        return actions.filter(log_row__isnull=False)
    return actions.exclude(origin_words="")


def _raised_at(actions, value, person):
    """By the reference of a meeting that the person may open; of others nothing is told."""
    meetings = apps.get_model("meetings", "Meeting").objects.visible_to(person)
    found = meetings.filter(reference__iexact=value.strip()).order_by().values("pk")
    return actions.filter(agenda_item__meeting__in=found)


def _of_age(actions, value, person):
    day = timezone.localdate() - timedelta(days=int(value))
    return actions.annotate(came_on=raised_on()).filter(came_on__lt=day)


class HasAll(Func):
    """Whether some columns have all of the patterns between them: `HasAll("text", "reference", patterns)`."""

    output_field = BooleanField()

    def as_sql(self, compiler, connection, **extra):
        *columns, patterns = (compiler.compile(each) for each in self.source_expressions)
        places = ", ".join(sql for sql, _params in columns)
        params = [param for _sql, given in (*columns, patterns) for param in given]
        return f"concat_ws(' ', {places}) ILIKE ALL ({patterns[0]}::text[])", params


def patterns_of(words):
    """A pattern for each word of what somebody looks for."""
    plain = words.translate(str.maketrans({"\\": "\\\\", "%": "\\%", "_": "\\_"}))
    return Words(f"%{word}%" for word in plain.split())


def _of_words(actions, value, person):
    """`value` is what was typed, or its patterns, or the place of those in a prepared question."""
    if not hasattr(value, "as_sql"):
        patterns = value if isinstance(value, Words) else patterns_of(value)
        value = Value(list(patterns))
    return actions.filter(HasAll("text", "reference", "log_row__reference", value))


FITS = {
    "owner": _of_owner,
    "organisation": _of_organisation,
    "group": _of_group,
    "rag": lambda actions, value, person: actions.of_rag(value),
    "status": _of_status,
    "due": _due,
    "due_after": lambda actions, value, person: actions.with_due().filter(due__gte=value),
    "due_before": lambda actions, value, person: actions.with_due().filter(due__lte=value),
    "priority": lambda actions, value, person: actions.filter(priority=int(value)),
    "origin": _of_origin,
    "raised_at": _raised_at,
    "age": _of_age,
    "q": _of_words,
}
