"""Sending to a real mail server on this machine, and what the words say by then."""

from datetime import timedelta

import pytest
from django.utils import timezone

from notices import delivery, kinds, services
from notices.enums import MailStatus
from notices.kinds import Attachment, Letter, Link
from notices.models import Mail
from tests.factories.board import AccountFactory, GroupFactory
from tests.notices.sending import received, state, tell
from tests.notices.smtp import Manners

pytestmark = pytest.mark.django_db


# a server that takes mail


def test_mail_that_is_due_goes_to_the_server_once(serve, profile, mel, rob):
    server = serve()
    mails = tell([mel, rob], agenda="published")

    following = [delivery.deliver_due(), delivery.deliver_due()]

    assert server.recipients == ["mel@example.org", "rob@example.org"]
    assert [state(mail) for mail in mails] == [("sent", ""), ("sent", "")]
    assert following == [None, None]
    assert server.connections == 1


def test_mail_is_not_sent_before_it_is_due(serve, unit, mel):
    server = serve()
    (mail,) = services.tell(kind="test", topic="meeting:7", people=[mel], by=unit)

    following = delivery.deliver_due()

    assert (server.messages, following) == ([], mail.send_after)


def test_mail_says_who_writes_and_that_it_is_automatic(serve, profile, mel):
    server = serve()
    (mail,) = tell([mel], agenda="published", subject="The agenda is out")

    delivery.deliver_due()

    (message,) = received(server)
    mail.refresh_from_db()
    assert {name: message[name] for name in ["From", "To", "Reply-To", "Subject"]} == {
        "From": "Thornmere Safeguarding Children Partnership <board@thornmere.example>",
        "To": "Mel Member <mel@example.org>",
        "Reply-To": "unit@thornmere.example",
        "Subject": "The agenda is out",
    }
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Message-ID"] == mail.message_id
    assert message["Message-ID"].endswith("@thornmere.example>")
    plain, html = (message.get_body([kind]).get_content() for kind in ("plain", "html"))
    assert plain.replace("\r\n", "\n") == mail.text
    assert html.replace("\r\n", "\n") == mail.html
    assert (mail.address, mail.subject) == ("mel@example.org", "The agenda is out")


def test_mail_goes_in_the_order_in_which_it_is_due(serve, profile):
    server = serve()
    people = [AccountFactory(email=f"p{number}@example.org") for number in range(4)]
    for mail, minutes in zip(tell(people), (2, 4, 1, 3), strict=True):
        mail.send_after = timezone.now() - timedelta(minutes=minutes)
        mail.save()

    delivery.deliver_due()

    assert server.recipients == [people[number].email for number in (1, 3, 0, 2)]


def test_mail_carries_what_is_attached(serve, profile, mel):
    server = serve()
    calendar = Attachment("meeting.ics", "BEGIN:VCALENDAR\r\n", "text/calendar; method=PUBLISH")
    table = Attachment("list.bin", b"\x00\x01", "application/octet-stream")
    kinds.register(
        "test", "Tests", lambda mail: Letter("With files", ["See."], [], [calendar, table])
    )
    (mail,) = tell([mel])

    delivery.deliver_due()

    (message,) = received(server)
    files = [
        (part.get_filename(), part.get_content_type(), part.get_payload(decode=True))
        for part in message.iter_attachments()
    ]
    assert files == [
        ("meeting.ics", "text/calendar", b"BEGIN:VCALENDAR\r\n"),
        ("list.bin", "application/octet-stream", b"\x00\x01"),
    ]
    mail.refresh_from_db()
    assert mail.attachments == [
        {"name": "meeting.ics", "size": 17},
        {"name": "list.bin", "size": 2},
    ]


def test_names_with_line_breaks_add_no_headers(serve, profile, settings):
    server = serve()
    group = GroupFactory(name="Quality\r\nBcc: thief@example.org\r\n\r\nAssurance")
    person = AccountFactory(
        given_name="Mel\nX-Evil: yes", family_name="Member", email="mel@example.org"
    )
    profile.name = "Thornmere\r\nX-Worse: yes"
    profile.save()
    kinds.register("test", "Tests", lambda mail: Letter(f"Agenda of {group.name}", [group.name]))
    tell([person])

    delivery.deliver_due()

    (message,) = received(server)
    assert message["Subject"] == "Agenda of Quality Bcc: thief@example.org Assurance"
    assert [message["Bcc"], message["X-Evil"], message["X-Worse"]] == [None, None, None]
    assert message["To"] == '"Mel X-Evil: yes Member" <mel@example.org>'
    assert message["From"].addresses[0].display_name == "Thornmere X-Worse: yes"
    assert server.recipients == ["mel@example.org"]


def test_lines_that_begin_with_a_dot_arrive_whole(serve, profile, mel):
    server = serve()
    kinds.register("test", "Tests", lambda mail: Letter("Dots", [".", "..two", "end"]))
    tell([mel])

    delivery.deliver_due()

    (message,) = received(server)
    lines = message.get_body(["plain"]).get_content().split()
    assert lines[3:6] == [".", "..two", "end"]


