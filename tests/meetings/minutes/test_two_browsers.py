"""Two people press the same button at the same moment, each over a connection of their own."""

import threading

import pytest
from django.db import connection

from common.refusals import Refused
from meetings.enums import ApprovalKind
from meetings.models import MinutesDocument, MinutesVersion
from meetings.services import approval
from tests.factories.minutes import minuted_meeting

OURS = ("actions_", "board_", "common_", "meetings_")


@pytest.fixture
def _committed(django_db_setup, django_db_blocker):
    """What the test writes is seen by other connections, and taken away afterwards although it stands."""
    with django_db_blocker.unblock():
        yield
        names = connection.introspection.django_table_names(only_existing=True)
        tables = ", ".join(name for name in names if name.startswith(OURS))
        with connection.cursor() as cursor:
            cursor.execute("SET session_replication_role = replica")
            cursor.execute(f"TRUNCATE {tables} CASCADE")
            cursor.execute("SET session_replication_role = origin")


@pytest.mark.usefixtures("_committed")
def test_two_browsers_approve_once():
    scene = minuted_meeting()
    outcomes, start = [], threading.Barrier(2)

    def press():
        start.wait()
        try:
            version = approval.approve(
                minutes=scene.minutes,
                item=scene.item,
                kind=ApprovalKind.AS_PRESENTED,
                by=scene.unit,
            )
            outcomes.append(f"version {version.number}")
        except Refused as refusal:
            outcomes.append(str(refusal))
        finally:
            connection.close()

    threads = [threading.Thread(target=press) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == [
        "The minutes of QA-2025-04 have already been approved.",
        "version 1",
    ]
    assert (MinutesVersion.objects.count(), MinutesDocument.objects.count()) == (1, 2)
