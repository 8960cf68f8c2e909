"""What an answer does: kept on the invitation, entered in the attendance, taken back by the next."""

from datetime import time, timedelta

import pytest
from django.utils import timezone

from board.enums import MembershipRole
from board.models import Membership
from common.refusals import Gone, Refused
from meetings.enums import Answer, AttendanceStatus, AttendeeKind, MeetingStatus
from meetings.models import Attendance, Invitation, Meeting
from meetings.services import attendance, invitations, planning, replies
from tests.factories.board import MembershipFactory, PersonFactory
from tests.factories.meetings import in_days, working_day
from tests.factories.writing import take_seat


def say(scene, person, answer, by=None, **said):
    return replies.answer(
        invitation=scene.invitation(person), answer=answer, by=by or person, **said
    )


def test_invitations_are_made_for_everybody_with_a_seat_but_named_deputies(scene):
    people = {scene.chair, scene.member, scene.nurse, scene.taker}

    assert {each.person for each in scene.meeting.invitations.all()} == people
    assert set(scene.marks().values()) == {""}


def test_invite_again_asks_only_who_got_a_seat_since(scene):
    newcomer = PersonFactory()
    take_seat(scene.group, newcomer, MembershipRole.ADVISER, position=9)

    new = invitations.invite(meeting=scene.meeting, by=scene.unit)

    assert [each.person for each in new] == [newcomer]
    assert invitations.invite(meeting=scene.meeting, by=scene.unit) == []


def test_answer_coming_leaves_the_row_without_a_mark(scene):
    said = say(scene, scene.member, Answer.COMING)

    assert (said.answer, said.answered_by) == (Answer.COMING, scene.member)
    assert scene.row(scene.member).status == AttendanceStatus.UNMARKED


def test_answer_apologies_marks_the_row_and_keeps_the_message(scene):
    say(scene, scene.member, Answer.APOLOGIES, message=" In court. ")

    assert scene.row(scene.member).status == AttendanceStatus.APOLOGIES
    assert scene.invitation(scene.member).message == "In court."


def test_answer_deputy_gives_the_deputy_a_row_without_a_mark(scene):
    say(scene, scene.member, Answer.DEPUTY, deputy=scene.deputy)

    row = scene.row(scene.deputy)
    assert scene.row(scene.member).status == AttendanceStatus.DEPUTY
    assert (row.kind, row.status) == (AttendeeKind.DEPUTY, AttendanceStatus.UNMARKED)
    assert row.deputising_for == scene.row(scene.member)


def test_answer_deputy_in_words_has_a_row_of_the_same_organisation(scene):
    say(scene, scene.member, Answer.DEPUTY, deputy_text="Someone New")

    row = scene.meeting.attendances.get(name_then="Someone New")
    assert (row.person, row.organisation_then) == (None, "Westmere Police")


@pytest.mark.parametrize("first", [Answer.APOLOGIES, Answer.DEPUTY])
def test_answer_changed_to_coming_undoes_what_the_first_had_entered(scene, first):
    before = scene.marks()
    said = {"deputy_text": "Someone New"} if first == Answer.DEPUTY else {}
    say(scene, scene.member, first, **said)

    say(scene, scene.member, Answer.COMING)

    assert scene.marks() == before
    assert scene.invitation(scene.member).deputy_text == ""


def test_answer_changed_to_another_deputy_leaves_one_deputy(scene):
    say(scene, scene.member, Answer.DEPUTY, deputy=scene.deputy)

    say(scene, scene.member, Answer.DEPUTY, deputy=scene.colleague)

    deputies = scene.meeting.attendances.filter(kind=AttendeeKind.DEPUTY)
    assert [row.person for row in deputies] == [scene.colleague]


def test_answer_after_a_mark_by_hand_is_kept_and_the_mark_stays(scene):
    attendance.mark(row=scene.row(scene.member), status=AttendanceStatus.APOLOGIES, by=scene.taker)

    said = say(scene, scene.member, Answer.COMING)

    assert said.answer == Answer.COMING
    assert scene.row(scene.member).status == AttendanceStatus.APOLOGIES


def test_answer_changed_after_a_mark_by_hand_leaves_it(scene):
    say(scene, scene.member, Answer.APOLOGIES)
    attendance.mark(row=scene.row(scene.member), status=AttendanceStatus.PRESENT, by=scene.taker)

    say(scene, scene.member, Answer.DEPUTY, deputy=scene.deputy)

    assert scene.row(scene.member).status == AttendanceStatus.PRESENT
    assert not Attendance.objects.filter(person=scene.deputy).exists()


