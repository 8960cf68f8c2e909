"""Calendar files: what an address answers, to whom, and what is never in it."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar
from pytest_django.asserts import assertNumQueries

from board.enums import Marking
from meetings.services import agenda, planning
from tests.factories.forward import CalendarSubscriptionFactory, ForwardItemFactory
from tests.factories.meetings import (
    HeldMeetingFactory,
    ItemFactory,
    MeetingFactory,
    PartFactory,
    in_days,
)
from tests.meetings.planning.conftest import seated

LONDON = ZoneInfo("Europe/London")
FEED_QUERIES = 5
SECRET = "secret-of-a-member"


@pytest.fixture
def member(people):
    CalendarSubscriptionFactory(person=people["member"], secret=SECRET)
    return people["member"]


def feed(secret=SECRET, **headers):
    return Client().get(f"/calendar/feed/{secret}.ics", headers=headers)


def events(response):
    return Calendar.from_ical(response.content).walk("VEVENT")


def event_of(meeting, response=None):
    [found] = [
        each
        for each in events(response or feed())
        if str(each["uid"]).startswith(f"{meeting.reference}@")
    ]
    return found


def move(meeting, by, **when):
    meeting.refresh_from_db()
    times = {"date": meeting.date, "start_time": time(14), "end_time": time(16)} | when
    return planning.move_meeting(
        meeting=meeting, reason="Room", by=by, expected_version=meeting.version, **times
    )


# What it holds


def test_feed_is_a_calendar_with_the_persons_meetings(member, group, settings):
    settings.SITE_URL = "https://board.example.org"
    meeting = MeetingFactory(
        group=group,
        date=date(2027, 7, 7),
        venue="Town Hall",
        venue_address="1 Market Square\nThornmere",
        link="https://meet.example.org/abc",
        marking=Marking.OFFICIAL,
    )
    MeetingFactory(title="Elsewhere")

    answer = feed()

    [event] = events(answer)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert {name: str(event[name]) for name in ("uid", "summary", "location", "url", "status")} == {
        "uid": f"{meeting.reference}@board.example.org",
        "summary": "Quality Assurance",
        "location": "Town Hall, 1 Market Square, Thornmere",
        "url": f"https://board.example.org/meetings/{meeting.pk}/",
        "status": "CONFIRMED",
    }
    assert str(event["description"]).splitlines() == [
        f"{meeting.reference}, ordinary meeting",
        "OFFICIAL",
        "Join online: https://meet.example.org/abc",
        f"Agenda, papers and minutes: https://board.example.org/meetings/{meeting.pk}/",
    ]
    assert event.decoded("dtstart") == datetime(2027, 7, 7, 9, 30, tzinfo=LONDON)
    assert event.decoded("dtend") == datetime(2027, 7, 7, 12, 30, tzinfo=LONDON)


def test_feed_says_how_often_to_read_it(member):
    calendar = Calendar.from_ical(feed().content)

    assert str(calendar["x-wr-calname"]) == "Thornmere Safeguarding meetings"
    assert calendar.decoded("refresh-interval") == timedelta(hours=1)
    assert str(calendar["x-published-ttl"]) == "PT1H"
    assert (str(calendar["version"]), str(calendar["method"])) == ("2.0", "PUBLISH")


def test_feed_goes_back_a_year_and_forward_without_end(member, group):
    for days in (-400, -360, 900):
        MeetingFactory(group=group, date=in_days(days))

    assert [event.decoded("dtstart").date() for event in events(feed())] == [
        in_days(-360),
        in_days(900),
    ]


def test_feed_of_the_unit_shows_all_groups_and_takes_no_time_of_those_it_is_not_in(people, group):
    CalendarSubscriptionFactory(person=seated(people["unit"], group), secret=SECRET)
    own, other = MeetingFactory(group=group), MeetingFactory()

    found = {meeting: str(event_of(meeting)["transp"]) for meeting in (own, other)}

    assert found == {own: "OPAQUE", other: "TRANSPARENT"}


def test_feed_names_a_title_with_its_group(member, group):
    meeting = MeetingFactory(group=group, title="Budget day")

    assert str(event_of(meeting)["summary"]) == "Budget day (Quality Assurance)"


def test_feed_of_a_sensitive_meeting_keeps_title_and_link_out(member, group):
    meeting = MeetingFactory(
        group=group,
        title="Quillfeather",
        link="https://meet.example.org/marlspike",
        marking=Marking.SENSITIVE,
    )

    answer = feed()

    event = event_of(meeting, answer)
    assert (str(event["summary"]), str(event["class"])) == ("Quality Assurance", "CONFIDENTIAL")
    assert "OFFICIAL-SENSITIVE" in str(event["description"])
    assert [word for word in ("Quillfeather", "marlspike") if word in answer.content.decode()] == []


def test_feed_folds_long_lines_and_keeps_every_letter(member, group):
    title = "Zażółć gęślą jaźń, ночь; 夜 \\ 🦔 " * 4
    meeting = MeetingFactory(group=group, title=title.strip(), venue="Plas Tŷ Gŵyr")

    answer = feed()

    assert max(len(line) for line in answer.content.split(b"\r\n")) <= 75
    assert b"\n" not in answer.content.replace(b"\r\n", b"")
    event = event_of(meeting, answer)
    assert str(event["summary"]) == f"{title.strip()} (Quality Assurance)"
    assert str(event["location"]) == "Plas Tŷ Gŵyr"


def test_feed_holds_no_control_characters(member, group):
    meeting = MeetingFactory(group=group, title="One\x0btwo\x7f", venue="Hall\r\nSUMMARY:Forged")

    answer = feed()

    assert str(event_of(meeting, answer)["summary"]) == "Onetwo (Quality Assurance)"
    assert len(events(answer)) == 1
    assert b"\r\nSUMMARY:Forged" not in answer.content


# Time


@pytest.mark.parametrize(
    ("day", "hour", "in_utc"),
    [
        (date(2027, 3, 27), time(9, 30), "2027-03-27T09:30"),
        (date(2027, 3, 28), time(9, 30), "2027-03-28T08:30"),
        (date(2027, 10, 30), time(9, 30), "2027-10-30T08:30"),
        (date(2027, 10, 31), time(9, 30), "2027-10-31T09:30"),
        (date(2027, 6, 1), time(0, 0), "2027-05-31T23:00"),
        (date(2027, 1, 1), time(0, 0), "2027-01-01T00:00"),
    ],
)
def test_feed_is_right_about_the_hour_on_both_sides_of_a_change(member, group, day, hour, in_utc):
    meeting = MeetingFactory(group=group, date=day, start_time=hour, end_time=time(23, 59))

    event = event_of(meeting)

    start = event.decoded("dtstart").astimezone(UTC)
    assert start == datetime.fromisoformat(in_utc).replace(tzinfo=UTC)
    assert event["dtstart"].params["TZID"] == "Europe/London"
    assert event["dtstart"].to_ical() == f"{day:%Y%m%d}T{hour:%H%M}00".encode()


def test_feed_carries_the_rules_of_british_time(member):
    [zone] = Calendar.from_ical(feed().content).walk("VTIMEZONE")

    table = zone.to_tz(lookup_tzid=False)

    moments = [
        datetime(year, month, day, 12, tzinfo=table)
        for year in (2026, 2027, 2035)
        for month, day in [(1, 15), (3, 24), (4, 2), (10, 24), (11, 2)]
    ]
    assert [each.utcoffset() for each in moments] == [
        each.replace(tzinfo=LONDON).utcoffset() for each in moments
    ]


# Changes follow


def test_moved_meeting_keeps_its_uid_and_raises_its_sequence(member, unit, group):
    meeting = MeetingFactory(group=group)
    before = event_of(meeting)

    move(meeting, unit, date=in_days(45))

    after = event_of(meeting)
    assert str(after["uid"]) == str(before["uid"])
    assert after["sequence"] == before["sequence"] + 1
    assert after.decoded("dtstart") == datetime.combine(in_days(45), time(14), LONDON)


def test_last_modified_is_when_the_row_was_last_written(member, unit, group):
    meeting = MeetingFactory(group=group)
    move(meeting, unit)

    written = meeting.events.latest("pgh_created_at").pgh_created_at.replace(microsecond=0)
    event = event_of(meeting)

    assert event.decoded("last-modified") == event.decoded("dtstamp") == written


def test_cancelled_meeting_stays_and_says_so(member, unit, group):
    meeting = MeetingFactory(group=group)
    before = event_of(meeting)

    planning.cancel_meeting(meeting=meeting, reason="Quillfeather is ill", by=unit)

    answer = feed()
    after = event_of(meeting, answer)
    assert (str(after["uid"]), str(after["status"])) == (str(before["uid"]), "CANCELLED")
    assert str(after["summary"]) == "Cancelled: Quality Assurance"
    assert after["sequence"] > before["sequence"]
    assert str(after["transp"]) == "TRANSPARENT"
    assert "Quillfeather" not in answer.content.decode()


def test_feed_that_has_not_changed_is_not_sent_again(member, unit, group):
    meeting = MeetingFactory(group=group)
    first = feed()

    again = feed(if_none_match=first["ETag"])
    move(meeting, unit)
    changed = feed(if_none_match=first["ETag"])

    assert (again.status_code, again.content) == (304, b"")
    assert changed.status_code == 200
    assert changed["ETag"] != first["ETag"]
    assert [each["Cache-Control"] for each in (first, again, changed)] == ["private, no-cache"] * 3


def test_feed_answers_head_and_refuses_post(member):
    address = f"/calendar/feed/{SECRET}.ics"

    head, post = Client().head(address), Client().post(address)

    assert (head.status_code, head.content, head["ETag"]) == (200, b"", feed()["ETag"])
    assert (post.status_code, post["Allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize("count", [1, 3])
def test_feed_makes_the_same_queries_for_any_number(member, group, count):
    for number in range(count):
        MeetingFactory(group=group, date=in_days(10 + number))
    feed()

    with assertNumQueries(FEED_QUERIES):
        feed()


# Nothing else


def test_feed_tells_nothing_but_when_and_where(member, unit, group):
    words = {
        "unit_notes": "Marlspike",
        "moved_reason": "Oxbellow",
    }
    meeting = MeetingFactory(group=group, **words)
    part = PartFactory(meeting=meeting, title="Thistledown")
    item = ItemFactory(
        part=part,
        title="Wrenlock",
        is_confidential=True,
        closed_title="Quillfeather",
        description="Foxglove",
        unit_notes="Harebell",
        presenter_text="Bittern",
    )
    agenda.publish_agenda(meeting=meeting, by=unit)
    ForwardItemFactory(group=group, meeting=meeting, title="Sedgewick", closed_title="")
    held = HeldMeetingFactory(group=group)
    ItemFactory(part=PartFactory(meeting=held), title="Cranesbill", discussion="<p>Dunlin</p>")

    texts = [feed().content.decode()]
    for person in (unit, member):
        client = Client()
        client.force_login(person)
        answer = client.get(reverse("meetings:meeting_ics", args=[meeting.pk]))
        texts.append(f"{answer.headers}{answer.content.decode()}")

    markers = [*words.values(), part.title, item.title, item.closed_title, item.description]
    markers += [item.unit_notes, "Bittern", "Sedgewick", "Cranesbill", "Dunlin"]
    assert [[word for word in markers if word in text] for text in texts] == [[], [], []]
    assert len(events(feed())) == 2
