"""Earlier years of the demo board: what they hold, that they stand, and that they come out the same."""

import hashlib
import json
from datetime import timedelta
from io import BytesIO, StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.db.models import Count, F
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader

from actions.enums import ActionStatus
from actions.models import Action
from board.models import Membership, Person
from common import richtext
from common.models import Counter
from lscb.bench.pages import PAGES, things
from meetings.demo import DEMO_SIGN_INS, clock
from meetings.demo.board import Board
from meetings.demo.load import SET_UP
from meetings.demo.records.earlier_topics import TOPICS
from meetings.demo.years.build import EarlierYears
from meetings.demo.years.choosing import Choice
from meetings.demo.years.sentences import ASPECTS
from meetings.enums import MeetingStatus, MinutesStatus
from meetings.models import AgendaItem, Attendance, Meeting, Minutes, MinutesDocument
from meetings.pdf import is_intact
from meetings.services import planning

YEAR_AGO = timedelta(weeks=52)
UNIT = DEMO_SIGN_INS[0].email
DRAWN_BY_LOT = {"password": "", "pgh_context_id": ""}


class Undone(Exception):
    """Takes back what was done inside the block."""


@pytest.fixture(scope="module")
def two_years(django_db_setup, django_db_blocker, tmp_path_factory):
    """Two years of the demo board, loaded once for this module and rolled back after it."""
    from django.conf import settings

    with django_db_blocker.unblock():
        before, settings.MEDIA_ROOT = settings.MEDIA_ROOT, tmp_path_factory.mktemp("media")
        out = StringIO()
        with transaction.atomic():
            call_command("demo", years="2", stdout=out)
            yield out.getvalue()
            transaction.set_rollback(True)
        settings.MEDIA_ROOT = before


@pytest.fixture
def earlier(two_years):
    """The meetings of the earlier year."""
    last = timezone.localdate() - YEAR_AGO
    return Meeting.objects.filter(date__lt=last - timedelta(days=last.weekday()))


# -- options -----------------------------------------------------------------------------------


@pytest.mark.parametrize("years", ["0", "21", "-1", "two", "", "1.5", "١٠٠"])
def test_years_that_are_no_number_from_1_to_20_are_refused(db, years):
    with pytest.raises(CommandError) as problem:
        call_command("demo", years=years, stdout=StringIO())

    assert str(problem.value) == f"--years is a whole number from 1 to 20, and not “{years}”."
    assert Person.objects.count() == 0


def test_progress_is_told_before_the_sign_ins(two_years):
    lines = two_years.splitlines()

    assert [line.split("s  ", 1)[1].split(" of ")[0] for line in lines[:-8]] == [
        "67 meetings",
        "Freezing agendas and approved minutes.",
        "Living through the last year.",
        "Counting what there is, so that the database finds it quickly.",
    ]
    assert [line.split()[-2] for line in lines[-8:]] == [each.email for each in DEMO_SIGN_INS]


# -- what the earlier year holds ---------------------------------------------------------------


def test_earlier_meetings_are_closed_with_frozen_minutes_or_cancelled_with_a_reason(earlier):
    closed = earlier.filter(status=MeetingStatus.CLOSED)
    cancelled = earlier.filter(status=MeetingStatus.CANCELLED)

    assert closed.count() + cancelled.count() == earlier.count() == 67
    assert closed.filter(minutes__status=MinutesStatus.APPROVED).count() == closed.count()
    assert closed.filter(minutes__versions__isnull=False).count() == closed.count()
    assert cancelled.filter(minutes__isnull=False).count() == 0
    assert closed.filter(agenda_versions__number=1).count() == closed.count()
    assert closed.annotate(steps=Count("minutes__steps")).exclude(steps=3).count() == 0


def test_minutes_were_approved_at_the_next_meeting_of_the_group(earlier):
    for minutes in Minutes.objects.filter(meeting__in=earlier).select_related("meeting__group"):
        version = minutes.versions.get()
        following = Meeting.objects.after(minutes.meeting).filter(items__kind="previous_minutes")

        assert version.approved_at_item.meeting == following.first()
        assert version.approved_on == following.first().date


def test_numbers_go_on_where_the_earlier_year_stopped(earlier):
    for key, value in Counter.objects.filter(key__startswith="meeting:").values_list(
        "key", "value"
    ):
        _kind, code, year = key.split(":")
        given = Meeting.objects.filter(group__code=code, date__year=year).order_by("date")

        assert given.count() == value
        assert given.filter(reference=f"{code}-{year}-{value:02d}").count() == 1


def test_attendance_is_of_those_who_held_the_seats_on_the_day(earlier):
    rows = Attendance.objects.filter(meeting__in=earlier, seat__isnull=False)
    held = rows.filter(
        seat__memberships__person=F("person"), seat__memberships__starts_on__lte=F("meeting__date")
    ).exclude(seat__memberships__ends_on__lt=F("meeting__date"))

    assert rows.count() > 1500
    assert set(rows.values_list("pk", flat=True)) >= set(held.values_list("pk", flat=True))
    assert rows.filter(status="").count() == 0
    assert Membership.objects.filter(ends_on__lt=F("starts_on")).count() == 0


