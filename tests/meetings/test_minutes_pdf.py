"""The PDF of minutes: it says what the page says, is tagged for screen readers, and breaks well."""

import re
from html.parser import HTMLParser
from io import BytesIO
from itertools import pairwise

import pytest
from django.urls import reverse
from pypdf import PdfReader

from actions.models import Action
from board.models import BoardProfile
from meetings.enums import ApprovalKind
from meetings.models import AgendaItem, Decision, Meeting
from meetings.pdf import minutes_pdf
from meetings.presenters.minutes import record_of
from meetings.presenters.minutes.frozen import record_of_version
from meetings.services import approval
from tests.factories.minutes import minuted_meeting, raise_plain_action

pytestmark = pytest.mark.django_db

BULLETS = str.maketrans("", "", "•◦▪")


def record(meeting, *, full=True):
    loaded = Meeting.objects.for_minutes().get(pk=meeting.pk)
    return record_of(loaded, board=BoardProfile.objects.get(), full=full)


def read(found):
    return PdfReader(BytesIO(minutes_pdf(found)))


def squeezed(text):
    """Text without white space: a line may break anywhere, on paper and on the screen."""
    return "".join(text.translate(BULLETS).split())


def running(found, number, count):
    """What the header and the footer of a page say."""
    return squeezed(
        f"{found.heading} Minutes, {found.date} {found.marking} {found.status_line} {found.edition}"
        f"{found.reference} {found.status_line} {found.marking} Page {number} of {count}"
    )


def bodies(found, reader):
    """The text of each page without its header and footer, which must be there."""
    pages = [squeezed(page.extract_text()) for page in reader.pages]
    found_bodies = []
    for number, text in enumerate(pages, start=1):
        ending = running(found, number, len(pages))
        assert text[-len(ending) :] == ending
        found_bodies.append(text[: -len(ending)])
    return found_bodies


class RecordText(HTMLParser):
    """The text of the parts of a page that are the record."""

    VOID = {"img", "br", "input", "link", "meta"}

    def __init__(self, html):
        super().__init__()
        self.depth, self.words = 0, []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        if tag in self.VOID:
            return
        if self.depth or any(name == "data-record" for name, _ in attrs):
            self.depth += 1

    def handle_endtag(self, tag):
        if self.depth and tag not in self.VOID:
            self.depth -= 1

    def handle_data(self, data):
        if self.depth:
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


# -- where pages break -------------------------------------------------------------------------

LONG_WORD = "Donau" * 60
MOST_ON_A_LINE = 130
WORDS = "The group heard what had been done since its last meeting and what had not. "


def long_minutes():
    """Minutes of many pages with what Word brings: nested lists, a long table, endless words."""
    scene = minuted_meeting()
    rows = "".join(
        f"<tr><td><p>Measure {n}</p></td><td><p>{n}</p></td></tr>" for n in range(1, 121)
    )
    table = (
        '<table><tbody><tr><th scope="col"><p>Measure</p></th><th scope="col"><p>Quarter</p></th></tr>'
        f"{rows}</tbody></table>"
    )
    nested = (
        "<ol><li><p>one</p><ul><li><p>two</p><ol><li><p>three</p></li></ol></li></ul></li></ol>"
    )
    address = f"https://example.org/{'a-long-address/' * 20}"
    link = f'<p><a href="{address}">{address}</a></p><p>{LONG_WORD}</p>'
    for number in range(2, 26):
        item = AgendaItem.objects.create(
            meeting=scene.meeting,
            part=scene.ordinary.part,
            position=number,
            title=f"Matter number {number}",
            discussion=f"<p>{WORDS * (number % 7 + 2)}</p>" * (number % 4 + 1),
        )
        Decision.objects.create(
            item=item, reference=f"D-{number}", text=WORDS, created_by=scene.unit
        )
        raise_plain_action(item, f"A-2025-1{number:02}", WORDS, scene.unit, [scene.member])
    AgendaItem.objects.filter(pk=scene.ordinary.pk).update(discussion=nested + link + table)
    return scene


@pytest.fixture(scope="module")
def long_pdf(django_db_setup, django_db_blocker):
    """Made once: the record and the reader of its PDF."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        found = record(long_minutes().meeting)
        transaction.set_rollback(True)
    return found, read(found)


def test_long_minutes_run_to_a_dozen_pages(long_pdf):
    _, reader = long_pdf

    assert len(reader.pages) in range(10, 18)


def test_no_heading_stands_alone_at_the_foot_of_a_page(long_pdf):
    found, reader = long_pdf
    headings = [squeezed(part.heading) for part in found.parts]
    headings += [squeezed(f"{item.number} {item.title}") for item in found.items]

    endings = [
        heading for body in bodies(found, reader) for heading in headings if body.endswith(heading)
    ]

    assert endings == []


def test_row_of_headings_stands_on_every_page_of_a_table(long_pdf):
    found, reader = long_pdf

    texts = [text for text in bodies(found, reader) if re.search(r"Measure\d", text)]

    assert len(texts) > 1
    assert [text.count("MeasureQuarter") for text in texts] == [1] * len(texts)


def test_boxes_are_not_torn(long_pdf):
    found, reader = long_pdf
    texts = bodies(found, reader)

    torn = [
        row.action.reference
        for row in found.actions
        if not any(
            squeezed(f"Action {row.action.reference} {row.action.text} Owner: {row.action.owners}")
            in text
            for text in texts
        )
    ]

    assert torn == []


def test_signature_is_in_one_piece_on_the_last_page(long_pdf):
    found, reader = long_pdf

    assert bodies(found, reader)[-1].endswith("SignatureSignedbythechairDate")


def test_endless_words_are_broken(long_pdf):
    _, reader = long_pdf

    lines = [
        line
        for page in reader.pages
        for line in page.extract_text().splitlines()
        if "Donau" in line or "a-long-address" in line
    ]

    assert len(lines) > 4
    assert max(len(line) for line in lines) < MOST_ON_A_LINE
    assert LONG_WORD in squeezed("".join(lines))


def test_minutes_without_anything_are_still_minutes():
    scene = minuted_meeting()
    Action.objects.all().delete()
    scene.meeting.attendances.all().delete()
    AgendaItem.objects.filter(meeting=scene.meeting).delete()

    found = record(scene.meeting)
    text = "".join(bodies(found, read(found)))

    assert "Noactionswereagreed." in text
    assert "Noattendancehasbeenrecorded." in text
