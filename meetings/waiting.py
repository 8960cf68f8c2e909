"""What waits, and for whom: the questions that the home page asks of the database."""

from datetime import timedelta

from django.db.models import (
    Count,
    Exists,
    OuterRef,
    Q,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce, JSONObject

from actions.enums import OUTSTANDING, ActionStatus, DueKind
from actions.models import Action, ActionOwner
from actions.querysets import OWNER_IN_LINE
from board.enums import MembershipRole
from board.models import Group, Membership, Person
from common.counting import NumberOf, named, numbers_of
from common.loaded import share
from common.prepared import prepared
from meetings.enums import (
    OPEN_TO_MEMBERS,
    UPCOMING,
    ItemKind,
    MeetingStatus,
    MinutesStatus,
)
from meetings.models import (
    AgendaItem,
    Challenge,
    Decision,
    ForwardItem,
    Invitation,
    ItemComment,
    Meeting,
    Minutes,
    MinutesStep,
    Paper,
    Publication,
)
from notices.enums import NEEDS_A_LOOK
from notices.models import Mail

NAMED = ("title", "group__name")
"""What a meeting is called after."""

MEETINGS_SHOWN = 5
ACTIONS_SHOWN = 5
MINUTES_SHOWN = 5

DAYS_AHEAD = 28
"""A meeting this near is prepared: it needs an agenda, a minute-taker and presenters."""

AGENDA_DAYS = 7
"""An agenda that is not out this many days before its meeting is late."""

MINUTES_DAYS = 14
"""Minutes that are still drafted this many days after their meeting are late."""

ANSWER_DAYS = 10
"""Who has not answered an invitation this many days before the meeting is asked again."""

CHALLENGE_DAYS = 90
"""A challenge that has been open for longer than this is late."""


@prepared
def next_meetings(person):
    """The first meetings to come with the person's `answer`, `is_invited` and `last_minutes` of the group.

    `last_minutes` is the key of the latest earlier meeting whose minutes they may read.
    """
    mine = Invitation.objects.filter(meeting=OuterRef("pk"), person=person)
    readable = (
        Minutes.objects.visible_to(person)
        .filter(meeting__group=OuterRef("group"), meeting__date__lt=OuterRef("date"))
        .order_by("-meeting__date", "-pk")
    )
    return (
        Meeting.objects.visible_to(person)
        .upcoming()
        .select_related("group")
        .annotate(
            is_invited=Exists(mine),
            answer=Coalesce(Subquery(mine.values("answer")[:1]), Value("")),
            last_minutes=Subquery(readable.values("meeting")[:1]),
            last_minutes_on=Subquery(readable.values("meeting__date")[:1]),
        )
        .only(*NAMED, "status", "date", "start_time", "end_time", "venue", "link")
        .order_by("date", "start_time", "pk")[:MEETINGS_SHOWN]
    )


@prepared
def minutes_to_read(person):
    """The latest minutes that were circulated or approved, the latest first.

    With `since`, the moment it happened, and `approval_on`, the day of the group's next meeting.
    """
    steps = MinutesStep.objects.filter(minutes=OuterRef("pk"), to_status__in=OPEN_TO_MEMBERS)
    following = Meeting.objects.filter(
        group=OuterRef("meeting__group"), date__gt=OuterRef("meeting__date"), status__in=UPCOMING
    )
    return (
        Minutes.objects.visible_to(person)
        .filter(status__in=OPEN_TO_MEMBERS)
        .annotate(
            since=Subquery(steps.order_by("-made_at").values("made_at")[:1]),
            approval_on=Subquery(following.order_by("date").values("date")[:1]),
        )
        .select_related("meeting__group")
        .only("status", "comments_until", *(f"meeting__{name}" for name in (*NAMED, "date")))
        .order_by("-meeting__date", "-pk")[:MINUTES_SHOWN]
    )


def owed_by(person):
    """The first of the person's outstanding actions, and one more to know that there are more."""
    actions = _owed_by(person)
    owners = _named_owners([action.pk for action in actions]) if actions else []
    share(actions, "owners", owners, "action")
    return actions


@prepared
def _owed_by(person):
    mine = Action.objects.visible_to(person).owned_by(person).outstanding()
    return mine.for_list().prefetch_related(None)[: ACTIONS_SHOWN + 1]


@prepared
def _named_owners(actions):
    owners = ActionOwner.objects.filter(action__in=actions)
    return owners.select_related("person", "group", "organisation").only(*OWNER_IN_LINE)


@prepared
def claims_of(person, chaired):
    """Groups, of those given by their keys, with actions that wait to be confirmed: (key, name, number)."""
    return Action.objects.visible_to(person).filter(group__in=chaired).claimed_by_group()


@prepared(by_value=["today"])
def meetings_to_see_to(today):
    """Meetings whose next step is due, with what they still lack.

    `unpresented` counts items without a presenter, `unanswered` the invitations
    without an answer of those who are still expected; both only matter while the meeting is to come.
    `open_comments` counts what was said of its draft minutes and not resolved, `missing` the papers
    that are expected and have not come, or cannot be read.
    """
    unfinished = MinutesStatus.DRAFTING, MinutesStatus.WITH_CHAIR, MinutesStatus.CIRCULATED
    soon = today + timedelta(days=DAYS_AHEAD)
    unpresented = AgendaItem.objects.filter(
        meeting=OuterRef("pk"), kind=ItemKind.ORDINARY, presenter__isnull=True, presenter_text=""
    )
    unanswered = Invitation.objects.unanswered().expected().filter(meeting=OuterRef("pk"))
    comments = ItemComment.objects.open().filter(item__meeting=OuterRef("pk"))
    missing = Paper.objects.missing().filter(item__meeting=OuterRef("pk"))
    return (
        Meeting.objects.filter(
            Q(status__in=UPCOMING, date__lte=soon)
            | Q(status=MeetingStatus.HELD, minutes__status__in=unfinished)
        )
        .annotate(
            unpresented=NumberOf(unpresented),
            unanswered=NumberOf(unanswered),
            open_comments=NumberOf(comments),
            missing=NumberOf(missing),
        )
        .select_related("group", "minutes")
        .only(
            *NAMED,
            "status",
            "date",
            "paper_deadline",
            "minute_taker",
            "minutes__status",
            "minutes__meeting",
        )
        .order_by("date", "start_time", "pk")
    )


def groups_to_see_to(today):
    """Running groups that lack something: `vacant` seats, a chair or a meeting to come."""
    groups = _groups_with_what_they_have(today)
    return [each for each in groups if each.vacant or not (each.has_chair and each.has_meeting)]


@prepared(by_value=["today"])
def _groups_with_what_they_have(today):
    filled = Membership.objects.on(today).filter(seat=OuterRef("seats"))
    is_open = Q(seats__closed_on__isnull=True) | Q(seats__closed_on__gt=today)
    chair = Membership.objects.on(today).filter(
        seat__group=OuterRef("pk"), role=MembershipRole.CHAIR
    )
    coming = Meeting.objects.filter(group=OuterRef("pk"), status__in=UPCOMING, date__gte=today)
    return (
        Group.objects.running(today)
        .annotate(
            vacant=Count("seats", filter=is_open & ~Exists(filled)),
            has_chair=Exists(chair),
            has_meeting=Exists(coming),
        )
        .order_by("name", "pk")
        .only("name")
    )


def numbers_for_unit(person, today):
    """How many of each thing are late or unassigned, as a dict; one query."""
    found = named(_numbers_for_unit(person, today)[0])
    return found | (found.pop("actions") or dict.fromkeys(NUMBERS_OF_ACTIONS, 0))


NUMBERS_OF_ACTIONS = ("overdue", "ownerless", "undated", "claimed")


def _numbers_of_actions(today):
    """All of them while the actions are read once, as one value; none when there is nothing to count."""
    claimed, outstanding = Q(status=ActionStatus.COMPLETE), Q(status__in=OUTSTANDING)
    owner = ActionOwner.objects.filter(action=OuterRef("pk"))
    found = Action.objects.filter(claimed | outstanding).with_due().annotate(all=Value(1))
    counted = (
        found.order_by()
        .values("all")
        .annotate(
            overdue=Count("pk", filter=outstanding & Q(due__lt=today)),
            ownerless=Count("pk", filter=outstanding & ~Exists(owner)),
            undated=Count("pk", filter=outstanding & Q(due_kind=DueKind.UNDATED)),
            claimed=Count("pk", filter=claimed),
        )
    )
    return counted.values(found=JSONObject(**{name: name for name in NUMBERS_OF_ACTIONS}))


@prepared(by_value=["today"])
def _numbers_for_unit(person, today):
    numbers = numbers_of(
        Person.objects.filter(pk=person.pk),
        mail=Mail.objects.filter(status__in=NEEDS_A_LOOK),
        unreported=unreported_decisions(today),
        challenges=challenges_open_too_long(today),
        checking=Publication.objects.to_check_by(person),
        holds_over=Publication.objects.standing().filter(hold_until__lt=today),
        planned_late=ForwardItem.objects.waiting().filter(wanted_on__lt=today),
        loose=AgendaItem.objects.loose().filter(
            meeting__status=MeetingStatus.CANCELLED,
            meeting__group__in=Group.objects.running(today),
        ),
    )
    actions = Subquery(_numbers_of_actions(today))
    return numbers.annotate(actions=actions)


def unreported_decisions(today):
    """Decisions between meetings although a meeting of the group has been held since."""
    held = Meeting.objects.took_place().filter(
        group=OuterRef("group"), date__gt=OuterRef("taken_on"), date__lte=today
    )
    return Decision.objects.filter(Exists(held), item__isnull=True, reported_at__isnull=True)


def challenges_open_too_long(today):
    """Open challenges that were put more than `CHALLENGE_DAYS` ago."""
    before = today - timedelta(days=CHALLENGE_DAYS)
    return Challenge.objects.filter(status="open", item__meeting__date__lt=before)


@prepared
def invitations_to_answer(person, today, time):
    """The person's invitations to published meetings, not begun, that they have not answered.

    Only to those that they may open, and at which they still have a seat on the day.
    `today` and `time` are the local day and time of day.
    """
    to_come = Q(meeting__date__gt=today) | Q(meeting__date=today, meeting__start_time__gt=time)
    return (
        Invitation.objects.unanswered()
        .expected()
        .filter(to_come, person=person, meeting__status=MeetingStatus.PUBLISHED)
        .filter(meeting__in=Meeting.objects.visible_to(person))
        .select_related("meeting__group")
        .only(*(f"meeting__{name}" for name in (*NAMED, "date")))
        .order_by("meeting__date", "pk")
    )


@prepared(by_value=["today"])
def circulated_items(person, today):
    """Confidential items that were circulated to the person lately, the latest meeting first."""
    items = AgendaItem.objects.circulated_to(person)
    recent = items.filter(meeting__date__gte=today - timedelta(days=DAYS_AHEAD))
    of_meeting = (f"meeting__{name}" for name in (*NAMED, "date"))
    return (
        recent.select_related("meeting__group")
        .only("is_confidential", *of_meeting)
        .order_by("-meeting__date", "-pk")[:MINUTES_SHOWN]
    )


@prepared
def papers_owed(person):
    """Meetings to come for which papers are expected from the person; `owed` counts those that are still to come."""
    owed = Paper.objects.expected_from(person).missing().filter(item__meeting=OuterRef("pk"))
    return (
        Meeting.objects.filter(status__in=UPCOMING)
        .annotate(owed=NumberOf(owed))
        .filter(owed__gt=0)
        .select_related("group")
        .only(*NAMED, "date", "paper_deadline")
        .order_by("date", "pk")
    )


@prepared
def drafts_of(chaired, minuted):
    """Minutes that wait for the chair's eye, to be written, or with comments to be resolved.

    In groups given by their keys; `open_comments` counts the comments that nobody has resolved.
    """
    comments = ItemComment.objects.open().filter(item__meeting=OuterRef("meeting"))
    return (
        Minutes.objects.exclude(status=MinutesStatus.APPROVED)
        .filter(
            Q(status=MinutesStatus.WITH_CHAIR, meeting__group__in=chaired)
            | Q(status=MinutesStatus.DRAFTING, meeting__group__in=minuted)
            | Q(Exists(comments), meeting__group__in=minuted)
        )
        .annotate(open_comments=NumberOf(comments))
        .select_related("meeting__group")
        .only("status", *(f"meeting__{name}" for name in (*NAMED, "date")))
        .order_by("meeting__date", "pk")
    )
