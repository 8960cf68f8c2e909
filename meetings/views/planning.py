"""The list of meetings and the forms that plan, change, move and cancel one."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.generic import ListView

from board.models import BoardProfile, Group
from common.formats import listing, plural
from common.views import ServiceFormView, transition
from meetings import rules, schedule
from meetings.filters import MeetingFilter
from meetings.forms.planning import (
    CancelForm,
    GroupChoiceForm,
    MeetingEditForm,
    MeetingForm,
    MoveForm,
)
from meetings.models import Meeting
from meetings.presenters.meeting import status_tag
from meetings.services import carrying, invitations, planning
from meetings.views.loading import (
    LONGEST_KEY,
    MeetingMixin,
    TellsDifferences,
    visible_meeting,
)
from notices.presenters import recipients


class MeetingListView(ListView):
    """Meetings to come, soonest first, then those that are over."""

    template_name = "meetings/meeting_list.html"
    paginate_by = 25

    def get_queryset(self):
        self.filter = MeetingFilter(
            self.request.GET,
            queryset=Meeting.objects.visible_to(self.request.user),
            request=self.request,
        )
        return self.filter.qs.in_lines().upcoming_first()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(filter=self.filter, **kwargs)
        today = timezone.localdate()
        rows = [
            {
                "meeting": meeting,
                "tag": status_tag(meeting),
                "section": "To come"
                if meeting.is_upcoming and meeting.date >= today
                else "Earlier",
            }
            for meeting in context["page_obj"]
        ]
        may_plan = rules.plans_meetings(self.request.user)
        return context | {
            "rows": rows,
            "may_plan": may_plan,
            "reads_forward_plan": rules.reads_forward_plan(self.request.user),
            "is_filtered": _is_filtered(self.filter),
        }


def _is_filtered(filters):
    return any(filters.data.get(name) for name in filters.filters)


def meeting_add(request):
    """Two steps: whose meeting it is, then when and where, filled in from the group's usual ones."""
    rules.check_plan_meetings(request.user)
    if not request.GET.get("group"):
        form = GroupChoiceForm(request.GET if "group" in request.GET else None)
        return render(request, "meetings/meeting_choose_group.html", {"form": form})
    return MeetingAddView.as_view()(request)


class MeetingAddView(ServiceFormView):
    form_class = MeetingForm
    template_name = "meetings/meeting_form.html"
    heading = "Plan a meeting"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        key = request.GET["group"]
        groups = Group.objects.visible_to(request.user)
        self.group = get_object_or_404(
            groups, pk=int(key) if key.isdecimal() and len(key) < LONGEST_KEY else 0
        )
        self.caption = self.group.name

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"group": self.group, "by": self.request.user}

    def get_initial(self):
        profile = BoardProfile.objects.first()
        taker = schedule.usual_minute_taker(self.group)
        return {
            "start_time": self.group.usual_start,
            "end_time": self.group.usual_end,
            "venue": self.group.usual_venue,
            "minute_taker": taker.pk if taker else None,
            "marking": profile.default_marking if profile else "",
        }

    def carry_out(self, form):
        self.notes = form.notes
        return planning.plan_meeting(group=self.group, by=self.request.user, **form.service_data())

    def get_success_url(self):
        messages.success(self.request, f"{self.result.reference} has been planned.")
        tell_notes(self.request, self.notes)
        return super().get_success_url()

    def get_cancel_url(self):
        return reverse("meetings:meeting_list")

    def get_context_data(self, **kwargs):
        waiting = carrying.waiting_items(self.group)
        return super().get_context_data(group=self.group, waiting=waiting, **kwargs)


def told_of(meeting, viewer):
    """Who hears that a meeting is moved or cancelled; nobody while its agenda is not out."""
    if not meeting.agenda_is_out:
        return None
    return recipients(invitations.concerned(meeting), viewer=viewer)


