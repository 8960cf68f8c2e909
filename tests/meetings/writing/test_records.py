from datetime import date, time

import pytest

from actions import services as actions
from actions.enums import DueKind
from common.refusals import Refused, StaleVersion
from meetings.enums import ItemKind, MeetingStatus
from meetings.models import AgendaItem, Decision
from meetings.services import records
from tests.factories.board import BoardGroupFactory
from tests.factories.meetings import (
    HeldMeetingFactory,
    ItemFactory,
    MeetingFactory,
    PartFactory,
    in_days,
)
from tests.factories.writing import room

pytestmark = pytest.mark.django_db

NOT_YOURS = "Only the business unit and the group's minute-taker write its minutes."
LOCKED = "These minutes have been approved and are locked. Reopen them to make a correction."


def refusal(call, **arguments):
    with pytest.raises(Refused) as caught:
        call(**arguments)
    return str(caught.value)


def save(scene, html, *, version=1, by=None, started_from=""):
    return records.save_discussion(
        item=scene.item,
        html=html,
        expected_version=version,
        started_from=started_from,
        by=by or scene.unit,
    )


def stored(item):
    return AgendaItem.objects.get(pk=item.pk)


# -- the discussion ----------------------------------------------------------------------------


def test_discussion_is_cleaned_and_the_version_rises():
    scene = room()

    save(scene, "<p onclick=x>a<script>b</script></p><div>c</div>", by=scene.taker)

    item = stored(scene.item)
    assert (item.discussion, item.version) == ("<p>a</p><p>c</p>", 2)


def test_second_editor_is_shown_the_first_text_and_nothing_is_overwritten():
    scene = room()
    save(scene, "<p>first</p>")

    with pytest.raises(StaleVersion) as caught:
        save(scene, "<p>second</p>", by=scene.taker)

    assert caught.value.current.discussion == "<p>first</p>"
    assert stored(scene.item).discussion == "<p>first</p>"


def test_same_text_saved_twice_is_no_conflict():
    scene = room()
    save(scene, "<p>first</p>")

    item = save(scene, "<p>first</p>")

    assert item.version == 2


def test_new_title_of_the_item_is_no_conflict_with_its_text():
    scene = room()
    AgendaItem.objects.filter(pk=scene.item.pk).update(title="New title", version=5)

    save(scene, "<p>mine</p>", started_from=scene.item.text_stamp)

    item = stored(scene.item)
    assert (item.title, item.discussion, item.version) == ("New title", "<p>mine</p>", 6)


def test_too_long_a_text_is_refused():
    scene = room()

    sentence = refusal(save, scene=scene, html="x" * 200_000)

    assert sentence.startswith("This text has 200,007 characters with its formatting;")
    assert stored(scene.item).discussion == ""


# -- decisions ---------------------------------------------------------------------------------


def test_decisions_are_numbered_per_group_and_year_and_never_reused():
    scene = room(date=date(2026, 3, 5))
    first = records.record_decision(item=scene.item, text="One", by=scene.unit)
    second = records.record_decision(item=scene.item, text="Two", by=scene.taker)
    records.remove_decision(decision=second, by=scene.unit)

    third = records.record_decision(item=scene.item, text="Three", by=scene.unit)

    assert (first.reference, third.reference) == ("D-QA-2026-001", "D-QA-2026-003")
    assert [found.text for found in scene.item.decisions.all()] == ["One", "Three"]


def test_decision_of_the_board_itself_has_no_code():
    scene = room()
    meeting = HeldMeetingFactory(group=BoardGroupFactory(), date=date(2026, 3, 5))
    item = ItemFactory(part=PartFactory(meeting=meeting))

    decision = records.record_decision(item=item, text="One", by=scene.unit)

    assert decision.reference == "D-2026-001"


def test_decision_changed_by_two_is_refused_to_the_second():
    scene = room()
    decision = records.record_decision(item=scene.item, text="One", by=scene.unit)
    records.edit_decision(decision=decision, text="Two", expected_version=1, by=scene.unit)

    with pytest.raises(StaleVersion):
        records.edit_decision(decision=decision, text="Three", expected_version=1, by=scene.taker)

    assert Decision.objects.get().text == "Two"


def test_records_move_up_and_down():
    scene = room()
    one, _two, three = [
        records.record_decision(item=scene.item, text=text, by=scene.unit)
        for text in ("One", "Two", "Three")
    ]

    records.move(record=three, step=-1, by=scene.unit)
    records.move(record=one, step=-1, by=scene.unit)

    assert [found.text for found in scene.item.decisions.all()] == ["One", "Three", "Two"]


