"""Undo beside the message, and the page of what was deleted."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from board.models import Membership
from common import bin
from common.models import Deletion
from common.refusals import Refused
from meetings.models import Decision
from meetings.services import agenda, decisions, records
from tests.factories.board import AccountFactory, UnitFactory
from tests.factories.meetings import ItemFactory
from tests.factories.registers import decision_between

DELETED = reverse("trail:deleted_list")


@pytest.fixture
def deletion(scene):
    return agenda.delete_item(item=scene.item, by=scene.unit)


def test_delete_offers_undo_and_undo_brings_back_to_where_it_was(scene, client_of):
    client = client_of(scene.unit)
    address = reverse("meetings:agenda_item_delete", args=[scene.meeting.pk, scene.item.pk])

    page = client.post(address, follow=True)
    deletion = Deletion.objects.get()
    restore = reverse("trail:restore", args=[deletion.pk])
    back = client.post(restore)

    assert f'action="{restore}"' in page.content.decode()
    assert back.url == reverse("meetings:agenda_detail", args=[scene.meeting.pk])
    assert scene.meeting.items.filter(pk=scene.item.pk).exists()


def test_undo_is_offered_once(scene, client_of):
    client = client_of(scene.unit)
    address = reverse("meetings:agenda_item_delete", args=[scene.meeting.pk, scene.item.pk])

    client.post(address, follow=True)
    page = client.get(reverse("meetings:agenda_detail", args=[scene.meeting.pk]))

    assert "/restore/" not in page.content.decode()


def test_message_of_anything_else_offers_no_undo(scene, client_of):
    page = client_of(scene.unit).post(
        reverse("meetings:agenda_part_edit", args=[scene.meeting.pk, scene.part.pk]),
        {"title": "undo-1"},
        follow=True,
    )

    assert "The part has been renamed." in page.content.decode()
    assert "/restore/" not in page.content.decode()


def test_name_in_a_message_is_escaped(scene, client_of):
    row = scene.row(scene.nurse)
    row.name_then, row.person, row.seat = "<script>x</script>", None, None
    row.save()
    address = reverse("meetings:attendance_remove", args=[scene.meeting.pk, row.pk])

    page = client_of(scene.taker).post(address, follow=True).content.decode()

    assert "&lt;script&gt;x&lt;/script&gt; has been removed" in page
    assert "<script>x" not in page


def test_list_says_what_when_by_whom_where_and_how_long(deletion, scene, client_of):
    Deletion.objects.update(deleted_at=timezone.now() - timedelta(days=3, hours=1))

    page = client_of(scene.unit).get(DELETED)

    (row,) = page.context["rows"]
    assert (row.what, row.deleted_by, row.page, row.left) == (
        f"Agenda item “{scene.item.title}” of {scene.meeting.reference}",
        scene.unit.full_name,
        reverse("meetings:agenda_detail", args=[scene.meeting.pk]),
        "27 days",
    )


def test_list_is_of_ones_own_and_for_the_unit_of_everybody(scene, client_of):
    decision = records.record_decision(item=scene.item, by=scene.taker, text="Quillfeather")
    records.remove_decision(decision=decision, by=scene.taker)

    seen = {
        role: len(client_of(person).get(DELETED).context["rows"])
        for role, person in (
            ("taker", scene.taker),
            ("unit", scene.unit),
            ("another of the unit", UnitFactory()),
            ("board chair", scene.board_chair),
            ("chair", scene.chair),
            ("member", scene.member),
            ("stranger", scene.stranger),
        )
    }

    assert seen == {
        "taker": 1,
        "unit": 1,
        "another of the unit": 1,
        "board chair": 0,
        "chair": 0,
        "member": 0,
        "stranger": 0,
    }


def test_deletion_of_others_is_not_there_to_restore(deletion, scene, client_of):
    answers = [
        client_of(person).post(reverse("trail:restore", args=[deletion.pk])).status_code
        for person in (scene.member, scene.taker, scene.board_chair)
    ]

    assert answers == [404, 404, 404]
    assert not scene.meeting.items.filter(pk=deletion.object_pk).exists()


def test_restore_needs_a_form(deletion, scene, client_of):
    assert (
        client_of(scene.unit).get(reverse("trail:restore", args=[deletion.pk])).status_code == 405
    )


def test_restore_that_is_refused_says_why(deletion, scene, client_of):
    client = client_of(scene.unit)
    restore = reverse("trail:restore", args=[deletion.pk])
    client.post(restore)

    page = client.post(restore, {"back": DELETED}, follow=True)

    assert "This has been brought back already." in page.content.decode()


def test_list_without_deletions_says_so(scene, client_of):
    page = client_of(scene.member).get(DELETED).content.decode()

    assert "Nothing has been deleted in the last 30 days" in page


def test_list_leaves_out_what_is_too_old_or_back(deletion, scene, client_of):
    Deletion.objects.update(deleted_at=timezone.now() - timedelta(days=31))

    assert client_of(scene.unit).get(DELETED).context["rows"] == []


@pytest.mark.parametrize("count", [1, 3])
def test_list_needs_the_same_queries_for_any_number(
    scene, client_of, count, django_assert_num_queries
):
    for _ in range(count):
        agenda.delete_item(item=ItemFactory(part=scene.part), by=scene.unit)
    client = client_of(scene.unit)
    client.get(DELETED)

    with django_assert_num_queries(6):
        client.get(DELETED)


def test_list_comes_in_pages(scene, client_of):
    Deletion.objects.bulk_create(
        Deletion(
            what=f"Row {n}",
            model="board.seat",
            object_pk=n,
            page="/",
            rows=[],
            deleted_by=scene.unit,
        )
        for n in range(51)
    )

    page = client_of(scene.unit).get(DELETED, {"page": 9})

    assert [row.what for row in page.context["rows"]] == ["Row 0"]


def test_page_that_is_not_ours_is_not_gone_to(deletion, scene, client_of):
    Deletion.objects.update(page="https://elsewhere.example/")

    back = client_of(scene.unit).post(reverse("trail:restore", args=[deletion.pk]))

    assert back.url == DELETED


def test_former_holder_of_an_account_sees_nothing_of_others(deletion, client_of):
    assert client_of(AccountFactory()).get(DELETED).context["rows"] == []


def test_minute_taker_whose_time_has_ended_brings_no_decision_back(scene, client_of):
    decision = decision_between(scene.group, scene.taker)
    deletion = decisions.remove_between(decision=decision, by=scene.taker)
    yesterday = timezone.localdate() - timedelta(days=1)
    Membership.objects.filter(person=scene.taker).update(ends_on=yesterday)

    client_of(scene.taker).post(reverse("trail:restore", args=[deletion.pk]))

    with pytest.raises(Refused, match="and the group's minute-taker write its minutes"):
        bin.restore(deletion, by=scene.taker)
    assert not Decision.objects.exists()
