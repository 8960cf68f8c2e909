"""The register of challenges: who reads it, what it finds, and how a challenge is followed up."""

from datetime import date, datetime, time, timedelta
from io import BytesIO

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from common.refusals import Refused
from meetings.enums import CHALLENGE_STEPS, ChallengeStatus, MinutesStatus, Satisfied
from meetings.models import Challenge, ChallengeStep
from meetings.presenters.minutes.snapshot import to_snapshot
from meetings.services import challenges, records
from tests.factories.board import GroupFactory, OrganisationFactory, PersonFactory
from tests.factories.minutes import SECRET, minuted_meeting
from tests.factories.registers import arising, challenge_at, held
from tests.meetings.minutes.reading import WHO, record, sign_in, words_of

pytestmark = pytest.mark.django_db

REGISTER = "/registers/challenges/"
SHEET = "/registers/challenges.xlsx"
OPEN_ONE, SECRET_ONE = "Why are three returns late?", f"Who knows {SECRET}?"


@pytest.fixture
def scene():
    return minuted_meeting()


@pytest.fixture
def challenge(scene):
    return Challenge.objects.get(question=OPEN_ONE)


def questions(client, **query):
    return [line.question for line in client.get(REGISTER, query).context["lines"]]


# -- who reads ---------------------------------------------------------------------------------

BOTH = {OPEN_ONE, SECRET_ONE}
SEEN = {
    MinutesStatus.DRAFTING: {"unit": BOTH, "board_chair": BOTH, "minute_taker": BOTH},
    MinutesStatus.WITH_CHAIR: {
        "unit": BOTH,
        "board_chair": BOTH,
        "minute_taker": BOTH,
        "chair": BOTH,
    },
    MinutesStatus.CIRCULATED: {
        "unit": BOTH,
        "board_chair": BOTH,
        "minute_taker": BOTH,
        "chair": BOTH,
        "member": {OPEN_ONE},
    },
}


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("status", list(SEEN))
def test_register_and_pages_are_read_by(client, status, who):
    scene = minuted_meeting(status=status)
    sign_in(client, scene, who)
    expected = SEEN[status].get(who, set())

    listed = set(questions(client))
    opened = {
        each.question
        for each in Challenge.objects.all()
        if client.get(f"{REGISTER}{each.pk}/").status_code == 200
    }

    assert (listed, opened) == (expected, expected)


@pytest.mark.parametrize("address", [REGISTER, SHEET, "/registers/"])
def test_confidential_challenges_leak_nowhere(client, scene, address):
    client.force_login(scene.member)

    response = client.get(address)

    shown = response.content.decode("latin-1")
    if address == SHEET:
        rows = load_workbook(BytesIO(response.content)).active.iter_rows(values_only=True)
        shown = str(list(rows))
    assert SECRET not in shown


# -- what it finds -----------------------------------------------------------------------------


@pytest.fixture
def filled(scene):
    other = GroupFactory(name="Neglect Group")
    body, speaks = OrganisationFactory(name="Marl Homes"), OrganisationFactory(name="Faiths")
    item = arising(held(other, date(2026, 2, 3)))
    challenge_at(
        item,
        scene.unit,
        "Who pays?",
        asked_by=PersonFactory(employer=body),
        asked_of=PersonFactory(speaks_for=speaks),
        satisfied=Satisfied.NO,
    )
    challenge_at(item, scene.unit, "Is it done?", status="closed", satisfied=Satisfied.YES)
    return {"other": other.pk, "body": body.pk, "speaks": speaks.pk, "meeting": item.meeting_id}


NARROWED = {
    "": {OPEN_ONE, SECRET_ONE, "Who pays?", "Is it done?"},
    "status=open": {OPEN_ONE, SECRET_ONE, "Who pays?"},
    "status=closed": {"Is it done?"},
    "group={other}": {"Who pays?", "Is it done?"},
    "meeting={meeting}": {"Who pays?", "Is it done?"},
    "from=2026-01-01": {"Who pays?", "Is it done?"},
    "to=31/12/2025": {OPEN_ONE, SECRET_ONE},
    "satisfied=no": {"Who pays?"},
    "satisfied=none": {SECRET_ONE},
    "satisfied=partly": {OPEN_ONE},
    "asker={body}": {"Who pays?"},
    "answerer={speaks}": {"Who pays?"},
    "asker={speaks}": None,
    "q=RETURNS late": {OPEN_ONE},
}


