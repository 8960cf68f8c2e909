"""Planning meetings: making, changing, moving, cancelling and starting them."""

from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from board.models import BoardProfile, Group
from common.counters import next_number
from common.formats import long_date
from common.refusals import Refused, StaleVersion
from meetings import rules, schedule
from meetings.enums import UPCOMING, MeetingKind, MeetingStatus, MinutesStatus
from meetings.models import Meeting, Minutes
from meetings.services import attendance, carrying, invitations, standing

DETAILS = frozenset(
    {
        "kind",
        "title",
        "date",
        "start_time",
        "end_time",
        "venue",
        "venue_address",
        "link",
        "paper_deadline",
        "marking",
        "minute_taker",
        "unit_notes",
    }
)
WHEN = frozenset({"date", "start_time", "end_time"})


class Outcome(NamedTuple):
    """What became of a meeting that was moved or cancelled, and of its loose items."""

    meeting: Meeting
    items: list
    to: Meeting | None


@transaction.atomic
def plan_meeting(*, group, date, start_time, end_time, by, kind=MeetingKind.ORDINARY, **details):
    """A new meeting with the next reference of its group and year.

    Unless `marking` says otherwise it has the board's default one.
    An ordinary meeting starts with a copy of the group's standing items, and
    with the loose items that have waited since a meeting was cancelled.
    """
    rules.check_plan_meetings(by)
    group = lock_group(group)
    _check_names(details)
    _check_schedule(
        group=group,
        date=date,
        start_time=start_time,
        end_time=end_time,
        paper_deadline=details.get("paper_deadline"),
    )
    details.setdefault("marking", default_marking())
    meeting = Meeting.objects.create(
        group=group,
        reference=next_reference(group, date),
        kind=kind,
        date=date,
        start_time=start_time,
        end_time=end_time,
        created_by=by,
        **details,
    )
    if kind == MeetingKind.ORDINARY:
        standing.copy_to(meeting)
        carrying.pick_up_waiting(meeting)
    return meeting


@transaction.atomic
def edit_meeting(*, meeting, by, expected_version, **details):
    """Change what is known of a meeting. Once its agenda is out, its date and times move instead."""
    rules.check_plan_meetings(by)
    lock_group(meeting.group)
    _check_names(details)
    meeting = _locked(meeting, expected_version)
    check_can_be_edited(meeting)
    moved = any(name in details and details[name] != getattr(meeting, name) for name in WHEN)
    if moved and meeting.status != MeetingStatus.PLANNED:
        raise Refused("The agenda is out, so the date and times change by moving the meeting.")
    for name, value in details.items():
        setattr(meeting, name, value)
    check_schedule_of(meeting)
    return _save(meeting, details)


@transaction.atomic
def move_meeting(
    *,
    meeting,
    date,
    start_time,
    end_time,
    reason,
    by,
    expected_version,
    carry=None,
    by_mail=True,
    keep_answers=False,
    **details,
):
    """Give a meeting another date. Returns an `Outcome`.

    `carry` says whether its loose items go to the group's next meeting; None means: when the
    new date falls behind that meeting. Those invited are told unless `by_mail` is False.
    What they answered for another day is forgotten unless `keep_answers`.
    """
    rules.check_plan_meetings(by)
    lock_group(meeting.group)
    _check_names(details)
    meeting = _locked(meeting, expected_version)
    check_can_be_moved(meeting)
    _check_still_to_come(meeting, date, start_time)
    _check_reason(reason, "Say why the meeting is moved.")
    items, following = _carry_on(meeting, date, start_time, carry)
    was = invitations.when(meeting)
    times = {"date": date, "start_time": start_time, "end_time": end_time}
    changes = {**details, **times, "moved_reason": reason.strip()}
    for name, value in changes.items():
        setattr(meeting, name, value)
    check_schedule_of(meeting)
    _save(meeting, changes)
    if meeting.agenda_is_out:
        told = {"by_mail": by_mail, "keep_answers": keep_answers}
        invitations.meeting_moved(meeting=meeting, was=was, by=by, **told)
        attendance.prefill(meeting=meeting, by=by)  # after the answers for the old day are gone
    return Outcome(meeting, items, following if items else None)


def _carry_on(meeting, date, start_time, carry):
    """Pass the loose items on when asked to, or when the date falls behind: them, and the next meeting."""
    following = carrying.next_meeting(meeting)
    carry = falls_behind(following, date, start_time) if carry is None else carry
    if carry and following is None:
        raise Refused("There is no later meeting of the group that could take the items.")
    items = carrying.pass_on(carrying.loose_items(meeting), to=following) if carry else []
    return items, following


