"""A hold stops loss: what people remove of what it covers stays in the bin, and its files stay too."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils import timezone

from common import bin
from common.models import Deletion
from common.refusals import Refused
from common.tasks import tidy
from keeping import services
from keeping.enums import RecordClass
from meetings.services import agenda, papers, strays
from tests.factories.board import BoardProfileFactory, FormerNameFactory, UnitFactory
from tests.factories.meetings import ItemFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    BoardProfileFactory()
    return UnitFactory()


@pytest.fixture(autouse=True)
def _files_are_old(monkeypatch):
    monkeypatch.setattr("common.strays.CLEAR_AFTER", timedelta(0))


def hold(unit, *classes):
    return services.place_hold(
        kind="inquiry", reason="Local inquiry", classes=classes, until=None, by=unit
    )


def removed_long_ago(unit):
    """An item of an agenda, and a former name, which is no record of a meeting."""
    name = FormerNameFactory()
    rows = [
        agenda.delete_item(item=ItemFactory(), by=unit),
        bin.remove(name, by=unit, what="Former name", page="/groups/"),
    ]
    Deletion.objects.update(deleted_at=timezone.now() - timedelta(days=400))
    return rows


@pytest.mark.parametrize(
    ("classes", "left"),
    [
        ([RecordClass.MINUTES], ["meetings.agendaitem"]),
        ([RecordClass.MAIL, RecordClass.ACTIONS], []),
        ([], ["board.formername", "meetings.agendaitem"]),
    ],
)
def test_what_a_hold_covers_is_not_forgotten(unit, classes, left):
    removed_long_ago(unit)
    hold(unit, *classes)

    tidy.call()

    assert sorted(Deletion.objects.values_list("model", flat=True)) == left


def test_it_is_forgotten_once_the_hold_is_lifted(unit):
    removed_long_ago(unit)
    services.lift_hold(hold=hold(unit), reason="It has reported.", by=unit)

    tidy.call()

    assert not Deletion.objects.exists()


def test_it_can_be_brought_back_as_long_as_the_hold_lasts(unit, client):
    item, name = removed_long_ago(unit)
    held = hold(unit, RecordClass.MINUTES)
    client.force_login(unit)

    page = client.get(reverse("trail:deleted_list")).content.decode()
    with pytest.raises(Refused, match="more than 30 days ago"):
        bin.restore(Deletion.objects.get(pk=name.pk), by=unit)
    bin.restore(Deletion.objects.get(pk=item.pk), by=unit)

    assert page.count("As long as a hold is in force") == 1
    assert held.lifted_at is None


@pytest.mark.parametrize(
    ("classes", "is_there"), [([RecordClass.PAPERS], True), ([RecordClass.MAIL], False)]
)
def test_files_of_a_removed_paper_stay_too(unit, classes, is_there):
    paper = papers.expect(item=ItemFactory(), title="Report", by=unit)
    name = default_storage.save("papers/report.pdf", ContentFile(b"%PDF-"))
    paper.versions.create(
        number=1,
        file=name,
        name="report.pdf",
        kind="pdf",
        size=5,
        sha256="0" * 64,
        handed_in_by=unit,
    )
    papers.remove(paper=paper, by=unit, page="/")
    Deletion.objects.update(deleted_at=timezone.now() - timedelta(days=400))
    hold(unit, *classes)

    tidy.call()
    strays.forget_strays()

    assert default_storage.exists(name) is is_there


def test_page_of_holds_says_so(unit, client):
    client.force_login(unit)

    page = client.get(reverse("keeping:home")).content.decode()

    assert "for as long as the hold lasts, not for 30 days only" in page
