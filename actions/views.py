"""The list of actions, an action's page and the steps that can be taken with it."""

from functools import partial

from django.shortcuts import get_object_or_404
from django.utils.http import urlencode
from django.utils.text import Truncator
from django.views.generic import DetailView, ListView

from actions import presenters, rules, services
from actions.filters import ActionFilter
from actions.forms import ActionForm, CloseForm, ColourForm, ReasonForm, UpdateForm
from actions.models import Action
from actions.pages import PAGE, ActionPage, Listed, list_tabs, rag_cards
from actions.sight import sight_of
from common.views import ServiceFormView


class ActionListView(ListView):
    template_name = "actions/action_list.html"
    paginate_by = PAGE

    def get_queryset(self):
        person = self.request.user
        visible = partial(Action.objects.visible_to, person)
        self.filter = ActionFilter(self.request.GET, visible, request=self.request)
        return Listed(person, self.filter)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        actions = context["object_list"]
        sight = sight_of(self.request.user, actions)
        return context | {
            "filter": self.filter,
            "rows": [presenters.action_row(action, sight) for action in actions],
            "cards": rag_cards(self.object_list, self.filter),
            "tabs": list_tabs(self.filter),
            "query": urlencode(self.filter.sent),
            "narrow_url": f"?{urlencode({**self.filter.sent, 'narrow': 'yes'})}#narrow",
        }

    def paginate_queryset(self, queryset, page_size):
        """A page that does not exist shows the last one instead of an error."""
        paginator = self.get_paginator(queryset, page_size)
        page = paginator.get_page(self.request.GET.get("page"))
        return paginator, page, page.object_list, page.has_other_pages()


class ActionDetailView(DetailView):
    template_name = "actions/action_detail.html"

    def get_object(self):
        visible = Action.objects.visible_to(self.request.user).with_facts()
        return get_object_or_404(visible.select_related("created_by"), pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs):
        person, action = self.request.user, self.object
        page = ActionPage(action, person, sight_of(person, [action]))
        form = UpdateForm(action=action) if page.can_update else None
        return super().get_context_data(page=page, form=form, **kwargs)


class ActionFormView(ServiceFormView):
    """A step with one action that the person may see; `check` refuses those it is not for."""

    template_name = "actions/action_form.html"
    form_class = ReasonForm
    words = {}

    def dispatch(self, request, *args, **kwargs):
        visible = Action.objects.visible_to(request.user).with_facts()
        self.action = get_object_or_404(visible, pk=kwargs["pk"])
        self.check(request.user, self.action)
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"action": self.action} | self.words

    def get_cancel_url(self):
        return self.action.get_absolute_url()

    def get_context_data(self, **kwargs):
        words = Truncator(self.action.text).chars(100)
        self.caption = f"{self.action.reference} {words}"
        return super().get_context_data(action=self.action, now=self.now(kwargs), **kwargs)

    def now(self, context):
        """After somebody else saved: the action as they left it."""
        if not context.get("stale"):
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
    check = staticmethod(rules.check_update)


class ActionEditView(ActionFormView):
    form_class = ActionForm
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


class ActionSendBackView(ActionFormView):
    heading = "Send the action back"
    success_message = "The action has been sent back to its owners."
    take_step = staticmethod(services.send_back)
    check = staticmethod(rules.check_send_back)
    words = {
        "label": "What is still to be done",
        "error": "Say what is still to be done.",
        "submit_label": "Send back",
    }


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
