"""The two steps that cannot be taken back unseen: what will happen is told before it does."""

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.utils import timezone

from board.models import Membership
from common.formats import long_date, plural
from meetings import rules
from meetings.checks import warnings
from meetings.enums import ApprovalKind, MinutesStatus
from meetings.forms.approval import ApproveForm, CirculateForm
from meetings.forms.people import names_at
from meetings.models import AgendaItem, Capture, Decision, ItemComment, Meeting
from meetings.presenters.approval import unmarked, unwritten, warnings_by_item
from meetings.presenters.comments import still_open
from meetings.previous_minutes import how_approved
from meetings.reading import read_draft
from meetings.services import approval, invitations
from meetings.services.comments import usual_last_day
from meetings.views.minutes_steps import StepView, items_with_lines
from notices.presenters import recipients


def open_points(minutes, person):
    """What is still open in a draft: doubts, items without a word, people without a mark."""
    full = rules.sees_confidential(person, minutes.meeting.group)
    reading, page = read_draft(minutes, full=full), minutes.get_absolute_url()
    unreported = Decision.objects.waiting_for(reading.meeting)
    asked = Capture.objects.open_at(reading.meeting)
    found = warnings(reading.meeting, names_at(reading.meeting), unreported, asked)
    comments = ItemComment.objects.visible_to(person).of_meeting(reading.meeting).open()
    return {
        "comments_open": still_open(minutes, reading.record, comments),
        "warnings": warnings_by_item(reading.record, found, page=page),
        "unwritten": unwritten(reading.record, page=page),
        "unmarked": unmarked(reading.record),
    }


class ConfirmView(StepView):
    """Tells who will read the minutes and what is still open, and asks."""

    def get_context_data(self, **kwargs):
        group = self.minutes.meeting.group
        readers = Membership.objects.on(timezone.localdate()).filter(seat__group=group)
        return super().get_context_data(
            minutes=self.minutes,
            meeting=self.minutes.meeting,
            readers=plural(readers.values("person").distinct().count(), "person", "people"),
            lines_left=items_with_lines(self.minutes.meeting, self.request.user),
            **open_points(self.minutes, self.request.user),
            **kwargs,
        )


class MinutesCirculateView(ConfirmView):
    form_class = CirculateForm
    template_name = "meetings/minutes_circulate.html"
    heading = "Circulate these minutes as a draft?"
    success_message = "The minutes have been circulated as a draft, and their actions with them."

    def check(self):
        rules.check_circulate(self.request.user, self.minutes)
        rules.check_minutes_step(self.minutes, MinutesStatus.CIRCULATED)

    def get_initial(self):
        return {"comments_until": usual_last_day(self.minutes.meeting)}

    def carry_out(self, form):
        return approval.circulate(minutes=self.minutes, by=self.request.user, **form.service_data())

    def get_context_data(self, **kwargs):
        told = invitations.readers(self.minutes.meeting)
        return super().get_context_data(told=recipients(told, viewer=self.request.user), **kwargs)


class MinutesApproveView(ConfirmView):
    """`pk` is the meeting whose minutes are approved, `item_pk` the item of the approving meeting.

    The form carries how they are approved as the page told it, so that an
    amendment added meanwhile is not approved unseen.
    """

    form_class = ApproveForm
    template_name = "meetings/minutes_approve.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        meetings = Meeting.objects.visible_to(request.user)
        items = AgendaItem.objects.select_related("meeting__group")
        self.item = get_object_or_404(items, pk=kwargs["item_pk"], meeting__in=meetings)
        meeting = self.minutes.meeting
        self.heading = f"Approve the minutes of {long_date(meeting.date)}?"
        self.amendments, self.kind = how_approved(meeting, self.item)

    def check(self):
        rules.check_approve(self.request.user, self.minutes, self.item)

    def get_initial(self):
        return {"kind": self.kind}

    def form_invalid(self, form):
        """The page tells how things stand now, so the form carries that too."""
        form.data = form.data.copy()
        form.data["kind"] = self.kind
        return super().form_invalid(form)

    def get_cancel_url(self):
        return self.item.get_absolute_url()

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            item=self.item,
            amendments=self.amendments,
            how=ApprovalKind(self.kind).label.lower(),
            **kwargs,
        )

    def carry_out(self, form):
        return approval.approve(
            minutes=self.minutes, item=self.item, by=self.request.user, **form.service_data()
        )

    def get_success_url(self):
        reference, number = self.minutes.meeting.reference, self.result.number
        messages.success(
            self.request,
            f"The minutes of {reference} are approved and locked as version {number}.",
        )
        return self.item.get_absolute_url()
