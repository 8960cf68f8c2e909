"""Packs made by the worker's own function from real PDFs, read back with pypdf."""

import io
import re

import pytest
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from pypdf import PdfReader

from common import office
from common.refusals import Refused
from meetings.enums import MeetingStatus, PackStatus
from meetings.models import Meeting, Pack, Paper
from meetings.packs.readers import Openings, to_remind
from meetings.services import agenda, packs, papers
from tests.factories.papers import file_of, handed_in, pdf
from tests.factories.papers import office as office_file
from tests.factories.writing import SECRET, room

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene():
    found = room()
    Meeting.objects.filter(pk=found.meeting.pk).update(status=MeetingStatus.PLANNED)
    found.meeting.refresh_from_db()
    found.first = handed_in(found.item, found.unit, title="Neglect strategy", content=pdf(3))
    found.second = handed_in(found.item, found.unit, title="Annex", content=pdf(2))
    found.secret = handed_in(found.closed, found.unit, title=f"{SECRET} report", content=pdf(4))
    agenda.publish_agenda(meeting=found.meeting, by=found.unit, by_mail=False)
    found.meeting.refresh_from_db()
    return found


def made(scene, **by_edition):
    """Ask for the packs and do what the worker does; each edition's pack by its name."""
    for pack in packs.ask(meeting=scene.meeting, by=scene.unit):
        packs.make(pack.pk)
    return {
        pack.edition: pack for pack in Pack.objects.filter(meeting=scene.meeting).order_by("number")
    }


def read(pack):
    with pack.file.open("rb") as file:
        return PdfReader(io.BytesIO(file.read()))


def bookmarks(reader, outline=None):
    found = []
    for each in reader.outline if outline is None else outline:
        found += bookmarks(reader, each) if isinstance(each, list) else [each.title]
    return found


def bars(reader):
    """What the bar of each page says. The font's spaces are not told as such everywhere."""
    found = [
        re.search(r"Page (\d+)\s+(.*)$", page.extract_text(), re.DOTALL) for page in reader.pages
    ]
    return [(int(each[1]), each[2].strip()) for each in found]


def test_a_pack_has_everything_in_order_under_one_run_of_numbers(scene):
    pack = made(scene)["open"]
    reader = read(pack)

    assert bookmarks(reader) == ["Cover", "Agenda", "1.1a Neglect strategy", "1.1b Annex"]
    assert [number for number, _ in bars(reader)] == list(range(1, len(reader.pages) + 1))
    assert [label for _, label in bars(reader)[2:]] == [
        *["1.1 Neglect strategy · 1.1a Neglect strategy"] * 3,
        *["1.1 Neglect strategy · 1.1b Annex"] * 2,
    ]
    assert [(each["title"], each["page"]) for each in pack.contents] == [
        ("Agenda", 2),
        ("Neglect strategy", 3),
        ("Annex", 6),
    ]
    assert (pack.status, pack.first_page, pack.last_page) == (PackStatus.READY, 1, 7)


def test_links_of_cover_and_agenda_lead_to_the_papers(scene):
    reader = read(made(scene)["open"])

    targets = [
        reader.get_page_number(annotation.get_object()["/Dest"][0].get_object())
        for page in reader.pages[:2]
        for annotation in page.get("/Annots", ())
        if "/Dest" in annotation.get_object()
        and not isinstance(annotation.get_object()["/Dest"], str)
    ]
    assert targets == [1, 2, 5, 2, 5]


def test_nothing_in_the_open_pack_hints_at_what_is_closed(scene):
    found = made(scene)
    with found["open"].file.open("rb") as file:
        raw = file.read()
    reader = read(found["open"])
    everything = " ".join(
        [
            str(reader.metadata),
            str(bookmarks(reader)),
            *(page.extract_text() for page in reader.pages),
        ]
    )

    assert SECRET not in everything
    assert SECRET.encode() not in raw
    assert SECRET.encode("utf-16-be") not in raw
    assert SECRET not in str([found["open"].contents, found["open"].problems])
    assert f"{SECRET} report" in str(bookmarks(read(found["full"])))


