"""What the pages of actions ask for: counts by colour, quick lists, and what a person may do."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils.http import urlencode

from actions import presenters, rules
from actions.enums import OWNER_MAY_SET, ActionStatus, Rag
from actions.filters import ANY_STATUS, narrowed, statuses_of
from actions.models import Action
from actions.sight import with_owners
from common.prepared import prepared
from common.refusals import Refused


@dataclass(frozen=True)
class Card:
    """How many actions have a colour, as a link to them."""

    tag: presenters.Tag
    number: int
    url: str
    is_current: bool


PAGE = 20


class Listed:
    """The actions that a person sees and that fit what was chosen, for a `Paginator`.

    What can be chosen freely is asked for in the ordinary way, the usual lists are prepared.
    """

    def __init__(self, person, filter):
        self.person, self.chosen = person, filter.chosen
        self._usual = filter.is_usual

    def __getitem__(self, part):
        """A page. So that the question is the same for short lists, it is always for a whole page."""
        ask = _lines if self._usual and part.start == 0 else _lines.queryset
        return with_owners(list(ask(self.person, self.chosen, part.start)))

    def count(self):
        """Counted by colour and status once, for the cards too."""
        chosen = dict(self.chosen)
        statuses = statuses_of(chosen.get("status", ANY_STATUS))
        rag = chosen.get("rag")
        return sum(
            number
            for (status, colour), number in self.numbers.items()
            if status in statuses and (not rag or colour == rag)
        )

    @cached_property
    def numbers(self):
        """How many the filters but colour and status leave, by (status, colour)."""
        others = tuple(pair for pair in self.chosen if pair[0] not in ("rag", "status"))
        ask = _numbers if self._usual else _numbers.queryset
        rows = ask(self.person, others)
        return {(row["status"], row["rag"]): row["number"] for row in rows}


@prepared(by_value=["chosen", "start"])
def _lines(person, chosen, start):
    found = narrowed(Action.objects.visible_to(person), chosen, person).in_lines()
    return found[start : start + PAGE]


@prepared(by_value=["chosen"])
def _numbers(person, chosen):
    return narrowed(Action.objects.visible_to(person), chosen, person).counts_by_rag()


def rag_cards(listed, filter):
    """Counts of each colour among the visible actions that the other filters leave."""
    counts = Counter()
    for (_status, rag), number in listed.numbers.items():
        counts[rag] += number
    current = dict(listed.chosen).get("rag")
    return [
        Card(
            tag=presenters.rag_tag_of(rag),
            number=counts[rag.value],
            url=_url(filter, rag=rag.value),
            is_current=current == rag,
        )
        for rag in (Rag.RED, Rag.AMBER, Rag.GREY, Rag.GREEN)
    ]


def list_tabs(filter):
    """The lists that people ask for most, each a page of its own."""
    lists = [
        ("Outstanding", {}),
        ("Mine", {"owner": "me"}),
        ("To confirm", {"status": "complete"}),
        ("No owner", {"owner": "none"}),
        ("All", {"status": "any"}),
    ]
    return [
        {"label": label, "url": _address(query), "is_current": filter.sent == query}
        for label, query in lists
    ]


def _url(filter, **changes):
    kept = {name: sent for name, sent in filter.sent.items() if name not in ("rag", "status")}
    return _address(kept | changes)


def _address(query):
    address = reverse("actions:action_list")
    return f"{address}?{urlencode(query)}" if query else address


class ActionPage:
    """An action's page: its facts in words and the steps that are open to the reader."""

    def __init__(self, action, person, sight):
        self.action, self.person, self.sight = action, person, sight
        self.row = presenters.action_row(action, sight)
        self.owners = action.owners.all()
        self.why_colour = presenters.rag_rule(action, sight.today)
        self.timeline = presenters.timeline(action, action.updates.select_related("made_by"))

    @property
    def caption(self):
        return f"Action {self.row.reference}, {self.row.group}"

    @cached_property
    def refusal_to_update(self):
        return self._refusal(rules.check_update)

    @property
    def can_update(self):
        return not self.refusal_to_update and self.action.status in OWNER_MAY_SET

    @cached_property
    def closed_title(self):
        """The closed title, for those who may read the confidential item itself."""
        item = self.action.agenda_item
        return item.closed_title if item and rules.reads_closed(self.person, self.action) else ""

    @cached_property
    def to_confirm(self):
        """The two answers to an owner's claim, for those who may give them."""
        if self.action.status != ActionStatus.COMPLETE:
            return []
        return self._open_to_reader(
            ("Confirm and close", "action_close", rules.check_close),
            ("Send back", "action_send_back", rules.check_send_back),
        )

    @cached_property
    def steps(self):
        """The further steps open to the reader, as (label, address)."""
        offered = [
            ("Bring back", "action_reinstate", rules.check_reinstate),
            ("Change", "action_edit", rules.check_edit),
            ("Set the colour", "action_colour", rules.check_recolour),
            ("Cancel the action", "action_cancel", rules.check_cancel),
        ]
        if self.action.is_outstanding:
            offered.insert(0, ("Close as complete", "action_close", rules.check_close))
        elif self.action.status == ActionStatus.CLOSED:
            offered.insert(0, ("Send back", "action_send_back", rules.check_send_back))
        return self._open_to_reader(*offered)

    def _open_to_reader(self, *offered):
        return [
            (label, reverse(f"actions:{name}", args=[self.action.pk]))
            for label, name, check in offered
            if not self._refusal(check)
        ]

    def _refusal(self, check):
        try:
            check(self.person, self.action)
        except Refused as refusal:
            return refusal.reason
        return ""
