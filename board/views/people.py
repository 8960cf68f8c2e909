"""People: the directory, a person's page, and what the business unit changes there."""

from django.apps import apps
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse_lazy
from django.utils import timezone
from django.views.generic import DetailView

from board import rules
from board.context_processors import profile_for
from board.filters import PersonFilter
from board.forms import LeaveForm, PersonForm
from board.models import Group, Person
from board.presenters import people as presenters
from board.services import people as services
from board.views.base import FilteredListView, RowFormView
from common.formats import plural
from common.views import transition


class PersonListView(FilteredListView):
    paginate_by = 25
    template_name = "board/person_list.html"
    filter_class = PersonFilter

    @property
    def queryset(self):
        visible = Person.objects.visible_to(self.request.user)
        return visible.in_lines(timezone.localdate())

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        rows = [presenters.person_row(each, context["words"]) for each in context["object_list"]]
        found = plural(context["paginator"].count, "person", "people")
        return context | {"rows": rows, "found": found}


class PersonDetailView(DetailView):
    template_name = "board/person_detail.html"

    def get_object(self):
        visible = Person.objects.visible_to(self.request.user).for_list()
        return get_object_or_404(visible, pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs):
        person, viewer, today = self.object, self.request.user, timezone.localdate()
        memberships = person.memberships.select_related("seat__group", "seat__organisation")
        page = presenters.person_page(
            person,
            memberships=memberships.order_by("starts_on", "seat__group__name", "pk"),
            people=Person.objects.visible_to(viewer).current(today),
            today=today,
            words=profile_for(self.request).words,
        )
        return super().get_context_data(
            page=page,
            can_manage=rules.can_manage_board(viewer),
            can_see_contacts=rules.can_see_contacts(viewer, person),
            **kwargs,
        )


class PersonAddView(RowFormView):
    form_class = PersonForm
    heading = "Add a person"
    success_message = "The person has been added."
    another = "Save person and add another"
    cancel_url = reverse_lazy("board:person_list")

    def load(self):
        self.row = Person()

    def get_cancel_url(self):
        return str(self.cancel_url)

    def carry_out(self, form):
        return services.add_person(by=self.request.user, **form.service_data())


class PersonEditView(RowFormView):
    form_class = PersonForm
    heading = "Change a person"
    success_message = "The person has been changed."

    def load(self):
        self.row = person_of(self.request, self.kwargs)
        self.caption = self.row.full_name

    def carry_out(self, form):
        return services.edit_person(
            person=self.row,
            by=self.request.user,
            expected_version=self.expected(form),
            **form.service_data(),
        )


class PersonLeaveView(RowFormView):
    form_class = LeaveForm
    row_argument = "row"
    template_name = "board/person_leave.html"
    heading = "Record that somebody has left"
    note = "Meetings they came to, and everything in the minutes, stay as they are."
    success_message = "It has been recorded that they have left."

    def load(self):
        self.row = person_of(self.request, self.kwargs)
        self.caption = self.row.full_name

    def carry_out(self, form):
        return services.leave(
            person=self.row,
            by=self.request.user,
            expected_version=self.expected(form),
            **form.service_data(),
        )

    def get_context_data(self, **kwargs):
        left = left_behind(self.row, self.request.user)
        return super().get_context_data(person=self.row, **left, **kwargs)


def left_behind(person, reader):
    """What somebody leaves behind: groups without a chair, and actions that somebody has to take on."""
    visible = apps.get_model("actions", "Action").objects.visible_to(reader)
    owed = visible.filter(owners__person=person).outstanding()
    return {
        "chaired": Group.objects.chaired_by(person, timezone.localdate()),
        "owed": owed.order_by("reference"),
    }


@transition
def person_return(request, pk):
    """Somebody who was recorded as having left is back."""
    person = person_of(request, {"pk": pk})
    services.come_back(person=person, by=request.user)
    return redirect(person)


def person_of(request, kwargs):
    return get_object_or_404(Person.objects.visible_to(request.user), pk=kwargs["pk"])
