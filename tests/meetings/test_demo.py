"""The demo board: what it promises to hold, and that it never touches a board that is there."""

from collections import Counter
from datetime import date, timedelta
from io import BytesIO, StringIO

import pytest
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command
from django.utils import timezone
from pypdf import PdfReader

from actions.enums import ActionStatus, DueKind, Rag
from actions.models import Action, ActionOwner
from board.enums import GroupKind, MembershipRole, Role
from board.initials import shared_initials
from board.models import BoardProfile, Group, Membership, Organisation, Person, Priority
from meetings.demo import DEMO_SIGN_INS, days, sign_ins_if_loaded
from meetings.enums import (
    AttendanceStatus,
    AttendeeKind,
    Edition,
    MeetingKind,
    MeetingStatus,
    MinutesStatus,
    Satisfied,
)
from meetings.models import (
    AgendaItem,
    Amendment,
    Attendance,
    Challenge,
    Decision,
    ForwardItem,
    Meeting,
    Minutes,
    MinutesDocument,
    MinutesVersion,
    Publication,
)

TODAY = timezone.localdate


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker, tmp_path_factory):
    """The demo board, loaded once for this module and rolled back after it."""
    from django.conf import settings
    from django.db import transaction

    with django_db_blocker.unblock():
        before, settings.MEDIA_ROOT = settings.MEDIA_ROOT, tmp_path_factory.mktemp("media")
        out = StringIO()
        with transaction.atomic():
            call_command("demo", stdout=out)
            yield out.getvalue()
            transaction.set_rollback(True)
        settings.MEDIA_ROOT = before


def values(queryset, field):
    return set(queryset.values_list(field, flat=True))


# -- who ---------------------------------------------------------------------------------------


def test_demo_printed_sign_ins_open_accounts_of_every_role(demo):
    printed = [line.split()[-2:] for line in demo.splitlines()]

    people = [authenticate(username=email, password=password) for email, password in printed]

    assert [(each.role, each.name) for each in DEMO_SIGN_INS] == [
        (line[:21].strip(), line[22:38].strip()) for line in demo.splitlines()
    ]
    assert [person.role for person in people] == [
        Role.MANAGER,
        Role.CHAIR,
        Role.GROUP_CHAIR,
        Role.MEMBER,
        Role.MEMBER,
        Role.SCRUTINEER,
        Role.AUDITOR,
        Role.ADMINISTRATOR,
    ]
    assert sign_ins_if_loaded() == DEMO_SIGN_INS


def test_demo_board_has_its_words_and_look(demo):
    profile = BoardProfile.objects.get()

    assert profile.words.kind_short == "LSCP"
    assert profile.logo.name.endswith(".png")
    assert Priority.objects.count() == 5


def test_demo_groups_are_the_board_an_executive_seven_and_one_that_ends(demo):
    kinds = Counter(Group.objects.values_list("kind", flat=True))

    assert kinds == {
        GroupKind.BOARD: 1,
        GroupKind.EXECUTIVE: 1,
        GroupKind.SUB_GROUP: 5,
        GroupKind.STRATEGIC: 1,
        GroupKind.PANEL: 1,
        GroupKind.TASK_AND_FINISH: 1,
    }
    assert Group.objects.filter(former_names__isnull=False).count() == 1
    assert Group.objects.filter(terms_of_reference="").count() == 0


def test_demo_quorum_rules_are_seats_organisations_both_and_none(demo):
    rules = {
        (bool(group.quorum_seats), group.quorum_organisations.exists())
        for group in Group.objects.all()
    }

    assert rules == {(True, False), (False, True), (True, True), (False, False)}


def test_demo_people_hold_every_membership_role_and_oddity(demo):
    board = Membership.objects.on(TODAY()).filter(seat__group__kind=GroupKind.BOARD)
    members = board.exclude(role__in=[MembershipRole.NAMED_DEPUTY, MembershipRole.ADVISER])
    shared = shared_initials([membership.person for membership in members])

    assert values(Membership.objects, "role") == set(MembershipRole.values)
    assert values(members, "role") >= {MembershipRole.YOUNG_PERSON, MembershipRole.LAY_MEMBER}
    assert members.exclude(role=MembershipRole.MINUTE_TAKER).count() == 33
    assert [str(person) for person in shared["AB"]] == ["Alison Beck", "Andrew Birtwhistle"]
    assert str(Person.objects.get(speaks_for__isnull=False, employer__sector="health")) == (
        "Dr Naomi Feld"
    )
    assert str(Person.objects.get(left_on__isnull=False)) == "Yvonne Castell"
    assert Person.objects.filter(aliases__isnull=False).exists()
    assert Organisation.objects.filter(is_statutory_partner=True).count() == 3
    assert Organisation.objects.filter(parent__isnull=False).exists()


