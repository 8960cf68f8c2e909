"""The steps that can be taken with an action: each a form page of its own."""

from django.shortcuts import get_object_or_404
from django.utils.text import Truncator

from actions import presenters, rules, services
from actions.enums import ActionStatus
from actions.forms import ChangeForm, CloseForm, ColourForm, ReasonForm, UpdateForm
from actions.models import Action
from actions.sight import sight_of
from common import sent_forms
from common.refusals import Refused
from common.views import ServiceFormView

SHOW_IT = "The update has been saved. Now show what was done: add a file, a link or a statement as evidence."


class ActionFormView(ServiceFormView):
    """A step with one action that the person may see; `check` refuses those it is not for.

    Whoever had the form open already, before somebody else closed the action, gets it back with the
    refusal and all that was typed.
    """

    template_name = "actions/action_form.html"
    form_class = ReasonForm
    words = {}
    refusal = ""

    def dispatch(self, request, *args, **kwargs):
        visible = Action.objects.visible_to(request.user).with_facts()
        self.action = get_object_or_404(visible, pk=kwargs["pk"])
        try:
            self.check(request.user, self.action)
        except Refused as refused:
            if request.method != "POST":
                raise
            self.refusal = refused.reason
        return super().dispatch(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        if self.refusal and not sent_forms.was_sent(request.POST.get("token")):
            return self.form_refused(self.get_form())
        return super().post(request, *args, **kwargs)

    def form_refused(self, form):
        """The form with what was typed, the refusal as its only problem, and the action as it stands."""
        form.full_clean()
        form.errors.clear()
        form.add_error(None, self.refusal)
        response = self.form_invalid(form)
        response.status_code = 403
        return response

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"action": self.action} | self.words

    def get_cancel_url(self):
        return self.action.get_absolute_url()

    def get_context_data(self, **kwargs):
        words = Truncator(self.action.text).chars(100)
        self.caption = f"{self.action.reference} {words}"
        return super().get_context_data(action=self.action, now=self.now(kwargs), **kwargs)

    def now(self, context):
        """After somebody else saved, or closed it: the action as they left it."""
        if not (context.get("stale") or self.refusal):
            return None
        current = Action.objects.with_facts().with_last_update().get(pk=self.action.pk)
        return presenters.action_row(current, sight_of(self.request.user, [current]))

    def carry_out(self, form):
        return self.take_step(
            action=self.action,
            by=self.request.user,
            expected_version=form.cleaned_data.get("version"),
            **form.service_data(),
        )


class ActionUpdateView(ActionFormView):
    form_class = UpdateForm
    heading = "Where the action stands"
    success_message = "The update has been saved."
    take_step = staticmethod(services.update_action)
    check = staticmethod(rules.check_write_update)

    def carry_out(self, form):
        updated = super().carry_out(form)
        if updated.status == ActionStatus.COMPLETE and not updated.evidence.exists():
            self.success_message = SHOW_IT
        return updated


class ActionEditView(ActionFormView):
    form_class = ChangeForm
    heading = "Change the action"
    success_message = "The action has been changed."
    take_step = staticmethod(services.edit_action)
    check = staticmethod(rules.check_edit)


class ActionCloseView(ActionFormView):
    form_class = CloseForm
    heading = "Confirm that the action is complete"
    success_message = "The action has been closed."
    take_step = staticmethod(services.close_action)
    check = staticmethod(rules.check_close)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | {"lacks_evidence": "without_evidence" in context["form"].fields}


class ActionSendBackView(ActionFormView):
    """Of one that is closed it is reopening."""

    success_message = "The action has been sent back to its owners."
    take_step = staticmethod(services.send_back)
    check = staticmethod(rules.check_send_back)
    words = {
        "label": "What is still to be done",
        "error": "Say what is still to be done.",
        "submit_label": "Send back",
    }

    @property
    def heading(self):
        is_closed = self.action.status == ActionStatus.CLOSED
        return "Reopen the action" if is_closed else "Send the action back"

    def get_form_kwargs(self):
        is_closed = self.action.status == ActionStatus.CLOSED
        return super().get_form_kwargs() | ({"submit_label": "Reopen"} if is_closed else {})


class ActionCancelView(ActionFormView):
    heading = "Cancel the action"
    success_message = "The action has been cancelled."
    take_step = staticmethod(services.cancel_action)
    check = staticmethod(rules.check_cancel)
    words = {
        "label": "Why it is cancelled",
        "error": "Say why the action is cancelled.",
        "submit_label": "Cancel the action",
    }


class ActionReinstateView(ActionFormView):
    heading = "Bring the action back"
    success_message = "The action is outstanding again."
    take_step = staticmethod(services.reinstate_action)
    check = staticmethod(rules.check_reinstate)
    words = {
        "label": "Why it is needed after all",
        "error": "Say why the action is needed after all.",
        "submit_label": "Bring back",
    }


class ActionColourView(ActionFormView):
    form_class = ColourForm
    heading = "Set the colour"
    success_message = "The colour has been changed."
    check = staticmethod(rules.check_recolour)

    def take_step(self, *, rag, reason, **rest):
        if rag:
            return services.override_rag(rag=rag, reason=reason, **rest)
        return services.clear_rag(**rest)
