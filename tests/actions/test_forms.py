"""What the action form takes, offers and refuses, each at its field."""

from datetime import date

import pytest

from actions.forms import ActionForm, CloseForm, ColourForm, UpdateForm
from actions.owners import ALL_MEMBERS
from meetings.models import Attendance
from tests.factories.actions import ActionFactory
from tests.factories.board import GroupFactory, OrganisationFactory, PersonFactory

pytestmark = pytest.mark.django_db

FACTS = {"text": "Write a paper", "due_kind": "undated"}


def sent(meeting, **data):
    return ActionForm(data=FACTS | data, meeting=meeting)


def errors(form):
    return {name: list(messages) for name, messages in form.errors.items()}


def options(form, name="owner_1"):
    return {
        label: [str(words) for _, words in choices]
        for label, choices in form.fields[name].choices
        if label
    }


def test_form_gives_the_service_its_owners_once_and_in_order(meeting):
    person, group, body = PersonFactory(), GroupFactory(), OrganisationFactory()
    keys = [
        f"organisation:{body.pk}",
        f"person:{person.pk}",
        f"organisation:{body.pk}",
        ALL_MEMBERS,
    ]

    form = sent(
        meeting, **{f"owner_{n}": key for n, key in enumerate(keys, 1)}, owner_9=f"group:{group.pk}"
    )

    assert errors(form) == {}
    assert [str(owner) for owner in form.service_data()["owners"]] == [
        body.name,
        person.full_name,
        "All members",
        group.name,
    ]
    assert set(form.service_data()) == {
        *("text", "owners", "due_kind", "due_on", "undated_reason", "priority")
    }


def test_form_without_an_owner_is_accepted(meeting):
    form = sent(meeting)

    assert errors(form) == {}
    assert form.service_data()["owners"] == []


def test_form_offers_three_owner_selects_without_javascript(meeting):
    names = [name for name in ActionForm(meeting=meeting).fields if name.startswith("owner_")]

    assert names == ["owner_1", "owner_2", "owner_3"]


@pytest.mark.parametrize(
    "key",
    [
        "person:999999",
        "person:",
        "person:x",
        "person:²",
        "robot:1",
        "person:1e3",
        "person:-1",
        "x" * 500,
        "person:99999999999999999999",
        "group",
        "person:1\x00",
    ],
)
def test_form_refuses_an_owner_that_does_not_exist(meeting, key):
    form = sent(meeting, owner_2=key)

    assert errors(form) == {"owner_2": ["Choose an owner from the list."]}


def test_form_refuses_an_owner_who_left_at_the_field_and_says_when(meeting):
    gone = PersonFactory(given_name="Gwen", family_name="Hale", left_on=date(2026, 1, 31))

    form = sent(meeting, owner_2=f"person:{gone.pk}")

    assert errors(form) == {"owner_2": ["Gwen Hale left on 31 January 2026. Choose somebody else."]}


def test_form_keeps_the_owner_who_has_left_since(meeting):
    gone = PersonFactory(given_name="Gwen", family_name="Hale", left_on=date(2026, 1, 31))
    action = ActionFactory(meeting=meeting, owned_by=[gone])

    form = ActionForm(data=FACTS | {"owner_1": f"person:{gone.pk}"}, action=action)

    assert errors(form) == {}
    assert options(form)["Chosen before"] == ["Gwen Hale (no longer here)"]


def test_form_offers_those_at_the_meeting_first_and_nobody_twice(meeting):
    there, away, _ = (
        PersonFactory(family_name=name, given_name="Ann", employer=None)
        for name in ("There", "Away", "Elsewhere")
    )
    PersonFactory(family_name="Gone", left_on=date(2020, 1, 1))
    for person, status in [(there, "P"), (away, "A")]:
        Attendance.objects.create(meeting=meeting, person=person, status=status, name_then="x")

    found = options(ActionForm(meeting=meeting))

    assert list(found)[:3] == ["All members", "At this meeting", "People"]
    assert found["At this meeting"] == ["Ann There"]
    assert [name for name in found["People"] if name.startswith("Ann")] == [
        "Ann Away",
        "Ann Elsewhere",
    ]
    assert [name for name in found["People"] if "Gone" in name] == []