@pytest.mark.parametrize(
    ("who", "expected"),
    [("unit", [200, 200]), ("chair", [200, 200]), ("member", [200, 404]), ("stranger", [404, 404])],
)
def test_each_reads_the_pack_of_their_entitlement(client, scene, who, expected):
    found = made(scene)
    client.force_login(getattr(scene, who))

    statuses = []
    for edition in ("open", "full"):
        response = client.get(
            reverse("meetings:pack_file", args=[scene.meeting.pk, found[edition].pk])
        )
        statuses.append(response.status_code)
        for close in response._resource_closers:
            close()

    assert statuses == expected


def test_what_cannot_be_read_is_named_and_attached_and_the_rest_is_there(scene):
    locked, broken, sheet = (
        handed_in(scene.item, scene.unit, title=title, content=content)
        for title, content in [
            ("Locked", pdf(password="kestrel")),
            ("Broken", b"%PDF-1.7\nnothing"),
            ("Gone", pdf(1)),
        ]
    )
    version = sheet.versions.get()
    version.file.storage.delete(version.file.name)

    pack = made(scene)["open"]
    reader = read(pack)

    assert [(each["title"], each["problem"][:40]) for each in pack.problems] == [
        ("Locked", "This PDF is protected with a password. S"[:40]),
        ("Broken", "This file is damaged: it cannot be opene"[:40]),
        ("Gone", "Its file could not be found. Hand it in "[:40]),
    ]
    pages = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    told = "This paper could not be included in the pack. Ask the business unit for it."
    assert ["password" in pages, "Hand it in" in pages, pages.count(told)] == [False, False, 6]
    assert sorted(reader.attachments) == ["1.1c-Locked.pdf", "1.1d-Broken.pdf"]
    assert pack.last_page == 7 + 3
    assert {locked.pk, broken.pk} <= set(Paper.objects.values_list("pk", flat=True))


def test_only_the_unit_reads_how_a_file_is_mended(client, scene):
    handed_in(scene.item, scene.unit, title="Locked", content=pdf(password="kestrel"))
    made(scene)
    page = reverse("meetings:pack_detail", args=[scene.meeting.pk])

    said = []
    for person in (scene.unit, scene.member):
        client.force_login(person)
        said.append(client.get(page).content.decode())

    assert ["protected with a password" in each for each in said] == [True, False]
    assert "This paper could not be included in the pack. Ask the business unit for it." in said[1]


