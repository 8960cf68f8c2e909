"""Who may read which history, and what of it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from actions import services as actions
from actions.enums import DueKind
from actions.owners import OwnerChoice
from board.models import BoardProfile
from common.history import dated
from meetings.enums import MeetingStatus, MinutesStatus
from meetings.models import AgendaItem, ForwardItem
from meetings.services import agenda, records
from tests.factories.board import PriorityFactory
from tests.factories.meetings import ItemFactory, MeetingFactory, PartFactory, in_days
from trail import kinds, reading

pytestmark = pytest.mark.django_db
MARKER = "Marrowfat"
ROLES = ("unit", "board_chair", "chair", "taker", "member", "stranger")


def address(slug, pk, **query):
    return reverse("trail:history", args=[slug, pk], query=query)


def statuses(scene, client_of, slug, pk):
    return {
        role: client_of(getattr(scene, role)).get(address(slug, pk)).status_code for role in ROLES
    }


def readers(scene, client_of, slug, pk, word=MARKER):
    """Those in whose history, and in whose last changes, the word stands."""
    found = set()
    for role in ROLES:
        client = client_of(getattr(scene, role))
        pages = [
            client.get(address(slug, pk)),
            client.get(reverse("trail:history_latest", args=[slug, pk])),
        ]
        if any(word in page.content.decode() for page in pages):
            found.add(role)
    return found


KEEPERS = dict.fromkeys(ROLES, 404) | dict.fromkeys(("unit", "board_chair", "chair", "taker"), 200)
ABOVE = dict.fromkeys(ROLES, 404) | dict.fromkeys(("unit", "board_chair"), 200)


@pytest.mark.parametrize("slug", ["meeting", "agenda", "attendance"])
def test_history_of_a_meeting_is_for_those_who_keep_it(scene, client_of, slug):
    assert statuses(scene, client_of, slug, scene.meeting.pk) == KEEPERS


@pytest.mark.parametrize("name", ["item", "closed"])
def test_history_of_an_item_is_for_those_who_keep_it(scene, client_of, name):
    assert statuses(scene, client_of, "item", getattr(scene, name).pk) == KEEPERS


def test_history_of_records_is_for_those_who_keep_the_meeting(scene, client_of):
    scene.at(MinutesStatus.WITH_CHAIR)
    decision = records.record_decision(item=scene.item, by=scene.taker, text="To publish.")
    challenge = records.record_challenge(
        item=scene.item, by=scene.taker, asked_by=scene.nurse, question="Why so late?"
    )

    assert statuses(scene, client_of, "decision", decision.pk) == KEEPERS
    assert statuses(scene, client_of, "challenge", challenge.pk) == KEEPERS


def test_history_of_an_action_is_for_those_who_keep_it_not_for_its_owner(scene, client_of):
    action = actions.raise_action(
        agenda_item=scene.item,
        text="Write it",
        owners=[OwnerChoice(person=scene.member)],
        due_kind=DueKind.UNDATED,
        due_on=None,
        priority=None,
        by=scene.taker,
        released=True,
    )

    assert statuses(scene, client_of, "action", action.pk) == KEEPERS


def test_history_of_who_there_is_is_for_the_unit_and_the_board_chair(scene, client_of):
    kept = {
        "group": scene.group.pk,
        "person": scene.member.pk,
        "organisation": scene.member.employer_id or scene.nurse.employer_id,
        "priority": PriorityFactory().pk,
        "profile": BoardProfile.objects.get().pk,
    }

    for slug, pk in kept.items():
        assert (slug, statuses(scene, client_of, slug, pk)) == (slug, ABOVE)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("meetings:meeting_detail", "meeting"),
        ("meetings:agenda_detail", "agenda"),
        ("meetings:attendance_edit", "attendance"),
        ("board:group_detail", "group"),
    ],
)
def test_page_links_to_its_history_for_those_who_may_read_it(scene, client_of, name, slug):
    record = scene.group if slug == "group" else scene.meeting
    expected = ABOVE if slug == "group" else KEEPERS

    links = {
        role: address(slug, record.pk)
        in client_of(getattr(scene, role)).get(reverse(name, args=[record.pk])).content.decode()
        for role in ROLES
    }

    assert links == {role: status == 200 for role, status in expected.items()}


def test_item_page_links_to_its_history(scene, client_of):
    page = client_of(scene.taker).get(scene.item.get_absolute_url())

    assert address("item", scene.item.pk) in page.content.decode()


# What of it


def test_notes_of_the_unit_are_for_the_unit(scene, client_of):
    for hours, notes in enumerate((MARKER, f"{MARKER} again", "")):
        with dated(timezone.now() + timedelta(hours=hours)):
            AgendaItem.objects.filter(pk=scene.item.pk).update(unit_notes=notes)
            type(scene.meeting).objects.filter(pk=scene.meeting.pk).update(unit_notes=notes)

    for slug, pk in (("meeting", scene.meeting.pk), ("item", scene.item.pk)):
        assert (slug, readers(scene, client_of, slug, pk)) == (slug, {"unit"})


def test_agenda_that_is_not_out_is_for_the_unit(scene, client_of):
    meeting = MeetingFactory(group=scene.group, date=in_days(40))
    item = ItemFactory(part=PartFactory(meeting=meeting), title=MARKER)

    for slug, pk in (("meeting", meeting.pk), ("agenda", meeting.pk), ("item", item.pk)):
        assert (slug, readers(scene, client_of, slug, pk)) == (slug, {"unit"})


def test_change_that_was_not_published_is_for_the_unit(scene, client_of):
    meeting = MeetingFactory(group=scene.group, date=in_days(40))
    item = ItemFactory(part=PartFactory(meeting=meeting), title="Neglect")
    agenda.publish_agenda(meeting=meeting, by=scene.unit)
    _later(lambda: agenda.edit_item(item=item, by=scene.unit, expected_version=1, title=MARKER))

    keepers = {"unit", "board_chair", "chair", "taker"}
    assert readers(scene, client_of, "agenda", meeting.pk, "Neglect") == keepers
    assert readers(scene, client_of, "agenda", meeting.pk) == {"unit"}
    for slug, pk in (("meeting", meeting.pk), ("item", item.pk)):
        assert (slug, len(told_titles(scene.chair, slug, pk))) == (slug, 1)


def test_item_that_is_not_on_the_published_agenda_is_for_the_unit(scene, client_of):
    meeting = MeetingFactory(group=scene.group, date=in_days(40))
    part = PartFactory(meeting=meeting)
    renamed = ItemFactory(part=part, title="Neglect")
    agenda.publish_agenda(meeting=meeting, by=scene.unit)
    _later(lambda: AgendaItem.objects.filter(pk=renamed.pk).update(title=MARKER))
    added = ItemFactory(part=part, title=MARKER)

    page = client_of(scene.chair).get(address("item", renamed.pk)).content.decode()
    assert ("History of Neglect" in page, MARKER in page) == (True, False)
    nobody_else = dict.fromkeys(ROLES, 404) | {"unit": 200}
    assert statuses(scene, client_of, "item", added.pk) == nobody_else


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (MinutesStatus.DRAFTING, {"unit", "board_chair", "taker"}),
        (MinutesStatus.WITH_CHAIR, {"unit", "board_chair", "taker", "chair"}),
    ],
)
def test_item_added_while_minutes_are_drafted_is_for_those_who_read_them(
    scene, client_of, status, expected
):
    scene.at(status)
    part = scene.item.part
    _later(lambda: ItemFactory(part=part, title=MARKER))

    assert readers(scene, client_of, "meeting", scene.meeting.pk) == expected


def test_question_in_a_draft_is_for_those_who_read_the_draft(scene, client_of):
    by = {"by": scene.taker, "asked_by_text": "The lay member"}
    challenge = records.record_challenge(item=scene.item, question=f"{MARKER}?", **by)

    drafting = readers(scene, client_of, "challenge", challenge.pk)
    scene.at(MinutesStatus.WITH_CHAIR)

    assert drafting == {"unit", "board_chair", "taker"}
    assert readers(scene, client_of, "challenge", challenge.pk) == {*drafting, "chair"}


def told_titles(person, slug, pk):
    """What the history tells this person of titles of agenda items."""
    kind = kinds.get(slug)
    record = kind.visible(person).get(pk=pk)
    entries = reading.read(kind, pk, kind.sight(person, record)).entries
    changes = [change for entry in entries for change in entry.changes]
    return {change.title for change in changes if change.noun == "agenda item"}


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (MinutesStatus.DRAFTING, {"unit", "board_chair", "taker"}),
        (MinutesStatus.WITH_CHAIR, {"unit", "board_chair", "taker", "chair"}),
    ],
)
def test_draft_of_minutes_is_for_those_who_read_it_today(scene, client_of, status, expected):
    records.save_discussion(
        item=scene.item, html=f"<p>{MARKER}</p>", expected_version=1, by=scene.taker
    )
    records.record_decision(item=scene.item, by=scene.taker, text=f"{MARKER} decided")
    scene.at(status)

    assert readers(scene, client_of, "meeting", scene.meeting.pk) == expected
    assert readers(scene, client_of, "item", scene.item.pk) == expected


def test_confidential_text_is_for_those_who_read_it(scene, client_of):
    scene.at(MinutesStatus.WITH_CHAIR)
    AgendaItem.objects.filter(pk=scene.closed.pk).update(closed_title=MARKER, discussion=MARKER)

    assert readers(scene, client_of, "meeting", scene.meeting.pk) == {
        *("unit", "board_chair", "chair", "taker"),
    }


@pytest.mark.parametrize("then", [True, False])
def test_text_that_is_or_was_confidential_is_hidden_from_who_does_not_read_such_text(scene, then):
    item = scene.item
    AgendaItem.objects.filter(pk=item.pk).update(
        is_confidential=then, description=MARKER, discussion=MARKER
    )
    AgendaItem.objects.filter(pk=item.pk).update(
        is_confidential=not then, closed_title="" if then else MARKER
    )
    records.record_decision(item=item, by=scene.taker, text=MARKER)
    sight = kinds.Sight(frozenset({"agenda", "minutes"}))

    for slug, pk in (("meeting", scene.meeting.pk), ("item", item.pk)):
        assert MARKER not in repr(reading.read(kinds.get(slug), pk, sight).entries)


def test_forward_item_of_another_group_is_not_there(scene, client_of):
    entry = ForwardItem.objects.create(
        group=MeetingFactory().group, title=MARKER, created_by=scene.unit
    )

    assert statuses(scene, client_of, "forward-item", entry.pk) == ABOVE


def test_account_of_a_person_is_for_the_unit(scene, client_of):
    pages = {
        role: client_of(getattr(scene, role)).get(address("person", scene.chair.pk))
        for role in ("unit", "board_chair")
    }

    shown = {role: "Account" in page.content.decode() for role, page in pages.items()}
    assert shown == {"unit": True, "board_chair": False}


# What is not there


def test_removed_record_stays_readable_to_the_unit(scene, client_of):
    item = ItemFactory(part=scene.part, title=MARKER)
    agenda.delete_item(item=item, by=scene.unit)
    pk = AgendaItem.events.rel.related_model.objects.get(pgh_label="removed").pgh_obj_id

    assert statuses(scene, client_of, "item", pk) == dict.fromkeys(ROLES, 404) | {"unit": 200}
    page = client_of(scene.unit).get(address("item", pk)).content.decode()
    assert MARKER in page
    assert "Agenda item that has been removed" in page


@pytest.mark.parametrize(
    "path", ["nothing/1/", "meeting/999999/", "meeting/99999999999999999999999/", "meeting/0/"]
)
def test_history_that_does_not_exist_is_not_found(scene, client_of, path):
    assert client_of(scene.unit).get(f"/history/{path}").status_code == 404


@pytest.mark.parametrize(
    "query",
    [
        {"page": "x"},
        {"page": "0"},
        {"page": "99999999999999"},
        {"page": "²"},
        {"person": ""},
    ],
)
def test_odd_address_shows_the_history(scene, client_of, query):
    page = client_of(scene.unit).get(address("meeting", scene.meeting.pk, **query))

    assert page.status_code == 200
    assert len(page.context["history"].entries) > 0


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ({"person": "999"}, "Choose somebody from the list."),
        ({"person": "x" * 10_000}, "Choose somebody from the list."),
        ({"change": "lost"}, "Choose a kind of change from the list."),
        ({"first": "yesterday"}, "Enter a real date, for example 21/11/2026."),
        (
            {"first": "2026-03-02", "last": "2026-03-01"},
            "The last day must be on or after the first.",
        ),
    ],
)
def test_filter_that_makes_no_sense_says_so(scene, client_of, query, sentence):
    page = client_of(scene.unit).get(address("meeting", scene.meeting.pk, **query))

    assert sentence in page.content.decode()


def test_cancelled_meeting_keeps_its_agenda_to_the_unit(scene, client_of):
    meeting = MeetingFactory(
        group=scene.group, status=MeetingStatus.CANCELLED, cancelled_reason="Snow"
    )
    ItemFactory(part=PartFactory(meeting=meeting), title=MARKER)

    assert readers(scene, client_of, "meeting", meeting.pk) == {"unit"}


def _later(change):
    """Carry it out as of an hour from now: within one test, all changes are of the same moment."""
    with dated(timezone.now() + timedelta(hours=1)):
        change()