def test_answer_changed_after_the_unit_chose_another_deputy_leaves_that_one(scene):
    say(scene, scene.member, Answer.DEPUTY, deputy=scene.deputy)
    attendance.add_deputy(row=scene.row(scene.member), person=scene.colleague, by=scene.unit)

    say(scene, scene.member, Answer.COMING)

    deputy = scene.meeting.attendances.get(kind=AttendeeKind.DEPUTY)
    assert deputy.person == scene.colleague


def test_answer_with_a_deputy_who_has_a_seat_is_entered_as_apologies(scene):
    MembershipFactory(seat=scene.seat, person=scene.nurse, role=MembershipRole.NAMED_DEPUTY)

    said = say(scene, scene.member, Answer.DEPUTY, deputy=scene.nurse)

    assert (said.deputy, said.answer) == (scene.nurse, Answer.DEPUTY)
    assert scene.row(scene.member).status == AttendanceStatus.APOLOGIES
    assert scene.row(scene.nurse).kind == AttendeeKind.MEMBER


def test_answer_with_a_deputy_who_has_a_seat_can_be_taken_back(scene):
    say(scene, scene.member, Answer.DEPUTY, deputy=scene.nurse)

    say(scene, scene.member, Answer.COMING)

    assert scene.row(scene.member).status == AttendanceStatus.UNMARKED


def test_answer_with_somebody_elses_deputy_is_entered_as_apologies(scene):
    say(scene, scene.member, Answer.DEPUTY, deputy=scene.deputy)

    say(scene, scene.nurse, Answer.DEPUTY, deputy=scene.deputy)

    assert scene.row(scene.deputy).deputising_for == scene.row(scene.member)
    assert scene.row(scene.nurse).status == AttendanceStatus.APOLOGIES


def test_members_who_name_each_other_are_both_entered_with_apologies(scene):
    say(scene, scene.member, Answer.DEPUTY, deputy=scene.nurse)
    say(scene, scene.nurse, Answer.DEPUTY, deputy=scene.member)

    assert {scene.marks()[str(person)] for person in (scene.member, scene.nurse)} == {"A"}


def test_answer_of_somebody_with_two_seats_is_one_answer(scene):
    take_seat(scene.group, scene.member, title="Probation", position=8)
    attendance.prefill(meeting=scene.meeting, by=scene.unit)
    invitations.invite(meeting=scene.meeting, by=scene.unit)

    say(scene, scene.member, Answer.DEPUTY, deputy=scene.deputy)

    assert scene.meeting.invitations.filter(person=scene.member).count() == 1
    assert scene.row(scene.deputy).deputising_for == scene.row(scene.member)


def test_answer_of_somebody_who_already_deputises_changes_no_row(scene):
    attendance.add_deputy(row=scene.row(scene.member), person=scene.deputy, by=scene.unit)
    take_seat(scene.group, scene.deputy, position=8)
    invitations.invite(meeting=scene.meeting, by=scene.unit)

    said = say(scene, scene.deputy, Answer.APOLOGIES)

    assert said.answer == Answer.APOLOGIES
    assert scene.row(scene.deputy).status == AttendanceStatus.PRESENT


def test_answer_deputy_without_a_name_is_refused(scene):
    with pytest.raises(Refused, match="Say who is coming as deputy"):
        say(scene, scene.member, Answer.DEPUTY, deputy_text="  ")

    assert scene.invitation(scene.member).answer == Answer.NONE


def test_answer_with_oneself_as_deputy_is_refused(scene):
    with pytest.raises(Refused, match="A deputy is somebody else"):
        say(scene, scene.member, Answer.DEPUTY, deputy=scene.member)


@pytest.mark.parametrize("name", ["unit", "taker"])
def test_answer_for_somebody_by_those_who_write_says_who_entered_it(scene, name):
    by = getattr(scene, name)

    said = say(scene, scene.member, Answer.APOLOGIES, by=by)

    assert said.answered_by == by


@pytest.mark.parametrize("name", ["nurse", "chair", "stranger"])
def test_answer_for_somebody_by_others_is_refused(scene, name):
    with pytest.raises(Refused, match="Only the person who was invited"):
        say(scene, scene.member, Answer.APOLOGIES, by=getattr(scene, name))

    assert scene.invitation(scene.member).answer == Answer.NONE


def begun(scene):
    Meeting.objects.filter(pk=scene.meeting.pk).update(date=in_days(0))
    planning.start_meeting(meeting=scene.meeting, by=scene.unit)


def cancelled(scene):
    planning.cancel_meeting(meeting=scene.meeting, reason="Snow", by=scene.unit, by_mail=False)


def approved(scene):
    Meeting.objects.filter(pk=scene.meeting.pk).update(status=MeetingStatus.CLOSED)


