"""The steps of minutes from hand to hand: each view makes one call of the approval service."""

from common import sent_forms
from common.refusals import Refused
from common.views import ServiceFormView
from meetings import rules
from meetings.enums import MinutesStatus
from meetings.forms.approval import ReopenForm, ReturnForm, SendToChairForm
from meetings.services import approval
from meetings.views.lines_left import lines_left
from meetings.views.minutes import visible_minutes


class StepView(ServiceFormView):
    """A step has a page of its own. `check()` refuses before anything is typed.

    A form that was carried out before is not asked again; it is only told so.
    """

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.minutes = visible_minutes(request, kwargs["pk"])

    def dispatch(self, request, *args, **kwargs):
        if not sent_forms.was_sent(request.POST.get("token")):
            self.check()
        return super().dispatch(request, *args, **kwargs)

    @property
    def caption(self):
        return f"{self.minutes.meeting.reference} {self.minutes.meeting.name}"

    def get_cancel_url(self):
        return self.minutes.get_absolute_url()

    get_success_url = get_cancel_url


class MinutesSendToChairView(StepView):
    """Tells first which texts hold quick lines that are no records."""

    form_class = SendToChairForm
    template_name = "meetings/minutes_send_to_chair.html"
    heading = "Send the draft to the chair"
    success_message = "The draft is with the chair."

    def check(self):
        rules.check_take_minutes(self.request.user, self.minutes.meeting.group)
        rules.check_minutes_step(self.minutes, MinutesStatus.WITH_CHAIR)

    def carry_out(self, form):
        return approval.send_to_chair(
            minutes=self.minutes, by=self.request.user, **form.service_data()
        )

    def get_context_data(self, **kwargs):
        left = lines_left(self.minutes.meeting, self.request.user)
        return super().get_context_data(
            meeting=self.minutes.meeting, minutes=self.minutes, lines_left=left, **kwargs
        )


class MinutesReturnView(StepView):
    form_class = ReturnForm
    heading = "Return the draft to be changed"
    success_message = "The minutes are being drafted again."

    def check(self):
        rules.check_return(self.request.user, self.minutes)
        if self.minutes.is_approved:
            raise Refused("Approved minutes are not returned but reopened, with a reason.")
        rules.check_minutes_step(self.minutes, MinutesStatus.DRAFTING)

    def carry_out(self, form):
        return approval.return_to_drafting(
            minutes=self.minutes, by=self.request.user, **form.service_data()
        )


class MinutesReopenView(StepView):
    form_class = ReopenForm
    template_name = "meetings/minutes_reopen.html"
    heading = "Reopen approved minutes"
    success_message = "The minutes are open for a correction. The approved version stays as it is."

    def check(self):
        rules.check_reopen(self.request.user)
        if not self.minutes.is_approved:
            raise Refused(
                "Only approved minutes can be reopened; these are still open for writing."
            )

    def carry_out(self, form):
        return approval.reopen(minutes=self.minutes, by=self.request.user, **form.service_data())