# -- meetings ----------------------------------------------------------------------------------


def test_demo_meetings_are_at_every_stage(demo):
    assert values(Meeting.objects, "status") == set(MeetingStatus.values)
    assert values(Meeting.objects, "kind") == set(MeetingKind.values)
    assert values(Minutes.objects, "status") == set(MinutesStatus.values)


def test_demo_meetings_never_fall_on_a_weekend_or_at_christmas(demo):
    found = Meeting.objects.values_list("date", flat=True)

    assert [day for day in found if day.weekday() > 4] == []
    assert [day for day in found if day.month == 12 and day.day > 20] == []


def test_demo_every_group_met_through_the_year(demo):
    year = TODAY() - timedelta(days=380)
    past = Meeting.objects.took_place().filter(date__gte=year)
    by_group = Counter(past.values_list("group__code", flat=True))

    assert by_group["BM"] == 7
    assert {code: count for code, count in by_group.items() if not 3 <= count <= 8} == {}
    assert len(by_group) == 10


def test_demo_meetings_happened_when_they_say(demo):
    late = [
        meeting
        for meeting in Meeting.objects.took_place().prefetch_related("minutes__steps")
        for step in meeting.minutes.steps.all()
        if not meeting.date <= step.made_at.date() <= TODAY()
    ]

    assert late == []


def test_demo_next_agenda_of_the_board_is_out_and_fits_the_meeting(demo):
    upcoming = Meeting.objects.filter(group__code="BM").upcoming().order_by("date").first()

    allotted = upcoming.items.values_list("minutes_allotted", flat=True)

    assert upcoming.status == MeetingStatus.PUBLISHED
    assert sum(filter(None, allotted)) <= upcoming.planned_minutes
    assert upcoming.items.filter(is_confidential=True).count() == 1


def test_demo_items_of_cancelled_meetings_were_carried(demo):
    carried = AgendaItem.objects.filter(came_from__status=MeetingStatus.CANCELLED)

    assert sorted(values(carried, "meeting__group__code")) == ["BM", "CD"]
    assert AgendaItem.objects.loose().filter(meeting__status="cancelled").count() == 0


def test_demo_attendance_shows_everything_that_happens(demo):
    marks = values(Attendance.objects.filter(meeting__minutes__isnull=False), "status")

    assert marks == set(AttendanceStatus.values) - {AttendanceStatus.UNMARKED}
    assert values(Attendance.objects, "kind") == set(AttendeeKind.values)
    assert Attendance.objects.filter(arrived_at__isnull=False).exists()
    assert Attendance.objects.filter(left_at__isnull=False).exists()
    assert Attendance.objects.exclude(also_representing="").exists()


# -- minutes -----------------------------------------------------------------------------------


def long_minutes():
    return max(
        MinutesDocument.objects.filter(edition=Edition.FULL), key=lambda document: len(document.pdf)
    )


def test_demo_long_minutes_have_some_twelve_pages(demo):
    document = long_minutes()

    pages = len(PdfReader(BytesIO(bytes(document.pdf))).pages)

    assert document.version.minutes.meeting.group.code == "BM"
    assert 11 <= pages <= 14


def test_demo_some_minutes_were_corrected_and_some_have_two_editions(demo):
    corrected = MinutesVersion.objects.get(number=2)
    editions = MinutesDocument.objects.filter(edition=Edition.OPEN)

    assert corrected.reason == (
        "The number of referrals was misread from the slide: it was 914, not 941."
    )
    assert sorted(values(editions, "version__minutes__meeting__group__code")) == ["BM", "PR"]


def test_demo_every_text_is_filled_in(demo):
    unfilled = AgendaItem.objects.filter(discussion__contains="{")
    written = AgendaItem.objects.filter(meeting__minutes__status=MinutesStatus.APPROVED)

    assert list(unfilled) == []
    assert list(Decision.objects.filter(text__contains="{")) == []
    assert list(Action.objects.filter(text__contains="{")) == []
    assert written.exclude(nil_return="").exists()


def test_demo_records_show_every_answer_condition_and_amendment(demo):
    assert values(Challenge.objects, "satisfied") == set(Satisfied.values)
    assert Challenge.objects.filter(follow_up="", answer="").exists()
    assert Decision.objects.exclude(condition="").count() >= 10
    assert Amendment.objects.count() == 5


