"""Recording, changing and removing a decision that was taken between meetings."""

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from common.forms import ServiceForm
from common.refusals import Refused
from common.views import ServiceFormView, say_done
from meetings import rules
from meetings.enums import UPCOMING
from meetings.forms.decisions import BetweenEditForm, BetweenForm
from meetings.models import Decision, Meeting
from meetings.services import decisions
from meetings.views.registers import groups_written_for

NOBODY = (
    "Only the business unit and minute-takers record decisions taken between meetings, for the "
    "groups they write for."
)


class BetweenFormView(ServiceFormView):
    template_name = "meetings/decision_between_form.html"

    def get_cancel_url(self):
        return reverse("meetings:decision_register")


class BetweenAddView(BetweenFormView):
    form_class = BetweenForm
    heading = "Record a decision taken between meetings"

    def dispatch(self, request, *args, **kwargs):
        self.groups = groups_written_for(request.user)
        if not self.groups:
            raise Refused(NOBODY)
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"groups": self.groups}

    def get_initial(self):
        return {"group": self.request.GET.get("group")}

    def carry_out(self, form):
        return decisions.record_between(by=self.request.user, **form.service_data())

    def get_success_url(self):
        messages.success(
            self.request,
            f"{self.result.reference} has been recorded. {where_listed(self.result.group)}",
        )
        return self.result.get_absolute_url()


def where_listed(group):
    """Which agenda lists a decision that was recorded just now."""
    coming = Meeting.objects.filter(
        group=group, status__in=UPCOMING, date__gte=timezone.localdate()
    )
    following = coming.order_by("date", "start_time", "pk").first()
    if following and following.agenda_is_out:
        return (
            f"The agenda of {following.reference} has already been published: it lists the "
            "decision only when you publish it again."
        )
    return f"The next agenda of {group} lists it."


class BetweenChangeView(BetweenFormView):
    """One that this person may see; those who do not write for its group are told so."""

    def dispatch(self, request, *args, **kwargs):
        visible = Decision.objects.visible_to(request.user).between_meetings()
        found = visible.select_related("group", "reported_at__meeting")
        self.decision = get_object_or_404(found, pk=kwargs["pk"])
        rules.check_take_minutes(request.user, self.decision.group)
        self.caption = f"{self.decision.group.name}, {self.decision.reference}"
        return super().dispatch(request, *args, **kwargs)

    def get_cancel_url(self):
        return self.decision.get_absolute_url()

    def get_context_data(self, **kwargs):
        return super().get_context_data(decision=self.decision, **kwargs)


class BetweenEditView(BetweenChangeView):
    form_class = BetweenEditForm
    heading = "Change the decision"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"decision": self.decision}

    def carry_out(self, form):
        return decisions.edit_between(
            decision=self.decision,
            expected_version=form.cleaned_data["version"] or 0,
            by=self.request.user,
            **form.service_data(),
        )

    def get_success_url(self):
        messages.success(self.request, f"{self.decision.reference} has been saved.")
        return self.decision.get_absolute_url()


class BetweenRemoveView(BetweenChangeView):
    template_name = "meetings/decision_between_remove.html"
    form_class = ServiceForm
    heading = "Remove this decision?"

    def carry_out(self, form):
        return decisions.remove_between(decision=self.decision, by=self.request.user)

    def get_success_url(self):
        say_done(self.request, f"{self.decision.reference} has been removed.", self.result)
        return reverse("meetings:decision_register")
