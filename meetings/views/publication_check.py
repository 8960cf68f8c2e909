"""The second person's page: every redaction, and everything left that looks like an identity."""

from board.models import Person
from meetings import rules
from meetings.forms.publication import CheckForm, SendBackForm
from meetings.models import Redaction
from meetings.presenters import publication as presenters
from meetings.publication import records
from meetings.refusal import refusal_of
from meetings.services import publication as services
from meetings.views.publication import PublicationFormView


def check_of(publication):
    """What is to be looked at before `publication` is published (`presenters.Check`)."""
    before = Redaction.objects.filter(
        publication__kind=publication.kind, publication__reference=publication.reference
    )
    return presenters.check_of(
        publication,
        list(publication.redactions.select_related("made_by")),
        people=people(),
        quoted=set(before.values_list("quoted", flat=True)),
    )


def people():
    """The full names of everybody in the directory."""
    names = Person.objects.exclude(given_name="").values_list("given_name", "family_name")
    return {f"{given} {family}" for given, family in names}


class CheckView(PublicationFormView):
    """Whoever prepared it reads the page too, and is told that somebody else publishes."""

    form_class = CheckForm
    template_name = "meetings/publication_check.html"
    heading = "Check before publishing"
    success_message = "It is published."

    def check(self):
        rules.check_is_checking(self.publication)
        self.found = check_of(self.publication)

    @property
    def marking(self):
        """The protective marking of the frozen record, which the public version does not carry."""
        return records.frozen_of(self.publication).get("marking", "")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"found": self.found.keys}

    def carry_out(self, form):
        return services.publish(
            publication=self.publication,
            found=self.found.keys,
            allowed=form.cleaned_data["allowed"],
            by=self.request.user,
        )

    def get_context_data(self, **kwargs):
        refusal = refusal_of(rules.check_check_publication, self.request.user, self.publication)
        ticked = self.request.POST.getlist("allowed")
        files = self.publication.files.defer("content")
        return super().get_context_data(
            check=self.found,
            marking=self.marking,
            refusal=refusal,
            ticked=ticked,
            files=files,
            **kwargs,
        )


class SendBackView(PublicationFormView):
    form_class = SendBackForm
    heading = "Send this back?"
    success_message = "It has been sent back, and can be changed."

    def check(self):
        """Whoever may see it may send it back."""
        rules.check_is_checking(self.publication)

    def carry_out(self, form):
        return services.send_back(
            publication=self.publication, by=self.request.user, **form.service_data()
        )
