"""Signing in by two steps: an app, passkeys, recovery codes."""

import json
import time

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.management import CommandError, call_command

from common.refusals import Refused
from lscb.second_step import SecondStepAdapter, take_away
from tests.factories.board import PASSWORD, AccountFactory, BoardProfileFactory, UnitFactory
from tests.lscb.codes import PERIOD, code_of
from tests.lscb.steps import (
    browser,
    is_signed_in,
    make_passkey,
    options_in,
    set_up_app,
    sign_in,
    sign_in_by_passkey,
)
from trail.models import Access

pytestmark = pytest.mark.django_db
CODE_WRONG = "This code is not right. Enter the newest one."


@pytest.fixture
def person():
    BoardProfileFactory(contact_email="unit@example.org")
    return AccountFactory(email="ada@example.org")


@pytest.fixture
def here(person):
    client = browser()
    sign_in(client, person)
    return client


@pytest.fixture
def secret(here):
    return set_up_app(here)


def later(steps=1):
    """The time when the app shows another code, which is taken already."""
    return time.time() + steps * PERIOD


def deeds():
    return list(Access.objects.order_by("number").values_list("person", "deed", "page"))


def test_app_is_set_up_with_a_picture_and_the_key_in_letters(here):
    page = here.get("/account/app/add/")

    text = page.content.decode()
    assert 'src="data:image/svg+xml;base64,' in text
    assert f'<strong class="secret">{page.context["secret"]}</strong>' in text
    assert "issuer=Thornmere%20Safeguarding" in page.context["totp_url"]


def test_wrong_code_sets_up_nothing(here, person):
    here.get("/account/app/add/")

    answer = here.post("/account/app/add/", {"code": "000000"})

    assert dict(answer.context["form"].errors) == {"code": [CODE_WRONG]}
    assert not Authenticator.objects.filter(user=person).exists()


def test_secret_is_not_readable_in_the_database(secret, person):
    kept = json.dumps(list(Authenticator.objects.values_list("data", flat=True)))

    assert secret.replace(" ", "") not in kept
    assert Authenticator.objects.get(type="totp").wrap().validate_code(code_of(secret, at=later()))


def test_secret_of_another_key_matches_nothing(secret, settings):
    settings.SECRET_KEY = "another key " * 5

    assert not Authenticator.objects.get(type="totp").wrap().validate_code(code_of(secret))


def test_secret_opens_with_the_key_before(secret, settings):
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another key " * 5
    kept = Authenticator.objects.get(type="totp").data["secret"]

    assert SecondStepAdapter().decrypt(kept) == secret.replace(" ", "")


def test_setting_up_an_app_gives_recovery_codes(here):
    set_up_app(here)

    page = here.get("/account/recovery-codes/")

    assert len(page.context["unused_codes"]) == 10


def test_changes_of_the_second_step_are_told_by_mail(here, secret):
    make_passkey(here)
    here.post("/account/app/remove/")
    here.post(f"/account/passkeys/{Authenticator.objects.get(type='webauthn').pk}/remove/")

    assert [(message.to, message.subject) for message in mail.outbox] == [
        (["ada@example.org"], "A passkey now signs you in to Thornmere Safeguarding"),
        (["ada@example.org"], "An app no longer signs you in to Thornmere Safeguarding"),
        (["ada@example.org"], "A passkey no longer signs you in to Thornmere Safeguarding"),
    ]
    assert mail.outbox[0].body.startswith("Hello\n\nA passkey was added to your account.")


def test_recovery_codes_are_shown_once(here, secret):
    first = here.get("/account/recovery-codes/").context["unused_codes"]

    again = here.get("/account/recovery-codes/")

    assert (len(set(first)), set(again.context["unused_codes"])) == (10, {"****"})


def test_password_alone_opens_nothing_then(secret, person):
    there = browser()

    answer = sign_in(there, person)

    assert (answer["Location"], is_signed_in(there)) == ("/sign-in/second-step/", False)
    assert there.get("/").headers["Location"] == "/sign-in/?next=/"


