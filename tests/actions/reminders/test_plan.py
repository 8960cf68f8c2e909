"""Who is reminded of what on which day."""

from datetime import date, timedelta

import pytest

from actions import services
from actions.enums import ActionStatus, DueKind
from actions.models import Action, DigestDays, ReminderSettings
from actions.reminders.days import (
    have_passed,
    in_words,
    is_digest_day,
    next_digest_day,
)
from actions.reminders.plan import is_news, plan_for
from board.enums import MembershipRole
from board.models import Person
from tests.actions.reminders.conftest import MONDAY
from tests.factories.actions import item_of, meeting_held, member_of
from tests.factories.board import (
    AccountFactory,
    BoardGroupFactory,
    ChairFactory,
    GroupFactory,
    OrganisationFactory,
    PersonFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("it_is")]
EVERY_DAY = (0, 1, 2, 3, 4)


def days(number):
    return timedelta(days=number)


def planned(day=MONDAY, **settings):
    """For each person of the plan, the references of their actions with the capacity."""
    plan = plan_for(day, ReminderSettings(pk=1, **settings))
    references = dict(Action.objects.values_list("pk", "reference"))
    return {
        Person.objects.get(pk=person): {references[o.action]: o.capacity.value for o in owed}
        for person, owed in plan.digests.items()
    }


def people(day=MONDAY, **settings):
    return set(planned(day, **settings))


@pytest.mark.parametrize(
    ("due_in", "is_told"),
    [(15, False), (14, True), (4, True), (3, True), (0, True), (-1, True), (-13, True)],
)
def test_owner_is_told_ahead_on_the_day_and_afterwards(owner, promise, due_in, is_told):
    action = promise(due_in, owner)

    assert planned() == ({owner: {action.reference: "owner"}} if is_told else {})


def test_what_was_told_is_not_told_again_until_the_next_mark():
    due, board = date(2026, 10, 30), ReminderSettings(days_ahead=[14, 3], overdue_every=5)
    expected = {
        date(2026, 10, 16): True,  # fourteen days ahead
        date(2026, 10, 19): False,
        date(2026, 10, 26): False,
        date(2026, 10, 27): True,  # three days ahead
        date(2026, 10, 29): False,
        date(2026, 10, 30): True,  # on the day
        date(2026, 11, 2): True,  # overdue
        date(2026, 11, 6): False,
        date(2026, 11, 9): True,  # five working days later
        date(2026, 11, 13): False,
        date(2026, 11, 16): True,
    }

    told_on, found = None, {}
    for day in expected:
        found[day] = is_news(due, told_on, board, day)
        told_on = day if found[day] else told_on

    assert found == expected


def test_marks_that_are_switched_off_are_not_told():
    due = MONDAY + days(3)
    board = ReminderSettings(days_ahead=[], on_the_day=False)

    assert not is_news(due, None, board, MONDAY)
    assert not is_news(due, None, board, due)
    assert is_news(due, None, board, due + days(1))


def test_a_date_on_a_sunday_is_told_on_the_friday_before():
    board, sunday = ReminderSettings(days_ahead=[]), MONDAY + days(6)

    told = [is_news(sunday, None, board, MONDAY + days(number)) for number in range(8)]

    assert told == [False, False, False, False, True, True, True, True]


def test_a_friday_looks_as_far_as_the_sunday(owner, promise):
    action = promise(6, owner)
    promise(7, owner)

    found = [planned(MONDAY + days(number), days_ahead=[]) for number in (3, 4)]

    assert found == [{}, {owner: {action.reference: "owner"}}]
    assert planned(MONDAY + days(4), days_ahead=[], on_the_day=False) == {}


def test_a_mark_that_was_missed_is_made_up_for():
    board = ReminderSettings(days_ahead=[3], on_the_day=False)
    due = MONDAY + days(2)

    assert is_news(due, None, board, MONDAY)
    assert not is_news(due, due - days(3), board, MONDAY)
    assert is_news(due, due - days(4), board, MONDAY)


def test_a_date_that_was_moved_after_the_reminder_is_told_anew(owner, promise, told_on):
    action = promise(4, owner)
    told_on(owner, action, MONDAY - days(20))

    assert people() == {owner}


