"""The triggers keep the index exactly: a rebuilding finds nothing to do, whatever has happened."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

from actions.models import Action, ActionOwner, ActionUpdate
from board.models import FormerName, Group, Organisation, Person, PersonAlias
from meetings.enums import MeetingStatus, MinutesStatus, TakenBy
from meetings.models import (
    AgendaItem,
    Amendment,
    Challenge,
    ChallengeStep,
    Decision,
    ForwardItem,
    Meeting,
    Minutes,
)
from meetings.services import agenda, approval
from search.models import Entry
from tests.factories.actions import ActionUpdateFactory
from tests.factories.board import GroupFactory, OrganisationFactory, PersonFactory
from tests.factories.meetings import ItemFactory, MeetingFactory, PartFactory, in_days
from tests.meetings.minutes.reading import amend, approve
from tests.search.asking import made_anew, put_right

pytestmark = pytest.mark.django_db


def sql(statement, *params):
    with connection.cursor() as cursor:
        cursor.execute(statement, params)


def forward(scene, **facts):
    return ForwardItem.objects.create(
        group=scene.group, created_by=scene.unit, **{"title": "Fresh eyes", **facts}
    )


def between(scene, **facts):
    return Decision.objects.create(
        group=scene.group,
        reference="D-QA-2025-090",
        text="Agreed by e-mail",
        taken_on=date(2025, 10, 1),
        taken_by=TakenBy.WRITTEN,
        created_by=scene.unit,
        **facts,
    )


def reopened(scene):
    approve(scene)
    scene.minutes.refresh_from_db()
    approval.reopen(minutes=scene.minutes, by=scene.unit, reason="A slip")
    AgendaItem.objects.filter(pk=scene.ordinary.pk).update(discussion="<p>Corrected</p>")


def published(scene):
    meeting = MeetingFactory(group=scene.group)
    part = PartFactory(meeting=meeting)
    ItemFactory(part=part, title="Shown", description="One")
    ItemFactory(part=part, title="Hidden", is_confidential=True, closed_title="Truth")
    agenda.publish_agenda(meeting=meeting, by=scene.unit)
    return meeting


def changed_after_publishing(scene):
    meeting = published(scene)
    meeting.items.update(title="Changed", description="Two")
    meeting.items.first().delete()


def moved_to_another_meeting(scene):
    to = PartFactory(meeting=MeetingFactory(group=GroupFactory(), date=in_days(90)))
    AgendaItem.objects.filter(pk=scene.ordinary.pk).update(meeting=to.meeting, part=to)


def bulk(scene):
    part = PartFactory(meeting=MeetingFactory(group=scene.group, date=in_days(60)))
    AgendaItem.objects.bulk_create(
        AgendaItem(meeting=part.meeting, part=part, title=f"Bulk {n}") for n in range(60)
    )
    AgendaItem.objects.filter(part=part).update(discussion="<p>All</p>")


def whole_meeting_removed(scene):
    part = PartFactory(meeting=MeetingFactory(group=scene.group, date=in_days(60)))
    ItemFactory(part=part, title="Gone")
    part.meeting.delete()


def rows_of(model, **facts):
    return lambda scene: model.objects.update(**facts)


EVENTS = {
    "nothing": lambda scene: None,
    "group renamed": rows_of(Group, name="Practice Panel"),
    "group's former name": lambda scene: FormerName.objects.create(
        group=scene.group, name="Audit group", until=date(2020, 1, 1)
    ),
    "group's code": lambda scene: Group.objects.filter(pk=scene.group.pk).update(code="QX"),
    "person renamed": rows_of(Person, family_name="Marlowe"),
    "person changes employer": lambda scene: Person.objects.update(employer=OrganisationFactory()),
    "person's other name": lambda scene: PersonAlias.objects.create(
        person=scene.member, name="Del"
    ),
    "person removed": lambda scene: PersonFactory().delete(),
    "organisation renamed": lambda scene: Organisation.objects.filter(
        name="Westmere Police"
    ).update(name="Westmere Constabulary"),
    "meeting moved": lambda scene: Meeting.objects.filter(pk=scene.meeting.pk).update(
        date=date(2024, 2, 3), venue="Elsewhere"
    ),
    "meeting given to another group": lambda scene: Meeting.objects.filter(
        pk=scene.meeting.pk
    ).update(group=GroupFactory()),
    "meeting cancelled": lambda scene: Meeting.objects.filter(pk=scene.meeting.pk).update(
        status=MeetingStatus.CANCELLED, cancelled_reason="Snow"
    ),
    "item moved to another meeting": moved_to_another_meeting,
    "item made confidential": rows_of(AgendaItem, is_confidential=True),
    "item opened": rows_of(AgendaItem, is_confidential=False, closed_title=""),
    "discussion written": rows_of(AgendaItem, discussion="<p>New <strong>wor</strong>ds</p>"),
    "item of raw SQL": lambda scene: sql(
        "UPDATE meetings_agendaitem SET title = title || ' again', nil_return = 'None.'"
    ),
    "item removed with its records": lambda scene: (
        Action.objects.all().delete(),
        scene.confidential.delete(),
    ),
    "many items at once": bulk,
    "agenda published": published,
    "agenda changed after publishing": changed_after_publishing,
    "meeting removed": whole_meeting_removed,
    "minutes sent to the chair": rows_of(Minutes, status=MinutesStatus.WITH_CHAIR),
    "minutes drafted again": rows_of(Minutes, status=MinutesStatus.DRAFTING),
    "minutes approved": approve,
    "minutes reopened": reopened,
    "amendment": amend,
    "amendment reworded": lambda scene: (amend(scene), Amendment.objects.update(text="July")),
    "decision reworded": rows_of(Decision, text="Reworded", condition="in principle"),
    "decision removed": lambda scene: Decision.objects.all().delete(),
    "decision between meetings": between,
    "decision reported": lambda scene: between(scene, reported_at=scene.ordinary),
    "decision reported and then drafted again": lambda scene: (
        between(scene, reported_at=scene.ordinary),
        Minutes.objects.update(status=MinutesStatus.DRAFTING),
    ),
    "challenge answered": rows_of(Challenge, answer="In June", follow_up="Ask again"),
    "challenge followed up": lambda scene: ChallengeStep.objects.create(
        challenge=Challenge.objects.first(),
        text="The list came",
        from_status="open",
        to_status="closed",
        made_by=scene.unit,
    ),
    "challenge removed": lambda scene: Challenge.objects.all().delete(),
    "action reworded": rows_of(Action, text="Do it again"),
    "action given to another group": lambda scene: Action.objects.update(group=GroupFactory()),
    "owner added": lambda scene: ActionOwner.objects.create(
        action=scene.action, organisation=OrganisationFactory()
    ),
    "owners removed": lambda scene: ActionOwner.objects.all().delete(),
    "update of an action": lambda scene: ActionUpdateFactory(action=scene.action),
    "update reworded": lambda scene: (
        ActionUpdateFactory(action=scene.action),
        ActionUpdate.objects.update(text="Half done"),
    ),
    "forward item": forward,
    "forward item placed": lambda scene: forward(scene, item=scene.ordinary),
    "forward item dropped": lambda scene: (
        forward(scene),
        ForwardItem.objects.update(dropped_reason="Overtaken"),
    ),
    "forward item removed": lambda scene: forward(scene).delete(),
    "confidential forward item": lambda scene: forward(
        scene, is_confidential=True, closed_title="Truth", presenter=scene.member
    ),
    "forward item meant for a meeting that moves": lambda scene: (
        forward(scene, meeting=scene.later),
        Meeting.objects.filter(pk=scene.later.pk).update(date=date(2025, 12, 1)),
    ),
}


@pytest.mark.parametrize("event", EVENTS)
def test_index_is_exact_after(scene, event):
    EVENTS[event](scene)

    assert (put_right(), made_anew()) == (0, True)


def test_signing_in_touches_no_entry(scene):
    before = versions_of_rows()

    Person.objects.update(last_login="2026-11-21 09:00+00:00", phone="01632 960000")

    assert versions_of_rows() == before


def test_saving_one_item_writes_only_its_own_entry(scene):
    before = versions_of_rows()

    AgendaItem.objects.filter(pk=scene.ordinary.pk).update(discussion="<p>Anew</p>")

    changed = {key for key, version in versions_of_rows().items() if before.get(key) != version}
    assert set(Entry.objects.filter(pk__in=changed).values_list("kind", "object_pk")) == {
        ("minutes", scene.ordinary.pk)
    }


def versions_of_rows():
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, ctid::text FROM search_entry")
        return dict(cursor.fetchall())


def test_rebuilding_says_that_every_entry_was_right(scene):
    out = StringIO()

    call_command("rebuild_search", stdout=out)

    assert out.getvalue() == "Every entry was right.\n"


def test_rebuilding_puts_right_what_was_lost(scene):
    Entry.objects.filter(kind="decision").delete()
    Entry.objects.filter(kind="meeting").update(title="Wrong")
    out = StringIO()

    call_command("rebuild_search", stdout=out)

    assert out.getvalue() == "4 entries were put right.\n"
    assert put_right() == 0


def test_rebuilding_anew_makes_every_entry(scene):
    count = Entry.objects.count()
    out = StringIO()

    call_command("rebuild_search", "--anew", stdout=out)

    assert out.getvalue() == f"{count} entries were put right.\n"
    assert Entry.objects.count() == count


@pytest.mark.parametrize(
    "text",
    ["漢字 " * 60_000, "word" * 50_000, "a1 " * 66_000, "&lt;p&gt;" * 30_000, "🙂" * 200_000],
)
def test_very_long_texts_are_saved_and_kept(scene, text):
    AgendaItem.objects.filter(pk=scene.ordinary.pk).update(discussion=f"<p>{text}</p>")

    assert put_right() == 0
