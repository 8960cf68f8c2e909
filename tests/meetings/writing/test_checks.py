import pytest

from actions import services as actions
from actions.enums import DueKind
from actions.owners import OwnerChoice
from meetings import checks
from meetings.enums import AttendanceStatus, AttendeeKind
from meetings.forms.people import directory
from meetings.loading import meeting_for_minutes
from meetings.models import Meeting
from meetings.services import attendance, records
from tests.factories.board import PersonFactory
from tests.factories.meetings import ItemFactory
from tests.factories.writing import room

pytestmark = pytest.mark.django_db


def mark(scene, person, status):
    attendance.mark(row=scene.row(person), status=status, by=scene.unit)


def say(scene, html):
    scene.item.discussion = html
    scene.item.save()


def sentences(scene):
    meeting = Meeting.objects.get(pk=scene.meeting.pk)
    return [found.sentence for found in checks.warnings(meeting) if found.item_id == scene.item.pk]


def raise_action(scene, *owners, due_kind=DueKind.NEXT_MEETING):
    return actions.raise_action(
        agenda_item=scene.item,
        text="Do it",
        owners=[OwnerChoice(person=person) for person in owners],
        due_kind=due_kind,
        due_on=None,
        priority=None,
        by=scene.unit,
    )


@pytest.mark.parametrize(
    "words",
    [
        "Derek Holt said that referrals are rising.",
        "A report came. Derek Holt thinks referrals are rising.",
        "It was late, and Derek Holt (police) also asked why.",
    ],
)
def test_speaker_with_apologies_is_named(words):
    scene = room()
    mark(scene, scene.member, AttendanceStatus.APOLOGIES)
    say(scene, f"<p>{words}</p>")

    assert sentences(scene) == [
        "Derek Holt sent apologies, but is named as a speaker in the discussion. Check who spoke."
    ]


@pytest.mark.parametrize("words", ["DH said so.", "It rose. DH thinks it will fall.", "DH: yes"])
def test_speaker_with_apologies_is_found_by_initials(words):
    scene = room()
    mark(scene, scene.member, AttendanceStatus.ABSENT)
    say(scene, f"<p>{words}</p>")

    assert sentences(scene) == [
        "Derek Holt was absent, but “DH” speaks in the discussion. Check who spoke."
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Apologies came from Derek Holt.",
        "Derek Holt sent apologies.",
        "A letter to Derek Holt was agreed.",
        "EDHX said so.",
        "Derek Holton said so.",
    ],
)
def test_somebody_who_is_only_mentioned_is_no_speaker(words):
    scene = room()
    mark(scene, scene.member, AttendanceStatus.APOLOGIES)
    say(scene, f"<p>{words}</p>")

    assert sentences(scene) == []


def test_speaker_who_was_there_is_no_doubt():
    scene = room()
    mark(scene, scene.member, AttendanceStatus.PRESENT)
    say(scene, "<p>Derek Holt said so. DH agreed.</p>")

    assert sentences(scene) == []


def test_initials_that_fit_two_people_are_told():
    scene = room()
    mark(scene, scene.nurse, AttendanceStatus.PRESENT)
    attendance.add_attendee(
        meeting=scene.meeting,
        kind=AttendeeKind.IN_ATTENDANCE,
        person=PersonFactory(given_name="Paul", family_name="Crane"),
        by=scene.unit,
    )
    say(scene, "<p>PC presented the report.</p>")

    assert sentences(scene) == [
        "“PC” fits Petra Cole and Paul Crane. Write the name, or give one of them a third letter."
    ]


def test_initials_that_fit_two_people_are_no_doubt_while_unused():
    scene = room()
    mark(scene, scene.nurse, AttendanceStatus.PRESENT)
    attendance.add_attendee(
        meeting=scene.meeting, kind=AttendeeKind.OBSERVER, name="Paul Crane", by=scene.unit
    )
    say(scene, "<p>Petra Cole presented the report. NPC</p>")

    assert sentences(scene) == []


