"""The page and the addresses of quick lines."""

from html import unescape

import pytest
from django.urls import reverse

from actions.models import Action
from meetings import checks
from meetings.models import AgendaItem, Capture, Decision
from meetings.services import capture as capturing
from tests.factories.writing import SECRET, room

pytestmark = pytest.mark.django_db
JSON = {"Accept": "application/json"}


def url(scene, name="capture", *more, item=None):
    return reverse(f"meetings:{name}", args=[scene.meeting.pk, (item or scene.item).pk, *more])


def sign_in(client, who):
    client.force_login(who)


def send(client, scene, words, key="k1", **facts):
    return client.post(url(scene, **facts), {"words": words, "key": key})


def take(scene, words="Action: write – XY", key="k1", item=None):
    return capturing.capture(item=item or scene.item, words=words, key=key, by=scene.unit)


def said(response):
    return [str(message) for message in response.context["messages"]]


# -- the line that is sent ---------------------------------------------------------------------


def test_line_is_answered_with_its_record(client):
    scene = room()
    sign_in(client, scene.taker)

    answer = send(client, scene, "Action: write – XY").json()

    made = Capture.objects.get()
    html = answer.pop("html")
    assert answer == {
        "ok": True,
        "capture": made.pk,
        "kind": "action",
        "record": f"action-{made.action_id}",
        "questions": 1,
        "notes": [],
        "settle": url(scene, "capture_settle", made.pk),
        "turn_back": url(scene, "capture_turn_back", made.pk),
    }
    assert [html.count(part) for part in ('id="to-settle"', f'id="action-{made.action_id}"')] == [
        1,
        1,
    ]


def test_line_sent_again_is_answered_the_same(client):
    scene = room()
    sign_in(client, scene.unit)

    first, second = (send(client, scene, "Decision: go").json() for _ in range(2))

    assert (first["capture"], Decision.objects.count()) == (second["capture"], 1)


@pytest.mark.parametrize(
    ("sent", "status", "problem"),
    [
        ({"words": "", "key": "k"}, 422, "Write the line first."),
        ({"words": "Decision: x"}, 422, "Send a key with the line."),
        ({"words": "x" * 10_001, "key": "k"}, 422, None),
        ({"words": "a\x00b", "key": "k"}, 422, None),
        ({"words": "A: because", "key": "k"}, 409, None),
    ],
)
def test_line_that_cannot_be_taken_is_answered_with_a_sentence(client, sent, status, problem):
    scene = room()
    sign_in(client, scene.unit)

    response = client.post(url(scene), sent)

    assert (response.status_code, list(response.json())) == (status, ["problem"])
    if problem:
        assert response.json()["problem"] == problem


def test_line_in_locked_minutes_is_refused(client):
    scene = room()
    scene.approve()
    sign_in(client, scene.unit)

    response = send(client, scene, "Decision: x")

    assert (response.status_code, Decision.objects.count()) == (409, 0)


# -- answering and undoing ---------------------------------------------------------------------


def test_form_answers_a_question_and_comes_back_to_the_record(client):
    scene = room()
    made = take(scene)
    sign_in(client, scene.unit)

    response = client.post(
        url(scene, "capture_settle", made.pk),
        {"doubt": "owner-1", "choice": f"person:{scene.nurse.pk}"},
    )

    assert response.url == f"{scene.item.get_absolute_url()}#action-{made.action_id}"
    assert [row.person for row in made.action.owners.all()] == [scene.nurse]


def test_script_answers_a_question_in_json(client):
    scene = room()
    made = take(scene)
    sign_in(client, scene.unit)

    response = client.post(
        url(scene, "capture_settle", made.pk), {"doubt": "owner-1", "choice": ""}, headers=JSON
    )

    assert (response.json()["ok"], response.json()["questions"]) == (True, 0)


def test_wrong_answer_is_told_to_form_and_script(client):
    scene = room()
    made = take(scene)
    sign_in(client, scene.unit)
    address = url(scene, "capture_settle", made.pk)
    sent = {"doubt": "owner-1", "choice": "person:0"}
    sentence = "Choose one of the answers that are offered, or leave it as it is."

    in_json = client.post(address, sent, headers=JSON)
    as_form = client.post(address, sent, follow=True)

    assert (in_json.status_code, in_json.json()) == (409, {"problem": sentence})
    assert said(as_form) == [sentence]


def test_form_puts_words_back_into_the_discussion(client):
    scene = room()
    made = take(scene)
    sign_in(client, scene.unit)

    client.post(url(scene, "capture_turn_back", made.pk))

    stored = AgendaItem.objects.get(pk=scene.item.pk)
    assert (stored.discussion, Action.objects.count()) == ("<p>Action: write – XY</p>", 0)


