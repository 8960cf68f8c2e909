from datetime import date, time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from actions.enums import DueKind
from actions.models import Action, ActionOwner
from board.models import BoardProfile, FormerName
from meetings.enums import MeetingKind
from meetings.loading import meeting_for_minutes
from meetings.models import Amendment, Meeting
from meetings.presenters.minutes import from_snapshot, record_of, to_snapshot
from meetings.presenters.minutes.items import with_heading_row
from tests.factories.minutes import SECRET, minuted_meeting, raise_plain_action
from tests.meetings.minutes.reading import (
    record,
)

pytestmark = pytest.mark.django_db

QUERIES_OF_A_RECORD = 10


def item_titled(found, title):
    return next(item for item in found.items if item.title == title)


def test_record_says_where_and_when():
    scene = minuted_meeting()

    facts = {fact.label: fact.value for fact in record(scene.meeting).facts}

    assert facts == {
        "Date": "Friday 19 September 2025",
        "Time": "9.30am to 12.25pm",
        "Venue": "Hartwell Education Centre",
        "In the chair": "Miriam Osei",
        "Minutes taken by": "Nia Powell",
        "Reference": "QA-2025-04",
    }


def test_item_holds_what_was_said_decided_challenged_and_promised():
    scene = minuted_meeting()

    item = item_titled(record(scene.meeting), "Section 11 audit")

    assert item.number == "2.1"
    assert item.about == ("Presented by Derek Holt", "For assurance", "Priority 2: Neglect")
    assert item.discussion == scene.ordinary.discussion
    assert [(d.reference, d.text, d.condition) for d in item.decisions] == [
        ("D-QA-2025-007", "The timetable was agreed.", "Subject to the budget")
    ]
    assert [
        (c.asked_by, c.asked_of, c.question, c.answer, c.satisfied, c.follow_up)
        for c in item.challenges
    ] == [
        (
            "Petra Cole",
            "Derek Holt",
            "Why are three returns late?",
            "The lead has changed.",
            "Partly satisfied",
            "A list by name.",
        )
    ]
    assert [(a.reference, a.text, a.owners, a.due) for a in item.actions] == [
        (
            "A-2025-014",
            "Reconcile the two counts.",
            "Derek Holt, Petra Cole",
            "Next meeting (14 November 2025)",
        )
    ]


@pytest.mark.parametrize(
    ("owner", "words"),
    [
        ("person", "Derek Holt"),
        ("group", "Quality and Performance Group"),
        ("organisation", "Westmere Police"),
        ("all", "All members"),
        ("nobody", "No owner"),
    ],
)
def test_owner_is_named_as_on_the_day(owner, words):
    scene = minuted_meeting()
    FormerName.objects.create(
        group=scene.group, name="Quality and Performance Group", until=date(2025, 10, 1)
    )
    choices = {
        "person": {"person": scene.member},
        "group": {"group": scene.group},
        "organisation": {"organisation": scene.member.employer},
        "all": {"all_members": True},
    }
    action = raise_plain_action(scene.ordinary, "A-2025-090", "Do it.", scene.unit, [])
    if owner in choices:
        ActionOwner.objects.create(action=action, **choices[owner])

    item = item_titled(record(scene.meeting), "Section 11 audit")

    assert {a.reference: a.owners for a in item.actions}["A-2025-090"] == words


@pytest.mark.parametrize(
    ("kind", "due_on", "words"),
    [
        (DueKind.DATE, date(2025, 10, 31), "31 October 2025"),
        (DueKind.NEXT_MEETING, None, "Next meeting (14 November 2025)"),
        (DueKind.UNDATED, None, "No date set"),
    ],
)
def test_due_is_said_in_words(kind, due_on, words):
    scene = minuted_meeting()
    Action.objects.filter(pk=scene.action.pk).update(due_kind=kind, due_on=due_on)

    item = item_titled(record(scene.meeting), "Section 11 audit")

    assert item.actions[0].due == words


def test_next_meeting_without_a_date_is_said():
    scene = minuted_meeting()
    Meeting.objects.filter(pk=scene.later.pk).update(date=date(2025, 1, 10))

    found = record(scene.meeting)

    assert found.next_meeting == "No date has been set for the next meeting."
    assert item_titled(found, "Section 11 audit").actions[0].due == "Next meeting"


def test_group_has_the_name_of_the_day():
    scene = minuted_meeting()
    FormerName.objects.create(
        group=scene.group, name="Quality and Performance Group", until=date(2025, 10, 1)
    )

    assert record(scene.meeting).heading == "Quality and Performance Group"


@pytest.mark.parametrize(
    ("kind", "title", "words"),
    [
        (MeetingKind.ORDINARY, "", ""),
        (MeetingKind.ORDINARY, "Budget", "Budget"),
        (MeetingKind.EXTRAORDINARY, "", "Extraordinary meeting"),
        (MeetingKind.EXTRAORDINARY, "Exploitation", "Extraordinary meeting: Exploitation"),
        (
            MeetingKind.EXTRAORDINARY,
            "Extraordinary meeting on exploitation",
            "Extraordinary meeting on exploitation",
        ),
    ],
)
def test_meeting_out_of_the_ordinary_says_so(kind, title, words):
    scene = minuted_meeting()
    Meeting.objects.filter(pk=scene.meeting.pk).update(kind=kind, title=title)

    assert record(scene.meeting).kind == words


