"""What a meeting approved stands; corrections are new versions."""

from datetime import date, time

import pytest
from django.db import DatabaseError, connection, transaction

from board.models import BoardProfile, FormerName, Person
from common.refusals import Refused
from meetings.enums import Edition, ItemKind, MeetingStatus, MinutesStatus
from meetings.models import (
    AgendaItem,
    Attendance,
    Meeting,
    MinutesVersion,
)
from meetings.presenters.minutes.frozen import record_of_version
from meetings.services import approval, attendance
from tests.factories.minutes import board_organisation, minuted_meeting
from tests.meetings.minutes.reading import (
    approve,
)

pytestmark = pytest.mark.django_db


def status_of(scene):
    scene.minutes.refresh_from_db()
    scene.meeting.refresh_from_db()
    return scene.minutes.status, scene.meeting.status


# -- the record stands ------------------------------------------------------------------------


@pytest.mark.parametrize("table", ["meetings_minutesversion", "meetings_minutesdocument"])
@pytest.mark.parametrize(
    "statement",
    ["UPDATE {table} SET id = id", "DELETE FROM {table}", "TRUNCATE {table} CASCADE"],
)
def test_database_refuses_to_change_what_was_approved(table, statement):
    approve(minuted_meeting())

    with connection.cursor() as cursor, transaction.atomic():
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        with pytest.raises(DatabaseError, match="The record stands"), transaction.atomic():
            cursor.execute(statement.format(table=table))


def test_frozen_record_outlives_changes_of_names():
    scene = minuted_meeting()
    version = approve(scene)
    before = record_of_version(version, full=True)
    pdf = bytes(version.documents.get(edition=Edition.FULL).pdf)

    Person.objects.filter(pk=scene.member.pk).update(
        family_name="Renamed", left_on=date(2025, 12, 1)
    )
    FormerName.objects.create(group=scene.group, name="Old name", until=date(2026, 1, 1))
    type(scene.group).objects.filter(pk=scene.group.pk).update(name="New name")
    BoardProfile.objects.update(name="Another board", brand_colour="#aa0000")
    organisation = board_organisation()
    organisation.name = "New police"
    organisation.save()
    scene.ordinary.discussion = "<p>Something else</p>"
    scene.ordinary.save()

    fresh = MinutesVersion.objects.get(pk=version.pk)
    assert record_of_version(fresh, full=True) == before
    assert bytes(fresh.documents.get(edition=Edition.FULL).pdf) == pdf


def test_approval_brings_names_up_to_date_once():
    scene = minuted_meeting()
    Person.objects.filter(pk=scene.member.pk).update(job_title="Chief superintendent")

    approve(scene)

    assert Attendance.objects.get(person=scene.member).role_then == "Chief superintendent"


# -- corrections ------------------------------------------------------------------------------


def reopen(scene, reason="The figures at item 2.1 were wrong."):
    approval.reopen(minutes=scene.minutes, reason=reason, by=scene.unit)


def next_approver(scene):
    """A third meeting, which can approve the correction."""
    meeting = Meeting.objects.create(
        group=scene.group,
        reference="QA-2026-01",
        date=date(2026, 1, 16),
        start_time=time(9, 30),
        end_time=time(12, 30),
        status=MeetingStatus.HELD,
        created_by=scene.unit,
    )
    part = meeting.parts.create()
    meeting_item = AgendaItem.objects.create(
        meeting=meeting, part=part, title="Minutes", kind=ItemKind.PREVIOUS_MINUTES
    )
    type(scene.minutes).objects.create(meeting=meeting)
    return meeting_item


def test_reopened_minutes_keep_the_approved_version():
    scene = minuted_meeting()
    approve(scene)

    reopen(scene)

    assert status_of(scene) == (MinutesStatus.DRAFTING, MeetingStatus.HELD)
    assert MinutesVersion.objects.count() == 1


def test_reopening_needs_a_reason():
    scene = minuted_meeting()
    approve(scene)

    with pytest.raises(Refused, match="Say why the approved minutes must be corrected"):
        reopen(scene, reason=" ")


@pytest.mark.parametrize("who", ["chair", "member", "minute_taker"])
def test_only_the_unit_reopens(who):
    scene = minuted_meeting()
    approve(scene)

    with pytest.raises(Refused, match="Only the business unit can reopen approved minutes"):
        approval.reopen(minutes=scene.minutes, reason="Why", by=getattr(scene, who))


def test_draft_cannot_be_reopened():
    scene = minuted_meeting()

    with pytest.raises(Refused, match="these are still open for writing"):
        reopen(scene)


def test_correction_becomes_the_second_version_with_its_reason():
    scene = minuted_meeting()
    approve(scene)
    reopen(scene)
    approval.circulate(minutes=scene.minutes, by=scene.unit)
    scene.item = next_approver(scene)

    version = approve(scene)

    assert (version.number, version.reason) == (2, "The figures at item 2.1 were wrong.")
    assert [a.sentence for a in record_of_version(version, full=True).approvals] == [
        "Approved as presented at the meeting of 14 November 2025 (QA-2025-05).",
        "Version 2, corrected: The figures at item 2.1 were wrong. "
        "Approved as presented at the meeting of 16 January 2026 (QA-2026-01).",
    ]


def test_correction_keeps_the_names_that_were_frozen():
    scene = minuted_meeting()
    approve(scene)
    Person.objects.filter(pk=scene.member.pk).update(family_name="Renamed")
    reopen(scene)
    approval.circulate(minutes=scene.minutes, by=scene.unit)
    scene.item = next_approver(scene)

    approve(scene)

    assert Attendance.objects.get(person=scene.member).name_then == "Derek Holt"


def test_attendance_corrected_later_keeps_the_words_that_were_approved():
    scene = minuted_meeting()
    approve(scene)
    Person.objects.filter(pk=scene.member.pk).update(family_name="Renamed", job_title="Retired")
    before = Attendance.objects.values_list(*attendance.THEN).get(person=scene.member)
    reopen(scene)

    row = Attendance.objects.get(person=scene.member)
    attendance.mark(row=row, status="A", by=scene.unit)
    attendance.prefill(meeting=scene.meeting, by=scene.unit)

    after = Attendance.objects.values_list("status", *attendance.THEN).get(person=scene.member)
    assert after == ("A", *before)
