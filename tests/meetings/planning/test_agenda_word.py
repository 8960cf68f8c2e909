"""Agendas in Word say what the page and the PDF say; closed titles follow the rules of the edition."""

import re
from datetime import time
from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from meetings.enums import ItemKind, Purpose
from meetings.presenters.agenda import agenda_from
from meetings.services import agenda
from meetings.services.agenda import snapshot_now
from tests.factories.board import PriorityFactory
from tests.factories.meetings import ItemFactory, MeetingFactory, PartFactory
from tests.factories.registers import decision_between
from tests.word_reading import docx_words, everything_in, running_words, squeezed

SECRET = "Quillfeather"
ROLES = ["unit", "chair", "group_chair", "minute_taker", "member"]


@pytest.fixture
def meeting(people, group, unit):
    """An agenda with everything that it can say, one item of it confidential, not published yet."""
    meeting = MeetingFactory(
        group=group,
        start_time=time(9, 30),
        end_time=time(12, 30),
        venue="Hartwell Centre",
        venue_address="Room 4\nMill Lane",
        link="https://meet.example.org/qa",
        marking="OFFICIAL",
    )
    part = PartFactory(meeting=meeting, title="Business")
    ItemFactory(part=part, title="Matters arising", kind=ItemKind.MATTERS_ARISING)
    ItemFactory(
        part=part,
        title="Section 11 audit",
        description="What came back\nand what did not",
        presenter_text="Tom Hale",
        purpose=Purpose.DECISION,
        minutes_allotted=25,
        priority=PriorityFactory(number=2, title="Neglect"),
    )
    ItemFactory(
        part=PartFactory(meeting=meeting, title="Practice"),
        title="A practice matter",
        is_confidential=True,
        closed_title=f"The {SECRET} review",
        description=f"Of {SECRET}",
        presenter_text=f"{SECRET} Lane",
    )
    decision_between(group, unit, text="Agreed by e-mail.\nIn two parts.")
    return meeting


def address(name, meeting, query=""):
    return reverse(f"meetings:{name}", args=[meeting.pk]) + query


def facts_of(record):
    """Every fact of an agenda, each as words that must be found."""
    yield from (record.name, record.date_text, record.time_text, record.venue, record.link)
    yield from (record.venue_address, record.paper_deadline_text, record.marking)
    yield record.clock.finishes_at
    for part in record.parts:
        yield f"{part.number} {part.title}"
        for line in part.lines:
            yield f"{line.number} {line.title}"
            yield from (line.closed_title, line.description, line.about, line.note, line.priority)
            yield f"{line.starts_at} {line.minutes_text}"
            yield from (f"{each.reference}, {each.words}" for each in line.between)


def page_words(html):
    """The words of the agenda on its page, squeezed."""
    start = html.index('<div class="agenda-record">')
    end = html.index("The meeting ends at", start)
    ending = html[end : html.index("</p>", end)]
    return squeezed(re.sub(r"<[^>]+>", " ", html[start:end] + ending))


def pdf_words(content):
    return squeezed(" ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages))


@pytest.mark.parametrize("edition", ["open", "full"])
def test_page_pdf_and_word_say_the_same(client_of, people, meeting, unit, edition):
    agenda.publish_agenda(meeting=meeting, by=unit)
    full = edition == "full"
    client = client_of(people["group_chair" if full else "member"])
    query = "?edition=full" if full else ""

    page = page_words(client.get(address("agenda_detail", meeting)).content.decode())
    pdf = pdf_words(client.get(address("agenda_pdf", meeting, query)).content)
    in_word = docx_words(client.get(address("agenda_docx", meeting, query)).content)

    assert in_word.endswith(page)
    assert pdf.startswith(in_word)
    record = agenda_from(snapshot_now(meeting), full=full)
    found = [fact for fact in facts_of(record) if squeezed(fact) not in in_word]
    assert found == []
    assert (SECRET in in_word, SECRET in pdf, SECRET in page) == (full, full, full)


def test_agenda_before_it_is_published_is_a_draft_for_the_unit_alone(client_of, people, meeting):
    found = client_of(people["unit"]).get(address("agenda_docx", meeting))
    refused = client_of(people["member"]).get(address("agenda_docx", meeting))

    assert refused.status_code == 404
    assert "Thisagendahasnotbeenpublished." in docx_words(found.content)
    assert all("DRAFTagenda" in each for each in running_words(found.content))


@pytest.mark.parametrize("role", ROLES)
def test_open_agenda_holds_no_closed_word_anywhere(client_of, people, meeting, unit, role):
    agenda.publish_agenda(meeting=meeting, by=unit)

    response = client_of(people[role]).get(address("agenda_docx", meeting))

    assert SECRET not in everything_in(response.content)
    assert response["Content-Disposition"] == (
        f'attachment; filename="{meeting.reference}-agenda.docx"'
    )


@pytest.mark.parametrize("role", ROLES)
def test_full_agenda_is_for_those_who_may(client_of, people, meeting, unit, role):
    agenda.publish_agenda(meeting=meeting, by=unit)

    response = client_of(people[role]).get(address("agenda_docx", meeting, "?edition=full"))

    if role == "member":
        assert response.status_code == 404
    else:
        assert SECRET in docx_words(response.content)
        assert all("Withclosedtitles" in each for each in running_words(response.content)[:1])
        assert response["Content-Disposition"] == (
            f'attachment; filename="{meeting.reference}-agenda-confidential.docx"'
        )


@pytest.mark.parametrize(("role", "offers_full"), [("member", False), ("group_chair", True)])
def test_page_offers_word_beside_the_pdf(client_of, people, meeting, unit, role, offers_full):
    agenda.publish_agenda(meeting=meeting, by=unit)

    page = client_of(people[role]).get(address("agenda_detail", meeting)).content.decode()

    assert f'href="{address("agenda_docx", meeting)}"' in page
    assert (f'href="{address("agenda_docx", meeting, "?edition=full")}"' in page) is offers_full
