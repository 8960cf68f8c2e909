"""A session that ends while somebody writes: nothing typed is lost, with JavaScript and without."""

import pytest

from tests.journeys.conftest import PASSWORD


@pytest.fixture(params=["desk", "phone", "plain_desk"])
def visitor(request):
    return request.getfixturevalue(request.param)


def test_form_sent_after_the_session_ended_is_carried_on(visitor, empty_board):
    page = visitor.page
    visitor.sign_in(empty_board, PASSWORD)
    visitor.go("/board/edit/")
    page.get_by_label("Area").fill("Thornmere and the Marl Valley")

    page.context.clear_cookies(name="board_session")
    visitor.click("Save settings")
    visitor.check()
    page.get_by_label("E-mail").fill(empty_board)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    visitor.click("Sign in")
    visitor.check()
    visitor.click("Send it now")

    visitor.go("/board/edit/")
    assert page.get_by_label("Area").input_value() == "Thornmere and the Marl Valley"


def test_page_from_before_a_new_sign_in_can_still_be_sent(visitor, empty_board):
    page = visitor.page
    visitor.sign_in(empty_board, PASSWORD)
    visitor.go("/board/edit/")
    page.get_by_label("Area").fill("Marlgate")

    page.context.clear_cookies(name="board_session")
    other = page.context.new_page()
    other.goto(f"{visitor.address}/sign-in/")
    other.get_by_label("E-mail").fill(empty_board)
    other.get_by_label("Password", exact=True).fill(PASSWORD)
    other.get_by_role("button", name="Sign in").click()
    other.wait_for_url(lambda url: "/sign-in/" not in url)
    visitor.click("Save settings")
    if page.get_by_role("button", name="Send it now").count():
        visitor.click("Send it now")

    visitor.go("/board/edit/")
    assert page.get_by_label("Area").input_value() == "Marlgate"