def past_its_time(scene):
    now = timezone.localtime() - timedelta(minutes=1)
    Meeting.objects.filter(pk=scene.meeting.pk).update(
        date=now.date(), start_time=now.time(), end_time=time(23, 59, 59)
    )


@pytest.mark.parametrize(
    ("what", "sentence"),
    [
        (begun, "This meeting has begun"),
        (cancelled, "This meeting was cancelled"),
        (approved, "The minutes of this meeting have been approved"),
        (past_its_time, "This meeting started at"),
    ],
)
def test_answer_when_it_is_too_late_is_refused_and_changes_nothing(scene, what, sentence):
    what(scene)

    with pytest.raises(Refused, match=sentence):
        say(scene, scene.member, Answer.APOLOGIES)

    assert scene.invitation(scene.member).answer == Answer.NONE
    assert scene.row(scene.member).status == AttendanceStatus.UNMARKED


def test_answer_to_an_invitation_that_was_removed_is_refused(scene):
    invitation = scene.invitation(scene.member)
    Invitation.objects.all().delete()

    with pytest.raises(Gone):
        replies.answer(invitation=invitation, answer=Answer.COMING, by=scene.member)


def test_answer_given_twice_is_kept_as_it_was(scene):
    first = say(scene, scene.member, Answer.APOLOGIES, message="In court")

    again = say(scene, scene.member, Answer.APOLOGIES, message="In court", by=scene.unit)

    assert (again.answered_at, again.answered_by) == (first.answered_at, scene.member)


def move(scene, **changes):
    scene.meeting.refresh_from_db()
    when = {name: getattr(scene.meeting, name) for name in ("date", "start_time", "end_time")}
    return planning.move_meeting(
        meeting=scene.meeting,
        by=scene.unit,
        reason="Clash",
        expected_version=scene.meeting.version,
        by_mail=False,
        **when | changes,
    )


def test_move_to_another_day_asks_again_and_takes_marks_back(scene):
    say(scene, scene.member, Answer.DEPUTY, deputy=scene.deputy)
    say(scene, scene.chair, Answer.APOLOGIES, message="Leave")
    attendance.mark(row=scene.row(scene.nurse), status=AttendanceStatus.APOLOGIES, by=scene.unit)

    move(scene, date=in_days(40))

    answers = set(scene.meeting.invitations.values_list("answer", "message", "answered_by"))
    assert answers == {(Answer.NONE, "", None)}
    assert scene.marks() == {
        "Miriam Osei": "",
        "Derek Holt": "",
        "Petra Cole": "A",
        "Nia Powell": "",
    }


def test_move_behind_the_end_of_a_seat_leaves_no_row_of_it(scene):
    say(scene, scene.member, Answer.APOLOGIES)
    Membership.objects.filter(person=scene.member).update(ends_on=in_days(35))

    move(scene, date=in_days(40))

    assert list(scene.marks()) == ["Miriam Osei", "Petra Cole", "Nia Powell"]


def test_move_on_the_same_day_keeps_the_answers(scene):
    say(scene, scene.member, Answer.APOLOGIES)

    move(scene, start_time=time(10))

    assert scene.invitation(scene.member).answer == Answer.APOLOGIES
    assert scene.row(scene.member).status == AttendanceStatus.APOLOGIES


def test_move_to_another_day_keeps_the_answers_when_told_so(scene):
    say(scene, scene.member, Answer.DEPUTY, deputy=scene.deputy)

    move(scene, date=in_days(40), keep_answers=True)

    kept = scene.invitation(scene.member)
    assert (kept.answer, kept.deputy) == (Answer.DEPUTY, scene.deputy)
    assert scene.row(scene.member).status == AttendanceStatus.DEPUTY


def test_move_form_offers_to_keep_the_answers_and_does_so(scene, client_of):
    say(scene, scene.member, Answer.APOLOGIES)
    client, address = client_of(scene.unit), f"/meetings/{scene.meeting.pk}/move/"
    field = client.get(address).context["form"]["keep_answers"]
    scene.meeting.refresh_from_db()
    day = working_day(40)
    sent = {
        "date": day.isoformat(),
        "start_time": "09:30",
        "end_time": "12:30",
        "reason": "Clash",
        "version": scene.meeting.version,
    }

    client.post(address, {**sent, "keep_answers": "on"})

    scene.meeting.refresh_from_db()
    assert (field.label, field.value()) == ("Keep the answers given so far", None)
    assert scene.meeting.date == day
    assert scene.invitation(scene.member).answer == Answer.APOLOGIES


def test_move_of_a_published_meeting_to_a_time_that_has_passed_is_refused(scene):
    with pytest.raises(Refused, match="That time has passed"):
        move(scene, date=in_days(-1))
