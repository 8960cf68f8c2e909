"""What an agenda says of the actions that arise at its items."""

from datetime import date

import pytest
from django.urls import reverse

from actions import services
from board.models import BoardProfile
from common.pdf import look_of
from meetings.enums import ItemKind
from meetings.presenters.agenda import agenda_from
from meetings.presenters.agenda_issue import issue_of
from meetings.publication.records import _open_agenda
from meetings.services import agenda
from meetings.word import agenda_docx
from tests.factories.actions import ActionFactory, item_of, meeting_held
from tests.factories.board import BoardProfileFactory, GroupFactory, UnitFactory
from tests.factories.meetings import ItemFactory, MeetingFactory, PartFactory
from tests.word_reading import docx_words, squeezed

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    BoardProfileFactory()
    return UnitFactory()


@pytest.fixture
def planned():
    """A meeting to come with an item for matters arising and an ordinary one."""
    meeting = MeetingFactory(group=GroupFactory())
    part = PartFactory(meeting=meeting, title="")
    meeting.arising = ItemFactory(part=part, title="Matters", kind=ItemKind.MATTERS_ARISING)
    meeting.ordinary = ItemFactory(part=part, title="Neglect")
    return meeting


def lists_of(snapshot, *, full=False):
    return {
        line.title: [
            (heading, [each.reference for each in found]) for heading, found in line.action_lists
        ]
        for line in agenda_from(snapshot, full=full).lines
        if line.actions
    }


@pytest.fixture
def earlier(planned):
    return meeting_held(planned.group, date(2026, 3, 5))


def test_published_agenda_lists_what_is_outstanding_and_newly_complete(unit, planned, earlier):
    ActionFactory(meeting=earlier, reference="open")
    closed = ActionFactory(meeting=earlier, reference="closed")
    services.close_action(without_evidence=True, action=closed, text="Done.", by=unit)
    ActionFactory(meeting=earlier, reference="draft", released_at=None)
    secret = item_of(earlier, is_confidential=True)
    ActionFactory(agenda_item=secret, reference="secret")

    version = agenda.publish_agenda(meeting=planned, by=unit)

    assert lists_of(version.snapshot) == {
        "Matters": [
            ("Outstanding actions", ["open"]),
            ("Complete since the last meeting", ["closed"]),
        ]
    }
    assert lists_of(version.snapshot, full=True)["Matters"][0][1] == ["open", "secret"]


def test_published_list_stands_whatever_happens_later(unit, planned, earlier):
    action = ActionFactory(meeting=earlier, reference="open")
    version = agenda.publish_agenda(meeting=planned, by=unit)

    services.close_action(without_evidence=True, action=action, text="Done.", by=unit)

    version.refresh_from_db()
    assert lists_of(version.snapshot) == {"Matters": [("Outstanding actions", ["open"])]}


def test_tracker_item_lists_them_rather_than_matters_arising(unit, planned, earlier):
    ItemFactory(part=planned.ordinary.part, title="Tracker", kind=ItemKind.ACTION_TRACKER)
    ActionFactory(meeting=earlier, reference="open")

    found = lists_of(agenda.snapshot_now(planned))

    assert found == {"Tracker": [("Outstanding actions", ["open"])]}


def test_item_that_takes_actions_up_shows_them_everywhere(client, unit, planned, earlier):
    action = ActionFactory(meeting=earlier, reference="A-2026-777", text="Ask the schools")
    services.put_on_agenda(action=action, agenda_item=planned.ordinary, by=unit)
    client.force_login(unit)

    builder = client.get(reverse("meetings:agenda_detail", args=[planned.pk])).content.decode()
    snapshot = agenda.snapshot_now(planned)
    issue = issue_of(agenda_from(snapshot, full=False), None)
    in_word = docx_words(agenda_docx(issue, look=look_of(BoardProfile.objects.get())))

    assert ["Actions to take up" in builder, "A-2026-777" in builder] == [True, True]
    assert lists_of(snapshot)["Neglect"] == [("Actions to take up", ["A-2026-777"])]
    assert squeezed("A-2026-777 Ask the schools (No owner, due No date set, grey)") in in_word


@pytest.mark.parametrize("over", ["closed", "cancelled"])
def test_action_to_take_up_that_is_over_says_so(unit, planned, earlier, over):
    action = ActionFactory(meeting=earlier, reference="A-2026-777", text="Ask the schools")
    services.put_on_agenda(action=action, agenda_item=planned.ordinary, by=unit)
    if over == "closed":
        services.close_action(without_evidence=True, action=action, text="Done", by=unit)
    else:
        services.cancel_action(action=action, reason="Overtaken", by=unit)

    record = agenda_from(agenda.snapshot_now(planned), full=True)

    lines = [line for part in record.parts for line in part.lines]
    taken = [each.facts for line in lines for each in line.actions if each.listed_as == "taken up"]
    assert taken == [f"No owner, due No date set, {over}"]


def test_members_read_them_on_the_agenda_and_the_public_does_not(client, unit, planned, earlier):
    ActionFactory(meeting=earlier, reference="A-2026-777", text="Ask the schools")
    version = agenda.publish_agenda(meeting=planned, by=unit)
    client.force_login(unit)

    address = reverse("meetings:agenda_version", args=[planned.pk, version.number])
    page = client.get(address).content.decode()

    assert ["A-2026-777" in page, "A-2026-777" in str(_open_agenda(version.snapshot))] == [
        True,
        False,
    ]
