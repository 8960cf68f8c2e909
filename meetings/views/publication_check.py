"""The second person's page: every redaction, and everything left that looks like an identity."""

from meetings import rules
from meetings.forms.publication import CheckForm, SendBackForm
from meetings.publication import records
from meetings.publication.check_loading import check_of
from meetings.refusal import refusal_of
from meetings.services import publication as services
from meetings.views.publication import PublicationFormView


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
