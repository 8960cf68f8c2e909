"""What mail about a meeting is about, in the unit's list, before it is written."""

import pytest

from common.formats import long_date
from meetings import letters
from notices.models import Mail
from tests.factories.invitations import asked


@pytest.fixture
def scene(db):
    return asked(by_mail=True)


@pytest.mark.parametrize(
    ("happens", "words"),
    [
        ({}, "Agenda"),
        ({"moved": True}, "Moved"),
        ({"moved": True, "cancelled": True}, "Cancelled"),
        ({"minutes": True}, "Draft minutes"),
    ],
)
def test_waiting_mail_says_what_it_is_about(scene, happens, words, django_assert_num_queries):
    for mail in Mail.objects.all():
        mail.facts |= happens
        mail.save()
    mails = list(Mail.objects.for_list())

    with django_assert_num_queries(1):
        about = letters.headlines(mails)

    assert set(about.values()) == {
        f"{words}: Quality Assurance Group, {long_date(scene.meeting.date)}"
    }
    assert set(about) == {mail.pk for mail in mails}


def test_waiting_mail_about_a_meeting_that_is_gone_says_nothing(scene):
    Mail.objects.update(topic="meeting:987654")

    assert letters.headlines(list(Mail.objects.for_list())) == {}


def test_list_of_mail_names_what_waits(scene, client):
    client.force_login(scene.unit)

    subjects = {row.subject for row in client.get("/mail/").context["rows"]}

    assert subjects == {f"Agenda: Quality Assurance Group, {long_date(scene.meeting.date)}"}
