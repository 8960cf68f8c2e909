"""Made-up actions, raised in an item of the minutes of a meeting."""

from datetime import date, time

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from actions.enums import ActionStatus, DueKind
from actions.models import Action, ActionOwner, ActionUpdate
from board.enums import MembershipRole
from meetings.enums import MeetingStatus, MinutesStatus
from meetings.models import AgendaItem, AgendaPart, Meeting, Minutes
from tests.factories.board import (
    AccountFactory,
    GroupFactory,
    MembershipFactory,
    PersonFactory,
    SeatFactory,
    UnitFactory,
)


def meeting_held(group, on, *, minutes=MinutesStatus.CIRCULATED, **facts):
    """A meeting that took place, with its minutes where `minutes` says."""
    meeting = Meeting.objects.create(
        group=group,
        reference=f"{group.code}-{on:%Y%m%d}",
        date=on,
        created_by=facts.pop("created_by", None) or PersonFactory(),
        **{
            "status": MeetingStatus.HELD,
            "start_time": time(9, 30),
            "end_time": time(12, 30),
            **facts,
        },
    )
    if minutes:
        Minutes.objects.create(meeting=meeting, status=minutes)
    return meeting


def item_of(meeting, **facts):
    part, _ = AgendaPart.objects.get_or_create(meeting=meeting, title="")
    return AgendaItem.objects.create(
        meeting=meeting, part=part, **{"title": "Neglect strategy", **facts}
    )


def member_of(group, role=MembershipRole.MEMBER, **facts):
    """Somebody with an account who sits in the group."""
    person = facts.pop("person", None) or AccountFactory(**facts)
    MembershipFactory(seat=SeatFactory(group=group), person=person, role=role)
    return person


class ActionFactory(DjangoModelFactory):
    """An undated action that members may see, without an owner."""

    class Meta:
        model = Action
        skip_postgeneration_save = True

    class Params:
        meeting = factory.LazyFunction(lambda: meeting_held(GroupFactory(), date(2026, 9, 10)))

    agenda_item = factory.LazyAttribute(lambda o: item_of(o.meeting))
    group = factory.LazyAttribute(lambda o: o.agenda_item.meeting.group)
    reference = factory.Sequence(lambda n: f"A-2026-{n:03}")
    text = factory.Sequence(lambda n: f"Write paper {n:03}")
    due_kind = DueKind.UNDATED
    status = ActionStatus.NOT_STARTED
    released_at = factory.LazyFunction(timezone.now)
    created_by = factory.SubFactory(UnitFactory)

    @factory.post_generation
    def owned_by(self, create, owners, **kwargs):
        for position, owner in enumerate(owners or []):
            field = owner._meta.model_name
            ActionOwner.objects.create(action=self, position=position, **{field: owner})

    @factory.post_generation
    def all_members(self, create, is_owned, **kwargs):
        if is_owned:
            ActionOwner.objects.create(action=self, all_members=True)


class ActionUpdateFactory(DjangoModelFactory):
    class Meta:
        model = ActionUpdate

    action = factory.SubFactory(ActionFactory)
    text = "A first draft is written."
    from_status = ActionStatus.NOT_STARTED
    to_status = ActionStatus.IN_PROGRESS
    made_by = factory.SubFactory(PersonFactory)


def more_like(example, number, **facts):
    """So many further actions of the same item, written at once and without an owner."""
    Action.objects.bulk_create(
        Action(
            reference=f"B-{n}",
            group=example.group,
            agenda_item=example.agenda_item,
            text="One of many",
            due_kind=DueKind.UNDATED,
            released_at=timezone.now(),
            created_by=example.created_by,
            **facts,
        )
        for n in range(number)
    )
