"""Two people press the same button at the same moment, each over a connection of their own."""

import threading

import pytest
from django.db import connection

from common.refusals import Refused
from meetings.enums import ApprovalKind
from meetings.models import MinutesDocument, MinutesVersion
from meetings.services import approval
from tests.factories.minutes import minuted_meeting


@pytest.mark.usefixtures("committed")
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
