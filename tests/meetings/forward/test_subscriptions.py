"""Calendar addresses: whose they are and for how long, made and revoked; the file of one meeting."""

import hashlib
from datetime import time, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from icalendar import Calendar
from psycopg2 import sql

from board.enums import MembershipRole
from board.models import Membership, Person
from board.services import accounts
from meetings.enums import MeetingStatus
from meetings.models import CalendarSubscription, Meeting
from meetings.services import subscriptions
from tests.factories.board import AccountFactory
from tests.factories.forward import CalendarSubscriptionFactory
from tests.factories.meetings import (
    MeetingFactory,
    in_days,
)
from tests.meetings.planning.conftest import seated

PAGE = "/calendar/subscribe/"
SECRET = "secret-of-a-member"


@pytest.fixture
def member(people):
    CalendarSubscriptionFactory(person=people["member"], secret=SECRET)
    return people["member"]


def feed(secret=SECRET, **headers):
    return Client().get(f"/calendar/feed/{secret}.ics", headers=headers)


def events(response):
    return Calendar.from_ical(response.content).walk("VEVENT")


def event_of(meeting, response=None):
    [found] = [
        each
        for each in events(response or feed())
        if str(each["uid"]).startswith(f"{meeting.reference}@")
    ]
    return found


# Whose it is, and for how long


def test_unknown_address_is_not_found(member):
    assert feed("nobody-knows-this").status_code == 404
    assert feed("x" * 4000).status_code == 404
    assert feed(hashlib.sha256(SECRET.encode()).hexdigest()).status_code == 404


def test_revoked_address_answers_as_an_unknown_one(member):
    row = CalendarSubscription.objects.get()
    subscriptions.revoke(subscription=row, by=member)

    revoked, unknown = feed(), feed("nobody-knows-this")

    assert revoked.status_code == unknown.status_code == 404
    assert _without_its_own(revoked) == _without_its_own(unknown)


def _without_its_own(response):
    own = {"Content-Security-Policy", "X-Request-ID"}
    kept = {k: v for k, v in response.headers.items() if k not in own}
    return kept, b"Page not found" in response.content, len(response.content)


def test_address_of_one_person_does_not_show_the_meetings_of_another(people, member, group):
    CalendarSubscriptionFactory(person=people["stranger"], secret="of-a-stranger")
    meeting = MeetingFactory(group=group)

    assert len(events(feed())) == 1
    assert events(feed("of-a-stranger")) == []
    assert event_of(meeting)


def test_member_whose_seat_ended_yesterday_sees_nothing_more(member, group):
    MeetingFactory(group=group)
    Membership.objects.filter(person=member).update(ends_on=in_days(-1))

    answer = feed()

    assert (answer.status_code, events(answer)) == (200, [])


def test_closed_account_ends_the_address(member, unit):
    accounts.close_account(person=member, by=unit)

    assert feed().status_code == 404


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"left_on": 0}, 404),
        ({"left_on": -5}, 404),
        ({"left_on": 5}, 200),
        ({"is_active": False}, 404),
        ({"role": ""}, 404),
    ],
)
def test_address_lives_as_long_as_the_account(member, change, status):
    if "left_on" in change:
        change = {"left_on": in_days(change["left_on"])}
    Person.objects.filter(pk=member.pk).update(**change)

    assert feed().status_code == status


def test_reading_is_noted_at_most_every_ten_minutes(member):
    row = CalendarSubscription.objects.get()
    now = timezone.now()
    kept, old = now - timedelta(minutes=9), now - timedelta(minutes=11)

    feed()
    row.refresh_from_db()
    first = row.last_read_at
    read = []
    for before in (kept, old):
        CalendarSubscription.objects.update(last_read_at=before)
        feed()
        row.refresh_from_db()
        read.append(row.last_read_at)

    assert first >= now
    assert (read[0], read[1] >= now) == (kept, True)


# Making and revoking


def test_new_address_is_shown_once_and_works(client_of, people, group):
    client = client_of(people["member"])
    MeetingFactory(group=group)

    answer = client.post(PAGE, {"name": " Outlook at work "})

    new = answer.context["new"]
    row = CalendarSubscription.objects.get()
    secret = new.url.rsplit("/", 1)[1].removesuffix(".ics")
    assert (row.name, row.person) == ("Outlook at work", people["member"])
    assert row.secret_hash == hashlib.sha256(secret.encode()).hexdigest()
    assert len(secret) == 43
    assert new.webcal_url == f"webcal://{new.url.split('://')[1]}"
    assert answer.content.decode().count(secret) == 2
    assert answer["Cache-Control"] == "private, no-store"
    assert len(events(feed(secret))) == 1
    assert secret not in client.get(PAGE).content.decode()


