"""Calendar files (RFC 5545): what a calendar may know of a meeting, and nothing else.

A file holds when and where a group meets, and the address of the meeting's page,
which asks for sign-in. It never holds items, notes or reasons: calendars are
copied to servers and telephones that nobody here watches. Of meetings marked
OFFICIAL-SENSITIVE it also leaves out the title and the link to join.
"""

import hashlib
from datetime import UTC, datetime, timedelta
from unicodedata import category
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings

from board.enums import Marking
from meetings.enums import MeetingStatus

ZONE = "Europe/London"
READ_AGAIN = timedelta(hours=1)
PRODUCT = "-//Board//Meetings//EN"
CONTENT_TYPE = "text/calendar; charset=utf-8"

SUMMER = ("DAYLIGHT", datetime.fromisoformat("1981-03-29T01:00"), "BST", 0, 1, 3)
WINTER = ("STANDARD", datetime.fromisoformat("1996-10-27T02:00"), "GMT", 1, 0, 10)
"""Kind, first change in the time that ends, name, hours before and after, and the month of the change."""


def calendar_of(meetings, *, name, busy_in=None):
    """The bytes of a calendar file.

    `meetings` have their group and `changed_at` (None where that is not known).
    Meetings of groups outside `busy_in` (keys; None for all) do not take up the
    reader's time.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", ZONE)
    calendar.add("refresh-interval", READ_AGAIN, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    calendar.add_component(_time_zone())
    for meeting in meetings:
        is_busy = busy_in is None or meeting.group_id in busy_in
        calendar.add_component(_event(meeting, is_busy=is_busy))
    return calendar.to_ical(sorted=False)


def tag_of(content):
    """The ETag of a file: the same file has the same."""
    return f'"{hashlib.sha256(content).hexdigest()[:32]}"'


def _event(meeting, *, is_busy):
    from icalendar import Event

    zone = ZoneInfo(ZONE)
    is_cancelled = meeting.status == MeetingStatus.CANCELLED
    changed = (meeting.changed_at or meeting.created_at).astimezone(UTC).replace(microsecond=0)
    event = Event()
    event.add("uid", f"{meeting.reference}@{urlsplit(settings.SITE_URL).hostname}")
    event.add("sequence", meeting.version - 1)
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("dtstart", datetime.combine(meeting.date, meeting.start_time, zone))
    event.add("dtend", datetime.combine(meeting.date, meeting.end_time, zone))
    name = _plain(_name(meeting))
    event.add("summary", f"Cancelled: {name}" if is_cancelled else name)
    if where := _plain(_place(meeting)):
        event.add("location", where)
    event.add("description", _plain(_words(meeting)))
    event.add("url", _address(meeting))
    event.add("status", "CANCELLED" if is_cancelled else "CONFIRMED")
    event.add("transp", "OPAQUE" if is_busy and not is_cancelled else "TRANSPARENT")
    event.add("class", "CONFIDENTIAL" if _is_sensitive(meeting) else "PUBLIC")
    return event


def _name(meeting):
    """The group, with the title where there is one that may be told."""
    if not meeting.title or _is_sensitive(meeting):
        return meeting.group.name
    return f"{meeting.title} ({meeting.group.name})"


def _place(meeting):
    """Venue and address in one line."""
    lines = [meeting.venue, *meeting.venue_address.splitlines()]
    where = ", ".join(filter(None, (line.strip().rstrip(",") for line in lines)))
    return where or ("Online" if meeting.link else "")


def _words(meeting):
    lines = [f"{meeting.reference}, {meeting.get_kind_display().lower()}"]
    if meeting.marking:
        lines.append(meeting.marking)
    if meeting.status == MeetingStatus.CANCELLED:
        lines.append("This meeting was cancelled.")
    elif meeting.link and not _is_sensitive(meeting):
        lines.append(f"Join online: {meeting.link}")
    lines.append(f"Agenda, papers and minutes: {_address(meeting)}")
    return "\n".join(lines)


def _plain(text):
    """Without the characters that the format forbids: some calendars refuse the whole file for one."""
    return "".join(letter for letter in text if letter == "\n" or category(letter) != "Cc")


def _address(meeting):
    return settings.SITE_URL + meeting.get_absolute_url()


def _is_sensitive(meeting):
    return meeting.marking == Marking.SENSITIVE


def _time_zone():
    """The rules of British time, so that a calendar without its own table is right across a change."""
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard, vRecur

    zone = Timezone()
    zone.add("tzid", ZONE)
    for kind, first, name, before, after, month in (SUMMER, WINTER):
        half = TimezoneDaylight() if kind == "DAYLIGHT" else TimezoneStandard()
        half.add("dtstart", first)
        half.add("rrule", vRecur({"FREQ": "YEARLY", "BYMONTH": month, "BYDAY": "-1SU"}))
        half.add("tzoffsetfrom", timedelta(hours=before))
        half.add("tzoffsetto", timedelta(hours=after))
        half.add("tzname", name)
        zone.add_component(half)
    return zone
