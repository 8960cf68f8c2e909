"""The PDF of minutes: it says what the page says, is tagged for screen readers, and breaks well."""

import re
from html.parser import HTMLParser
from io import BytesIO
from itertools import pairwise

import pytest
from django.urls import reverse

from board.models import BoardProfile
from meetings.enums import ApprovalKind
from meetings.presenters.minutes.frozen import record_of_version
from meetings.services import approval
from tests.factories.minutes import minuted_meeting
from tests.meetings.minutes.reading import (
    bodies,
    read,
    record,
    squeezed,
)

pytestmark = pytest.mark.django_db


class RecordText(HTMLParser):
    """The text of the parts of a page that are the record; what stands beside it is left out."""

    VOID = {"img", "br", "input", "link", "meta"}

    def __init__(self, html):
        super().__init__()
        self.depth, self.beside, self.words = 0, 0, []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        if tag in self.VOID:
            return
        if self.depth or any(name == "data-record" for name, _ in attrs):
            self.depth += 1
        if self.beside or any(name == "data-beside-record" for name, _ in attrs):
            self.beside += 1

    def handle_endtag(self, tag):
        if self.depth and tag not in self.VOID:
            self.depth -= 1
        if self.beside and tag not in self.VOID:
            self.beside -= 1

    def handle_data(self, data):
        if self.depth and not self.beside:
            self.words.append(data)


def page_text(client, scene, person):
    client.force_login(person)
    response = client.get(reverse("meetings:minutes_detail", args=[scene.meeting.pk]))
    return squeezed(" ".join(RecordText(response.content.decode()).words))


def without_page_references(text):
    return re.sub(r",page\d+", "", text)


# -- the same words ----------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["member", "chair"])
@pytest.mark.parametrize("is_approved", [False, True])
def test_pdf_says_exactly_what_the_page_says(client, who, is_approved):
    scene = minuted_meeting()
    full = who == "chair"
    found = record(scene.meeting, full=full)
    if is_approved:
        version = approval.approve(
            minutes=scene.minutes,
            item=scene.item,
            kind=ApprovalKind.AS_PRESENTED,
            by=scene.unit,
        )
        found = record_of_version(version, full=full)

    on_paper = without_page_references("".join(bodies(found, read(found))))

    assert on_paper == page_text(client, scene, getattr(scene, who))


def facts_of(found):
    """Every fact of a record, each as the words that must be found."""
    yield from (found.heading, found.date, found.status.sentence, found.marking, found.edition)
    yield from (f"{fact.label} {fact.value}" for fact in found.facts)
    for table in found.attendance:
        yield table.heading
        for row in table.rows:
            yield row.organisation
            yield from (person.name for person in row.people)
            yield from (person.role for person in row.people)
            yield from (note for person in row.people for note in person.notes)
    yield found.quorum
    for part in found.parts:
        yield part.heading
        for item in part.items:
            yield from _facts_of_item(item)
    yield from (found.closing, found.next_meeting)
    yield from (one.sentence for one in found.approvals)


def _facts_of_item(item):
    yield from (f"{item.number} {item.title}", item.nil_return, *item.about, *item.outcomes)
    yield re.sub(r"<[^>]+>", " ", item.discussion)
    for decision in item.decisions:
        yield from (decision.reference, decision.text, decision.condition)
    for challenge in item.challenges:
        yield from (challenge.asked_by, challenge.asked_of, challenge.question, challenge.answer)
        yield from (challenge.satisfied, challenge.follow_up)
    for action in item.actions:
        yield from (action.reference, action.text, action.owners, action.due)


def test_every_fact_is_in_the_pdf():
    scene = minuted_meeting()
    found = record(scene.meeting)

    on_paper = "".join(bodies(found, read(found)))

    assert [fact for fact in facts_of(found) if squeezed(fact) not in on_paper] == []


# -- the front ---------------------------------------------------------------------------------


def test_table_of_actions_gives_the_page_of_each():
    scene = minuted_meeting()
    found = record(scene.meeting)

    reader = read(found)

    pages = [squeezed(page.extract_text()) for page in reader.pages]
    for row in found.actions:
        place = next(
            number
            for number, text in enumerate(pages, start=1)
            if squeezed(f"Action {row.action.reference} {row.action.text}") in text
        )
        assert squeezed(f"{row.action.due} {row.item.number}, page {place}") in pages[0]


def test_table_of_actions_links_to_each():
    scene = minuted_meeting()
    found = record(scene.meeting)

    reader = read(found)

    targets = [str(link.get_object()["/Dest"]) for link in reader.pages[0]["/Annots"]]
    assert targets == [row.action.anchor for row in found.actions]
    assert set(targets) <= set(reader.named_destinations)


