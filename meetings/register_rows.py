"""What the registers of decisions and of challenges ask of the database."""

from django.contrib.auth import get_user_model
from django.db.models import Count, Value

from board.models import Organisation
from common.prepared import prepared
from meetings.models import Challenge, Decision
from meetings.record_querysets import BODIES

_ITEM = ("title", "closed_title", "is_confidential", "meeting__reference", "meeting__date")
DECISION_IN_LINE = (
    *("reference", "text", "condition", "taken_by", "taken_on", "group__name"),
    *(f"item__{column}" for column in (*_ITEM, "meeting__group__name")),
    *(f"reported_at__{column}" for column in _ITEM),
)
CHALLENGE_IN_LINE = (
    *("question", "answer", "asked_by_text", "asked_of_text", "satisfied", "status"),
    *("asked_by", "asked_of"),
    *(f"item__{column}" for column in (*_ITEM, "meeting__group__name")),
)
PERSON_IN_LINE = (
    *("title", "given_name", "family_name"),
    *(f"{body}__name" for body in BODIES),
)


@prepared(by_value=["model"])
def of_groups(model, person):
    """How many of the rows in sight each group has: `of_group`, its name and the `number`."""
    found = model.objects.visible_to(person).dated().order_by()
    return found.values("of_group", "group_name").annotate(number=Count("pk"))


@prepared(by_value=["model", "order", "start", "stop"])
def keys(model, person, order, start, stop):
    """Keys of a part of all the rows in sight."""
    found = model.objects.visible_to(person).dated().order_by(*order, "-pk")
    return found.values_list("pk", flat=True)[start:stop]


@prepared(by_value=["number"])
def latest_decisions(person, number):
    """Key and day of the latest: those of meetings are found from the meetings, without ordering all of them."""
    rows = Decision.objects.visible_to(person)
    minuted = rows.filter(item__meeting__isnull=False).order_by("-item__meeting__date", "-pk")
    between = rows.filter(item=None).order_by("-taken_on", "-pk")
    return (
        minuted.values_list("pk", "item__meeting__date")[:number]
        .union(between.values_list("pk", "taken_on")[:number])
        .order_by("-item__meeting__date", "-pk")[:number]
    )


@prepared(by_value=["number"])
def oldest_open_challenges(person, number):
    """Keys and days of those that wait longest."""
    rows = Challenge.objects.visible_to(person).open_ones()
    return rows.order_by("item__meeting__date", "-pk").values_list("pk", "item__meeting__date")[
        :number
    ]


def decisions(found):
    """The decisions of these keys with all that a line says, in the order of the keys."""
    rows = {row.pk: row for row in _decisions(found)}
    return [rows[key] for key in found]


@prepared
def _decisions(found):
    return Decision.objects.filter(pk__in=found).for_register().only(*DECISION_IN_LINE)


def challenges(found):
    """The challenges of these keys with all that a line says, in the order of the keys."""
    rows = {row.pk: row for row in _challenges(found)}
    asked = {key for row in rows.values() for key in (row.asked_by_id, row.asked_of_id) if key}
    people = {person.pk: person for person in _people(asked)}
    for row in rows.values():
        for who in ("asked_by", "asked_of"):
            if person := people.get(getattr(row, f"{who}_id")):
                setattr(row, who, person)
    return [rows[key] for key in found]


@prepared
def _challenges(found):
    return Challenge.objects.filter(pk__in=found).with_steps().only(*CHALLENGE_IN_LINE)


@prepared
def _people(found):
    people = get_user_model().objects.filter(pk__in=found).order_by()
    return people.select_related(*BODIES).only(*PERSON_IN_LINE)


@prepared
def bodies_of_challenges(person):
    """What those who asked (`asked_by`) and were asked (`asked_of`) work for and speak for, each pair once."""
    rows = Challenge.objects.visible_to(person).order_by()
    asked_by, asked_of = (
        rows.values_list(Value(who), *(f"{who}__{body}" for body in BODIES))
        for who in ("asked_by", "asked_of")
    )
    return asked_by.union(asked_of)


@prepared
def named_bodies(found):
    return Organisation.objects.filter(pk__in=found).only("name")
