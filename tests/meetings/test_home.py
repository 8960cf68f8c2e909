"""The home page by role: what comes next, what is owed, what waits."""

from datetime import date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from board.enums import MembershipRole
from common.formats import long_date
from meetings.enums import Answer, MeetingStatus, MinutesStatus
from meetings.models import Challenge, Decision, ForwardItem, Invitation, MinutesStep
from meetings.presenters import home, waiting
from notices.models import Mail
from tests.factories.actions import ActionFactory, item_of, meeting_held, member_of
from tests.factories.board import (
    BoardProfileFactory,
    GroupFactory,
    MembershipFactory,
    PersonFactory,
    SeatFactory,
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


def lines(entries):
    return [(entry.label, entry.about, entry.state, entry.url) for entry in entries]


def words(meeting):
    return long_date(meeting.date)


def page(name, meeting):
    return reverse(f"meetings:{name}", args=[meeting.pk])


@pytest.fixture
def unit(db):
    return UnitFactory(given_name="Uma", family_name="Unit")


@pytest.fixture
def group(db):
    return GroupFactory(name="Quality Assurance", code="QA")


@pytest.fixture
def meeting(group):
    return meeting_held(group, day(-60))


@pytest.fixture
def item(meeting):
    return item_of(meeting)


@pytest.fixture
def chair(group):
    return member_of(group, MembershipRole.CHAIR, given_name="Cora", family_name="Chair")


@pytest.fixture
def minute_taker(group):
    return member_of(group, MembershipRole.MINUTE_TAKER, given_name="Mina", family_name="Taker")


@pytest.fixture
def member(group):
    return member_of(group, given_name="Mel", family_name="Member")


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


def test_home_lists_what_is_late_for_the_unit_with_the_page_of_its_cure(client, unit, chair, group):
    late_agenda = planned(group, 6, minute_taker=unit)
    past = planned(group, -1, MeetingStatus.PUBLISHED, minute_taker=unit)
    drafting = meeting_held(group, day(-15), minutes=MinutesStatus.DRAFTING)
    circulated = meeting_held(group, day(-100), minutes=MinutesStatus.CIRCULATED)
    ActionFactory(meeting=circulated, due_kind="date", due_on=day(-1), owned_by=[unit])
    Challenge.objects.create(
        item=item_of(circulated), asked_by=chair, question="Why?", created_by=unit
    )
    Decision.objects.create(
        reference="D-1",
        text="Yes",
        group=group,
        taken_on=day(-20),
        taken_by="chair",
        created_by=unit,
    )
    ForwardItem.objects.create(group=group, title="Plan", wanted_on=day(-1), created_by=unit)
    Mail.objects.create(
        kind="meeting", topic="meeting:1", person=unit, status="failed", send_after=timezone.now()
    )

    late = home_of(client, unit).context["late"]

    assert lines(late) == [
        (
            "Record who came",
            f"Quality Assurance, {words(past)}",
            "1 day ago",
            page("meeting_detail", past),
        ),
        (
            "Publish the agenda",
            f"Quality Assurance, {words(late_agenda)}",
            "In 6 days",
            page("agenda_detail", late_agenda),
        ),
        (
            "Write the minutes",
            f"Quality Assurance, {words(drafting)}",
            "15 days ago",
            page("minutes_detail", drafting),
        ),
        ("Chase what is overdue", "", "1 action", reverse("actions:action_list") + "?due=overdue"),
        (
            "Report decisions taken between meetings",
            "",
            "1 decision",
            reverse("meetings:decision_register") + "?between=unreported",
        ),
        (
            "Give a meeting to what was wanted earlier",
            "",
            "1 item",
            reverse("meetings:forward_plan"),
        ),
        (
            "Follow up challenges open for over 90 days",
            "",
            "1 challenge",
            reverse("meetings:challenge_register") + "?status=open",
        ),
        ("See to mail that did not go", "", "1 mail", reverse("notices:mail_list")),
    ]


def test_home_lists_what_nobody_has_been_given(client, unit, group, meeting):
    coming = planned(group, 20)
    item_of(coming, presenter_text="")
    item_of(coming, presenter=unit)
    item_of(coming, kind="aob")
    ActionFactory(meeting=meeting)
    idle = GroupFactory(name="Neglect")
    MembershipFactory(seat=SeatFactory(group=idle), person=unit, role=MembershipRole.CHAIR)
    SeatFactory(group=idle)
    GroupFactory(name="Old", ended_on=day(-1))

    unassigned = home_of(client, unit).context["unassigned"]

    about = f"Quality Assurance, {words(coming)}"
    actions = reverse("actions:action_list")
    assert lines(unassigned) == [
        ("Name a minute-taker", about, "Nobody", page("meeting_edit", coming)),
        ("Name who presents", about, "1 item", page("agenda_detail", coming)),
        ("Give actions an owner", "", "1 action", f"{actions}?owner=none"),
        ("Agree dates for actions", "", "1 action", f"{actions}?due=undated"),
        ("Fill vacant seats", "Neglect", "1 seat", idle.get_absolute_url()),
        (
            "Plan the next meetings",
            "Neglect",
            "None",
            f"{reverse('meetings:year_plan')}?group={idle.pk}",
        ),
        ("Name a chair", "Quality Assurance", "No chair", group.get_absolute_url()),
    ]


def test_home_lists_what_comes_next_for_the_unit_and_what_others_do(client, unit, chair, group):
    agenda = planned(group, 20, minute_taker=unit)
    planned(group, 40)
    asked = planned(group, 10, MeetingStatus.PUBLISHED, minute_taker=unit)
    Invitation.objects.create(meeting=asked, person=chair)
    Invitation.objects.create(
        meeting=asked,
        person=unit,
        answer=Answer.COMING,
        answered_at=timezone.now(),
        answered_by=unit,
    )
    drafting = meeting_held(group, day(-14), minutes=MinutesStatus.DRAFTING)
    circulated = meeting_held(group, day(-90), minutes=MinutesStatus.CIRCULATED)
    with_chair = meeting_held(group, day(-60), minutes=MinutesStatus.WITH_CHAIR)
    meeting_held(group, day(-120), minutes=MinutesStatus.APPROVED, status=MeetingStatus.CLOSED)
    ActionFactory(meeting=circulated, status="complete")

    context = home_of(client, unit).context

    assert [(entry.label, entry.state, entry.url) for entry in context["waiting"]] == [
        ("Publish the agenda", "In 20 days", page("agenda_detail", agenda)),
        ("Write the minutes", "Drafting", page("minutes_detail", drafting)),
        ("Ask who has not answered", "1 person", page("invitations", asked)),
        (
            "Confirm completed actions",
            "1 action",
            reverse("actions:action_list") + "?status=complete",
        ),
    ]
    assert [(entry.label, entry.state, entry.url) for entry in context["elsewhere"]] == [
        ("The chair checks the minutes", "With chair", page("minutes_detail", with_chair)),
        ("The next meeting approves the minutes", "Circulated", page("minutes_detail", circulated)),
    ]


def test_home_tells_the_unit_of_items_that_wait_for_a_meeting(client, unit, chair, group):
    planned(group, 40)
    snowed_off = planned(group, 9, MeetingStatus.CANCELLED, cancelled_reason="Snow")
    item_of(snowed_off)
    item_of(snowed_off)
    item_of(snowed_off, kind="aob")
    ended = GroupFactory(ended_on=day(-1))
    item_of(planned(ended, 9, MeetingStatus.CANCELLED, cancelled_reason="Snow"))

    unassigned = home_of(client, unit).context["unassigned"]

    assert lines(unassigned) == [
        (
            "Find a meeting for items of cancelled ones",
            "",
            "2 items",
            reverse("meetings:forward_plan"),
        )
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
            f"Quality Assurance, {words(draft)}",
            f"Approved on {words(asked)}",
            page("minutes_detail", draft),
        ),
    ]
    assert [(entry.answer, entry.minutes_url) for entry in context["meetings"]] == [
        ("You have not said whether you are coming.", page("minutes_detail", draft)),
        ("", page("minutes_detail", draft)),
    ]


def test_home_draws_the_year_of_what_the_person_may_see(client, member, group):
    today = timezone.localdate()
    meeting_held(group, today, minutes=MinutesStatus.APPROVED)
    meeting_held(GroupFactory(name="HIDDENGROUP"), today, minutes=MinutesStatus.APPROVED)
    shown = meeting_held(group, day(-400))
    ActionFactory(meeting=shown, due_kind="date", due_on=day(-1))

    response = home_of(client, member)

    year = response.context["year"]
    assert [(one.label, sum(one.values)) for one in year["meetings"].series] == [
        ("Held", 1),
        ("To come", 0),
        ("Cancelled", 0),
    ]
    assert year["minutes"].table == [("Quality Assurance", ["1", "0", "0", "0", "1"])]
    assert year["actions"].table == [("Quality Assurance", ["1", "0", "0", "0", "1"])]
    assert "HIDDENGROUP" not in response.content.decode()


def test_home_of_an_empty_deployment_draws_nothing(client):
    assert home_of(client, UnitFactory()).context["year"] == {}


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
