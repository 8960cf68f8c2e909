"""Actions that came with a log are like others to those who may see them; the log itself is the unit's."""

from datetime import date

import pytest
from django.urls import reverse

from actions.arising import arising
from actions.logs import taking_in
from actions.models import Action
from tests.factories.actions import meeting_held
from tests.factories.board import AccountFactory, ChairFactory, PersonFactory
from tests.factories.logs import reviewed

pytestmark = pytest.mark.django_db


@pytest.fixture
def holt(db):
    return AccountFactory(given_name="Derek", family_name="Holt")


@pytest.fixture
def action(group, unit, holt):
    row = ("E/17", "Circulate the strategy", "Derek Holt", date(2026, 4, 30), "Open", "")
    [action] = taking_in.accept(log=reviewed(group, unit, row, name="Secret name.xlsx"), by=unit)
    return action


def test_members_and_owners_see_it_and_strangers_do_not(action, member, chair, holt):
    seen = [
        Action.objects.visible_to(person).filter(pk=action.pk).exists()
        for person in (member, chair, holt, AccountFactory())
    ]

    assert seen == [True, True, True, False]


def test_page_says_where_it_comes_from_and_the_file_to_the_unit_alone(client, action, unit, member):
    pages = []
    for person in (unit, member):
        client.force_login(person)
        pages.append(client.get(action.get_absolute_url()).content.decode())

    assert ["E/17" in page for page in pages] == [True, True]
    assert [action.log_row.log.get_absolute_url() in page for page in pages] == [True, False]
    assert all("Action log" in page for page in pages)


@pytest.mark.parametrize("name", ["action_list", "action_list_pdf", "action_list_docx"])
def test_lists_hold_it(client, action, member, name):
    client.force_login(member)

    assert client.get(reverse(f"actions:{name}")).status_code == 200


def test_list_is_narrowed_by_the_old_reference(client, action, unit):
    client.force_login(unit)

    found = client.get(reverse("actions:action_list"), {"q": "E/17"}).context["rows"]

    assert [row.reference for row in found] == [action.reference]


def test_next_meeting_of_the_group_is_asked_about_it(action, group, unit):
    meeting = meeting_held(group, date(2027, 1, 14), minutes=None)

    assert [row.reference for row in arising(meeting, unit).outstanding] == [action.reference]


def test_what_was_closed_in_the_log_is_not_news(group, unit):
    row = ("E/1", "Write a paper", "", "", "Closed", "")
    taking_in.accept(log=reviewed(group, unit, row), by=unit)
    meeting_held(group, date(2026, 1, 14))

    found = arising(meeting_held(group, date(2027, 1, 14), minutes=None), unit)

    assert (found.outstanding, found.completed) == ([], [])


ROLES = ["unit", "board chair", "chair", "minute_taker", "member", "owner"]
GETS = {
    "log_list": (200, []),
    "log_add": (200, []),
    "log_detail": (200, ["pk"]),
    "log_columns": (200, ["pk"]),
    "log_names": (200, ["pk"]),
    "log_row": (200, ["pk", "row"]),
    "log_file": (200, ["pk"]),
}
POSTS = ["log_sheet", "log_save", "log_accept", "log_take_back", "log_remove"]


def test_every_address_of_logs_stands_in_the_table():
    from actions.logs.urls import urlpatterns

    assert {route.name for route in urlpatterns} == {*GETS, *POSTS}


@pytest.mark.parametrize("name", [*GETS, *POSTS])
def test_logs_are_for_the_unit_and_exist_for_nobody_else(
    client, name, group, unit, chair, minute_taker, member
):
    owner = AccountFactory(given_name="Olive", family_name="Owner")
    log = reviewed(group, unit, ("1", "Write", "Olive Owner", "", "", ""))
    keys = {"pk": log.pk, "row": log.rows.get().pk}
    status, needs = GETS.get(name, (302, ["pk"]))
    address = reverse(f"actions:{name}", kwargs={need: keys[need] for need in needs})
    ask = client.post if name in POSTS else client.get

    answers = []
    for person in (ChairFactory(), chair, minute_taker, member, owner, unit):
        client.force_login(person)
        answer = ask(address)
        answers.append(answer.status_code)
        list(answer)  # read to its end, the file is closed
    client.logout()

    assert answers == [404, 404, 404, 404, 404, status]
    assert client.get(address).status_code == 302


def test_people_who_are_not_named_are_never_entered(group, unit):
    before = PersonFactory._meta.model.objects.count()

    reviewed(group, unit, ("1", "Write", "Jo Ashby", "", "", ""))

    assert PersonFactory._meta.model.objects.count() == before


def test_history_of_a_log_is_the_units(client, group, unit, member):
    log = reviewed(group, unit, ("1", "Write", "", "", "", ""))
    taking_in.accept(log=log, by=unit)
    address = reverse("trail:history", args=["action-log", log.pk])

    pages = {}
    for person in (unit, member):
        client.force_login(person)
        pages[person] = client.get(address)

    assert (pages[unit].status_code, pages[member].status_code) == (200, 404)
    words = pages[unit].content.decode()
    assert "Where it stands" in words
    assert "Taken in" in words
