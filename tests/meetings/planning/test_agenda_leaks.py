"""Closed titles, the texts of confidential items and the unit's notes reach nobody else."""

from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from meetings.services import agenda
from tests.factories.meetings import ItemFactory, MeetingFactory, PartFactory, in_days

CLOSED, TEXT, WHO, NOTES, LATER = "Quillfeather", "Marlspike", "Oxbellow", "Thistledown", "Wrenlock"
CONFIDENTIAL = {CLOSED, TEXT, WHO}
ROLES = ["unit", "chair", "group_chair", "minute_taker", "member"]
SEES = {
    "unit": CONFIDENTIAL,
    "chair": CONFIDENTIAL,
    "group_chair": CONFIDENTIAL,
    "minute_taker": CONFIDENTIAL,
    "member": set(),
}


@pytest.fixture
def meeting(people, group):
    """A published agenda with a confidential item, and an item that was added later."""
    meeting = MeetingFactory(group=group, unit_notes=NOTES)
    part = PartFactory(meeting=meeting, title="Business")
    ItemFactory(
        part=part,
        title="Open title",
        is_confidential=True,
        closed_title=CLOSED,
        description=TEXT,
        presenter_text=WHO,
        unit_notes=NOTES,
    )
    agenda.publish_agenda(meeting=meeting, by=people["unit"])
    item = meeting.items.get()
    agenda.edit_item(
        item=item, by=people["unit"], expected_version=1, closed_title=f"{CLOSED} again"
    )
    agenda.publish_agenda(meeting=meeting, by=people["unit"], reason="A clearer title")
    agenda.add_item(meeting=meeting, part=part, title=LATER, by=people["unit"], unit_notes=NOTES)
    MeetingFactory(group=group, date=in_days(60))
    return meeting


def found(text):
    return {word for word in (CLOSED, TEXT, WHO, NOTES, LATER) if word in text}


def pdf_text(content):
    reader = PdfReader(BytesIO(content))
    outline = str(reader.outline)
    return f"{outline} {reader.metadata} " + " ".join(p.extract_text() for p in reader.pages)


@pytest.mark.parametrize("role", ROLES)
def test_agenda_page_shows_each_role_its_own(client_of, people, meeting, role):
    page = client_of(people[role]).get(reverse("meetings:agenda_detail", args=[meeting.pk]))

    unit_only = {NOTES, LATER} if role == "unit" else set()
    assert found(page.content.decode()) == SEES[role] | unit_only
    assert "Open title" in page.content.decode()


@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize("role", ROLES)
def test_version_page_shows_each_role_its_own(client_of, people, meeting, role, number):
    url = reverse("meetings:agenda_version", args=[meeting.pk, number])

    page = client_of(people[role]).get(url)

    assert found(page.content.decode()) == SEES[role]


@pytest.mark.parametrize("role", ROLES)
def test_meeting_page_tells_no_closed_title(client_of, people, meeting, role):
    page = client_of(people[role]).get(meeting.get_absolute_url())

    text = page.content.decode()
    assert found(text) - {CLOSED} == ({NOTES, LATER} if role == "unit" else set())
    assert (CLOSED in text) <= (role == "unit")


@pytest.mark.parametrize("role", ROLES)
def test_meeting_list_tells_nothing_of_the_agenda(client_of, people, meeting, role):
    page = client_of(people[role]).get(reverse("meetings:meeting_list"))

    assert found(page.content.decode()) == set()


@pytest.mark.parametrize("role", ROLES)
def test_agenda_pdf_has_no_closed_words_unless_asked_for(client_of, people, meeting, role):
    response = client_of(people[role]).get(reverse("meetings:agenda_pdf", args=[meeting.pk]))

    assert found(pdf_text(response.content)) == set()
    assert found(str(response.headers)) == set()


@pytest.mark.parametrize("role", ROLES)
def test_full_agenda_pdf_is_for_those_who_may(client_of, people, meeting, role):
    url = reverse("meetings:agenda_pdf", args=[meeting.pk])

    response = client_of(people[role]).get(f"{url}?edition=full")

    if role == "member":
        assert response.status_code == 404
    else:
        assert found(pdf_text(response.content)) == CONFIDENTIAL
        assert response["Content-Disposition"] == (
            f'inline; filename="{meeting.reference}-agenda-confidential.pdf"'
        )


def test_snapshot_holds_no_unit_notes(meeting):
    assert [found(str(version.snapshot)) for version in meeting.agenda_versions.all()] == [
        CONFIDENTIAL,
        CONFIDENTIAL,
    ]