def test_form_without_a_meeting_offers_no_meeting():
    PersonFactory()

    assert list(options(ActionForm())) == ["All members", "People", "Organisations"]


@pytest.mark.parametrize(
    "typed", ["21/11/2026", "2026-11-21", "21.11.2026", "21 November 2026", "21/11/26"]
)
def test_form_reads_dates_as_people_write_them(meeting, typed):
    form = sent(meeting, due_kind="date", due_on=typed)

    assert errors(form) == {}
    assert form.service_data()["due_on"] == date(2026, 11, 21)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({"text": "   "}, {"text": ["Say what is to be done."]}),
        (
            {"text": "x" * 10_001},
            {"text": ["Write at most 10,000 characters."]},
        ),
        (
            {"due_kind": ""},
            {"due_kind": ["Say when it is due, or that no date was set."]},
        ),
        (
            {"due_kind": "date"},
            {"due_on": ["Enter the date it is due, or choose another answer."]},
        ),
        (
            {"due_kind": "date", "due_on": "31/02/2026"},
            {"due_on": ["Enter a real date, for example 21/11/2026."]},
        ),
        (
            {"due_kind": "date", "due_on": "2026-09-09"},
            {"due_on": ["The date due must be on or after the meeting, 10 September 2026."]},
        ),
        (
            {"due_kind": "undated", "due_on": "2026-12-01"},
            {"due_on": ["Remove the date, or choose “On a date”."]},
        ),
        ({"priority": "77"}, {"priority": ["Choose a priority from the list."]}),
    ],
)
def test_form_says_what_does_not_fit_at_its_field(meeting, data, expected):
    assert errors(sent(meeting, **data)) == expected


def test_form_of_an_action_starts_from_it(meeting):
    person, group = PersonFactory(), GroupFactory()
    action = ActionFactory(meeting=meeting, text="As it is", owned_by=[person, group])

    form = ActionForm(action=action)

    assert [
        form[name].initial for name in ("text", "due_kind", "version", "owner_1", "owner_2")
    ] == [
        "As it is",
        "undated",
        1,
        f"person:{person.pk}",
        f"group:{group.pk}",
    ]


def test_form_escapes_names(meeting):
    PersonFactory(given_name="<b>Bold", family_name="Name</b>")

    assert "<b>Bold" not in str(ActionForm(meeting=meeting)["owner_1"])


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({"status": "complete"}, {"text": ["Say what was done."]}),
        (
            {"status": "not_started"},
            {"text": ["Say what has happened, or choose a new status above."]},
        ),
        ({"text": "x"}, {"status": ["Choose where the action stands."]}),
        (
            {"status": "closed", "text": "x"},
            {"status": ["Choose where the action stands."]},
        ),
        ({"status": "in_progress"}, {}),
    ],
)
def test_update_form_asks_for_words_where_they_matter(meeting, data, expected):
    assert errors(UpdateForm(data=data, action=ActionFactory(meeting=meeting))) == expected


def test_close_form_asks_what_was_done_unless_it_was_claimed(meeting):
    outstanding = ActionFactory(meeting=meeting)
    claimed = ActionFactory(meeting=meeting, status="complete")

    data = {"without_evidence": "on"}

    found = [errors(CloseForm(data=data, action=action)) for action in (outstanding, claimed)]

    assert found == [{"text": ["Say what was done."]}, {}]


def test_colour_form_asks_for_the_reason(meeting):
    action = ActionFactory(meeting=meeting)

    found = [errors(ColourForm(data={"rag": rag}, action=action)) for rag in ("red", "", "green")]

    assert found == [
        {"reason": ["Say why the colour is set by hand."]},
        {},
        {"rag": ["Choose a colour from the list."]},
    ]
