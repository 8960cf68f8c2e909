"""The organisations that seats belong to and people speak for."""

from django.shortcuts import get_object_or_404
from django.urls import reverse_lazy
from django.utils import timezone
from django.views.generic import DetailView

from board import rules
from board.context_processors import profile_for
from board.filters import OrganisationFilter
from board.forms import OrganisationForm
from board.models import Organisation, Person, Seat
from board.presenters import organisations as presenters
from board.services import organisations as services
from board.views.base import FilteredListView, RowFormView
from common.formats import plural


class OrganisationListView(FilteredListView):
    template_name = "board/organisation_list.html"
    filter_class = OrganisationFilter

    @property
    def queryset(self):
        return Organisation.objects.visible_to(self.request.user).for_list()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        rows = [presenters.organisation_row(o, context["words"]) for o in context["object_list"]]
        found = plural(context["paginator"].count, "organisation")
        return context | {"rows": rows, "found": found}


class OrganisationDetailView(DetailView):
    template_name = "board/organisation_detail.html"

    def get_object(self):
        visible = Organisation.objects.visible_to(self.request.user).for_list()
        return get_object_or_404(visible, pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs):
        organisation, today = self.object, timezone.localdate()
        people = (
            Person.objects.visible_to(self.request.user)
            .current(today)
            .of_organisation(organisation)
            .select_related("employer", "speaks_for")
        )
        seats = Seat.objects.filter(organisation=organisation).open_on(today).running(today)
        seats = seats.with_members(today).select_related("group", "organisation")
        return super().get_context_data(
            row=presenters.organisation_row(organisation, profile_for(self.request).words),
            people=presenters.people_of(organisation, people),
            seats=presenters.seat_rows(seats.order_by("group__name", "position", "pk")),
            children=organisation.children.open_on(today),
            can_manage=rules.can_manage_board(self.request.user),
            **kwargs,
        )


class OrganisationFormView(RowFormView):
    form_class = OrganisationForm

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"words": self.words}


class OrganisationAddView(OrganisationFormView):
    heading = "Add an organisation"
    success_message = "The organisation has been added."
    another = "Save organisation and add another"
    cancel_url = reverse_lazy("board:organisation_list")

    def load(self):
        self.row = Organisation()

    def get_cancel_url(self):
        return str(self.cancel_url)

    def carry_out(self, form):
        return services.add_organisation(by=self.request.user, **form.service_data())


class OrganisationEditView(OrganisationFormView):
    heading = "Change an organisation"
    success_message = "The organisation has been changed."

    def load(self):
        visible = Organisation.objects.visible_to(self.request.user)
        self.row = get_object_or_404(visible, pk=self.kwargs["pk"])
        self.caption = self.row.name

    def carry_out(self, form):
        return services.edit_organisation(
            organisation=self.row,
            by=self.request.user,
            expected_version=self.expected(form),
            **form.service_data(),
        )