@transaction.atomic
def cancel_meeting(*, meeting, reason, by, by_mail=True):
    """Cancel a meeting. Its loose items go to the group's next meeting, once. Returns an `Outcome`.

    Without a next meeting they wait for the next ordinary one that is planned.
    Those invited are told unless `by_mail` is False.
    """
    rules.check_plan_meetings(by)
    lock_group(meeting.group)
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    check_can_be_cancelled(meeting)
    _check_reason(reason, "Say why the meeting is cancelled.")
    following = carrying.next_meeting(meeting)
    items = carrying.pass_on(carrying.loose_items(meeting), to=following) if following else []
    was_out = meeting.agenda_is_out
    meeting.status = MeetingStatus.CANCELLED
    meeting.cancelled_reason = reason.strip()
    _save(meeting, ["status", "cancelled_reason"])
    if was_out:
        invitations.meeting_cancelled(meeting=meeting, by=by, by_mail=by_mail)
    return Outcome(meeting, items, following if items else None)


@transaction.atomic
def start_meeting(*, meeting, by):
    """The meeting is being held: its minutes open for writing and its attendance is filled in."""
    rules.check_take_minutes(by, meeting.group)
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    check_can_be_started(meeting)
    meeting.status = MeetingStatus.HELD
    _save(meeting, ["status"])
    minutes, _ = Minutes.objects.get_or_create(
        meeting=meeting, defaults={"status": MinutesStatus.DRAFTING}
    )
    attendance.prefill(meeting=meeting, by=by)
    return minutes


def falls_behind(following, date, start_time):
    """Whether a new date and time come after the group's next meeting."""
    return following is not None and (date, start_time) > (following.date, following.start_time)


def lock_group(group):
    """Whoever plans, moves or cancels meetings of a group does so one after the other."""
    return Group.objects.select_for_update(of=("self",)).get(pk=group.pk)


def check_can_be_edited(meeting):
    if meeting.status == MeetingStatus.CANCELLED:
        raise Refused("This meeting was cancelled, so it can no longer be changed.")
    if meeting.status == MeetingStatus.CLOSED:
        raise Refused(
            "The minutes of this meeting have been approved, so it can no longer be changed."
        )


def check_can_be_moved(meeting):
    if meeting.status not in UPCOMING:
        raise Refused(
            f"This meeting is {meeting.get_status_display().lower()}, so it can no longer be moved."
        )


def check_can_be_cancelled(meeting):
    if meeting.status == MeetingStatus.CANCELLED:
        raise Refused(f"{meeting.reference} has already been cancelled.")
    if meeting.status not in UPCOMING:
        raise Refused("This meeting took place, so it cannot be cancelled.")


def check_can_be_started(meeting):
    if meeting.took_place:
        raise Refused("This meeting is already being recorded.")
    if meeting.status == MeetingStatus.PLANNED:
        raise Refused("The agenda has to be published before the meeting can be recorded.")
    rules.check_meeting_step(meeting, MeetingStatus.HELD)
    if meeting.date > timezone.localdate():
        raise Refused(
            f"This meeting is on {long_date(meeting.date)}. It can be recorded from that day on."
        )


def default_marking():
    """The marking that the board gives to papers unless somebody says otherwise."""
    profile = BoardProfile.objects.first()
    return profile.default_marking if profile else ""


def next_reference(group, date):
    """The next number of a group's meetings in the year of the date: BM-2026-03."""
    number = next_number(f"meeting:{group.code}:{date.year}")
    return f"{group.code}-{date.year}-{number:02d}"


def _locked(meeting, expected_version):
    current = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if current.version != expected_version:
        raise StaleVersion(current)
    return current


def _save(meeting, fields):
    meeting.version += 1
    meeting.save(update_fields=[*fields, "version"])
    return meeting


def _check_names(details):
    if unknown := set(details) - DETAILS:
        raise TypeError(f"A meeting has no {', '.join(sorted(unknown))}.")


def check_schedule_of(meeting):
    """The group runs on the day of a meeting and has no other one at the time."""
    _check_schedule(
        group=meeting.group,
        date=meeting.date,
        start_time=meeting.start_time,
        end_time=meeting.end_time,
        paper_deadline=meeting.paper_deadline,
        besides=meeting,
    )


def _check_schedule(**when):
    if problems := schedule.problems(**when):
        raise Refused(" ".join(problems.values()))


def _check_still_to_come(meeting, date, start_time):
    """People are invited to what is still to come; a meeting that is only planned may be entered late."""
    if meeting.agenda_is_out and schedule.has_passed(date, start_time):
        raise Refused(schedule.PASSED)


def _check_reason(reason, sentence):
    if not reason.strip():
        raise Refused(sentence)
