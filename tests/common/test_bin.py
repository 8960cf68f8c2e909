"""What a person deletes comes back from where it was, with the same keys and references."""

import pytest

from board.models import FormerName
from common import bin
from meetings.models import AgendaItem, AgendaPart
from tests.factories.board import FormerNameFactory, UnitFactory
from tests.factories.meetings import ItemFactory, MeetingFactory, PartFactory

pytestmark = pytest.mark.django_db


def removed(obj, by, what="Something", page="/"):
    return bin.remove(obj, by=by, what=what, page=page)


def test_remove_keeps_row_and_restore_puts_it_back_with_its_key():
    unit, name = UnitFactory(), FormerNameFactory(name="Neglect panel")
    before = FormerName.objects.values().get(pk=name.pk)

    deletion = removed(name, unit)
    gone = FormerName.objects.filter(pk=before["id"]).exists()
    bin.restore(deletion, by=unit)

    assert (gone, FormerName.objects.values().get(pk=before["id"])) == (False, before)


def test_restore_of_part_brings_items_and_references_back():
    unit, meeting = UnitFactory(), MeetingFactory()
    part = PartFactory(meeting=meeting)
    item = ItemFactory(part=part, title="Neglect", presenter=unit)
    later = ItemFactory(part=PartFactory(meeting=MeetingFactory()), carried_from=item)
    before = list(AgendaItem.objects.order_by("pk").values())

    deletion = removed(part, unit)
    later.refresh_from_db()
    loosened = later.carried_from_id
    bin.restore(deletion, by=unit)

    assert (loosened, list(AgendaItem.objects.order_by("pk").values())) == (None, before)
    assert AgendaPart.objects.filter(pk=deletion.object_pk).exists()
