"""A challenge with what was done about it since, and the steps that can be taken."""

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import TemplateView

from common.views import ServiceFormView
from meetings import rules
from meetings.enums import ChallengeStatus
from meetings.forms.challenges import ChallengeStepForm
from meetings.models import Challenge
from meetings.presenters.registers import challenge_line
from meetings.refusal import refusal_of
from meetings.services import challenges


def visible_challenge(request, pk):
    return get_object_or_404(Challenge.objects.visible_to(request.user).for_register(), pk=pk)


class ChallengeDetailView(TemplateView):
    template_name = "meetings/challenge_detail.html"

    def get_context_data(self, **kwargs):
        challenge = visible_challenge(self.request, kwargs["pk"])
        group = challenge.item.meeting.group
        return super().get_context_data(
            **kwargs,
            challenge=challenge,
            line=challenge_line(challenge),
            is_open=challenge.status == ChallengeStatus.OPEN,
            steps=challenge.steps.select_related("made_by"),
            refusal=refusal_of(rules.check_follow_challenge, self.request.user, group),
        )


class ChallengeStepView(ServiceFormView):
    """One step; those who only read are told who may."""

    template_name = "meetings/challenge_form.html"
    form_class = ChallengeStepForm
    words = {}
    done = ""

    def dispatch(self, request, *args, **kwargs):
        self.challenge = visible_challenge(request, kwargs["pk"])
        rules.check_follow_challenge(request.user, self.challenge.item.meeting.group)
        self.caption = f"Challenge at {self.challenge.item.meeting.reference}"
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | self.words

    def get_cancel_url(self):
        return reverse("meetings:challenge_detail", args=[self.challenge.pk])

    def get_context_data(self, **kwargs):
        return super().get_context_data(challenge=self.challenge, **kwargs)

    def carry_out(self, form):
        return self.step(
            challenge=self.challenge, text=form.cleaned_data["text"], by=self.request.user
        )

    def get_success_url(self):
        messages.success(self.request, self.done)
        return self.get_cancel_url()


class ChallengeFollowUpView(ChallengeStepView):
    heading = "What has been done or heard since?"
    step = staticmethod(challenges.follow_up)
    done = "The follow-up has been noted."
    words = {"label": "Follow-up", "missing": "Say what has been done or heard."}


class ChallengeCloseView(ChallengeStepView):
    heading = "Close this challenge"
    step = staticmethod(challenges.close)
    done = "The challenge has been closed."
    words = {
        "label": "What satisfied the group",
        "missing": "Say what satisfied the group, so that readers know why this is closed.",
        "button": "Close the challenge",
    }


class ChallengeReopenView(ChallengeStepView):
    heading = "Open this challenge again"
    step = staticmethod(challenges.reopen)
    done = "The challenge is open again."
    words = {
        "label": "Why it is opened again",
        "missing": "Say why it is opened again.",
        "button": "Open it again",
    }
