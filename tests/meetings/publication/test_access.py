"""Every address of publications against every role, and what the public may open."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from board.enums import Role
from board.models import BoardProfile, Person
from meetings.models import Publication
from meetings.services import publication as services
from meetings.urls import public, publication
from tests.factories.papers import pdf
from tests.factories.publication import agenda_version, public_scene, published_scene

pytestmark = pytest.mark.django_db

WHO = ("unit", "second", "board_chair", "chair", "minute_taker", "member", "stranger", "anonymous")
READ = {"unit": 200, "second": 200, "board_chair": 200, "anonymous": 302}
WRITE = READ | {"board_chair": 403}
POST = {"unit": 302, "second": 302, "board_chair": 302, "anonymous": 200}
"""A refused button goes back to the page with a sentence; somebody signed out gets the sign-in page."""
PAGES = {
    "publication_begin_minutes": WRITE,
    "publication_begin_agenda": WRITE,
    "publication_list": READ,
    "publication_detail": READ,
    "report_add": WRITE,
    "redact": WRITE,
    "publication_check": READ,
    "publication_send_back": READ,
    "publication_hold": WRITE,
    "publication_withdraw": WRITE,
    "publication_file": READ,
}
BUTTONS = {
    "public_area_switch": POST,
    "redaction_remove": POST,
    "publication_send": POST,
    "publication_lift": POST,
}
NEEDS_CHECKING = {"publication_check", "publication_send_back", "publication_file"}


def test_tables_name_every_address():
    assert {each.name for each in publication.urlpatterns} == PAGES.keys() | BUTTONS.keys()


def address(scene, name):
    meeting = scene.minutes.meeting.pk
    if name.startswith("publication_begin"):
        return reverse(f"meetings:{name}", args=[meeting, 1])
    if name in ("publication_list", "report_add", "public_area_switch"):
        return reverse(f"meetings:{name}")
    keys = [scene.publication.pk]
    if name == "redaction_remove":
        keys.append(scene.publication.redactions.first().pk)
    if name == "publication_file":
        keys.append("pdf")
    found = reverse(f"meetings:{name}", args=keys)
    return f"{found}?place={scene.place('Reference')}" if name == "redact" else found


def prepared(name):
    """A scene in which the address leads somewhere."""
    scene = public_scene()
    agenda_version(scene)
    if not name.startswith("publication_begin"):
        scene.begin()
        for label in ("Venue", "Date", "Time"):
            scene.redact(scene.place(label))
        if name in NEEDS_CHECKING:
            scene.send()
    return scene


def visitor(scene, who):
    client = Client()
    if who != "anonymous":
        client.force_login(getattr(scene, who, None) or getattr(scene.minutes, who))
    return client


@pytest.mark.parametrize("name", PAGES)
def test_page_is_open_to(name):
    scene = prepared(name)
    url = address(scene, name)

    found = {who: visitor(scene, who).get(url).status_code for who in WHO}

    assert found == {who: PAGES[name].get(who, 404) for who in WHO}


@pytest.mark.parametrize("name", BUTTONS)
def test_button_is_open_to(name):
    scene = prepared(name)

    found = {who: visitor(scene, who).post(address(scene, name)).status_code for who in WHO}

    assert found == {who: BUTTONS[name].get(who, 404) for who in WHO}


def test_chair_changes_nothing_by_button(client):
    scene = public_scene()
    scene.begin()
    client.force_login(scene.board_chair)

    client.post(reverse("meetings:publication_send", args=[scene.publication.pk]))
    client.post(reverse("meetings:public_area_switch"), {"open": "yes"})

    assert Publication.objects.get().status == "preparing"
    assert not BoardProfile.objects.get().has_public_area


PUBLIC = {
    "public_list": "/public/",
    "public_accessibility": "/public/accessibility/",
    "public_record": "/public/minutes/QA-2025-04/",
    "public_file": "/public/minutes/QA-2025-04.pdf",
}


def test_table_names_every_public_address():
    assert {each.name for each in public.urlpatterns} == PUBLIC.keys()


def test_public_addresses_are_open_to_everybody():
    scene = published_scene()

    for who in ("anonymous", "member", "unit"):
        client = visitor(scene, who)
        found = {name: client.get(url) for name, url in PUBLIC.items()}

        assert {n: each.status_code for n, each in found.items()} == dict.fromkeys(PUBLIC, 200)
        kept = "public, no-cache" if who == "anonymous" else "private, no-cache"
        assert {each.headers["Cache-Control"] for each in found.values()} == {kept}
        policies = [each.headers["Content-Security-Policy"] for each in found.values()]
        assert {policy.split(";")[0] for policy in policies} == {"default-src 'self'"}


def closed(scene):
    BoardProfile.objects.update(has_public_area=False)


def held(scene):
    Publication.objects.update(hold_kind="trial", hold_reason="x", hold_until="2030-01-01")


def withdrawn(scene):
    services.withdraw(publication=scene.publication, reason="x", by=scene.unit)


@pytest.mark.parametrize("change", [closed, held, withdrawn])
def test_what_is_not_public_is_not_found(client, change):
    scene = published_scene()
    change(scene)
    missing = client.get("/public/minutes/QA-2025-99/")

    found = [client.get(PUBLIC[name]) for name in ("public_record", "public_file")]

    assert [(each.status_code, each.content) for each in found] == [(404, missing.content)] * 2


@pytest.mark.parametrize("change", [held, withdrawn])
def test_list_tells_nothing_of_what_is_not_public(client, change):
    scene = published_scene()
    change(scene)

    response = client.get("/public/")

    assert b"Nothing has been published yet." in response.content
    assert b"Quality" not in response.content


def test_closed_area_has_no_list(client):
    closed(published_scene())

    assert client.get("/public/").status_code == 404


def test_unfinished_is_not_public(client):
    scene = public_scene()
    scene.open_area()
    scene.begin()
    before = client.get(PUBLIC["public_record"]).status_code
    scene.send()

    assert (before, client.get(PUBLIC["public_record"]).status_code) == (404, 404)


def test_public_area_is_closed_to_begin_with():
    public_scene()

    assert BoardProfile.objects.get().has_public_area is False


def test_files_have_plain_names_and_are_asked_for_again(client):
    published_scene()
    first = client.get("/public/minutes/QA-2025-04.pdf")

    again = client.get("/public/minutes/QA-2025-04.pdf", headers={"If-None-Match": first["ETag"]})

    assert first["Content-Disposition"] == 'attachment; filename="QA-2025-04-minutes.pdf"'
    assert (again.status_code, again.content) == (304, b"")


def test_list_is_narrowed_by_group_and_year(client):
    published_scene()
    queries = ("", "?group=QA", "?year=2025", "?year=2024", "?group=nobody")

    found = [client.get(f"/public/{query}").content.decode() for query in queries]

    assert [words.count("public-list__one") for words in found] == [1, 1, 1, 0, 0]


def test_public_list_asks_the_same_questions_of_one_and_of_three(client, django_assert_num_queries):
    scene = published_scene()
    client.get("/public/")
    with django_assert_num_queries(3):
        client.get("/public/")
    for n in (2, 3):
        made = Publication.objects.get(pk=scene.publication.pk)
        made.pk, made.reference, made.minutes_version, made.kind = None, f"x-{n}", None, "report"
        made.save(force_insert=True)

    with django_assert_num_queries(3):
        assert client.get("/public/").content.decode().count("public-list__one") == 3


def hand_in(client, content):
    return client.post(
        reverse("meetings:report_add"),
        {
            "title": "Annual report",
            "group": Publication.objects.first().group_id,
            "day": "2025-09-01",
            "content": SimpleUploadedFile("r.pdf", content),
        },
    )


def test_report_goes_the_same_way(client):
    scene = public_scene()
    scene.begin()
    scene.open_area()
    client.force_login(scene.unit)
    hand_in(client, pdf(2))
    made = Publication.objects.get(kind="report")

    services.send(publication=made, by=scene.unit)
    services.publish(publication=made, found=[], allowed=[], by=scene.second)

    client.logout()
    response = client.get("/public/report/annual-report-2025.pdf")
    assert response["Content-Disposition"] == 'attachment; filename="annual-report-2025-report.pdf"'
    assert b"Annual report" in client.get("/public/report/annual-report-2025/").content
    assert client.get("/public/report/annual-report-2025.docx").status_code == 404


def test_report_that_is_no_pdf_is_refused(client):
    scene = public_scene()
    scene.begin()
    client.force_login(scene.unit)

    response = hand_in(client, b"MZ")

    assert "not a PDF and not a Word" in response.content.decode()
    assert not Publication.objects.filter(kind="report").exists()


CHECK = "Check what is to be published"


def test_home_asks_another_of_the_unit_to_check():
    scene = public_scene()
    scene.begin()
    scene.send()

    asked = {
        who: [line.label for line in visitor(scene, who).get("/").context["waiting"]]
        for who in ("unit", "second", "board_chair", "chair")
    }

    assert {who: CHECK in found for who, found in asked.items()} == {
        "unit": False,
        "second": True,
        "board_chair": True,
        "chair": False,
    }


def test_home_asks_nobody_who_only_reads_to_check():
    scene = public_scene()
    scene.begin()
    scene.send()
    Person.objects.filter(pk=scene.second.pk).update(role=Role.AUDITOR)

    asked = visitor(scene, "second").get("/").context["waiting"]

    assert CHECK not in [line.label for line in asked]


def test_home_tells_of_a_hold_whose_day_has_passed():
    scene = published_scene()
    Publication.objects.update(hold_kind="trial", hold_reason="x", hold_until="2025-01-01")

    late = visitor(scene, "unit").get("/").context["late"]

    assert "Lift or extend holds whose day has passed" in [line.label for line in late]


def test_check_page_lists_redactions_findings_titles_and_marking():
    scene = public_scene()
    scene.begin()
    scene.redact(scene.place("Venue"))
    scene.send()
    url = reverse("meetings:publication_check", args=[scene.publication.pk])

    response = visitor(scene, "second").get(url)

    check = response.context["check"]
    assert [(each.quoted, each.why) for each in check.redactions] == [
        ("Hartwell Education Centre", "personal data of a child")
    ]
    assert "name:Thistlewick" in check.keys
    assert check.open_titles == ["A practice matter"]
    assert "is marked <strong>OFFICIAL</strong>" in response.content.decode()


def test_whoever_prepared_it_reads_who_checks_it_and_has_nothing_to_tick():
    scene = public_scene()
    scene.begin()
    scene.send()
    url = reverse("meetings:publication_check", args=[scene.publication.pk])

    own, other = (visitor(scene, who).get(url).content.decode() for who in ("unit", "second"))

    assert "another person of the business unit, or the board&#x27;s chair." in own
    assert "I have read the public version" not in own
    assert "I have read the public version" in other


def test_publishing_needs_every_tick():
    scene = public_scene()
    scene.begin()
    scene.send()
    client = visitor(scene, "second")
    url = reverse("meetings:publication_check", args=[scene.publication.pk])
    keys = client.get(url).context["check"].keys

    client.post(url, {"read": "on", "allowed": keys[1:]})
    first = Publication.objects.get().status
    client.post(url, {"read": "on", "allowed": keys})

    assert (first, Publication.objects.get().status) == ("checking", "published")
    assert Publication.objects.get().allowed == sorted(keys)
