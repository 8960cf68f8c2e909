"""The review of a group's actions: which, in what order, with what trend, for whom."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from actions import services
from actions.arising import arising, for_agenda
from actions.enums import ActionStatus, DueKind
from actions.models import Action, ActionUpdate
from actions.review import CLAIMED, COMPLETED, OPEN, Review
from meetings.enums import ItemKind
from tests.factories.actions import ActionFactory, item_of, meeting_held, more_like

pytestmark = pytest.mark.django_db


@pytest.fixture
def first(group):
    return meeting_held(group, date(2026, 3, 5))


@pytest.fixture
def second(group, first):
    return meeting_held(group, date(2026, 6, 4))


@pytest.fixture
def tracker(group, second):
    """The item of a third meeting, today, at which all actions are gone through."""
    meeting = meeting_held(group, timezone.localdate(), minutes="drafting")
    return item_of(meeting, kind=ItemKind.ACTION_TRACKER, title="Action tracker")


def review(item, person):
    return Review(item, person, is_whole=True)


def rows(item, person):
    return review(item, person)[0:20]


def closed_on(action, day, *, at=None):
    """Closed on a day, perhaps at an item of a meeting."""
    update = ActionUpdate.objects.create(
        action=action,
        from_status=ActionStatus.COMPLETE,
        to_status=ActionStatus.CLOSED,
        agenda_item=at,
        made_by=action.created_by,
    )
    moment = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    ActionUpdate.objects.filter(pk=update.pk).update(made_at=moment)
    Action.objects.filter(pk=action.pk).update(status=ActionStatus.CLOSED)


def due(days):
    return {"due_kind": DueKind.DATE, "due_on": timezone.localdate() + timedelta(days=days)}


def test_overdue_comes_first_then_by_date_then_claimed_then_completed(unit, first, tracker):
    for name, facts in {
        "later": due(90),
        "sooner": due(60),
        "overdue": due(-3),
        "off track": {**due(80), "rag_override": "red", "rag_reason": "No lead"},
        "claimed": {"status": "complete"},
    }.items():
        if "rag_override" in facts:
            facts["rag_set_on"] = timezone.localdate()
        ActionFactory(meeting=first, reference=name, **facts)
    closed_on(ActionFactory(meeting=first, reference="closed"), timezone.localdate())
    ActionFactory(meeting=first, reference="cancelled", status="cancelled")

    found = rows(tracker, unit)

    assert [(row.row.reference, row.section) for row in found] == [
        ("overdue", OPEN),
        ("off track", OPEN),
        ("sooner", OPEN),
        ("later", OPEN),
        ("claimed", CLAIMED),
        ("closed", COMPLETED),
    ]
    assert [row.heading for row in found if row.heading] == [
        "Open",
        "Said to be complete, to confirm",
        "Complete since the last meeting",
    ]


def test_closed_action_is_listed_at_one_meeting_only(unit, group, first, second, tracker):
    before, after, at_second = (
        ActionFactory(meeting=first, reference=name) for name in ("before", "after", "typed later")
    )
    closed_on(before, date(2026, 5, 1))
    closed_on(after, date(2026, 7, 1))
    closed_on(at_second, date(2026, 6, 20), at=item_of(second))

    at = {
        meeting: sorted(row.reference for row in arising(meeting, unit).completed)
        for meeting in (second, tracker.meeting)
    }

    assert at == {second: ["before", "typed later"], tracker.meeting: ["after"]}
    assert [row.row.reference for row in rows(tracker, unit)] == ["after"]


def test_trend_compares_with_the_day_of_the_last_meeting(unit, first, second, tracker):
    worse = ActionFactory(meeting=first, reference="worse", due_kind="date", due_on="2026-07-01")
    same = ActionFactory(meeting=first, reference="same", due_kind="date", due_on="2026-04-01")
    better = ActionFactory(meeting=first, reference="better", due_kind="date", due_on="2026-04-01")
    new = ActionFactory(meeting=first, reference="new")
    Action.objects.filter(pk=new.pk).update(agenda_item=None, origin_words="A letter")
    services.update_action(action=better, text="Done.", status=ActionStatus.COMPLETE, by=unit)

    trends = {row.row.reference: row.trend[1] for row in rows(tracker, unit)}

    assert trends == {
        worse.reference: "Worse",
        same.reference: "No change",
        better.reference: "Better",
        new.reference: "New",
    }


def test_steps_are_those_that_the_reader_may_take(unit, minute_taker, chair, first, tracker):
    ActionFactory(meeting=first)
    ActionFactory(meeting=first, status="complete")

    steps = {
        person: [[step.name for step in row.steps] for row in rows(tracker, person)]
        for person in (unit, minute_taker, chair)
    }

    assert steps == {
        unit: [["update", "colour", "date", "close"], ["update", "close", "send-back"]],
        minute_taker: [["update", "date"], ["update"]],
        chair: [[], []],
    }


def test_confidential_and_unreleased_actions_stay_with_those_who_may_see_them(
    unit, member, group, first, tracker
):
    secret = item_of(first, is_confidential=True)
    ActionFactory(agenda_item=secret, reference="secret")
    ActionFactory(meeting=first, reference="draft", released_at=None)

    seen = [[row.row.reference for row in rows(tracker, person)] for person in (unit, member)]

    assert seen == [["draft", "secret"], []]
    assert [
        (each["reference"], each["is_confidential"]) for each in for_agenda(tracker.meeting)
    ] == [("secret", True)]


def test_item_that_takes_actions_up_goes_through_those_alone(unit, first, second):
    taken, _other = ActionFactory(meeting=first), ActionFactory(meeting=first)
    item = item_of(second)
    services.put_on_agenda(action=taken, agenda_item=item, by=unit)

    found = Review(item, unit, is_whole=False)[0:20]

    assert [row.row.reference for row in found] == [taken.reference]


@pytest.mark.parametrize("number", [20, 2000])
def test_review_needs_the_same_queries_for_any_number(
    unit, first, tracker, number, django_assert_num_queries
):
    example = ActionFactory(meeting=first)
    more_like(example, number - 1)

    with django_assert_num_queries(7):
        found = review(tracker, unit)
        assert (found.count(), len(found[0:20])) == (number, 20)
