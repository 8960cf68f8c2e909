"""The agenda builder: its services, its forms and its running clock."""

from datetime import time

import pytest
from django.urls import reverse
from pytest_django.asserts import assertNumQueries

from common.refusals import Refused, StaleVersion
from meetings.enums import ItemKind, MeetingStatus
from meetings.models import AgendaItem, Challenge, Decision
from meetings.presenters.agenda import agenda_from, running_clock
from meetings.services import agenda
from tests.factories.actions import ActionFactory
from tests.factories.board import PersonFactory
from tests.factories.meetings import ItemFactory, MeetingFactory, PartFactory, in_days

BUILDER_QUERIES = 11


@pytest.fixture
def meeting(group):
    return MeetingFactory(group=group, start_time=time(9, 30), end_time=time(10, 30))


@pytest.fixture
def items(meeting):
    """Part One with a and b, part Two with c."""
    one, two = (
        PartFactory(meeting=meeting, title=title, position=n)
        for n, title in enumerate(["One", "Two"])
    )
    return {
        "a": ItemFactory(part=one, title="a"),
        "b": ItemFactory(part=one, title="b"),
        "c": ItemFactory(part=two, title="c"),
    }


def order(meeting):
    return [
        (part.title, [item.title for item in part.items.order_by("position", "pk")])
        for part in meeting.parts.order_by("position", "pk")
    ]


AS_IT_WAS = [("One", ["a", "b"]), ("Two", ["c"])]


@pytest.mark.parametrize(
    ("title", "up", "expected"),
    [
        ("b", True, [("One", ["b", "a"]), ("Two", ["c"])]),
        ("a", False, [("One", ["b", "a"]), ("Two", ["c"])]),
        ("b", False, [("One", ["a"]), ("Two", ["b", "c"])]),
        ("c", True, [("One", ["a", "b", "c"]), ("Two", [])]),
        ("a", True, AS_IT_WAS),
        ("c", False, AS_IT_WAS),
    ],
)
def test_move_item_goes_one_place_and_into_the_next_part(meeting, unit, items, title, up, expected):
    agenda.move_item(item=items[title], up=up, by=unit)

    assert order(meeting) == expected


def test_move_item_keeps_the_version_that_a_writer_has_open(unit, items):
    agenda.move_item(item=items["b"], up=True, by=unit)

    assert set(AgendaItem.objects.values_list("version", flat=True)) == {1}


def test_reorder_takes_the_whole_order(meeting, unit, items):
    one, two = items["a"].part_id, items["c"].part_id

    agenda.reorder(
        meeting=meeting,
        lanes=[(one, [items["c"].pk]), (two, [items["b"].pk, items["a"].pk])],
        by=unit,
    )

    assert order(meeting) == [("One", ["c"]), ("Two", ["b", "a"])]


def test_reorder_without_an_item_that_was_added_since_is_refused(meeting, unit, items):
    one, two = items["a"].part_id, items["c"].part_id

    with pytest.raises(Refused, match="has changed since you opened it"):
        agenda.reorder(meeting=meeting, lanes=[(one, [items["a"].pk]), (two, [])], by=unit)

    assert order(meeting) == AS_IT_WAS


def test_reorder_into_a_part_of_another_meeting_is_refused(meeting, unit, items):
    keys = [item.pk for item in items.values()]

    with pytest.raises(Refused, match="has changed since you opened it"):
        agenda.reorder(meeting=meeting, lanes=[(PartFactory().pk, keys)], by=unit)

    assert order(meeting) == AS_IT_WAS


def test_add_item_goes_before_any_other_business(meeting, unit, items):
    part = items["c"].part
    ItemFactory(part=part, title="AOB", kind=ItemKind.AOB)

    agenda.add_item(meeting=meeting, part=part, title=" d ", by=unit)

    assert order(meeting)[1] == ("Two", ["c", "d", "AOB"])


def test_add_item_to_an_empty_agenda_makes_its_part(meeting, unit):
    agenda.add_item(meeting=meeting, title="a", by=unit)

    assert order(meeting) == [("", ["a"])]


def test_edit_item_with_an_old_version_is_stale(unit, items):
    agenda.edit_item(item=items["a"], by=unit, expected_version=1, title="first")
    again = AgendaItem.objects.get(title="first")

    with pytest.raises(StaleVersion):
        agenda.edit_item(item=again, by=unit, expected_version=1, title="second")

    again.refresh_from_db()
    assert again.title == "first"


