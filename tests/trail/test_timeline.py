"""A history in words: who, when, what it was and what it became."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.urls import reverse

from actions import services as actions
from actions.enums import DueKind
from actions.owners import OwnerChoice
from board.services import groups, organisations, people
from common import bin
from common.history import acting, dated, noting
from meetings.models import AgendaItem
from meetings.services import agenda, attendance, records
from tests.factories.board import (
    FormerNameFactory,
    GroupFactory,
    OrganisationFactory,
    PersonFactory,
    SeatFactory,
    UnitFactory,
)
from tests.factories.meetings import ItemFactory, MeetingFactory
from trail import kinds, reading
from trail.ledger import Wanted

pytestmark = pytest.mark.django_db
MORNING = datetime(2031, 3, 2, 9, 5, tzinfo=UTC)


def history(slug, record, sight=kinds.ALL, **wanted):
    return reading.read(kinds.get(slug), record.pk, sight, Wanted(**wanted)).entries


def told(entries):
    """(verb, noun and title, {label: (was, became)}) of every change, newest first."""
    return [
        (
            change.verb,
            f"{change.noun} {change.title}".strip(),
            {line.label: (line.before, line.after) for line in change.lines},
        )
        for entry in entries
        for change in entry.changes
    ]


def at(minute):
    return dated(MORNING + timedelta(minutes=minute))


@pytest.fixture
def unit():
    return UnitFactory(given_name="Bryony", family_name="Tate", employer=None)


def test_change_says_who_when_what_it_was_and_what_it_became(unit):
    with at(0), acting(unit):
        organisation = organisations.add_organisation(by=unit, name="Police", sector="police")
    with at(60), acting(unit):
        organisations.edit_organisation(
            organisation=organisation, by=unit, name="Westmere Police", is_statutory_partner=True
        )

    entries = history("organisation", organisation)

    assert [(e.who, e.way, e.when) for e in entries] == [
        ("Bryony Tate", "", "2 March 2031 at 10.05am"),
        ("Bryony Tate", "", "2 March 2031 at 9.05am"),
    ]
    assert told(entries) == [
        (
            "Changed",
            "organisation “Westmere Police”",
            {"Name": ("Police", "Westmere Police"), "Statutory partner": ("No", "Yes")},
        ),
        ("Added", "organisation “Police”", {"Sector": ("", "Police")}),
    ]


def test_dates_choices_and_people_are_in_words(unit):
    parent = GroupFactory(name="Executive")
    with at(0):
        group = GroupFactory(kind="sub_group")
    with at(1):
        groups.edit_group(
            group=group,
            by=unit,
            kind="panel",
            parent=parent,
            terms_agreed_on=date(2026, 2, 1),
        )

    assert told(history("group", group))[0] == (
        "Changed",
        f"group “{group.name}”",
        {
            "Kind": ("Sub-group", "Panel"),
            "Reports to": ("", "Executive"),
            "Terms agreed on": ("", "1 February 2026"),
        },
    )


def test_what_was_removed_keeps_its_name_from_the_history(unit):
    organisation = OrganisationFactory(name="Gone Trust")
    with at(0):
        person = PersonFactory(employer=organisation)
    with at(1):
        people.edit_person(person=person, by=unit, employer=None)
    organisation.delete()

    assert told(history("person", person))[0][2] == {"Works for": ("Gone Trust", "")}


def test_removed_and_brought_back_are_told(unit):
    with at(0):
        name = FormerNameFactory(name="Neglect panel")
    group = name.group
    with at(1), acting(unit):
        deletion = groups.remove_former_name(former_name=name, by=unit)
    with at(2), acting(unit):
        bin.restore(deletion, by=unit)

    found = [each[:2] for each in told(history("group", group)) if "former" in each[1]]
    assert found == [
        ("Brought back", "former name “Neglect panel”"),
        ("Removed", "former name “Neglect panel”"),
        ("Added", "former name “Neglect panel”"),
    ]


def test_renumbering_is_not_told(scene):
    with at(0):
        items = [ItemFactory(part=scene.part) for _ in range(3)]
    before = len(told(history("agenda", scene.meeting)))

    with at(1):
        agenda.move_item(item=items[2], up=True, by=scene.unit)
        AgendaItem.objects.filter(pk=items[0].pk).update(version=7)

    assert len(told(history("agenda", scene.meeting))) == before


def test_steps_of_one_save_are_one_entry(scene):
    with at(0), acting(scene.taker):
        action = _action(scene, PersonFactory(given_name="Asha", family_name="Morrow"))
    with at(1), acting(scene.taker):
        actions.edit_action(
            action=action,
            text="Write the plan",
            owners=[OwnerChoice(person=scene.nurse)],
            due_kind=DueKind.UNDATED,
            due_on=None,
            priority=None,
            by=scene.taker,
        )

    entries = history("action", action)

    assert len(entries) == 2
    assert sorted(told(entries[:1]), key=str) == sorted(
        [
            (
                "Changed",
                f"action {action.reference}",
                {"What is to be done": ("Write it", "Write the plan")},
            ),
            ("Removed", "owner Asha Morrow", {}),
            ("Added", f"owner {scene.nurse.full_name}", {}),
        ],
        key=str,
    )


def test_owner_who_stays_is_not_told(scene):
    with at(0):
        action = _action(scene, scene.nurse)
    with at(1):
        actions.edit_action(
            action=action,
            text="Write more",
            owners=[OwnerChoice(person=scene.nurse)],
            due_kind=DueKind.UNDATED,
            due_on=None,
            priority=None,
            by=scene.taker,
        )

    assert [each[1] for each in told(history("action", action)[:1])] == [
        f"action {action.reference}"
    ]


def test_long_text_is_compared_word_by_word_without_its_mark_up(scene):
    words = " ".join(f"word{n}" for n in range(30))
    with at(0):
        AgendaItem.objects.filter(pk=scene.item.pk).update(discussion=f"<p>{words} agreed.</p>")
    with at(1):
        AgendaItem.objects.filter(pk=scene.item.pk).update(
            discussion=f"<p>{words} <strong>refused</strong>.</p>"
        )

    (line,) = history("item", scene.item)[0].changes[0].lines

    assert [(p.how, p.text) for p in line.pieces if p.how in ("del", "ins")] == [
        ("del", "agreed"),
        ("ins", "refused"),
    ]
    assert "<" not in "".join(piece.text for piece in line.pieces)


def test_typing_is_told_as_one_until_a_pause(scene):
    for minute, words in ((0, "One"), (4, "One two"), (8, "One two three"), (30, "Four")):
        with at(minute), acting(scene.taker), noting(via="autosave"):
            AgendaItem.objects.filter(pk=scene.item.pk).update(discussion=f"<p>{words}</p>")

    entries = history("item", scene.item)[:2]

    assert [(e.way, e.when) for e in entries] == [
        ("while typing", "2 March 2031 at 9.35am"),
        ("while typing", "2 March 2031 at 9.05am to 9.13am"),
    ]
    assert [each[2]["Discussion"] for each in told(entries)] == [
        ("One two three", "Four"),
        ("", "One two three"),
    ]


def test_saves_of_two_people_are_not_joined(scene):
    for minute, person in ((0, scene.taker), (1, scene.unit)):
        with at(minute), acting(person), noting(via="autosave"):
            AgendaItem.objects.filter(pk=scene.item.pk).update(discussion=f"<p>{minute}</p>")

    assert [e.who for e in history("item", scene.item)[:2]] == [
        scene.unit.full_name,
        scene.taker.full_name,
    ]


def test_item_that_was_moved_is_told_where_it_was_and_where_it_is(scene):
    to = MeetingFactory(group=scene.group)
    with at(0):
        item = ItemFactory(part=scene.part, title="Neglect")
    with at(1):
        agenda.carry_item(item=item, to=to, copy=False, by=scene.unit)

    moved = ("Changed", "agenda item “Neglect”", (scene.meeting.reference, to.reference))
    for meeting in (scene.meeting, to):
        found = told(history("meeting", meeting, change="changed"))
        assert moved in [(verb, what, lines.get("Meeting")) for verb, what, lines in found]


def test_meeting_tells_of_everything_that_belongs_to_it(scene):
    with at(0), acting(scene.taker):
        attendance.mark(row=scene.row(scene.nurse), status="P", by=scene.taker)
        records.record_decision(item=scene.item, by=scene.taker, text="To publish.")
        records.record_challenge(
            item=scene.item, by=scene.taker, asked_by=scene.nurse, question="Why so late?"
        )

    found = {each[:2] for each in told(history("meeting", scene.meeting, person=scene.taker.pk))}

    decision = scene.item.decisions.get()
    assert found == {
        ("Changed", f"attendance of {scene.nurse.full_name}"),
        ("Added", f"decision {decision.reference}"),
        ("Added", "challenge: “Why so late?”"),
    }


def test_records_of_a_removed_item_stay_in_the_history_of_the_meeting(scene):
    with at(0):
        item = ItemFactory(part=scene.part)
        decision = records.record_decision(item=item, by=scene.unit, text="To publish.")
    with at(1):
        item.delete()

    found = [each[:2] for each in told(history("meeting", scene.meeting, change="removed"))]
    assert ("Removed", f"decision {decision.reference}") in found


def test_change_whose_past_was_not_recorded_says_so(unit):
    organisation = OrganisationFactory(name="Before")
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE board_organisationevent DISABLE TRIGGER USER")
        cursor.execute("DELETE FROM board_organisationevent")
    with at(1):
        organisations.edit_organisation(organisation=organisation, by=unit, name="After")

    (entry,) = history("organisation", organisation)

    assert (entry.who, entry.changes[0].note) == (
        "Not recorded",
        "What it was before was not recorded yet.",
    )


def test_history_is_narrowed_by_person_kind_and_days(unit):
    other = UnitFactory(employer=None)
    with at(0), acting(unit):
        group = GroupFactory()
    with at(24 * 60), acting(other):
        seat = SeatFactory(group=group, organisation=None)
    with at(48 * 60), acting(unit):
        seat.delete()

    def verbs(**wanted):
        return [each[0] for each in told(history("group", group, **wanted))]

    assert verbs() == ["Removed", "Added", "Added"]
    assert verbs(person=other.pk) == ["Added"]
    assert verbs(change="removed") == ["Removed"]
    assert verbs(first=date(2031, 3, 3)) == ["Removed", "Added"]
    assert verbs(first=date(2031, 3, 3), last=date(2031, 3, 3)) == ["Added"]


def test_late_evening_counts_for_its_own_day(unit):
    with dated(datetime(2031, 7, 1, 23, 30, tzinfo=UTC)):  # half past midnight of the 2nd in London
        group = GroupFactory()

    assert history("group", group, last=date(2031, 7, 1)) == []
    assert len(history("group", group, first=date(2031, 7, 2))) == 1


def test_system_and_command_are_named(unit):
    group = GroupFactory()
    for minute, via in ((0, "worker"), (1, "command")):
        with at(minute), acting(None, via=via):
            groups.edit_group(group=group, by=unit, name=f"By the {via}")

    assert [entry.who for entry in history("group", group) if entry.ended >= MORNING] == [
        "The server’s command line",
        "The system, by itself",
    ]


def test_pages_do_not_overlap_and_leave_nothing_out(unit, client_of):
    group = GroupFactory()
    for n in range(25):
        with at(n):
            SeatFactory(group=group, organisation=None, title=f"Seat {n}")
    kind = kinds.get("group")

    first, second = (reading.read(kind, group.pk, kinds.ALL, number=n) for n in (1, 2))

    titles = [each[1] for page in (first, second) for each in told(page.entries)]
    assert len(titles) == len(set(titles)) == 26
    assert first.page.paginator.num_pages == 2


@pytest.mark.parametrize("count", [1, 3])
def test_page_needs_the_same_queries_for_any_number_of_rows(
    scene, client_of, count, django_assert_num_queries
):
    for n in range(count):
        with at(n), acting(scene.taker):
            records.record_decision(item=scene.item, by=scene.taker, text=f"Decision {n}")
            attendance.mark(row=scene.row(scene.nurse), status="PA"[n % 2], by=scene.taker)
    client = client_of(scene.unit)
    address = reverse("trail:history", args=["meeting", scene.meeting.pk])
    client.get(address)

    with django_assert_num_queries(9):
        client.get(address)


def _action(scene, owner):
    return actions.raise_action(
        agenda_item=scene.item,
        text="Write it",
        owners=[OwnerChoice(person=owner)],
        due_kind=DueKind.UNDATED,
        due_on=None,
        priority=None,
        by=scene.taker,
    )
