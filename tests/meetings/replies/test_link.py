"""The link of a mail: it answers for one person at one meeting, without sign-in, and tells nothing else."""

import pytest
from django.test import Client
from django.utils import timezone

from meetings import replying
from meetings.enums import Answer
from meetings.models import Invitation, InvitationEvent, Meeting
from meetings.services import planning, replies
from tests.factories.invitations import SECRET, asked
from tests.factories.meetings import in_days


def link_to(scene, person):
    return replying.link_of(scene.invitation(person))


def post(scene, person, **data):
    return Client().post(link_to(scene, person), data, follow=True)


def text_of(response):
    return response.content.decode()


@pytest.mark.parametrize("wanted", ["", "?answer=coming", "?answer=apologies", "?answer=nonsense"])
def test_opening_the_link_changes_nothing(scene, wanted):
    response = Client().get(link_to(scene, scene.member) + wanted)

    assert response.status_code == 200
    assert scene.invitation(scene.member).answer == Answer.NONE
    assert set(scene.marks().values()) == {""}


def test_link_chooses_the_answer_of_the_mail(scene):
    response = Client().get(f"{link_to(scene, scene.member)}?answer=apologies")

    assert response.context["form"]["answer"].value() == "apologies"


def test_page_without_sign_in_shows_date_place_and_name_only(scene):
    text = text_of(Client().get(link_to(scene, scene.member)))

    for word in (
        "Quality Assurance Group",
        "Thornmere Town Hall",
        "9.30am to 12.30pm",
        "Derek Holt",
    ):
        assert word in text
    others = [scene.deputy, scene.colleague, scene.chair, scene.nurse]
    hidden = [SECRET, scene.meeting.reference, "Westmere Police", "agenda", *map(str, others)]
    assert [word for word in hidden if word in text] == []


def test_page_without_sign_in_is_kept_by_nobody(scene):
    response = Client().get(link_to(scene, scene.member))

    assert "no-store" in response["Cache-Control"]


def test_answer_by_link_is_kept_in_the_persons_own_name(scene):
    response = post(scene, scene.member, answer="apologies", message="In court")

    said = scene.invitation(scene.member)
    event = InvitationEvent.objects.filter(pgh_obj_id=said.pk).latest("pgh_id")
    assert (said.answer, said.answered_by) == (Answer.APOLOGIES, scene.member)
    assert (event.pgh_context["user"], event.pgh_context["via"]) == (scene.member.pk, "link")
    assert "Thank you. Your apologies are noted." in text_of(response)
    assert "Add to calendar" in text_of(response)


def test_link_does_not_show_the_message_that_was_written_and_keeps_it_with_the_answer(scene):
    post(scene, scene.member, answer="apologies", message="In court")

    again = Client().get(link_to(scene, scene.member))
    post(scene, scene.member, answer="apologies", message=" ")
    kept = scene.invitation(scene.member).message
    post(scene, scene.member, answer="coming")

    assert "In court" not in text_of(again)
    assert (kept, scene.invitation(scene.member).message) == ("In court", "")


def test_link_used_twice_shows_what_was_answered_and_may_change_it(scene):
    post(scene, scene.member, answer="apologies")

    again = Client().get(link_to(scene, scene.member))
    post(scene, scene.member, answer="coming")

    assert "You sent apologies." in text_of(again)
    assert again.context["form"]["answer"].value() == "apologies"
    assert scene.invitation(scene.member).answer == Answer.COMING
    assert set(scene.marks().values()) == {""}


def test_form_sent_twice_is_answered_once(scene):
    token = "0b0e7c1e-5a4e-4a57-9d5e-000000000001"
    post(scene, scene.member, answer="apologies", token=token)

    response = post(scene, scene.member, answer="coming", token=token)

    assert "You had already sent this form" in text_of(response)
    assert scene.invitation(scene.member).answer == Answer.APOLOGIES


@pytest.mark.parametrize("name", ["neil parr", " Neil  Parr "])
def test_deputy_written_by_link_is_found_by_name(scene, name):
    post(scene, scene.member, answer="deputy", deputy_text=name)

    assert scene.invitation(scene.member).deputy == scene.deputy
    assert scene.row(scene.deputy).deputising_for == scene.row(scene.member)


def test_unknown_deputy_written_by_link_is_kept_in_words(scene):
    post(scene, scene.member, answer="deputy", deputy_text="Lena Ash")

    said = scene.invitation(scene.member)
    assert (said.deputy, said.deputy_text) == (None, "Lena Ash")
    assert scene.marks()["Lena Ash"] == ""


@pytest.mark.parametrize(
    ("data", "field", "sentence"),
    [
        ({}, "answer", "Say whether you are coming."),
        ({"answer": "perhaps"}, "answer", "Say whether you are coming."),
        ({"answer": ""}, "answer", "Say whether you are coming."),
        ({"answer": "deputy"}, "deputy_text", "Say who is coming as deputy."),
        (
            {"answer": "deputy", "deputy_text": "x" * 161},
            "deputy_text",
            "Write at most 160 characters.",
        ),
        (
            {"answer": "deputy", "deputy_text": "derek holt"},
            "deputy_text",
            "A deputy is somebody else. Write another name.",
        ),
        ({"answer": "coming", "message": "x" * 501}, "message", "Write at most 500 characters."),
    ],
)
def test_wrong_answer_by_link_is_told_beside_the_field(scene, data, field, sentence):
    response = Client().post(link_to(scene, scene.member), data)

    assert response.context["form"].errors[field] == [sentence]
    assert scene.invitation(scene.member).answer == Answer.NONE