def test_script_gets_the_words_back(client):
    scene = room()
    made = take(scene)
    sign_in(client, scene.unit)

    answer = client.post(url(scene, "capture_turn_back", made.pk), headers=JSON).json()

    stored = AgendaItem.objects.get(pk=scene.item.pk)
    assert (answer["words"], answer["record"], stored.discussion) == ("Action: write – XY", "", "")


def test_capture_of_another_item_is_not_found_here(client):
    scene = room()
    made = take(scene, item=scene.closed)
    sign_in(client, scene.unit)

    found = [
        client.post(url(scene, name, made.pk)).status_code
        for name in ("capture_settle", "capture_turn_back")
    ]

    assert found == [404, 404]


# -- saving ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sent",
    [
        {"discussion": "<p>Talk.</p><p>Action: write</p><p>Decision: a</p><p>Decision: b</p>"},
        {"discussion_plain": "Talk.\n\nAction: write\n\nDecision: a\n\nDecision: b"},
    ],
)
def test_saving_takes_marked_lines_and_says_what(client, sent):
    scene = room()
    sign_in(client, scene.unit)

    response = client.post(url(scene, "minutes_item_edit"), sent | {"version": 1}, follow=True)

    assert said(response) == [
        "The discussion has been saved.",
        "Taken from the text: 1 action, 2 decisions. 1 question is open.",
    ]
    assert AgendaItem.objects.get(pk=scene.item.pk).discussion == "<p>Talk.</p>"


def test_autosave_takes_nothing(client):
    scene = room()
    sign_in(client, scene.unit)

    client.post(
        url(scene, "minutes_item_autosave"), {"discussion": "<p>Action: x</p>", "version": 1}
    )

    assert (Capture.objects.count(), Action.objects.count()) == (0, 0)


def test_text_that_somebody_else_changed_takes_nothing(client):
    scene = room()
    AgendaItem.objects.filter(pk=scene.item.pk).update(discussion="<p>theirs</p>", version=2)
    sign_in(client, scene.unit)

    client.post(url(scene, "minutes_item_edit"), {"discussion": "<p>Decision: a</p>", "version": 1})

    assert (Capture.objects.count(), Decision.objects.count()) == (0, 0)


# -- what the page shows -----------------------------------------------------------------------


def test_page_asks_what_is_open(client):
    scene = room()
    take(scene, "Action: send it to DH")
    sign_in(client, scene.unit)

    asked = client.get(url(scene, "minutes_item_edit")).context["asked"]

    assert [
        (a.words, [(q.sentence, [n for n, _ in q.answers]) for q in a.questions]) for a in asked
    ] == [("Action: send it to DH", [("Who owns this?", ["Derek Holt"])])]


def test_reader_of_the_draft_sees_no_questions_and_no_help(client):
    scene = room()
    take(scene)
    scene.at("with_chair")
    sign_in(client, scene.chair)

    text = client.get(url(scene, "minutes_item_edit")).content.decode()

    assert [text.count(words) for words in ("To settle", "Quick lines")] == [0, 0]


@pytest.mark.parametrize("count", [1, 3])
def test_page_needs_the_same_queries_for_one_open_line_and_three(
    client, count, django_assert_num_queries
):
    scene = room()
    sign_in(client, scene.unit)
    for number in range(count):
        take(scene, key=f"k{number}")
    client.get(url(scene, "minutes_item_edit"))

    with django_assert_num_queries(13):
        client.get(url(scene, "minutes_item_edit"))


def test_open_question_is_among_the_warnings():
    scene = room()
    take(scene)
    asked = Capture.objects.open_at(scene.meeting)

    found = [
        w.sentence for w in checks.warnings(scene.meeting, asked=asked) if "settled" in w.sentence
    ]

    assert found == ["“Action: write – XY” is not settled: Nobody known fits “XY”. Who owns this?"]


def test_open_question_of_a_confidential_item_stays_with_those_who_see_it(client):
    scene = room()
    take(scene, f"Action: tell the {SECRET} panel", item=scene.closed)
    scene.at("with_chair")
    page = reverse("meetings:minutes_circulate", args=[scene.meeting.pk])

    found = {}
    for who in ("unit", "chair", "member", "stranger"):
        sign_in(client, getattr(scene, who))
        found[who] = f"tell the {SECRET} panel" in unescape(client.get(page).content.decode())

    assert found == {"unit": True, "chair": True, "member": False, "stranger": False}
