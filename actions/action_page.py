"""An action's page: its facts in words, what is kept beside it, and the steps open to the reader."""

from functools import cached_property

from django.apps import apps
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from actions import beside, presenters, rules
from actions.enums import ActionStatus, ProposalStatus
from actions.models import (
    Action,
    ActionEvidence,
    ActionOnAgenda,
    ActionProposal,
    ActionUpdate,
    DueMove,
    RelatedAction,
    TrackerRules,
)
from actions.sight import with_owners
from common.prepared import prepared
from common.refusals import Refused


def action_for_page(person, key):
    """The action with all that its page says, or None if the person may not see it."""
    return next(iter(with_owners(_found(person, key))), None)


@prepared
def _found(person, key):
    """It, and whether there is anything to look up beside it."""
    this = OuterRef("pk")
    linked = RelatedAction.objects.filter(Q(action=this) | Q(other=this))
    asked = ActionProposal.objects.filter(action=this, status=ProposalStatus.OPEN)
    found = Action.objects.visible_to(person).filter(pk=key).in_full()
    return found.select_related("created_by").annotate(
        has_evidence=Exists(ActionEvidence.objects.filter(action=this)),
        has_moves=Exists(DueMove.objects.filter(action=this)),
        has_proposals=Exists(asked),
        has_agendas=Exists(ActionOnAgenda.objects.filter(action=this)),
        has_links=Exists(linked),
        has_kin=Exists(Action.objects.filter(Q(split_from=this) | Q(merged_into=this))),
    )


@prepared
def _updates(key):
    return ActionUpdate.objects.filter(action=key).select_related("made_by")


@prepared
def _moves(key):
    return DueMove.objects.filter(action=key).select_related("moved_by")


class ActionPage:
    """An action's page: its facts in words and the steps that are open to the reader."""

    def __init__(self, action, person, sight):
        self.action, self.person, self.sight = action, person, sight
        self.row = presenters.action_row(action, sight)
        self.owners = action.owners.all()
        self.why_colour = presenters.rag_rule(action, sight.today, TrackerRules.objects.current())
        self.timeline = presenters.timeline(action, _updates(action.pk))

    @property
    def caption(self):
        return f"Action {self.row.reference}, {self.row.group}"

    @cached_property
    def refusal_to_update(self):
        return self._refusal(rules.check_write_update)

    @property
    def can_update(self):
        return not self.refusal_to_update

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
            ("Move the date", "action_move", rules.check_reshape),
            ("Set the colour", "action_colour", rules.check_recolour),
            ("Put it on an agenda", "action_on_agenda", rules.check_reshape),
            ("Hand over to another group", "action_hand_over", rules.check_reshape),
            ("Split", "action_split", rules.check_reshape),
            ("Merge into another action", "action_merge", rules.check_reshape),
            ("Link a related action", "action_relate", rules.check_edit),
            ("Cancel the action", "action_cancel", rules.check_cancel),
        ]
        if self.action.is_outstanding:
            offered.insert(0, ("Close as complete", "action_close", rules.check_close))
        elif self.action.status == ActionStatus.CLOSED:
            offered.insert(0, ("Reopen", "action_send_back", rules.check_send_back))
        return self._open_to_reader(*offered)

    @cached_property
    def shown_steps(self):
        """What owners and keepers add: evidence, the impact; and for owners alone what they ask for."""
        offered = [
            ("Add evidence", "evidence_add", rules.check_show),
            ("Say what changed for children", "action_impact", rules.check_show),
        ]
        if self._refusal(rules.check_edit):
            offered.append(
                ("Ask for another date, owner or words", "proposal_add", rules.check_propose)
            )
        return self._open_to_reader(*offered)

    @cached_property
    def evidence(self):
        found = self.action.evidence.select_related("added_by") if self.action.has_evidence else []
        return [beside.evidence_line(each, can_remove=self._may_take_back(each)) for each in found]

    @cached_property
    def moves(self):
        """Every earlier date, the first one first."""
        found = _moves(self.action.pk) if self.action.has_moves else []
        return [beside.move_line(each) for each in found]

    @cached_property
    def proposals(self):
        """What waits for an answer, as (words, address to answer at or nothing)."""
        if not self.action.has_proposals:
            return []
        waiting = self.action.proposals.filter(status=ProposalStatus.OPEN).select_related("made_by")
        answers = not self._refusal(rules.check_edit)
        return [
            (
                beside.proposal_words(each),
                reverse("actions:proposal_answer", args=[self.action.pk, each.pk])
                if answers
                else "",
            )
            for each in waiting
        ]

    @cached_property
    def agendas(self):
        """Agenda items that take the action up, of meetings that the reader may see."""
        if not self.action.has_agendas:
            return []
        meetings = apps.get_model("meetings", "Meeting").objects.visible_to(self.person)
        found = self.action.on_agendas.filter(agenda_item__meeting__in=meetings)
        keeps = not self._refusal(rules.check_edit)
        return [
            beside.agenda_line(each, self.action, can_remove=keeps)
            for each in found.select_related("agenda_item__meeting")
        ]

    @cached_property
    def kin(self):
        """Actions that this one was split from or merged into, those that came of it, and related ones."""
        action, visible = self.action, Action.objects.visible_to(self.person)
        wanted = Q()
        if action.split_from_id or action.merged_into_id:
            wanted |= Q(pk__in=[action.split_from_id, action.merged_into_id])
        if action.has_kin:
            wanted |= Q(split_from=action) | Q(merged_into=action)
        if action.has_links:
            wanted |= Q(links_from__other=action) | Q(links_to__action=action)
        found = visible.filter(wanted).distinct().order_by("reference") if wanted else []
        keeps = not self._refusal(rules.check_edit)
        return [beside.kin_line(each, action, can_remove=keeps) for each in found]

    def _open_to_reader(self, *offered):
        return [
            (label, reverse(f"actions:{name}", args=[self.action.pk]))
            for label, name, check in offered
            if not self._refusal(check)
        ]

    def _may_take_back(self, evidence):
        evidence.action = self.action
        return not self._refusal(rules.check_take_evidence_back, evidence)

    def _refusal(self, check, target=None):
        """Why the reader may not, or nothing; `target` is what is asked about when it is not the action."""
        try:
            check(self.person, target or self.action)
        except Refused as refusal:
            return refusal.reason
        return ""