def test_secret_is_kept_nowhere(client_of, people):
    client = client_of(people["member"])
    secret = client.post(PAGE, {"name": "Phone"}).context["new"].url.rsplit("/", 1)[1][:-4]

    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            rows = sql.SQL("SELECT count(*) FROM {} t WHERE t::text LIKE %s")
            cursor.execute(rows.format(sql.Identifier(table)), [f"%{secret}%"])
            found += [table] * cursor.fetchone()[0]
    assert found == []


def test_address_sent_twice_is_made_once(client_of, people):
    client = client_of(people["member"])
    token = str(client.get(PAGE).context["form"]["token"].value())

    answers = [client.post(PAGE, {"name": "Phone", "token": token}) for _time in range(2)]

    assert [answer.status_code for answer in answers] == [200, 302]
    assert CalendarSubscription.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("", "Say what will read it, for example Outlook at work."),
        ("   ", "Say what will read it, for example Outlook at work."),
        ("x" * 61, "Write at most 60 characters."),
    ],
)
def test_address_without_a_good_name_is_refused(client_of, people, name, sentence):
    answer = client_of(people["member"]).post(PAGE, {"name": name})

    assert answer.context["form"].errors == {"name": [sentence]}
    assert CalendarSubscription.objects.count() == 0


def test_eleventh_address_is_refused(client_of, people):
    CalendarSubscriptionFactory.create_batch(10, person=people["member"])

    answer = client_of(people["member"]).post(PAGE, {"name": "One more"})

    assert answer.context["form"].non_field_errors() == [
        "You have 10 addresses already. Revoke one that you no longer use, then make this one."
    ]
    assert CalendarSubscription.objects.count() == 10


def test_page_lists_own_addresses_that_work(client_of, people, member):
    CalendarSubscriptionFactory(person=member, name="Gone", revoked_at=timezone.now())
    CalendarSubscriptionFactory(person=people["unit"], name="Of another")
    feed()

    rows = client_of(member).get(PAGE).context["rows"]

    assert [(row.name, row.read == "Not yet") for row in rows] == [("My phone", False)]


def test_person_revokes_their_address(client_of, member):
    row = CalendarSubscription.objects.get()
    client = client_of(member)

    answer = client.post(f"{PAGE}{row.pk}/revoke/", follow=True)

    assert answer.redirect_chain == [(PAGE, 302)]
    assert "The address “My phone” no longer works." in answer.content.decode()
    assert feed().status_code == 404


def test_nobody_revokes_the_address_of_another(client_of, people, member):
    row = CalendarSubscription.objects.get()

    answers = [
        client_of(people[role]).post(f"{PAGE}{row.pk}/revoke/").status_code
        for role in ("unit", "chair", "stranger")
    ]

    assert answers == [404, 404, 404]
    assert feed().status_code == 200


def test_pages_ask_a_visitor_to_sign_in_and_the_feed_does_not(client, member, group):
    meeting = MeetingFactory(group=group)
    pages = [PAGE, f"{PAGE}1/revoke/", f"/meetings/{meeting.pk}/meeting.ics"]

    answers = [client.get(address).status_code for address in pages]

    assert (answers, feed().status_code) == ([302, 302, 302], 200)


# One meeting


@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("unit", 200),
        ("chair", 200),
        ("group_chair", 200),
        ("minute_taker", 200),
        ("member", 200),
        ("stranger", 404),
    ],
)
def test_file_of_one_meeting_is_for_those_who_may_see_it(client_of, people, group, role, status):
    meeting = MeetingFactory(group=group)
    client = client_of(people[role])

    answer = client.get(f"/meetings/{meeting.pk}/meeting.ics")

    assert answer.status_code == status
    if status == 200:
        name = f'attachment; filename="{meeting.reference}.ics"'
        assert answer["Content-Disposition"] == name
        assert event_of(meeting, answer).decoded("dtend").time() == time(12, 30)


def test_file_of_one_meeting_has_the_same_uid_as_the_feed(client_of, member, group):
    meeting = MeetingFactory(group=group, status=MeetingStatus.PUBLISHED)
    answer = client_of(member).get(f"/meetings/{meeting.pk}/meeting.ics")

    one, other = event_of(meeting, answer), event_of(meeting)

    assert {k: str(one[k]) for k in ("uid", "sequence")} == {
        k: str(other[k]) for k in ("uid", "sequence")
    }


def test_meeting_page_offers_the_file(client_of, member, group):
    meeting = MeetingFactory(group=group)

    page = client_of(member).get(meeting.get_absolute_url()).content.decode()

    assert f'href="/meetings/{meeting.pk}/meeting.ics">Add to my calendar' in page


def test_chair_of_a_group_reads_their_groups_meetings(group):
    person = seated(AccountFactory(), group, MembershipRole.CHAIR)
    CalendarSubscriptionFactory(person=person, secret=SECRET)
    MeetingFactory(group=group)

    assert len(events(feed())) == Meeting.objects.count() == 1
