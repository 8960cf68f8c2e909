"""Publishing freezes the agenda; a change is shown until it is published as the next version."""

from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from common.refusals import Refused
from meetings.enums import ItemKind, MeetingStatus
from meetings.models import AgendaItem
from meetings.presenters.agenda import agenda_from
from meetings.presenters.agenda_changes import changes_between
from meetings.services import agenda, planning
from tests.factories.meetings import (
    HeldMeetingFactory,
    ItemFactory,
    MeetingFactory,
    PartFactory,
    in_days,
)


@pytest.fixture
def meeting(group):
    meeting = MeetingFactory(group=group)
    part = PartFactory(meeting=meeting)
    ItemFactory(part=part, title="Neglect", minutes_allotted=10)
    ItemFactory(part=part, title="Budget")
    return meeting


def titles(version):
    return [line.title for line in agenda_from(version.snapshot, full=True).lines]


def changes(meeting, version, *, full=True):
    now = agenda_from(agenda.snapshot_now(meeting), full=full)
    return changes_between(agenda_from(version.snapshot, full=full), now)


def test_publish_agenda_freezes_the_words(meeting, unit):
    version = agenda.publish_agenda(meeting=meeting, by=unit)

    AgendaItem.objects.filter(title="Neglect").update(title="Poverty")

    meeting.refresh_from_db()
    version.refresh_from_db()
    assert meeting.status == MeetingStatus.PUBLISHED
    assert (version.number, titles(version)) == (1, ["Neglect", "Budget"])


def test_publish_agenda_fills_the_attendance(people, meeting):
    agenda.publish_agenda(meeting=meeting, by=people["unit"])

    assert meeting.attendances.count() == 3


def test_publish_agenda_without_items_is_refused(unit, group):
    with pytest.raises(Refused, match="has no items yet"):
        agenda.publish_agenda(meeting=MeetingFactory(group=group), by=unit)


def test_publish_agenda_again_unchanged_is_refused(meeting, unit):
    agenda.publish_agenda(meeting=meeting, by=unit)

    with pytest.raises(Refused, match="Nothing has changed since version 1"):
        agenda.publish_agenda(meeting=meeting, by=unit, reason="Again")


def test_publish_agenda_again_needs_a_reason(meeting, unit):
    agenda.publish_agenda(meeting=meeting, by=unit)
    agenda.add_item(meeting=meeting, title="Poverty", by=unit)

    with pytest.raises(Refused, match="Say why the agenda has changed"):
        agenda.publish_agenda(meeting=meeting, by=unit)

    assert meeting.agenda_versions.count() == 1


def test_publish_agenda_again_makes_the_next_version(meeting, unit):
    first = agenda.publish_agenda(meeting=meeting, by=unit)
    agenda.add_item(meeting=meeting, title="Poverty", by=unit)

    second = agenda.publish_agenda(meeting=meeting, by=unit, reason="Asked for by the police")

    assert (second.number, second.reason) == (2, "Asked for by the police")
    assert titles(first) == ["Neglect", "Budget"]
    assert titles(second) == ["Neglect", "Budget", "Poverty"]


def test_publish_agenda_of_a_held_meeting_keeps_it_held(meeting, unit):
    agenda.publish_agenda(meeting=meeting, by=unit)
    meeting.refresh_from_db()
    meeting.status = MeetingStatus.HELD
    meeting.save()
    agenda.add_item(meeting=meeting, title="Late item", by=unit)

    agenda.publish_agenda(meeting=meeting, by=unit, reason="Late item")

    meeting.refresh_from_db()
    assert meeting.status == MeetingStatus.HELD


@pytest.mark.parametrize("status", [MeetingStatus.CANCELLED, MeetingStatus.CLOSED])
def test_publish_agenda_of_a_meeting_that_is_over_is_refused(meeting, unit, status):
    meeting.status, meeting.cancelled_reason = status, "Snow"
    meeting.save()

    with pytest.raises(Refused, match="can no longer be changed"):
        agenda.publish_agenda(meeting=meeting, by=unit)


def test_changes_say_what_was_added_taken_off_and_changed(meeting, unit):
    version = agenda.publish_agenda(meeting=meeting, by=unit)
    agenda.delete_item(item=meeting.items.get(title="Budget"), by=unit)
    agenda.add_item(meeting=meeting, title="Poverty", by=unit)
    item = meeting.items.get(title="Neglect")
    agenda.edit_item(
        item=item, by=unit, expected_version=1, minutes_allotted=25, title="Neglect strategy"
    )

    assert changes(meeting, version) == [
        "Added: 2 Poverty.",
        "Taken off: 2 Budget.",
        "1 was called “Neglect” and is now “Neglect strategy”.",
        "1 Neglect strategy: time: 10 minutes became 25 minutes.",
    ]


