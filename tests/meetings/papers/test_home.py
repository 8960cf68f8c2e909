"""The first page asks for papers that are owed, and tells the unit of those that are missing."""

import pytest
from django.urls import reverse

from meetings.enums import MeetingStatus
from meetings.models import AgendaItem
from meetings.papers import deadlines
from meetings.services import papers
from tests.factories.board import AccountFactory, UnitFactory
from tests.factories.meetings import ItemFactory, MeetingFactory, PartFactory, in_days
from tests.factories.papers import as_file, handed_in, pdf

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    return UnitFactory()


def item_due_in(days, presenter=None, **facts):
    meeting = MeetingFactory(
        date=in_days(20),
        paper_deadline=in_days(days),
        status=MeetingStatus.PUBLISHED,
        title="Executive",
    )
    return ItemFactory(part=PartFactory(meeting=meeting), presenter=presenter, **facts)


def lines(client, person, name="waiting"):
    client.force_login(person)
    found = client.get("/").context[name]
    return [(line.label, line.state, line.tone) for line in found if "paper" in line.label]


@pytest.mark.parametrize(
    ("days", "state", "tone"), [(9, "Due in 9 days", "amber"), (-1, "Late", "red")]
)
def test_who_is_to_hand_in_is_asked_on_the_first_page(client, unit, days, state, tone):
    presenter = AccountFactory()
    item = item_due_in(days, presenter)
    papers.expect(item=item, title="Report", by=unit)

    assert lines(client, presenter) == [("Hand in a paper", state, tone)]

    handed_in(item, presenter)
    assert lines(client, presenter) == []


def test_a_paper_that_cannot_be_read_is_still_owed(client, unit):
    presenter = AccountFactory()
    item = item_due_in(9, presenter)
    paper = papers.expect(item=item, title="Report", by=unit)
    first = handed_in(item, presenter, content=pdf(password="secret"))
    client.force_login(unit)
    page = client.get(reverse("meetings:paper_list", args=[item.meeting_id])).content.decode()

    assert first == paper
    assert lines(client, presenter) == [("Hand in a paper", "Due in 9 days", "amber")]
    assert "0 papers are in; 1 cannot be read." in page
    assert deadlines.to_chase(item.meeting) == [presenter]

    assert handed_in(item, presenter) == paper
    assert lines(client, presenter) == []


def test_what_is_asked_stands_before_what_is_only_presented(client, unit):
    presenter = AccountFactory()
    item_due_in(3, presenter, title="Welcome")
    done, asked = item_due_in(5, presenter, title="Dataset"), item_due_in(9, presenter)
    handed_in(done, presenter)
    papers.expect(item=asked, title="Report", by=unit)
    client.force_login(presenter)

    groups = client.get(reverse("meetings:paper_list_mine")).context["groups"]

    assert [(heading, [line["item"] for line in found]) for heading, found in groups] == [
        ("Expected from you", [asked]),
        ("Handed in", [done]),
        ("Other items that you present", [item_of("Welcome")]),
    ]


def test_who_only_presents_is_told_that_nothing_is_expected(client):
    presenter = AccountFactory()
    item_due_in(3, presenter, title="Welcome")
    client.force_login(presenter)

    page = client.get(reverse("meetings:paper_list_mine")).content.decode()

    assert "No papers are expected from you now." in page
    assert "Other items that you present (1)" in page


def item_of(title):
    return AgendaItem.objects.get(title=title)


def test_a_file_says_which_paper_it_became(client, unit):
    presenter = AccountFactory()
    item = item_due_in(9, presenter)
    papers.expect(item=item, title="Dip sample tables", by=unit)
    client.force_login(presenter)
    address = reverse("meetings:paper_item", args=[item.pk])
    token = client.get(address).context["form"]["token"].value()

    page = client.post(
        address, {"files": [as_file(pdf(), "scan.pdf")], "token": token}, follow=True
    )

    assert "1 paper handed in: “Dip sample tables”" in page.content.decode()


def test_a_paper_asked_of_somebody_else_is_not_the_presenters(client, unit):
    presenter, nurse = AccountFactory(), AccountFactory()
    papers.expect(item=item_due_in(9, presenter), title="Report", contributor=nurse, by=unit)

    assert (lines(client, presenter), len(lines(client, nurse))) == ([], 1)


@pytest.mark.parametrize(("days", "where", "tone"), [(9, "waiting", "blue"), (-1, "late", "red")])
def test_the_unit_is_told_of_missing_papers(client, unit, days, where, tone):
    item = item_due_in(days)
    papers.expect(item=item, title="Report", by=unit)
    papers.expect(item=item, title="Figures", by=unit)

    assert lines(client, unit, where) == [("Chase missing papers", "2 papers", tone)]