def test_personal_links_stand_in_the_mail_and_not_in_what_is_kept_of_it(
    serve, profile, mel, settings
):
    server = serve()
    links = [Link("Answer", "/reply/SECRETWORD/", is_personal=True), Link("Agenda", "/meetings/7/")]
    kinds.register("test", "Tests", lambda mail: Letter("Coming?", ["Tell us."], links))
    (mail,) = tell([mel])

    delivery.deliver_due()

    (message,) = received(server)
    address = f"{settings.SITE_URL}/reply/SECRETWORD/"
    bodies = [message.get_body([kind]).get_content() for kind in ("plain", "html")]
    assert [address in body for body in bodies] == [True, True]
    mail.refresh_from_db()
    assert ["SECRETWORD" in kept for kept in (mail.text, mail.html)] == [False, False]
    assert f"{settings.SITE_URL}/meetings/7/" in mail.text


# what the words say, and when


def test_words_are_those_of_the_moment_of_sending(serve, profile, mel):
    server = serve()
    tell([mel], subject="Agenda published")
    tell([mel], subject="Agenda published and moved")

    delivery.deliver_due()

    assert [message["Subject"] for message in received(server)] == ["Agenda published and moved"]


def test_mail_with_nothing_to_say_any_more_is_dropped(serve, mel):
    server = serve()
    (mail,) = tell([mel], over=True)

    delivery.deliver_due()

    assert state(mail) == ("dropped", "")
    assert mail.steps.last().words == "There was nothing to say any more."
    assert server.messages == []


def test_words_that_cannot_be_made_hold_up_nobody_else(serve, profile, mel, rob, caplog):
    server = serve()

    def fails(mail):
        raise RuntimeError("a fault of ours")

    kinds.register("broken", "Broken", fails)
    services.tell(kind="broken", topic="x:1", people=[mel], by=None)
    broken = Mail.objects.get()
    services.tell(kind="gone", topic="x:1", people=[mel], by=None)
    tell([rob])

    delivery.deliver_due()

    assert state(broken) == ("waiting", "The words of this mail could not be made.")
    assert state(Mail.objects.get(kind="gone"))[1] == (
        "Nothing here knows how to write mail of the kind gone."
    )
    assert server.recipients == ["rob@example.org"]
    assert [record.getMessage() for record in caplog.records] == [
        f"Mail {broken.pk} could not be written"
    ]


def test_mail_that_is_tried_again_joins_newer_mail_about_the_same(serve, profile, mel):
    server = serve(answers={"RCPT": ["451 later"]})
    (old,) = tell([mel], subject="First", agenda="published")
    Mail.objects.filter(pk=old.pk).update(
        status=MailStatus.SENDING, attempts=1, claimed_at=timezone.now()
    )
    (new,) = tell([mel], subject="Second")
    old.refresh_from_db()

    delivery._put_down(old, MailStatus.WAITING, "451 later.")
    server.manners = Manners()
    delivery.deliver_due()

    assert [state(old)[0], state(new)[0]] == ["dropped", "sent"]
    assert new.facts == {"subject": "Second", "agenda": "published"}
    assert len(server.messages) == 1


def test_answer_that_comes_late_puts_the_record_right(serve, mel):
    (mail,) = tell([mel])
    Mail.objects.update(status=MailStatus.SENDING, claimed_at=timezone.now() - timedelta(hours=1))
    mail.refresh_from_db()
    delivery.mark_interrupted()

    delivery._put_down(mail, MailStatus.SENT, "The mail server took it: 250 ok")

    assert state(mail) == ("sent", "")


def test_answer_that_comes_after_the_unit_sent_it_again_changes_nothing(serve, unit, mel):
    (mail,) = tell([mel])
    Mail.objects.update(status=MailStatus.SENDING, claimed_at=timezone.now() - timedelta(hours=1))
    mail.refresh_from_db()
    delivery.mark_interrupted()
    services.send_again(mail=mail, by=unit)

    delivery._put_down(mail, MailStatus.SENT, "The mail server took it: 250 ok")

    assert state(mail)[0] == "waiting"
    assert mail.steps.last().words == "Told late: The mail server took it: 250 ok"


# no server at all


def test_without_a_server_mail_is_kept_here_in_full(settings, profile, mel):
    settings.EMAIL_HOST = ""
    links = [Link("Answer", "/reply/SECRETWORD/", is_personal=True)]
    kinds.register("test", "Tests", lambda mail: Letter("Coming?", ["Tell us."], links))
    (mail,) = tell([mel])

    delivery.deliver_due()

    assert state(mail) == ("kept", "")
    assert ["/reply/SECRETWORD/" in kept for kept in (mail.text, mail.html)] == [True, False]
    assert (mail.address, mail.subject) == ("mel@example.org", "Coming?")


def test_demo_board_keeps_its_mail_even_where_there_is_a_server(serve, profile, mel):
    server = serve()
    (mail,) = tell([mel])

    delivery.keep_due()

    assert (state(mail), server.connections) == (("kept", ""), 0)
