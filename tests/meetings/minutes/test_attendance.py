"""Attendance and quorum as minutes say them."""

import pytest

from meetings.enums import AttendanceStatus
from meetings.models import Attendance
from tests.factories.board import OrganisationFactory
from tests.factories.minutes import minuted_meeting
from tests.meetings.minutes.reading import (
    record,
)

pytestmark = pytest.mark.django_db


WHO_CAME = {
    "Members present": [
        ("Independent chair", [("Miriam Osei (MO)", "", ())]),
        ("Westmere Police", [("Derek Holt (DH)", "Superintendent", ("arrived at 10.15am",))]),
        (
            "Westmere Integrated Care Board",
            [
                (
                    "Petra Cole (PC)",
                    "Designated nurse",
                    ("also representing Lara Finn, Healthwatch Westmere",),
                )
            ],
        ),
    ],
    "Deputising": [
        (
            "Westmere Integrated Care Board",
            [("Neil Parr (NP)", "Deputy chief nurse", ("deputising for Omar Said",))],
        )
    ],
    "In attendance": [("Minutes", [("Nia Powell (NP)", "", ())])],
    "Apologies": [
        (
            "Westmere Integrated Care Board",
            [
                ("Omar Said (OS)", "Chief nurse", ("represented by Neil Parr",)),
                ("Alice Nwosu (AN)", "Named doctor", ()),
            ],
        )
    ],
}


def test_record_groups_attendance_by_organisation():
    scene = minuted_meeting()

    tables = {
        table.heading: [
            (row.organisation, [(p.name, p.role, p.notes) for p in row.people])
            for row in table.rows
        ]
        for table in record(scene.meeting).attendance
    }

    assert tables == WHO_CAME


def test_record_says_who_is_not_marked_yet():
    scene = minuted_meeting()
    Attendance.objects.filter(name_then="Alice Nwosu").update(status=AttendanceStatus.UNMARKED)

    table = record(scene.meeting).attendance[-1]

    assert table.heading == "Attendance not yet marked"
    assert [person.name for row in table.rows for person in row.people] == ["Alice Nwosu (AN)"]


def test_record_names_the_deputy_in_the_chair():
    scene = minuted_meeting()
    chair = Attendance.objects.get(name_then="Miriam Osei")
    deputy = Attendance.objects.get(name_then="Neil Parr")
    Attendance.objects.filter(pk=deputy.pk).update(deputising_for=chair)
    Attendance.objects.filter(pk=chair.pk).update(status=AttendanceStatus.DEPUTY)

    facts = {fact.label: fact.value for fact in record(scene.meeting).facts}

    assert facts["In the chair"] == "Neil Parr, deputising for Miriam Osei"


def test_quorum_counts_seats_with_their_deputies():
    scene = minuted_meeting()

    assert record(scene.meeting).quorum == (
        "The meeting was quorate: 4 seats were filled and 3 are needed."
    )


def test_quorum_says_who_was_missing():
    scene = minuted_meeting()
    police = scene.member.employer
    scene.group.quorum_organisations.add(police)
    Attendance.objects.filter(person=scene.member).update(status=AttendanceStatus.ABSENT)

    assert record(scene.meeting).quorum == (
        "The meeting was not quorate: 3 seats were filled and 3 are needed; "
        "not represented: Westmere Police."
    )


def test_quorum_counts_a_part_of_an_organisation_for_the_whole():
    scene = minuted_meeting()
    whole = OrganisationFactory(name="Westmere Constabulary")
    police = scene.member.employer
    police.parent = whole
    police.save()
    scene.group.quorum_organisations.add(whole)

    assert record(scene.meeting).quorum.startswith("The meeting was quorate")


def test_quorum_counts_whom_somebody_also_represents():
    scene = minuted_meeting()
    row = Attendance.objects.get(name_then="Petra Cole")
    scene.group.quorum_organisations.add(row.also_representing_organisation)

    assert record(scene.meeting).quorum == (
        "The meeting was quorate: 4 seats were filled and 3 are needed; "
        "every organisation that must be there was represented."
    )


def test_quorum_is_not_mentioned_without_a_rule():
    scene = minuted_meeting()
    scene.group.quorum_seats = None
    scene.group.save()

    assert record(scene.meeting).quorum == ""
