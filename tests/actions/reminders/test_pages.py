"""The pages of reminders: who would get what, the log, settings, days, and links that are withdrawn."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from actions.enums import Capacity
from actions.models import DigestDays, DigestLine
from actions.reminders import job, services
from common.refusals import Refused
from notices import delivery
from notices.enums import MailStatus
from notices.models import Mail
from tests.actions.reminders.conftest import MONDAY
from tests.factories.board import AccountFactory, ChairFactory, PersonFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("it_is")]


ROLES = ["unit", "board chair", "chair", "minute_taker", "owner", "member"]
TABLE = {
    "reminders": [200, 404, 404, 404, 404, 404],
    "reminder_log": [200, 404, 404, 404, 404, 404],
    "reminder_settings": [200, 404, 404, 404, 404, 404],
    "reminder_preview": [200, 404, 404, 404, 404, 404],
    "reminder_days": [302, 302, 302, 302, 302, 302],
    "reminder_person": [200, 404, 404, 404, 200, 404],
    "reminders_send": [405, 405, 405, 405, 405, 405],
    "revoke_links": [405, 405, 405, 405, 405, 405],
    "revoke_link": [405, 405, 405, 405, 405, 405],
}
POSTS = {
    "reminders_send": [302, 404, 404, 404, 404, 404],
    "revoke_links": [302, 404, 404, 404, 302, 404],
    "revoke_link": [302, 404, 404, 404, 302, 404],
}


def test_every_address_of_reminders_stands_in_the_table():
    from actions.reminders.urls import urlpatterns

    assert {route.name for route in urlpatterns} == {*TABLE, "update_by_link"}


@pytest.mark.parametrize("method", ["get", "post"])
def test_each_role_gets_its_answer(method, unit, chair, minute_taker, owner, member, promise):
    action = promise(-1, owner)
    args = {
        **{key: [owner.pk] for key in ("reminder_preview", "reminder_person", "revoke_links")},
        "revoke_link": [owner.pk, action.pk],
    }
    people = [unit, ChairFactory(), chair, minute_taker, owner, member]
    table = TABLE if method == "get" else POSTS

    found, strangers = {}, {}
    for name in table:
        address = reverse(f"actions:{name}", args=args.get(name, []))
        found[name] = []
        for person in people:
            client = Client()
            client.force_login(person)
            found[name].append(getattr(client, method)(address).status_code)
        strangers[name] = getattr(Client(), method)(address).status_code

    assert found == table
    assert set(strangers.values()) == {302 if method == "get" else 200}  # sign in first


# -- who would get what ------------------------------------------------------------------------


def test_page_names_everybody_with_the_subject_of_their_mail(get, owner, promise):
    promise(-1, owner)
    promise(1, owner)

    response = get("reminders")

    rows = [(row.name, row.subject) for row in response.context["rows"]]
    assert rows == [("Derek Holt", "2 actions need you, 1 overdue")]
    page = response.content.decode()
    assert "Today, Monday 12 October 2026" in page
    assert "No mail server is set" in page


def test_page_names_who_would_get_nothing_and_why(get, owner, promise):
    nobody = PersonFactory(given_name="Nan", family_name="Adams")
    promise(-1, owner, nobody)
    DigestDays.objects.create(person=owner, days=[2])

    response = get("reminders")

    assert response.context["rows"] == []
    assert [(row.name, row.note) for row in response.context["others"]] == [
        ("Nan Adams", "Has no e-mail address"),
        ("Derek Holt", "Waits for Wednesday 14 October 2026, a day they chose"),
    ]
    assert "Nobody is to be reminded" in response.content.decode()


def test_page_of_a_sunday_shows_the_next_working_day_and_sends_nothing(get, it_is, owner, promise):
    promise(-1, owner)
    it_is(MONDAY - timedelta(days=1))

    page = get("reminders").content.decode()

    assert "On Monday 12 October 2026" in page
    assert "Derek Holt" in page
    assert "Send now" not in page


def test_preview_is_the_mail_itself(get, owner, promise):
    promise(-1, owner, reference="A-2026-014", text="Write to <schools>")

    page = get("reminder_preview", owner.pk).content.decode()

    assert "1 action needs you, 1 overdue" in page
    assert "A-2026-014  Write to &lt;schools&gt;" in page
    assert "which only the mail itself holds" in page


def test_preview_of_somebody_with_nothing_says_so(get, member):
    assert (
        "has nothing to be reminded of now" in get("reminder_preview", member.pk).content.decode()
    )


def test_send_now_sends_what_the_page_shows_once(send, get, owner, promise, unit):
    promise(-1, owner)

    first, second = send("reminders_send"), send("reminders_send")

    assert "1 person is reminded of what they owe." in first.content.decode()
    assert "Nobody has to be reminded of anything now" in second.content.decode()
    assert Mail.objects.get().requested_by == unit
    assert "1 person has had theirs." in get("reminders").content.decode()


def test_send_now_on_a_sunday_is_refused(send, it_is, owner, promise):
    promise(-1, owner)
    it_is(MONDAY - timedelta(days=1))

    page = send("reminders_send").content.decode()

    assert "Reminders go on working days only, so nothing was sent." in page
    assert Mail.objects.count() == 0


# -- the log -----------------------------------------------------------------------------------


def test_log_says_what_became_of_each_mail(get, owner, promise, member):
    promise(-1, owner, member)
    job.run(MONDAY)
    mails = {mail.person_id: mail for mail in Mail.objects.all()}
    Mail.objects.filter(pk=mails[member.pk].pk).update(
        status=MailStatus.FAILED, attempts=5, last_error="The mail server closed the connection."
    )
    delivery.keep_due()

    rows = get("reminder_log").context["rows"]

    assert [(row.person, row.number, row.status, row.note) for row in rows] == [
        ("Derek Holt", "1 action", "Kept here", "12 October 2026 at 9am"),
        (
            "Mel Member",
            "1 action",
            "Could not be sent",
            "tried 5 times; The mail server closed the connection.",
        ),
    ]


def test_log_is_narrowed_by_person_and_day(get, owner, member, promise):
    promise(-1, owner)
    job.run(MONDAY)
    promise(-1, member)
    job.run(MONDAY + timedelta(days=1))

    def found(**query):
        return [row.person for row in get("reminder_log", **query).context["rows"]]

    assert found() == ["Mel Member", "Derek Holt"]
    assert found(q="holt") == ["Derek Holt"]
    assert found(q="HOLT@example.org derek") == ["Derek Holt"]
    assert found(day="2026-10-13") == ["Mel Member"]
    assert found(q="holt", day="13/10/2026") == []


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({}, "No reminders yet"),
        ({"q": "nobody"}, "No reminder matches"),
        ({"day": "yesterday"}, "Enter a real date"),
        ({"page": "900"}, "No reminders yet"),
    ],
)
def test_log_without_rows_says_why(get, query, words):
    assert words in get("reminder_log", **query).content.decode()


def test_log_asks_as_much_for_three_as_for_one(get, promise, django_assert_num_queries):
    promise(-1, AccountFactory())
    job.run(MONDAY)
    get("reminder_log")
    with django_assert_num_queries(5):
        get("reminder_log")
    promise(-1, AccountFactory(), AccountFactory())
    job.run(MONDAY)

    with django_assert_num_queries(5):
        get("reminder_log")


# -- a person's days and links -----------------------------------------------------------------


def test_link_of_the_mail_leads_to_ones_own_days(client, owner):
    client.force_login(owner)

    response = client.get("/actions/reminders/days/")

    assert response.headers["Location"] == f"/actions/reminders/people/{owner.pk}/"


def test_person_chooses_days(client, owner):
    client.force_login(owner)
    address = reverse("actions:reminder_person", args=[owner.pk])

    client.post(address, {"days": ["3", "0"]})

    assert DigestDays.objects.get(person=owner).days == [0, 3]
    assert client.get(address).context["form"]["days"].value() == [0, 3]


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        ([], "Choose at least one day."),
        (["6"], "Choose days from Monday to Friday."),
        (["x"], "Choose days from Monday to Friday."),
    ],
)
def test_wrong_days_are_told(send, owner, days, sentence):
    response = send("reminder_person", owner.pk, days=days)

    assert response.context["form"].errors == {"days": [sentence]}
    assert DigestDays.objects.count() == 0


@pytest.mark.parametrize("days", [[], [5], [-1, 2]])
def test_days_that_are_none_are_refused(owner, days):
    with pytest.raises(Refused) as refusal:
        services.choose_days(person=owner, days=days, by=owner)

    assert str(refusal.value) == "Choose at least one day from Monday to Friday."


def test_page_of_a_person_lists_their_links_and_withdraws_all(send, get, owner, promise):
    action = promise(-1, owner, reference="A-2026-014")
    promise(-2, owner, reference="A-2026-013")
    job.run(MONDAY)

    rows = get("reminder_person", owner.pk).context["rows"]
    one = send("revoke_link", owner.pk, action.pk)
    rest = send("revoke_links", owner.pk)

    assert [row.name for row in rows] == ["A-2026-013", "A-2026-014"]
    assert "The link of Derek Holt to A-2026-014 was withdrawn." in one.content.decode()
    assert "1 personal link was withdrawn." in rest.content.decode()
    assert not DigestLine.objects.filter(revoked_at=None).exists()


def test_page_of_an_action_names_who_holds_a_link_for_the_unit_alone(
    client, unit, owner, chair, promise
):
    action = promise(-20, owner)
    job.run(MONDAY)

    def words(person):
        client.force_login(person)
        return client.get(action.get_absolute_url()).content.decode()

    assert "Works until 11 November 2026" in words(unit)
    assert "Personal links" not in words(owner) + words(chair)


def test_page_of_a_person_leads_to_their_reminders(client, unit, owner, member):
    def offers(person):
        client.force_login(person)
        return (
            "Reminders and personal links" in client.get(owner.get_absolute_url()).content.decode()
        )

    assert [offers(person) for person in (unit, owner, member)] == [True, True, False]


def test_every_capacity_has_its_words():
    from actions.reminders.letters import SECTIONS, Entry

    for capacity in Capacity:
        for is_late in (True, False):
            entry = Entry(None, capacity, is_late, "")
            assert sum(belongs(entry) for _, belongs in SECTIONS) == 1