def test_edit_item_into_another_part_stands_at_its_end(meeting, unit, items):
    agenda.edit_item(item=items["a"], by=unit, expected_version=1, part=items["c"].part)

    assert order(meeting) == [("One", ["b"]), ("Two", ["c", "a"])]


def record_decision(item, unit):
    Decision.objects.create(item=item, reference="D-1", text="Agreed", created_by=unit)


def record_challenge(item, unit):
    Challenge.objects.create(item=item, asked_by=unit, question="Why?", created_by=unit)


def record_action(item, unit):
    ActionFactory(agenda_item=item, group=item.meeting.group)


def record_minutes(item, unit):
    AgendaItem.objects.filter(pk=item.pk).update(discussion="<p>Said</p>")


@pytest.mark.parametrize(
    ("record", "words"),
    [
        (record_decision, "decisions"),
        (record_challenge, "challenges"),
        (record_action, "actions"),
        (record_minutes, "minutes"),
    ],
)
def test_item_with_records_is_neither_deleted_nor_moved(group, unit, items, record, words):
    record(items["a"], unit)
    item = AgendaItem.objects.get(pk=items["a"].pk)
    other = MeetingFactory(group=group, date=in_days(60))

    with pytest.raises(Refused) as refused:
        agenda.delete_item(item=item, by=unit)
    with pytest.raises(Refused, match="cannot be moved to another meeting"):
        agenda.carry_item(item=item, to=other, copy=False, by=unit)

    assert refused.value.reason == (
        f"This item already has {words} recorded under it, so it cannot be deleted."
    )
    assert AgendaItem.objects.filter(pk=item.pk).exists()


def test_delete_part_with_items_is_refused(unit, items):
    with pytest.raises(Refused, match="still has items"):
        agenda.delete_part(part=items["a"].part, by=unit)


@pytest.mark.parametrize("status", [MeetingStatus.CLOSED, MeetingStatus.CANCELLED])
def test_agenda_of_a_meeting_that_is_over_cannot_be_changed(unit, status):
    meeting = MeetingFactory(status=status, cancelled_reason="Snow")

    with pytest.raises(Refused, match="agenda can no longer be changed"):
        agenda.add_item(meeting=meeting, title="a", by=unit)


# The running clock


def test_running_clock_gives_each_item_its_start(meeting, unit, items):
    for title, minutes in [("a", 20), ("b", None), ("c", 30)]:
        AgendaItem.objects.filter(pk=items[title].pk).update(minutes_allotted=minutes)

    record = agenda_from(agenda.snapshot_now(meeting), full=True)

    assert [(line.number, line.starts_at) for line in record.lines] == [
        ("1.1", "9.30am"),
        ("1.2", "9.50am"),
        ("2.1", "9.50am"),
    ]
    assert (record.clock.ends_at, record.clock.over, record.clock.spare_text) == (
        "10.20am",
        0,
        "10 minutes",
    )
    assert record.clock.without_time_text == "1 item has no time."


def test_running_clock_says_by_how_much_it_overruns():
    clock = running_clock([60, 45], time(9, 30), time(11))

    assert (clock.over_text, clock.ends_at, clock.finishes_at) == (
        "15 minutes",
        "11.15am",
        "11am",
    )


def test_running_clock_past_midnight_starts_again():
    clock = running_clock([120], time(23), time(23, 30))

    assert (clock.ends_at, clock.over) == ("1am", 90)


def test_running_clock_without_any_minutes_shows_no_times(meeting, items):
    record = agenda_from(agenda.snapshot_now(meeting), full=True)

    assert {line.starts_at for line in record.lines} == {""}


# The pages


def url(name, meeting, *keys):
    return reverse(f"meetings:{name}", args=[meeting.pk, *keys])


def sent(items, **changes):
    return {
        "title": "Neglect",
        "part": items["a"].part_id,
        "kind": "ordinary",
        "version": 1,
        **changes,
    }


@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        ({"title": " "}, {"title": ["Give the item a title."]}),
        ({"title": "x" * 201}, {"title": ["Write at most 200 characters."]}),
        (
            {"minutes_allotted": "soon"},
            {"minutes_allotted": ["Enter the minutes as a whole number, for example 15."]},
        ),
        (
            {"minutes_allotted": "0"},
            {"minutes_allotted": ["Give an item at least 1 minute, or leave this empty."]},
        ),
        (
            {"minutes_allotted": "601"},
            {"minutes_allotted": ["Give an item at most 600 minutes."]},
        ),
        (
            {"closed_title": "Child K"},
            {
                "is_confidential": [
                    "Tick this to keep the closed title, or take the closed title out."
                ]
            },
        ),
        ({"part": "0"}, {"part": ["Choose a part of this agenda."]}),
    ],
)
def test_item_form_with_bad_input_says_so_at_the_field(
    unit_client, meeting, items, changes, errors
):
    response = unit_client.post(
        url("agenda_item_edit", meeting, items["a"].pk), sent(items, **changes)
    )

    assert {k: list(v) for k, v in response.context["form"].errors.items()} == errors
    assert order(meeting) == AS_IT_WAS


