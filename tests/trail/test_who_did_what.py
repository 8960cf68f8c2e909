"""What is written down of who opened, took and was refused what, and who reads it."""

import csv
import io

import pytest
from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import get_resolver, reverse

from board.enums import Role
from tests.access.addresses import walk
from tests.factories.board import PersonFactory, UnitFactory
from tests.factories.papers import PaperFactory
from trail import places
from trail.access import NOT_TOLD
from trail.models import Access

pytestmark = pytest.mark.django_db
PASSWORD = "heron-lantern-quarry"


def told(*fields):
    fields = fields or ("person", "deed", "page", "place", "record")
    return list(Access.objects.order_by("number").values_list(*fields))


@pytest.fixture
def auditor():
    return PersonFactory(role=Role.AUDITOR, email="auditor@example.org")


def test_page_of_a_record_is_written_down(scene, client_of):
    client_of(scene.member).get(reverse("meetings:meeting_detail", args=[scene.meeting.pk]))

    assert told() == [
        (scene.member.pk, "viewed", "meetings:meeting_detail", "meetings/", scene.meeting.pk)
    ]


def test_refusal_is_written_down(scene, client_of):
    client_of(scene.stranger).get(reverse("meetings:meeting_detail", args=[scene.meeting.pk]))
    client_of(scene.member).get(reverse("board:group_add"))

    assert told("person", "deed", "page", "record", "status") == [
        (scene.stranger.pk, "refused", "meetings:meeting_detail", scene.meeting.pk, 404),
        (scene.member.pk, "refused", "board:group_add", None, 403),
    ]


def test_files_are_downloads_and_sheets_are_exports(scene, client_of):
    unit = client_of(scene.unit)
    unit.get(reverse("meetings:agenda_pdf", args=[scene.meeting.pk]))
    unit.get(reverse("meetings:agenda_docx", args=[scene.meeting.pk]))
    unit.get(reverse("actions:action_list_xlsx"))
    unit.get(reverse("meetings:meeting_ics", args=[scene.meeting.pk]))

    assert told("deed", "page") == [
        ("downloaded", "meetings:agenda_pdf"),
        ("downloaded", "meetings:agenda_docx"),
        ("exported", "actions:action_list_xlsx"),
        ("downloaded", "meetings:meeting_ics"),
    ]


def test_ending_sessions_is_written_down(scene, client_of):
    client_of(scene.member)
    client_of(scene.unit).post(reverse("person_sessions_end", args=[scene.member.pk]))

    assert told() == [
        (scene.unit.pk, "ended", "person_sessions_end", "people/", scene.member.pk),
    ]


def test_what_a_page_asks_for_by_itself_is_not(scene, client_of):
    unit = client_of(scene.unit)
    unit.get(
        reverse("trail:history_latest", args=["meeting", scene.meeting.pk]),
        headers={"HX-Request": "true"},
    )
    unit.get("/brand.css")

    assert told() == []


def test_words_in_an_address_are_never_kept(scene, client_of):
    client_of(scene.unit).get("/search/?q=Marrowfat")
    Client().get("/reply/Marrowfat:secret/")
    Client().get("/calendar/feed/Marrowfat.ics")

    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(string_agg(a::text, ' '), '') FROM trail_access a")
        assert "Marrowfat" not in cursor.fetchone()[0]
    assert told("deed", "page") == [("viewed", "search:search")]


def signed_in(client, email, password):
    return client.post("/sign-in/", {"login": email, "password": password})


def test_sign_in_and_out_are_written_down(client):
    person = UnitFactory(email="robin@example.org")
    person.set_password(PASSWORD)
    person.save()

    signed_in(client, "robin@example.org", "wrong-wrong-wrong")
    signed_in(client, "robin@example.org", PASSWORD)
    client.post("/sign-in/out/")

    assert told("person", "deed", "page") == [
        (person.pk, "not_signed_in", "account_login"),
        (person.pk, "signed_in", "account_login"),
        (person.pk, "signed_out", "account_logout"),
    ]


