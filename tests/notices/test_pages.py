"""The pages of mail: for the business unit, in every state of a mail, and for nobody else."""

from datetime import UTC, datetime

import pytest

from notices import kinds
from notices.enums import MailStatus
from notices.models import Mail
from tests.factories.board import (
    AccountFactory,
    ChairFactory,
    GroupChairFactory,
    PersonFactory,
)
from tests.factories.notices import MailFactory, WrittenMailFactory

pytestmark = pytest.mark.django_db

LIST = "/mail/"
STEPS = ["send-now", "take-back", "take-back-all", "send-again", "give-up"]


def rows(client, **query):
    return [row.number for row in client.get(LIST, query).context["rows"]]


# who may


@pytest.mark.parametrize("factory", [AccountFactory, ChairFactory, GroupChairFactory])
def test_mail_is_there_for_the_business_unit_only(client, factory):
    mail = WrittenMailFactory(subject="SECRETWORD", text="SECRETWORD", html="SECRETWORD")
    client.force_login(factory())
    own = f"{LIST}{mail.pk}/"

    answers = [client.get(address) for address in (LIST, own, f"{own}look/")]
    answers += [client.post(f"{own}{step}/") for step in STEPS]

    assert [answer.status_code for answer in answers] == [404] * (3 + len(STEPS))
    assert ["SECRETWORD" in answer.content.decode() for answer in answers] == [False] * (
        3 + len(STEPS)
    )


def test_person_does_not_read_even_their_own_mail_here(client, mel):
    mail = WrittenMailFactory(person=mel)
    client.force_login(mel)

    assert client.get(mail.get_absolute_url()).status_code == 404


def test_member_cannot_send_what_failed_again(client, mel):
    WrittenMailFactory(status=MailStatus.FAILED)
    client.force_login(mel)

    client.post("/mail/send-again/")

    assert Mail.objects.get().status == "failed"


def test_steps_are_not_taken_by_opening_their_address(client, unit):
    mail = MailFactory()
    client.force_login(unit)

    answers = {client.get(f"{mail.get_absolute_url()}{step}/").status_code for step in STEPS}

    assert answers == {405}


# the list


def test_list_of_nothing_says_when_there_will_be_mail(page):
    text = page(LIST)

    assert "No mail yet" in text
    assert "Members are told when an agenda is published" in text


def test_list_says_whether_mail_is_really_sent(page, settings):
    settings.EMAIL_HOST = ""
    kept = page(LIST)
    settings.EMAIL_HOST = "mail.thornmere.example"
    sent = page(LIST)

    assert "No mail server is set, so nothing is sent: mail is kept here to be read." in kept
    assert "on the server they lie in the folder var/mail." in kept
    assert "Mail is sent through mail.thornmere.example." in sent


def test_list_shows_the_newest_first_with_where_it_stands(client, unit, mel):
    waiting = MailFactory(person=mel, send_after=datetime(2026, 12, 1, 9, 30, tzinfo=UTC))
    failed = WrittenMailFactory(person=mel, status=MailStatus.FAILED, last_error="550 No such user")
    client.force_login(unit)

    shown = client.get(LIST).context["rows"]

    assert [(row.number, row.subject, row.address, row.status, row.note) for row in shown] == [
        (failed.pk, failed.subject, "mel@example.org", "Could not be sent", "550 No such user"),
        (
            waiting.pk,
            "Not written yet",
            "mel@example.org",
            "Waiting",
            "Goes on 1 December 2026 at 9.30am",
        ),
    ]


def test_list_counts_what_needs_a_look(client, unit):
    for status in [MailStatus.FAILED, MailStatus.FAILED, MailStatus.UNSURE, MailStatus.SENT]:
        WrittenMailFactory(status=status)
    MailFactory()
    client.force_login(unit)

    response = client.get(LIST)

    tabs = [(tab["label"], tab["count"]) for tab in response.context["overview"].tabs]
    assert tabs == [("All", None), ("Needs a look", 3), ("Waiting", 1)]
    text = response.content.decode()
    assert "2 mails could not be sent and 1 mail may not have gone." in text
    assert "Send all that failed again" in text