def test_actions_move_too():
    scene = room()
    one, _two = [
        actions.raise_action(
            agenda_item=scene.item,
            text=text,
            owners=[],
            due_kind=DueKind.UNDATED,
            due_on=None,
            priority=None,
            by=scene.unit,
        )
        for text in ("One", "Two")
    ]

    records.move(record=one, step=1, by=scene.taker)

    assert [found.text for found in scene.item.actions.all()] == ["Two", "One"]


# -- challenges and amendments -----------------------------------------------------------------


def test_challenge_keeps_who_asked_whom():
    scene = room()

    challenge = records.record_challenge(
        item=scene.item,
        asked_by=scene.nurse,
        asked_of_text="the police",
        question=" Why? ",
        answer="Because.",
        satisfied="partly",
        by=scene.unit,
    )

    assert (challenge.asked_by, challenge.asked_of_text, challenge.question) == (
        scene.nurse,
        "the police",
        "Why?",
    )


def test_challenge_without_anybody_asking_is_refused():
    scene = room()

    sentence = refusal(records.record_challenge, item=scene.item, question="Why?", by=scene.unit)

    assert sentence == "Say who asked the question."


def test_amendment_belongs_to_an_earlier_meeting_of_the_group():
    scene = room()
    earlier = MeetingFactory(group=scene.group, date=in_days(-90), status=MeetingStatus.HELD)

    amendment = records.record_amendment(
        item=scene.item, meeting=earlier, place="Item 2", text="June", by=scene.unit
    )

    assert [amendment] == list(earlier.amendments_received.all())


def test_amendment_to_another_groups_minutes_is_refused():
    scene = room()
    other = MeetingFactory(date=in_days(-90), status=MeetingStatus.HELD)

    sentence = refusal(
        records.record_amendment,
        item=scene.item,
        meeting=other,
        place="Item 2",
        text="June",
        by=scene.unit,
    )

    assert sentence == "Choose an earlier meeting of the same group."


# -- nil and the close -------------------------------------------------------------------------


def test_nil_return_uses_the_words_of_the_kind_and_can_be_taken_back():
    scene = room()
    risks = ItemFactory(part=scene.part, kind=ItemKind.RISKS)

    records.record_nil(item=risks, by=scene.unit)
    assert stored(risks).nil_return == "No new risks identified."

    records.record_nil(item=risks, by=scene.unit, text="No change.")
    assert stored(risks).nil_return == "No change."

    records.record_nil(item=risks, by=scene.unit, text="")
    assert stored(risks).nil_return == ""


def test_meeting_cannot_close_before_it_started():
    scene = room()

    sentence = refusal(
        records.record_closing_time, meeting=scene.meeting, closed_at=time(9), by=scene.unit
    )

    assert sentence == "The meeting started at 9.30am, so it cannot have closed at 9am."


# -- who and when ------------------------------------------------------------------------------


def writes(scene):
    decision = Decision.objects.create(
        item=scene.item, reference="D-X", text="x", created_by=scene.unit
    )
    return [
        (records.save_discussion, {"item": scene.item, "html": "x", "expected_version": 1}),
        (records.record_nil, {"item": scene.item}),
        (records.record_closing_time, {"meeting": scene.meeting, "closed_at": time(12)}),
        (records.record_decision, {"item": scene.item, "text": "x"}),
        (records.edit_decision, {"decision": decision, "text": "y", "expected_version": 1}),
        (records.remove_decision, {"decision": decision}),
        (records.record_challenge, {"item": scene.item, "asked_by_text": "x", "question": "x"}),
        (
            records.record_amendment,
            {"item": scene.item, "meeting": scene.meeting, "place": "x", "text": "x"},
        ),
        (records.move, {"record": decision, "step": 1}),
    ]


@pytest.mark.parametrize("who", ["chair", "board_chair", "member", "stranger"])
def test_others_do_not_write(who):
    scene = room()

    found = [refusal(call, by=getattr(scene, who), **data) for call, data in writes(scene)]

    assert set(found) == {NOT_YOURS}


def test_approved_minutes_are_locked():
    scene = room()
    scene.approve()

    found = [refusal(call, by=scene.unit, **data) for call, data in writes(scene)]

    assert set(found) == {LOCKED}


def test_minutes_cannot_be_written_before_the_meeting():
    scene = room()
    item = ItemFactory(part__meeting=MeetingFactory(group=scene.group))

    sentence = refusal(records.record_decision, item=item, text="x", by=scene.unit)

    assert sentence == "Minutes can be written once the meeting has started."