def test_address_of_nobody_is_not_kept(client):
    """It may be a password that was typed into the wrong box."""
    signed_in(client, "nobody@example.org", "wrong-wrong-wrong")

    assert told("person", "deed") == [(None, "not_signed_in")]


def test_print_is_written_down(scene, client_of):
    page = reverse("meetings:minutes_detail", args=[scene.meeting.pk])

    answer = client_of(scene.member).post("/printed/", {"path": f"{page}?q=Marrowfat"})

    assert answer.status_code == 204
    assert told()[0] == (
        *(scene.member.pk, "printed", "meetings:minutes_detail", "meetings/", scene.meeting.pk),
    )


def test_print_of_no_page_is_not_there(scene, client_of):
    answer = client_of(scene.member).post("/printed/", {"path": "/no/such/page/"})

    assert answer.status_code == 404
    assert [deed for (deed,) in told("deed")] == ["refused"]


def test_session_tells_two_sign_ins_of_one_person_apart(scene, client_of):
    first, second = client_of(scene.unit), client_of(scene.unit)
    first.get("/")
    second.get("/")
    first.get("/")

    one, two, again = [session for (session,) in told("session")]
    assert (one == again, one == two, len(one)) == (True, False, 12)


def _run(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)


# What stands


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE trail_access SET deed = 'viewed'",
        "DELETE FROM trail_access",
        "TRUNCATE trail_access",
    ],
)
def test_entries_cannot_be_changed(scene, client_of, sql):
    client_of(scene.unit).get("/")
    _run("SET CONSTRAINTS ALL IMMEDIATE")

    with pytest.raises(IntegrityError, match="The record stands"), transaction.atomic():
        _run(sql)

    assert len(told()) == 1


# Who reads it


@pytest.mark.parametrize("page", ["trail:access_list", "trail:access_csv", "trail:access_check"])
def test_trail_is_for_the_auditor_and_the_manager(scene, client_of, auditor, page):
    people = {
        "auditor": auditor,
        "manager": PersonFactory(role=Role.MANAGER, email="manager@example.org"),
        "unit": scene.unit,
        "board_chair": scene.board_chair,
        "chair": scene.chair,
        "member": scene.member,
        "reader": PersonFactory(role=Role.UNIT_READER, email="reader@example.org"),
        "administrator": PersonFactory(role=Role.ADMINISTRATOR, email="systems@example.org"),
    }

    found = {
        name: client_of(person).get(reverse(page)).status_code for name, person in people.items()
    }

    assert found == dict.fromkeys(people, 404) | {"auditor": 200, "manager": 200}


@pytest.fixture
def some(scene, client_of):
    """The member has opened the meeting, the unit the page of the member."""
    client_of(scene.member).get(reverse("meetings:meeting_detail", args=[scene.meeting.pk]))
    client_of(scene.unit).get(reverse("board:person_detail", args=[scene.member.pk]))


def numbers(answer):
    return [row.number for row in answer.context["rows"]]


def test_trail_is_searched_by_person_record_deed_and_day(some, scene, auditor, client_of):
    client = client_of(auditor)

    def found(**query):
        return numbers(client.get(reverse("trail:access_list", query=query)))

    assert found(person=scene.member.family_name) == [1]
    assert found(person=scene.member.email) == [1]
    assert found(record=scene.meeting.reference.lower()) == [1]
    assert found(record=scene.member.family_name) == [2]
    assert found(record="XX-1900-01") == []
    assert found(deed="downloaded") == []
    assert found(last="2001-01-01") == []
    assert 1 in found(first="2001-01-01")


def test_names_are_found_as_the_trail_shows_them(some, scene, auditor, client_of):
    member = scene.member
    member.title, member.given_name, member.family_name = "Dr", "Dominic", "Farrow"
    member.save()
    client = client_of(auditor)

    def found(words):
        return numbers(client.get(reverse("trail:access_list", query={"record": words})))

    asked = ["Dominic Farrow", "farrow, dominic", "Dr Dominic Farrow"]
    assert {words: found(words) for words in asked} == {words: [2] for words in asked}
    assert found(f"Minutes of {scene.meeting.reference}") == []
    assert found(f"the {scene.meeting.reference}") == [1]
    assert found("Dominic Farr") == []
    assert found("of the") == []


