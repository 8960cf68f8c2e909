"""Lines become records once; what is asked is answered; what was made can be undone."""

import pytest
from django.db import IntegrityError, transaction

from actions.models import Action
from common.formats import long_date
from common.refusals import Refused
from meetings.enums import AttendeeKind, CaptureKind
from meetings.models import Amendment, Capture, Challenge, Decision
from meetings.services import attendance, records
from tests.factories.board import BoardGroupFactory, PersonFactory
from tests.factories.meetings import MeetingFactory, in_days
from tests.factories.writing import room
from tests.meetings.capture.taking import asked, owned, take

pytestmark = pytest.mark.django_db
OBSERVER = AttendeeKind.OBSERVER


# -- what lines become -------------------------------------------------------------------------


def test_action_has_its_owners_and_its_day():
    scene = room()
    day = in_days(30)

    made = take(
        scene, f"Action: circulate the guidance – DH/Westmere Health, PC by {long_date(day)}"
    )

    action = Action.objects.get()
    assert (action.text, owned(action), action.due_on) == (
        "circulate the guidance",
        ["Derek Holt", "Westmere Health", "Petra Cole"],
        day,
    )
    assert (made.action, made.kind) == (action, CaptureKind.ACTION)


def test_words_are_kept_exactly_as_typed():
    scene = room()

    take(scene, "  Action:  tell the Police – DH  ")

    assert Capture.objects.get().words == "  Action:  tell the Police – DH  "


def test_decision_is_numbered():
    scene = room()

    made = take(scene, "Decision: publish the review")

    decision = Decision.objects.get()
    assert (decision.text, made.decision, decision.item) == (
        "publish the review",
        decision,
        scene.item,
    )


def test_question_and_answer_are_one_challenge():
    scene = room()

    question = take(scene, "Q (Petra Cole): why?")
    answer = take(scene, "A DH: because")

    challenge = Challenge.objects.get()
    assert (challenge.asked_by, challenge.question) == (scene.nurse, "why?")
    assert (challenge.asked_of, challenge.answer) == (scene.member, "because")
    assert (question.challenge, answer.challenge) == (challenge, challenge)


def test_question_of_nobody_is_somebodys_and_asked():
    scene = room()

    made = take(scene, "Q: why?")

    assert Challenge.objects.get().asked_by_text == "Somebody at the meeting"
    assert asked(made) == [("asker-1", "Who asked this?", [])]


@pytest.mark.parametrize("before", [[], ["Q: why?", "A: so"], ["Action: x – DH"]])
def test_answer_without_a_question_is_refused(before):
    scene = room()
    for words in before:
        take(scene, words)

    with pytest.raises(Refused, match="There is no question just before this answer"):
        take(scene, "A: because")


def test_amendment_is_to_the_previous_minutes():
    scene = room()
    MeetingFactory(group=scene.group, date=in_days(-200), status="held")
    previous = MeetingFactory(group=scene.group, date=in_days(-90), status="held")

    take(scene, "Agreed as amended: page 3 – five districts (not two)")

    amendment = Amendment.objects.get()
    assert (amendment.meeting, amendment.place, amendment.text) == (
        previous,
        "page 3",
        "five districts (not two)",
    )


def test_amendment_is_to_the_minutes_that_it_names():
    scene = room()
    older = MeetingFactory(group=scene.group, date=in_days(-200), status="held")
    MeetingFactory(group=scene.group, date=in_days(-90), status="held")

    take(scene, f"Amendment to the minutes of {older.reference}: page 3 – x")
    take(scene, f"Amendment to the minutes of {long_date(older.date)}: page 4 – y")
    take(scene, "Amendment to the minutes of the away day: page 5 – z")

    found = [(a.meeting == older, a.text) for a in Amendment.objects.order_by("pk")]
    assert found == [(True, "x"), (True, "y"), (False, "the away day: z")]


def test_amendment_without_earlier_minutes_is_refused():
    scene = room()

    with pytest.raises(Refused, match="There are no earlier minutes of this group"):
        take(scene, "Agreed as amended: page 3 – x")


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("We talked.", "This line has no mark that is known."),
        ("Actions:", "Write behind the mark what is to be done, and by whom."),
        ("Action: one\nAction: two", "Send one line at a time."),
    ],
)
def test_other_texts_are_refused(words, reason):
    scene = room()

    with pytest.raises(Refused, match=reason):
        take(scene, words)

    assert Capture.objects.count() == 0


