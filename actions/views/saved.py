"""Saved views of the list of actions: saved, opened, named, shared and deleted."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse_lazy
from django.views.decorators.http import require_safe

from actions import rules, services
from actions.filters import ActionFilter
from actions.forms import ViewChangeForm, ViewForm
from actions.listing import chosen_words
from actions.models import SavedView
from common.refusals import Refused
from common.views import ServiceFormView, say_done, transition

LIST = reverse_lazy("actions:saved_view_list")


@require_safe
def saved_views(request):
    """One's own views and those that are shared, with what may be done with each."""
    views = SavedView.objects.visible_to(request.user).select_related("owner")
    lines = [(view, _may_change(request.user, view)) for view in views]
    return render(request, "actions/saved_view_list.html", {"lines": lines})


def _may_change(person, view):
    try:
        rules.check_change_view(person, view)
    except Refused:
        return False
    return True


class SavedViewAddView(ServiceFormView):
    """Keep what was chosen, which the address holds, under a name."""

    template_name = "actions/saved_view_form.html"
    form_class = ViewForm
    heading = "Save this view"
    success_message = "The view has been saved. It stands above the list."

    def get_initial(self):
        return {"query": self.request.GET.urlencode()}

    def get_cancel_url(self):
        query = self.request.GET.urlencode()
        return f"{reverse_lazy('actions:action_list')}{'?' if query else ''}{query}"

    def get_context_data(self, **kwargs):
        person = self.request.user
        chosen = ActionFilter(self.request.GET, request=self.request)
        return super().get_context_data(facts=chosen_words(chosen, person), **kwargs)

    def carry_out(self, form):
        return services.save_view(by=self.request.user, **form.service_data())


class SavedViewChangeView(ServiceFormView):
    template_name = "actions/saved_view_form.html"
    form_class = ViewChangeForm
    heading = "Change the view"
    success_message = "The view has been changed."
    cancel_url = success_url = LIST

    def dispatch(self, request, *args, **kwargs):
        self.view = seen_view(request, kwargs["pk"])
        if not _may_change(request.user, self.view):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"view": self.view, "person": self.request.user}

    def carry_out(self, form):
        return services.rename_view(
            view=self.view,
            by=self.request.user,
            expected_version=form.cleaned_data.get("version"),
            **form.service_data(),
        )


@transition
def delete_view(request, pk):
    deletion = services.delete_view(view=seen_view(request, pk), by=request.user)
    say_done(request, "The view has been deleted.", deletion)
    return redirect(LIST)


def seen_view(request, pk):
    return get_object_or_404(SavedView.objects.visible_to(request.user), pk=pk)
