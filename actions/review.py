"""The review of a group's actions at a meeting: in the order in which they are gone through."""

from dataclasses import dataclass

from django.db.models import Case, Exists, IntegerField, OuterRef, Value, When
from django.urls import reverse

from actions import presenters, rules
from actions.arising import day_before, waiting_or_closed
from actions.enums import OUTSTANDING, ActionStatus
from actions.models import Action, ActionOnAgenda, ActionUpdate
from actions.past import trend, with_rag_on
from actions.sight import sight_of, with_owners
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
        return self.listed().count()

    def __getitem__(self, part):
        """The rows of a page; the first of each section has its heading."""
        rows = self.rows(_in_order(self.listed())[part])
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

    def listed(self):
        """Those that are open, and those completed since the meeting before, which are listed once."""
        if not self.is_whole:
            return self.known()
        return waiting_or_closed(self.known(), self.last, self.item.meeting)

    def rows(self, actions):
        actions = with_owners(list(self._with_colours(actions)))
        sight = sight_of(self.person, actions)
        said = self._said(actions)
        return [self._row(action, sight, said.get(action.pk, ())) for action in actions]

    def row(self, key):
        """The row of one action, or None."""
        found = self.known().filter(pk=key).in_lines().annotate(section=SECTION)
        return next(iter(self.rows(found)), None)

    def _with_colours(self, actions):
        actions = actions.with_last_update()
        return with_rag_on(actions, self.last) if self.last else actions

    def _row(self, action, sight, said):
        then = getattr(action, "rag_then", None)
        return ReviewRow(
            row=presenters.action_row(action, sight),
            section=action.section,
            trend=TRENDS[trend(then, action.rag)],
            said=said,
            steps=tuple(self._steps(action)),
            url=self._url("tracker_row", action),
        )

    def _steps(self, action):
        if not self.hand.writes:
            return
        offered = OFFERED[action.status]
        for name, label, key, is_confirming in offered:
            if self.hand.confirms or not is_confirming:
                yield Step(name, label, key, self._url("tracker_step", action, name))

    def _url(self, name, action, *rest):
        item = self.item
        return reverse(f"meetings:{name}", args=[item.meeting_id, item.pk, action.pk, *rest])

    def _said(self, actions):
        """What was said at this item, by action."""
        found = {}
        rows = ActionUpdate.objects.filter(agenda_item=self.item, action__in=actions)
        for update in rows.order_by("made_at", "pk"):
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
    found = actions.in_lines()
    return found.annotate(section=SECTION).order_by("section", *found.query.order_by)


def _headed(row):
    return ReviewRow(**{**vars(row), "heading": HEADINGS[row.section]})
