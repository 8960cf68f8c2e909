"""The page of one meeting: where it stands, its agenda, its people and what comes next."""

from django.utils import timezone
from django.views.generic import TemplateView

from board.models import Seat
from common.prepared import prepared
from meetings import replying
from meetings.agenda_loading import latest_version, neighbours, with_agenda
from meetings.answers import answers_of, load_quorum
from meetings.enums import (
    OPEN_TO_MEMBERS,
    UPCOMING,
    MeetingStatus,
)
from meetings.forecast import forecast
from meetings.models import AgendaItem, Minutes
from meetings.presenters.agenda import agenda_from
from meetings.presenters.agenda_changes import changes_between
from meetings.presenters.invitations import in_one_line
from meetings.presenters.meeting import (
    Standing,
    marks_of,
    minutes_tag,
    next_step,
    progress,
    status_tag,
)
from meetings.presenters.replies import reply_box
from meetings.previous_minutes import approving_item
from meetings.refusal import refusal_of
from meetings.services import agenda as agendas
from meetings.services import carrying
from meetings.views.loading import MeetingMixin, rights_at


class MeetingDetailView(MeetingMixin, TemplateView):
    template_name = "meetings/meeting_detail.html"
    related = ("minute_taker",)

    def guard(self):
        """Whoever may see the meeting may read its page."""

    def get_context_data(self, **kwargs):
        meeting, person = self.meeting, self.request.user
        self.rights = rights_at(person, meeting)
        self.is_full = person.sees_everything or self.rights.follows_minutes
        self.minutes = self.visible_minutes()
        follows = self.is_full
        self.around = neighbours(meeting)
        self.answers = answers_of(meeting)
        self.load_agenda()
        sees_marks = follows or bool(self.minutes and self.minutes.status in OPEN_TO_MEMBERS)
        people = expected_people(meeting, self.answers.rows, sees_marks=sees_marks)
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
            previous=self.around.before,
            following=self.around.after,
            passed_on=self.passed_on(),
            is_past=meeting.is_past,
            **self.replies(),
            **kwargs,
        )

    def visible_minutes(self):
        """Minutes begin when the meeting does."""
        if not self.meeting.took_place:
            return None
        return next(iter(minutes_seen(self.request.user, self.meeting.pk)), None)

    def load_agenda(self):
        """The unit sees the agenda as it stands, others as it was published last."""
        self.version = latest_version(self.meeting)
        published = agenda_from(self.version.snapshot, full=self.is_full) if self.version else None
        self.agenda, self.changes = published, []
        if self.rights.is_unit:
            loaded = with_agenda(self.meeting)
            snapshot = agendas.snapshot_of_loaded(loaded, self.around)
            self.agenda = agenda_from(snapshot, full=True)
            if published and self.meeting.is_upcoming:
                self.changes = changes_between(published, self.agenda)

    def standing(self):
        meeting = self.meeting
        return Standing(
            has_items=bool(self.agenda and self.agenda.lines),
            is_changed=bool(self.changes),
            has_begun=meeting.date <= timezone.localdate(),
            unmarked=sum(1 for row in self.answers.rows if not row.status),
            approval_item=approving_item(meeting) if meeting.took_place else None,
            following=self.around.after,
        )

    def replies(self):
        """The reader's own answer, and for those who follow the meeting who is coming."""
        meeting, found = self.meeting, {}
        if meeting.status != MeetingStatus.PUBLISHED:
            return found
        mine = self.answers.invitations.get(self.request.user.pk)
        if mine:
            mine.meeting = meeting
            refusal = refusal_of(replying.check_open, meeting, self.request.user)
            found["reply_box"] = reply_box(mine, refusal=refusal)
        if self.is_full and self.answers.invitations:
            load_quorum(meeting)
            found["who_is_coming"] = in_one_line(self.answers, forecast(meeting, self.answers))
        return found

    def passed_on(self):
        """The items that this meeting gave away, for the unit."""
        if not self.rights.is_unit:
            return []
        waiting = (
            carrying.loose_items(self.meeting)
            if self.meeting.status == MeetingStatus.CANCELLED
            else []
        )
        return {"items": given_away(self.meeting.pk), "waiting": waiting}


@prepared
def minutes_seen(person, meeting):
    return Minutes.objects.visible_to(person).filter(meeting=meeting)


@prepared
def given_away(meeting):
    """The items that went from a meeting to another one."""
    return AgendaItem.objects.filter(came_from=meeting).select_related("meeting").order_by("pk")


def expected_people(meeting, rows, *, sees_marks):
    """Who is expected or came: attendance rows when there are any, else who fills the seats that day.

    Until the minutes circulate, how people were marked is for their writers and the chair.
    """
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