def test_digest_holds_everything_owed_once_there_is_news(owner, promise, told_on):
    told, new = promise(10, owner), promise(-2, owner)
    later = promise(20, owner)
    told_on(owner, told, MONDAY - days(1))

    assert planned() == {owner: {told.reference: "owner", new.reference: "owner"}}
    assert later.reference not in planned()[owner]


def test_nothing_is_sent_when_all_was_told(owner, promise, told_on):
    told_on(owner, promise(10, owner), MONDAY - days(1))

    assert planned() == {}


@pytest.mark.parametrize(
    "facts",
    [
        {"status": ActionStatus.COMPLETE},
        {"status": ActionStatus.CLOSED},
        {"status": ActionStatus.CANCELLED},
        {"released_at": None},
        {"due_kind": DueKind.UNDATED, "due_on": None},
        {"due_kind": DueKind.NEXT_MEETING, "due_on": None},
    ],
    ids=["complete", "closed", "cancelled", "unreleased", "undated", "no meeting planned"],
)
def test_what_nobody_waits_for_is_not_told(owner, promise, facts):
    promise(-1, owner, **facts)

    assert planned() == {}


def test_next_meeting_counts_as_the_date(owner, promise, group):
    meeting_held(group, MONDAY + days(3), minutes=None, status="planned")
    action = promise(0, owner, due_kind=DueKind.NEXT_MEETING, due_on=None)

    assert planned() == {owner: {action.reference: "owner"}}


@pytest.mark.parametrize("facts", [{"left_on": MONDAY}, {"is_active": False}])
def test_who_left_or_whose_account_was_closed_is_not_told(owner, promise, facts):
    promise(-1, owner)
    Person.objects.filter(pk=owner.pk).update(**facts)

    assert planned() == {}


def test_who_has_no_address_is_named(promise):
    nobody = PersonFactory()
    promise(-1, nobody)

    plan = plan_for(MONDAY, ReminderSettings())

    assert (plan.digests, plan.unreached) == ({}, [nobody.pk])


def test_organisation_is_told_through_those_who_speak_for_it(promise):
    police = OrganisationFactory()
    voice = AccountFactory(speaks_for=police)
    AccountFactory(employer=police)
    action = promise(1, police)

    assert planned() == {voice: {action.reference: "owner"}}


def test_organisation_without_a_voice_is_told_through_its_staff_in_the_group(promise, group):
    police = OrganisationFactory()
    seated = member_of(group, employer=police)
    elsewhere = member_of(GroupFactory(), employer=police)
    promise(1, police)

    there = people()
    seated.memberships.update(ends_on=MONDAY - days(1))

    assert there == {seated}
    assert people() == {elsewhere}


def test_group_is_told_through_its_chair_or_else_the_deputy(promise):
    owning = GroupFactory()
    deputy = member_of(owning, MembershipRole.DEPUTY_CHAIR)
    member_of(owning)
    action = promise(1, owning)
    without_chair = planned()
    chair = member_of(owning, MembershipRole.CHAIR)

    assert without_chair == {deputy: {action.reference: "group"}}
    assert planned() == {chair: {action.reference: "group"}}


def test_all_members_are_told_and_nobody_else(promise, group, chair, member, minute_taker):
    member_of(group, MembershipRole.PARTICIPANT_OBSERVER)
    action = promise(1, all_members=True)

    assert planned() == {who: {action.reference: "group"} for who in (chair, member)}


def test_chairs_are_told_after_set_numbers_of_days(promise, owner, chair):
    board_chair = member_of(BoardGroupFactory(), MembershipRole.CHAIR, person=ChairFactory())
    action = promise(-14, owner)

    def told(day):
        return {who: given[action.reference] for who, given in planned(day).items()}

    assert told(MONDAY - days(3)) == {owner: "owner"}
    assert told(MONDAY) == {owner: "owner", chair: "chair"}
    assert told(MONDAY + days(25)) == {owner: "owner", chair: "chair"}
    assert told(MONDAY + days(28)) == {owner: "owner", chair: "chair", board_chair: "chair"}


def test_chair_who_owns_it_is_told_as_owner_once(promise, chair):
    action = promise(-30, chair)

    assert planned() == {chair: {action.reference: "owner"}}