def test_item_form_with_two_presenters_says_so(unit_client, meeting, items):
    response = unit_client.post(
        url("agenda_item_add", meeting),
        sent(items, presenter=PersonFactory().pk, presenter_text="The police"),
    )

    assert dict(response.context["form"].errors) == {
        "presenter_text": ["Choose a person or write words here, but not both."]
    }


def test_item_form_does_not_offer_people_who_left(unit_client, meeting, items):
    gone = PersonFactory(left_on=in_days(-1))

    form = unit_client.get(url("agenda_item_add", meeting)).context["form"]

    assert gone not in form.fields["presenter"].queryset


def test_quick_add_puts_the_item_into_its_part(unit_client, meeting, items):
    response = unit_client.post(
        url("agenda_item_quick_add", meeting),
        {"title": "Neglect", "minutes_allotted": "15", "part": items["a"].part_id},
    )

    item = AgendaItem.objects.get(title="Neglect")
    assert (item.part, item.minutes_allotted) == (items["a"].part, 15)
    assert response.url == f"{url('agenda_detail', meeting)}#item-{item.pk}"


def test_quick_add_without_a_title_says_so_in_the_builder(unit_client, meeting, items):
    response = unit_client.post(
        url("agenda_item_quick_add", meeting), {"title": "", "part": items["a"].part_id}
    )

    assert response.templates[0].name == "meetings/agenda_builder.html"
    assert "Give the item a title." in response.content.decode()
    assert order(meeting) == AS_IT_WAS


def test_move_button_works_without_javascript(unit_client, meeting, items):
    response = unit_client.post(
        url("agenda_item_move", meeting, items["b"].pk), {"direction": "up"}
    )

    assert response.url == f"{url('agenda_detail', meeting)}#item-{items['b'].pk}"
    assert order(meeting)[0] == ("One", ["b", "a"])


def test_move_button_with_javascript_gets_the_list_again(unit_client, meeting, items):
    response = unit_client.post(
        url("agenda_item_move", meeting, items["b"].pk),
        {"direction": "up"},
        follow=True,
        headers={"HX-Request": "true"},
    )

    assert response.templates[0].name == "meetings/_agenda_builder.html"


@pytest.mark.parametrize("lane", ["", "x:1", "1:x"])
def test_order_that_cannot_be_read_is_refused(unit_client, meeting, items, lane):
    unit_client.post(url("agenda_reorder", meeting), {"lane": lane})

    assert order(meeting) == AS_IT_WAS


def test_item_of_another_meeting_is_not_found(unit_client, meeting):
    stray = ItemFactory()

    response = unit_client.get(url("agenda_item_edit", meeting, stray.pk))

    assert response.status_code == 404


def test_builder_shows_the_unit_notes_and_where_items_came_from(unit_client, meeting, items):
    other = MeetingFactory()
    AgendaItem.objects.filter(pk=items["a"].pk).update(unit_notes="Ring first", came_from=other)

    page = unit_client.get(url("agenda_detail", meeting)).content.decode()

    assert "Ring first" in page
    assert f"From {other.reference}" in page


@pytest.mark.parametrize("count", [1, 3])
def test_builder_makes_the_same_queries_for_any_number(unit_client, meeting, count):
    for _ in range(count):
        part = PartFactory(meeting=meeting, title="Part")
        for _each in range(count):
            ItemFactory(part=part, presenter=PersonFactory())
    unit_client.get(url("agenda_detail", meeting))

    with assertNumQueries(BUILDER_QUERIES):
        unit_client.get(url("agenda_detail", meeting))


def test_item_form_that_is_stale_shows_both_texts(unit_client, unit, meeting, items):
    agenda.edit_item(
        item=items["a"], by=unit, expected_version=1, title="Poverty", minutes_allotted=5
    )
    target = url("agenda_item_edit", meeting, items["a"].pk)

    response = unit_client.post(target, sent(items, minutes_allotted=5))

    differences = [
        (each.label, each.theirs, each.yours) for each in response.context["differences"]
    ]
    assert differences == [("Title", "Poverty", "Neglect")]
    assert "Poverty" in response.content.decode()
    assert response.context["form"]["version"].value() == 2