# -- actions -----------------------------------------------------------------------------------


def test_demo_actions_have_every_status_colour_and_due_kind(demo):
    assert values(Action.objects, "status") == set(ActionStatus.values)
    assert values(Action.objects, "due_kind") == set(DueKind.values)
    assert values(Action.objects.with_rag(), "rag") == {*Rag.values, ""}
    assert Action.objects.exclude(rag_override="").exists()
    assert 60 <= Action.objects.count() <= 200


def test_demo_actions_are_owned_by_anybody_and_nobody(demo):
    owners = ActionOwner.objects.all()

    assert Action.objects.filter(owners=None).exists()
    assert max(Counter(owners.values_list("action", flat=True)).values()) >= 3
    assert owners.filter(person__isnull=False).exists()
    assert owners.filter(group__isnull=False).exists()
    assert owners.filter(organisation__isnull=False).exists()
    assert owners.filter(all_members=True).exists()


# -- loading -----------------------------------------------------------------------------------


def test_demo_refuses_a_database_that_holds_a_board(demo):
    people = Person.objects.count()

    with pytest.raises(CommandError) as refused:
        call_command("demo", stdout=StringIO())

    assert str(refused.value) == (
        "This database already holds a board, so the demo board was not loaded; "
        "it only goes into an empty one."
    )
    assert Person.objects.count() == people


def test_demo_if_empty_does_nothing_more_where_it_is_loaded(demo):
    people, out = Person.objects.count(), StringIO()

    call_command("demo", if_empty=True, stdout=out)

    assert Person.objects.count() == people
    assert out.getvalue() == demo


@pytest.mark.django_db
def test_demo_if_empty_leaves_a_real_board_alone_and_prints_nothing():
    Person.objects.create(family_name="Somebody", email="somebody@council.example")
    out = StringIO()

    call_command("demo", if_empty=True, stdout=out)

    assert out.getvalue() == ""
    assert Person.objects.count() == 1


# -- the days ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("today", "weeks", "name", "expected"),
    [
        (date(2026, 11, 21), 0, "Tue", date(2026, 11, 17)),
        (date(2026, 11, 21), 1, "Thu", date(2026, 11, 26)),
        (date(2026, 12, 16), 1, "Thu", date(2027, 1, 7)),
        (date(2027, 1, 6), -1, "Wed", date(2026, 12, 16)),
    ],
)
def test_day_of_keeps_the_weekday_and_avoids_christmas(today, weeks, name, expected):
    assert days.day_of(today, weeks, name) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 3, 31), "quarter 3 of 2025-26"),
        (date(2026, 4, 1), "quarter 4 of 2025-26"),
        (date(2026, 6, 30), "quarter 4 of 2025-26"),
        (date(2026, 7, 1), "quarter 1 of 2026-27"),
        (date(2026, 12, 31), "quarter 2 of 2026-27"),
    ],
)
def test_last_quarter_is_the_last_complete_one(day, expected):
    assert days.last_quarter(day) == expected


def test_last_quarter_counts_back_over_the_year():
    day = date(2026, 7, 1)

    assert [days.last_quarter(day, back) for back in (0, 1, 4, 5)] == [
        "quarter 1 of 2026-27",
        "quarter 4 of 2025-26",
        "quarter 1 of 2025-26",
        "quarter 4 of 2024-25",
    ]


def test_demo_forward_plan_has_every_sort_of_matter(demo):
    waiting = ForwardItem.objects.waiting()

    assert waiting.values("group").distinct().count() == 6
    assert waiting.overdue(TODAY()).count() == 3
    assert waiting.filter(is_confidential=True).exclude(closed_title="").count() == 1
    assert waiting.filter(every_months__isnull=False).count() == 9
    assert waiting.filter(raised_at__isnull=False).count() == 2
    assert waiting.without_meeting().count() >= 4
    assert ForwardItem.objects.dropped().count() == 1


def test_demo_public_area_has_minutes_an_agenda_and_minutes_that_are_held(demo):
    rows = Publication.objects.order_by("pk")

    assert [(row.kind, row.status, row.hold_kind) for row in rows] == [
        ("minutes", "published", ""),
        ("minutes", "published", "inquest"),
        ("agenda", "published", ""),
    ]
    assert rows[0].redactions.count() > 2
    assert BoardProfile.objects.get().has_public_area
