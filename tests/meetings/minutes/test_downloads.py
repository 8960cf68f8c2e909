"""Downloads of minutes and the command that writes them."""

import pytest
from django.core.management import CommandError, call_command

from meetings.enums import Edition, MeetingStatus
from tests.factories.meetings import MeetingFactory
from tests.factories.minutes import SECRET, minuted_meeting
from tests.meetings.minutes.reading import (
    approve,
    pdf_words,
    sign_in,
    url,
)

pytestmark = pytest.mark.django_db

# -- downloads and the command -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("unit", "QA-2025-04-minutes-draft-confidential.pdf"),
        ("member", "QA-2025-04-minutes-draft.pdf"),
    ],
)
def test_download_has_an_honest_name_and_is_kept_by_nobody(client, who, name):
    scene = minuted_meeting()
    sign_in(client, scene, who)

    response = client.get(url("minutes_pdf", scene.meeting.pk))

    assert response["Content-Disposition"] == f'attachment; filename="{name}"'
    assert response["Cache-Control"] == "private, no-store"
    assert response["Content-Type"] == "application/pdf"


def test_approved_minutes_are_the_frozen_bytes(client):
    scene = minuted_meeting()
    version = approve(scene)
    sign_in(client, scene, "member")

    response = client.get(url("minutes_pdf", scene.meeting.pk))

    assert response.content == bytes(version.documents.get(edition=Edition.OPEN).pdf)


@pytest.mark.parametrize(("edition", "has_secret"), [("open", False), ("full", True)])
def test_command_writes_the_edition_asked_for(tmp_path, edition, has_secret):
    minuted_meeting()
    target = tmp_path / "minutes.pdf"

    call_command("minutes_pdf", "qa-2025-04", output=str(target), edition=edition, stdout=None)

    assert (SECRET in pdf_words(target.read_bytes())) is has_secret


def test_command_gives_the_frozen_bytes_of_approved_minutes(tmp_path):
    version = approve(minuted_meeting())
    target = tmp_path / "minutes.pdf"

    call_command("minutes_pdf", "QA-2025-04", output=str(target), edition="full", stdout=None)

    assert target.read_bytes() == bytes(version.documents.get(edition=Edition.FULL).pdf)


def test_command_for_an_unknown_meeting_says_so():
    with pytest.raises(CommandError, match="There are no minutes of BM-1999-01: either no meeting"):
        call_command("minutes_pdf", "BM-1999-01")


def test_command_for_a_cancelled_meeting_says_that_it_was_cancelled():
    MeetingFactory(
        reference="QA-2026-09", status=MeetingStatus.CANCELLED, cancelled_reason="Heavy snow"
    )

    with pytest.raises(CommandError) as refusal:
        call_command("minutes_pdf", "qa-2026-09")

    assert str(refusal.value) == (
        "There are no minutes of QA-2026-09: the meeting was cancelled (Heavy snow)."
    )


def test_command_that_cannot_write_says_so(tmp_path):
    minuted_meeting()

    with pytest.raises(CommandError, match="cannot be written: No such file or directory"):
        call_command("minutes_pdf", "QA-2025-04", output=str(tmp_path / "no" / "file.pdf"))