def test_words_left_in_the_deputy_box_do_no_harm_to_another_answer(scene):
    post(scene, scene.member, answer="coming", deputy_text="Lena Ash")

    assert scene.invitation(scene.member).deputy_text == ""


def forged(scene):
    return "/reply/1.abcdefghijklmnop.AAAA/"


def cut(scene):
    return f"{link_to(scene, scene.member)[:-6]}/"


def swapped(scene):
    """The key of one invitation with the secret and signature of another."""
    mine, other = scene.invitation(scene.member), scene.invitation(scene.chair)
    return link_to(scene, scene.member).replace(f"/{mine.pk}.", f"/{other.pk}.")


def odd(scene):
    return "/reply/%F0%9F%98%80..%00/"


@pytest.mark.parametrize("broken", [forged, cut, swapped, odd])
@pytest.mark.parametrize("method", ["get", "post"])
def test_link_that_is_not_ours_is_not_found(scene, broken, method):
    response = getattr(Client(), method)(broken(scene), {"answer": "coming"})

    assert response.status_code == 404
    assert "unit@thornmere.example" in text_of(response)
    assert "Quality Assurance" not in text_of(response)
    assert set(scene.meeting.invitations.values_list("answer", flat=True)) == {Answer.NONE}


def renewed(scene):
    replies.renew_link(invitation=scene.invitation(scene.member), by=scene.unit)


def left(scene):
    scene.member.left_on = in_days(0)
    scene.member.save()


def unseated(scene):
    scene.seat.memberships.filter(person=scene.member).update(ends_on=in_days(-1))


def removed(scene):
    Invitation.objects.filter(person=scene.member).delete()


@pytest.mark.parametrize("what", [renewed, left, unseated, removed])
@pytest.mark.parametrize("method", ["get", "post"])
def test_link_that_has_ended_is_gone(scene, what, method):
    link = link_to(scene, scene.member)
    what(scene)

    response = getattr(Client(), method)(link, {"answer": "apologies"})

    assert response.status_code == 410
    assert "01632 960 417" in text_of(response)
    assert "Quality Assurance" not in text_of(response)
    assert scene.row(scene.member).status == ""


def test_link_of_one_meeting_does_not_answer_another(scene):
    other = asked_again(scene)
    link = link_to(scene, scene.member)

    Client().post(link, {"answer": "apologies"})

    answer = Invitation.objects.get(meeting=other, person=scene.member).answer
    assert (answer, scene.invitation(scene.member).answer) == (Answer.NONE, Answer.APOLOGIES)


def asked_again(scene):
    from meetings.services import invitations
    from tests.factories.meetings import MeetingFactory

    other = MeetingFactory(group=scene.group, date=in_days(60), status="published")
    invitations.invite(meeting=other, by=scene.unit)
    return other


@pytest.mark.parametrize("method", ["get", "post"])
def test_link_opened_by_somebody_else_who_is_signed_in_changes_nothing(scene, client_of, method):
    client = client_of(scene.stranger)

    response = getattr(client, method)(link_to(scene, scene.member), {"answer": "apologies"})

    assert response.status_code == 403
    assert "the link was sent to another person" in text_of(response)
    hidden = ("Derek", "Quality Assurance", SECRET)
    assert [word for word in hidden if word in text_of(response)] == []
    assert scene.invitation(scene.member).answer == Answer.NONE


def test_link_opened_by_the_person_signed_in_works(scene, client_of):
    client = client_of(scene.member)

    client.post(link_to(scene, scene.member), {"answer": "coming"})

    assert scene.invitation(scene.member).answer == Answer.COMING


def test_link_after_the_meeting_was_cancelled_says_so_and_changes_nothing(scene):
    link = link_to(scene, scene.member)
    planning.cancel_meeting(meeting=scene.meeting, reason="Snow", by=scene.unit, by_mail=False)

    page, sent = Client().get(link), Client().post(link, {"answer": "apologies"})

    assert "This meeting was cancelled, so there is nothing to answer." in text_of(page)
    assert "This meeting was cancelled, so there is nothing to answer." in text_of(sent)
    assert "Snow" not in text_of(page)
    assert scene.invitation(scene.member).answer == Answer.NONE


def test_link_after_the_meeting_says_that_answers_are_closed(scene):
    Meeting.objects.filter(pk=scene.meeting.pk).update(date=timezone.localdate() - in_week())

    text = text_of(Client().get(link_to(scene, scene.member)))

    assert "answers to its invitation are closed" in text
    assert "<form" not in text


def in_week():
    return in_days(7) - in_days(0)


def test_calendar_file_by_link_has_neither_title_nor_joining_address(scene):
    Meeting.objects.filter(pk=scene.meeting.pk).update(link="https://meet.example.org/Quillfeather")

    response = Client().get(f"{link_to(scene, scene.member)}meeting.ics")

    assert response["Content-Type"] == "text/calendar"
    assert "SUMMARY:Quality Assurance Group" in text_of(response)
    assert SECRET not in text_of(response)


def test_calendar_file_of_a_link_that_has_ended_is_gone(scene):
    link = link_to(scene, scene.member)
    renewed(scene)

    response = Client().get(f"{link}meeting.ics", follow=True)

    assert response.status_code == 410


def test_two_people_of_one_meeting_have_links_of_their_own(db):
    scene = asked()

    assert link_to(scene, scene.member) != link_to(scene, scene.chair)