def test_words_of_a_title_and_a_reference_find_a_paper(scene, auditor, client_of):
    paper = PaperFactory(item=scene.item, title="Neglect strategy (draft)")
    client_of(scene.unit).get(reverse("meetings:paper_detail", args=[paper.pk]))
    client = client_of(auditor)

    def found(words):
        return numbers(client.get(reverse("trail:access_list", query={"record": words})))

    assert found("strategy neglect") == [1]
    assert found("Neglect strategy (draft)") == [1]
    assert found(f"neglect {scene.meeting.reference}") == [1]
    assert found("neglect policy") == []


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ({"first": "rubbish"}, "Enter a real date"),
        (
            {"first": "2026-03-02", "last": "2026-03-01"},
            "The last day must be on or after the first.",
        ),
    ],
)
def test_wrong_days_are_an_error_and_show_nothing(some, auditor, client_of, query, sentence):
    client = client_of(auditor)
    answer = client.get(reverse("trail:access_list", query=query))
    page = answer.content.decode()

    assert numbers(answer) == []
    assert page.count("There is a problem") == 1
    assert sentence in page
    assert "trail.csv" not in page
    csv_answer = client.get(reverse("trail:access_csv", query=query))
    assert csv_answer.headers["Location"] == reverse("trail:access_list", query=query)


def test_every_page_that_the_trail_keeps_has_words():
    kept = {name for name, _, _ in walk(get_resolver(), "", "", {})} - NOT_TOLD
    named = places.named_pages()

    assert (kept - set(named), set(named) - kept) == (set(), set())
    assert [words for words in named.values() if ":" in words or "_" in words] == []


def test_words_of_a_page_stand_once_and_lead_there(scene, auditor, client_of):
    client_of(scene.unit).get(reverse("meetings:paper_list_mine"))

    page = client_of(auditor).get(reverse("trail:access_list")).content.decode()

    assert page.count("Papers asked of me") == 1
    assert f'href="{reverse("meetings:paper_list_mine")}">Papers asked of me<' in page


def test_page_that_has_gone_is_told_of_in_words():
    assert places.page_words("meetings:old_list") == "A page that is there no longer: old list"


def test_page_names_people_and_records(some, scene, auditor, client_of):
    page = client_of(auditor).get(reverse("trail:access_list")).content.decode()

    assert scene.meeting.reference in page
    assert str(scene.member) in page


def test_csv_says_the_same_and_guards_formulas(some, scene, auditor, client_of):
    scene.member.given_name = "=1+1"
    scene.member.title = ""
    scene.member.save()

    answer = client_of(auditor).get(reverse("trail:access_csv"))
    rows = list(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode())))

    assert rows[0][:5] == ["Number", "When", "Who", "What", "Record"]
    assert [row[0] for row in rows[1:]] == ["2", "1"]
    assert rows[2][2] == f"'{scene.member.full_name}"
    assert rows[2][4:9] == [
        scene.meeting.reference,
        "meeting",
        "Page of a meeting",
        "shown",
        "200",
    ]


def test_list_asks_as_much_for_many_as_for_one(
    some, scene, auditor, client_of, django_assert_num_queries
):
    client, reader = client_of(auditor), client_of(scene.member)
    client.get(reverse("trail:access_list"))
    for _ in range(2):
        with django_assert_num_queries(8):
            client.get(reverse("trail:access_list"))
        for _ in range(5):
            reader.get(reverse("meetings:meeting_detail", args=[scene.meeting.pk]))


def test_middleware_stands_where_refusals_pass():
    names = settings.MIDDLEWARE
    assert names.index("trail.middleware.keep_trail") < names.index(
        "lscb.middleware.SignInRequiredMiddleware"
    )