def test_list_offers_to_send_again_only_what_has_an_address(page):
    for _ in range(2):
        WrittenMailFactory(status=MailStatus.FAILED, person=PersonFactory(email=None))

    text = page(LIST)

    assert "2 mails could not be sent." in text
    assert "Send all that failed again" not in text


def test_list_without_trouble_asks_for_no_look(page):
    WrittenMailFactory()

    assert "look-heading" not in page(LIST)


def test_list_is_narrowed_by_each_filter(client, unit, mel, rob):
    kinds.register("other", "Others", lambda mail: None)
    sent = WrittenMailFactory(person=mel, status=MailStatus.SENT, subject="Neglect strategy")
    old = WrittenMailFactory(person=rob, address="former@example.org")
    Mail.objects.filter(pk=old.pk).update(created_at=datetime(2026, 3, 5, 12, tzinfo=UTC))
    failed = WrittenMailFactory(kind="other", status=MailStatus.FAILED)
    unsure = WrittenMailFactory(status=MailStatus.UNSURE)
    waiting = MailFactory()
    client.force_login(unit)

    found = {
        query: set(rows(client, **dict([query.split("=")])))
        for query in [
            *("q=member mel", "q=NEGLECT", "q=former@", "q=nobody", "status=look"),
            *("status=waiting", "status=kept", "kind=other", "last=2026-03-05", "first=2026-03-06"),
        ]
    }

    assert found == {
        "q=member mel": {sent.pk},
        "q=NEGLECT": {sent.pk},
        "q=former@": {old.pk},
        "q=nobody": set(),
        "status=look": {failed.pk, unsure.pk},
        "status=waiting": {waiting.pk},
        "status=kept": {old.pk},
        "kind=other": {failed.pk},
        "last=2026-03-05": {old.pk},
        "first=2026-03-06": {sent.pk, failed.pk, unsure.pk, waiting.pk},
    }


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ({"first": "31/02/2026"}, "Enter a real date, for example 21/11/2026."),
        ({"last": "01/01/9999"}, "Enter a year from 1900 to 2100."),
        ({"q": "a\x00b"}, "This text holds a character that cannot be saved."),
        ({"status": "lost"}, "Choose one from the list."),
        ({"kind": "x"}, "Choose one from the list."),
    ],
)
def test_list_says_which_filter_does_not_fit_and_still_lists(client, unit, query, sentence):
    mail = WrittenMailFactory()
    client.force_login(unit)

    response = client.get(LIST, query)

    assert sentence in response.content.decode()
    assert [row.number for row in response.context["rows"]] == [mail.pk]


@pytest.mark.parametrize("words", ["x" * 10_000, "Z9 " * 5_000, "%_'\\"])
def test_list_takes_any_words(client, unit, words):
    WrittenMailFactory()
    client.force_login(unit)

    assert rows(client, q=words) == []


@pytest.mark.parametrize("number", ["0", "99", "x", "-1"])
def test_list_of_a_page_that_is_not_there_shows_one_that_is(client, unit, number):
    mail = WrittenMailFactory()
    client.force_login(unit)

    assert rows(client, page=number) == [mail.pk]


def test_list_shows_fifty_a_page(client, unit, mel):
    WrittenMailFactory.create_batch(51, person=mel)
    client.force_login(unit)

    assert [len(rows(client, page=number)) for number in (1, 2)] == [50, 1]


@pytest.mark.parametrize("number", [1, 3])
def test_list_needs_the_same_queries_for_any_number_of_rows(
    client, unit, number, django_assert_num_queries
):
    for _ in range(number):
        MailFactory()
        WrittenMailFactory(status=MailStatus.FAILED)
    client.force_login(unit)
    client.get(LIST)

    with django_assert_num_queries(6):
        client.get(LIST)
