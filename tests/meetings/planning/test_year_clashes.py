"""What is in the way of a date: every kind, in words, in a handful of queries."""

from datetime import date, time, timedelta

import pytest
from pytest_django.asserts import assertNumQueries

from board.enums import MembershipRole
from board.models import SchoolHoliday
from meetings.clashes import CONFIRM, NOTE, REFUSED, Slot, clashes_of, to_confirm
from meetings.enums import MeetingStatus
from tests.factories.board import GroupFactory, MembershipFactory, PersonFactory, SeatFactory
from tests.factories.meetings import MeetingFactory

QUERIES = 4
DAY = date(2031, 5, 14)  # a Wednesday


def slot(day=DAY, start=time(9, 30), end=time(12), **facts):
    return Slot(day, start, end, **facts)


def found(group, unit, *slots, **facts):
    return [
        [(clash.level, clash.sentence) for clash in clashes]
        for clashes in clashes_of(slots or [slot()], group=group, by=unit, **facts)
    ]


def seat(person, group, role=MembershipRole.MEMBER, **facts):
    MembershipFactory(seat=SeatFactory(group=group), person=person, role=role, **facts)


def named(given, family):
    return PersonFactory(given_name=given, family_name=family)


@pytest.fixture
def other(db):
    return GroupFactory(name="Executive", code="EX")


def meeting_of(group, day=DAY, start=time(11), end=time(13), **facts):
    return MeetingFactory(
        group=group,
        date=day,
        start_time=start,
        end_time=end,
        **{"reference": f"{group.code}-1", **facts},
    )


def test_clashes_of_an_ordinary_day_are_none(group, unit):
    assert found(group, unit) == [[]]


def test_clashes_name_the_bank_holiday(group, unit):
    assert found(group, unit, slot(date(2031, 4, 11))) == [
        [(CONFIRM, "Bank holiday: Good Friday.")]
    ]


def test_clashes_name_the_school_holiday_of_one_day_too(group, unit):
    SchoolHoliday.objects.create(name="Inset day", starts_on=DAY, ends_on=DAY)
    SchoolHoliday.objects.create(
        name="Later", starts_on=DAY + timedelta(1), ends_on=DAY + timedelta(1)
    )

    assert found(group, unit) == [[(CONFIRM, "School holiday: Inset day, 14 May 2031.")]]


def test_clashes_name_weekend_and_past(group, unit):
    assert found(group, unit, slot(date(2024, 6, 15))) == [
        [(CONFIRM, "It is a Saturday."), (CONFIRM, "This day has passed.")]
    ]


def test_clashes_refuse_another_meeting_of_the_group_at_that_time(group, unit):
    meeting_of(group)

    assert found(group, unit, slot(), slot(end=time(11))) == [
        [
            (
                REFUSED,
                "Quality Assurance already has a meeting at this time: QA-1, 11am to 1pm.",
            )
        ],
        [(CONFIRM, "Quality Assurance also meets that day: QA-1, 11am to 1pm.")],
    ]


def test_clashes_refuse_a_group_that_has_ended(group, unit):
    group.ended_on = DAY

    assert found(group, unit) == [
        [(REFUSED, "Quality Assurance ended on 14 May 2031, so it cannot meet then.")]
    ]


def test_clashes_leave_cancelled_and_the_meeting_itself_out(group, unit, other):
    own = meeting_of(group)
    meeting_of(other, status=MeetingStatus.CANCELLED, cancelled_reason="Snow")

    assert found(group, unit, besides=own) == [[]]


def test_clashes_name_who_would_be_in_two_places(group, unit, other):
    ruth, asha = named("Ruth", "Hale"), named("Asha", "Morrow")
    seat(asha, group)
    seat(ruth, group, MembershipRole.CHAIR)
    seat(named("Only", "Here"), group)
    for person in (asha, ruth, named("Only", "There")):
        seat(person, other)
    meeting_of(other)

    assert found(group, unit) == [
        [
            (
                CONFIRM,
                "Executive meets at the same time: EX-1, 11am to 1pm. "
                "In both: Ruth Hale (chair) and Asha Morrow.",
            )
        ]
    ]


def test_clashes_on_the_same_day_are_a_note(group, unit, other):
    ruth = named("Ruth", "Hale")
    seat(ruth, group)
    seat(ruth, other)
    meeting_of(other, start=time(12), end=time(13))

    assert found(group, unit) == [
        [(NOTE, "Executive meets the same day: EX-1, midday to 1pm. In both: Ruth Hale.")]
    ]


def test_clashes_count_those_beyond_a_few_names(group, unit, other):
    for number in range(6):
        person = named("Pat", f"Name{number}")
        seat(person, group)
        seat(person, other)
    meeting_of(other)

    [[(_level, sentence)]] = found(group, unit)

    assert sentence.endswith("In both: Pat Name0, Pat Name1, Pat Name2 and 3 others.")


def test_clashes_know_both_minute_takers(group, unit, other):
    taker = named("Jean", "Hart")
    meeting_of(other, minute_taker=taker)

    [[(_level, sentence)]] = found(group, unit, minute_taker=taker)

    assert sentence.endswith("In both: Jean Hart (minute-taker).")


def test_clashes_leave_those_out_who_sit_there_on_other_days_or_only_observe(group, unit, other):
    gone, observer = named("Gone", "Before"), named("Only", "Observing")
    seat(gone, group, ends_on=DAY - timedelta(days=1))
    seat(gone, other)
    seat(observer, group)
    seat(observer, other, MembershipRole.PARTICIPANT_OBSERVER)
    meeting_of(other)

    assert found(group, unit) == [
        [(CONFIRM, "Executive meets at the same time: EX-1, 11am to 1pm.")]
    ]


@pytest.mark.parametrize(
    ("deadline", "words"),
    [
        (date(2031, 4, 11), "Papers fall due on Good Friday, 11 April 2031."),
        (date(2031, 5, 10), "Papers fall due on a Saturday, 10 May 2031."),
    ],
)
def test_clashes_tell_a_deadline_on_a_day_off(group, unit, deadline, words):
    assert found(group, unit, slot(paper_deadline=deadline)) == [[(NOTE, words)]]


def test_marks_to_confirm_change_with_the_day(group, unit):
    christmas, boxing_day = date(2031, 12, 25), date(2031, 12, 26)

    first, second = clashes_of([slot(christmas), slot(boxing_day)], group=group, by=unit)

    assert (to_confirm(first), to_confirm(second)) == ({"20311225bank"}, {"20311226bank"})


@pytest.mark.parametrize("count", [1, 30])
def test_clashes_of_many_dates_take_as_many_queries_as_of_one(group, unit, other, count):
    ruth = named("Ruth", "Hale")
    seat(ruth, group)
    seat(ruth, other)
    days = [DAY + timedelta(days=7 * number) for number in range(count)]
    for number, day in enumerate(days):
        meeting_of(other, day, reference=f"EX-{number}", minute_taker=ruth)

    with assertNumQueries(QUERIES):
        clashes = clashes_of([slot(day) for day in days], group=group, by=unit)

    assert [len(each) for each in clashes] == [1] * count
