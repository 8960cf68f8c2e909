"""The page of one mail in each of its states, and what can be done there."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from notices import kinds
from notices.enums import MailStatus
from notices.kinds import Letter, Link
from notices.models import Mail
from tests.factories.board import (
    AccountFactory,
    PersonFactory,
)
from tests.factories.notices import MailFactory, WrittenMailFactory

pytestmark = pytest.mark.django_db

STEPS = ["send-now", "take-back", "send-again", "give-up"]


# one mail


def test_mail_shows_its_words_its_steps_and_what_is_with_it(page, unit):
    mail = WrittenMailFactory(
        requested_by=unit, attachments=[{"name": "meeting.ics", "size": 2100}]
    )

    text = page(mail.get_absolute_url())

    assert "Dear Mel Member<br><br>The agenda is out.<br>" in text
    assert "meeting.ics (2 KB)" in text
    assert "Put into the queue." in text
    assert "because no mail server is set." in text


def test_waiting_mail_shows_when_it_goes_and_how_it_would_read(page, mel, settings):
    links = [Link("Answer", "/reply/SECRETWORD/", is_personal=True)]
    kinds.register("test", "Tests", lambda mail: Letter("Coming?", ["Tell us, please."], links))
    mail = MailFactory(person=mel, send_after=datetime(2026, 12, 1, 9, 30, tzinfo=UTC))

    text = page(mail.get_absolute_url())

    assert "It goes on 1 December 2026 at 9.30am." in text
    assert "How it would read if it went now" in text
    assert "Tell us, please." in text
    assert "SECRETWORD" not in text


def test_waiting_mail_that_cannot_be_written_is_still_shown(page):
    mail = MailFactory(kind="gone")

    text = page(mail.get_absolute_url())

    assert "It goes on" in text
    assert "How it would read" not in text


def test_mail_that_is_tried_again_says_why_and_when(page):
    mail = MailFactory(
        attempts=2,
        last_error="The mail server did not answer.",
        send_after=datetime(2026, 12, 1, 9, 30, tzinfo=UTC),
    )

    assert (
        "The mail server did not answer. After 2 tries it is tried again on 1 December 2026 at 9.30am."
        in page(mail.get_absolute_url())
    )


def test_mail_that_may_have_gone_asks_the_unit_to_ask_first(page, mel):
    error = "The server did not answer. It may or may not have gone."
    mail = WrittenMailFactory(person=mel, status=MailStatus.UNSURE, last_error=error)

    text = page(mail.get_absolute_url())

    assert f"{error} Ask Mel Member whether it has arrived before you send it again." in text
    assert "Send it again" in text


def test_mail_to_somebody_without_an_address_leads_to_where_one_is_added(page):
    nobody = PersonFactory(given_name="Nora", family_name="Nobody", email=None)
    mail = WrittenMailFactory(person=nobody, status=MailStatus.FAILED)

    text = page(mail.get_absolute_url())

    assert "It can be sent again once Nora Nobody has an e-mail address." in text
    assert reverse("board:person_edit", args=[nobody.pk]) in text
    assert "Send it again" not in text


def test_words_of_a_mail_are_shown_as_words(page, mel):
    evil = "<script>alert(1)</script>"
    mail = WrittenMailFactory(person=mel, subject=evil, text=evil, last_error=evil)

    assert evil not in page(mail.get_absolute_url()) + page("/mail/")


def test_html_of_a_mail_is_shown_alone_and_can_do_nothing(client, unit):
    mail = WrittenMailFactory(html="<!doctype html><script>alert(1)</script>")
    client.force_login(unit)

    response = client.get(f"{mail.get_absolute_url()}look/")

    assert response.content.decode() == "<!doctype html><script>alert(1)</script>"
    assert response.headers["Content-Security-Policy"] == (
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; "
        "sandbox allow-scripts"
    )


def test_html_of_a_mail_that_has_none_is_not_there(client, unit):
    client.force_login(unit)

    assert client.get(f"{MailFactory().get_absolute_url()}look/").status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_mail_needs_the_same_queries_for_any_number_of_steps(
    client, unit, number, django_assert_num_queries
):
    mail = WrittenMailFactory()
    for _ in range(number):
        mail.steps.create(to_status=mail.status, words="Again.", by=AccountFactory())
    client.force_login(unit)
    client.get(mail.get_absolute_url())

    with django_assert_num_queries(5):
        client.get(mail.get_absolute_url())


# what can be done


def press(client, unit, mail, step):
    client.force_login(unit)
    response = client.post(f"{mail.get_absolute_url()}{step}/", follow=True)
    mail.refresh_from_db()
    return mail.status, [str(message) for message in response.context["messages"]]


def test_waiting_mail_is_sent_at_once_when_the_unit_says_so(client, unit, mel):
    mail = MailFactory(person=mel)

    said = press(client, unit, mail, "send-now")

    assert said == ("waiting", ["The mail to Mel Member goes within a few seconds."])
    assert mail.send_after <= timezone.now()


def test_waiting_mail_is_taken_back(client, unit, mel):
    mail = MailFactory(person=mel)

    said = press(client, unit, mail, "take-back")

    assert said == ("dropped", ["The mail to Mel Member was taken back. It does not go."])
    assert mail.steps.last().by == unit


def test_waiting_mail_offers_to_take_back_all_about_the_same(page):
    mail, *_ = [MailFactory(topic="meeting:7") for _ in range(3)]
    alone = MailFactory(topic="meeting:8")

    texts = [page(each.get_absolute_url()) for each in (mail, alone)]

    words = "Take back this and the 2 others about the same matter"
    assert [words in text for text in texts] == [True, False]
    assert "take-back-all" not in texts[1]


def test_all_waiting_mail_about_the_same_is_taken_back(client, unit, mel, rob):
    mail = MailFactory(person=mel, topic="meeting:7")
    others = [
        MailFactory(person=rob, topic="meeting:7"),
        WrittenMailFactory(topic="meeting:7", status=MailStatus.SENT),
        MailFactory(topic="meeting:8"),
    ]

    said = press(client, unit, mail, "take-back-all")

    assert said == ("dropped", ["2 mails were taken back. They do not go."])
    for other in others:
        other.refresh_from_db()
    assert [other.status for other in others] == ["dropped", "sent", "waiting"]


@pytest.mark.parametrize("status", [MailStatus.FAILED, MailStatus.UNSURE])
def test_mail_that_failed_or_may_have_gone_is_sent_again(client, unit, mel, status):
    mail = WrittenMailFactory(person=mel, status=status, attempts=5)

    said = press(client, unit, mail, "send-again")

    assert said == ("waiting", ["The mail to Mel Member is sent again."])
    assert (mail.attempts, mail.send_after <= timezone.now()) == (0, True)


@pytest.mark.parametrize("status", [MailStatus.FAILED, MailStatus.UNSURE])
def test_mail_that_failed_or_may_have_gone_is_left_as_it_is(client, unit, status):
    mail = WrittenMailFactory(status=status)

    said = press(client, unit, mail, "give-up")

    assert said == ("dropped", ["The mail is left as it is."])


@pytest.mark.parametrize("status", [MailStatus.SENT, MailStatus.KEPT, MailStatus.SENDING])
@pytest.mark.parametrize("step", STEPS)
def test_mail_that_has_gone_is_not_sent_a_second_time(client, unit, status, step):
    mail = WrittenMailFactory(status=status)

    status_after, (sentence,) = press(client, unit, mail, step)

    assert status_after == status
    assert sentence.endswith("so nothing was changed.")


def test_mail_without_an_address_is_not_sent_again_before_there_is_one(client, unit):
    nobody = PersonFactory(given_name="Nora", family_name="Nobody", email=None)
    mail = WrittenMailFactory(person=nobody, status=MailStatus.FAILED)

    said = press(client, unit, mail, "send-again")

    assert said == (
        "failed",
        ["Nora Nobody has no e-mail address. Add one to their page, then send this again."],
    )


def test_all_that_failed_is_sent_again_and_nothing_else(client, unit, mel):
    nobody = PersonFactory(email=None)
    for status in [MailStatus.UNSURE, MailStatus.SENT, MailStatus.DROPPED]:
        WrittenMailFactory(status=status)
    WrittenMailFactory(person=nobody, status=MailStatus.FAILED)
    WrittenMailFactory.create_batch(2, person=mel, status=MailStatus.FAILED)
    client.force_login(unit)

    client.post("/mail/send-again/")

    statuses = list(Mail.objects.order_by("pk").values_list("status", flat=True))
    assert statuses == ["unsure", "sent", "dropped", "failed", "waiting", "waiting"]


def test_two_failed_mails_about_the_same_are_sent_again_as_one(client, unit, mel):
    for facts in ({"agenda": 1, "day": 1}, {"day": 2}):
        WrittenMailFactory(person=mel, status=MailStatus.FAILED, topic="meeting:7", facts=facts)
    client.force_login(unit)

    client.post("/mail/send-again/")

    assert list(Mail.objects.order_by("pk").values_list("status", "facts")) == [
        ("dropped", {"agenda": 1, "day": 1}),
        ("waiting", {"agenda": 1, "day": 2}),
    ]


def test_sending_again_joins_newer_mail_about_the_same(client, unit, mel):
    failed = WrittenMailFactory(person=mel, status=MailStatus.FAILED, topic="meeting:7")
    newer = MailFactory(
        person=mel, topic="meeting:7", send_after=timezone.now() + timedelta(hours=1)
    )

    said = press(client, unit, failed, "send-again")

    newer.refresh_from_db()
    assert said[0] == "dropped"
    assert newer.status == "waiting"
