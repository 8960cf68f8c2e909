"""Asking once more: a page that shows who will be reminded by mail, and asks."""

from django.contrib import messages
from django.urls import reverse

from common.formats import plural
from common.forms import ServiceForm
from common.views import ServiceFormView
from meetings.views.loading import MeetingMixin
from notices.presenters import recipients


class RemindingView(MeetingMixin, ServiceFormView):
    """`back` is the name of the page it stands behind and `back_label` what that is called; `mail_says` what
    those who are reminded read, `nobody` why there may be nobody. Subclasses say whom, and do it."""

    template_name = "meetings/remind.html"
    form_class = ServiceForm
    back = back_label = mail_says = nobody = ""

    def people(self):
        """Those who will be reminded; each subclass says who."""
        return []

    @property
    def caption(self):
        return f"{self.meeting.reference} {self.meeting.name}"

    def get_cancel_url(self):
        return reverse(self.back, args=[self.meeting.pk])

    def get_success_url(self):
        messages.success(self.request, f"{self.done(self.result)}.")
        return self.get_cancel_url()

    def done(self, told):
        """What is said afterwards of what the service gave back: the people for whom mail waits."""
        number = plural(len(told), "person", "people")
        return f"A reminder to {number} has been put into the queue"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            meeting=self.meeting,
            told=recipients(self.people(), viewer=self.request.user),
            back_label=self.back_label,
            mail_says=self.mail_says,
            nobody=self.nobody,
            **kwargs,
        )
