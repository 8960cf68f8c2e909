"""Every change is kept, whatever made it, with who made it; and what is kept stands."""

from datetime import UTC, datetime
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from board.models import Group, Organisation, Person
from common.history import acting, dated, noting
from meetings.demo import clock
from tests.factories.board import GroupFactory, OrganisationFactory, UnitFactory

pytestmark = pytest.mark.django_db

ROOMS = ("board", "actions", "meetings", "common", "notices", "search", "trail", "keeping")
NOT_TRACKED = {
    "common.Counter": "gives out numbers; nobody edits it",
    "common.ServiceMark": "says when something of the service last happened, by itself",
    "common.SentForm": "the token of a form, forgotten after two weeks",
    "common.Deletion": "tells itself who deleted and who brought back, and is forgotten",
    "meetings.MinutesStep": "is only ever added, with who and when: a history itself",
    "meetings.MinutesVersion": "is frozen by the database",
    "meetings.MinutesDocument": "is frozen by the database",
    "meetings.Presence": "says which window is open now, and is forgotten the next day",
    "meetings.AgendaVersion": "is frozen by the database",
    "meetings.Pack": "is made once and then stands, with who asked for it and when",
    "meetings.PackOpening": "is a history itself: who opened which pack",
    "meetings.PaperVersion": "is only ever added, with who and when: a history itself",
    "meetings.PublicationStep": "is only ever added, with who and when: a history itself",
    "meetings.PublishedFile": "is made anew and never changed, by a publication that is tracked",
    "board.Group_quorum_organisations": "is tracked through its proxy QuorumOrganisation",
    "actions.Digest": "is made once and then stands; what became of it is in its mail",
    "actions.DigestLine": "is made once; that its link was withdrawn says itself by whom and when",
    "notices.Mail": "tells itself what became of it, in its steps",
    "notices.MailStep": "is only ever added: a history itself",
    "trail.Access": "is only ever added, and chained: a history itself",
    "trail.Seal": "is only ever added, and chained",
    "search.Entry": "is made of other rows by the database",
}


def events(model, *fields):
    """The history of a model, oldest first."""
    return list(model.events.rel.related_model.objects.order_by("pgh_id").values_list(*fields))


def test_every_model_that_people_edit_is_tracked():
    found = {
        model._meta.label
        for room in ROOMS
        for model in apps.get_app_config(room).get_models(include_auto_created=True)
        if not hasattr(model, "pgh_tracked_model")
        and not hasattr(model, "events")
        and model._meta.managed
    }

    assert found - set(NOT_TRACKED) == set()


@pytest.mark.parametrize(
    "change",
    [
        lambda row: Organisation.objects.filter(pk=row.pk).update(name="After"),
        lambda row: Organisation.objects.bulk_update([_renamed(row)], ["name"]),
        lambda row: _renamed(row).save(),
        lambda row: _run("UPDATE board_organisation SET name = 'After' WHERE id = %s", row.pk),
    ],
    ids=["update", "bulk_update", "save", "raw SQL"],
)
def test_change_is_kept(change):
    row = OrganisationFactory(name="Before")

    change(row)

    assert events(Organisation, "pgh_label", "name") == [("added", "Before"), ("changed", "After")]


@pytest.mark.parametrize(
    "change",
    [
        lambda: Organisation.objects.bulk_create([Organisation(name="After")]),
        lambda: _run(
            "INSERT INTO board_organisation (name, short_name, sector, is_statutory_partner, version) "
            "VALUES ('After', '', 'other', false, 1)"
        ),
    ],
    ids=["bulk_create", "raw SQL"],
)
def test_addition_is_kept(change):
    change()

    assert events(Organisation, "pgh_label", "name") == [("added", "After")]


@pytest.mark.parametrize(
    "change",
    [
        lambda row: row.delete(),
        lambda row: Organisation.objects.filter(pk=row.pk).delete(),
        lambda row: Organisation.objects.filter(pk=row.pk)._raw_delete("default"),
        lambda row: _run("DELETE FROM board_organisation WHERE id = %s", row.pk),
    ],
    ids=["delete", "queryset", "raw delete", "raw SQL"],
)
def test_removal_is_kept(change):
    change(OrganisationFactory(name="Before"))

    assert events(Organisation, "pgh_label", "name")[1:] == [("removed", "Before")]