def test_asker_answerer_and_owner_who_were_not_there_are_told():
    scene = room()
    mark(scene, scene.member, AttendanceStatus.APOLOGIES)
    stranger = PersonFactory(given_name="Ola", family_name="Kent")
    records.record_challenge(
        item=scene.item, asked_by=scene.member, asked_of=stranger, question="Why?", by=scene.unit
    )
    action = raise_action(scene, scene.member)

    assert sentences(scene) == [
        "Derek Holt sent apologies, but asked a challenge.",
        "Ola Kent is not in the attendance, but answered a challenge.",
        f"Derek Holt sent apologies, but owns action {action.reference}. Let them know.",
    ]


def test_action_without_owner_or_date_is_told():
    scene = room()
    action = raise_action(scene, due_kind=DueKind.UNDATED)

    assert sentences(scene) == [
        f"Action {action.reference} has no owner.",
        f"Action {action.reference} has no date.",
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_warnings_of_a_loaded_meeting_need_no_queries(count, django_assert_num_queries):
    scene = room()
    mark(scene, scene.member, AttendanceStatus.APOLOGIES)
    for _ in range(count):
        item = ItemFactory(part=scene.part, discussion="<p>DH said so.</p>")
        records.record_challenge(item=item, asked_by=scene.nurse, question="Why?", by=scene.unit)
    meeting = meeting_for_minutes(scene.meeting.pk)

    with django_assert_num_queries(0):
        found = checks.warnings(meeting)

    assert len(found) == count


def test_identity_of_a_child_is_questioned():
    scene = room()
    say(scene, "<p>Child K, NHS number 943 476 5919, was discussed.</p>")

    assert sentences(scene) == [
        "“943 476 5919” looks like an NHS number. Name a case by its reference only."
    ]


# -- people of the directory who are not in the attendance ---------------------------------------


def doubts(scene):
    """The sentences of the item, with the directory at hand as on the pages."""
    meeting = Meeting.objects.get(pk=scene.meeting.pk)
    found = checks.warnings(meeting, directory(meeting))
    return [each.sentence for each in found if each.item_id == scene.item.pk]


def test_speaker_who_is_not_in_the_attendance_is_named():
    scene = room()
    PersonFactory(title="Dr", given_name="Lucy", family_name="Amberley")
    mark(scene, scene.member, AttendanceStatus.PRESENT)
    say(scene, "<p>Lucy Amberley reported that referrals are rising.</p>")

    assert doubts(scene) == [
        "Dr Lucy Amberley is not in the attendance, but is named as a speaker in the discussion. "
        "Check who spoke."
    ]


def test_visitor_of_the_same_name_is_taken_for_the_speaker():
    scene = room()
    PersonFactory(given_name="Lucy", family_name="Amberley")
    attendance.add_attendee(
        meeting=scene.meeting,
        kind=AttendeeKind.IN_ATTENDANCE,
        name="Dr Lucy Amberley",
        by=scene.unit,
    )
    say(scene, "<p>Lucy Amberley reported that referrals are rising.</p>")

    assert doubts(scene) == []


def test_speaker_is_not_missed_before_anybody_is_marked():
    scene = room()
    PersonFactory(given_name="Lucy", family_name="Amberley")
    say(scene, "<p>Lucy Amberley reported that referrals are rising.</p>")

    assert doubts(scene) == []


def test_presenter_who_is_not_in_the_attendance_is_named():
    scene = room()
    mark(scene, scene.member, AttendanceStatus.PRESENT)
    scene.item.presenter = PersonFactory(title="", given_name="Lucy", family_name="Amberley")
    scene.item.save()

    assert doubts(scene) == ["Lucy Amberley is to present this item but is not in the attendance."]


def test_presenter_with_apologies_is_named():
    scene = room()
    mark(scene, scene.member, AttendanceStatus.APOLOGIES)
    scene.item.presenter = scene.member
    scene.item.save()

    assert doubts(scene) == ["Derek Holt is to present this item but sent apologies."]
