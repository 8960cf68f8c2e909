"""A closed meeting made of each sample: what it holds, and that no word of the file is missing."""

import io
import re
from datetime import date, time
from html import unescape

import pytest
from django.urls import reverse
from docx import Document
from pypdf import PdfReader

from actions.enums import ActionStatus, DueKind
from actions.models import Action
from board.enums import Sector
from board.models import Person
from common.refusals import Refused
from meetings.enums import ApprovalKind, AttendanceStatus, MeetingStatus, MinutesStatus
from meetings.imports import choices
from meetings.imports.belonging import belonging
from meetings.imports.leftovers import missing
from meetings.imports.names import directory
from meetings.models import Amendment, Challenge, Decision, Meeting
from meetings.services import imports
from meetings.tasks import make_minutes_documents
from tests.factories.board import (
    AccountFactory,
    GroupFactory,
    MembershipFactory,
    OrganisationFactory,
    PersonFactory,
    SeatFactory,
    UnitFactory,
)
from tests.factories.imports import THREE_COLUMN, TWO_COLUMN, accepted, brought
from tests.factories.meetings import MeetingFactory
from tests.meetings.wordin import files

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    return UnitFactory()


@pytest.fixture
def group():
    return GroupFactory(name="Northmere Board", code="NB")


def words_in(path):
    """All the words of a file's body, also those in tables."""
    body = Document(path).element.body
    return "\n".join(
        "".join(node.text or "" for node in paragraph.iter() if node.tag.endswith("}t"))
        for paragraph in body.iter()
        if paragraph.tag.endswith("}p")
    )


def page_of(client, meeting):
    page = client.get(reverse("meetings:minutes_detail", args=[meeting.pk])).content.decode()
    return unescape(re.sub(r"<[^>]+>", "\n", page))


@pytest.mark.parametrize("path", [TWO_COLUMN, THREE_COLUMN], ids=["two", "three"])
def test_no_word_of_a_sample_is_missing_in_its_minutes(client, unit, group, path):
    row = accepted(group, unit, path)
    client.force_login(unit)

    kept_apart = "\n".join(row.corrections["left_out"])
    assert missing(words_in(path), f"{page_of(client, row.meeting)}\n{kept_apart}") == []


def test_the_meeting_is_closed_with_its_facts(unit, group):
    meeting = accepted(group, unit, THREE_COLUMN).meeting

    assert (meeting.status, meeting.reference) == (MeetingStatus.CLOSED, "NB-2025-01")
    assert (meeting.date, meeting.start_time, meeting.end_time, meeting.closed_at) == (
        date(2025, 6, 11),
        time(14),
        time(17),
        time(16, 15),
    )
    assert meeting.title == "NORTHMERE SAFEGUARDING CHILDREN PARTNERSHIP"
    assert meeting.minutes.status == MinutesStatus.APPROVED


def test_the_frozen_record_has_the_next_meeting_of_the_file_and_no_quorum(unit, group):
    group.quorum_seats = 2
    group.save()
    MeetingFactory(group=group, date=date(2026, 1, 9))

    version = accepted(group, unit, THREE_COLUMN).meeting.minutes.versions.get()

    assert (version.approval, version.approved_at_item) == (ApprovalKind.IMPORTED, None)
    record = version.snapshot["full"]
    assert record["next_meeting"] == "10 September 2025, Market House, Northmere."
    assert record["quorum"] == ""
    assert record["status"]["word"] == "Approved"


def test_the_worker_makes_the_pdf_of_the_frozen_record_once(client, unit, group):
    version = accepted(group, unit, THREE_COLUMN).meeting.minutes.versions.get()
    client.force_login(unit)
    address = reverse("meetings:minutes_pdf", args=[version.minutes.meeting_id])
    assert client.get(address).content[:5] == b"%PDF-"

    make_minutes_documents.call(version.pk)
    make_minutes_documents.call(version.pk)

    document = version.documents.get()
    assert client.get(address).content == bytes(document.pdf)
    assert "watching brief" in "".join(
        page.extract_text() for page in PdfReader(io.BytesIO(bytes(document.pdf))).pages
    )


def test_everybody_stands_in_the_attendance_as_the_file_has_them(unit, group):
    rows = accepted(group, unit, THREE_COLUMN).meeting.attendances.select_related("deputising_for")
    found = {row.name_then: row for row in rows}

    assert [row.name_then for row in rows] == [
        *("Asha Bell", "Paul Crane", "Nia Powell", "Neil Parr", "Petra Cole", "Huw Dean"),
        *("Superintendent Gail Ives", "Omar Said", "Lara Finn"),
    ]
    assert found["Neil Parr"].deputising_for == found["Superintendent Gail Ives"]
    assert found["Superintendent Gail Ives"].status == AttendanceStatus.DEPUTY
    assert found["Omar Said"].status == AttendanceStatus.APOLOGIES
    assert found["Petra Cole"].also_representing == "Omar Said, ICB"
    assert found["Lara Finn"].kind == "observer"
    assert {row.person for row in rows} == {None}


