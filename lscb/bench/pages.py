"""The main pages, and which meeting, action or person each is opened for.

The choice depends on dates and lengths only, so that both databases give the same meeting of the
demo year.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from urllib.parse import urlencode

from django.db.models import Count, Sum
from django.db.models.functions import Length
from django.urls import reverse
from django.utils import timezone

UNIT, CHAIR, GROUP_CHAIR, MEMBER = "rosalind", "margaret", "carol", "lucy"
"""Keys of `meetings.demo.DEMO_SIGN_INS`."""

A_YEAR = timedelta(weeks=52)


@dataclass(frozen=True)
class Page:
    """`of` names the thing in `things()` whose keys the address needs."""

    name: str
    url_name: str
    role: str = UNIT
    of: str = ""
    query: dict = field(default_factory=dict)
    is_search: bool = False

    def address(self, things):
        path = reverse(self.url_name, args=things[self.of] if self.of else [])
        return f"{path}?{urlencode(self.query)}" if self.query else path


def search(name, words, role=UNIT, **query):
    return Page(name, "search:search", role, query={"q": words, **query}, is_search=True)


HOMES = (
    Page("Home of the unit", "home"),
    Page("Home of the board's chair", "home", CHAIR),
    Page("Home of a sub-group's chair", "home", GROUP_CHAIR),
    Page("Home of a member", "home", MEMBER),
)
MEETINGS = (
    Page("Meetings", "meetings:meeting_list"),
    Page("Meetings of a member", "meetings:meeting_list", MEMBER),
    Page("A meeting", "meetings:meeting_detail", of="meeting"),
    Page("A meeting, for a member", "meetings:meeting_detail", MEMBER, of="meeting"),
    Page("Agenda builder", "meetings:agenda_detail", of="planned"),
    Page("Agenda to read", "meetings:agenda_detail", MEMBER, of="meeting"),
    Page("Invitations", "meetings:invitations", of="published"),
    Page("Attendance", "meetings:attendance_edit", of="meeting"),
    Page("Minutes, approved", "meetings:minutes_detail", MEMBER, of="longest"),
    Page("Minutes, a draft", "meetings:minutes_detail", of="draft"),
    Page("Writing an item of the minutes", "meetings:minutes_item_edit", of="item"),
    Page("The live screen", "meetings:minutes_live", of="draft"),
    Page("The review of actions at a meeting", "meetings:tracker", of="review"),
    Page("History of a meeting", "trail:history", of="history"),
)
ACTIONS = (
    Page("Actions", "actions:action_list"),
    Page("Actions of a member", "actions:action_list", MEMBER),
    Page("Actions, narrowed", "actions:action_list", query={"q": "children"}),
    Page("Actions, the form to narrow them", "actions:action_list", query={"narrow": "yes"}),
    Page("What is missing from actions", "actions:quality"),
    Page("An action", "actions:action_detail", of="action"),
    Page("A group's actions", "actions:group_actions", of="board"),
    Page(
        "A sub-group's actions, for its chair", "actions:group_actions", GROUP_CHAIR, of="sub_group"
    ),
)
DIRECTORY = (
    Page("Groups", "board:group_list"),
    Page("A group: the board", "board:group_detail", of="board"),
    Page("A group: a sub-group", "board:group_detail", of="sub_group"),
    Page("People", "board:person_list"),
    Page("A person", "board:person_detail", of="person"),
    Page("Organisations", "board:organisation_list"),
    Page("An organisation", "board:organisation_detail", of="organisation"),
    Page("Priorities", "board:priority_list"),
)
YEAR = (
    Page("Calendar, list", "meetings:calendar", query={"view": "list"}),
    Page("Calendar, month", "meetings:calendar", query={"view": "month"}),
    Page("Calendar, year", "meetings:calendar", query={"view": "year"}),
    Page("Calendar of a member", "meetings:calendar", MEMBER),
    Page("Forward plan", "meetings:forward_plan"),
)
REGISTERS = (
    Page("Registers", "meetings:register_list"),
    Page("Decisions", "meetings:decision_register"),
    Page("Challenges", "meetings:challenge_register"),
    Page("A challenge", "meetings:challenge_detail", of="challenge"),
    Page("Attendance by person", "meetings:attendance_register", query={"by": "person"}),
    Page("Attendance by seat", "meetings:attendance_register", query={"by": "seat"}),
    Page(
        "Attendance by organisation",
        "meetings:attendance_register",
        query={"by": "organisation"},
    ),
)
OTHERS = (
    Page("Mail", "notices:mail_list"),
    Page("Recently deleted", "trail:deleted_list"),
    Page("Help", "guide"),
)
SEARCHES = (
    search("Search, a common word", "children"),
    search("Search, a rare word", "reservoir"),
    search("Search, a phrase", '"safer sleep"'),
    search("Search, which meetings", "exploitation", view="meetings"),
    search("Search of a member", "children", MEMBER),
    Page("Search, a reference", "search:search", query={"q": "A-2026-014"}, is_search=True),
)
PAGES = (
    *HOMES,
    *MEETINGS,
    *ACTIONS,
    *DIRECTORY,
    *YEAR,
    *REGISTERS,
    *OTHERS,
    *SEARCHES,
)


def things():
    """The arguments of addresses, by the names that pages have for them."""
    from board.models import Group, Organisation, Person
    from meetings.models import Challenge

    return {
        **_meetings(),
        **_action(),
        "board": [Group.objects.get(code="BM").pk],
        "sub_group": [Group.objects.get(code="QA").pk],
        "person": [Person.objects.get(email="chair@thornmere.example").pk],
        "organisation": [Organisation.objects.get(name="Thornmere Council").pk],
        "challenge": [Challenge.objects.order_by("-item__meeting__date", "pk")[0].pk],
    }


def circulated():
    """A meeting of the board whose draft is with the members: where it is written, and where it is read."""
    from meetings.enums import MinutesStatus
    from meetings.models import Meeting

    found = Meeting.objects.filter(group__code="BM", minutes__status=MinutesStatus.CIRCULATED)
    key = found.order_by("-date")[0].pk
    return {
        "live": reverse("meetings:minutes_live", args=[key]),
        "minutes": reverse("meetings:minutes_detail", args=[key]),
    }


def downloads():
    """Addresses by what is handed out: the longest minutes as approved, and the pack of the next meeting."""
    from board.models import Person
    from meetings.models import Meeting, Pack
    from meetings.services import packs

    of = _meetings()
    meeting = Meeting.objects.get(pk=of["published"][0])
    if not Pack.objects.filter(meeting=meeting, status="ready").exists():
        unit = Person.objects.get(email="unit@thornmere.example")
        for pack in packs.ask(meeting=meeting, by=unit):
            packs.make(pack.pk)
    pack = Pack.objects.filter(meeting=meeting, edition="open", status="ready").latest("pk")
    return {
        "approved minutes": reverse("meetings:minutes_pdf", args=of["longest"]),
        "a pack": reverse("meetings:pack_file", args=[meeting.pk, pack.pk]),
    }


def _meetings():
    from meetings.enums import REVIEWS, MeetingStatus, MinutesStatus
    from meetings.models import AgendaItem, Meeting

    today = timezone.localdate()
    of_board = Meeting.objects.filter(group__code="BM", date__gt=today - A_YEAR).order_by("-date")
    closed = of_board.filter(status=MeetingStatus.CLOSED)
    longest = closed.annotate(length=Sum(Length("items__discussion"))).order_by("-length")[0]
    drafts = Meeting.objects.filter(minutes__status=MinutesStatus.DRAFTING).order_by("-date")
    draft = drafts.annotate(number=Count("items")).order_by("-number", "-date")[0]
    item = draft.items.exclude(discussion="").order_by("position", "pk").last()
    upcoming = Meeting.objects.upcoming().filter(kind="ordinary").order_by("date", "start_time")
    planned = upcoming.filter(status=MeetingStatus.PLANNED, items__isnull=False)
    drafted = drafts.filter(group__code="QA")
    reviews = AgendaItem.objects.filter(meeting__in=drafted, kind__in=REVIEWS)
    review = reviews.order_by("-meeting__date", "position", "pk")[0]
    return {
        "meeting": [closed[0].pk],
        "review": [review.meeting_id, review.pk],
        "longest": [longest.pk],
        "draft": [draft.pk],
        "item": [draft.pk, item.pk],
        "planned": [planned[0].pk],
        "published": [upcoming.filter(status=MeetingStatus.PUBLISHED)[0].pk],
        "history": ["meeting", closed[0].pk],
    }


def _action():
    from actions.models import Action

    found = Action.objects.annotate(number=Count("updates")).order_by("-number", "-created_at")
    recent = found.filter(agenda_item__meeting__date__gt=timezone.localdate() - A_YEAR)
    return {"action": [recent[0].pk]}