def test_an_office_file_is_attached_where_there_is_no_libreoffice(scene, monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    [paper] = papers.hand_in(
        item=scene.item, files=[file_of(office_file(), "Plan.docx")], by=scene.unit
    )

    pack = made(scene)["open"]

    assert [each["title"] for each in pack.problems] == [paper.title]
    assert list(read(pack).attachments) == ["1.1c-Plan.docx"]


def test_an_office_file_is_turned_to_pages_by_what_is_called_soffice(scene, monkeypatch, tmp_path):
    pages = tmp_path / "pages.pdf"
    pages.write_bytes(pdf(5))
    stand_in = tmp_path / "soffice"
    stand_in.write_text(
        "#!/bin/bash\nwhile [ $# -gt 1 ]; do [ $1 = --outdir ] && out=$2; shift; done\n"
        f'/bin/cp {pages} "$out/$(/usr/bin/basename "${{1%.*}}").pdf"\n'
    )
    stand_in.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    papers.hand_in(item=scene.item, files=[file_of(office_file(), "Plan.docx")], by=scene.unit)

    pack = made(scene)["open"]

    assert office.program() == str(stand_in)
    assert (pack.problems, pack.last_page) == ([], 7 + 5)


def test_a_supplement_goes_on_with_the_pages_of_the_pack(scene):
    made(scene)
    handed_in(scene.item, scene.unit, title="Late paper", content=pdf(2))

    for pack in packs.ask_for_supplement(meeting=scene.meeting, by=scene.unit):
        packs.make(pack.pk)
    supplement = Pack.objects.get(meeting=scene.meeting, edition="open", number=2)

    assert supplement.name == "Supplement 1"
    assert (supplement.first_page, supplement.last_page) == (8, 10)
    assert [number for number, _ in bars(read(supplement))] == [8, 9, 10]
    assert [each["title"] for each in supplement.contents] == ["Late paper"]
    with pytest.raises(Refused, match="Nothing has come"):
        packs.ask_for_supplement(meeting=scene.meeting, by=scene.unit)


def test_a_late_confidential_paper_makes_no_open_supplement(scene):
    made(scene)
    handed_in(scene.closed, scene.unit, title=f"{SECRET} late", content=pdf(2))

    found = packs.ask_for_supplement(meeting=scene.meeting, by=scene.unit)

    assert [pack.edition for pack in found] == ["full"]


def test_who_has_opened_it_is_known_and_the_others_are_reminded_once(client, scene):
    pack = made(scene)["open"]
    Meeting.objects.filter(pk=scene.meeting.pk).update(status=MeetingStatus.PUBLISHED)
    scene.nurse.email = "nurse@thornmere.example"
    scene.nurse.save()
    packs.note_opening(pack=pack, person=scene.member)
    packs.note_opening(pack=pack, person=scene.member)

    told = packs.remind(meeting=scene.meeting, by=scene.unit)

    assert pack.openings.get().times == 2
    assert scene.member not in told
    assert told
    with pytest.raises(Refused, match="reminded today"):
        packs.remind(meeting=scene.meeting, by=scene.unit)


def test_each_download_counts_as_an_opening_once_it_has_gone_out(client, scene):
    pack = made(scene)["open"]
    Meeting.objects.filter(pk=scene.meeting.pk).update(status=MeetingStatus.PUBLISHED)
    client.force_login(scene.member)
    address = reverse("meetings:pack_file", args=[scene.meeting.pk, pack.pk])

    for _ in range(2):
        response = client.get(address)
        assert b"".join(response.streaming_content).startswith(b"%PDF")

    opening = pack.openings.get()
    assert (opening.person, opening.times) == (scene.member, 2)


def test_a_supplement_or_a_new_pack_has_to_be_opened_too(client, scene):
    pack = made(scene)["open"]
    packs.note_opening(pack=pack, person=scene.member)
    assert Openings(scene.meeting).last_of(scene.member.pk)

    handed_in(scene.item, scene.unit, title="Late paper", content=pdf(2))
    for supplement in packs.ask_for_supplement(meeting=scene.meeting, by=scene.unit):
        packs.make(supplement.pk)
    after_supplement = Openings(scene.meeting)
    client.force_login(scene.unit)
    page = client.get(reverse("meetings:pack_detail", args=[scene.meeting.pk])).content.decode()
    made(scene)
    after_all = Openings(scene.meeting)

    key = scene.member.pk
    assert f"{scene.member} (not Supplement 1; the rest on " in page
    assert scene.member in to_remind(scene.meeting)
    assert (after_supplement.last_of(key), after_all.last_of(key)) == (None, None)
    assert after_all.unopened_of(key) == []


def test_asking_twice_makes_one(scene):
    packs.ask(meeting=scene.meeting, by=scene.unit)

    with pytest.raises(Refused, match="being made already"):
        packs.ask(meeting=scene.meeting, by=scene.unit)

    assert Pack.objects.count() == 2
    assert DBTaskResult.objects.filter(task_path="meetings.tasks.make_pack").count() == 2


def test_members_do_not_make_packs(client, scene):
    client.force_login(scene.member)

    client.post(reverse("meetings:pack_make", args=[scene.meeting.pk]))

    assert not Pack.objects.exists()


def test_the_page_tells_a_member_of_their_pack_only(client, scene):
    made(scene)
    client.force_login(scene.member)

    page = client.get(reverse("meetings:pack_detail", args=[scene.meeting.pk])).content.decode()

    assert page.count("Download") == 1
    assert SECRET not in page
    assert "Who has opened" not in page


def test_links_within_a_paper_still_lead_where_they_did(scene):
    from weasyprint import HTML

    linked = HTML(
        string="<a href='#end'>To the end</a><p id='end' style='break-before: page'>The end</p>"
    ).write_pdf()
    handed_in(scene.item, scene.unit, title="Linked", content=linked)

    reader = read(made(scene)["open"])
    first = next(n for n, (_, label) in enumerate(bars(reader)) if label.endswith("Linked"))

    [link] = [each.get_object() for each in reader.pages[first]["/Annots"]]
    name = link.get("/Dest") or link["/A"]["/D"]
    assert reader.get_destination_page_number(reader.named_destinations[name]) == first + 1
