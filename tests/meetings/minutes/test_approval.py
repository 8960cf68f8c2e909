import hashlib
from datetime import date

import pytest

from actions.models import Action
from common.refusals import Refused
from meetings.enums import Edition, ItemKind, MeetingStatus, MinutesStatus
from meetings.models import (
    AgendaItem,
    Meeting,
    MinutesVersion,
)
from meetings.pdf import is_intact
from meetings.presenters.minutes.frozen import record_of_version
from meetings.services import approval
from tests.factories.minutes import minuted_meeting
from tests.meetings.minutes.reading import (
    AS_PRESENTED,
    WITH_AMENDMENTS,
    amend,
    approve,
)

pytestmark = pytest.mark.django_db


def status_of(scene):
    scene.minutes.refresh_from_db()
    scene.meeting.refresh_from_db()
    return scene.minutes.status, scene.meeting.status


def steps_of(scene):
    return [(s.from_status, s.to_status, s.reason, s.made_by) for s in scene.minutes.steps.all()]


# -- to the chair, back and out ---------------------------------------------------------------


def test_draft_goes_to_the_chair_with_a_note():
    scene = minuted_meeting(status=MinutesStatus.DRAFTING)

    approval.send_to_chair(minutes=scene.minutes, by=scene.minute_taker, note="See item 2.1.")

    assert status_of(scene) == (MinutesStatus.WITH_CHAIR, MeetingStatus.HELD)
    assert steps_of(scene) == [
        (MinutesStatus.DRAFTING, MinutesStatus.WITH_CHAIR, "See item 2.1.", scene.minute_taker)
    ]


def test_chair_returns_the_draft_with_a_note():
    scene = minuted_meeting(status=MinutesStatus.WITH_CHAIR)

    approval.return_to_drafting(minutes=scene.minutes, note="Item 2.1 is too long.", by=scene.chair)

    assert status_of(scene)[0] == MinutesStatus.DRAFTING


def test_return_without_a_note_is_refused():
    scene = minuted_meeting(status=MinutesStatus.WITH_CHAIR)

    with pytest.raises(Refused, match="Say what should be changed"):
        approval.return_to_drafting(minutes=scene.minutes, note="  ", by=scene.chair)

    assert status_of(scene)[0] == MinutesStatus.WITH_CHAIR


def test_chair_circulates_the_draft_and_its_actions():
    scene = minuted_meeting(status=MinutesStatus.WITH_CHAIR)

    approval.circulate(minutes=scene.minutes, by=scene.chair)

    assert status_of(scene)[0] == MinutesStatus.CIRCULATED
    assert Action.objects.filter(released_at=None).count() == 0


def test_actions_stay_hidden_while_the_chair_reads():
    scene = minuted_meeting(status=MinutesStatus.DRAFTING)

    approval.send_to_chair(minutes=scene.minutes, by=scene.unit)

    assert Action.objects.filter(released_at=None).count() == 2


@pytest.mark.parametrize("who", ["member", "stranger"])
@pytest.mark.parametrize(
    ("status", "step"),
    [
        (MinutesStatus.DRAFTING, "send_to_chair"),
        (MinutesStatus.WITH_CHAIR, "return_to_drafting"),
        (MinutesStatus.WITH_CHAIR, "circulate"),
        (MinutesStatus.APPROVED, "reopen"),
    ],
)
def test_others_take_no_step(who, status, step):
    scene = minuted_meeting(status=status)
    said = {"return_to_drafting": {"note": "Why"}, "reopen": {"reason": "Why"}}.get(step, {})

    with pytest.raises(Refused, match="Only the business unit"):
        getattr(approval, step)(minutes=scene.minutes, by=getattr(scene, who), **said)

    assert scene.minutes.steps.count() == 0


def test_chair_cannot_circulate_before_having_the_draft():
    scene = minuted_meeting(status=MinutesStatus.DRAFTING)

    with pytest.raises(Refused, match="or the chair who has the draft can circulate"):
        approval.circulate(minutes=scene.minutes, by=scene.chair)


def test_circulating_twice_is_refused():
    scene = minuted_meeting()

    with pytest.raises(
        Refused, match="are circulated as a draft, so they cannot be circulated as a draft"
    ):
        approval.circulate(minutes=scene.minutes, by=scene.unit)


# -- approval ---------------------------------------------------------------------------------


def test_approval_freezes_locks_and_closes():
    scene = minuted_meeting()

    version = approve(scene, by=scene.minute_taker)

    assert status_of(scene) == (MinutesStatus.APPROVED, MeetingStatus.CLOSED)
    assert (version.number, version.approval, version.approved_on) == (
        1,
        AS_PRESENTED,
        date(2025, 11, 14),
    )
    assert steps_of(scene) == [
        (
            MinutesStatus.CIRCULATED,
            MinutesStatus.APPROVED,
            "As presented at QA-2025-05",
            scene.minute_taker,
        )
    ]


