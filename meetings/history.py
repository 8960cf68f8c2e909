"""The histories of meetings, their agendas, attendance and minutes, and what the minutes record.

The business unit reads everything; the chair of the board, the group's chair and its
minute-taker what the pages show them today: no notes of the unit, no agenda that is
not out, no minutes that they do not get to read.
"""

from dataclasses import replace

from django.urls import reverse

from actions.history import ACTION, keeps_group
from meetings import rules
from meetings.models import (
    AgendaItem,
    AgendaPart,
    Amendment,
    Attendance,
    Challenge,
    ChallengeStep,
    Decision,
    ForwardItem,
    Invitation,
    ItemComment,
    Meeting,
    Minutes,
    Paper,
    StandingItem,
)
from trail import kinds
from trail.kinds import Kind, Rows, Sight

UNIT = {"unit_notes": "unit"}
ITEM_FIELDS = {
    "labels": {
        "part": "Part of the agenda",
        "kind": "Kind of item",
        "closed_title": "Closed title",
        "is_confidential": "Confidential",
        "presenter_text": "Presented by",
        "presenter": "Presented by",
        "minutes_allotted": "Minutes allotted",
        "nil_return": "Nothing to report",
        "unit_notes": "Notes of the business unit",
        "came_from": "Came from",
        "meeting": "Meeting",
    },
    "hidden": frozenset({"standing_item", "carried_from"}),
    "rich": frozenset({"discussion"}),
    "fields_need": UNIT | {"discussion": "minutes", "nil_return": "minutes"},
    "confidential": "is_confidential",
    "closed": frozenset({"closed_title", "description", "discussion", "nil_return", "unit_notes"}),
}
MEETING = Rows(
    Meeting,
    "meeting",
    "{reference}",
    labels={
        "start_time": "Starts at",
        "end_time": "Ends at",
        "closed_at": "Closed at",
        "venue_address": "Address",
        "paper_deadline": "Papers due on",
        "unit_notes": "Notes of the business unit",
        "cancelled_reason": "Why it was cancelled",
        "moved_reason": "Why it was moved",
    },
    hidden=frozenset({"reference"}),
    fields_need=UNIT,
)
PART = Rows(AgendaPart, "part of the agenda", "{title}", owner="meeting", needs="agenda")
ITEM = Rows(AgendaItem, "agenda item", "“{title}”", owner="meeting", needs="agenda", **ITEM_FIELDS)
ATTENDANCE = Rows(
    Attendance,
    "attendance of",
    "{name_then}",
    owner="meeting",
    labels={
        "person": "Person",
        "kind": "There as",
        "status": "Mark",
        "deputising_for": "Deputy of",
        "arrived_at": "Arrived at",
        "left_at": "Left at",
        "name_then": "Name",
        "role_then": "Role",
        "organisation_then": "Organisation",
        "also_representing_organisation": "Also representing",
    },
    hidden=frozenset({"initials_then", "person", "seat"}),
)
MINUTES = Rows(
    Minutes,
    "minutes",
    owner="meeting",
    labels={"comments_until": "Comments until"},
    needs="minutes",
)
INVITATION = Rows(
    Invitation,
    "invitation of",
    "{person}",
    owner="meeting",
    labels={
        "deputy_text": "Deputy",
        "answered_by": "Answered by",
        "answered_at": "Answered",
        "message": "Message",
    },
    hidden=frozenset({"person", "entered"}),
)


def _record(model, noun, title, owner="item", via=AgendaItem, **more):
    return Rows(
        model,
        noun,
        title,
        owner=owner,
        via=via,
        via_owner="meeting" if via else "",
        needs="minutes",
        confidential="item__is_confidential",
        **more,
    )


DECISION = {"labels": {"condition": "Subject to", "taken_on": "Taken on", "taken_by": "Taken by"}}
CHALLENGE = {
    "labels": {
        "asked_by_text": "Asked by",
        "asked_by": "Asked by",
        "asked_of_text": "Asked of",
        "asked_of": "Asked of",
        "satisfied": "Satisfied",
        "follow_up": "Follow-up",
    }
}
AMENDMENT = {"labels": {"meeting": "To the minutes of", "requested_by": "Asked for by"}}
NO_REFERENCE = {"hidden": frozenset({"reference", "group"})}
COMMENT = {
    "labels": {"outcome": "What came of it", "resolved_by": "Resolved by"},
    "hidden": frozenset({"stage", "made_at", "made_by", "resolved_at"}),
}
RECORDS = (
    (Decision, "decision", "{reference}", DECISION | NO_REFERENCE),
    (Challenge, "challenge:", "“{question}”", CHALLENGE),
    (Amendment, "amendment of", "{place}", AMENDMENT),
    (ItemComment, "comment:", "“{text}”", COMMENT),
)
PAPER = replace(
    _record(Paper, "paper", "“{title}”", labels={"contributor": "Expected from"}), needs="agenda"
)
STANDING = Rows(
    StandingItem,
    "standing item",
    "“{title}”",
    owner="group",
    labels=ITEM_FIELDS["labels"] | {"part_title": "Part of the agenda"},
)


