"""What a person deletes comes back from where it was, with the same keys and references."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from board.models import FormerName, Membership
from board.services import groups as board_groups
from board.services import people as directory
from board.services import seats
from common import bin
from common.models import Deletion
from common.refusals import Refused
from common.tasks import tidy
from meetings.enums import AttendanceStatus, MinutesStatus
from meetings.models import AgendaItem, AgendaPart, Attendance, Decision
from meetings.services import agenda, attendance, records, standing
from tests.factories.board import (
    AccountFactory,
    FormerNameFactory,
    GroupFactory,
    MembershipFactory,
    PersonFactory,
    UnitFactory,
)
from tests.factories.meetings import (
    ItemFactory,
    MeetingFactory,
    PartFactory,
    PresenterFactory,
    StandingItemFactory,
)
from tests.factories.writing import room

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    return UnitFactory()


def removed(obj, by, what="Something", page="/"):
    return bin.remove(obj, by=by, what=what, page=page)


def refusal(deletion, by):
    with pytest.raises(Refused) as refused:
        bin.restore(deletion, by=by)
    return refused.value.reason


def age(deletion, **span):
    moment = timezone.now() - timedelta(**span)
    Deletion.objects.filter(pk=deletion.pk).update(deleted_at=moment)


# Rows and references


def test_remove_keeps_row_and_restore_puts_it_back_with_its_key(unit):
    name = FormerNameFactory(name="Neglect panel")
    before = FormerName.objects.values().get(pk=name.pk)

    deletion = removed(name, unit)
    gone = FormerName.objects.filter(pk=before["id"]).exists()
    bin.restore(deletion, by=unit)

    assert (gone, FormerName.objects.values().get(pk=before["id"])) == (False, before)


def test_restore_of_part_brings_items_and_references_back(unit):
    part = PartFactory(meeting=MeetingFactory())
    item = ItemFactory(part=part, title="Neglect", presenter=unit)
    later = ItemFactory(part=PartFactory(meeting=MeetingFactory()), carried_from=item)
    before = list(AgendaItem.objects.order_by("pk").values())

    deletion = removed(part, unit)
    later.refresh_from_db()
    loosened = later.carried_from_id
    bin.restore(deletion, by=unit)

    assert (loosened, list(AgendaItem.objects.order_by("pk").values())) == (None, before)
    assert AgendaPart.objects.filter(pk=deletion.object_pk).exists()


def test_rows_are_kept_parents_first(unit):
    part = PartFactory(meeting=MeetingFactory())
    ItemFactory(part=part)

    deletion = removed(part, unit)

    assert [row["model"] for row in deletion.rows] == ["meetings.agendapart", "meetings.agendaitem"]


def test_reference_that_was_given_anew_is_left_alone(unit):
    item, other = ItemFactory(), ItemFactory()
    later = ItemFactory(carried_from=item)

    deletion = removed(item, unit)
    AgendaItem.objects.filter(pk=later.pk).update(carried_from=other)
    bin.restore(deletion, by=unit)

    later.refresh_from_db()
    assert later.carried_from_id == other.pk


def test_loosened_row_that_is_gone_is_no_hindrance(unit):
    item = ItemFactory()
    later = ItemFactory(carried_from=item)

    deletion = removed(item, unit)
    later.delete()
    bin.restore(deletion, by=unit)

    assert AgendaItem.objects.filter(pk=deletion.object_pk).exists()


def test_reference_to_what_went_meanwhile_is_let_go_where_it_may_be_empty(unit):
    source = ItemFactory()
    item = ItemFactory(carried_from=source)

    deletion = removed(item, unit)
    source.delete()
    bin.restore(deletion, by=unit)

    assert AgendaItem.objects.get(pk=deletion.object_pk).carried_from_id is None


def test_sequence_of_keys_is_not_disturbed(unit):
    first = ItemFactory()
    deletion = removed(first, unit)
    second = ItemFactory()

    bin.restore(deletion, by=unit)
    third = ItemFactory()

    assert third.pk == second.pk + 1


def test_what_is_still_needed_is_not_deleted(unit):
    person = PersonFactory()
    MembershipFactory(person=person)

    with pytest.raises(Refused, match="Something else still refers to this"):
        removed(person, unit)
    assert Deletion.objects.count() == 0


def test_long_words_are_cut(unit):
    deletion = removed(FormerNameFactory(), unit, what="word " * 200)

    assert len(deletion.what) == 300


# When it can no longer be


def test_restore_is_refused_after_thirty_days(unit):
    deletion = removed(FormerNameFactory(), unit)
    age(deletion, days=30, minutes=1)

    assert refusal(deletion, unit) == (
        "This was deleted more than 30 days ago, so it can no longer be brought back."
    )


def test_restore_works_on_the_thirtieth_day(unit):
    deletion = removed(FormerNameFactory(), unit)
    age(deletion, days=29, hours=23)

    bin.restore(deletion, by=unit)

    assert FormerName.objects.count() == 1


def test_restore_is_refused_twice(unit):
    deletion = removed(FormerNameFactory(), unit)
    bin.restore(deletion, by=unit)

    assert refusal(deletion, unit) == "This has been brought back already."


def test_restore_is_for_whoever_deleted_and_for_the_unit(unit):
    by = AccountFactory()
    deletion = removed(ItemFactory().part, by)

    assert refusal(deletion, AccountFactory()) == (
        "Only the person who deleted this, or the business unit, can bring it back."
    )
    bin.restore(deletion, by=unit)
    deletion.refresh_from_db()
    assert deletion.restored_by == unit


def test_restore_is_refused_when_what_it_belonged_to_is_gone(unit):
    item = ItemFactory()
    part, meeting = item.part, item.meeting
    deletion = agenda.delete_item(item=item, by=unit)
    agenda.delete_part(part=part, by=unit)

    assert refusal(deletion, unit) == (
        "The agenda part that this agenda item belonged to is no longer there, so it cannot be "
        "brought back. If that was deleted too, bring it back first."
    )
    bin.restore(Deletion.objects.get(model="meetings.agendapart"), by=unit)
    bin.restore(deletion, by=unit)
    assert list(meeting.items.values_list("pk", flat=True)) == [deletion.object_pk]


def test_restore_is_refused_when_something_stands_in_its_place(unit):
    meeting = MeetingFactory()
    person = PersonFactory()
    row = Attendance.objects.create(meeting=meeting, person=person, name_then="Asha Morrow")
    deletion = removed(row, by=AccountFactory())
    meeting.status = "held"
    meeting.save()
    Attendance.objects.create(meeting=meeting, person=person, name_then="Asha Morrow")

    assert refusal(deletion, unit) == (
        "Something that was entered since then stands in its place, so this cannot be brought back."
    )
    deletion.refresh_from_db()
    assert deletion.restored_at is None


def test_tidying_forgets_what_is_older_than_thirty_days(unit):
    old, new = (removed(FormerNameFactory(), unit) for _ in range(2))
    age(old, days=30, minutes=1)

    tidy.call()

    assert list(Deletion.objects.all()) == [new]


# What people delete


def test_former_name_is_refused_when_another_has_its_day(unit):
    name = FormerNameFactory(until=date(2020, 1, 1))
    deletion = board_groups.remove_former_name(former_name=name, by=unit)
    FormerNameFactory(group=name.group, until=date(2020, 1, 1))

    assert refusal(deletion, unit) == "There is already a former name until 1 January 2020."


def test_membership_comes_back(unit):
    membership = MembershipFactory()
    deletion = seats.remove_membership(membership=membership, by=unit)

    bin.restore(deletion, by=unit)

    assert Membership.objects.filter(pk=deletion.object_pk).exists()
    assert deletion.page == membership.seat.group.get_absolute_url()


def test_membership_is_refused_when_the_person_was_entered_again(unit):
    membership = MembershipFactory()
    deletion = seats.remove_membership(membership=membership, by=unit)
    MembershipFactory(seat=membership.seat, person=membership.person)

    assert "already" in refusal(deletion, unit)
    assert Membership.objects.count() == 1


def test_other_name_that_was_left_out_comes_back_and_the_others_stay(unit):
    person = directory.add_person(by=unit, family_name="Hale", aliases=["Ruthie", "R Hale"])
    kept = person.aliases.get(name="R Hale")

    directory.edit_person(person=person, by=unit, aliases=["r hale"])
    (deletion,) = Deletion.objects.all()
    bin.restore(deletion, by=unit)

    assert deletion.what == "Other name “Ruthie” of Hale"
    assert {(a.pk == kept.pk, a.name) for a in person.aliases.all()} == {
        (True, "r hale"),
        (False, "Ruthie"),
    }


def test_item_comes_back_to_its_place(unit):
    part = PartFactory(meeting=MeetingFactory())
    items = [ItemFactory(part=part, title=title) for title in ("One", "Two", "Three")]

    deletion = agenda.delete_item(item=items[1], by=unit)
    agenda.move_item(item=items[2], up=True, by=unit)
    agenda.move_item(item=items[2], up=False, by=unit)
    bin.restore(deletion, by=unit)

    found = part.items.order_by("position").values_list("title", "position")
    assert list(found) == [("One", 1), ("Two", 2), ("Three", 3)]


def test_part_comes_back_between_the_others(unit):
    meeting = MeetingFactory()
    parts = [PartFactory(meeting=meeting, title=t, position=n) for n, t in enumerate("ABC", 1)]

    deletion = agenda.delete_part(part=parts[1], by=unit)
    bin.restore(deletion, by=unit)

    assert list(meeting.parts.order_by("position").values_list("title", "position")) == [
        ("A", 1),
        ("B", 2),
        ("C", 3),
    ]


def test_standing_item_comes_back_to_its_place(unit):
    group = GroupFactory()
    items = [StandingItemFactory(group=group, title=title) for title in "ABC"]

    deletion = standing.delete_standing_item(item=items[0], by=unit)
    bin.restore(deletion, by=unit)

    assert list(group.standing_items.values_list("title", flat=True)) == ["A", "B", "C"]


def test_item_is_refused_when_its_meeting_was_cancelled(unit):
    item = ItemFactory(presenter=PresenterFactory())
    deletion = agenda.delete_item(item=item, by=unit)
    item.meeting.status, item.meeting.cancelled_reason = "cancelled", "Snow"
    item.meeting.save()

    assert refusal(deletion, unit) == (
        "This meeting was cancelled, so its agenda can no longer be changed."
    )


def test_decision_comes_back_with_its_number():
    scene = room()
    decision = records.record_decision(item=scene.item, by=scene.taker, text="To publish.")
    before = Decision.objects.values().get(pk=decision.pk)

    deletion = records.remove_decision(decision=decision, by=scene.taker)
    bin.restore(deletion, by=scene.taker)

    assert Decision.objects.values().get() == before


def test_decision_is_refused_once_the_minutes_are_approved():
    scene = room()
    decision = records.record_decision(item=scene.item, by=scene.taker, text="To publish.")
    deletion = records.remove_decision(decision=decision, by=scene.taker)
    scene.at(MinutesStatus.APPROVED)

    assert refusal(deletion, scene.taker) == (
        "These minutes have been approved and are locked. Reopen them to make a correction."
    )


def test_deputy_comes_back_and_the_member_is_marked_again():
    scene = room()
    attendance.add_deputy(row=scene.row(scene.member), by=scene.taker, person=scene.deputy)

    deletion = attendance.remove_row(row=scene.row(scene.deputy), by=scene.taker)
    unmarked = scene.row(scene.member).status
    bin.restore(deletion, by=scene.taker)

    assert (unmarked, scene.row(scene.member).status) == ("", AttendanceStatus.DEPUTY)
    assert scene.row(scene.deputy).deputising_for == scene.row(scene.member)


def test_deputy_is_refused_when_the_member_came_after_all():
    scene = room()
    attendance.add_deputy(row=scene.row(scene.member), by=scene.taker, person=scene.deputy)
    deletion = attendance.remove_row(row=scene.row(scene.deputy), by=scene.taker)
    attendance.mark(row=scene.row(scene.member), status=AttendanceStatus.PRESENT, by=scene.taker)

    assert "is marked “present” now" in refusal(deletion, scene.taker)


def test_what_is_said_at_a_confidential_item_is_not_in_the_list():
    scene = room()
    decision = records.record_decision(item=scene.closed, by=scene.taker, text="Quillfeather")

    deletion = records.remove_decision(decision=decision, by=scene.taker)

    assert "Quillfeather" not in deletion.what


def test_history_tells_that_it_came_back(unit):
    name = FormerNameFactory()
    bin.restore(removed(name, unit), by=unit)

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pgh_label, pgh_context->>'brought_back' FROM board_formernameevent ORDER BY pgh_id"
        )
        found = cursor.fetchall()

    assert found == [("added", None), ("removed", None), ("added", "true")]