def test_code_of_the_app_signs_in(secret, person):
    there = browser()
    sign_in(there, person, next="/people/")

    answer = there.post("/sign-in/second-step/", {"code": code_of(secret, at=later())})

    assert (answer["Location"], is_signed_in(there)) == ("/people/", True)
    assert deeds()[-1] == (person.pk, "signed_in", "mfa_authenticate")


def test_code_counts_once(secret, person):
    code = code_of(secret, at=later())
    found = []
    for client in (browser(), browser()):
        sign_in(client, person)
        client.post("/sign-in/second-step/", {"code": code})
        found.append(is_signed_in(client))

    assert found == [True, False]


def test_refused_second_step_is_written_down_with_who_tried(secret, person):
    there = browser()
    sign_in(there, person)

    answer = there.post("/sign-in/second-step/", {"code": "000000"})

    assert dict(answer.context["form"].errors) == {"code": [CODE_WRONG]}
    assert deeds()[-1] == (person.pk, "not_signed_in", "mfa_authenticate")


def test_wrong_codes_come_to_an_end(secret, person):
    there = browser()
    sign_in(there, person)
    for _ in range(5):
        there.post("/sign-in/second-step/", {"code": "000000"})

    there.post("/sign-in/second-step/", {"code": code_of(secret, at=later())})

    assert not is_signed_in(there)


def test_recovery_code_signs_in_once(here, secret, person):
    code = here.get("/account/recovery-codes/").context["unused_codes"][0]
    found = []
    for client in (browser(), browser()):
        sign_in(client, person)
        client.post("/sign-in/second-step/", {"code": code})
        found.append(is_signed_in(client))

    assert found == [True, False]


def test_form_that_was_sent_outlives_both_steps(secret, person):
    there = browser()
    refused = there.post("/people/add/", {"family_name": "Marrow"})
    sign_in(there, person, held=refused.context["held"])

    answer = there.post("/sign-in/second-step/", {"code": code_of(secret, at=later())}, follow=True)

    assert answer.redirect_chain == [("/account/carry-on/", 302)]
    assert 'name="family_name" value="Marrow"' in answer.content.decode()


def test_passkey_signs_in_without_a_password(here, person):
    device = make_passkey(here)
    there = browser()

    answer = sign_in_by_passkey(there, device, next="/people/")

    assert (device.answer["Location"], answer["Location"]) == (
        "/account/recovery-codes/",
        "/people/",
    )
    assert deeds()[-1] == (person.pk, "signed_in", "mfa_login_webauthn")


def test_form_that_was_sent_outlives_a_sign_in_by_passkey(here):
    device = make_passkey(here)
    there = browser()
    refused = there.post("/people/add/", {"family_name": "Marrow"})

    answer = sign_in_by_passkey(there, device, held=refused.context["held"])

    page = there.get(answer["Location"])
    assert 'name="family_name" value="Marrow"' in page.content.decode()


def test_passkey_is_a_second_step_after_the_password(here, person):
    device = make_passkey(here)
    there = browser()
    asked = sign_in(there, person)
    page = there.get(asked["Location"])

    answer = json.dumps(device.confirm(options_in(page)))
    there.post("/sign-in/second-step/", {"credential": answer})

    assert is_signed_in(there)


def test_device_that_knows_nobody_makes_no_passkey(here, person):
    device = make_passkey(here, knows_me=False)

    assert device.answer.status_code == 200
    assert not Authenticator.objects.filter(user=person).exists()


def test_passkey_of_another_site_is_refused(here, person):
    device = make_passkey(here)
    device.origin = "https://elsewhere.example"
    there = browser()

    answer = sign_in_by_passkey(there, device)

    assert "This passkey does not open an account here." in answer.content.decode()
    assert not is_signed_in(there)
    assert deeds()[-1] == (None, "not_signed_in", "mfa_login_webauthn")


def test_browser_without_script_is_told_why_no_passkey_was_made(here):
    here.get("/account/passkeys/add/")

    answer = here.post("/account/passkeys/add/", {"name": "Laptop", "credential": ""})

    assert "It needs JavaScript and a device that makes passkeys." in answer.content.decode()


def test_removing_the_app_signs_out_everywhere_else(here, secret, person):
    there = browser()
    sign_in(there, person)
    there.post("/sign-in/second-step/", {"code": code_of(secret, at=later())})

    here.post("/account/app/remove/")

    assert (is_signed_in(here), there.get("/").status_code) == (True, 302)
    assert not Authenticator.objects.filter(user=person).exists()