def test_owner_by_name_of_a_confidential_action_is_told_and_its_organisation_is_not(
    meeting, promise
):
    police = OrganisationFactory()
    voice, named = AccountFactory(speaks_for=police), AccountFactory()
    item = item_of(meeting, is_confidential=True)
    promise(1, named, police, agenda_item=item)
    own = promise(1, police, agenda_item=None, group=meeting.group, origin_words="A letter")
    Action.objects.filter(pk=own.pk).update(is_confidential=True)

    assert people() == {named}
    assert voice not in people()


def test_nobody_is_told_of_an_action_that_they_may_not_see(meeting, group, promise):
    """Every kind of owner, open and confidential, late enough for both chairs."""
    board = BoardGroupFactory()
    police, other = OrganisationFactory(), GroupFactory()
    everybody = [
        *(AccountFactory(speaks_for=police), AccountFactory(), member_of(group)),
        *(member_of(each, MembershipRole.CHAIR) for each in (group, other, board)),
        member_of(group, MembershipRole.DEPUTY_CHAIR),
    ]
    for is_confidential in (True, False):
        item = item_of(meeting, is_confidential=is_confidential)
        for owners in ([police], [other], [group], [everybody[1]], []):
            promise(-50, *owners, agenda_item=item, all_members=not owners)

    plan = plan_for(MONDAY, ReminderSettings())

    pairs = [(person, owed.action) for person, each in plan.digests.items() for owed in each]
    visible = {
        (person.pk, action.pk)
        for person in everybody
        for action in Action.objects.visible_to(person)
    }
    assert len(pairs) == 17
    assert set(pairs) - visible == set()


def test_queries_are_the_same_for_few_and_many(promise, owner, django_assert_num_queries):
    promise(-1, owner)
    with django_assert_num_queries(9):
        plan_for(MONDAY, ReminderSettings())
    for number in range(12):
        promise(number - 6, AccountFactory(), OrganisationFactory())

    with django_assert_num_queries(9):
        plan_for(MONDAY, ReminderSettings())


# -- days --------------------------------------------------------------------------------------


def test_digest_waits_for_a_day_that_was_chosen_and_holds_it_once(owner, promise):
    DigestDays.objects.create(person=owner, days=[3])
    first, second = promise(3, owner), promise(2, owner)

    monday = plan_for(MONDAY, ReminderSettings())
    thursday = planned(MONDAY + days(3))

    assert (monday.digests, monday.waiting) == ({}, {owner.pk: MONDAY + days(3)})
    assert thursday == {owner: {first.reference: "owner", second.reference: "owner"}}


@pytest.mark.parametrize(
    ("chosen", "day", "expected"),
    [
        (EVERY_DAY, MONDAY, True),
        (EVERY_DAY, MONDAY - days(1), False),
        ([1], MONDAY, False),
        ([0], date(2026, 8, 31), False),  # the summer bank holiday
        ([0], date(2026, 9, 1), True),  # makes up for it
        ([1], date(2026, 9, 1), True),
        ([2], date(2026, 9, 1), False),
        ([4], date(2026, 4, 7), True),  # after Good Friday and Easter Monday
    ],
)
def test_digest_day_is_a_chosen_working_day_or_makes_up_for_one(chosen, day, expected):
    assert is_digest_day(chosen, day) is expected


def test_next_digest_day_leaves_out_weekends_and_bank_holidays():
    assert next_digest_day(EVERY_DAY, date(2026, 12, 24)) == date(2026, 12, 29)
    assert next_digest_day([2], MONDAY) == MONDAY + days(2)


def test_working_days_are_counted_without_bank_holidays():
    assert not have_passed(2, date(2026, 12, 24), date(2026, 12, 29))
    assert have_passed(2, date(2026, 12, 24), date(2026, 12, 30))


def test_days_are_said_in_words():
    assert in_words([4, 3, 2, 1, 0]) == "every working day"
    assert in_words([3, 0]) == "on Monday and Thursday"


def test_closing_an_action_ends_its_reminders(unit, owner, promise):
    action = promise(-1, owner)

    services.close_action(without_evidence=True, action=action, by=unit, text="Done.")

    assert planned() == {}
