"""Lines become records once; what is asked is answered; what was made can be undone."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from actions.enums import DueKind
from actions.models import Action
from actions.owners import OwnerChoice
from common import bin
from common.formats import long_date
from common.models import Deletion
from common.refusals import Refused
from meetings.enums import AttendeeKind, CaptureKind
from meetings.models import Amendment, Capture, Challenge, Decision
from meetings.services import attendance, records
from meetings.services import capture as capturing
from meetings.services.captured_text import capture_text, turn_back_into_text
from tests.factories.board import BoardGroupFactory, PersonFactory
from tests.factories.meetings import MeetingFactory, in_days
from tests.factories.writing import room

pytestmark = pytest.mark.django_db
OBSERVER = AttendeeKind.OBSERVER


def take(scene, words, *, key="", by=None, item=None):
    key = key or f"key-{Capture.objects.count()}"
    item = item or scene.item
    return capturing.capture(item=item, words=words, key=key, by=by or scene.unit)


def owned(action):
    return [str(OwnerChoice.of(row)) for row in action.owners.all()]


def asked(capture):
    return [
        (d["key"], d["sentence"], [c["label"] for c in d["candidates"]]) for d in capture.doubts
    ]


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
        ("Actions:", "This line has no mark that is known."),
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


# -- answering ---------------------------------------------------------------------------------


def settle(scene, made, choice, key=None):
    key = key or made.doubts[0]["key"]
    return capturing.settle(capture=made, doubt=key, choice=choice, by=scene.unit)


def test_chosen_owner_owns_it_and_the_words_go():
    scene = room()
    twin = PersonFactory(given_name="Paula", family_name="Crane")
    attendance.add_attendee(meeting=scene.meeting, person=twin, kind=OBSERVER, by=scene.unit)
    made = take(scene, "Action: write – PC/DH")

    settled = settle(scene, made, f"person:{twin.pk}")

    action = Action.objects.get()
    assert (action.text, owned(action)) == ("write", ["Derek Holt", "Paula Crane"])
    assert (settled.doubts, settled.settled_by) == ([], scene.unit)


def test_left_as_it_is_nothing_changes():
    scene = room()
    made = take(scene, "Action: write – XY")

    settled = settle(scene, made, "")

    action = Action.objects.get()
    assert (action.text, owned(action), settled.doubts) == ("write – XY", [], [])


def test_line_is_settled_with_its_last_question():
    scene = room()
    made = take(scene, "Action: write – XY asap")

    once = settle(scene, made, f"person:{scene.nurse.pk}", "owner-1")
    before = once.settled_at
    twice = settle(scene, once, DueKind.NEXT_MEETING, "due-2")

    action = Action.objects.get()
    assert (before, twice.settled_at is not None) == (None, True)
    assert (owned(action), action.due_kind) == (["Petra Cole"], DueKind.NEXT_MEETING)


def test_chosen_day_is_the_day():
    scene = room()
    made = take(scene, "Action: write to DH about 3 May – DH")
    (candidate,) = made.doubts[0]["candidates"]

    settle(scene, made, candidate["value"])

    assert Action.objects.get().due_on.isoformat() == candidate["value"]


def test_chosen_asker_asked():
    scene = room()
    made = take(scene, "Q: why?")

    settle(scene, made, f"person:{scene.nurse.pk}")

    challenge = Challenge.objects.get()
    assert (challenge.asked_by, challenge.asked_by_text) == (scene.nurse, "")


@pytest.mark.parametrize("choice", ["person:999999", "person:x", "tomorrow"])
def test_answer_that_is_not_offered_is_refused(choice):
    scene = room()
    made = take(scene, "Action: write – XY")

    with pytest.raises(Refused, match="Choose one of the answers that are offered"):
        settle(scene, made, choice)


def test_question_is_answered_once():
    scene = room()
    made = take(scene, "Action: write – XY")
    settle(scene, made, "")

    with pytest.raises(Refused, match="This question has been answered already"):
        settle(scene, made, "", "owner-1")


def test_only_writers_answer():
    scene = room()
    made = take(scene, "Action: write – XY")

    with pytest.raises(Refused, match="Only the business unit and the group's minute-taker"):
        capturing.settle(capture=made, doubt="owner-1", choice="", by=scene.member)


# -- undoing -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "model"),
    [("Action: write – DH", Action), ("Decision: x", Decision), ("Q: why?", Challenge)],
)
def test_turned_back_line_has_no_record_and_gives_its_words(words, model):
    scene = room()
    made = take(scene, words)

    given = capturing.turn_back(capture=made, by=scene.unit)

    made.refresh_from_db()
    assert (given, model.objects.count(), made.record, made.turned_back_by) == (
        words,
        0,
        None,
        scene.unit,
    )


def test_turned_back_answer_leaves_the_question():
    scene = room()
    take(scene, "Q (PC): why?")
    answer = take(scene, "A DH: because")

    given = capturing.turn_back(capture=answer, by=scene.unit)

    challenge = Challenge.objects.get()
    assert (given, challenge.answer, challenge.asked_of) == ("A DH: because", "", None)


def test_turned_back_question_gives_its_answer_back_too():
    scene = room()
    question = take(scene, "Q (PC): why?")
    take(scene, "A DH: because")

    given = capturing.turn_back(capture=question, by=scene.unit)

    assert (given, Challenge.objects.count()) == ("Q (PC): why?\nA DH: because", 0)


def test_line_is_turned_back_once():
    scene = room()
    made = take(scene, "Decision: x")
    capturing.turn_back(capture=made, by=scene.unit)

    with pytest.raises(Refused, match="What this line became has been removed"):
        capturing.turn_back(capture=made, by=scene.unit)


def test_removed_record_asks_nothing_and_brought_back_it_asks_again():
    scene = room()
    take(scene, "Q: why?")
    challenge = Challenge.objects.get()
    challenge.item = scene.item
    before = Capture.objects.open().count()

    records.remove_challenge(challenge=challenge, by=scene.unit)
    between = Capture.objects.open().count()
    bin.restore(Deletion.objects.get(), by=scene.unit)

    assert (before, between, Capture.objects.open().count()) == (1, 0, 1)


# -- the text of a discussion ------------------------------------------------------------------


def from_text(scene, html, by=None):
    return capture_text(item=scene.item, html=html, by=by or scene.unit)


def test_marked_paragraphs_become_records_and_the_rest_stays():
    scene = room()

    taken = from_text(
        scene,
        "<p>We <strong>talked</strong>.</p><p>Action: write – DH</p><p>Decision: go</p><p>End.</p>",
    )

    assert taken.html == "<p>We <strong>talked</strong>.</p><p>End.</p>"
    assert [str(each.record).partition(" ")[2] for each in taken.captures] == ["write", "go"]


@pytest.mark.parametrize(
    ("html", "remains", "texts"),
    [
        ("<p>Talk<br>Action: a – DH<br>more</p>", "<p>Talk<br>more</p>", ["a"]),
        ("<p>Actions:</p><ul><li>a – DH</li><li>b</li></ul><p>x</p>", "<p>x</p>", ["a", "b"]),
        ("<p><strong>Action:</strong> a – DH</p>", "", ["a"]),
        ("<ul><li>Action: a</li></ul>", "<ul><li><p>Action: a</p></li></ul>", []),
        ("<p>Actions:</p><p>We talked.</p>", "", ["We talked."]),
        ("<p>Actions:</p>", "<p>Actions:</p>", []),
        (
            '<p>Action: read <a href="https://example.org/a">this</a> – DH</p>',
            "",
            ["read this (https://example.org/a)"],
        ),
    ],
)
def test_lines_are_taken_from_wherever_they_stand(html, remains, texts):
    scene = room()

    taken = from_text(scene, html)

    assert (taken.html, [each.action.text for each in taken.captures]) == (remains, texts)


def test_unmarked_text_stays_as_it_is():
    scene = room()
    rows = "<tr><td><p>Action: x</p></td></tr><tr><td><p>y</p></td></tr>"
    html = f"<p>Agreed: noted</p><table><tbody>{rows}</tbody></table>"

    assert (from_text(scene, html).html, Capture.objects.count()) == (html, 0)


def test_line_that_is_refused_stays_in_the_text():
    scene = room()

    taken = from_text(scene, "<p>Agreed as amended: page 3 – x</p><p>Decision: y</p>")

    assert (taken.html, Decision.objects.count()) == ("<p>Agreed as amended: page 3 – x</p>", 1)
    assert taken.refusals == [
        "“Agreed as amended: page 3 – x” stays in the text. There are no earlier minutes of this "
        "group that could be amended."
    ]


def test_line_that_was_captured_just_now_is_no_second_record():
    scene = room()
    take(scene, "Action: write – DH")

    taken = from_text(scene, "<p>Action: write – DH</p><p>Action: write – DH</p>")

    assert (taken.again, len(taken.captures), taken.html) == (1, 1, "")


def test_line_of_an_earlier_hour_is_a_new_one():
    scene = room()
    take(scene, "Action: update – DH")
    Capture.objects.update(created_at=timezone.now() - timedelta(hours=1))

    from_text(scene, "<p>Action: update – DH</p>")

    assert Action.objects.count() == 2


def test_words_that_were_turned_back_stay_words():
    scene = room()
    made = take(scene, "Action: write – DH & <b>")

    item = turn_back_into_text(capture=made, by=scene.unit)
    taken = from_text(scene, item.discussion)

    assert item.discussion == "<p>Action: write – DH &amp; &lt;b&gt;</p>"
    assert (taken.html, Action.objects.count()) == (item.discussion, 0)
