"""Calendar files: a person's addresses, what they answer, and the file of one meeting."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse_lazy
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from board import offices
from board.models import BoardProfile
from common.forms import ServiceForm
from common.views import ServiceFormView
from meetings import ics
from meetings.forms.subscriptions import SubscriptionForm
from meetings.presenters.subscriptions import NewAddress, address_row
from meetings.services import subscriptions
from meetings.views.loading import visible_meeting
from trail.access import note_link


class CalendarSubscriptionListView(ServiceFormView):
    """The person's addresses, and the form that makes one. The address is shown once, in the answer."""

    form_class = SubscriptionForm
    template_name = "meetings/calendar_subscription_list.html"
    heading = "Meetings in your own calendar"
    cancel_url = reverse_lazy("meetings:calendar_subscription_list")
    new = None

    def carry_out(self, form):
        row, secret = subscriptions.subscribe(by=self.request.user, **form.service_data())
        self.new = NewAddress(row.name, subscriptions.address_of(secret))
        return row

    def form_valid(self, form):
        """Not a redirect: the secret is kept nowhere, so no other answer could show it."""
        answer = super().form_valid(form)
        if self.new is None:
            return answer
        fresh = self.form_class()
        response = self.render_to_response(self.get_context_data(form=fresh, new=self.new))
        response.headers["Cache-Control"] = "private, no-store"
        return response

    def get_success_url(self):
        return self.get_cancel_url()

    def get_context_data(self, **kwargs):
        rows = subscriptions.live_of(self.request.user).order_by("-created_at", "-pk")
        return super().get_context_data(rows=[address_row(row) for row in rows], **kwargs)


class CalendarSubscriptionRevokeView(ServiceFormView):
    form_class = ServiceForm
    template_name = "meetings/calendar_subscription_revoke.html"
    heading = "Revoke this address?"
    success_url = cancel_url = reverse_lazy("meetings:calendar_subscription_list")

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        own = request.user.calendar_subscriptions
        self.subscription = get_object_or_404(own, pk=kwargs["pk"])
        self.caption = self.subscription.name

    def carry_out(self, form):
        subscriptions.revoke(subscription=self.subscription, by=self.request.user)
        self.success_message = f"The address “{self.subscription.name}” no longer works."
        return self.subscription

    def get_context_data(self, **kwargs):
        return super().get_context_data(subscription=self.subscription, **kwargs)


@login_not_required
@require_safe
def calendar_feed(request, secret):
    """What a calendar program reads, without sign-in: the secret says whose meetings they are."""
    subscription = subscriptions.found_by(secret)
    if subscription is None:
        raise Http404
    subscriptions.note_reading(subscription)
    person = subscription.person
    note_link(request, person, "calendar/subscribe/", subscription)
    offices.keep(person)
    profile = BoardProfile.objects.first()
    content = ics.calendar_of(
        subscriptions.meetings_for(person),
        name=f"{profile.short_name if profile else 'Board'} meetings",
        busy_in=subscriptions.own_groups(person),
    )
    return calendar_response(request, content, tag=ics.tag_of(content))


@require_safe
def meeting_ics(request, pk):
    """One meeting as a file, for whoever may see it."""
    meeting = visible_meeting(request, pk)
    [meeting] = subscriptions.with_changes(pk=meeting.pk)
    response = calendar_response(request, ics.calendar_of([meeting], name=meeting.reference))
    response["Content-Disposition"] = f'attachment; filename="{meeting.reference}.ics"'
    return response


def calendar_response(request, content, tag=None):
    response = HttpResponse(content, content_type=ics.CONTENT_TYPE)
    response["Cache-Control"] = "private, no-cache"
    if tag:
        response["ETag"] = tag
        return get_conditional_response(request, etag=tag, response=response)
    return response
