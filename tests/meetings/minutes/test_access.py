"""Who may read minutes and take their steps, and what leaks nowhere."""

from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from meetings.enums import ApprovalKind, Edition, MinutesStatus
from meetings.models import AgendaItem, Amendment, MinutesVersion
from meetings.services import approval
from tests.factories.minutes import SECRET, minuted_meeting
from tests.meetings.minutes.reading import (
    WHO,
    approve,
    pdf_words,
    sign_in,
    url,
)

pytestmark = pytest.mark.django_db

# -- who ---------------------------------------------------------------------------------------

READING = {
    MinutesStatus.DRAFTING: {"unit": 200, "board_chair": 200, "minute_taker": 200},
    MinutesStatus.WITH_CHAIR: {"unit": 200, "board_chair": 200, "minute_taker": 200, "chair": 200},
    MinutesStatus.CIRCULATED: {
        "unit": 200,
        "board_chair": 200,
        "minute_taker": 200,
        "chair": 200,
        "member": 200,
    },
}


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("status", list(READING))
@pytest.mark.parametrize("name", ["minutes_detail", "minutes_pdf", "minutes_docx"])
def test_draft_is_read_by(client, name, status, who):
    scene = minuted_meeting(status=status)
    sign_in(client, scene, who)

    response = client.get(url(name, scene.meeting.pk))

    assert response.status_code == READING[status].get(who, 404)


STEPS = {
    "minutes_send_to_chair": (
        MinutesStatus.DRAFTING,
        {"unit": 200, "board_chair": 403, "minute_taker": 200},
    ),
    "minutes_return": (
        MinutesStatus.WITH_CHAIR,
        {"unit": 200, "board_chair": 403, "minute_taker": 200, "chair": 200},
    ),
    "minutes_circulate": (
        MinutesStatus.WITH_CHAIR,
        dict.fromkeys(["unit", "minute_taker", "chair"], 200) | {"board_chair": 403},
    ),
}


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("name", list(STEPS))
def test_step_page_is_open_to(client, name, who):
    status, expected = STEPS[name]
    scene = minuted_meeting(status=status)
    sign_in(client, scene, who)

    response = client.get(url(name, scene.meeting.pk))

    assert response.status_code == expected.get(who, 404)


@pytest.mark.parametrize("who", WHO)
def test_reopening_is_open_to_the_unit(client, who):
    scene = minuted_meeting()
    approve(scene)
    sign_in(client, scene, who)

    response = client.get(url("minutes_reopen", scene.meeting.pk))

    assert response.status_code == {"unit": 200, "stranger": 404}.get(who, 403)


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("name", ["minutes_version", "minutes_version_pdf"])
def test_approved_version_is_read_by(client, name, who):
    scene = minuted_meeting()
    approve(scene)
    sign_in(client, scene, who)

    response = client.get(url(name, scene.meeting.pk, 1))

    assert response.status_code == (404 if who == "stranger" else 200)


@pytest.mark.parametrize("who", WHO)
def test_approving_by_button(client, who):
    scene = minuted_meeting()
    sign_in(client, scene, who)

    response = client.post(
        url("minutes_approve", scene.meeting.pk, scene.item.pk), {"kind": "as_presented"}
    )

    expected = {"unit": 302, "minute_taker": 302, "stranger": 404}
    assert response.status_code == expected.get(who, 403)
    assert MinutesVersion.objects.count() == int(who in ("unit", "minute_taker"))


def test_version_that_is_not_there_is_not_found(client):
    scene = minuted_meeting()
    sign_in(client, scene, "unit")

    assert client.get(url("minutes_version", scene.meeting.pk, 1)).status_code == 404


def test_signed_out_person_is_sent_to_sign_in(client):
    scene = minuted_meeting()
    address = url("minutes_pdf", scene.meeting.pk)

    response = client.get(address)

    assert response.url == f"{reverse('account_login')}?next={address}"


# -- confidential items ------------------------------------------------------------------------

INSIDERS = {"unit", "board_chair", "minute_taker", "chair"}


def outputs(client, scene):
    """Everything that minutes put out, each as one text, names of files and metadata included."""
    addresses = [url("minutes_detail", scene.meeting.pk), url("minutes_pdf", scene.meeting.pk)]
    if scene.minutes.versions.exists():
        addresses += [
            url("minutes_version", scene.meeting.pk, 1),
            url("minutes_version_pdf", scene.meeting.pk, 1),
        ]
    return {address: text_of(client.get(address)) for address in addresses}


def text_of(response):
    if response.headers["Content-Type"] != "application/pdf":
        return response.content.decode()
    reader = PdfReader(BytesIO(response.content))
    structure = [str(item) for item in _outline(reader.outline)]
    return " ".join(
        [pdf_words(response.content), str(reader.metadata), *structure, str(response.headers)]
    )


def _outline(entries):
    for entry in entries:
        if isinstance(entry, list):
            yield from _outline(entry)
        else:
            yield entry.title


@pytest.mark.parametrize("who", ["unit", "board_chair", "minute_taker", "chair", "member"])
@pytest.mark.parametrize("is_approved", [False, True])
def test_confidential_words_reach_only_those_entitled(client, who, is_approved):
    scene = minuted_meeting()
    if is_approved:
        approve(scene)
    sign_in(client, scene, who)

    found = {address: SECRET in text for address, text in outputs(client, scene).items()}

    assert set(found.values()) == {who in INSIDERS}
    assert len(found) == (4 if is_approved else 2)


@pytest.mark.parametrize("who", ["unit", "chair", "member"])
@pytest.mark.parametrize("name", ["minutes_pdf", "minutes_version_pdf"])
def test_open_edition_is_free_of_confidential_words_for_everybody(client, name, who):
    scene = minuted_meeting()
    approve(scene)
    sign_in(client, scene, who)
    args = [1] if name == "minutes_version_pdf" else []

    response = client.get(url(name, scene.meeting.pk, *args), {"edition": "open"})

    assert SECRET not in text_of(response)
    assert 'filename="QA-2025-04-minutes-approved-v1.pdf"' in response["Content-Disposition"]


def test_raw_bytes_of_the_open_pdf_hold_no_confidential_words(client):
    scene = minuted_meeting()
    sign_in(client, scene, "member")

    content = client.get(url("minutes_pdf", scene.meeting.pk)).content

    objects = PdfReader(BytesIO(content))
    streams = b"".join(
        value.get_data()
        for number in range(1, len(objects.xref[0]) + 1)
        if hasattr(value := objects.get_object(number), "get_data")
    )
    assert SECRET.encode() not in content + streams


def test_amendment_at_a_confidential_item_stays_with_it():
    scene = minuted_meeting()
    AgendaItem.objects.filter(pk=scene.item.pk).update(is_confidential=True)
    Amendment.objects.create(
        item=scene.item, meeting=scene.meeting, place="1.2", text=SECRET, created_by=scene.unit
    )

    version = approval.approve(
        minutes=scene.minutes, item=scene.item, kind=ApprovalKind.WITH_AMENDMENTS, by=scene.unit
    )

    assert SECRET in str(version.snapshot[Edition.FULL]["approvals"])
    assert SECRET not in str(version.snapshot[Edition.OPEN])
