"""Answers for somebody else, reminders, and what the steps ask before they tell."""

import pytest
from django.urls import reverse

from board.enums import MembershipRole
from meetings.enums import Answer, AttendanceStatus
from meetings.models import Invitation
from meetings.services import attendance, replies
from notices.models import Mail
from tests.factories.board import AccountFactory
from tests.factories.invitations import asked
from tests.factories.meetings import ItemFactory
from tests.factories.writing import take_seat


def page(name, scene, *more):
    return reverse(f"meetings:{name}", args=[scene.meeting.pk, *more])


def text_of(response):
    return response.content.decode()


def say(scene, person, answer, **said):
    replies.answer(invitation=scene.invitation(person), answer=answer, by=person, **said)


# -- for somebody else, and once more ----------------------------------------------------------


def test_answer_for_somebody_goes_into_the_attendance(scene, client_of):
    url = page("reply_for", scene, scene.invitation(scene.nurse).pk)

    response = client_of(scene.taker).post(url, {"answer": "apologies"}, follow=True)

    assert "Petra Cole: sent apologies." in text_of(response)
    assert scene.invitation(scene.nurse).answered_by == scene.taker
    assert scene.row(scene.nurse).status == AttendanceStatus.APOLOGIES


def test_answer_for_somebody_who_is_marked_by_hand_says_that_the_mark_stays(scene, client_of):
    attendance.mark(row=scene.row(scene.nurse), status=AttendanceStatus.APOLOGIES, by=scene.unit)
    url = page("reply_for", scene, scene.invitation(scene.nurse).pk)

    response = client_of(scene.unit).post(url, {"answer": "coming"}, follow=True)

    assert "Petra Cole: the attendance says “apologies”." in text_of(response)


def test_answer_for_somebody_of_another_meeting_is_not_found(scene, client_of):
    other = asked_elsewhere(scene)

    response = client_of(scene.unit).get(page("reply_for", scene, other.pk))

    assert response.status_code == 404


def asked_elsewhere(scene):
    from tests.factories.meetings import MeetingFactory

    return Invitation.objects.create(meeting=MeetingFactory(), person=scene.member)


@pytest.mark.parametrize(("role", "status"), [("chair", 403), ("member", 403), ("stranger", 404)])
def test_answer_for_somebody_by_others_is_refused(scene, client_of, role, status):
    url = page("reply_for", scene, scene.invitation(scene.nurse).pk)

    response = client_of(getattr(scene, role)).post(url, {"answer": "coming"})

    assert response.status_code == status
    assert scene.invitation(scene.nurse).answer == Answer.NONE


def test_links_of_somebody_can_be_ended(scene, client_of):
    invitation = scene.invitation(scene.member)

    client_of(scene.unit).post(page("reply_renew", scene, invitation.pk))

    assert scene.invitation(scene.member).secret != invitation.secret


def test_reminder_shows_who_gets_it_and_goes_once(scene, client_of):
    say(scene, scene.chair, Answer.COMING)
    client = client_of(scene.unit)

    shown = client.get(page("invitations_remind", scene)).context["told"]
    gone = client.post(page("invitations_remind", scene), follow=True)
    again = client.post(page("invitations_remind", scene))

    assert [one.name for one in shown.reached] == ["Derek Holt", "Nia Powell"]
    assert [one.name for one in shown.unreached] == ["Petra Cole"]
    assert [str(said) for said in gone.context["messages"]] == [
        "A reminder to 2 people has been put into the queue; 1 has no e-mail address."
    ]
    assert Mail.objects.count() == 2
    assert "There is nobody to remind" in text_of(again)


@pytest.mark.parametrize("role", ["chair", "taker", "member"])
def test_reminder_by_others_is_refused(scene, client_of, role):
    response = client_of(getattr(scene, role)).post(page("invitations_remind", scene))

    assert response.status_code == 403
    assert Mail.objects.count() == 0


# -- what the steps ask before they tell -------------------------------------------------------


@pytest.mark.parametrize("ticked", [True, False])
def test_publishing_page_shows_the_recipients_and_asks(db, client_of, ticked):
    scene = asked(is_out=False)
    client = client_of(scene.unit)

    response = client.get(page("agenda_publish", scene))
    client.post(page("agenda_publish", scene), {"by_mail": "on"} if ticked else {})

    assert response.context["form"]["by_mail"].initial is True
    assert [one.name for one in response.context["told"].unreached] == ["Petra Cole"]
    assert Mail.objects.count() == (3 if ticked else 0)
    assert Invitation.objects.count() == 4


@pytest.mark.parametrize("name", ["meeting_move", "meeting_cancel"])
def test_moving_and_cancelling_show_the_recipients_once_the_agenda_is_out(scene, client_of, name):
    response = client_of(scene.unit).get(page(name, scene))

    assert len(response.context["told"].reached) == 3
    assert "by_mail" in response.context["form"].fields


@pytest.mark.parametrize("name", ["meeting_move", "meeting_cancel"])
def test_moving_and_cancelling_a_draft_tell_nobody(db, client_of, name):
    scene = asked(is_out=False)

    response = client_of(scene.unit).get(page(name, scene))

    assert response.context["told"] is None
    assert "by_mail" not in response.context["form"].fields


@pytest.mark.parametrize("ticked", [True, False])
def test_cancelling_page_tells_if_it_is_ticked(scene, client_of, ticked):
    data = {"reason": "Snow"} | ({"by_mail": "on"} if ticked else {})

    client_of(scene.unit).post(page("meeting_cancel", scene), data)

    assert Mail.objects.count() == (3 if ticked else 0)


def test_recipients_of_an_adviser_are_among_them(scene, client_of):
    adviser = AccountFactory()
    take_seat(scene.group, adviser, MembershipRole.ADVISER, position=8)

    told = client_of(scene.unit).get(page("meeting_cancel", scene)).context["told"]

    assert adviser.full_name in [one.name for one in told.reached]


def test_publishing_again_asks_why_above_the_recipients_and_says_that_nothing_is_out(
    scene, client_of
):
    ItemFactory(part=scene.meeting.parts.get(), title="One more")
    client = client_of(scene.unit)

    text = text_of(client.post(page("agenda_publish", scene), {"reason": ""}))

    places = [
        text.index(words)
        for words in (
            "Nothing was published just now.",
            "Why has the agenda",
            "Who is invited, and",
        )
    ]
    assert places == sorted(places)
    assert text.count("Say why the agenda has changed.") == 2
    assert scene.meeting.agenda_versions.count() == 1