def test_approved_record_says_how_and_where():
    scene = minuted_meeting()
    amend(scene)

    record = record_of_version(approve(scene, kind=WITH_AMENDMENTS), full=True)

    assert record.status_line == "Approved on 14 November 2025, version 1"
    assert record.status.sentence == "Approved on 14 November 2025."
    assert [(a.sentence, [x.place for x in a.amendments]) for a in record.approvals] == [
        (
            "Approved with amendments at the meeting of 14 November 2025 (QA-2025-05).",
            ["Page 4, third line"],
        )
    ]


def test_both_editions_are_frozen_with_their_fingerprints():
    scene = minuted_meeting()

    version = approve(scene)

    documents = {document.edition: document for document in version.documents.all()}
    assert set(documents) == {Edition.FULL, Edition.OPEN}
    for document in documents.values():
        assert document.sha256 == hashlib.sha256(bytes(document.pdf)).hexdigest()
        assert is_intact(document) is True


def test_minutes_without_confidential_items_have_one_edition():
    scene = minuted_meeting()
    AgendaItem.objects.filter(pk=scene.confidential.pk).update(
        is_confidential=False, closed_title=""
    )

    version = approve(scene)

    assert [document.edition for document in version.documents.all()] == [Edition.FULL]
    assert list(version.snapshot) == [Edition.FULL]


def test_actions_raised_late_are_released_by_approval():
    scene = minuted_meeting()

    approve(scene)

    assert Action.objects.filter(released_at=None).count() == 0


@pytest.mark.parametrize(
    ("kind", "has_amendment", "sentence"),
    [
        (AS_PRESENTED, True, "Amendments to these minutes have been recorded at this item."),
        (WITH_AMENDMENTS, False, "No amendment to these minutes has been recorded at this item."),
    ],
)
def test_kind_of_approval_must_fit_the_amendments(kind, has_amendment, sentence):
    scene = minuted_meeting()
    if has_amendment:
        amend(scene)

    with pytest.raises(Refused, match=sentence):
        approve(scene, kind=kind)

    assert MinutesVersion.objects.count() == 0


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        (MinutesStatus.DRAFTING, "QA-2025-04 are still being written. Circulate them"),
        (MinutesStatus.WITH_CHAIR, "QA-2025-04 are still with the chair. Circulate them"),
    ],
)
def test_only_circulated_minutes_are_approved(status, sentence):
    scene = minuted_meeting(status=status)

    with pytest.raises(Refused, match=sentence):
        approve(scene)


def test_meeting_that_has_not_taken_place_approves_nothing():
    scene = minuted_meeting()
    Meeting.objects.filter(pk=scene.later.pk).update(status=MeetingStatus.PUBLISHED)
    scene.item.meeting.refresh_from_db()

    with pytest.raises(Refused, match="QA-2025-05 has not taken place yet"):
        approve(scene)


def test_earlier_meeting_approves_nothing():
    scene = minuted_meeting()
    Meeting.objects.filter(pk=scene.later.pk).update(date=date(2025, 6, 1))
    scene.item.meeting.refresh_from_db()

    with pytest.raises(Refused, match="approved by a later meeting"):
        approve(scene)


def test_meeting_of_another_group_approves_nothing():
    scene = minuted_meeting()
    other = scene.later
    other.group = type(scene.group).objects.create(name="Another group", code="AN")
    other.save()
    scene.item.meeting.refresh_from_db()

    with pytest.raises(Refused, match="Only a meeting of Quality Assurance Group"):
        approve(scene)


def test_ordinary_item_approves_nothing():
    scene = minuted_meeting()
    scene.item.kind = ItemKind.ORDINARY

    with pytest.raises(Refused, match="at the item for the minutes of the previous meeting"):
        approve(scene)


def test_locked_meeting_approves_nothing_more():
    scene = minuted_meeting()
    scene.later.minutes.status = MinutesStatus.APPROVED
    scene.later.minutes.save()

    with pytest.raises(Refused, match="have been approved and are locked"):
        approve(scene)


@pytest.mark.parametrize("who", ["chair", "member", "stranger"])
def test_only_writers_record_an_approval(who):
    scene = minuted_meeting()

    with pytest.raises(Refused, match="Only the business unit and the group's minute-taker"):
        approve(scene, by=getattr(scene, who))


def test_approving_twice_is_refused():
    scene = minuted_meeting()
    approve(scene)

    with pytest.raises(Refused, match="The minutes of QA-2025-04 have already been approved"):
        approve(scene)

    assert MinutesVersion.objects.count() == 1
