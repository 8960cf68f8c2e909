"""Somebody who writes minutes in a real browser: types, loses the network, comes back, chooses between texts."""

import re
from contextlib import suppress

from django.conf import settings
from playwright.sync_api import Error
from playwright.sync_api import TimeoutError as TooLate

from common import richtext
from meetings.models import AgendaItem
from tests.journeys.conftest import PASSWORD
from tests.real_server import session_of

EDITOR = ".live__item.is-current .ProseMirror"
SAVED = "Saved "
KEEPS_ALL = ("Join both", "Bring it back")
"""The choices after which both texts are there."""


def saved(item):
    """The words that the server has of an item."""
    return richtext.words_of(AgendaItem.objects.get(pk=item.pk).discussion)


def paragraphs(text):
    return [line for line in re.split(r"\n+", text.strip()) if line]


class Writer:
    """One person at the live screen of a meeting, in a browser of their own."""

    def __init__(self, browser, address, person, meeting, **options):
        self.context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}} | options)
        self.context.set_default_timeout(60_000)
        self.address, self.person, self.meeting = address, person, meeting
        self.sign_in()
        self.page = None
        self.open()

    def sign_in(self):
        """As on another page of the same browser."""
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session_of(self.person)}
        self.context.add_cookies([{**cookie, "url": self.address}])

    def open(self, item=None):
        self.page = self.context.new_page()
        hash_of_item = f"#item-{item.pk}" if item else ""
        self.page.goto(f"{self.address}/meetings/{self.meeting.pk}/minutes/live/{hash_of_item}")
        self.wait_until_ready()

    def wait_until_ready(self):
        self.page.wait_for_selector("html[data-editor=ready]")

    def reload(self):
        self.page.reload()
        self.wait_until_ready()

    def close_tab(self):
        self.page.close()

    def go_to(self, item):
        self.page.locator(f'.live__nav [data-show="{item.pk}"]').click()
        self.page.locator(f"#item-{item.pk}.is-current[data-ready]").wait_for()

    def type(self, words, delay=None):
        """A new paragraph at the end, by keys."""
        self.page.locator(EDITOR).focus()
        self.page.keyboard.press("Control+End")
        self.page.keyboard.press("Enter")
        self.page.keyboard.type(words, delay=delay)

    @property
    def text(self):
        return self.page.locator(EDITOR).inner_text()

    @property
    def state(self):
        return self.page.locator("[data-state-of-all]").inner_text()

    def wait_for_state(self, begin, timeout=15_000):
        self.page.wait_for_function(
            "begin => document.querySelector('[data-state-of-all]').textContent.startsWith(begin)",
            arg=begin,
            timeout=timeout,
        )

    def cut_network(self):
        self.context.set_offline(True)

    def mend_network(self):
        self.context.set_offline(False)

    def end_session(self):
        self.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)

    @property
    def has_session(self):
        names = {cookie["name"] for cookie in self.context.cookies()}
        return settings.SESSION_COOKIE_NAME in names

    def sign_in_here(self, timeout=15_000):
        """In the dialog that the notice offers, unless another page has signed in meanwhile; the page stays."""
        if not self.page.locator("dialog").count():
            self.page.locator("[data-sign-in-here]").click(timeout=timeout)
        self.page.locator("dialog, #signed-out[hidden]").first.wait_for(state="attached")
        if not self.page.locator("dialog").count():
            return
        self.page.get_by_label("E-mail").fill(self.person.email)
        self.page.get_by_label("Password", exact=True).fill(PASSWORD)
        self.page.locator("dialog").get_by_role("button", name="Sign in").click()
        self.page.locator("dialog").wait_for(state="detached")

    def settle(self, seconds=40):
        """Answer what the page asks so that nothing is lost, until it says that all is saved."""
        for _ in range(seconds * 2):
            if self.page.locator("#signed-out:not([hidden])").count():
                with suppress(Error):  # the notice goes by itself when another page has signed in
                    self.sign_in_here(timeout=2000)
            self._choose()
            with suppress(TooLate):
                self.page.wait_for_function(
                    "() => document.documentElement.dataset.editor === 'ready'"
                    " && !document.querySelector('.live__item.is-current .comparison')"
                    " && /^(Saved.*|)$/.test(document.querySelector('[data-state-of-all]').textContent)",
                    timeout=500,
                )
                return
        raise AssertionError(f"never settled: {self.state}")

    def _choose(self):
        for label in KEEPS_ALL:
            button = self.page.locator(".live__item.is-current .comparison").get_by_role(
                "button", name=label
            )
            if button.count():
                with suppress(Error):
                    button.first.click(timeout=1000)
                return
