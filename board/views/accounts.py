"""Who signs in. No mail is needed: a link to choose a password can be handed over."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from board.forms import AccountForm
from board.services import accounts as services
from board.views.base import RowFormView
from board.views.people import person_of
from common.views import transition


class PersonAccountView(RowFormView):
    form_class = AccountForm
    template_name = "board/person_account.html"
    row_argument = "row"
    heading = "Account"
    success_message = "The account has been saved."

    def load(self):
        self.row = person_of(self.request, self.kwargs)
        self.caption = self.row.full_name

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"words": self.words, "by": self.request.user}

    def get_context_data(self, **kwargs):
        return super().get_context_data(person=person_of(self.request, self.kwargs), **kwargs)

    def get_success_url(self):
        return self.request.path

    def carry_out(self, form):
        return services.set_account(
            person=self.row,
            by=self.request.user,
            expected_version=self.expected(form),
            **form.service_data(),
        )


@transition
@never_cache
def person_sign_in_link(request, pk):
    """Show a fresh link once. It is kept nowhere; another can be made at any time."""
    person = person_of(request, {"pk": pk})
    path = services.sign_in_link(person=person, by=request.user)
    link = request.build_absolute_uri(path)
    context = {"person": person, "link": link, "days": services.days_of_link()}
    return render(request, "board/person_sign_in_link.html", context)


@transition
def person_close_account(request, pk):
    person = person_of(request, {"pk": pk})
    services.close_account(person=person, by=request.user)
    messages.success(request, f"{person} can no longer sign in.")
    return redirect(person)
