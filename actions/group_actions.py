"""A group's actions in one table, overdue first: what stands in each row, and what was typed into it."""

from dataclasses import dataclass
from functools import cached_property, lru_cache, partial

from django import forms
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.safestring import SafeString

from actions import beside, presenters
from actions.enums import OUTSTANDING, OWNER_MAY_SET, ActionStatus, ProposalStatus
from actions.forms.writing import LONGEST
from actions.models import Action, ActionEvidence, ActionProposal
from actions.pages import PAGE, OfKeys
from actions.presenters import WITHOUT_EVIDENCE
from actions.querysets import IN_LINE
from actions.sight import sight_of, with_owners
from common.markup import pieces
from common.prepared import prepared
from common.straight import straight_data

STATUSES = [(each.value, each.label) for each in ActionStatus if each in OWNER_MAY_SET]


class RowForm(forms.Form):
    """Where one action stands. `was` is the status that the row showed, to tell whether it was changed."""

    version = forms.IntegerField()
    was = forms.CharField(required=False)
    status = forms.ChoiceField(
        choices=STATUSES, error_messages={"required": "Choose where the action stands."}
    )
    text = forms.CharField(
        required=False,
        max_length=LONGEST,
        error_messages={"max_length": f"Write at most {LONGEST:,} characters."},
    )
    without_evidence = forms.BooleanField(label=WITHOUT_EVIDENCE, required=False)

    def __init__(self, action, data):
        super().__init__(straight_data(data), prefix=f"a{action.pk}")

    @property
    def sent(self):
        """What the row had in its fields."""
        return {name: self.data.get(self.add_prefix(name), "") for name in self.fields}

    @property
    def is_changed(self):
        """Whether anything was typed or chosen."""
        sent = self.sent
        return bool(sent["text"].strip()) or sent["status"] != sent["was"]


@dataclass(frozen=True)
class GroupRow:
    """`requests` are pairs of words and the address to answer at; `fields` are empty once it is closed,
    but for what was typed into them before (`is_over`). `asks_evidence`: the tick that closes it without."""

    key: str
    row: presenters.ActionRow
    requests: tuple
    fields: dict
    said: str = ""
    problems: tuple = ()
    is_over: bool = False
    asks_evidence: str = ""

    @property
    def anchor(self):
        return f"row-{self.key}"

    @property
    def options(self):
        """What its status may become, as options of a `<select>`."""
        return _options(self.fields["status"])


class GroupActions:
    """The actions of a group, and the rows of its table."""

    def __init__(self, group, person):
        self.group, self.person = group, person

    @cached_property
    def waiting(self):
        """Those that are not over, for a `Paginator`."""
        return OfKeys(_keys(self.person, self.group.pk), _page)

    def known(self):
        return Action.objects.visible_to(self.person).filter(group=self.group)

    def one(self, key):
        """The action of the group with that key, as a line, or None."""
        found = with_owners(list(_lines(self.known().filter(pk=key))))
        return found[0] if found else None

    def others(self, keys, actions):
        """Those with these keys that are not among `actions`: closed meanwhile, or on another page."""
        missing = set(keys) - {action.pk for action in actions}
        return with_owners(list(_lines(self.known().filter(pk__in=missing)))) if missing else []

    def rows(self, actions, typed=None):
        """`typed` gives for some actions the form that was sent, the sentence or the problems to show."""
        sight, typed = sight_of(self.person, actions), typed or {}
        requests = _requests(actions)
        return [
            GroupRow(
                key=str(action.pk),
                row=presenters.action_row(action, sight),
                requests=tuple(requests.get(action.pk, ())),
                asks_evidence="" if action.is_shown else WITHOUT_EVIDENCE,
                **_fields_of(action, **typed.get(action.pk, {})),
            )
            for action in actions
        ]


def _fields_of(action, form=None, **more):
    """What stands in the fields of a row: what was sent, or else how the action stands."""
    stands = {"version": action.version, "was": action.status, "status": action.status}
    takes_updates = action.status in OWNER_MAY_SET
    fields = form.sent if form else stands if takes_updates else {}
    return {"fields": fields, "is_over": not takes_updates, **more}


@prepared
def _keys(person, group):
    found = Action.objects.visible_to(person).filter(group=group)
    waiting = found.filter(status__in=sorted({*OUTSTANDING, ActionStatus.COMPLETE}))
    return waiting.order_by().values_list("pk", flat=True)


@prepared(by_value=["start"])
def _page(keys, start):
    return _lines(Action.objects.filter(pk__in=keys))[start : start + PAGE]


def _lines(actions):
    found = actions.with_last_update().in_lines().only(*IN_LINE, "version")
    return found.annotate(is_shown=Exists(ActionEvidence.objects.filter(action=OuterRef("pk"))))


def _requests(actions):
    """What owners ask for, by action."""
    address = partial(reverse, "actions:proposal_answer")
    found = {}
    for each in _asked_for([action.pk for action in actions]):
        line = (beside.proposal_words(each), address(args=[each.action_id, each.pk]))
        found.setdefault(each.action_id, []).append(line)
    return found


@prepared
def _asked_for(keys):
    waiting = ActionProposal.objects.filter(action__in=keys, status=ProposalStatus.OPEN)
    return waiting.select_related("made_by")


OPTION = '<option value="{}"{}>{}</option>'


@lru_cache(maxsize=32)
def _options(current):
    marks = {current: SafeString(" selected")}
    return pieces(OPTION, ((value, marks.get(value, ""), label) for value, label in STATUSES))
