"""Where a second step is required, nothing else opens before there is one."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from board.enums import Role
from tests.factories.board import AccountFactory, BoardProfileFactory, PersonFactory
from tests.lscb.codes import code_of
from tests.lscb.steps import (
    browser,
    is_signed_in,
    make_passkey,
    set_up_app,
    sign_in,
    sign_in_by_passkey,
)
from tests.lscb.test_second_step import later

pytestmark = pytest.mark.django_db
SET_UP = "/account/second-step/"


@pytest.fixture(autouse=True)
def _required(settings):
    settings.MFA_REQUIRED = True


@pytest.fixture
def person():
    BoardProfileFactory()
    return AccountFactory(email="ada@example.org")


@pytest.fixture
def here(person):
    client = browser()
    sign_in(client, person)
    return client


@pytest.mark.parametrize("path", ["/", "/people/", "/account/", "/help/", "/password/change/"])
def test_every_page_leads_to_the_set_up(here, path):
    assert here.get(path).headers["Location"] == SET_UP


@pytest.mark.parametrize("role", Role.values)
def test_every_role_is_led_to_the_set_up(role):
    person = PersonFactory(role=role, email="somebody@example.org")
    client = Client()
    client.force_login(person)

    assert client.get("/").headers["Location"] == SET_UP


@pytest.mark.parametrize("path", [SET_UP, "/account/app/add/", "/account/passkeys/add/"])
def test_the_way_to_a_second_step_is_open(here, path):
    assert here.get(path).status_code == 200


def test_the_way_out_is_open(here):
    here.post("/sign-in/out/")

    assert not is_signed_in(here)


def test_script_gets_the_address_of_the_set_up(here):
    answer = here.post("/people/add/", headers={"Accept": "application/json"})

    assert (answer.status_code, answer.json()) == (401, {"sign_in": SET_UP})


def test_app_that_was_set_up_opens_the_rest(here):
    set_up_app(here)

    assert here.get("/people/").status_code == 200


def test_passkey_that_was_made_opens_the_rest(here):
    make_passkey(here)

    assert here.get("/people/").status_code == 200


def test_form_that_was_sent_waits_for_the_set_up(here):
    refused = here.post("/people/add/", {"family_name": "Marrow"})
    set_up_app(here)

    page = here.get("/account/carry-on/")

    assert refused["Location"] == SET_UP
    assert 'name="family_name" value="Marrow"' in page.content.decode()


def test_carrying_on_with_nothing_leads_home(here):
    set_up_app(here)

    assert here.get("/account/carry-on/").headers["Location"] == "/"


def test_session_of_one_step_ends_when_a_second_one_is_set_up_elsewhere(here, person):
    thief = browser()
    sign_in(thief, person)
    set_up_app(here)

    refused = thief.get("/people/")

    assert (refused.headers["Location"], is_signed_in(thief)) == (
        "/sign-in/?next=/people/",
        False,
    )


def test_sign_in_by_two_steps_opens_everything(here, person):
    secret = set_up_app(here)
    there = browser()
    sign_in(there, person)
    there.post("/sign-in/second-step/", {"code": code_of(secret, at=later())})

    assert there.get("/people/").status_code == 200


def test_passkey_counts_as_two_steps(here):
    device = make_passkey(here)
    there = browser()
    sign_in_by_passkey(there, device)

    assert there.get("/people/").status_code == 200


def test_whoever_removes_the_last_one_is_led_to_a_new_one(here):
    set_up_app(here)

    here.post("/account/app/remove/")

    assert here.get("/").headers["Location"] == SET_UP


def test_whoever_keeps_another_one_is_not(here):
    set_up_app(here)
    make_passkey(here)

    here.post("/account/app/remove/")

    assert here.get("/people/").status_code == 200


def test_page_asks_the_database_nothing_for_it(here, settings, django_assert_num_queries):
    set_up_app(here)
    here.get("/account/second-step/")
    settings.MFA_REQUIRED = False
    with CaptureQueriesContext(connection) as without:
        here.get("/account/second-step/")

    settings.MFA_REQUIRED = True
    with django_assert_num_queries(len(without)):
        here.get("/account/second-step/")


def test_where_it_is_not_required_nobody_is_led_anywhere(here, settings):
    settings.MFA_REQUIRED = False

    assert here.get("/people/").status_code == 200
