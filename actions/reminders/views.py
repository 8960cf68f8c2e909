"""Reminders: for the business unit who would get what, what went and the settings; for people their days."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse, reverse_lazy
from django.views.generic import ListView, TemplateView

from actions.models import Action, DigestDays, ReminderSettings
from actions.models.reminders import WORKING_WEEK
from actions.reminders import job, pages, rules, services
from actions.reminders.filters import DigestFilter
from actions.reminders.forms import DaysForm, ReminderSettingsForm
from board.models import Person
from common.formats import plural
from common.views import LastPageMixin, ServiceFormView, UnitOnlyMixin, back_url, transition
from notices.presenters import way_of_mail

TABS = [
    ("Who would get what", "actions:reminders"),
    ("Log", "actions:reminder_log"),
    ("Settings", "actions:reminder_settings"),
]


def tabs(current):
    return [
        {"label": label, "url": reverse(name), "is_current": name == current}
        for label, name in TABS
    ]


class RemindersView(UnitOnlyMixin, TemplateView):
    """Who would be reminded of what, before anything is sent."""

    template_name = "actions/reminders.html"

    def get_context_data(self, **kwargs):
        outlook = pages.Outlook()
        return super().get_context_data(
            outlook=outlook,
            rows=outlook.rows,
            others=outlook.others,
            rule=pages.rule_in_words(outlook.settings),
            way=way_of_mail(),
            tabs=tabs("actions:reminders"),
            **kwargs,
        )


class PreviewView(UnitOnlyMixin, TemplateView):
    """The very digest that one person would get."""

    template_name = "actions/reminder_preview.html"

    def get_context_data(self, pk, **kwargs):
        person = get_object_or_404(Person.objects.visible_to(self.request.user), pk=pk)
        return super().get_context_data(person=person, draft=pages.preview(person), **kwargs)


@transition
def send_reminders(request):
    """By hand what would go by itself; whoever has had theirs today gets nothing more."""
    unit_only(request)
    number = job.run(by=request.user)
    if number:
        people = plural(number, "person is reminded", "people are reminded")
        messages.success(request, f"{people} of what they owe.")
    else:
        messages.info(request, "Nobody has to be reminded of anything now, so nothing was sent.")
    return redirect("actions:reminders")


class DigestListView(UnitOnlyMixin, LastPageMixin, ListView):
    """Every digest and what became of its mail."""

    template_name = "actions/reminder_log.html"
    paginate_by = 50

    def get_queryset(self):
        self.filter = DigestFilter(self.request.GET, pages.digests(), request=self.request)
        return self.filter.qs

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | {
            "filter": self.filter,
            "rows": [pages.digest_row(digest) for digest in context["object_list"]],
            "tabs": tabs("actions:reminder_log"),
        }


class ReminderSettingsView(UnitOnlyMixin, ServiceFormView):
    template_name = "actions/reminder_settings.html"
    form_class = ReminderSettingsForm
    heading = "Reminders"
    success_message = "The reminders follow the new settings."
    cancel_url = success_url = reverse_lazy("actions:reminders")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"found": ReminderSettings.objects.current()}

    def carry_out(self, form):
        return services.set_reminders(
            by=self.request.user,
            expected_version=form.cleaned_data.get("version"),
            **form.service_data(),
        )

    def get_context_data(self, **kwargs):
        return super().get_context_data(tabs=tabs("actions:reminder_settings"), **kwargs)


def own_days(request):
    """Where the link of a mail leads: to the page of whoever is signed in."""
    return redirect("actions:reminder_person", request.user.pk)


class PersonRemindersView(ServiceFormView):
    """The days on which somebody is reminded, and the personal links that still work for them."""

    template_name = "actions/reminder_person.html"
    form_class = DaysForm
    heading = "Reminders and personal links"
    success_message = "The days have been saved."

    def dispatch(self, request, *args, **kwargs):
        self.person = seen_person(request, kwargs["pk"])
        self.caption = self.person.full_name
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        found = DigestDays.objects.filter(person=self.person).first()
        return super().get_form_kwargs() | {"chosen": found.days if found else WORKING_WEEK}

    def carry_out(self, form):
        return services.choose_days(person=self.person, by=self.request.user, **form.service_data())

    def get_success_url(self):
        return self.request.path

    def get_cancel_url(self):
        return self.person.get_absolute_url()

    def get_context_data(self, **kwargs):
        rows = pages.links_of_person(self.person)
        return super().get_context_data(person=self.person, rows=rows, **kwargs)


@transition
def revoke_links(request, pk):
    person = seen_person(request, pk)
    number = services.revoke_links(person=person, by=request.user)
    were = plural(number, "personal link was withdrawn", "personal links were withdrawn")
    messages.success(request, f"{were}. The next reminder has new ones.")
    return redirect("actions:reminder_person", person.pk)


@transition
def revoke_link(request, pk, action):
    """All links of one person to one action."""
    person = seen_person(request, pk)
    action = get_object_or_404(Action.objects.visible_to(request.user), pk=action)
    services.revoke_links(person=person, by=request.user, action=action)
    messages.success(
        request, f"The link of {person} to {action.reference} was withdrawn. It opens nothing now."
    )
    return redirect(back_url(request, reverse("actions:reminder_person", args=[person.pk])))


def seen_person(request, pk):
    """Somebody whose reminders the reader sees to; others are not told that there are any."""
    person = get_object_or_404(Person.objects.visible_to(request.user), pk=pk)
    if not rules.sees_to(request.user, person):
        raise Http404
    return person


def unit_only(request):
    if not request.user.reads_as_unit:
        raise Http404