def test_actions_are_mostly_closed_and_some_are_still_open(earlier):
    actions = Action.objects.filter(agenda_item__meeting__in=earlier)
    closed = actions.filter(status=ActionStatus.CLOSED).count()
    outstanding = actions.filter(status__in=["not_started", "in_progress"]).count()

    assert actions.count() > 400
    assert closed / actions.count() > 0.75
    assert 10 < outstanding < actions.count() / 8
    assert actions.filter(owners__isnull=True).count() == 0
    assert actions.filter(released_at__isnull=True).count() == 0


def test_discussions_are_clean_rich_text(earlier):
    discussions = AgendaItem.objects.filter(meeting__in=earlier).values_list(
        "discussion", flat=True
    )

    assert [text for text in discussions if richtext.clean(text) != text] == []


def test_papers_of_the_earlier_year_say_what_they_are_and_are_intact(earlier):
    documents = MinutesDocument.objects.filter(version__minutes__meeting__in=earlier)
    small = min(documents, key=lambda document: len(bytes(document.pdf)))
    reader = PdfReader(BytesIO(bytes(small.pdf)))

    assert [document.pk for document in documents if not is_intact(document)] == []
    assert small.version.minutes.meeting.reference in reader.metadata.title
    assert "This page stands in for the paper." in reader.pages[0].extract_text()


def test_pages_of_the_earlier_year_open_for_the_unit(earlier):
    client = Client(headers={"host": "localhost"})
    client.force_login(Person.objects.get(email=UNIT))
    meeting = earlier.filter(status=MeetingStatus.CLOSED).order_by("date").first()
    opened = [
        f"{meeting.get_absolute_url()}{path}"
        for path in (
            "",
            "agenda/",
            "attendance/",
            "minutes/",
            "minutes/versions/1.pdf",
            "minutes.pdf",
        )
    ]

    answers = {path: client.get(path) for path in opened}

    assert {path: answer.status_code for path, answer in answers.items()} == dict.fromkeys(
        opened, 200
    )


@pytest.mark.parametrize("place", PAGES, ids=lambda place: place.name)
def test_page_of_the_bench_opens(two_years, place):
    by_key = {each.key: each.email for each in DEMO_SIGN_INS}
    client = Client(headers={"host": "localhost"})
    client.force_login(Person.objects.get(email=by_key[place.role]))

    answer = client.get(place.address(things()))

    assert answer.status_code == 200


def test_services_go_on_after_the_earlier_year(earlier):
    unit = Person.objects.get(email=UNIT)
    group = earlier.first().group
    day = timezone.localdate() + timedelta(days=400)
    with transaction.atomic():
        meeting = planning.plan_meeting(
            group=group, by=unit, date=day, start_time="09:00", end_time="10:00"
        )
        reference = meeting.reference
        transaction.set_rollback(True)

    assert reference.startswith(f"{group.code}-{day.year}-")


# -- the same every time -----------------------------------------------------------------------


def _checksum():
    """One hash over every row of every table, but for what is drawn by lot: salt and keys of contexts,

    and the keys of the index of the search, which one statement gives out in whatever order it finds the rows.
    """
    digest = hashlib.sha256()
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names()):
            cursor.execute(f"SELECT to_jsonb(t) FROM {connection.ops.quote_name(table)} t")  # noqa: S608
            lot = DRAWN_BY_LOT | ({"id": 0} if table == "search_entry" else {})
            rows = [{**json.loads(row), **lot} for (row,) in cursor.fetchall()]
            lines = sorted(json.dumps(row, sort_keys=True) for row in rows)
            digest.update("\n".join([table, *lines]).encode())
    return digest.hexdigest()


def _restart_numbers():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT setval(format('%I.%I', schemaname, sequencename)::regclass, 1, false) "
            "FROM pg_sequences WHERE schemaname = 'public' AND sequencename NOT LIKE 'django_migrations%'"
        )


def _earlier_years_built(years):
    found = None
    try:
        with transaction.atomic():
            _restart_numbers()
            board = Board(timezone.localdate())
            with clock.at(clock.moment(board.today - SET_UP)):
                board.build()
            EarlierYears(board, years).build()
            found = _checksum(), Meeting.objects.count()
            raise Undone
    except Undone:
        return found


def test_two_loads_give_the_same_rows(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "first"
    first = _earlier_years_built(2)
    settings.MEDIA_ROOT = tmp_path / "second"

    assert _earlier_years_built(2) == first
    assert first[1] == 67


def test_choices_depend_on_the_words_they_start_with_only():
    first = [Choice("meeting", "BM", 3).below(10) for _ in range(3)]
    choice = Choice("meeting", "BM", 3)

    assert first == [first[0]] * 3
    assert [choice.below(1000) for _ in range(4)] != [choice.below(1000) for _ in range(4)]
    assert sorted(Choice("x").some(range(5), 9)) == [0, 1, 2, 3, 4]


def test_subjects_differ_from_each_other():
    assert len({topic.title for topic in TOPICS}) == len(TOPICS) == 40
    assert len({topic.promised for topic in TOPICS}) == len(TOPICS)
    assert len(set(ASPECTS)) == len(ASPECTS)