def test_people_of_the_directory_are_linked_by_name_and_alias_and_take_their_seats(unit, group):
    crane = PersonFactory(given_name="Paul", family_name="Crane")
    cole = PersonFactory(given_name="Petra", family_name="Cole-Ashby")
    cole.aliases.create(name="Petra Cole")
    seat = SeatFactory(group=group, title="Scrutineer")
    MembershipFactory(seat=seat, person=crane, starts_on=date(2020, 1, 1))

    meeting = accepted(group, unit, THREE_COLUMN).meeting

    found = {row.name_then: row for row in meeting.attendances.all()}
    assert (found["Paul Crane"].person, found["Paul Crane"].seat) == (crane, seat)
    assert found["Petra Cole"].person == cole
    [owner] = Action.objects.get(agenda_item__meeting=meeting).owners.all()
    assert owner.person == crane


def test_person_of_a_clearly_other_organisation_is_suggested_and_not_linked(unit, group):
    police, other = (
        OrganisationFactory(name=name, sector=Sector.POLICE)
        for name in ("Northmere Police", "Eastmere Police")
    )
    health = OrganisationFactory(name="Northmere ICB", sector=Sector.HEALTH)
    parr = PersonFactory(given_name="Neil", family_name="Parr", employer=health)
    found = [brought(group, unit, THREE_COLUMN, name="health.docx")]
    draft = found[0].corrections
    [line] = [each for each in draft["people"] if each["name"] == "Neil Parr"]

    suggested = directory().suggestions("Neil Parr", organisation=line["organisation"])
    at_health = belonging().contradicts(parr.pk, line["organisation"])
    Person.objects.filter(pk=parr.pk).update(employer=other)
    at_other_police = belonging().contradicts(parr.pk, "Northmere Police")
    Person.objects.filter(pk=parr.pk).update(speaks_for=police)
    Person.objects.filter(pk=parr.pk).update(speaks_for=None)

    assert (line["organisation"], line["who"]) == ("Northmere Police", "")
    assert [(each.value, each.is_sure) for each in suggested] == [(f"person:{parr.pk}", False)]
    assert suggested[0].why == "the same name, but not known at Northmere Police"
    assert (at_health, at_other_police) == (True, True)
    assert [
        belonging().contradicts(parr.pk, words)
        for words in ("Northmere Police", "Designated Nurse", "Public Protection", "")
    ] == [False] * 4


def test_initials_and_likeness_are_suggested_and_never_chosen(unit, group):
    PersonFactory(given_name="Petra", family_name="Coles")

    row = brought(group, unit, THREE_COLUMN)

    assert "Petra Cole" in [name for name, _place in choices.open_names(row.corrections)]
    with pytest.raises(Refused, match="leave each name as it is written"):
        imports.accept(row=row, by=unit)
    assert Meeting.objects.count() == 0


def test_refusal_names_everybody_about_whom_nobody_decided(unit, group):
    row = brought(group, unit, THREE_COLUMN)
    names = [name for name, _place in choices.open_names(row.corrections)]

    with pytest.raises(Refused) as refused:
        imports.accept(row=row, by=unit)

    assert len(names) > 2
    assert all(f"“{name}”" in refused.value.reason for name in names[:10])
    assert refused.value.reason.startswith(f"Say who “{names[0]}”, ")


def test_new_people_are_made_only_when_ticked(unit, group):
    row = brought(group, unit, THREE_COLUMN)
    before = Person.objects.count()
    draft = row.corrections
    draft["people"][1]["who"] = "new"
    choices.leave_open_ones_as_written(draft)
    imports.correct(row=row, draft=draft, by=unit, expected_version=row.version)

    imports.accept(row=row, by=unit)

    made = Person.objects.latest("pk")
    assert Person.objects.count() == before + 1
    assert (made.given_name, made.family_name, made.job_title, made.has_account) == (
        *("Paul", "Crane", "Independent Scrutineer"),
        False,
    )


def test_records_are_taken_and_what_is_not_ticked_stays_in_the_text(unit, group):
    row = brought(group, unit, THREE_COLUMN)
    draft = row.corrections
    draft["items"][0]["decisions"][1]["taken"] = False
    choices.leave_open_ones_as_written(draft)
    imports.correct(row=row, draft=draft, by=unit, expected_version=row.version)

    meeting = imports.accept(row=row, by=unit)

    assert [each.text for each in Decision.objects.all()] == [
        "Wording to be amended in paragraphs 2.1 and 3.1."
    ]
    assert "Publication will follow the inquest on xxx." in meeting.items.first().discussion
    [challenge] = Challenge.objects.all()
    assert (challenge.asked_by_text, challenge.asked_of_text) == ("Asha Bell", "Huw Dean")