def test_amendment_names_the_minutes_it_amends():
    scene = minuted_meeting()
    Amendment.objects.create(
        item=scene.item,
        meeting=scene.meeting,
        place="Page 4, third line",
        text="should read June",
        requested_by=scene.member,
        created_by=scene.unit,
    )

    amendment = record(scene.later).items[0].amendments[0]

    assert amendment.minutes == "19 September 2025 (QA-2025-04)"
    assert amendment.requested_by == "Derek Holt"


def test_draft_says_that_it_is_one():
    scene = minuted_meeting()

    found = record(scene.meeting)

    assert found.status_line == "DRAFT"
    assert found.status.sentence == "Draft, circulated to members. Not yet approved."
    assert found.title == (
        "Minutes of Quality Assurance Group, 19 September 2025 (QA-2025-04), DRAFT"
    )


def test_open_edition_keeps_only_number_and_open_title_of_confidential_items():
    scene = minuted_meeting()

    found = record(scene.meeting, full=False)

    item = item_titled(found, "A practice matter")
    assert item.number == "1.2"
    assert item.withheld_sentence == (
        "This item is confidential. Its record is kept apart from these minutes."
    )
    assert (item.about, item.discussion, item.decisions, item.challenges, item.actions) == (
        (),
        "",
        (),
        (),
        (),
    )
    assert [row.action.reference for row in found.actions] == ["A-2025-014"]
    assert SECRET not in str(to_snapshot(found))


def test_full_edition_has_the_closed_title():
    scene = minuted_meeting()

    found = record(scene.meeting)

    assert found.edition == "Full edition, with confidential items"
    assert item_titled(found, f"The {SECRET} review").is_confidential is True
    assert [row.action.reference for row in found.actions] == ["A-2025-015", "A-2025-014"]


@pytest.mark.parametrize("full", [True, False])
def test_snapshot_comes_back_exactly(full):
    import json

    scene = minuted_meeting()
    found = record(scene.meeting, full=full)

    assert from_snapshot(json.loads(json.dumps(to_snapshot(found)))) == found


def test_snapshot_with_an_unknown_key_is_refused():
    scene = minuted_meeting()
    snapshot = to_snapshot(record(scene.meeting))
    snapshot["colour"] = "red"

    with pytest.raises(TypeError, match="A MinutesRecord has no colour"):
        from_snapshot(snapshot)


def test_record_asks_the_database_nothing_more():
    scene = minuted_meeting()
    board = BoardProfile.objects.get()
    meeting = meeting_for_minutes(scene.meeting.pk)

    with CaptureQueriesContext(connection) as queries:
        record_of(meeting, board=board, full=True)

    assert len(queries) == 0


@pytest.mark.parametrize("more", [0, 3])
def test_loading_a_record_costs_the_same_for_short_and_long_minutes(more):
    scene = minuted_meeting()
    for number in range(more):
        raise_plain_action(
            scene.ordinary, f"A-2025-10{number}", "More.", scene.unit, [scene.member]
        )

    with CaptureQueriesContext(connection) as queries:
        meeting_for_minutes(scene.meeting.pk)

    assert len(queries) == QUERIES_OF_A_RECORD


def test_row_of_headings_repeats_on_each_page():
    html = (
        '<p>Before</p><table><tbody><tr><th scope="col"><p>Age</p></th>'
        '<th scope="col"><p>Count</p></th></tr><tr><td><p>4</p></td><td><p>2</p></td></tr></tbody></table>'
    )

    assert with_heading_row(html) == (
        '<p>Before</p><table><thead><tr><th scope="col"><p>Age</p></th>'
        '<th scope="col"><p>Count</p></th></tr></thead><tbody>'
        "<tr><td><p>4</p></td><td><p>2</p></td></tr></tbody></table>"
    )


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<p>Words</p>",
        "<table><tbody><tr><td><p>1</p></td></tr></tbody></table>",
        '<table><tbody><tr><th scope="col"><p>1</p></th></tr></tbody></table>',
        '<table><tbody><tr><th scope="col"><p>1</p></th><td><p>2</p></td></tr>'
        "<tr><td><p>3</p></td></tr></tbody></table>",
    ],
)
def test_other_tables_stay_as_they_are(html):
    assert with_heading_row(html) == html


def test_meeting_that_ended_early_says_when():
    scene = minuted_meeting()
    Meeting.objects.filter(pk=scene.meeting.pk).update(closed_at=time(11, 0))

    assert record(scene.meeting).closing == "The meeting closed at 11am."


def test_confidential_item_without_a_record_is_only_called_confidential():
    scene = minuted_meeting()
    for records in ("decisions", "challenges", "actions"):
        getattr(scene.confidential, records).all().delete()
    scene.confidential.discussion = ""
    scene.confidential.save()

    found = record(scene.meeting, full=False)
    item = next(each for each in found.items if each.key == scene.confidential.pk)

    assert (item.is_confidential, item.withheld_sentence) == (True, "")
