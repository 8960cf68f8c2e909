"""Pages about where an action belongs: raising one, moving its date, handing over, splitting, merging, linking."""

from functools import partial

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from actions import rules, services
from actions.forms import (
    AgendaItemForm,
    HandOverForm,
    ImpactForm,
    MergeForm,
    MoveForm,
    RaiseForm,
    RelateForm,
    SplitForm,
)
from actions.models import Action, ActionOnAgenda
from actions.views.steps import ActionFormView
from board.models import Group
from board.offices import offices_of
from common.views import ServiceFormView, transition


def groups_kept_by(person):
    """Running groups whose actions the person writes."""
    today = timezone.localdate()
    running = Group.objects.running(today)
    if person.is_business_unit:
        return running
    offices = offices_of(person, today)
    return running.filter(pk__in=offices.chaired | offices.minuted)


class ActionAddView(ServiceFormView):
    """Raise an action that comes from no meeting."""

    template_name = "actions/action_add.html"
    form_class = RaiseForm
    heading = "Raise an action"
    success_message = "The action has been raised."
    cancel_url = "/actions/"

    def dispatch(self, request, *args, **kwargs):
        self.groups = groups_kept_by(request.user)
        if not self.groups.exists():
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"groups": self.groups}

    def get_initial(self):
        asked = self.request.GET.get("group", "")
        return {"group": asked} if asked.isdecimal() else {}

    def carry_out(self, form):
        return services.raise_by_itself(by=self.request.user, **form.service_data())


class ShapeView(ActionFormView):
    """A step whose form offers what the person may choose."""

    check = staticmethod(rules.check_reshape)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"person": self.request.user}

    def get_success_url(self):
        return self.action.get_absolute_url()


class MoveDueView(ShapeView):
    form_class = MoveForm
    heading = "Move the date"
    take_step = staticmethod(partial(services.move_due, must_move=True))

    def carry_out(self, form):
        self.success_message = form.done
        return super().carry_out(form)


class HandOverView(ShapeView):
    form_class = HandOverForm
    heading = "Hand the action over"
    success_message = "The action has been handed over."
    take_step = staticmethod(services.hand_over)

    def get_success_url(self):
        """Whoever chairs only the group that held it may not see it any more."""
        visible = Action.objects.visible_to(self.request.user)
        is_seen = visible.filter(pk=self.action.pk).exists()
        return self.action.get_absolute_url() if is_seen else str(ActionAddView.cancel_url)


class SplitView(ShapeView):
    form_class = SplitForm
    heading = "Split the action"
    success_message = "The new action stands beside this one."

    def take_step(self, *, expected_version, **rest):
        """Both stay as they are but for the new one, so no version is in the way."""
        return services.split(**rest)

    def get_success_url(self):
        return self.result.get_absolute_url()


class MergeView(ShapeView):
    form_class = MergeForm
    heading = "Merge the action into another"
    success_message = "The action goes on in this one."

    def take_step(self, *, other, **rest):
        return services.merge(into=other, **rest)

    def get_success_url(self):
        return self.result.get_absolute_url()


class RelateView(ShapeView):
    form_class = RelateForm
    heading = "Link a related action"
    success_message = "The two actions are linked."
    check = staticmethod(rules.check_edit)

    def take_step(self, *, expected_version, **rest):
        return services.relate(**rest)


class PutOnAgendaView(ShapeView):
    form_class = AgendaItemForm
    heading = "Put the action on an agenda"
    success_message = "The agenda item will take the action up."

    def take_step(self, *, expected_version, **rest):
        return services.put_on_agenda(**rest)


class ImpactView(ShapeView):
    form_class = ImpactForm
    heading = "What changed for children"
    success_message = "The impact has been saved."
    check = staticmethod(rules.check_show)
    take_step = staticmethod(services.set_impact)


def seen_action(request, pk):
    return get_object_or_404(Action.objects.visible_to(request.user), pk=pk)


@transition
def unrelate_action(request, pk, other):
    action, other = seen_action(request, pk), seen_action(request, other)
    services.unrelate(action=action, other=other, by=request.user)
    messages.success(request, "The two actions are not linked any more.")
    return redirect(action)


@transition
def take_off_agenda(request, pk, link):
    action = seen_action(request, pk)
    link = get_object_or_404(ActionOnAgenda, pk=link, action=action)
    services.take_off_agenda(link=link, by=request.user)
    messages.success(request, "The action is off that agenda.")
    return redirect(action)
