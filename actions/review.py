"""The review of a group's actions at a meeting: in the order in which they are gone through."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Case, Exists, IntegerField, OuterRef, Value, When

from actions import presenters, rules
from actions.arising import LONG_AGO, day_before, waiting_or_closed
from actions.enums import OUTSTANDING, ActionStatus
from actions.models import Action, ActionOnAgenda, ActionUpdate
from actions.past import end_of, trend, with_rag_on
from actions.sight import sight_of, with_owners
from common.addresses import address_of
from common.prepared import prepared
from common.refusals import Refused

PAGE = 20
TRENDS = {
    "better": ("↑", "Better"),
    "worse": ("↓", "Worse"),
    "same": ("→", "No change"),
    "new": ("+", "New"),
}
"""The sign and the word for what became of a colour since the meeting before."""
OPEN, CLAIMED, COMPLETED = range(3)
HEADINGS = {
    OPEN: "Open",
    CLAIMED: "Said to be complete, to confirm",
    COMPLETED: "Complete since the last meeting",
}


@dataclass(frozen=True)
class Step:
    """Something that can be done with an action here; `key` is the key that opens its form."""

    name: str
    label: str
    key: str
    url: str


@dataclass(frozen=True)
class ReviewRow:
    """`trend` is a sign and a word, `said` what was written down at this item so far."""

    row: presenters.ActionRow
    section: int
    trend: tuple
    said: tuple
    steps: tuple
    url: str
    heading: str = ""

    @property
    def anchor(self):
        return f"review-{self.row.pk}"


@dataclass(frozen=True)
class Hand:
    """What a person may do at an item: write at all, and close, send back and set colours."""

    writes: bool
    confirms: bool


def hand_of(person, item):
    try:
        rules.check_at(person, item)
    except Refused:
        return Hand(writes=False, confirms=False)
    group = item.meeting.group_id
    return Hand(writes=True, confirms=rules.confirms(person, Action(group_id=group)))


class Review:
    """The actions that an item goes through, for a `Paginator`: all of the group, or those it takes up."""

    def __init__(self, item, person, *, is_whole):
        self.item, self.person, self.is_whole = item, person, is_whole
        self.last = day_before(item.meeting)
        self.hand = hand_of(person, item)

    def count(self):
        if not self.is_whole:
            return self.known().count()
        return len(self._keys)

    def __getitem__(self, part):
        """The rows of a page; the first of each section has its heading."""
        rows = self.rows(self._page(part))
        before = [None, *(row.section for row in rows)]
        return [
            row if row.section == last else _headed(row)
            for row, last in zip(rows, before, strict=False)
        ]

    def known(self):
        """The actions that may be spoken of here, whatever has become of them."""
        visible = Action.objects.visible_to(self.person)
        if self.is_whole:
            return visible.promised_before(self.item.meeting)
        links = ActionOnAgenda.objects.filter(action=OuterRef("pk"), agenda_item=self.item)
        return visible.filter(Exists(links))

    @cached_property
    def _keys(self):
        """Of those that are open, and of those closed since the meeting before, which are listed once."""
        return _keys(self.person, self.item.meeting, self.last or LONG_AGO)

    def _page(self, part):
        if not self.is_whole:
            return _in_order(self.known())[part]
        ask = _page if part.start == 0 else _page.queryset
        return ask(self._keys, part.start)

    def rows(self, actions):
        actions = with_owners(list(actions))
        keys = [action.pk for action in actions]
        self.colours = dict(_colours(keys, self.last, end_of(self.last))) if self.last else {}
        sight = sight_of(self.person, actions)
        said = self._said(actions)
        return [self._row(action, sight, said.get(action.pk, ())) for action in actions]

    def row(self, key):
        """The row of one action, or None."""
        found = _in_order(self.known().filter(pk=key))
        return next(iter(self.rows(found)), None)

    def _row(self, action, sight, said):
        then = self.colours.get(action.pk)
        url = address_of("meetings:tracker_row", self.item.meeting_id, self.item.pk, action.pk)
        return ReviewRow(
            row=presenters.action_row(action, sight),
            section=action.section,
            trend=TRENDS[trend(then, action.rag)],
            said=said,
            steps=tuple(self._steps(action, url)),
            url=url,
        )

    def _steps(self, action, url):
        """The steps stand at addresses below that of the row."""
        if not self.hand.writes:
            return
        for name, label, key, is_confirming in OFFERED[action.status]:
            if self.hand.confirms or not is_confirming:
                yield Step(name, label, key, f"{url}{name}/")

    def _said(self, actions):
        """What was said at this item, by action."""
        found = {}
        for update in _said(self.item, [action.pk for action in actions]):
            words = update.text or update.get_to_status_display()
            found[update.action_id] = (*found.get(update.action_id, ()), words)
        return found


SECTION = Case(
    When(status__in=sorted(OUTSTANDING), then=Value(OPEN)),
    When(status=ActionStatus.COMPLETE, then=Value(CLAIMED)),
    default=Value(COMPLETED),
    output_field=IntegerField(),
)
UPDATE = ("update", "Update", "u", False)
CLOSE = ("close", "Close", "x", True)
SEND_BACK = ("send-back", "Send back", "b", True)
OPEN_STEPS = (UPDATE, ("colour", "Colour", "c", True), ("date", "New date", "e", False), CLOSE)
OFFERED = {
    ActionStatus.NOT_STARTED: OPEN_STEPS,
    ActionStatus.IN_PROGRESS: OPEN_STEPS,
    ActionStatus.COMPLETE: (UPDATE, ("close", "Confirm and close", "x", True), SEND_BACK),
    ActionStatus.CLOSED: (SEND_BACK,),
    ActionStatus.CANCELLED: (),
}
"""The steps by status: name, label, key, and whether only those who confirm may take it."""


def _in_order(actions):
    found = actions.with_last_update().in_lines()
    return found.annotate(section=SECTION).order_by("section", *found.query.order_by)


@prepared
def _keys(person, meeting, last):
    known = Action.objects.visible_to(person).promised_before(meeting)
    return waiting_or_closed(known, last, meeting).order_by().values_list("pk", flat=True)


@prepared(by_value=["start"])
def _page(keys, start):
    return _in_order(Action.objects.filter(pk__in=keys))[start : start + PAGE]


@prepared
def _colours(keys, day, over):
    """The colours that actions had at the end of a day, as pairs."""
    then = with_rag_on(Action.objects.filter(pk__in=keys), day, over)
    return then.order_by().values_list("pk", "rag_then")


@prepared
def _said(item, keys):
    found = ActionUpdate.objects.filter(agenda_item=item, action__in=keys)
    return found.order_by("made_at", "pk")


def _headed(row):
    return ReviewRow(**{**vars(row), "heading": HEADINGS[row.section]})