@pytest.mark.parametrize("asked", NARROWED)
def test_register_is_narrowed(client, scene, filled, asked):
    client.force_login(scene.unit)
    query = dict(pair.split("=") for pair in asked.format(**filled).split("&") if pair)
    expected = NARROWED[asked]

    if expected is None:
        assert "Choose one from the list." in words_of(client.get(REGISTER, query))
    else:
        assert set(questions(client, **query)) == expected


def test_open_ones_come_first_and_the_oldest_leads(client, scene, filled):
    client.force_login(scene.unit)

    assert questions(client)[-2:] == ["Who pays?", "Is it done?"]


def test_age_counts_from_the_meeting_to_today_or_the_closing(client, scene, challenge):
    client.force_login(scene.unit)
    days = (timezone.localdate() - scene.meeting.date).days

    before = client.get(REGISTER, {"q": "returns"}).context["lines"][0]
    challenges.close(challenge=challenge, text="All are in.", by=scene.unit)
    closed_at = datetime.combine(scene.meeting.date + timedelta(days=10), time(12))
    ChallengeStep.objects.update(made_at=timezone.make_aware(closed_at))
    after = client.get(REGISTER, {"q": "returns"}).context["lines"][0]

    assert (before.age, before.age_text) == (days, f"Open for {days} days")
    assert (after.age, after.age_text) == (10, "Closed after 10 days")
    assert after.last_step == "All are in."


def test_sheet_has_what_the_screen_shows(client, scene, filled):
    client.force_login(scene.unit)
    [line] = client.get(REGISTER, {"q": "pays"}).context["lines"]

    file = load_workbook(BytesIO(client.get(SHEET, {"q": "pays"}).content)).active

    row = list(file.iter_rows(values_only=True))[-1]
    assert row[4:9] == (line.asker, "Marl Homes", "Who pays?", line.answerer, "Faiths")
    assert row[10:13] == ("Not satisfied", "Open", line.age)


# -- following up ------------------------------------------------------------------------------

FOLLOWS = {"unit", "minute_taker", "chair"}


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("step", ["follow-up", "close"])
def test_following_up_is_for_writers_and_chairs(client, scene, challenge, who, step):
    sign_in(client, scene, who)

    page = client.get(f"{REGISTER}{challenge.pk}/{step}/")
    client.post(f"{REGISTER}{challenge.pk}/{step}/", {"text": "A list has come."})

    expected = 200 if who in FOLLOWS else 404 if who == "stranger" else 403
    assert page.status_code == expected
    assert challenge.steps.count() == (1 if who in FOLLOWS else 0)


def test_reader_is_told_who_follows_up(client, scene, challenge):
    client.force_login(scene.member)

    words = words_of(client.get(f"{REGISTER}{challenge.pk}/"))

    assert "Only the business unit, the group's chairs and its minute-taker" in words.replace(
        "&#x27;", "'"
    )
    assert "Add a follow-up" not in words


def test_challenge_is_followed_up_closed_and_opened_again(client, scene, challenge):
    client.force_login(scene.chair)
    page = f"{REGISTER}{challenge.pk}/"

    client.post(f"{page}follow-up/", {"text": "A list has come."})
    client.post(f"{page}close/", {"text": "All three are in."})
    client.post(f"{page}reopen/", {"text": "One was empty."})

    steps = challenge.steps.values_list("text", "from_status", "to_status", "made_by")
    assert list(steps) == [
        ("A list has come.", "open", "open", scene.chair.pk),
        ("All three are in.", "open", "closed", scene.chair.pk),
        ("One was empty.", "closed", "open", scene.chair.pk),
    ]
    assert list(Challenge.objects.open_ones().filter(pk=challenge.pk)) == [challenge]
    words = words_of(client.get(page))
    assert words.index("A list has come.") < words.index("One was empty.")


