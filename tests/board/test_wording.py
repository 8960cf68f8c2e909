"""No page speaks of a board of another kind."""

import re

import pytest
from django.urls import reverse

from board.enums import Preset, Sector
from board.labels import group_kind_label, role_label, sector_label
from board.models import BoardProfile, Group
from board.vocabulary import PRESETS
from tests.board.test_access import READING, WRITING, address
from tests.factories.board import (
    BoardGroupFactory,
    BoardProfileFactory,
    MembershipFactory,
    OrganisationFactory,
    PersonFactory,
    PriorityFactory,
)

CHOOSES_THE_WORDS = "words_edit"


@pytest.fixture
def rows(db):
    group = BoardGroupFactory(name="Dunnet group", kind="board")
    membership = MembershipFactory(
        seat__group=group, seat__organisation=OrganisationFactory(sector=Sector.BOARD)
    )
    return {
        "group": group,
        "seat": membership.seat,
        "membership": membership,
        "person": PersonFactory(),
        "organisation": membership.seat.organisation,
        "priority": PriorityFactory(),
    }


@pytest.fixture
def set_up(db):
    def with_preset(preset):
        return BoardProfileFactory(
            name="Dunnet safeguarding", short_name="Dunnet", area="Dunnet", preset=preset
        )

    return with_preset


def read(client, name, needs, rows):
    """What a reader sees of a page: its text, without addresses and mark-up."""
    html = client.get(address(name, needs, rows)).content.decode()
    return re.sub(r"<[^>]+>", " ", html)


PAGES = [(n, needs) for n, needs in {**READING, **WRITING}.items() if n != CHOOSES_THE_WORDS]


@pytest.mark.parametrize(("name", "needs"), PAGES)
def test_partnership_reads_nothing_of_a_board(as_unit, set_up, rows, name, needs):
    set_up(Preset.LSCP_2026)

    text = read(as_unit, name, needs, rows)

    assert re.findall(r"LSCB|Safeguarding Children Board|\b[Bb]oards?\b|SCR\b", text) == []


@pytest.mark.parametrize(("name", "needs"), PAGES)
def test_board_reads_nothing_of_a_partnership(as_unit, set_up, rows, name, needs):
    set_up(Preset.LSCB_2015)

    text = read(as_unit, name, needs, rows)

    assert re.findall(r"LSCP|[Pp]artnership|LCSPR|scrutineer", text) == []


def test_page_of_words_names_the_sets_to_choose_from(as_unit, set_up):
    set_up(Preset.LSCP_2026)

    form = as_unit.get(reverse("board:words_edit")).context["form"]

    assert form.fields["preset"].choices == Preset.choices


@pytest.mark.parametrize(
    ("preset", "kind", "sector", "role"),
    [
        (Preset.LSCB_2015, "Board", "The board's own team", "Chair of the board"),
        (
            Preset.LSCP_2026,
            "Partnership",
            "The partnership's own team",
            "Chair of the partnership",
        ),
    ],
)
def test_labels_use_the_words(preset, kind, sector, role):
    words = PRESETS[preset]

    assert group_kind_label("board", words) == kind
    assert sector_label("board", words) == sector
    assert role_label("chair", words) == role


def test_own_word_reaches_the_pages(as_member, set_up):
    set_up(Preset.LSCP_2026)
    BoardProfile.objects.update(word_edits={"body": "safeguarding people partnership"})
    BoardGroupFactory()

    (node,) = as_member.get(reverse("board:group_list")).context["roots"]

    assert (node.kind, Group.objects.count()) == ("Safeguarding people partnership", 1)
