"""Evidence of an action, what its owners ask for, and when colours change."""

from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from actions import rules, services
from actions.beside import proposal_words
from actions.enums import EvidenceKind, ProposalKind
from actions.forms import AnswerForm, EvidenceForm, ProposalForm, TrackerRulesForm
from actions.models import ActionEvidence, ActionProposal, TrackerRules
from actions.views.shape import ShapeView, seen_action
from actions.views.steps import ActionFormView
from common.downloads import download_kept
from common.views import ServiceFormView, UnitOnlyMixin, say_done, transition

AGREED = {
    ProposalKind.DUE: "Your answer has been saved, and the date has been moved.",
    ProposalKind.OWNER: "Your answer has been saved, and the owner has been changed.",
    ProposalKind.TEXT: "Your answer has been saved, and the words of the action have been changed.",
}


class EvidenceAddView(ShapeView):
    form_class = EvidenceForm
    heading = "Add evidence"
    success_message = "The evidence has been added."
    check = staticmethod(rules.check_show)

    def take_step(self, *, expected_version, **rest):
        return services.add_evidence(**rest)


@require_safe
def evidence_file(request, pk, evidence):
    """The file itself, for whoever may see the action."""
    action = seen_action(request, pk)
    found = get_object_or_404(ActionEvidence, pk=evidence, action=action, kind=EvidenceKind.FILE)
    name = found.name.rpartition(".")[0] or found.name
    return download_kept(found.file, name=name, kind=found.file_kind)


@transition
def remove_evidence(request, pk, evidence):
    action = seen_action(request, pk)
    found = get_object_or_404(ActionEvidence, pk=evidence, action=action)
    deletion = services.remove_evidence(evidence=found, by=request.user)
    say_done(request, "The evidence has been removed.", deletion)
    return redirect(action)


class ProposalAddView(ShapeView):
    form_class = ProposalForm
    heading = "Ask for a change"
    success_message = "The group's chair and the business unit see what you ask for."
    check = staticmethod(rules.check_propose)

    def take_step(self, *, expected_version, **rest):
        return services.propose(**rest)


class ProposalAnswerView(ActionFormView):
    """Agree to what an owner asked for, or say why not."""

    form_class = AnswerForm
    heading = "Answer what was asked for"
    success_message = "Your answer has been saved."
    check = staticmethod(rules.check_edit)

    def get_form_kwargs(self):
        found = ActionProposal.objects.select_related("action", "made_by")
        self.proposal = get_object_or_404(found, pk=self.kwargs["proposal"], action=self.action)
        kwargs = super().get_form_kwargs() | {"proposal": self.proposal}
        del kwargs["action"]
        return kwargs

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | {"asked": proposal_words(self.proposal)}

    def take_step(self, *, action, agrees, owner=None, **rest):
        if not agrees:
            return services.decline(proposal=self.proposal, **rest)
        self.success_message = AGREED[self.proposal.kind]
        return services.accept(proposal=self.proposal, owner=owner, **rest)

    def get_success_url(self):
        return self.action.get_absolute_url()


class TrackerRulesView(UnitOnlyMixin, ServiceFormView):
    """When actions turn amber and red."""

    form_class = TrackerRulesForm
    heading = "When colours change"
    success_message = "The colours follow the new rule."
    cancel_url = "/actions/"
    success_url = "/actions/"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"found": TrackerRules.objects.current()}

    def carry_out(self, form):
        return services.set_tracker_rules(
            by=self.request.user,
            expected_version=form.cleaned_data.get("version"),
            **form.service_data(),
        )