def test_draft_has_a_watermark_and_approved_minutes_have_none():
    scene = minuted_meeting()
    found = record(scene.meeting)
    version = approval.approve(
        minutes=scene.minutes, item=scene.item, kind=ApprovalKind.AS_PRESENTED, by=scene.unit
    )
    approved = record_of_version(version, full=True)

    marked = [b"0.952941" in _content(read(each).pages[-1]) for each in (found, approved)]

    assert marked == [True, False]


def _content(page):
    """The drawing operators of a page and of the patterns and forms that it uses."""
    return page.get_contents().get_data() + _patterns(page["/Resources"])


def _patterns(resources):
    found = b""
    for name in ("/Pattern", "/XObject"):
        for entry in (resources.get(name) or {}).values():
            entry = entry.get_object()
            if hasattr(entry, "get_data") and entry.get("/Subtype") != "/Image":
                found += entry.get_data() + _patterns(entry.get("/Resources") or {})
    return found


# -- for screen readers ------------------------------------------------------------------------


def elements(reader):
    """The structure elements of a PDF in order, each with its role."""
    pending = [reader.trailer["/Root"]["/StructTreeRoot"]]
    while pending:
        element = pending.pop(0).get_object()
        if not hasattr(element, "get"):
            continue
        if "/S" in element:
            yield element["/S"], element
        kids = element.get("/K", [])
        kids = kids if isinstance(kids, list) else [kids]
        pending = [kid for kid in kids if hasattr(kid.get_object(), "get")] + pending


def test_pdf_is_tagged_titled_and_in_english():
    scene = minuted_meeting()
    found = record(scene.meeting)

    reader = read(found)

    root = reader.trailer["/Root"]
    assert root["/MarkInfo"] == {"/Marked": True}
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"] == {"/DisplayDocTitle": True}
    assert reader.metadata.title == found.title
    assert b'pdfuaid:part="1"' in root["/Metadata"].get_data()
    assert {page["/Tabs"] for page in reader.pages} == {"/S"}


def test_headings_of_the_pdf_skip_no_level():
    scene = minuted_meeting()

    levels = [
        int(role[2]) for role, _ in elements(read(record(scene.meeting))) if re.match(r"/H\d", role)
    ]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert max(after - before for before, after in pairwise(levels)) == 1


def test_tables_of_the_pdf_have_headers():
    scene = minuted_meeting()

    roles = [role for role, _ in elements(read(record(scene.meeting)))]
    tables = " ".join(roles).split("/Table")[1:]

    assert len(tables) >= 6
    assert [table for table in tables if "/TH" not in table] == []


def test_logo_has_words(tmp_path):
    from django.core.files.uploadedfile import SimpleUploadedFile
    from PIL import Image

    scene = minuted_meeting()
    png = BytesIO()
    Image.new("RGB", (40, 20), "#1d5c63").save(png, "PNG")
    profile = BoardProfile.objects.get()
    profile.logo.save("logo.png", SimpleUploadedFile("logo.png", png.getvalue()))

    figures = [
        element for role, element in elements(read(record(scene.meeting))) if role == "/Figure"
    ]

    assert [figure["/Alt"] for figure in figures] == [
        "Logo of Thornmere Safeguarding Children Partnership"
    ]


def test_bookmarks_are_the_parts_and_items():
    scene = minuted_meeting()
    found = record(scene.meeting, full=False)

    reader = read(found)

    assert outline(reader.outline) == [
        "Quality Assurance Group Minutes of the meeting of 19 September 2025",
        [
            "Actions from this meeting",
            "Attendance",
            "Part 1: Business matters",
            ["1.1 Declarations of interest", "1.2 A practice matter"],
            "Part 2: Performance and audit",
            ["2.1 Section 11 audit"],
            "Close and next meeting",
            "Signature",
        ],
    ]


def outline(entries):
    return [outline(entry) if isinstance(entry, list) else entry.title for entry in entries]


def test_every_font_is_embedded_and_is_ours():
    scene = minuted_meeting()

    fonts = {}
    for page in read(record(scene.meeting)).pages:
        for font in page["/Resources"]["/Font"].values():
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            fonts[str(inner["/BaseFont"])] = "/FontFile2" in inner["/FontDescriptor"]

    assert set(fonts.values()) == {True}
    assert {name for name in fonts if "Atkinson-Hyperlegible-Next" not in name} == set()