@pytest.mark.parametrize(
    ("step", "sentence"),
    [
        ("follow-up", "Say what has been done or heard."),
        ("close", "Say what satisfied the group, so that readers know why this is closed."),
    ],
)
def test_step_without_words_is_refused(client, scene, challenge, step, sentence):
    client.force_login(scene.unit)

    response = client.post(f"{REGISTER}{challenge.pk}/{step}/", {"text": "  "})

    assert response.context["form"].errors["text"] == [sentence]
    assert not challenge.steps.exists()


def test_step_of_too_many_words_is_refused(client, scene, challenge):
    client.force_login(scene.unit)

    response = client.post(f"{REGISTER}{challenge.pk}/follow-up/", {"text": "x" * 4001})

    assert response.context["form"].errors["text"] == ["Write at most 4,000 characters."]
    with pytest.raises(Refused, match="4,000"):
        challenges.follow_up(challenge=challenge, text="x" * 4001, by=scene.unit)


SERVICES = {
    "follow_up": (ChallengeStatus.OPEN, challenges.follow_up),
    "close": (ChallengeStatus.CLOSED, challenges.close),
    "reopen": (ChallengeStatus.OPEN, challenges.reopen),
}


@pytest.mark.parametrize("status", ChallengeStatus)
@pytest.mark.parametrize("name", SERVICES)
def test_steps_keep_to_the_table(scene, challenge, status, name):
    Challenge.objects.filter(pk=challenge.pk).update(status=status)
    to, service = SERVICES[name]
    allowed = to in CHALLENGE_STEPS[status] and (name == "reopen") == (
        status == ChallengeStatus.CLOSED
    )

    if allowed:
        assert service(challenge=challenge, text="So.", by=scene.unit).to_status == to
    else:
        with pytest.raises(Refused):
            service(challenge=challenge, text="So.", by=scene.unit)


def test_every_status_has_its_steps():
    assert set(CHALLENGE_STEPS) == set(ChallengeStatus)


def test_following_up_leaves_the_minutes_alone(scene, challenge):
    before = to_snapshot(record(scene.meeting))

    challenges.follow_up(challenge=challenge, text="A list has come.", by=scene.unit)
    challenges.close(challenge=challenge, text="All are in.", by=scene.unit)

    assert to_snapshot(record(scene.meeting)) == before


@pytest.mark.parametrize(
    ("satisfied", "status"),
    [("yes", "closed"), ("partly", "open"), ("no", "open"), ("", "open")],
)
def test_answer_that_satisfied_settles_the_challenge_at_the_meeting(scene, satisfied, status):
    made = records.record_challenge(
        item=scene.ordinary,
        by=scene.unit,
        asked_by=scene.member,
        question="And now?",
        satisfied=satisfied,
    )

    assert Challenge.objects.get(pk=made.pk).status == status


def test_corrected_answer_settles_it_unless_it_was_followed_up(scene, challenge):
    records.edit_challenge(
        challenge=challenge, expected_version=1, by=scene.unit, satisfied=Satisfied.YES
    )
    settled = Challenge.objects.get(pk=challenge.pk).status
    challenges.reopen(challenge=challenge, text="It came back.", by=scene.unit)

    records.edit_challenge(
        challenge=Challenge.objects.get(pk=challenge.pk),
        expected_version=2,
        by=scene.unit,
        satisfied=Satisfied.YES,
    )

    assert (settled, Challenge.objects.get(pk=challenge.pk).status) == ("closed", "open")


def test_minutes_lead_to_what_became_of_their_challenges(client, scene):
    client.force_login(scene.member)

    page = client.get(f"/meetings/{scene.meeting.pk}/minutes/").content.decode()

    assert f"{REGISTER}?meeting={scene.meeting.pk}" in page


@pytest.mark.parametrize("rows", [1, 3])
def test_register_asks_the_same_of_the_database(client, django_assert_num_queries, scene, rows):
    for number in range(rows):
        asker = PersonFactory(speaks_for=OrganisationFactory())
        made = challenge_at(scene.ordinary, scene.unit, f"Why {number}?", asked_by=asker)
        challenges.follow_up(challenge=made, text="So.", by=scene.unit)
    client.force_login(scene.member)
    client.get(REGISTER)

    with django_assert_num_queries(10):
        client.get(REGISTER)
