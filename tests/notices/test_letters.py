"""The words of a mail, and the fragment that says who will be told."""

import re

import pytest
from django.template import Context, Template
from django.test import RequestFactory

from notices import letters, presenters
from notices.kinds import Heading, Letter, Link
from notices.models import Mail
from tests.factories.board import PersonFactory

pytestmark = pytest.mark.django_db


def ready(person, letter, **more):
    mail = Mail(pk=7, kind="test", topic="meeting:7", person=person)
    return letters.make_ready(mail, letter, is_sent=more.get("is_sent", True))


def test_letter_reads_the_same_as_text_and_as_html(profile, mel, settings):
    settings.SITE_URL = "https://board.thornmere.example"
    letter = Letter(
        subject="Agenda of 9 December",
        lines=["It is out.", {"When": "9.30am", "Where": "Town Hall"}, ["One", "Two"]],
        links=[Link("Read it", "/meetings/7/agenda/"), Link("Elsewhere", "https://example.org/x")],
        reason="You are a member.",
    )

    written = ready(mel, letter)

    assert written.text == (
        "Dear Mel Member\n\n"
        "It is out.\n\n"
        "When: 9.30am\nWhere: Town Hall\n\n"
        "- One\n- Two\n\n"
        "Read it:\nhttps://board.thornmere.example/meetings/7/agenda/\n\n"
        "Elsewhere:\nhttps://example.org/x\n\n"
        "Thornmere Safeguarding Children Partnership\nunit@thornmere.example\n\n"
        "You are a member.\n"
        "This mail was written by https://board.thornmere.example.\n"
    )
    words = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", written.html.split("<main", 1)[1]))
    for word in ["Dear Mel Member", "It is out.", "When 9.30am", "One Two", "Read it", "Elsewhere"]:
        assert word in words


def test_html_of_a_letter_loads_nothing_and_shows_words_as_words(profile, mel):
    letter = Letter("<b>Agenda</b>", ["<img src=x onerror=alert(1)>", ["<i>"], {"<u>": "<s>"}])

    html = ready(mel, letter).html

    assert re.findall(r"<(?:img|script|link|iframe|b|i|u|s)\b", html) == []
    assert "&lt;b&gt;Agenda&lt;/b&gt;" in html
    assert 'lang="en-GB"' in html


def test_text_of_a_letter_is_not_written_for_html(profile, mel):
    text = ready(mel, Letter("Q & A", ["Fish & chips <today>"])).text

    assert "Fish & chips <today>" in text


def test_same_words_carry_the_same_message_id_and_others_another(profile, mel):
    ids = [ready(mel, Letter("Agenda", [words])).message_id for words in ("a", "a", "b")]

    assert ids[0] == ids[1] != ids[2]


def test_letter_of_a_board_without_a_profile_or_contact_goes_too(mel):
    data = ready(mel, Letter("Agenda", ["Out."])).data.decode()

    assert "From: Safeguarding children <" in data
    assert "Reply-To" not in data


def test_names_beyond_ascii_are_written_for_the_envelope(profile, mel):
    mel.given_name, mel.email = "Zoë", "zoe@exämple.org"

    written = ready(mel, Letter("Naïve café", ["Łódź"]))

    assert written.recipient == "zoe@xn--exmple-cua.org"
    assert b"Subject: =?utf-8?" in written.data


def rendered(people, viewer):
    request = RequestFactory().get("/")
    request.user = viewer
    template = Template("{% load notices_tags %}{% recipients people %}")
    html = template.render(Context({"people": people, "request": request}))
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html)).strip()


def test_recipients_are_shown_with_their_addresses_and_who_has_none(unit, mel, rob, settings):
    settings.EMAIL_HOST = "mail.thornmere.example"
    nora = PersonFactory(given_name="Nora", family_name="Nobody", email=None)

    words = rendered([mel, nora, rob, mel], unit)

    assert words == (
        "Who will be told "
        "1 person has no e-mail address and will not be told by mail. "
        "Add an address first, or tell them in another way. "
        "Nora Nobody: add an address for Nora Nobody "
        "2 people, by mail after 5 minutes. Mail is sent through mail.thornmere.example. "
        "Mel Member mel@example.orgRob Reader rob@example.org"
    )


def test_recipients_keep_their_addresses_from_those_who_may_not_see_them(mel, rob):
    nora = PersonFactory(given_name="Nora", family_name="Nobody", email=None)

    told = presenters.recipients([rob, nora], viewer=mel)

    assert [(one.name, one.address) for one in told.reached] == [("Rob Reader", "")]
    assert [one.name for one in told.unreached] == ["Nora Nobody"]
    assert told.can_edit is False


def test_recipients_of_nobody_say_so(unit):
    assert rendered([], unit) == "Who will be told Nobody: the group has no members to tell."


@pytest.mark.parametrize(("minutes", "words"), [(0, "at once"), (1, "after 1 minute")])
def test_delay_is_told_in_words(settings, minutes, words):
    settings.NOTICE_DELAY_MINUTES = minutes

    assert presenters.delay_words() == words


def test_headings_and_links_stand_among_the_lines(profile, mel, settings):
    settings.SITE_URL = "https://board.thornmere.example"
    personal = Link("Update it", "/secret/", is_personal=True)
    lines = [Heading("Overdue"), "A paper", personal, Link("Open it", "/actions/1/")]

    written = ready(mel, Letter("Two", lines))

    assert written.text.split("\n\n")[1:5] == [
        "OVERDUE",
        "A paper",
        "Update it:\n(a personal link, which only the mail itself holds)",
        "Open it:\nhttps://board.thornmere.example/actions/1/",
    ]
    assert "Overdue</h2>" in written.html
    assert "/secret/" not in written.html
    assert "https://board.thornmere.example/secret/" in written.data.decode().replace("=\r\n", "")
