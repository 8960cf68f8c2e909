"""What is missing from actions: counted, listed, and mended."""

from datetime import timedelta

import pytest
from django.utils import timezone

from actions import quality
from actions.models import Action, ActionEvidence, ActionUpdate, DueMove
from board.enums import MembershipRole
from tests.factories.actions import ActionFactory, ActionUpdateFactory, meeting_held, member_of
from tests.factories.board import GroupFactory, PersonFactory

pytestmark = pytest.mark.django_db

QUALITY = "/actions/quality/"


def whole(meeting, **facts):
    """An action with which nothing is wrong."""
    due = {"due_kind": "date", "due_on": timezone.localdate() + timedelta(days=9)}
    return ActionFactory(meeting=meeting, **{"owned_by": [PersonFactory()], **due, **facts})


def closed(action):
    ActionUpdateFactory(action=action, from_status="complete", to_status="closed")
    return action


@pytest.fixture
def wanting(unit, meeting):
    """One action for each check, by its key."""
    today = timezone.localdate()
    undated = {"due_kind": "undated", "due_on": None}
    found = {
        "owner": whole(meeting, owned_by=[]),
        "date": whole(meeting, **undated),
        "left": whole(meeting, owned_by=[PersonFactory(left_on=today - timedelta(days=3))]),
        "silent": whole(meeting, status="in_progress"),
        "evidence": whole(meeting, status="complete"),
        "moved": whole(meeting),
    }
    long_ago = timezone.now() - timedelta(days=61)
    Action.objects.filter(pk=found["silent"].pk).update(created_at=long_ago)
    for _ in range(3):
        DueMove.objects.create(
            action=found["moved"], from_kind="date", from_on=today, to_kind="date",
            to_on=today, reason="Ill", moved_by=unit,
        )  # fmt: skip
    return found


def test_each_check_finds_its_own(unit, meeting, wanting):
    whole(meeting)
    whole(meeting, due_kind="undated", due_on=None, undated_reason="Waits for the inspection")
    whole(meeting, status="closed", owned_by=[])
    long_closed = closed(whole(meeting, status="closed"))
    ActionUpdate.objects.filter(action=long_closed).update(
        made_at=timezone.now() - timedelta(days=quality.CLOSED_DAYS + 1)
    )
    ActionUpdateFactory(action=whole(meeting, status="in_progress"))
    shown = whole(meeting, status="complete")
    ActionEvidence.objects.create(
        action=shown, kind="statement", words="Seen", dated_on=timezone.localdate(), added_by=unit
    )

    failing = quality.Failing(unit)

    assert failing.keys == {key: [action.pk] for key, action in wanting.items()}
    assert [failing.lines(key)[0:20] for key in wanting] == [[each] for each in wanting.values()]
    assert failing.total == 6


def test_action_closed_lately_without_evidence_is_missing_some(client, chair, meeting):
    action = closed(whole(meeting, status="closed"))
    client.force_login(chair)

    [(row, fix)] = client.get(QUALITY, {"check": "evidence"}).context["lines"]

    assert (row.pk, client.get(fix).status_code) == (action.pk, 200)


def test_each_action_stands_beside_the_form_that_mends_it(client, unit, wanting):
    client.force_login(unit)

    for key, action in wanting.items():
        [(row, fix)] = client.get(QUALITY, {"check": key}).context["lines"]

        assert row.pk == action.pk
        assert client.get(fix).status_code == 200


def test_chairs_look_after_their_groups_only(client, chair, member, minute_taker, wanting):
    member_of(GroupFactory(), MembershipRole.CHAIR, person=chair)
    ActionFactory(owned_by=[chair])
    client.force_login(chair)
    assert client.get(QUALITY).context["total"] == 6
    assert 'class="quality-badge">6<' in client.get("/actions/").content.decode()

    for person in (member, minute_taker):
        client.force_login(person)
        assert client.get(QUALITY).status_code == 404
        assert "What is missing" not in client.get("/actions/").content.decode()


def test_page_says_that_nothing_is_missing(client, unit, meeting):
    whole(meeting)
    client.force_login(unit)

    page = client.get(QUALITY, {"check": "nonsense"}).content.decode()

    assert "Nothing is missing from any action." in page


@pytest.mark.parametrize("rows", [1, 21])
def test_page_needs_the_same_queries_for_any_number(
    client, unit, meeting, rows, django_assert_num_queries
):
    for number in range(rows):
        day = timezone.localdate() - timedelta(days=number + 1)
        ActionFactory(meeting=meeting_held(GroupFactory(), day), owned_by=[PersonFactory()])
    client.force_login(unit)
    client.get(QUALITY)

    with django_assert_num_queries(7):
        client.get(QUALITY)