def test_organisations_of_a_quorum_are_kept():
    group, organisation = GroupFactory(), OrganisationFactory()
    group.quorum_organisations.add(organisation)
    group.quorum_organisations.clear()

    model = apps.get_model("board", "QuorumOrganisation")
    assert events(model, "pgh_label", "group_id", "organisation_id") == [
        ("added", group.pk, organisation.pk),
        ("removed", group.pk, organisation.pk),
    ]


def test_password_is_not_kept():
    person = UnitFactory(employer=None)
    person.set_password("another password of mine")
    person.save(update_fields=["password"])

    columns = {field.name for field in Person.events.rel.related_model._meta.fields}
    assert columns & {"password", "last_login"} == set()
    assert len(events(Person, "pgh_id")) == 1


# Who


def test_request_says_who(client):
    unit = UnitFactory(employer=None)
    client.force_login(unit)

    client.post(reverse("board:organisation_add"), {"name": "Westmere Police", "sector": "police"})

    assert events(Organisation, "name", "pgh_context") == [
        ("Westmere Police", {"user": unit.pk, "via": "page"})
    ]


def test_code_outside_requests_says_who():
    unit = UnitFactory(employer=None)

    with acting(unit, via="link"):
        OrganisationFactory(name="Inside")
    OrganisationFactory(name="Outside")

    assert events(Organisation, "name", "pgh_context") == [
        ("Inside", {"user": unit.pk, "via": "link"}),
        ("Outside", None),
    ]


def test_inner_actor_does_not_stay():
    first, second = UnitFactory(employer=None), UnitFactory(employer=None)

    with acting(first):
        with acting(second, via="link"), noting(brought_back=True):
            OrganisationFactory()
        OrganisationFactory()

    assert events(Organisation, "pgh_context") == [
        ({"user": second.pk, "via": "link", "brought_back": True},),
        ({"user": first.pk, "via": "page"},),
    ]


def test_actor_is_forgotten_after_a_refusal():
    unit = UnitFactory(employer=None)

    with pytest.raises(ZeroDivisionError), transaction.atomic():
        fail_as(unit)
    OrganisationFactory(name="Later")

    assert events(Organisation, "name", "pgh_context") == [("Later", None)]


def test_command_says_so():
    call_command("first_account", "robin@example.org", "Robin Starling", stdout=StringIO())

    assert events(Person, "family_name", "pgh_context") == [
        ("Starling", {"user": None, "via": "command"})
    ]


def test_worker_says_so(monkeypatch):
    from django_tasks_db.management.commands import db_worker

    monkeypatch.setattr(
        db_worker.Command, "handle", lambda self, **options: OrganisationFactory() and None
    )

    call_command("db_worker")

    assert events(Organisation, "pgh_context") == [({"user": None, "via": "worker"},)]


# When


def test_history_of_a_pretended_day_is_of_that_day():
    day = datetime(2025, 3, 4, 9, 30, tzinfo=UTC)

    with dated(day):
        OrganisationFactory()
    OrganisationFactory()

    (then,), (now,) = events(Organisation, "pgh_created_at")
    assert then == day
    assert abs((timezone.now() - now).total_seconds()) < 600


def test_clock_of_the_demo_dates_the_history():
    day = datetime(2025, 3, 4, 9, 30, tzinfo=UTC)

    with clock.at(day):
        GroupFactory()

    assert events(Group, "pgh_created_at") == [(day,)]


# What is kept stands


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE board_organisationevent SET name = 'Another'",
        "DELETE FROM board_organisationevent",
        "TRUNCATE board_organisationevent",
    ],
)
def test_history_cannot_be_changed(sql):
    OrganisationFactory(name="Before")

    with pytest.raises(IntegrityError, match="The record stands"), transaction.atomic():
        _run(sql)

    assert events(Organisation, "name") == [("Before",)]


def test_every_history_stands():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname LIKE 'pgtrigger_stands_%%'"
        )
        standing = {table for (table,) in cursor.fetchall()}

    kept = {m._meta.db_table for m in apps.get_models() if hasattr(m, "pgh_tracked_model")}
    assert kept - standing == set()


def fail_as(person):
    with acting(person):
        OrganisationFactory()
        raise ZeroDivisionError


def _renamed(row):
    row.name = "After"
    return row


def _run(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
