"""Journeys run on a live server over a database of their own, set anew for each file.

Nothing is rolled back between the steps of a journey, as nothing is in life.
"""

import os
import shutil

import pytest
from django.core.management import call_command
from django.test.utils import override_settings
from pytest_django.live_server_helper import LiveServer

from tests import database, real_server
from tests.factories.writing import room
from tests.journeys.browser import Visitor

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # the browser's loop runs in the tests' thread

PASSWORD = "brisk-lantern-orchard"


@pytest.fixture(scope="session", autouse=True)
def _files_of_journeys(tmp_path_factory):
    """Files that a journey uploads stay until all journeys have ended."""
    with override_settings(
        MEDIA_ROOT=tmp_path_factory.mktemp("media"),
        EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend",
    ):
        yield


@pytest.fixture(autouse=True)
def _own_files():
    """In place of a folder for each test: see `_files_of_journeys`."""


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return {
        **browser_type_launch_args,
        "executable_path": shutil.which("chromium") or shutil.which("chromium-browser"),
        "args": ["--no-sandbox"],
    }


@pytest.fixture(scope="session")
def server(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        running = LiveServer("localhost")
        yield running
        running.stop()


@pytest.fixture
def empty_board(server):
    """A deployment without a board, and the e-mail of the one account it has."""
    from board.models import Person

    database.empty()
    person = Person(
        given_name="Robin", family_name="Starling", email="unit@board.example", role="business_unit"
    )
    person.set_password(PASSWORD)
    person.save()
    return person.email


@pytest.fixture(scope="module")
def demo_board(server):
    database.empty()
    call_command("demo", verbosity=0)


@pytest.fixture
def desk(server, browser):
    """A visitor at a desk: a window 1280 wide."""
    yield from _visitor(server, browser, width=1280, height=900)


@pytest.fixture
def phone(server, browser):
    """A visitor on a phone: a window 390 wide."""
    yield from _visitor(server, browser, width=390, height=844)


@pytest.fixture
def plain_desk(server, browser):
    """A visitor whose browser runs no JavaScript."""
    yield from _visitor(server, browser, width=1280, height=900, java_script_enabled=False)


@pytest.fixture(scope="module")
def real(server):
    """The product's own web server, which can be killed."""
    with real_server.running() as running:
        yield running


@pytest.fixture
def scene(real):
    """A meeting that is being minuted by two people who can sign in."""
    database.empty()
    found = room()
    for person in (found.unit, found.taker):
        real_server.give_password(person, PASSWORD)
    return found


@pytest.fixture
def writes(real, scene, browser):
    """Opens the live screen for a person, in a browser of their own."""
    from tests.journeys.writing import Writer

    writers = []

    def open_for(person):
        writers.append(Writer(browser, real.url, person, scene.meeting))
        writers[-1].go_to(scene.item)
        return writers[-1]

    yield open_for
    for writer in writers:
        writer.context.close()


def _visitor(server, browser, *, width, height, **options):
    context = browser.new_context(
        viewport={"width": width, "height": height}, locale="en-GB", **options
    )
    context.set_default_timeout(10_000)
    runs_scripts = options.get("java_script_enabled", True)
    yield Visitor(context.new_page(), server.url, runs_scripts=runs_scripts)
    context.close()
