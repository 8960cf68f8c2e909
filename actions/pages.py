"""What the pages of actions ask for: counts by colour, quick lists, and what a person may do."""

from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils.http import urlencode

from actions import presenters, rules
from actions.enums import OWNER_MAY_SET, ActionStatus, Rag
from common.refusals import Refused


@dataclass(frozen=True)
class Card:
    """How many actions have a colour, as a link to them."""

    tag: presenters.Tag
    number: int
    url: str
    is_current: bool


def rag_cards(filter):
    """Counts of each colour among the visible actions that the other filters leave."""
    queryset = filter.queryset
    chosen = filter.form.cleaned_data
    for name, value in chosen.items():
        if name not in ("rag", "status"):
            queryset = filter.filters[name].filter(queryset, value)
    counts = queryset.counts_by_rag()
    return [
        Card(
            tag=presenters.rag_tag_of(rag),
            number=counts[rag],
            url=_url(filter, rag=rag.value),
            is_current=chosen.get("rag") == rag,
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
        return item.closed_title if rules.reads_closed(self.person, self.action) else ""

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
