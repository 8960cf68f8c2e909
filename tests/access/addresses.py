"""Every address there is, filled in with keys of rows of the demo board."""

from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from actions.models import Action, ActionEvidence
from board.models import Membership, Priority, Seat
from common.models import Deletion
from lscb.middleware import OWN_PAGES
from meetings.models import (
    AgendaItem,
    Amendment,
    Attendance,
    Challenge,
    Decision,
    ForwardItem,
    Paper,
    Publication,
)
from notices.models import Mail
from trail import places

NO_SUCH_KEY = 987_654
WORDS = {
    "slug": "find-your-way",
    "kind": "meeting",
    "step": "close",
    "name": "no-such-picture.png",
    "signed": "no-such-link",
    "secret": "no-such-secret",
    "uidb36": "zz",
    "key": "no-such-key",
    "reference": "no-such-record",
    "extension": "pdf",
}
KINDS = {
    "word_template": "minutes",
    "publication_file": "pdf",
    "public": "minutes",
    "record_move": "decision",
}


@dataclass(frozen=True)
class Address:
    name: str
    route: str
    path: str


def every(demo):
    """All addresses but those of one's own account, in the order of their names."""
    rows = Rows(demo)
    found = [
        Address(name, route, reverse(name, kwargs=rows.fill(name, route, converters)))
        for name, route, converters in walk(get_resolver(), "", "", {})
        if not name.startswith(OWN_PAGES)
    ]
    return sorted(found, key=lambda address: address.name)


def walk(resolver, before, space, above):
    for each in resolver.url_patterns:
        route = f"{before}{each.pattern}"
        named = {
            **above,
            **(each.pattern.converters or dict.fromkeys(each.pattern.regex.groupindex)),
        }
        if isinstance(each, URLResolver):
            inner = f"{each.namespace}:" if each.namespace else space
            yield from walk(each, route, inner, named)
        elif isinstance(each, URLPattern):
            yield f"{space}{each.name}", route, named


class Rows:
    """Which row an address is opened for: those of one meeting of the sub-group whose minutes are written."""

    def __init__(self, demo):
        self.meeting = demo.meeting
        items = self.meeting.items.order_by("position", "pk")
        self.item = items.filter(decisions__isnull=False).first() or items.first()
        self.demo = demo
        self.own = self._own()
        self.nested = self._nested(items)

    def _own(self):
        """The row of each model that stands first in an address."""
        person, group = self.demo.people["member"], self.demo.group
        rows = [
            *(self.meeting, self.item, person, group, person.employer),
            Paper.objects.filter(item__meeting__group=group).last(),
            Challenge.objects.filter(item__meeting__group=group).last(),
            Action.objects.filter(group=group, released_at__isnull=False).last(),
            Membership.objects.filter(seat__group=group).first(),
            Seat.objects.filter(group=group).first(),
            *(Priority.objects.first(), Mail.objects.filter(person=person).first()),
            ForwardItem.objects.filter(group=group).first(),
            Decision.objects.filter(item__isnull=True).first(),
            *(Publication.objects.first(), Deletion.objects.first()),
        ]
        return {type(row): row.pk for row in rows if row is not None}

    def _nested(self, items):
        review = items.filter(kind__in=("action_tracker", "matters_arising")).first()
        found = {
            "item": self.item,
            "part": self.item.part,
            "row": Attendance.objects.filter(meeting=self.meeting).first(),
            "group": self.demo.group,
            "review": review,
            "confidential": AgendaItem.objects.filter(is_confidential=True).order_by("pk").last(),
            "decision": Decision.objects.filter(item=self.item).first(),
            "challenge": Challenge.objects.filter(item=self.item).first(),
            "amendment": Amendment.objects.filter(item=self.item).first(),
            "action": Action.objects.filter(agenda_item=self.item).first(),
            "evidence": ActionEvidence.objects.first(),
        }
        return {name: row.pk for name, row in found.items() if row is not None}

    def fill(self, name, route, converters):
        short = name.rpartition(":")[2]
        return {each: self._value(each, short, route, converters[each]) for each in converters}

    def _value(self, each, short, route, converter):
        if converter is None or "Int" not in type(converter).__name__:
            fitting = (kind for start, kind in KINDS.items() if short.startswith(start))
            return next(fitting, WORDS["kind"]) if each == "kind" else WORDS[each]
        if each == "pk":
            place = places.get(route.split("<int:")[0].replace("<slug:kind>", "meeting"))
            return self.own.get(place.model, NO_SUCH_KEY) if place else NO_SUCH_KEY
        if each == "number":
            return 1
        wanted = short.split("_")[0] if each == "record" else each
        if each == "item" and short.startswith("tracker"):
            wanted = "review"
        if each == "item" and short.startswith("circulat"):
            wanted = "confidential"
        return self.nested.get(wanted, NO_SUCH_KEY)
