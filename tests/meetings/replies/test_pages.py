"""One's own answer on the page, and the unit's page of answers."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertNumQueries

from meetings.enums import Answer, AttendanceStatus
from meetings.services import attendance, invitations, replies
from tests.factories.board import PersonFactory
from tests.factories.invitations import SECRET, asked
from tests.factories.meetings import in_days
from tests.factories.writing import take_seat

PAGE_QUERIES = 9


def page(name, scene, *more):
    return reverse(f"meetings:{name}", args=[scene.meeting.pk, *more])


def text_of(response):
    return response.content.decode()


def say(scene, person, answer, **said):
    replies.answer(invitation=scene.invitation(person), answer=answer, by=person, **said)


# -- one's own answer --------------------------------------------------------------------------


def test_reply_page_offers_deputies_and_colleagues(scene, client_of):
    response = client_of(scene.member).get(page("reply", scene))

    groups = dict(response.context["form"].fields["deputy"].choices[1:])
    assert [label for _key, label in groups["Named deputies of the seat"]] == [
        "Neil Parr, Westmere Police"
    ]
    assert [label for _key, label in groups["Other people of the same organisation"]] == [
        "Asif Dar, Westmere Police"
    ]


def test_reply_page_explains_a_named_deputy_who_has_a_seat(scene, client_of):
    take_seat(scene.group, scene.deputy, position=9)

    text = text_of(client_of(scene.member).get(page("reply", scene)))

    assert "Not in this list, because they are expected themselves: Neil Parr." in text


def test_reply_on_the_page_is_kept_and_confirmed(scene, client_of):
    client = client_of(scene.member)

    response = client.post(
        page("reply", scene), {"answer": "deputy", "deputy": scene.deputy.pk}, follow=True
    )

    assert "Neil Parr is coming as your deputy." in text_of(response)
    assert page("meeting_ics", scene) in text_of(response)
    assert scene.invitation(scene.member).deputy == scene.deputy


def test_reply_with_a_person_and_a_name_is_refused(scene, client_of):
    data = {"answer": "deputy", "deputy": scene.deputy.pk, "deputy_text": "Lena Ash"}

    response = client_of(scene.member).post(page("reply", scene), data)

    assert response.context["form"].errors["deputy_text"] == [
        "Choose a person or write a name, not both."
    ]


def test_reply_with_a_deputy_who_was_not_offered_is_refused(scene, client_of):
    data = {"answer": "deputy", "deputy": scene.stranger.pk}

    response = client_of(scene.member).post(page("reply", scene), data)

    assert response.context["form"].errors["deputy"] == ["Choose a person from the list."]


def test_reply_page_of_a_meeting_one_cannot_see_is_not_found(scene, client_of):
    response = client_of(scene.stranger).get(page("reply", scene))

    assert response.status_code == 404
    assert SECRET not in text_of(response)


def test_reply_page_of_somebody_who_was_not_invited_says_so(scene, client_of):
    response = client_of(scene.unit).get(page("reply", scene))

    assert response.status_code == 403
    assert "You have not been invited to this meeting" in text_of(response)


def test_page_of_the_meeting_asks_and_one_press_answers(scene, client_of):
    client = client_of(scene.member)
    box = client.get(scene.meeting.get_absolute_url()).context["reply_box"]

    client.post(box.url, {"answer": "coming"})

    again = client.get(scene.meeting.get_absolute_url()).context["reply_box"]
    assert (box.word, again.word) == ("Not answered", "Coming")
    assert again.sentence.startswith("You are coming. You said so on ")


def test_answer_entered_for_somebody_tells_them_so(scene, client_of):
    replies.answer(
        invitation=scene.invitation(scene.member), answer=Answer.APOLOGIES, by=scene.unit
    )

    text = text_of(client_of(scene.member).get(page("reply", scene)))

    assert "You sent apologies, as it was entered for you on " in text


def test_member_does_not_see_who_else_is_coming(scene, client_of):
    say(scene, scene.chair, Answer.APOLOGIES, message="Quillwort")

    response = client_of(scene.member).get(scene.meeting.get_absolute_url())

    assert "who_is_coming" not in response.context
    assert "Quillwort" not in text_of(response)


# -- who is coming -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "status"),
    [("unit", 200), ("chair", 200), ("taker", 200), ("member", 403), ("stranger", 404)],
)
def test_invitations_page_is_for_those_who_follow_the_meeting(scene, client_of, role, status):
    response = client_of(getattr(scene, role)).get(page("invitations", scene))

    assert response.status_code == status
    assert ("Petra Cole" in text_of(response)) == (status == 200)


def test_invitations_page_says_who_answered_what(scene, client_of):
    say(scene, scene.chair, Answer.COMING)
    say(scene, scene.member, Answer.DEPUTY, deputy_text="Lena Ash")
    say(scene, scene.nurse, Answer.APOLOGIES, message="In court")

    response = client_of(scene.unit).get(page("invitations", scene))

    sections = {
        each.heading: [line.name for line in each.lines] for each in response.context["sections"]
    }
    assert sections == {
        "Not answered (1)": ["Nia Powell"],
        "Coming (1)": ["Miriam Osei"],
        "A deputy is coming (1)": ["Derek Holt"],
        "Apologies (1)": ["Petra Cole"],
    }
    assert response.context["tally"] == "1 coming, 1 deputy, 1 apology, 1 has not answered"
    assert "Deputy: Lena Ash" in text_of(response)
    assert "In court" in text_of(response)


@pytest.mark.parametrize(
    ("answers", "word", "sentence"),
    [
        (
            {"chair": Answer.COMING, "member": Answer.COMING},
            "Will be quorate",
            "It will be quorate with those who said they are coming: 2 seats filled, 2 needed.",
        ),
        (
            {"chair": Answer.COMING, "member": Answer.DEPUTY},
            "Will be quorate",
            "It will be quorate with those who said they are coming: 2 seats filled, 2 needed.",
        ),
        (
            {"chair": Answer.COMING},
            "Not quorate yet",
            "It would be quorate if those who have not answered come: 3 seats filled, 2 needed.",
        ),
        (
            {"chair": Answer.APOLOGIES, "member": Answer.APOLOGIES},
            "Cannot be quorate",
            "It cannot be quorate, even if all who have not answered come. Missing: 1 seat.",
        ),
    ],
)
def test_quorum_is_foretold_in_three_states(scene, client_of, answers, word, sentence):
    for name, answer in answers.items():
        said = {"deputy": scene.deputy} if answer == Answer.DEPUTY else {}
        say(scene, getattr(scene, name), answer, **said)

    quorum = client_of(scene.unit).get(page("invitations", scene)).context["quorum"]

    assert (quorum.word, quorum.sentence) == (word, sentence)


def test_quorum_that_lacks_an_organisation_names_it(scene, client_of):
    scene.group.quorum_organisations.add(scene.police)
    say(scene, scene.member, Answer.APOLOGIES)

    quorum = client_of(scene.unit).get(page("invitations", scene)).context["quorum"]

    assert quorum.sentence == (
        "It cannot be quorate, even if all who have not answered come. Missing: Westmere Police."
    )


def test_quorum_does_not_count_a_deputy_with_a_seat_of_their_own(scene, client_of):
    say(scene, scene.chair, Answer.COMING)
    say(scene, scene.member, Answer.DEPUTY, deputy=scene.nurse)
    say(scene, scene.nurse, Answer.APOLOGIES)

    quorum = client_of(scene.unit).get(page("invitations", scene)).context["quorum"]

    assert quorum.word == "Cannot be quorate"


def test_quorum_follows_a_mark_by_hand(scene, client_of):
    say(scene, scene.chair, Answer.COMING)
    say(scene, scene.member, Answer.COMING)
    attendance.mark(row=scene.row(scene.member), status=AttendanceStatus.APOLOGIES, by=scene.unit)

    response = client_of(scene.unit).get(page("invitations", scene))

    assert response.context["quorum"].word == "Not quorate yet"
    assert "the attendance says “apologies”" in text_of(response)


def test_group_without_a_quorum_rule_is_told_so(scene, client_of):
    scene.group.quorum_seats = None
    scene.group.save()

    quorum = client_of(scene.unit).get(page("invitations", scene)).context["quorum"]

    assert quorum.word == "No quorum rule"


def test_page_of_the_meeting_says_it_in_one_line(scene, client_of):
    say(scene, scene.chair, Answer.COMING)
    say(scene, scene.member, Answer.COMING)

    line = client_of(scene.chair).get(scene.meeting.get_absolute_url()).context["who_is_coming"]

    assert line == "2 coming, 2 have not answered – quorate as it stands."


def test_attendance_page_says_what_each_answered(scene, client_of):
    say(scene, scene.chair, Answer.COMING)
    say(scene, scene.member, Answer.DEPUTY, deputy_text="Lena Ash")

    text = text_of(client_of(scene.taker).get(page("attendance_edit", scene)))

    assert "said they are coming" in text
    assert "said that Lena Ash is coming as deputy" in text
    assert text.count("has not answered") == 2


def test_invitations_page_before_publication_says_what_to_do(db, client_of):
    scene = asked(is_out=False)

    text = text_of(client_of(scene.unit).get(page("invitations", scene)))

    assert "Publishing the agenda invites everybody who has a seat on the day." in text


def test_invitations_page_names_who_got_a_seat_since(scene, client_of):
    take_seat(scene.group, PersonFactory(given_name="Una", family_name="Late"), position=9)

    text = text_of(client_of(scene.unit).get(page("invitations", scene)))

    assert "Not asked yet, because they got their seat later: Una Late." in text


@pytest.mark.parametrize("count", [1, 3])
def test_invitations_page_makes_the_same_queries_for_any_number(scene, client_of, count):
    for number in range(count):
        person = PersonFactory()
        take_seat(scene.group, person, position=10 + number)
        attendance.prefill(meeting=scene.meeting, by=scene.unit)
        invitations.invite(meeting=scene.meeting, by=scene.unit)
        say(scene, person, Answer.DEPUTY, deputy_text=f"Deputy {number}")
    client = client_of(scene.unit)
    client.get(page("invitations", scene))

    with assertNumQueries(PAGE_QUERIES):
        client.get(page("invitations", scene))


def test_invitations_page_says_who_may_see_it(scene, client_of):
    text = text_of(client_of(scene.member).get(page("invitations", scene)))

    sentence = "the group&#x27;s chairs and its minute-taker see who is coming."
    assert f"Only the business unit, {sentence}" in text


@pytest.mark.parametrize(
    ("who", "sentence"),
    [
        ("unit", "Enter in the attendance what has changed."),
        ("taker", "Enter in the attendance what has changed."),
        ("chair", "Tell the business unit if something has changed."),
    ],
)
def test_invitations_page_after_the_start_says_what_to_do_about_a_change(
    scene, client_of, who, sentence
):
    type(scene.meeting).objects.update(date=in_days(-1))

    text = text_of(client_of(getattr(scene, who)).get(page("invitations", scene)))

    assert (text.count(sentence), text.count("has changed.")) == (1, 1)
