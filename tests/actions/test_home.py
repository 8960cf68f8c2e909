"""The home page by role: what comes next, what is owed, what waits."""

from datetime import date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from board.enums import MembershipRole
from meetings.enums import MeetingStatus, MinutesStatus
from meetings.models import MinutesStep
from meetings.presenters import home
from tests.factories.actions import ActionFactory, item_of, meeting_held, member_of
from tests.factories.board import (
    BoardProfileFactory,
    GroupFactory,
    PersonFactory,
    UnitFactory,
)

pytestmark = pytest.mark.django_db


def home_of(client, person):
    client.force_login(person)
    return client.get("/")


def day(days):
    return timezone.localdate() + timedelta(days=days)


def planned(group, days, status=MeetingStatus.PLANNED, **facts):
    return meeting_held(group, day(days), minutes=None, status=status, **facts)


@pytest.mark.parametrize(
    ("hour", "words"), [(8, "Good morning"), (12, "Good afternoon"), (18, "Good evening")]
)
def test_greeting_follows_the_hour(hour, words):
    person = PersonFactory.build(given_name="Helen", employer=None)

    assert home.greeting(person, datetime(2026, 11, 21, hour)) == f"{words}, Helen"  # noqa: DTZ001


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "Today"), (1, "Tomorrow"), (12, "In 12 days"), (-1, "1 day ago"), (-3, "3 days ago")],
)
def test_days_away_in_words(days, words):
    today = date(2026, 11, 21)

    assert home.days_away(today + timedelta(days=days), today) == words


def test_home_of_an_empty_deployment_lists_the_first_steps(client):
    unit = UnitFactory()

    steps = home_of(client, unit).context["first_steps"]

    assert [(step.label, step.is_done) for step in steps] == [
        ("Set up the profile", False),
        ("Add the groups", False),
        ("Add the people", False),
        ("Fill the seats", False),
        ("Plan a meeting", False),
    ]


def test_first_steps_are_ticked_off_and_go_with_the_first_meeting(client, unit, group):
    BoardProfileFactory()
    member_of(group)
    ticked = [step.is_done for step in home_of(client, unit).context["first_steps"]]
    planned(group, 60)

    assert ticked == [True, True, True, True, False]
    assert home_of(client, unit).context["first_steps"] == []


def test_home_shows_a_member_the_next_meetings_of_their_groups(client, member, group):
    soon = planned(group, 3, MeetingStatus.PUBLISHED, venue="Town Hall")
    planned(group, 40)
    planned(GroupFactory(), 5)
    planned(group, 9, MeetingStatus.CANCELLED, cancelled_reason="Snow")

    entries = home_of(client, member).context["meetings"]

    assert [(entry.away, entry.where, entry.agenda_url, entry.pdf_url) for entry in entries] == [
        (
            "In 3 days",
            "Town Hall",
            reverse("meetings:agenda_detail", args=[soon.pk]),
            reverse("meetings:agenda_pdf", args=[soon.pk]),
        ),
        ("In 40 days", "", "", ""),
    ]


def test_home_shows_what_a_member_owes(client, member, meeting):
    for number in range(6):
        ActionFactory(meeting=meeting, reference=f"mine-{number}", owned_by=[member])
    ActionFactory(meeting=meeting, owned_by=[member], status="closed")
    ActionFactory(meeting=meeting)

    owed = home_of(client, member).context["owed"]

    assert [row.reference for row in owed["rows"]] == [f"mine-{number}" for number in range(5)]
    assert owed["has_more"] is True


def test_home_says_how_a_person_comes_to_owe_an_action(client, chair, group, meeting):
    for reference, facts in {
        "a": {"owned_by": [chair, group]},
        "b": {"owned_by": [chair.employer]},
        "c": {"owned_by": [group]},
        "d": {"all_members": True},
    }.items():
        ActionFactory(meeting=meeting, reference=reference, **facts)

    rows = home_of(client, chair).context["owed"]["rows"]

    assert [(row.reference, row.through) for row in rows] == [
        ("a", ""),
        ("b", "through your organisation"),
        ("c", "through your group"),
        ("d", "as a member"),
    ]


def test_home_shows_minutes_that_may_be_read(client, member, group, unit):
    out = meeting_held(group, date(2026, 9, 1), minutes=MinutesStatus.CIRCULATED)
    MinutesStep.objects.create(
        minutes=out.minutes, from_status="drafting", to_status="circulated", made_by=unit
    )
    old = meeting_held(group, date(2026, 6, 1), minutes=MinutesStatus.APPROVED)
    meeting_held(group, date(2026, 8, 1), minutes=MinutesStatus.DRAFTING)
    meeting_held(GroupFactory(), date(2026, 8, 1), minutes=MinutesStatus.APPROVED)

    entries = home_of(client, member).context["minutes"]

    assert [(entry.url, entry.status) for entry in entries] == [
        (out.minutes.get_absolute_url(), "Draft"),
        (old.minutes.get_absolute_url(), "Approved"),
    ]


