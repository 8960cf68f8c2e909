"""What is asked is answered, what was made can be undone, and texts give their lines."""

from datetime import timedelta

import pytest
from django.utils import timezone

from actions.enums import DueKind
from actions.models import Action
from common import bin
from common.models import Deletion
from common.refusals import Refused
from meetings.enums import AttendeeKind
from meetings.models import Capture, Challenge, Decision
from meetings.services import attendance, records
from meetings.services import capture as capturing
from meetings.services.captured_text import capture_text, turn_back_into_text
from tests.factories.board import PersonFactory
from tests.factories.writing import room
from tests.meetings.capture.taking import owned, take

pytestmark = pytest.mark.django_db
OBSERVER = AttendeeKind.OBSERVER


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

    words = [capturing.turn_back(capture=made, by=scene.unit) for _ in range(2)]

    assert words == ["Decision: x", "Decision: x"]
    with pytest.raises(Refused, match="This line has been put back into the text"):
        capturing.settle(capture=made, doubt="due-1", choice="", by=scene.unit)


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