# -- who is meant ------------------------------------------------------------------------------


def test_initials_of_two_people_at_the_meeting_are_asked():
    scene = room()
    twin = PersonFactory(given_name="Paula", family_name="Crane")
    attendance.add_attendee(meeting=scene.meeting, person=twin, kind=OBSERVER, by=scene.unit)

    made = take(scene, "Action: write – PC")

    assert (owned(Action.objects.get()), asked(made)[0][2]) == ([], ["Petra Cole", "Paula Crane"])


def test_those_at_the_meeting_come_before_those_who_are_not():
    scene = room()
    twin = PersonFactory(given_name="Paula", family_name="Crane")
    attendance.add_attendee(meeting=scene.meeting, person=twin, kind=OBSERVER, by=scene.unit)
    attendance.mark(row=scene.row(twin), status="A", by=scene.unit)

    take(scene, "Action: write – PC")

    assert owned(Action.objects.get()) == ["Petra Cole"]


def test_owner_who_sent_apologies_is_told():
    scene = room()
    attendance.mark(row=scene.row(scene.nurse), status="A", by=scene.unit)

    made = take(scene, "Action: write – Petra Cole")

    assert (owned(Action.objects.get()), made.doubts, made.notes) == (
        ["Petra Cole"],
        [],
        ["Petra Cole sent apologies."],
    )


def test_initials_from_the_directory_alone_are_asked_and_a_full_name_is_not():
    scene = room()
    PersonFactory(given_name="Zoe", family_name="Quill")

    by_initials = take(scene, "Action: write – ZQ")
    by_name = take(scene, "Action: read – Zoe Quill")

    assert asked(by_initials)[0][2] == ["Zoe Quill"]
    assert (owned(by_name.action), by_name.doubts, by_name.notes) == (
        ["Zoe Quill"],
        [],
        ["Zoe Quill is not in the attendance."],
    )


def test_somebody_who_left_is_not_offered():
    scene = room()
    PersonFactory(given_name="Zoe", family_name="Quill", left_on=in_days(-1))

    made = take(scene, "Action: write – Zoe Quill")

    assert asked(made) == [("owner-1", "Nobody known fits “Zoe Quill”. Who owns this?", [])]


def test_group_is_known_by_its_code_and_by_what_it_is():
    scene = room()
    board = BoardGroupFactory()

    by_code = take(scene, "Action: write – QA")
    as_group = take(scene, "Action: the group to read it")
    of_board = take(scene, "Action: read it – Thornmere Partnership")

    found = [owned(each.action) for each in (by_code, as_group, of_board)]
    assert found == [[scene.group.name], [scene.group.name], [board.name]]


# -- once --------------------------------------------------------------------------------------


def test_line_sent_twice_is_one_record():
    scene = room()

    first = take(scene, "Action: write – DH", key="same")
    second = take(scene, "Action: write – DH", key="same")

    assert (first.pk, Action.objects.count()) == (second.pk, 1)


def test_database_keeps_a_key_once_and_one_record_a_line():
    scene = room()
    made = take(scene, "Action: write – DH", key="same")
    decision = records.record_decision(item=scene.item, text="x", by=scene.unit)

    with pytest.raises(IntegrityError, match="meetings_capture_once_a_key"), transaction.atomic():
        Capture.objects.create(
            item=scene.item, kind="action", words="x", key="same", created_by=scene.unit
        )
    with pytest.raises(IntegrityError, match="at_most_one_record"), transaction.atomic():
        Capture.objects.filter(pk=made.pk).update(decision=decision)


@pytest.mark.parametrize("who", ["chair", "board_chair", "member", "stranger"])
def test_only_writers_capture(who):
    scene = room()

    with pytest.raises(Refused, match="Only the business unit and the group's minute-taker"):
        take(scene, "Action: write – DH", by=getattr(scene, who))


def test_approved_minutes_take_no_lines():
    scene = room()
    scene.approve()

    with pytest.raises(Refused, match="These minutes have been approved and are locked"):
        take(scene, "Decision: x")


def test_line_takes_back_that_there_was_nothing():
    scene = room()
    records.record_nil(item=scene.item, by=scene.unit)

    take(scene, "Decision: x")

    scene.item.refresh_from_db()
    assert scene.item.nil_return == ""
