"""Lines sent twice, turned back twice, or sent after their record has gone."""

import pytest
from django.urls import reverse

from common.refusals import Gone, Refused
from meetings.models import AgendaItem, Capture, Challenge, Decision
from meetings.services import capture as capturing
from meetings.services import records
from meetings.services.captured_text import capture_text, turn_back_into_text
from tests.factories.writing import room
from tests.meetings.capture.taking import take

pytestmark = pytest.mark.django_db
LINE = "Decision: adopt it"


def held(capture):
    return Capture.objects.select_related("item__meeting__group").get(pk=capture.pk)


def text_of(scene):
    return AgendaItem.objects.get(pk=scene.item.pk).discussion


def send(client, scene, name, *more, **data):
    client.force_login(scene.unit)
    address = reverse(f"meetings:{name}", args=[scene.meeting.pk, scene.item.pk, *more])
    return client.post(address, data, headers={"Accept": "application/json"})


def test_same_line_with_another_key_is_one_record(client):
    scene = room()
    first = send(client, scene, "capture", words=LINE, key="one").json()

    second = send(client, scene, "capture", words=f" {LINE}", key="two").json()

    assert (second["capture"], second["record"]) == (first["capture"], first["record"])
    assert second["notes"] == ["This line had become a record already."]
    assert Decision.objects.count() == 1


def test_same_line_after_a_while_is_another_record():
    scene = room()
    made = take(scene, LINE)
    Capture.objects.filter(pk=made.pk).update(created_at="2020-01-01T10:00Z")

    take(scene, LINE, key="two")

    assert Decision.objects.count() == 2


def test_same_answer_to_two_questions_answers_both():
    scene = room()
    for question in ("Q (DH): Who leads?", "Q (DH): Who follows?"):
        take(scene, question)
        take(scene, "A: The Police.")

    assert list(Challenge.objects.order_by("pk").values_list("answer", flat=True)) == [
        "The Police.",
        "The Police.",
    ]


def test_line_that_was_turned_back_is_not_said_to_be_a_record(client):
    scene = room()
    made = take(scene, LINE, key="one")
    capturing.turn_back(capture=held(made), by=scene.unit)

    response = send(client, scene, "capture", words=LINE, key="one")

    assert (response.status_code, response.json()) == (
        409,
        {"problem": "This line has been put back into the text, so it is no record any more."},
    )


def test_line_whose_record_was_removed_is_not_said_to_be_a_record(client):
    scene = room()
    made = take(scene, LINE, key="one")
    records.remove_decision(decision=made.decision, by=scene.unit)

    response = send(client, scene, "capture", words=LINE, key="one")

    assert (response.status_code, response.json()) == (
        409,
        {"problem": "What this line became has been removed."},
    )


def test_turning_back_again_answers_with_the_same_words(client):
    scene = room()
    asked = take(scene, "Q (DH): Who leads?")
    take(scene, "A: The Police.")

    answers = [send(client, scene, "capture_turn_back", asked.pk) for _ in range(2)]

    words = "Q (DH): Who leads?\nA: The Police."
    found = [(each.status_code, each.json()) for each in answers]
    assert [(status, said["words"], said["again"]) for status, said in found] == [
        (200, words, False),
        (200, words, True),
    ]


def test_form_sent_again_does_not_add_the_words_again():
    scene = room()
    made = take(scene, LINE)

    for _ in range(2):
        turn_back_into_text(capture=held(made), by=scene.unit)

    assert text_of(scene) == f"<p>{LINE}</p>"


def test_form_sent_again_does_not_bring_back_words_that_were_deleted_since():
    scene = room()
    made = take(scene, LINE)
    item = turn_back_into_text(capture=held(made), by=scene.unit)
    records.save_discussion(item=item, html="", expected_version=item.version, by=scene.unit)

    turn_back_into_text(capture=held(made), by=scene.unit)

    assert text_of(scene) == ""


def test_words_whose_answer_was_lost_come_into_the_text_by_the_form(client):
    scene = room()
    made = take(scene, LINE)
    send(client, scene, "capture_turn_back", made.pk)

    turn_back_into_text(capture=held(made), by=scene.unit)

    assert text_of(scene) == f"<p>{LINE}</p>"


def test_first_time_adds_the_words_beside_the_same_words():
    scene = room()
    item = held(take(scene, LINE)).item
    records.save_discussion(
        item=item, html=f"<p>{LINE}</p>", expected_version=item.version, by=scene.unit
    )

    turn_back_into_text(
        capture=Capture.objects.select_related("item__meeting").get(), by=scene.unit
    )

    assert text_of(scene) == f"<p>{LINE}</p><p>{LINE}</p>"


def test_line_that_another_person_made_a_record_just_now_leaves_the_text():
    scene = room()
    take(scene, LINE, by=scene.taker)

    taken = capture_text(item=scene.item, html=f"<p>{LINE}</p>", by=scene.unit)

    assert (taken.html, taken.again, Decision.objects.count()) == ("", 1, 1)


def test_capture_that_is_gone_is_told_in_words():
    scene = room()
    made = held(take(scene, LINE))
    Capture.objects.all().delete()

    with pytest.raises(Gone):
        capturing.settle(capture=made, doubt="owner-1", choice="", by=scene.unit)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("Decision:", "Write behind the mark what was decided."),
        ("Action: ", "Write behind the mark what is to be done, and by whom."),
        ("Q:", "Write behind the mark what was asked."),
    ],
)
def test_mark_with_nothing_behind_it_says_what_is_missing(line, sentence):
    scene = room()

    with pytest.raises(Refused) as refused:
        take(scene, line)

    assert refused.value.reason == sentence
    assert capture_text(item=scene.item, html=f"<p>{line}</p>", by=scene.unit).captures == []


def test_every_name_nobody_knows_and_the_words_for_the_day_are_asked():
    scene = room()

    made = take(scene, "Action: write to schools – ZZ/Xavier by someday soon")

    assert [(each["what"], each["words"]) for each in made.doubts] == [
        ("owner", "ZZ"),
        ("owner", "Xavier"),
        ("due", "by someday soon"),
    ]
    assert made.action.text == "write to schools – ZZ/Xavier by someday soon"
