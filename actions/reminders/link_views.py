"""The page behind a personal link: one action, to say where it stands, without sign-in."""

from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from actions import presenters, services
from actions.forms import UpdateForm
from actions.forms.writing import LONGEST
from actions.models import Action
from actions.reminders import links
from actions.reminders.letters import is_confidential
from common.formats import long_date
from common.history import acting
from common.views import ServiceFormView
from trail.access import note_link


@method_decorator([never_cache, login_not_required], name="dispatch")
class LinkUpdateView(ServiceFormView):
    """Whoever holds the link updates one action for the person it was sent to, and reads no more."""

    template_name = "actions/link_update.html"
    form_class = UpdateForm
    heading = "Where the action stands"

    def dispatch(self, request, *args, **kwargs):
        if not ratelimit.consume(request, action="personal_link", key=kwargs["signed"]):
            return ratelimit.respond_429(request)
        try:
            line = links.line_of(kwargs["signed"])
        except links.LinkBroken:
            return self.ended("", status=404)
        except links.LinkEnded as ended:
            return self.ended(str(ended), status=410)
        self.person, user = line.digest.person, request.user
        if user.is_authenticated and user.pk != self.person.pk:
            return render(request, "actions/link_other.html", status=403)
        found = Action.objects.with_facts().with_last_update()
        self.action = found.get(pk=line.action_id)
        note_link(request, self.person, "actions/", self.action)
        if is_confidential(self.action):
            return redirect(self.action)
        return super().dispatch(request, *args, **kwargs)

    def ended(self, reason, *, status):
        """Says why; what was typed by then is shown, so that it is not lost."""
        typed = self.request.POST.get("text", "")[:LONGEST]
        context = {"reason": reason, "typed": typed}
        return render(self.request, "actions/link_ended.html", context, status=status)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"action": self.action}

    def carry_out(self, form):
        with acting(self.person, via="link"):
            return services.update_action(
                action=self.action,
                by=self.person,
                expected_version=form.cleaned_data.get("version"),
                **form.service_data(),
            )

    def get_success_url(self):
        said = f"Thank you. Your update of {self.action.reference} has been saved."
        messages.success(self.request, said)
        return self.request.path

    def get_cancel_url(self):
        return self.request.path

    def get_context_data(self, **kwargs):
        action = self.action
        return super().get_context_data(
            action=action,
            person=self.person,
            rag=presenters.rag_tag(action),
            status=presenters.status_tag(action),
            due=presenters.due_words(action),
            said_on=long_date(action.last_update_at),
            **kwargs,
        )