class MeetingFormView(TellsDifferences, MeetingMixin, ServiceFormView):
    """A form about one meeting; goes back to its page."""

    template_name = "meetings/meeting_form.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.caption = f"{self.meeting.reference} {self.meeting.name}"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {
            "group": self.meeting.group,
            "meeting": self.meeting,
            "by": self.request.user,
        }

    def get_initial(self):
        fields = self.form_class.base_fields
        initial = {
            name: getattr(self.meeting, name) for name in fields if hasattr(self.meeting, name)
        }
        return initial | {"version": self.meeting.version}

    def get_cancel_url(self):
        return self.meeting.get_absolute_url()

    def get_success_url(self):
        return self.meeting.get_absolute_url()

    def get_context_data(self, **kwargs):
        return super().get_context_data(meeting=self.meeting, **kwargs)


class MeetingEditView(MeetingFormView):
    form_class = MeetingEditForm
    heading = "Change the meeting"
    success_message = "The meeting has been changed."

    def guard(self):
        super().guard()
        planning.check_can_be_edited(self.meeting)

    def carry_out(self, form):
        return planning.edit_meeting(
            meeting=self.meeting,
            by=self.request.user,
            expected_version=form.cleaned_data["version"],
            **form.service_data(),
        )


class MeetingMoveView(MeetingFormView):
    form_class = MoveForm
    template_name = "meetings/meeting_move.html"
    heading = "Move the meeting"

    def guard(self):
        super().guard()
        planning.check_can_be_moved(self.meeting)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {
            "following": carrying.next_meeting(self.meeting),
            "has_loose_items": bool(carrying.loose_items(self.meeting)),
        }

    def get_context_data(self, **kwargs):
        told = told_of(self.meeting, self.request.user)
        return super().get_context_data(told=told, **kwargs)

    def carry_out(self, form):
        self.notes = form.notes
        return planning.move_meeting(
            meeting=self.meeting,
            by=self.request.user,
            expected_version=form.cleaned_data["version"],
            **form.service_data(),
        )

    def get_success_url(self):
        messages.success(self.request, f"The meeting has been moved.{_said_of(self.result)}")
        tell_notes(self.request, self.notes)
        if self.result.meeting.agenda_is_out:
            messages.warning(
                self.request,
                "Members still see the agenda with the old date. Publish the agenda again.",
            )
        return super().get_success_url()


class MeetingCancelView(MeetingFormView):
    form_class = CancelForm
    template_name = "meetings/meeting_cancel.html"
    heading = "Cancel the meeting"

    def guard(self):
        super().guard()
        planning.check_can_be_cancelled(self.meeting)

    def get_form_kwargs(self):
        kwargs = super().get_form_kwargs()
        rest = {name: kwargs[name] for name in kwargs if name not in ("group", "meeting", "by")}
        return rest | {"is_out": self.meeting.agenda_is_out}

    def get_initial(self):
        return {}

    def carry_out(self, form):
        return planning.cancel_meeting(
            meeting=self.meeting, by=self.request.user, **form.service_data()
        )

    def get_success_url(self):
        messages.success(
            self.request, f"{self.meeting.reference} has been cancelled.{_said_of(self.result)}"
        )
        return super().get_success_url()

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            told=told_of(self.meeting, self.request.user),
            loose_items=carrying.loose_items(self.meeting),
            following=carrying.next_meeting(self.meeting),
            **kwargs,
        )


@transition
def meeting_start(request, pk):
    meeting = visible_meeting(request, pk)
    planning.start_meeting(meeting=meeting, by=request.user)
    messages.success(request, "The meeting is open for recording. Start with who came.")
    return redirect("meetings:attendance_edit", pk=meeting.pk)


def tell_notes(request, notes):
    """What else is on that day: worth knowing, but not in the way."""
    if notes:
        messages.info(request, " ".join(notes))


def _said_of(outcome):
    if not outcome.items:
        return ""
    count = plural(len(outcome.items), "item")
    went = "was" if len(outcome.items) == 1 else "were"
    titles = listing([f"“{item.title}”" for item in outcome.items])
    return f" {count} {went} carried to {outcome.to.reference}: {titles}."