def test_changes_say_that_the_meeting_moved(meeting, unit):
    version = agenda.publish_agenda(meeting=meeting, by=unit)
    meeting.refresh_from_db()

    planning.move_meeting(
        meeting=meeting,
        date=in_days(31),
        start_time=meeting.start_time,
        end_time=meeting.end_time,
        reason="Half term",
        by=unit,
        expected_version=meeting.version,
        venue="The Mill",
    )

    said = changes(meeting, version)
    assert [sentence.split(":")[0] for sentence in said] == ["Date", "Venue"]
    assert said[1] == "Venue: Thornmere Town Hall became The Mill."


def test_changes_say_that_the_order_changed(meeting, unit):
    version = agenda.publish_agenda(meeting=meeting, by=unit)

    agenda.move_item(item=meeting.items.get(title="Budget"), up=True, by=unit)

    assert changes(meeting, version) == ["The order of the items was changed."]


def test_changes_after_the_same_words_are_none(meeting, unit):
    version = agenda.publish_agenda(meeting=meeting, by=unit)

    assert changes(meeting, version) == []


def test_items_of_a_kind_say_their_own_facts(meeting, unit, group):
    part = meeting.parts.get()
    ItemFactory(part=part, kind=ItemKind.PREVIOUS_MINUTES)
    ItemFactory(part=part, kind=ItemKind.NEXT_MEETING)
    before = HeldMeetingFactory(group=group)
    MeetingFactory(group=group, date=in_days(90), venue="The Mill")

    notes = [line.note for line in agenda_from(agenda.snapshot_now(meeting), full=True).lines]

    assert notes[2].startswith(f"{before.reference}, ")
    assert notes[3].endswith(", 9.30am to 12.30pm, The Mill")


def test_member_reads_the_last_published_version(client_of, people, meeting):
    agenda.publish_agenda(meeting=meeting, by=people["unit"])
    agenda.add_item(meeting=meeting, title="Quillfeather", by=people["unit"])

    page = client_of(people["member"]).get(reverse("meetings:agenda_detail", args=[meeting.pk]))

    assert [line.title for line in page.context["record"].lines] == ["Neglect", "Budget"]
    assert "Quillfeather" not in page.content.decode()


def test_member_before_publication_reads_that_there_is_no_agenda_yet(client_of, people, meeting):
    page = client_of(people["member"]).get(reverse("meetings:agenda_detail", args=[meeting.pk]))

    assert "The agenda has not been published yet" in page.content.decode()
    assert "Neglect" not in page.content.decode()


def test_version_page_tells_what_it_changed_and_why(client_of, people, meeting):
    unit = people["unit"]
    agenda.publish_agenda(meeting=meeting, by=unit)
    agenda.add_item(meeting=meeting, title="Poverty", by=unit)
    version = agenda.publish_agenda(meeting=meeting, by=unit, reason="Asked for by the police")

    page = client_of(people["member"]).get(version.get_absolute_url())

    assert page.context["changes"] == ["Added: 3 Poverty."]
    assert "Asked for by the police" in page.content.decode()


def test_version_that_does_not_exist_is_not_found(unit_client, meeting):
    url = reverse("meetings:agenda_version", args=[meeting.pk, 1])

    assert unit_client.get(url).status_code == 404


# On paper


def pdf_of(client, meeting, query=""):
    response = client.get(reverse("meetings:agenda_pdf", args=[meeting.pk]) + query)
    return response, PdfReader(BytesIO(response.content))


def words_of(reader):
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def test_agenda_pdf_says_what_the_page_says(unit_client, unit, meeting):
    meeting.marking = "OFFICIAL"
    meeting.save()
    agenda.publish_agenda(meeting=meeting, by=unit)

    response, reader = pdf_of(unit_client, meeting)

    words = words_of(reader)
    record = agenda_from(meeting.agenda_versions.get().snapshot, full=False)
    facts = [record.date_text, record.time_text, record.venue, "Agenda, version 1", "Page 1 of 1"]
    facts += [f"{line.number} {line.title}" for line in record.lines]
    assert [fact for fact in facts if fact not in words] == []
    assert words.count("OFFICIAL") >= 2
    assert response["Content-Disposition"] == (f'inline; filename="{meeting.reference}-agenda.pdf"')


def test_agenda_pdf_is_tagged_and_titled(unit_client, unit, meeting):
    agenda.publish_agenda(meeting=meeting, by=unit)

    _response, reader = pdf_of(unit_client, meeting)

    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"].value is True
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"
    assert reader.metadata.title.startswith("Agenda of Quality Assurance, ")


def test_agenda_pdf_before_publication_is_a_draft_for_the_unit(unit_client, meeting):
    _response, reader = pdf_of(unit_client, meeting)

    assert "DRAFT agenda" in words_of(reader)
