"""Whether it shows when something of the record was changed, put in or taken out."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.urls import reverse

from board.enums import Role
from board.models import Organisation
from tests.factories.board import OrganisationFactory, PersonFactory
from trail import access, chain
from trail.models import Access, Seal

pytestmark = pytest.mark.django_db


def written(number=3, person=None):
    person = person or PersonFactory()
    for _ in range(number):
        access.write(
            access.Entry(person.pk, "viewed", "home", "", None, "{}", "page", 200, "", "127.0.0.1")
        )


def written_and_failed():
    written(1)
    raise ZeroDivisionError


def behind_its_back(table, sql):
    """What somebody could do who owns the tables and switches the triggers off."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute(sql)
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def faults():
    return [fault.sentence.partition(" of ")[0] for fault in chain.check()]


def test_record_that_nobody_touched_is_whole():
    written()
    OrganisationFactory()
    chain.seal()
    written()

    assert chain.check() == []


def test_numbers_have_no_gaps():
    written(2)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        written_and_failed()
    written(1)

    assert list(Access.objects.order_by("number").values_list("number", flat=True)) == [1, 2, 3]


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("DELETE FROM trail_access WHERE number = 2", "The trail: 1 entry before number 3"),
        ("UPDATE trail_access SET deed = 'printed' WHERE number = 2", "The trail: entry 2"),
        ("UPDATE trail_access SET person_id = NULL WHERE number = 2", "The trail: entry 2"),
        (
            "UPDATE trail_access SET at = at - interval '1 day' WHERE number = 1",
            "The trail: entry 1",
        ),
    ],
)
def test_change_of_an_entry_shows(sql, said):
    written()

    behind_its_back("trail_access", sql)

    assert faults()[0].startswith(said)


def test_entries_taken_from_the_end_show_once_they_were_sealed():
    written()
    chain.seal()

    behind_its_back("trail_access", "DELETE FROM trail_access WHERE number = 3")
    assert faults()[0].startswith("The trail: what was written before")

    written(1)
    assert faults()[0].startswith("The trail: what was written before")


def test_seal_that_was_taken_away_shows():
    written(1)
    chain.seal()
    written(1)
    chain.seal()

    behind_its_back("trail_seal", "DELETE FROM trail_seal WHERE number = 1")

    assert any(fault.startswith("The seals: ") for fault in faults())


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        (
            "UPDATE board_organisationevent SET name = 'Another'",
            "a row of its history has been changed",
        ),
        ("DELETE FROM board_organisationevent", "2 rows of its history have gone"),
    ],
)
def test_change_of_row_history_shows(sql, said):
    OrganisationFactory(name="Before", parent=None)
    Organisation.objects.update(name="After")
    chain.seal()

    behind_its_back("board_organisationevent", sql)

    assert [said in fault.sentence for fault in chain.check()] == [True]


def test_row_put_into_sealed_history_shows():
    OrganisationFactory(parent=None)
    OrganisationFactory(parent=None)
    behind_its_back(
        "board_organisationevent", "UPDATE board_organisationevent SET pgh_id = pgh_id * 10"
    )
    chain.seal()

    behind_its_back(
        "board_organisationevent",
        "UPDATE board_organisationevent SET pgh_id = pgh_id + 1 WHERE pgh_id = "
        "(SELECT max(pgh_id) FROM board_organisationevent)",
    )

    assert len(chain.check()) == 1


def test_sealing_twice_adds_nothing():
    written()
    OrganisationFactory()
    chain.seal()
    number = Seal.objects.count()

    assert chain.seal() == 0
    assert Seal.objects.count() == number


def test_digest_does_not_depend_on_the_time_zone():
    OrganisationFactory()
    written()
    chain.seal()

    with connection.cursor() as cursor:
        cursor.execute("SET TIME ZONE 'Asia/Tokyo'")
    assert chain.check() == []


def test_column_that_is_added_later_leaves_old_seals_right():
    OrganisationFactory()
    chain.seal()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE board_organisationevent ADD COLUMN colour text DEFAULT 'red'")

    assert chain.check() == []


def test_command_says_whether_it_is_whole():
    written()
    said = StringIO()

    call_command("check_trail", seal=True, stdout=said)
    behind_its_back("trail_access", "DELETE FROM trail_access WHERE number = 2")

    assert said.getvalue() == "Whole: 3 entries of the trail, and all row history that is sealed.\n"
    with pytest.raises(CommandError, match="The trail: 1 entry before number 3"):
        call_command("check_trail")


def test_page_says_whether_it_is_whole(client):
    auditor = PersonFactory(role=Role.AUDITOR, email="auditor@example.org")
    client.force_login(auditor)
    written()

    whole = client.get(reverse("trail:access_check")).content.decode()
    behind_its_back("trail_access", "DELETE FROM trail_access WHERE number = 2")
    broken = client.get(reverse("trail:access_check")).content.decode()

    assert ("Not whole" in whole, "Not whole" in broken) == (False, True)
