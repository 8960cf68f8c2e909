"""Two answers at one moment, each with a connection of its own."""

import pytest

from meetings.enums import Answer, AttendanceStatus, AttendeeKind
from meetings.models import Attendance, Invitation
from meetings.services import attendance, replies
from tests.factories.invitations import asked
from tests.meetings.test_planning_at_once import at_once

pytestmark = pytest.mark.usefixtures("committed")

MARKS = {
    Answer.COMING: AttendanceStatus.UNMARKED,
    Answer.APOLOGIES: AttendanceStatus.APOLOGIES,
    Answer.DEPUTY: AttendanceStatus.DEPUTY,
}


def saying(scene, person, answer, **said):
    return lambda: replies.answer(
        invitation=scene.invitation(person), answer=answer, by=person, **said
    )


def test_phone_and_laptop_at_once_leave_one_answer_that_the_attendance_agrees_with():
    scene = asked()

    at_once(
        saying(scene, scene.member, Answer.DEPUTY, deputy=scene.deputy),
        saying(scene, scene.member, Answer.APOLOGIES),
    )

    said = scene.invitation(scene.member)
    deputies = Attendance.objects.filter(kind=AttendeeKind.DEPUTY).count()
    assert scene.row(scene.member).status == MARKS[said.answer] == said.entered
    assert deputies == (1 if said.answer == Answer.DEPUTY else 0)


def test_double_click_answers_once():
    scene = asked()
    call = saying(scene, scene.member, Answer.DEPUTY, deputy_text="Lena Ash")

    at_once(call, call)

    assert Attendance.objects.filter(name_then="Lena Ash").count() == 1
    assert Invitation.objects.exclude(answer=Answer.NONE).count() == 1


def test_two_members_who_name_one_deputy_at_once_get_them_once():
    scene = asked()

    at_once(
        saying(scene, scene.member, Answer.DEPUTY, deputy=scene.deputy),
        saying(scene, scene.nurse, Answer.DEPUTY, deputy=scene.deputy),
    )

    marks = sorted(scene.marks()[str(person)] for person in (scene.member, scene.nurse))
    assert marks == ["A", "D"]


def test_answer_and_mark_by_hand_at_once_lose_neither():
    scene = asked()
    row = scene.row(scene.member)

    at_once(
        saying(scene, scene.member, Answer.APOLOGIES),
        lambda: attendance.mark(row=row, status=AttendanceStatus.PRESENT, by=scene.unit),
    )

    assert scene.invitation(scene.member).answer == Answer.APOLOGIES
    assert scene.row(scene.member).status == AttendanceStatus.PRESENT
