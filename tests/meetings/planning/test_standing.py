import pytest
from django.urls import reverse
from pytest_django.asserts import assertNumQueries

from board.enums import GroupKind, Preset
from board.models import BoardProfile
from common.refusals import Refused
from meetings.enums import ItemKind
from meetings.models import StandingItem
from meetings.services import standing
from tests.factories.board import BoardGroupFactory, GroupFactory
from tests.factories.meetings import StandingItemFactory

LIST_QUERIES = 6


def order(group):
    return [(item.part_title, item.title) for item in group.standing_items.order_by("position")]


@pytest.fixture
def template(group):
    for part, title in [("One", "a"), ("One", "b"), ("Two", "c")]:
        StandingItemFactory(group=group, part_title=part, title=title)
    return {item.title: item for item in group.standing_items.all()}


@pytest.mark.parametrize(
    ("title", "up", "expected"),
    [
        ("b", True, [("One", "b"), ("One", "a"), ("Two", "c")]),
        ("b", False, [("One", "a"), ("Two", "b"), ("Two", "c")]),
        ("c", True, [("One", "a"), ("One", "b"), ("One", "c")]),
        ("a", True, [("One", "a"), ("One", "b"), ("Two", "c")]),
        ("c", False, [("One", "a"), ("One", "b"), ("Two", "c")]),
    ],
)
def test_move_standing_item_goes_one_place(group, unit, template, title, up, expected):
    standing.move_standing_item(item=template[title], up=up, by=unit)

    assert order(group) == expected


def test_reorder_standing_items_takes_the_whole_order(group, unit, template):
    keys = {title: item.pk for title, item in template.items()}

    standing.reorder_standing_items(
        group=group, lanes=[[keys["c"]], [keys["b"], keys["a"]]], by=unit
    )

    assert order(group) == [("One", "c"), ("Two", "b"), ("Two", "a")]


@pytest.mark.parametrize("lanes", [[[1]], [[1], [2, 2]], []])
def test_reorder_standing_items_that_are_not_these_is_refused(group, unit, template, lanes):
    with pytest.raises(Refused, match="has changed since you opened it"):
        standing.reorder_standing_items(group=group, lanes=lanes, by=unit)

    assert order(group) == [("One", "a"), ("One", "b"), ("Two", "c")]


def test_add_standing_item_stands_at_the_end_of_its_part(group, unit, template):
    standing.add_standing_item(group=group, by=unit, title="d", part_title="One")

    assert order(group) == [("One", "a"), ("One", "b"), ("One", "d"), ("Two", "c")]


def test_usual_agenda_of_the_board_speaks_its_own_words(unit):
    board = BoardGroupFactory()
    GroupFactory(name="Learning and Development", parent=board)
    BoardProfile.objects.update(preset=Preset.LSCB_2015, word_edits={"chair": "chairwoman"})

    standing.start_from_usual_agenda(group=board, by=unit)

    titles = [title for _part, title in order(board)]
    assert titles[0] == "Serious case reviews: progress and learning"
    assert "National and regional update from the chairwoman" in titles
    assert ("Learning and Development", "Highlight report") in order(board)


@pytest.mark.parametrize("kind", GroupKind)
@pytest.mark.parametrize("preset", Preset)
def test_usual_agenda_has_every_kind_of_item_once(group, unit, kind, preset):
    group.kind = kind
    group.save()
    BoardProfile.objects.update(preset=preset)

    items = standing.start_from_usual_agenda(group=group, by=unit)

    kinds = [item.kind for item in items if item.kind != ItemKind.ORDINARY]
    assert sorted(kinds) == sorted(set(ItemKind) - {ItemKind.ORDINARY})


def test_usual_agenda_over_an_own_one_is_refused(group, unit, template):
    with pytest.raises(Refused, match="already has standing items"):
        standing.start_from_usual_agenda(group=group, by=unit)

    assert len(order(group)) == 3


def test_standing_item_with_two_presenters_says_so(unit_client, unit, group):
    response = unit_client.post(
        reverse("meetings:standing_item_add", args=[group.pk]),
        {"title": "Budget", "kind": "ordinary", "presenter": unit.pk, "presenter_text": "All"},
    )

    assert dict(response.context["form"].errors) == {
        "presenter_text": ["Choose a person or write words here, but not both."]
    }
    assert StandingItem.objects.count() == 0


def test_standing_item_delete_keeps_the_others(unit_client, group, template):
    unit_client.post(reverse("meetings:standing_item_delete", args=[template["b"].pk]), {})

    assert order(group) == [("One", "a"), ("Two", "c")]


@pytest.mark.parametrize("count", [1, 3])
def test_standing_item_list_makes_the_same_queries(unit_client, group, count):
    for _ in range(count):
        StandingItemFactory(group=group)
    url = reverse("meetings:standing_item_list", args=[group.pk])
    unit_client.get(url)

    with assertNumQueries(LIST_QUERIES):
        unit_client.get(url)


def test_standing_item_move_by_button_comes_back_to_the_item(unit_client, template):
    response = unit_client.post(
        reverse("meetings:standing_item_move", args=[template["b"].pk]), {"direction": "up"}
    )

    assert response.url.endswith(f"#item-{template['b'].pk}")
