"""Every address of this room against every role."""

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from tests.factories.board import (
    BoardGroupFactory,
    FormerNameFactory,
    MembershipFactory,
    PersonFactory,
    PriorityFactory,
)

READING = {
    "profile": (),
    "group_list": (),
    "group_detail": ("group",),
    "person_list": (),
    "person_detail": ("person",),
    "organisation_list": (),
    "organisation_detail": ("organisation",),
    "priority_list": (),
}
UNIT = {"who_sees": (), "person_sees": ("person",)}
"""Of the unit and of those who read as it does; each role is tried in tests/access."""
WRITING = {
    "profile_edit": (),
    "words_edit": (),
    "group_add": (),
    "group_edit": ("group",),
    "group_end": ("group",),
    "former_name_add": ("group",),
    "seat_add": ("group",),
    "seat_edit": ("seat",),
    "seat_close": ("seat",),
    "membership_add": ("seat",),
    "membership_edit": ("membership",),
    "membership_end": ("membership",),
    "person_add": (),
    "person_edit": ("person",),
    "person_leave": ("person",),
    "person_account": ("person",),
    "person_close_account": ("person",),
    "organisation_add": (),
    "organisation_edit": ("organisation",),
    "priority_add": (),
    "priority_edit": ("priority",),
}
STEPS = {
    "group_resume": ("group",),
    "former_name_remove": ("former_name",),
    "seat_reopen": ("seat",),
    "seat_move": ("seat",),
    "membership_remove": ("membership",),
    "person_return": ("person",),
    "person_sign_in_link": ("person",),
}
WORD = {
    "word_template_list",
    "word_template_edit",
    "word_template_default",
    "word_template_file",
}
"""Named after the kind of document, not by a row: each role is tried in test_word_templates.py."""
PUBLIC = {"brand_css": 200, "logo": 404}
NO_SUCH_ROW = 999_999
REFUSAL = "Only the business unit can change groups, people and settings."


@pytest.fixture
def rows(db, profile):
    group = BoardGroupFactory()
    membership = MembershipFactory(seat__group=group)
    return {
        "group": group,
        "seat": membership.seat,
        "membership": membership,
        "person": PersonFactory(),
        "organisation": membership.seat.organisation,
        "priority": PriorityFactory(),
        "former_name": FormerNameFactory(group=group),
    }


@pytest.fixture
def people(unit, chair, group_chair, member):
    return {"unit": unit, "chair": chair, "group_chair": group_chair, "member": member}


def address(name, needs, rows):
    return reverse(f"board:{name}", args=[rows[need].pk for need in needs])


def test_table_names_every_address():
    patterns = get_resolver("board.urls").url_patterns

    assert {pattern.name for pattern in patterns} == {
        *READING,
        *UNIT,
        *WRITING,
        *STEPS,
        *WORD,
        *PUBLIC,
    }


@pytest.mark.parametrize(("name", "status"), PUBLIC.items())
def test_public_address_needs_no_sign_in(client, profile, name, status):
    assert client.get(reverse(f"board:{name}")).status_code == status


@pytest.mark.parametrize(("name", "needs"), [*READING.items(), *WRITING.items()])
def test_visitor_is_sent_to_sign_in(rows, name, needs):
    url = address(name, needs, rows)

    response = Client().get(url)

    assert (response.status_code, response.url) == (302, f"{reverse('account_login')}?next={url}")


@pytest.mark.parametrize(("name", "needs"), STEPS.items())
def test_visitor_takes_no_step(rows, name, needs):
    response = Client().post(address(name, needs, rows))

    assert response.templates[0].name == "account/login.html"


@pytest.mark.parametrize("role", ["unit", "chair", "group_chair", "member"])
@pytest.mark.parametrize(("name", "needs"), READING.items())
def test_everybody_reads(rows, people, signed_in, name, needs, role):
    response = signed_in(people[role]).get(address(name, needs, rows))

    assert response.status_code == 200


@pytest.mark.parametrize(
    ("role", "status"), [("unit", 200), ("chair", 403), ("group_chair", 403), ("member", 403)]
)
@pytest.mark.parametrize(("name", "needs"), WRITING.items())
def test_only_the_unit_opens_a_form(rows, people, signed_in, name, needs, role, status):
    response = signed_in(people[role]).get(address(name, needs, rows))

    assert response.status_code == status
    assert (REFUSAL in response.content.decode()) is (status == 403)


@pytest.mark.parametrize("role", ["chair", "group_chair", "member"])
@pytest.mark.parametrize(("name", "needs"), WRITING.items())
def test_only_the_unit_sends_a_form(rows, people, signed_in, name, needs, role):
    response = signed_in(people[role]).post(address(name, needs, rows), {})

    assert response.status_code == 403


@pytest.mark.parametrize("role", ["chair", "group_chair", "member"])
@pytest.mark.parametrize(("name", "needs"), STEPS.items())
def test_only_the_unit_takes_a_step(rows, people, signed_in, name, needs, role):
    client = signed_in(people[role])

    response = client.post(
        address(name, needs, rows), {"back": reverse("board:person_list")}, follow=True
    )

    assert [str(message) for message in response.context["messages"]] == [REFUSAL]


@pytest.mark.parametrize(("name", "needs"), STEPS.items())
def test_step_is_not_taken_by_a_link(rows, as_unit, name, needs):
    assert as_unit.get(address(name, needs, rows)).status_code == 405


@pytest.mark.parametrize("name", [name for name, needs in {**READING, **WRITING}.items() if needs])
def test_row_that_is_not_there_is_not_found(as_unit, profile, name):
    assert as_unit.get(reverse(f"board:{name}", args=[NO_SUCH_ROW])).status_code == 404


@pytest.mark.parametrize("name", STEPS)
def test_step_with_a_row_that_is_not_there_is_not_found(as_unit, profile, name):
    assert as_unit.post(reverse(f"board:{name}", args=[NO_SUCH_ROW])).status_code == 404


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("person_list", {"q": "\x00"}),
        ("person_list", {"page": "last but one"}),
        ("person_list", {"organisation": "9" * 30}),
        ("organisation_list", {"sector": "magic"}),
        ("group_add", {"parent": "none of them"}),
    ],
)
def test_nonsense_in_an_address_is_met_with_a_page(as_unit, profile, name, query):
    assert as_unit.get(reverse(f"board:{name}"), query).status_code == 200
