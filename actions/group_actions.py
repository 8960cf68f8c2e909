"""A group's actions in one table, overdue first: what stands in each row, and what was typed into it."""

from dataclasses import dataclass
from functools import partial

from django import forms
from django.db.models import Q
from django.urls import reverse

from actions import beside, presenters
from actions.enums import OUTSTANDING, OWNER_MAY_SET, ActionStatus, ProposalStatus
from actions.forms.writing import LONGEST
from actions.models import Action, ActionProposal
from actions.querysets import IN_LINE
from actions.sight import sight_of, with_owners

PAGE = 20


class RowForm(forms.Form):
    """Where one action stands. `was` is the status that the row showed, to tell whether it was changed."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    was = forms.CharField(widget=forms.HiddenInput, required=False)
    status = forms.ChoiceField(
        choices=[(each.value, each.label) for each in ActionStatus if each in OWNER_MAY_SET],
        widget=forms.Select({"class": "govuk-select"}),
        error_messages={"required": "Choose where the action stands."},
    )
    text = forms.CharField(
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea({"class": "govuk-textarea", "rows": 2}),
        error_messages={"max_length": f"Write at most {LONGEST:,} characters."},
    )

    def __init__(self, action, data=None):
        stands = {"version": action.version, "was": action.status, "status": action.status}
        super().__init__(data, prefix=f"a{action.pk}", initial=stands)

    @property
    def is_changed(self):
        """Whether anything was typed or chosen in a row that was sent."""
        sent = {
            name: self.data.get(self.add_prefix(name), "") for name in ("was", "status", "text")
        }
        return bool(sent["text"].strip()) or sent["status"] != sent["was"]


@dataclass(frozen=True)
class GroupRow:
    """`requests` are pairs of words and the address to answer at; `form` is None once it is closed."""

    action: Action
    row: presenters.ActionRow
    requests: tuple
    form: RowForm | None
    said: str = ""
    problems: tuple = ()

    @property
    def anchor(self):
        return f"row-{self.action.pk}"


class GroupActions:
    """The actions of a group that are not over, for a `Paginator`."""

    def __init__(self, group, person):
        self.group, self.person = group, person

    def count(self):
        return self.waiting().count()

    def __getitem__(self, part):
        return with_owners(list(_lines(self.waiting())[part]))

    def known(self):
        return Action.objects.visible_to(self.person).filter(group=self.group)

    def waiting(self):
        return self.known().filter(Q(status__in=[*OUTSTANDING, ActionStatus.COMPLETE]))

    def one(self, key):
        """The action of the group with that key, as a line, or None."""
        found = with_owners(list(_lines(self.known().filter(pk=key))))
        return found[0] if found else None

    def rows(self, actions, typed=None):
        """`typed` gives for some actions the form, the sentence or the problems to show."""
        sight, typed = sight_of(self.person, actions), typed or {}
        requests = _requests(actions)
        return [
            GroupRow(
                action=action,
                row=presenters.action_row(action, sight),
                requests=tuple(requests.get(action.pk, ())),
                **_form_of(action, **typed.get(action.pk, {})),
            )
            for action in actions
        ]


def _form_of(action, form=None, **more):
    takes_updates = action.status in OWNER_MAY_SET
    return {"form": form or (RowForm(action) if takes_updates else None), **more}


def _lines(actions):
    return actions.with_last_update().in_lines().only(*IN_LINE, "version")


def _requests(actions):
    """What owners ask for, by action."""
    waiting = ActionProposal.objects.filter(action__in=actions, status=ProposalStatus.OPEN)
    address = partial(reverse, "actions:proposal_answer")
    found = {}
    for each in waiting.select_related("made_by"):
        line = (beside.proposal_words(each), address(args=[each.action_id, each.pk]))
        found.setdefault(each.action_id, []).append(line)
    return found