FORWARD_ITEM = Rows(
    ForwardItem,
    "item of the forward plan",
    "“{title}”",
    labels=ITEM_FIELDS["labels"]
    | {
        "wanted_on": "Wanted by",
        "every_months": "Comes back after months",
        "dropped_reason": "Why it was dropped",
        "meeting": "Meant for",
        "item": "On the agenda as",
    },
    fields_need=UNIT,
    confidential="is_confidential",
    closed=ITEM_FIELDS["closed"],
)
STEP = Rows(
    ChallengeStep,
    "follow-up",
    owner="challenge",
    labels={"text": "What was done", "from_status": "Status before", "to_status": "Status then"},
    hidden=frozenset({"made_at", "made_by"}),
    needs="minutes",
)


def register():
    """Called once, when the room is ready."""
    kinds.extend("group", STANDING)
    records = [_record(model, noun, title, **more) for model, noun, title, more in RECORDS]
    own = [replace(rows, owner="", via=None, via_owner="") for rows in records]
    of_item = [replace(rows, via=None, via_owner="") for rows in records]
    action = replace(ACTION, owner="agenda_item", needs="minutes")
    agenda = (PART, ITEM, PAPER)
    _register("meeting", Meeting, MEETING, MINUTES, *agenda, *records, ATTENDANCE, INVITATION)
    _register("agenda", Meeting, *agenda, name="Agenda of {}", page="meetings:agenda_detail")
    _register(
        "attendance", Meeting, ATTENDANCE, name="Attendance of {}", page="meetings:attendance_edit"
    )
    _register("item", AgendaItem, replace(ITEM, owner=""), *of_item, action)
    _register("decision", Decision, own[0])
    _register("challenge", Challenge, own[1], STEP)
    _register("forward-item", ForwardItem, FORWARD_ITEM)


def _register(slug, model, *rows, name="{}", page=""):
    kinds.register(
        Kind(
            slug,
            model,
            rows,
            visible=VISIBLE[model],
            sight=sight,
            may_read=may_read,
            page=lambda record: reverse(page, args=[record.pk]) if page else page_of(record),
            name=lambda record: name.format(getattr(record, "reference", record)),
        )
    )


def page_of(record):
    """The page of a record; nothing when it has none of its own."""
    return record.get_absolute_url() if getattr(record, "item_id", True) else ""


def _items(person):
    meetings = Meeting.objects.visible_to(person)
    return AgendaItem.objects.filter(meeting__in=meetings).select_related("meeting__group")


def _records(model):
    """Those of the items of meetings that the person may see, and of their groups between meetings."""

    def visible(person):
        found = model.objects.select_related("item__meeting__group")
        if person.sees_everything:
            return found
        return found.filter(item__meeting__in=Meeting.objects.visible_to(person))

    return visible


VISIBLE = {
    Meeting: lambda person: Meeting.objects.visible_to(person).select_related("group", "minutes"),
    AgendaItem: _items,
    Decision: _records(Decision),
    Challenge: _records(Challenge),
    ForwardItem: lambda person: ForwardItem.objects.visible_to(person).select_related("group"),
}


# -- who may read ------------------------------------------------------------------------------


def may_read(person, record):
    """Whether any of it is for this person: at most one query."""
    return person.sees_everything or keeps_group(person, _group_key(record))


def sight(person, record):
    """What of it they may read; None when nothing."""
    if person.reads_as_unit:
        return kinds.ALL
    if not may_read(person, record):
        return None
    meeting = _meeting_of(record)
    if meeting is None:
        return Sight(frozenset({"closed", "minutes"}))
    may = {"closed"}
    if _minutes_are_open(person, meeting):
        may.add("minutes")
    until, published = {}, None
    if meeting.took_place and "minutes" in may:
        may.add("agenda")
    elif published := meeting.agenda_versions.order_by("number").last():
        may.add("agenda")
        until["agenda"] = published.published_at
    if NEEDED.get(type(record), "") not in {"", *may}:
        return None
    name = ""
    if published and isinstance(record, AgendaItem):
        name = _published_title(published, record)
        if not name:
            return None
    return Sight(frozenset(may), until=until, name=name)


NEEDED = {AgendaItem: "agenda", Decision: "minutes", Challenge: "minutes"}
"""Without it there is nothing to read, not even what the record is called."""


def _published_title(version, item):
    """What an item was called on the agenda that is out; nothing when it is not on that one."""
    items = [each for part in version.snapshot["parts"] for each in part["items"]]
    return next((each["title"] for each in items if each["key"] == item.pk), "")


def _minutes_are_open(person, meeting):
    minutes = getattr(meeting, "minutes", None)
    return minutes is not None and rules.reads_draft(person, minutes)


def _meeting_of(record):
    if isinstance(record, Meeting):
        return record
    item = record if isinstance(record, AgendaItem) else getattr(record, "item", None)
    return item.meeting if item is not None and not isinstance(record, ForwardItem) else None


def _group_key(record):
    meeting = _meeting_of(record)
    return meeting.group_id if meeting else record.group_id
