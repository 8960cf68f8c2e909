"""The page of one meeting: where it stands, its agenda, its people and what comes next."""

from django.utils import timezone
from django.views.generic import TemplateView

from board.models import Seat
from meetings import rules
from meetings.enums import (
    OPEN_TO_MEMBERS,
    UPCOMING,
    AttendanceStatus,
    ItemKind,
    MeetingStatus,
)
from meetings.models import AgendaItem, Meeting, Minutes
from meetings.presenters.agenda import agenda_from
from meetings.presenters.agenda_changes import changes_between
from meetings.presenters.meeting import (
    Standing,
    marks_of,
    minutes_tag,
    next_step,
    progress,
    status_tag,
)
from meetings.services import agenda as agendas
from meetings.services import carrying
from meetings.views.loading import MeetingMixin, rights_in


class MeetingDetailView(MeetingMixin, TemplateView):
    template_name = "meetings/meeting_detail.html"

    def guard(self):
        """Whoever may see the meeting may read its page."""

    def get_context_data(self, **kwargs):
        meeting, person = self.meeting, self.request.user
        self.rights = rights_in(person, meeting.group)
        self.is_full = rules.sees_confidential(person, meeting.group)
        self.minutes = Minutes.objects.visible_to(person).filter(meeting=meeting).first()
        follows = self.rights.follows_minutes or person.sees_everything
        self.load_agenda()
        sees_marks = follows or bool(self.minutes and self.minutes.status in OPEN_TO_MEMBERS)
        people = expected_people(meeting, sees_marks=sees_marks)
        return super().get_context_data(
            meeting=meeting,
            rights=self.rights,
            tag=status_tag(meeting),
            minutes=self.minutes,
            minutes_tag=minutes_tag(self.minutes, follows=follows),
            steps=progress(meeting, self.minutes, follows=follows),
            next_step=next_step(meeting, self.minutes, self.rights, self.standing()),
            agenda=self.agenda,
            version=self.version,
            changes=self.changes,
            people=people,
            marks=marks_of(person["mark"] for person in people),
            previous=self.beside("before"),
            following=self.beside("after"),
            passed_on=self.passed_on(),
            is_past=meeting.is_past,
            **kwargs,
        )

    def load_agenda(self):
        """The unit sees the agenda as it stands, others as it was published last."""
        self.version = self.meeting.agenda_versions.order_by("number").last()
        published = agenda_from(self.version.snapshot, full=self.is_full) if self.version else None
        self.agenda, self.changes = published, []
        if self.rights.is_unit:
            self.agenda = agenda_from(agendas.snapshot_now(self.meeting), full=True)
            if published and self.meeting.is_upcoming:
                self.changes = changes_between(published, self.agenda)

    def standing(self):
        meeting = self.meeting
        return Standing(
            has_items=bool(self.agenda and self.agenda.lines),
            is_changed=bool(self.changes),
            has_begun=meeting.date <= timezone.localdate(),
            unmarked=meeting.attendances.filter(status=AttendanceStatus.UNMARKED).count(),
            approval_item=self.approval_item(),
            following=Meeting.objects.after(meeting).first(),
        )

    def approval_item(self):
        """The item of a later meeting that took place where these minutes can be approved."""
        later = Meeting.objects.after(self.meeting).took_place()
        return (
            AgendaItem.objects.filter(meeting__in=later, kind=ItemKind.PREVIOUS_MINUTES)
            .select_related("meeting")
            .order_by("meeting__date", "meeting__start_time", "pk")
            .first()
        )

    def beside(self, side):
        """The group's meeting before or after this one that stands; both are visible to its members."""
        meetings = Meeting.objects.visible_to(self.request.user).select_related("group")
        if side == "after":
            return meetings.after(self.meeting).first()
        return meetings.earlier_than(self.meeting).first()

    def passed_on(self):
        """The items that this meeting gave away, for the unit."""
        if not self.rights.is_unit:
            return []
        items = AgendaItem.objects.filter(came_from=self.meeting).select_related("meeting")
        waiting = (
            carrying.loose_items(self.meeting)
            if self.meeting.status == MeetingStatus.CANCELLED
            else []
        )
        return {"items": list(items.order_by("pk")), "waiting": waiting}


def expected_people(meeting, *, sees_marks):
    """Who is expected or came: attendance rows when there are any, else who fills the seats that day.

    Until the minutes circulate, how people were marked is for their writers and the chair.
    """
    rows = list(meeting.attendances.select_related("person").order_by("position", "pk"))
    if rows:
        return [
            {
                "name": row.name_then,
                "note": ", ".join(filter(None, [row.role_then, row.organisation_then])),
                "mark": row.status if sees_marks else "",
                "word": row.get_status_display() if row.status and sees_marks else "",
            }
            for row in rows
        ]
    if meeting.status not in UPCOMING:
        return []
    seats = (
        Seat.objects.filter(group=meeting.group).open_on(meeting.date).with_members(meeting.date)
    )
    return [
        {
            "name": membership.person.full_name,
            "note": ", ".join(
                filter(None, [membership.get_role_display(), _organisation(seat, membership)])
            ),
            "mark": "",
        }
        for seat in seats
        for membership in seat.members_then
    ]


def _organisation(seat, membership):
    organisation = seat.organisation or membership.person.organisation
    return organisation.name if organisation else ""
