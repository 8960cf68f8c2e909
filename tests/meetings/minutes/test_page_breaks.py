"""Where the pages of the minutes PDF break, and what Word brings."""

import re

import pytest

from actions.models import Action
from meetings.models import AgendaItem, Decision
from meetings.presenters.minutes.frozen import record_of_version
from tests.factories.minutes import minuted_meeting, raise_plain_action
from tests.meetings.minutes.reading import (
    approve,
    bodies,
    read,
    record,
    squeezed,
)

pytestmark = pytest.mark.django_db

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


@pytest.mark.parametrize("lines", [0, 2, 4])
def test_signature_is_not_alone_on_the_last_page(lines):
    scene = minuted_meeting()
    AgendaItem.objects.filter(pk=scene.ordinary.pk).update(discussion="<p>Noted.</p>" * lines)

    found = record(scene.meeting)
    last = bodies(found, read(found))[-1]

    assert last.endswith("12.30pm,HartwellEducationCentre.SignatureSignedbythechairDate")


def test_signature_stands_with_the_approval_above_it():
    scene = minuted_meeting()
    AgendaItem.objects.filter(pk=scene.ordinary.pk).update(discussion="")

    approved = record_of_version(approve(scene), full=True)
    last = bodies(approved, read(approved))[-1]

    assert "Howtheseminuteswereapproved" in last
    assert last.endswith("SignatureSignedbythechairDate")


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
