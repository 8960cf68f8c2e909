"""Further ways to narrow the list, saved views, and what stands beside the list."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from actions.models import SavedView
from common.models import Deletion
from tests.factories.actions import ActionFactory, item_of, meeting_held
from tests.factories.board import AccountFactory, GroupFactory, OrganisationFactory, PersonFactory

pytestmark = pytest.mark.django_db

LIST = "/actions/"


def references(client, **query):
    return {row.reference for row in client.get(LIST, query).context["rows"]}


def own(reference, group, unit, **facts):
    """An action that no meeting raised."""
    return ActionFactory(
        reference=reference, agenda_item=None, group=group, origin_words="Letter", created_by=unit,
        **facts,
    )  # fmt: skip


def test_list_is_narrowed_by_origin_organisation_age_and_days(client, unit, group):
    today = timezone.localdate()
    body = OrganisationFactory()
    speaker = PersonFactory(speaks_for=body)
    old = meeting_held(group, today - timedelta(days=100))
    new = meeting_held(group, today - timedelta(days=5))
    end = {"due_kind": "date", "due_on": today.replace(day=28)}
    ActionFactory(reference="old", meeting=old, owned_by=[body])
    ActionFactory(reference="new", meeting=new, owned_by=[speaker], **end)
    own("own", group, unit)
    client.force_login(unit)

    found = {
        asked: references(client, **dict(pair.split("=") for pair in asked.split("&")))
        for asked in (
            f"organisation={body.pk}",
            "origin=meeting",
            "origin=own",
            "origin=log",
            f"raised_at={old.reference.lower()}",
            "raised_at=nowhere",
            "age=60",
            "due=month",
            f"due_after={today.replace(day=28)}&due_before={today.replace(day=28)}",
            "group=mine",
        )
    }

    assert list(found.values()) == [
        {"old", "new"},
        {"old", "new"},
        {"own"},
        set(),
        {"old"},
        set(),
        {"old"},
        {"new"},
        {"new"},
        set(),
    ]


def test_list_of_my_groups_holds_what_they_hold(client, member, meeting):
    ActionFactory(reference="theirs", meeting=meeting)
    ActionFactory(owned_by=[member])
    client.force_login(member)

    assert references(client, group="mine") == {"theirs"}


def test_reference_of_a_meeting_that_cannot_be_opened_finds_nothing(client, meeting):
    stranger = AccountFactory()
    ActionFactory(reference="theirs", meeting=meeting, owned_by=[stranger])
    client.force_login(stranger)

    assert (references(client), references(client, raised_at=meeting.reference)) == (
        {"theirs"},
        set(),
    )


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ({"organisation": "9999999999999"}, "Choose one from the list."),
        ({"organisation": "x"}, "Choose one from the list."),
        ({"priority": "0"}, "Choose one from the list."),
        ({"age": "31"}, "Choose one from the list."),
        ({"origin": "moon"}, "Choose one from the list."),
        (
            {"due_after": "2026-05-02", "due_before": "2026-05-01"},
            "The last day must not lie before the first.",
        ),
        ({"due_after": "31/02/2026"}, "Enter a real date"),
    ],
)
def test_list_says_which_of_the_further_filters_does_not_fit(client, unit, query, sentence):
    ActionFactory(reference="A-2026-001", due_kind="date", due_on=date(2026, 6, 1))
    client.force_login(unit)

    page = client.get(LIST, query)

    assert sentence in page.content.decode()
    assert [row.reference for row in page.context["rows"]] == ["A-2026-001"]


@pytest.mark.parametrize("rows", [1, 21])
def test_narrowed_list_needs_as_many_queries_for_any_number_of_rows(
    client, unit, group, meeting, rows, django_assert_num_queries
):
    for _ in range(rows):
        ActionFactory(meeting=meeting, owned_by=[PersonFactory(), OrganisationFactory(), group])
    client.force_login(unit)
    client.get(LIST, {"q": "paper"})

    with django_assert_num_queries(9):
        client.get(LIST, {"q": "paper"})


# -- saved views -------------------------------------------------------------------------------


def saved(owner, name="Red ones", query="rag=red", **facts):
    return SavedView.objects.create(owner=owner, name=name, query=query, **facts)


def test_view_is_saved_opened_renamed_deleted_and_brought_back(client, member):
    client.force_login(member)
    data = {"name": "  Red   ones ", "query": "rag=red&page=3&narrow=yes&x=%00"}

    assert client.post("/actions/views/add/?rag=red", data).url == "/actions/?rag=red"
    view = SavedView.objects.get()
    assert (view.name, view.query) == ("Red ones", "rag=red")
    assert "Red ones" in client.get(LIST).content.decode()

    client.post(f"/actions/views/{view.pk}/", {"name": "Late", "version": view.version})
    view.refresh_from_db()
    assert (view.name, view.is_shared) == ("Late", False)

    client.post(f"/actions/views/{view.pk}/delete/")
    assert not SavedView.objects.exists()
    client.post(f"/deleted/{Deletion.objects.get().pk}/restore/")
    assert SavedView.objects.get().name == "Late"


@pytest.mark.parametrize(
    ("name", "query", "sentence"),
    [
        ("", "rag=red", "Give the view a name."),
        ("LATE", "rag=red", "There is a view called “LATE” already."),
        ("New", "page=2", "Choose something on the list of actions first"),
        ("New", "q=" + "a" * 1500, "What you chose is too long to be saved."),
    ],
)
def test_view_that_cannot_be_saved_says_why(client, member, name, query, sentence):
    saved(member, "Late")
    client.force_login(member)

    page = client.post("/actions/views/add/", {"name": name, "query": query})

    assert sentence in page.content.decode()
    assert SavedView.objects.count() == 1


def test_view_is_for_its_owner_until_the_unit_shares_it(client, unit, member):
    theirs, shared = saved(member, "Mine"), saved(unit, "Ours", is_shared=True)
    other = AccountFactory()
    client.force_login(other)

    assert [view.name for view, _ in client.get("/actions/views/").context["lines"]] == ["Ours"]
    assert [client.get(f"/actions/views/{view.pk}/").status_code for view in (theirs, shared)] == [
        404,
        404,
    ]
    client.force_login(member)
    client.post(f"/actions/views/{theirs.pk}/", {"name": "Mine", "is_shared": "on"})
    assert SavedView.objects.filter(is_shared=True).count() == 1
    client.force_login(unit)
    client.post(f"/actions/views/{shared.pk}/", {"name": "Ours", "version": shared.version})
    assert SavedView.objects.filter(is_shared=True).count() == 0


def test_shared_view_shows_each_person_what_they_may_see(client, unit, member, meeting):
    view = saved(unit, is_shared=True, query="status=any")
    ActionFactory(reference="theirs", meeting=meeting)
    ActionFactory(reference="secret", agenda_item=item_of(meeting, is_confidential=True))
    client.force_login(member)

    page = client.get(view.get_absolute_url())

    assert [row.reference for row in page.context["rows"]] == ["theirs"]


def test_wall_shows_the_list_by_group(client, unit, meeting):
    other = GroupFactory(name="Aviation")
    ActionFactory(reference="first", meeting=meeting)
    ActionFactory(reference="second", meeting=meeting_held(other, date(2026, 9, 1)))
    ActionFactory(reference="done", meeting=meeting, status="closed")
    client.force_login(unit)

    groups = client.get("/actions/wall/").context["groups"]

    assert [(name, [row.reference for row in rows]) for name, rows in groups] == [
        ("Aviation", ["second"]),
        ("Quality Assurance", ["first"]),
    ]
