"""The unit's page of a meeting's answers: who is coming, what is missing, and asking once more."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import TemplateView

from common.views import transition
from meetings import replying, rules
from meetings.answers import answers_of, has_seated_others, latest_mails, load_quorum
from meetings.enums import Answer
from meetings.forecast import forecast
from meetings.forms.replies import BehalfForm
from meetings.models import Invitation
from meetings.presenters.invitations import quorum_line, sections_of, tally
from meetings.presenters.replies import not_entered, said_of
from meetings.refusal import refusal_of
from meetings.services import invitations, replies
from meetings.services.attendance import seat_memberships
from meetings.views.loading import MeetingMixin, visible_meeting
from meetings.views.reminding import RemindingView
from meetings.views.replies import AnswerView


class InvitationsView(MeetingMixin, TemplateView):
    """For the unit, the group's chairs and its minute-taker."""

    template_name = "meetings/invitations.html"

    def guard(self):
        rules.check_reads_answers(self.request.user, self.meeting.group)

    def get_context_data(self, **kwargs):
        meeting, person = self.meeting, self.request.user
        answers = answers_of(meeting)
        load_quorum(meeting)
        is_unit = person.is_business_unit
        mails = latest_mails(invitations.topic_of(meeting), invitations.KIND) if is_unit else None
        writes = rules.takes_minutes(person, meeting.group) and not self.over
        return super().get_context_data(
            meeting=meeting,
            has_asked=bool(answers.invitations),
            sections=sections_of(answers, mails=mails, writes=writes),
            tally=tally(answers),
            quorum=quorum_line(forecast(meeting, answers)),
            over=self.over,
            is_unit=is_unit,
            can_remind=is_unit and not self.over and bool(answers.counts()[Answer.NONE]),
            newly_seated=self.newly_seated(answers),
            **kwargs,
        )

    @property
    def over(self):
        return refusal_of(replying.check_open, self.meeting, self.request.user)

    def newly_seated(self, answers):
        """Names of those who have got a seat since people were asked."""
        if self.over or not answers.invitations:
            return []
        known = {*answers.invitations, *(row.person_id for row in answers.rows)} - {None}
        if not has_seated_others(self.meeting, known):
            return []
        seated = seat_memberships(self.meeting)
        return [str(each.person) for each in seated if each.person_id not in known]


class ReplyForView(MeetingMixin, AnswerView):
    """What somebody said by telephone or e-mail."""

    template_name = "meetings/reply_for.html"
    form_class = BehalfForm

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        found = Invitation.objects.select_related("person", "deputy").filter(meeting=self.meeting)
        self.invitation = get_object_or_404(found, pk=kwargs["invitation"])
        self.invitation.meeting = self.meeting
        self.heading = f"Answer for {self.invited}"
        self.caption = f"{self.meeting.reference} {self.meeting.name}"

    def guard(self):
        rules.check_take_minutes(self.request.user, self.meeting.group)
        replying.check_open(self.meeting, self.request.user)

    def carry_out(self, form):
        return self.answer_by(form, self.request.user)

    def get_cancel_url(self):
        return reverse("meetings:invitations", args=[self.meeting.pk])

    def get_success_url(self):
        row = self.meeting.attendances.filter(person=self.invited).first()
        messages.success(self.request, f"{self.invited}: {said_of(self.result)}.")
        if problem := not_entered(self.result, row):
            messages.warning(self.request, f"{self.invited}: {problem}.")
        return self.get_cancel_url()

    def get_context_data(self, **kwargs):
        return super().get_context_data(meeting=self.meeting, invitation=self.invitation, **kwargs)


class RemindView(RemindingView):
    heading = "Remind those who have not answered?"
    back, back_label = "meetings:invitations", "Who is coming"
    mail_says = "They get a mail with the date, the place and links to answer."
    nobody = "all have answered, or were reminded today."

    def guard(self):
        rules.check_plan_meetings(self.request.user)
        replying.check_open(self.meeting, self.request.user)

    def people(self):
        return invitations.to_remind(self.meeting)

    def carry_out(self, form):
        return invitations.remind(meeting=self.meeting, by=self.request.user)

    def done(self, told):
        sentence = super().done(told.reached)
        if left := len(told.unreached):
            sentence += f"; {left} {'has' if left == 1 else 'have'} no e-mail address"
        return sentence


@transition
def reply_renew(request, pk, invitation):
    """The links that were mailed to somebody answer nothing any more."""
    meeting = visible_meeting(request, pk)
    found = get_object_or_404(
        Invitation.objects.select_related("person"), pk=invitation, meeting=meeting
    )
    rules.check_take_minutes(request.user, meeting.group)
    replies.renew_link(invitation=found, by=request.user)
    messages.success(
        request,
        f"The links in earlier mails to {found.person} have ended. The next mail has a new one.",
    )
    return redirect("meetings:reply_for", meeting.pk, found.pk)
