"""Journeys run on a live server over a database of their own, set anew for each file.

Nothing is rolled back between the steps of a journey, as nothing is in life.
"""

import os
import shutil

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import override_settings, setup_databases, teardown_databases
from pytest_django.live_server_helper import LiveServer

from tests.journeys.browser import Visitor

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # the browser's loop runs in the tests' thread

PASSWORD = "brisk-lantern-orchard"
STANDING = ["meetings_minutesversion", "meetings_minutesdocument", "meetings_agendaversion"]


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
def django_db_setup(django_test_environment, django_db_blocker, django_db_modify_db_settings):
    """A test database for this process, although no journey asks for one that is rolled back."""
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False)
        yield
        _end_other_sessions()
        teardown_databases(made, verbosity=0)


def _end_other_sessions():
    """The server's threads keep their connections for a while; the database cannot go before."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@pytest.fixture(scope="session")
def server(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        running = LiveServer("localhost")
        yield running
        running.stop()


def _empty_database():
    """Empty every table, those included whose rows nobody may remove in life."""
    assert connection.settings_dict["NAME"].startswith("test_")
    tables = [
        table
        for table in connection.introspection.django_table_names(only_existing=True)
        if table != "django_content_type"
    ]
    with connection.cursor() as cursor:
        for table in STANDING:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute(f"TRUNCATE {', '.join(tables)} RESTART IDENTITY CASCADE")
        for table in STANDING:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


@pytest.fixture
def empty_board(server):
    """A deployment without a board, and the e-mail of the one account it has."""
    from board.models import Person

    _empty_database()
    person = Person(
        given_name="Robin", family_name="Starling", email="unit@board.example", role="business_unit"
    )
    person.set_password(PASSWORD)
    person.save()
    return person.email


@pytest.fixture(scope="module")
def demo_board(server):
    _empty_database()
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


def _visitor(server, browser, *, width, height, **options):
    context = browser.new_context(
        viewport={"width": width, "height": height}, locale="en-GB", **options
    )
    context.set_default_timeout(10_000)
    runs_scripts = options.get("java_script_enabled", True)
    yield Visitor(context.new_page(), server.url, runs_scripts=runs_scripts)
    context.close()
