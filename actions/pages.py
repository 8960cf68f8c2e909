"""What the list of actions asks for: the lines of a page, counts by colour and quick lists."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils.http import urlencode

from actions import presenters
from actions.enums import Rag
from actions.listing import chosen_words
from actions.models import Action, SavedView
from actions.narrowing import ANY_STATUS, narrowed, patterns_of, statuses_of
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


class OfKeys:
    """Actions whose keys are known, for a `Paginator`; `ask` is a prepared question for keys and a page's start."""

    def __init__(self, keys, ask):
        self.keys, self.ask = keys, ask

    def count(self):
        return len(self.keys)

    def __getitem__(self, part):
        """A page; the second and later ones are asked for in the ordinary way."""
        ask = self.ask if part.start == 0 else self.ask.queryset
        return with_owners(list(ask(self.keys, part.start)))


class Listed:
    """The actions that a person sees and that fit what was chosen, for a `Paginator`.

    What can be chosen freely is asked for in the ordinary way; the usual lists are prepared, with a place for words.
    """

    def __init__(self, person, filter):
        self.person, self.chosen = person, filter.chosen
        self._is_kept = filter.is_kept
        typed = dict(self.chosen).get("q", "")
        self._words = patterns_of(typed) if typed.split() else None

    def __getitem__(self, part):
        """A page. So that the question is the same for short lists, it is always for a whole page."""
        ask = _lines if self._is_kept and part.start == 0 else _lines.queryset
        return with_owners(list(ask(self.person, self._without("q"), self._words, part.start)))

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
        ask = _numbers if self._is_kept else _numbers.queryset
        rows = ask(self.person, self._without("q", "rag", "status"), self._words)
        return {(row["status"], row["rag"]): row["number"] for row in rows}

    def _without(self, *names):
        return tuple(pair for pair in self.chosen if pair[0] not in names)


@prepared(by_value=["chosen", "start"])
def _lines(person, chosen, words, start):
    return _found(person, chosen, words).in_lines()[start : start + PAGE]


@prepared(by_value=["chosen"])
def _numbers(person, chosen, words):
    return _found(person, chosen, words).counts_by_rag()


def _found(person, chosen, words):
    """`words` are the patterns of those that were typed, which differ each time; or None."""
    typed = () if words is None else (("q", words),)
    return narrowed(Action.objects.visible_to(person), (*chosen, *typed), person)


@dataclass(frozen=True)
class Chip:
    """Something that was chosen, in words, and the list without it."""

    label: str
    words: str
    url: str


def chips(person, filter):
    """What narrows the list, each with its way out; nothing for the lists of the tabs and cards."""
    if filter.is_usual or filter.is_open:
        return []
    said = zip(filter.chosen, chosen_words(filter, person), strict=True)
    return [
        Chip(
            label, words, _address({key: sent for key, sent in filter.sent.items() if key != name})
        )
        for (name, _value), (label, words) in said
        if name in filter.sent
    ]


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
