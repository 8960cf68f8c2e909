"""What the application's own role may do in the database."""

import os
import subprocess
import sys
from contextlib import contextmanager
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import ProgrammingError, connection, transaction

from board.models import Organisation
from lscb import checks, rights
from lscb.settings import BASE_DIR
from tests import database
from tests.factories.board import OrganisationFactory, UnitFactory
from trail import chain
from trail.models import Access

pytestmark = pytest.mark.django_db
ROLE = "board_of_this_test"


def run(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.fixture
def role():
    run(f"CREATE ROLE {ROLE}")
    call_command("app_role", ROLE, stdout=StringIO())
    return ROLE


@contextmanager
def acting_as(role):
    run(f"SET ROLE {role}")
    try:
        yield
    finally:
        run("RESET ROLE")


def test_record_is_what_stands():
    standing = rights.standing_tables()

    assert {"trail_access", "trail_seal", "board_personevent", "meetings_minutesevent"} <= standing
    assert "board_person" not in standing


def test_pages_and_services_work_as_the_role(role, client):
    unit = UnitFactory()
    client.force_login(unit)

    with acting_as(role):
        added = client.post("/organisations/add/", {"name": "Westmere Police", "sector": "police"})
        opened = client.get(added.url)
        sealed = chain.seal()

    assert (added.status_code, opened.status_code) == (302, 200)
    assert Organisation.events.rel.related_model.objects.filter(name="Westmere Police").count() == 1
    assert Access.objects.count() == 1
    assert sealed > 0


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE trail_access SET deed = 'viewed'",
        "DELETE FROM trail_access",
        "TRUNCATE trail_access",
        "DELETE FROM trail_seal",
        "UPDATE board_organisationevent SET name = 'Another'",
        "TRUNCATE board_organisationevent",
        "ALTER TABLE trail_access DISABLE TRIGGER USER",
        "TRUNCATE board_organisation CASCADE",
    ],
)
def test_record_cannot_be_changed_as_the_role(role, sql):
    OrganisationFactory()

    refused = pytest.raises(ProgrammingError, match=r"permission denied|must be owner")
    with acting_as(role), refused, transaction.atomic():
        run(sql)


def test_check_warns_who_can_change_the_record(role):
    assert [found.id for found in checks.the_record_stands(None, ["default"])] == ["lscb.W003"]
    with acting_as(role):
        assert checks.the_record_stands(None, ["default"]) == []


def test_role_that_is_not_there_and_the_owner_are_refused():
    with pytest.raises(CommandError, match='There is no role "nobody_at_all"'):
        call_command("app_role", "nobody_at_all")
    with pytest.raises(CommandError, match="is the owner of the tables"):
        call_command("app_role", connection.settings_dict["USER"])


def test_deployment_checks_are_clean(tmp_path):
    """As a deployment is set up: its own address, key and proxy, and no demo board."""
    settings = {
        "DATABASE_URL": database.address(),
        "SITE_URL": "https://board.example.org",
        "SECRET_KEY": "kq3v9-Zr7m2x8Wc5tYb1nHd6sJf4gLp0aQeUiOkRzTvXwMyBhN",
        "DEMO": "no",
        "EMAIL_HOST": "smtp.example.org",
        "DEFAULT_FROM_EMAIL": "board@example.org",
        "TRUSTED_PROXIES": "1",
    }

    done = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=BASE_DIR,
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
    )

    assert (done.returncode, done.stderr) == (0, "")
