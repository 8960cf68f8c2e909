"""Answering an invitation: on the page, and by the link of a mail without sign-in."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from common.history import acting
from common.refusals import Refused
from common.views import ServiceFormView
from meetings import replying
from meetings.deputies import candidates
from meetings.enums import Answer, MeetingStatus
from meetings.forms.replies import LinkReplyForm, ReplyForm
from meetings.letters import CALENDAR_NAME, calendar_file
from meetings.presenters.replies import place_of, reply_box, said_to_you
from meetings.refusal import refusal_of
from meetings.services import replies
from meetings.views.loading import visible_meeting
from trail.access import note_link

DONE = {
    Answer.COMING: "Thank you. You are noted as coming.",
    Answer.APOLOGIES: "Thank you. Your apologies are noted.",
    Answer.DEPUTY: "Thank you. Your deputy is noted.",
}


class AnswerView(ServiceFormView):
    """A form about `self.invitation`. Before an answer `?answer=` chooses one, and changes nothing."""

    form_class = ReplyForm

    @property
    def invited(self):
        return self.invitation.person

    def refusal(self):
        user = self.request.user
        reader = user if user.is_authenticated else None
        return refusal_of(replying.check_open, self.invitation.meeting, reader)

    def get_form_kwargs(self):
        found = candidates(self.invitation)
        return super().get_form_kwargs() | {"candidates": found, "person": self.invited}

    def get_initial(self):
        said = self.invitation
        wanted = self.request.GET.get("answer")
        return {
            "answer": wanted if wanted in set(Answer.values) - {Answer.NONE} else said.answer,
            "deputy": said.deputy,
            "deputy_text": "" if said.deputy else said.deputy_text,
            "message": said.message,
            "is_change": said.answer != Answer.NONE and said.person_id == self.request.user.pk,
        }

    def answer_by(self, form, person, **instead):
        data = form.service_data() | instead
        return replies.answer(invitation=self.invitation, by=person, **data)

    def get_success_url(self):
        messages.success(self.request, DONE[self.result.answer])
        return self.request.path

    def get_cancel_url(self):
        return self.request.path


class ReplyView(AnswerView):
    """The signed-in person's own answer to a meeting they can see."""

    template_name = "meetings/reply_page.html"
    heading = "Are you coming?"

    def dispatch(self, request, *args, **kwargs):
        meeting = visible_meeting(request, kwargs["pk"])
        self.invitation = (
            meeting.invitations.select_related("person", "deputy", "answered_by")
            .filter(person=request.user)
            .first()
        )
        if self.invitation is None:
            raise Refused(
                "You have not been invited to this meeting, so there is nothing to answer."
            )
        self.invitation.meeting = meeting
        self.caption = f"{meeting.reference} {meeting.name}"
        return super().dispatch(request, *args, **kwargs)

    def carry_out(self, form):
        return self.answer_by(form, self.request.user)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            meeting=self.invitation.meeting,
            box=reply_box(self.invitation, refusal=self.refusal()),
            **kwargs,
        )


@method_decorator([never_cache, login_not_required], name="dispatch")
class LinkReplyView(AnswerView):
    """Whoever holds the link of a mail answers for the person it was sent to, and reads no more."""

    template_name = "meetings/reply_link.html"
    form_class = LinkReplyForm
    heading = "Are you coming?"

    def dispatch(self, request, *args, **kwargs):
        try:
            self.invitation = replying.invitation_of(kwargs["signed"])
        except replying.LinkBroken:
            return render(request, "meetings/reply_broken.html", {"is_broken": True}, status=404)
        except replying.LinkEnded:
            return render(request, "meetings/reply_broken.html", status=410)
        if request.user.is_authenticated and request.user.pk != self.invited.pk:
            return render(request, "meetings/reply_other.html", status=403)
        note_link(request, self.invited, "meetings/", self.invitation.meeting)
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self):
        """Not the message: a mail may be passed on, to a deputy for example."""
        initial = super().get_initial() | {"message": ""}
        named = self.invitation.deputy_text or str(self.invitation.deputy or "")
        is_change = self.invitation.answer != Answer.NONE
        return initial | {"deputy_text": named, "is_change": is_change}

    def carry_out(self, form):
        with acting(self.invited, via="link"):
            return self.answer_by(form, self.invited, **self._kept_message(form))

    def _kept_message(self, form):
        """What was written before stays with the same answer: the page does not show it to be changed."""
        data, before = form.cleaned_data, self.invitation
        is_kept = data["answer"] == before.answer and not data["message"].strip()
        return {"message": before.message} if is_kept else {}

    def get_context_data(self, **kwargs):
        meeting = self.invitation.meeting
        calendar = ""
        if meeting.status != MeetingStatus.CANCELLED:
            calendar = reverse("meetings:reply_calendar", args=[self.kwargs["signed"]])
        return super().get_context_data(
            place=place_of(self.invitation),
            said=said_to_you(self.invitation),
            refusal=self.refusal(),
            calendar_url=calendar,
            **kwargs,
        )


@never_cache
@login_not_required
def reply_calendar(request, signed):
    """The meeting as a calendar file, for whoever holds the link."""
    try:
        invitation = replying.invitation_of(signed)
    except (replying.LinkBroken, replying.LinkEnded):
        return redirect("meetings:reply_by_link", signed)
    response = HttpResponse(
        calendar_file(invitation.meeting, bare=True), content_type="text/calendar"
    )
    response["Content-Disposition"] = f'attachment; filename="{CALENDAR_NAME}"'
    return response
