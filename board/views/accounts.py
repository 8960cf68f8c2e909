"""Who signs in. No mail is needed: a link to choose a password can be handed over."""

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from board.enums import SEES_EVERYTHING
from board.forms import AccountForm, CloseAccountForm
from board.labels import role_label
from board.presenters.seeing import all_of_it
from board.seeing import ROLE_WORDS
from board.services import accounts as services
from board.views.base import RowFormView
from board.views.people import left_behind, person_of
from common.views import transition


class PersonAccountView(RowFormView):
    """Before somebody is given a role that sees everything, the page asks once more, and says what that is."""

    form_class = AccountForm
    template_name = "board/person_account.html"
    row_argument = "row"
    heading = "Account"

    def load(self):
        self.row = person_of(self.request, self.kwargs)
        self.caption = self.row.full_name
        self.was = (self.row.role if self.row.has_account else "", self.row.email)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"words": self.words, "by": self.request.user}

    def get_context_data(self, **kwargs):
        return super().get_context_data(person=person_of(self.request, self.kwargs), **kwargs)

    def get_success_url(self):
        return self.request.path

    def form_valid(self, form):
        role = form.cleaned_data["role"]
        is_asked = role in SEES_EVERYTHING and role != self.was[0]
        if is_asked and self.request.POST.get("confirmed") != role:
            form.submit_label = "Yes, save the account"
            return self.render_to_response(self.get_context_data(form=form, asks=self.asks(role)))
        return super().form_valid(form)

    def asks(self, role):
        return {
            "role": role,
            "label": role_label(role, self.words),
            "meaning": ROLE_WORDS[role],
            "opens": all_of_it(),
        }

    def carry_out(self, form):
        saved = services.set_account(
            person=self.row,
            by=self.request.user,
            expected_version=self.expected(form),
            **form.service_data(),
        )
        self.success_message = what_changed(saved, *self.was, self.words)
        return saved


def what_changed(person, old_role, old_email, words):
    """What saving an account has changed, in a sentence or two."""
    now = role_label(person.role, words)
    if not old_role:
        return f"{person} now has an account: {now}, with the address {person.email}."
    said = []
    if person.role != old_role:
        said.append(f"{person} was {role_label(old_role, words)}, and is now {now}.")
    if person.email != old_email:
        said.append(f"{person} signs in with {person.email} now, and no longer with {old_email}.")
    return " ".join(said) or "Nothing has changed."


@transition
@never_cache
def person_sign_in_link(request, pk):
    """Show a fresh link once. It is kept nowhere; another can be made at any time."""
    person = person_of(request, {"pk": pk})
    path = services.sign_in_link(person=person, by=request.user)
    link = request.build_absolute_uri(path)
    context = {"person": person, "link": link, "days": services.days_of_link()}
    return render(request, "board/person_sign_in_link.html", context)


class PersonCloseAccountView(RowFormView):
    """Says what will change, and asks."""

    form_class = CloseAccountForm
    row_argument = "row"
    template_name = "board/person_close_account.html"

    def load(self):
        self.row = person_of(self.request, self.kwargs)
        self.heading = f"Close the account of {self.row}?"
        self.success_message = f"{self.row} can no longer sign in."

    def carry_out(self, form):
        return services.close_account(
            person=self.row, by=self.request.user, expected_version=self.expected(form)
        )

    def get_cancel_url(self):
        return reverse("board:person_account", args=[self.row.pk])

    def get_context_data(self, **kwargs):
        person = person_of(self.request, self.kwargs)
        return super().get_context_data(
            person=person,
            role=role_label(person.role, self.words) if person.role else "",
            **left_behind(person, self.request.user),
            **kwargs,
        )
