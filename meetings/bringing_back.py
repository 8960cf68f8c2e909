"""What has to be true before something of a meeting that was deleted comes back."""

from common import bin
from common.refusals import Refused
from meetings import rules
from meetings.enums import AttendanceStatus
from meetings.models import (
    AgendaItem,
    AgendaPart,
    Amendment,
    Attendance,
    Challenge,
    Decision,
    ForwardItem,
    ItemComment,
    Meeting,
    Paper,
    PaperVersion,
    StandingItem,
)
from meetings.services import agenda, attendance, comments, planning, records


def register():
    """Called once, when the room is ready."""
    bin.guard(AgendaPart, _on_agenda, within="meeting")
    bin.guard(AgendaItem, _on_agenda, within="part")
    bin.guard(Decision, _record, within="item")
    bin.guard(Challenge, _record, within="item")
    bin.guard(Amendment, _amendment, within="item")
    bin.guard(ItemComment, _comment)
    bin.guard(Attendance, _attendance, after=_mark_member)
    bin.guard(StandingItem, _standing_item, within="group")
    bin.guard(ForwardItem, _forward_item)
    bin.guard(Paper, _paper, within="item")
    bin.guard(PaperVersion, _paper_version)
    bin.guard(Meeting, _meeting)


def _on_agenda(row, by):
    meeting = Meeting.objects.select_for_update().get(pk=row.meeting_id)
    agenda.check_write_agenda(by, meeting)


def _record(record, by):
    """One of an item goes by the minutes of its meeting; others are for those who write the group's minutes."""
    if record.item_id:
        records.check_can_add(record.item, by)
    else:
        rules.check_take_minutes(by, record.group)


def _amendment(amendment, by):
    records.check_can_add(amendment.item, by)
    records.check_amendment(amendment)
    records.take_back_nil(amendment.item)


def _comment(comment, by):
    comments.check_can_comment(comment.item, by)


def _attendance(row, by):
    attendance.check_can_mark(row.meeting, by)
    member = row.deputising_for
    if member and member.status not in {*attendance.NO_MARK, AttendanceStatus.DEPUTY}:
        raise Refused(
            f"{member.name_then} is marked “{member.get_status_display().lower()}” now. Take that "
            f"mark away before {row.name_then} comes back as deputy."
        )


def _mark_member(row):
    """The member for whom somebody deputised was unmarked with the deputy's row."""
    if row.deputising_for_id:
        Attendance.objects.filter(pk=row.deputising_for_id).update(status=AttendanceStatus.DEPUTY)


def _paper(paper, by):
    """Who may hand papers in may bring back what they took away."""
    item = paper.item
    item.meeting = Meeting.objects.select_for_update().get(pk=item.meeting_id)
    rules.check_hand_in(by, item)


def _paper_version(version, by):
    _paper(version.paper, by)


def _forward_item(_entry, by):
    rules.check_write_forward_plan(by)


def _meeting(meeting, by):
    """It comes back if it could be planned today: the group still runs, and does not meet at that time."""
    rules.check_plan_meetings(by)
    planning.lock_group(meeting.group)
    planning.check_schedule_of(meeting)


def _standing_item(item, by):
    rules.check_plan_meetings(by)
