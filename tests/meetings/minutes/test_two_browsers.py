"""Two people press the same button at the same moment, each over a connection of their own."""

import threading
import time

import pytest
from django.db import connection, transaction

from common.refusals import Refused
from meetings.enums import ApprovalKind
from meetings.models import MinutesDocument, MinutesVersion
from meetings.presenters.minutes.frozen import record_of_version
from meetings.services import agenda, approval, records
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


def while_it_is_written(write, then):
    """Run `then` while another connection has written something that it has not finished."""
    has_written = threading.Event()

    def first():
        try:
            with transaction.atomic():
                write()
                has_written.set()
                time.sleep(0.5)
        finally:
            connection.close()

    thread = threading.Thread(target=first)
    thread.start()
    has_written.wait()
    try:
        return then()
    except Refused as refusal:
        return str(refusal)
    finally:
        thread.join()


def approve(scene):
    return approval.approve(
        minutes=scene.minutes, item=scene.item, kind=ApprovalKind.AS_PRESENTED, by=scene.unit
    )


@pytest.mark.usefixtures("committed")
def test_approval_waits_for_an_amendment_that_is_being_recorded():
    scene = minuted_meeting()

    outcome = while_it_is_written(
        lambda: records.record_amendment(
            item=scene.item, meeting=scene.meeting, place="Page 4", text="June", by=scene.unit
        ),
        lambda: approve(scene),
    )

    assert outcome == (
        "Amendments to these minutes have been recorded at this item. "
        "Approve them with amendments, or remove the amendments first."
    )


@pytest.mark.usefixtures("committed")
def test_approval_freezes_the_title_that_is_being_changed():
    scene = minuted_meeting()

    version = while_it_is_written(
        lambda: agenda.edit_item(
            item=scene.ordinary,
            expected_version=scene.ordinary.version,
            title="Changed",
            by=scene.unit,
        ),
        lambda: approve(scene),
    )

    titles = {item.key: item.title for item in record_of_version(version, full=True).items}
    assert titles[scene.ordinary.pk] == "Changed"