def test_passkey_of_somebody_else_is_not_found(here, person):
    make_passkey(here)
    other = browser()
    sign_in(other, AccountFactory())
    passkey = Authenticator.objects.get(type="webauthn")

    answer = other.post(f"/account/passkeys/{passkey.pk}/remove/")

    assert (answer.status_code, Authenticator.objects.filter(pk=passkey.pk).exists()) == (404, True)


def test_long_signed_in_person_is_asked_who_they_are_before_a_change(here):
    session = here.session
    records = session["account_authentication_methods"]
    session["account_authentication_methods"] = [r | {"at": time.time() - 3600} for r in records]
    session.save()

    asked = here.get("/account/app/add/")
    answer = here.post(asked["Location"], {"password": PASSWORD, "next": "/account/app/add/"})

    assert asked["Location"] == "/sign-in/again/?next=%2Faccount%2Fapp%2Fadd%2F"
    assert answer["Location"] == "/account/app/add/"


def test_unit_takes_away_what_somebody_has_lost(here, secret, person):
    unit = UnitFactory()
    desk = browser()
    desk.force_login(unit)

    desk.post(f"/people/{person.pk}/account/second-step/remove/")

    assert not Authenticator.objects.filter(user=person).exists()
    assert here.get("/").headers["Location"] == "/sign-in/?next=/"
    assert sign_in(browser(), person)["Location"] == "/"


def test_taking_away_is_told_to_whom_it_was_taken(
    person, secret, django_capture_on_commit_callbacks
):
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        take_away(person=person, by=UnitFactory())

    assert [(message.to, message.subject) for message in mail.outbox] == [
        (["ada@example.org"], "Your second step for Thornmere Safeguarding was taken away")
    ]


def test_second_step_of_a_manager_is_taken_away_by_a_manager_alone():
    """Together with a link to choose a password it would open the account."""
    manager = UnitFactory(role="manager")
    client = browser()
    sign_in(client, manager)
    set_up_app(client)

    with pytest.raises(Refused, match="in anew"):
        take_away(person=manager, by=UnitFactory())
    take_away(person=manager, by=UnitFactory(role="manager"))

    assert not Authenticator.objects.filter(user=manager).exists()


@pytest.mark.parametrize("step", ["second-step/remove", "sessions/end"])
def test_unit_does_not_do_so_for_itself(step):
    """Where it is asked who it is, it can; from an open session of somebody who has gone for tea it cannot."""
    unit = UnitFactory()
    desk = browser()
    sign_in(desk, unit)
    set_up_app(desk)

    answer = desk.post(f"/people/{unit.pk}/account/{step}/", follow=True)

    (said,) = [str(message) for message in answer.context["messages"]]
    assert said.endswith("under your name, at the top of the page.")
    assert Authenticator.objects.filter(user=unit, type="totp").exists()


@pytest.mark.parametrize("step", ["second-step/remove", "sessions/end"])
def test_member_takes_nothing_away_from_others(here, person, step):
    other = AccountFactory()

    answer = here.post(f"/people/{other.pk}/account/{step}/", follow=True)

    assert [str(message) for message in answer.context["messages"]] == [
        "Only the business unit can change groups, people and settings."
    ]


def test_unit_gets_back_in_from_a_shell(capsys):
    unit = UnitFactory(email="robin@example.org")
    client = browser()
    sign_in(client, unit)
    set_up_app(client)

    call_command("second_step_remove", "Robin@Example.org")

    assert capsys.readouterr().out == f"{unit} sets up a new second step at the next sign-in.\n"
    assert sign_in(browser(), unit)["Location"] == "/"


@pytest.mark.parametrize(
    ("email", "sentence"),
    [
        ("nobody@example.org", "Nobody signs in with this address."),
        ("ada@example.org", "Only the business unit can change groups, people and settings."),
    ],
)
def test_shell_helps_nobody_else(person, secret, email, sentence):
    with pytest.raises(CommandError) as refused:
        call_command("second_step_remove", email)

    assert str(refused.value) == sentence
