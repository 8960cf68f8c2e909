"""Signing in by two steps in a real browser: a passkey of the device, an app, and a list of where one is signed in."""

import pytest

from tests.journeys.conftest import PASSWORD
from tests.lscb.codes import code_of

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(params=["desk", "phone"])
def visitor(request):
    return request.getfixturevalue(request.param)


def give_device(visitor):
    """The computer or telephone of this visitor now makes passkeys."""
    line = visitor.page.context.new_cdp_session(visitor.page)
    line.send("WebAuthn.enable")
    line.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})


def test_passkey_is_made_and_signs_in_alone(visitor, empty_board):
    give_device(visitor)
    visitor.sign_in(empty_board, PASSWORD)
    visitor.click("Robin Starling")
    visitor.check()
    visitor.click("Make a passkey")
    visitor.check()
    visitor.page.get_by_label("Name of the passkey").fill("Work laptop")
    visitor.click("Make a passkey")
    visitor.page.wait_for_url("**/account/recovery-codes/")
    visitor.check()
    visitor.click("I have kept them")
    visitor.click("Sign out")

    visitor.check()
    visitor.click("Use a passkey")
    visitor.page.wait_for_url(f"{visitor.address}/")
    visitor.click("Robin Starling")

    assert "Work laptop" in visitor.page.get_by_role("main").inner_text()
    visitor.check()


def test_passkey_is_the_second_step_after_the_password(visitor, empty_board):
    give_device(visitor)
    visitor.sign_in(empty_board, PASSWORD)
    visitor.go("/account/passkeys/add/")
    visitor.click("Make a passkey")
    visitor.page.wait_for_url("**/account/recovery-codes/")
    visitor.page.context.clear_cookies(name="board_session")

    visitor.go("/sign-in/")
    visitor.page.get_by_label("E-mail").fill(empty_board)
    visitor.page.get_by_label("Password", exact=True).fill(PASSWORD)
    visitor.click("Sign in")
    visitor.check()
    visitor.click("Use a passkey")

    visitor.page.wait_for_url(f"{visitor.address}/")


def test_required_second_step_is_set_up_before_anything_else(visitor, empty_board, settings):
    settings.MFA_REQUIRED = True
    page = visitor.page
    visitor.sign_in(empty_board, PASSWORD)
    visitor.check()
    visitor.go("/people/")
    visitor.click("Set up an app")
    visitor.check()
    secret = page.locator(".secret").inner_text()
    page.get_by_label("Code").fill("000000")
    visitor.click("Switch it on")
    visitor.check()
    page.get_by_label("Code").fill(code_of(secret))
    visitor.click("Switch it on")
    visitor.click("I have kept them")

    assert visitor.go("/people/") == 200
    assert page.url == f"{visitor.address}/people/"


def test_device_that_refuses_is_told_in_a_sentence(desk, empty_board):
    desk.go("/sign-in/")
    line = desk.page.context.new_cdp_session(desk.page)
    line.send("WebAuthn.enable")
    line.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE | {"isUserVerified": False}})

    desk.page.get_by_role("button", name="Use a passkey").click()

    said = desk.page.get_by_text("Your device did not confirm that it is you. Try again.")
    said.wait_for()


def test_page_about_sign_in_works_without_scripts(plain_desk, empty_board):
    plain_desk.sign_in(empty_board, PASSWORD)
    plain_desk.go("/account/")

    plain_desk.click("Set up an app")

    assert plain_desk.page.get_by_role("heading", name="Set up an app").count() == 1
    assert plain_desk.page.locator("img.qr-code").evaluate("image => image.naturalWidth") > 0
