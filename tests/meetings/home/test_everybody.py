"""The home page by role: what comes next, what is owed, what waits."""

from datetime import date, datetime, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from board.enums import MembershipRole
from board.models import Membership
from meetings.enums import MeetingStatus, MinutesStatus
from meetings.models import Circulation, Invitation, MinutesStep
from meetings.presenters import home, waiting
from tests.factories.actions import ActionFactory, item_of, meeting_held, member_of
from tests.factories.board import (
    GroupFactory,
    PersonFactory,
    UnitFactory,
)
from tests.factories.papers import PaperFactory
from tests.meetings.home.reading import day, home_of, lines, page, planned, words

pytestmark = pytest.mark.django_db


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

    assert waiting.days_away(today + timedelta(days=days), today) == words


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


def test_home_asks_a_member_to_answer_and_to_read(client, member, group, unit):
    asked = planned(group, 6, MeetingStatus.PUBLISHED)
    Invitation.objects.create(meeting=asked, person=member)
    Invitation.objects.create(meeting=asked, person=unit)
    unpublished = planned(group, 12)
    Invitation.objects.create(meeting=unpublished, person=member)
    draft = meeting_held(group, day(-30), minutes=MinutesStatus.CIRCULATED)
    meeting_held(group, day(-90), minutes=MinutesStatus.APPROVED)

    context = home_of(client, member).context

    assert lines(context["waiting"]) == [
        (
            "Say whether you are coming",
            f"Quality Assurance, {words(asked)}",
            "In 6 days",
            page("reply", asked),
        ),
        (
            "Read the draft minutes, and say what should be corrected",
            f"Quality Assurance, {words(draft)}, to be approved on {words(asked)}",
            "Draft",
            page("minutes_detail", draft),
        ),
    ]
    assert [(entry.answer, entry.minutes_url) for entry in context["meetings"]] == [
        ("You have not said whether you are coming.", page("minutes_detail", draft)),
        ("", page("minutes_detail", draft)),
    ]


def test_year_is_drawn_of_what_the_person_may_see(client, member, group):
    today = timezone.localdate()
    meeting_held(group, today, minutes=MinutesStatus.APPROVED)
    meeting_held(GroupFactory(name="HIDDENGROUP"), today, minutes=MinutesStatus.APPROVED)
    shown = meeting_held(group, day(-400))
    ActionFactory(meeting=shown, due_kind="date", due_on=day(-1))
    client.force_login(member)

    response = client.get("/year/")

    assert [(one.label, sum(one.values)) for one in response.context["meetings"].series] == [
        ("Held", 1),
        ("To come", 0),
        ("Cancelled", 0),
    ]
    assert response.context["minutes"].table == [("Quality Assurance", ["1", "0", "0", "0", "1"])]
    assert response.context["actions"].table == [("Quality Assurance", ["1", "0", "0", "0", "1"])]
    assert "HIDDENGROUP" not in response.content.decode()


def test_year_of_an_empty_deployment_says_so(client):
    client.force_login(UnitFactory())

    text = client.get("/year/").content.decode()

    assert [words in text for words in ("No meeting has been planned", "No action is open.")] == [
        True,
        True,
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
    [(MembershipRole.MEMBER, 12), (MembershipRole.CHAIR, 14), ("unit", 14)],
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


def test_meeting_that_has_begun_asks_nobody_to_answer(client, member, group):
    begun = planned(group, 0, MeetingStatus.PUBLISHED, start_time=time(0, 0), end_time=time(23, 59))
    Invitation.objects.create(meeting=begun, person=member)

    assert home_of(client, member).context["waiting"] == []


@pytest.mark.parametrize("last_day", [-1, 2])
def test_seat_that_ends_before_the_meeting_asks_for_no_answer(client, member, group, last_day):
    """Set in advance: the invitation stands, but its page, or its link, is not theirs any more."""
    asked = planned(group, 6, MeetingStatus.PUBLISHED)
    Invitation.objects.create(meeting=asked, person=member)
    Membership.objects.filter(person=member).update(ends_on=day(last_day))

    context = home_of(client, member).context

    assert context["waiting"] == []


def test_every_line_of_home_leads_to_a_page(client, member, group, meeting, unit):
    """Also after a seat has ended that was held as chair, with what else waited there."""
    Membership.objects.filter(person=member).update(role=MembershipRole.CHAIR, ends_on=day(-1))
    asked = planned(group, 6, MeetingStatus.PUBLISHED)
    Invitation.objects.create(meeting=asked, person=member)
    item = item_of(asked)
    item.presenter = member
    item.is_confidential = True
    item.save()
    PaperFactory(item=item, contributor=member)
    Circulation.objects.create(item=item, person=member, added_by=unit)
    meeting_held(group, day(-30), minutes=MinutesStatus.CIRCULATED)
    meeting_held(group, day(-40), minutes=MinutesStatus.WITH_CHAIR)
    ActionFactory(meeting=meeting, status="complete", owned_by=[member])

    context = home_of(client, member).context
    pages = {entry.label: client.get(entry.url).status_code for entry in context["waiting"]}

    assert pages == {"Hand in a paper": 200, "Read a confidential item": 200}
    assert context["meetings"] == []
