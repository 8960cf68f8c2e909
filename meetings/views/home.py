"""The first page after sign-in: what comes next, and what waits for whoever looks."""

from datetime import timedelta

from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone
from django.views.generic import TemplateView

from actions.models import Action
from actions.presenters import action_row
from actions.sight import sight_of
from board.models import BoardProfile, Group, Membership, Person
from meetings.enums import OPEN_TO_MEMBERS, MeetingStatus, MinutesStatus
from meetings.models import AgendaItem, Meeting, Minutes, MinutesStep
from meetings.presenters import home as presenters

MEETINGS_SHOWN = 5
ACTIONS_SHOWN = 5
MINUTES_SHOWN = 5
DAYS_AHEAD = 28
"""An agenda that is not out this many days before its meeting waits for the business unit."""


class HomeView(TemplateView):
    template_name = "meetings/home.html"

    def get_context_data(self, **kwargs):
        person, today = self.request.user, timezone.localdate()
        own = {
            "greeting": presenters.greeting(person, timezone.localtime()),
            "today": today,
            "meetings": [presenters.meeting_entry(m, today) for m in next_meetings(person)],
            "owed": owed(person),
            "minutes": [presenters.minutes_entry(m) for m in minutes_to_read(person)],
        }
        if person.is_business_unit:
            own |= for_the_unit(person, today)
        else:
            own |= for_an_officer(person, today)
        return super().get_context_data(**own, **kwargs)


def next_meetings(person):
    found = Meeting.objects.visible_to(person).upcoming().select_related("group")
    return found.order_by("date", "start_time", "pk")[:MEETINGS_SHOWN]


def owed(person):
    """The first of the person's outstanding actions, and how many there are."""
    mine = Action.objects.visible_to(person).owned_by(person).outstanding()
    actions = list(mine.for_list()[: ACTIONS_SHOWN + 1])
    sight = sight_of(person, actions)
    rows = [action_row(action, sight, owed_by=person) for action in actions]
    return {"rows": rows[:ACTIONS_SHOWN], "has_more": len(rows) > ACTIONS_SHOWN}


def minutes_to_read(person):
    """Minutes that were circulated or approved, the latest first, with `since`."""
    steps = MinutesStep.objects.filter(minutes=OuterRef("pk"), to_status__in=OPEN_TO_MEMBERS)
    return (
        Minutes.objects.visible_to(person)
        .filter(status__in=OPEN_TO_MEMBERS)
        .annotate(since=Subquery(steps.order_by("-made_at").values("made_at")[:1]))
        .select_related("meeting__group")
        .order_by("-meeting__date", "-pk")[:MINUTES_SHOWN]
    )


def for_the_unit(person, today):
    own, others = presenters.waiting_meetings(meetings_waiting(today), today)
    counts = Action.objects.visible_to(person).waiting_counts()
    is_new = not own and not others and not Meeting.objects.exists()
    return {
        "waiting": [
            *own,
            *presenters.waiting_items(AgendaItem.objects.waiting_by_group(today)),
            *presenters.waiting_actions(counts),
        ],
        "elsewhere": others,
        "first_steps": presenters.first_steps(**what_exists()) if is_new else [],
    }


def meetings_waiting(today):
    """Meetings whose next step is the business unit's, or waits for others."""
    unfinished = MinutesStatus.DRAFTING, MinutesStatus.WITH_CHAIR, MinutesStatus.CIRCULATED
    soon = today + timedelta(days=DAYS_AHEAD)
    return (
        Meeting.objects.filter(
            Q(status=MeetingStatus.PLANNED, date__lte=soon)
            | Q(status=MeetingStatus.PUBLISHED, date__lte=today)
            | Q(status=MeetingStatus.HELD, minutes__status__in=unfinished)
        )
        .select_related("group", "minutes")
        .order_by("date", "start_time", "pk")
    )


def for_an_officer(person, today):
    """What waits for the person as chair or minute-taker: drafts, and actions to confirm."""
    chaired = set(Group.objects.chaired_by(person, today).values_list("pk", flat=True))
    minuted = set(Group.objects.minuted_by(person, today).values_list("pk", flat=True))
    if not chaired | minuted:
        return {"waiting": []}
    drafts = Minutes.objects.filter(
        Q(status=MinutesStatus.WITH_CHAIR, meeting__group__in=chaired)
        | Q(status=MinutesStatus.DRAFTING, meeting__group__in=minuted)
    ).select_related("meeting__group")
    claims = Action.objects.visible_to(person).filter(group__in=chaired).claimed_by_group()
    return {
        "waiting": [
            *presenters.drafts_waiting(drafts.order_by("meeting__date", "pk")),
            *presenters.claims_to_confirm(claims),
        ]
    }


def what_exists():
    """Which of the first steps have been taken."""
    return {
        "profile": BoardProfile.objects.exists(),
        "groups": Group.objects.exists(),
        "people": Person.objects.count() > 1,
        "members": Membership.objects.exists(),
    }
