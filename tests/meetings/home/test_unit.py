"""The home page of the business unit: what is late, unassigned, next, and with others."""

import pytest
from django.urls import reverse
from django.utils import timezone

from board.enums import MembershipRole
from board.models import Membership
from meetings.enums import Answer, MeetingStatus, MinutesStatus
from meetings.models import Challenge, Decision, ForwardItem, Invitation
from notices.models import Mail
from tests.factories.actions import ActionFactory, item_of, meeting_held, member_of
from tests.factories.board import (
    BoardProfileFactory,
    GroupFactory,
    MembershipFactory,
    SeatFactory,
    UnitFactory,
)
from tests.meetings.home.reading import day, home_of, lines, page, planned, words

pytestmark = pytest.mark.django_db


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


def test_home_lists_meetings_whose_step_is_late(client, unit, chair, group):
    agenda = planned(group, 6, minute_taker=unit)
    past = planned(group, -1, MeetingStatus.PUBLISHED, minute_taker=unit)
    drafting = meeting_held(group, day(-15), minutes=MinutesStatus.DRAFTING)

    late = home_of(client, unit).context["late"]

    name = "Quality Assurance"
    assert lines(late) == [
        ("Record who came", f"{name}, {words(past)}", "1 day ago", page("meeting_detail", past)),
        (
            "Publish the agenda",
            f"{name}, {words(agenda)}",
            "In 6 days",
            page("agenda_detail", agenda),
        ),
        (
            "Write the minutes",
            f"{name}, {words(drafting)}",
            "15 days ago",
            page("minutes_detail", drafting),
        ),
    ]


def test_home_counts_what_else_is_late_with_the_page_of_its_cure(client, unit, chair, group):
    circulated = meeting_held(group, day(-100), minutes=MinutesStatus.CIRCULATED)
    ActionFactory(meeting=circulated, due_kind="date", due_on=day(-1), owned_by=[unit])
    made = {"created_by": unit}
    Challenge.objects.create(item=item_of(circulated), asked_by=chair, question="Why?", **made)
    between = {"group": group, "taken_on": day(-101), "taken_by": "chair"}
    Decision.objects.create(reference="D-1", text="Yes", **between, **made)
    ForwardItem.objects.create(group=group, title="Plan", wanted_on=day(-1), **made)
    failed = {"kind": "meeting", "topic": "meeting:1", "status": "failed"}
    Mail.objects.create(person=unit, send_after=timezone.now(), **failed)

    late = home_of(client, unit).context["late"]

    decisions, challenges = (
        reverse(f"meetings:{name}_register") for name in ("decision", "challenge")
    )
    days = "Follow up challenges open for over 90 days"
    assert [(entry.label, entry.state, entry.url) for entry in late] == [
        ("Chase what is overdue", "1 action", reverse("actions:action_list") + "?due=overdue"),
        (
            "Report decisions taken between meetings",
            "1 decision",
            f"{decisions}?between=unreported",
        ),
        ("Give a meeting to what was wanted earlier", "1 item", reverse("meetings:forward_plan")),
        (days, "1 challenge", f"{challenges}?status=open"),
        ("See to mail that did not go", "1 mail", reverse("notices:mail_list")),
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


def test_nobody_is_asked_again_whose_seat_ends_before_the_meeting(client, unit, group, member):
    asked = planned(group, 6, MeetingStatus.PUBLISHED, minute_taker=unit)
    Invitation.objects.create(meeting=asked, person=member)
    Membership.objects.filter(person=member).update(ends_on=day(2))

    labels = [entry.label for entry in home_of(client, unit).context["waiting"]]

    assert "Ask who has not answered" not in labels
