"""The chair finds what was said about a topic, on a phone and without JavaScript too."""

import pytest

from meetings.demo import DEMO_SIGN_INS

UNIT, CHAIR = DEMO_SIGN_INS[:2]


@pytest.mark.parametrize("screen", ["desk", "phone", "plain_desk"])
def test_chair_finds_what_was_said_about_a_topic(demo_board, request, screen):
    visitor = request.getfixturevalue(screen)
    visitor.sign_in(CHAIR.email, CHAIR.password)

    page = visitor.page
    page.get_by_label("Search everything").fill("neglec")
    page.get_by_label("Search everything").press("Enter")
    page.wait_for_url(lambda url: "/search/" in url)
    visitor.check(f"search-{screen}")
    visitor.click("Meetings that discussed it")
    visitor.check(f"search-meetings-{screen}")
    visitor.click("Newest first")
    visitor.click("Results")
    page.locator(".search-facet__choice", has_text="Minutes").click()
    visitor.check()
    page.locator(".search-hit__title").first.click()
    page.wait_for_url(lambda url: "/minutes/#item-" in url)

    place = page.locator(f"#{page.url.split('#')[1]}")
    assert "neglect" in place.inner_text().lower()


def test_typed_reference_leads_to_the_action(demo_board, desk):
    desk.sign_in(UNIT.email, UNIT.password)

    desk.go("/search/?q=a+2026+14")
    desk.check("search-reference")
    desk.click("A-2026-014")

    assert "Action A-2026-014" in desk.page.locator(".page-heading").inner_text()
