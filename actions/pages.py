"""What the list of actions asks for: the lines of a page, counts by colour and quick lists."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils.http import urlencode

from actions import presenters
from actions.enums import Rag
from actions.models import Action, SavedView
from actions.narrowing import ANY_STATUS, narrowed, statuses_of
from actions.sight import with_owners
from common.prepared import prepared


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


def view_links(person, query):
    """Views that the person saved, and those shared with everybody, as links; `query` is the address's."""
    return [(view, view.query == query) for view in _views(person)]


@prepared
def _views(person):
    return SavedView.objects.visible_to(person)


def list_tabs(filter):
    """The lists that people ask for most, each a page of its own."""
    lists = [
        ("Outstanding", {}),
        ("Mine", {"owner": "me"}),
        ("My groups", {"group": "mine"}),
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