def test_actions_are_closed_as_history_with_owner_and_date(unit, group):
    tate = PersonFactory(given_name="Bryony", family_name="Tate")

    meeting = accepted(group, unit, TWO_COLUMN).meeting

    found = list(Action.objects.filter(agenda_item__meeting=meeting).order_by("reference"))
    assert {action.status for action in found} == {ActionStatus.CLOSED}
    assert [owner.person for owner in found[1].owners.all()] == [tate]
    assert (found[3].due_kind, found[3].due_on) == (DueKind.DATE, date(2025, 10, 31))
    assert found[3].owners.get().all_members is True
    assert found[4].due_kind == DueKind.UNDATED
    assert "for the next meeting of the Board" in found[4].text
    assert (found[5].due_kind, found[5].due_on) == (DueKind.DATE, date(2025, 11, 14))
    assert found[0].text.endswith(" – Derek Holt, Gareth Pugh")


def test_an_unclear_due_word_goes_into_the_text_of_the_action(unit, group):
    row = brought(group, unit, THREE_COLUMN)
    row.corrections["items"][0]["actions"][0]["due"] = "when the moon is full"
    choices.leave_open_ones_as_written(row.corrections)
    imports.correct(row=row, draft=row.corrections, by=unit, expected_version=row.version)

    imports.accept(row=row, by=unit)

    action = Action.objects.get()
    assert action.text.endswith(" – when the moon is full")
    assert action.due_kind == DueKind.UNDATED


def test_an_amendment_is_recorded_where_the_minutes_of_its_day_are_known(unit, group):
    earlier = MeetingFactory(
        group=group, date=date(2025, 3, 12), status=MeetingStatus.HELD, reference="NB-2025-90"
    )

    accepted(group, unit, THREE_COLUMN)

    [amendment] = Amendment.objects.all()
    assert (amendment.meeting, amendment.place, amendment.text) == (
        *(earlier, "Part 2, 2.2"),
        "five districts (not two).",
    )


def test_a_long_title_and_a_long_name_lose_nothing(unit, group):
    title = "Neglect " * 40
    document = files.new()
    files.lines(document, "Northmere Board", "11 June 2025, 2pm – 5pm", "Present:")
    files.lines(document, "Asha Bell, Northmere Police (AB)")
    files.table(document, ("Item", "Discussion", "Action"), (f"1. {title}", "It was noted.", ""))

    meeting = accepted(group, unit, files.data(document)).meeting

    [item, *_rest] = meeting.items.all()
    assert len(item.title) == 200
    assert title.strip() in item.discussion


def of_two_parts():
    document = files.new()
    files.lines(
        document,
        *("Minutes", "Northmere Board", "Date: 11 June 2025", "Time: 2pm to 4pm"),
        *("Present:", "Asha Bell, Independent Chair (AB)"),
        *("PART A: OPEN", "1. Welcome", "All were welcomed."),
        *("PART B: CLOSED", "2. Staffing of Quillfeather House", "Two posts are vacant."),
        "Decision: the posts are to be filled at Quillfeather House.",
    )
    return files.data(document)


def test_what_reads_as_confidential_comes_as_confidential(client, unit, group):
    member = AccountFactory()
    MembershipFactory(seat=SeatFactory(group=group), person=member)
    meeting = accepted(group, unit, of_two_parts()).meeting
    make_minutes_documents.call(meeting.minutes.versions.get().pk)

    item = meeting.items.filter(is_confidential=True).first()
    client.force_login(member)
    pdf = client.get(reverse("meetings:minutes_pdf", args=[meeting.pk])).content
    read = page_of(client, meeting) + "".join(
        page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages
    )
    client.force_login(unit)

    assert (item.title, item.closed_title) == (
        "Confidential item",
        "Staffing of Quillfeather House",
    )
    assert set(meeting.minutes.versions.get().snapshot) == {"full", "open"}
    assert "All were welcomed." in read
    assert not [word for word in ("Quillfeather", "vacant", "Staffing") if word in read]
    assert "Two posts are vacant." in page_of(client, meeting)


def test_the_tick_for_confidential_is_taken_away_on_the_page(client, unit, group):
    row = brought(group, unit, of_two_parts())
    client.force_login(unit)
    address = row.get_absolute_url()
    page = client.get(address).content.decode()
    assert re.findall(r'name="(item-\d-confidential)" value="yes" checked', page) == [
        "item-1-confidential",
    ]

    client.post(address, {"version": row.version, "save": "yes"})

    row.refresh_from_db()
    assert [item["is_confidential"] for item in row.corrections["items"]] == [False] * 2