def test_home_lists_what_waits_for_the_unit_with_its_page(client, unit, group):
    agenda = planned(group, 20)
    planned(group, 40)
    past = planned(group, -1, MeetingStatus.PUBLISHED)
    drafting = meeting_held(group, day(-30), minutes=MinutesStatus.DRAFTING)
    with_chair = meeting_held(group, day(-60), minutes=MinutesStatus.WITH_CHAIR)
    circulated = meeting_held(group, day(-90), minutes=MinutesStatus.CIRCULATED)
    meeting_held(group, day(-120), minutes=MinutesStatus.APPROVED, status=MeetingStatus.CLOSED)
    ActionFactory(meeting=circulated, due_kind="date", due_on=day(-1), owned_by=[unit])
    ActionFactory(meeting=circulated)
    ActionFactory(meeting=circulated, status="complete")

    context = home_of(client, unit).context

    actions = reverse("actions:action_list")
    assert [(entry.label, entry.state, entry.url) for entry in context["waiting"]] == [
        ("Record who came", "1 day ago", reverse("meetings:meeting_detail", args=[past.pk])),
        ("Publish the agenda", "In 20 days", reverse("meetings:agenda_detail", args=[agenda.pk])),
        ("Write the minutes", "Drafting", drafting.minutes.get_absolute_url()),
        ("Chase what is overdue", "1 action", f"{actions}?due=overdue"),
        ("Give actions an owner", "1 action", f"{actions}?owner=none"),
        ("Agree dates for actions", "1 action", f"{actions}?due=undated"),
        ("Confirm completed actions", "1 action", f"{actions}?status=complete"),
    ]
    assert [(entry.label, entry.state, entry.url) for entry in context["elsewhere"]] == [
        (
            "The chair checks the minutes",
            "With chair",
            with_chair.minutes.get_absolute_url(),
        ),
        (
            "The next meeting approves the minutes",
            "Circulated",
            circulated.minutes.get_absolute_url(),
        ),
    ]


def test_home_tells_the_unit_of_items_that_wait_for_a_meeting(client, unit, group):
    snowed_off = planned(group, 9, MeetingStatus.CANCELLED, cancelled_reason="Snow")
    item_of(snowed_off)
    item_of(snowed_off)
    item_of(snowed_off, kind="aob")
    ended = GroupFactory(ended_on=day(-1))
    item_of(planned(ended, 9, MeetingStatus.CANCELLED, cancelled_reason="Snow"))

    waiting = home_of(client, unit).context["waiting"]

    assert [(entry.label, entry.about, entry.url) for entry in waiting] == [
        (
            "Plan the next meeting",
            "2 items wait for the next meeting of Quality Assurance",
            f"{reverse('meetings:meeting_add')}?group={group.pk}",
        )
    ]


def test_home_lists_the_drafts_that_wait_for_a_chair(client, chair, group):
    draft = meeting_held(group, day(-10), minutes=MinutesStatus.WITH_CHAIR)
    meeting_held(group, day(-20), minutes=MinutesStatus.DRAFTING)
    meeting_held(GroupFactory(), day(-20), minutes=MinutesStatus.WITH_CHAIR)
    ActionFactory(meeting=draft, status="complete")

    waiting = home_of(client, chair).context["waiting"]

    assert [(entry.label, entry.url) for entry in waiting] == [
        ("Check the draft minutes", draft.minutes.get_absolute_url()),
        (
            "Confirm completed actions",
            f"{reverse('actions:action_list')}?status=complete&group={group.pk}",
        ),
    ]


def test_home_lists_the_drafts_that_a_minute_taker_writes(client, minute_taker, group):
    draft = meeting_held(group, day(-10), minutes=MinutesStatus.DRAFTING)
    meeting_held(group, day(-20), minutes=MinutesStatus.WITH_CHAIR)
    meeting_held(GroupFactory(), day(-20), minutes=MinutesStatus.DRAFTING)

    waiting = home_of(client, minute_taker).context["waiting"]

    assert [(entry.label, entry.url) for entry in waiting] == [
        ("Write the minutes", draft.minutes.get_absolute_url())
    ]


def test_home_of_a_member_shows_nothing_of_drafts(client, member, group):
    meeting_held(group, day(-10), minutes=MinutesStatus.WITH_CHAIR, title="DRAFTMARKER")

    response = home_of(client, member)

    assert (response.context["waiting"], "DRAFTMARKER" in response.content.decode()) == ([], False)


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("role", "queries"),
    [(MembershipRole.MEMBER, 13), (MembershipRole.CHAIR, 15), ("unit", 14)],
)
def test_home_needs_the_same_queries_for_any_number_of_rows(
    client, unit, group, rows, role, queries, django_assert_num_queries
):
    person = unit if role == "unit" else member_of(group, role)
    for number in range(1, rows + 1):
        planned(group, number, MeetingStatus.PUBLISHED)
        held = meeting_held(group, day(-number), minutes=MinutesStatus.CIRCULATED)
        meeting_held(group, day(-50 - number), minutes=MinutesStatus.WITH_CHAIR)
        ActionFactory(meeting=held, owned_by=[person, group])
    home_of(client, person)

    with django_assert_num_queries(queries):
        client.get("/")
