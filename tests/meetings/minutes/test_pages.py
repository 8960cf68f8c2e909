"""The pages of minutes: what they show and what the buttons do."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from meetings.enums import ApprovalKind, AttendanceStatus, Edition, MinutesStatus
from meetings.models import AgendaItem, Amendment, Attendance
from meetings.previous_minutes import previous_minutes_of
from meetings.services import approval
from tests.factories.minutes import minuted_meeting, raise_plain_action
from tests.meetings.minutes.reading import (
    approve,
    sign_in,
    url,
    words_of,
)

pytestmark = pytest.mark.django_db


# -- the page ----------------------------------------------------------------------------------


def test_draft_says_so_on_the_page(client):
    scene = minuted_meeting()
    sign_in(client, scene, "member")

    words = words_of(client.get(url("minutes_detail", scene.meeting.pk)))

    assert "DRAFT. These minutes have not been approved, and may change." in words


def test_writer_has_a_link_to_edit_each_item(client):
    scene = minuted_meeting()
    sign_in(client, scene, "minute_taker")

    html = client.get(url("minutes_detail", scene.meeting.pk)).content.decode()

    edits = re.findall(r'<a class="record-item__edit[^"]*" href="([^"]+)"', html)
    items = AgendaItem.objects.in_order().filter(meeting=scene.meeting)
    assert edits == [url("minutes_item_edit", scene.meeting.pk, item.pk) for item in items]


def test_reader_has_no_link_to_edit(client):
    scene = minuted_meeting()
    sign_in(client, scene, "member")

    assert (
        "record-item__edit"
        not in client.get(url("minutes_detail", scene.meeting.pk)).content.decode()
    )


def test_member_reads_the_approved_version_while_a_correction_is_written(client):
    scene = minuted_meeting()
    approve(scene)
    approval.reopen(minutes=scene.minutes, reason="Wrong figure", by=scene.unit)
    scene.ordinary.discussion = "<p>Corrected text</p>"
    scene.ordinary.save()
    sign_in(client, scene, "member")

    words = words_of(client.get(url("minutes_detail", scene.meeting.pk)))

    assert "A correction to these minutes is being written." in words
    assert "All returns are due in January." in words
    assert "Corrected text" not in words


def test_writer_sees_the_correction(client):
    scene = minuted_meeting()
    approve(scene)
    approval.reopen(minutes=scene.minutes, reason="Wrong figure", by=scene.unit)
    sign_in(client, scene, "unit")

    words = words_of(client.get(url("minutes_detail", scene.meeting.pk)))

    assert "Version 2. Draft, being written. Not yet approved." in words


def test_writer_is_led_to_the_item_that_can_approve(client):
    scene = minuted_meeting()
    sign_in(client, scene, "minute_taker")

    html = client.get(url("minutes_detail", scene.meeting.pk)).content.decode()

    assert (
        f'href="{scene.item.get_absolute_url()}">QA-2025-05, Minutes of the last meeting<' in html
    )


def test_writer_is_told_who_is_not_marked(client):
    scene = minuted_meeting()
    Attendance.objects.filter(name_then="Alice Nwosu").update(status=AttendanceStatus.UNMARKED)
    sign_in(client, scene, "minute_taker")

    words = words_of(client.get(url("minutes_detail", scene.meeting.pk)))

    assert "Attendance : 1 person not marked yet." in words


def test_item_page_has_the_button_that_approves(client):
    scene = minuted_meeting()
    sign_in(client, scene, "minute_taker")

    html = client.get(scene.item.get_absolute_url()).content.decode()

    approve_url = url("minutes_approve", scene.meeting.pk, scene.item.pk)
    assert re.findall(rf'href="{approve_url}" class="govuk-button">([^<]+)', html) == [
        "Approve as presented"
    ]


def test_history_names_each_step(client):
    scene = minuted_meeting(status=MinutesStatus.DRAFTING)
    approval.send_to_chair(minutes=scene.minutes, by=scene.minute_taker, note="Look at 2.1")
    sign_in(client, scene, "chair")

    words = words_of(client.get(url("minutes_detail", scene.meeting.pk)))

    assert re.search(r"With chair by Nia Powell, \d+ \w+ \d{4} at \S+: Look at 2.1", words)


@pytest.mark.parametrize(
    ("status", "who", "sentence"),
    [
        (
            MinutesStatus.DRAFTING,
            "board_chair",
            "Only the business unit and the group's minute-taker write its minutes.",
        ),
        (
            MinutesStatus.CIRCULATED,
            "chair",
            "Only the business unit, the group's minute-taker or the chair who has the draft can "
            "return minutes.",
        ),
    ],
)
def test_refusal_stands_where_the_button_would_be(client, status, who, sentence):
    scene = minuted_meeting(status=status)
    sign_in(client, scene, who)

    words = words_of(client.get(url("minutes_detail", scene.meeting.pk)))

    assert sentence.replace("'", "&#x27;") in words


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (MinutesStatus.DRAFTING, "being drafted"),
        (MinutesStatus.WITH_CHAIR, "with the chair"),
        (MinutesStatus.CIRCULATED, "circulated as a draft"),
    ],
)
def test_page_says_where_the_minutes_are_in_each_status(client, status, words):
    scene = minuted_meeting(status=status)
    sign_in(client, scene, "unit")

    found = words_of(client.get(url("minutes_detail", scene.meeting.pk)))

    assert f"These minutes are {words} ." in found


def test_version_page_shows_matching_fingerprints(client):
    scene = minuted_meeting()
    version = approve(scene)
    sign_in(client, scene, "unit")

    words = words_of(client.get(url("minutes_version", scene.meeting.pk, 1)))

    for document in version.documents.all():
        assert f"SHA-256 {document.sha256} The stored file matches" in words


def test_member_is_shown_the_fingerprint_of_the_open_edition_only(client):
    scene = minuted_meeting()
    version = approve(scene)
    sign_in(client, scene, "member")

    html = client.get(url("minutes_version", scene.meeting.pk, 1)).content.decode()

    shown = {edition: version.documents.get(edition=edition).sha256 in html for edition in Edition}
    assert shown == {Edition.FULL: False, Edition.OPEN: True}


# -- the buttons -------------------------------------------------------------------------------


def test_draft_is_sent_to_the_chair(client):
    scene = minuted_meeting(status=MinutesStatus.DRAFTING)
    sign_in(client, scene, "minute_taker")

    response = client.post(url("minutes_send_to_chair", scene.meeting.pk), {"note": ""})

    assert response.url == url("minutes_detail", scene.meeting.pk)
    assert scene.minutes.steps.get().to_status == MinutesStatus.WITH_CHAIR


def test_return_without_a_note_says_what_is_missing(client):
    scene = minuted_meeting(status=MinutesStatus.WITH_CHAIR)
    sign_in(client, scene, "chair")

    response = client.post(url("minutes_return", scene.meeting.pk), {"note": " "})

    assert response.context["form"].errors == {"note": ["Say what should be changed."]}


def test_reopening_with_a_long_reason_says_how_long(client):
    scene = minuted_meeting()
    approve(scene)
    sign_in(client, scene, "unit")

    response = client.post(url("minutes_reopen", scene.meeting.pk), {"reason": "x" * 501})

    assert response.context["form"].errors == {"reason": ["Keep this to 500 characters."]}


def test_circulating_by_button(client):
    scene = minuted_meeting(status=MinutesStatus.WITH_CHAIR)
    sign_in(client, scene, "chair")

    response = client.post(url("minutes_circulate", scene.meeting.pk), follow=True)

    assert "The minutes have been circulated as a draft" in words_of(response)


def test_approving_needs_to_say_how(client):
    scene = minuted_meeting()
    sign_in(client, scene, "unit")

    response = client.post(
        url("minutes_approve", scene.meeting.pk, scene.item.pk),
        {"kind": "anyhow"},
    )

    assert response.context["form"].errors == {
        "kind": ["Say whether the minutes were approved as presented or with amendments."]
    }


# -- the item for previous minutes -------------------------------------------------------------


def test_item_offers_approval_as_presented():
    scene = minuted_meeting()

    [waiting] = previous_minutes_of(scene.item, scene.unit).waiting

    assert (waiting.name, waiting.kind, waiting.refusal) == (
        "19 September 2025 (QA-2025-04)",
        ApprovalKind.AS_PRESENTED,
        "",
    )


def test_item_offers_approval_with_the_amendments_recorded():
    scene = minuted_meeting()
    amendment = Amendment.objects.create(
        item=scene.item, meeting=scene.meeting, place="2.1", text="June", created_by=scene.unit
    )

    [waiting] = previous_minutes_of(scene.item, scene.unit).waiting

    assert (waiting.kind, waiting.amendments) == (ApprovalKind.WITH_AMENDMENTS, (amendment,))


def test_item_says_what_is_missing():
    scene = minuted_meeting(status=MinutesStatus.DRAFTING)

    [waiting] = previous_minutes_of(scene.item, scene.unit).waiting

    assert waiting.refusal == (
        "The minutes of QA-2025-04 are still being written. "
        "Circulate them before a meeting approves them."
    )


def test_item_says_how_minutes_were_approved():
    scene = minuted_meeting()
    approve(scene)

    previous = previous_minutes_of(scene.item, scene.member)

    assert previous.waiting == ()
    assert [(found.sentence, found.url) for found in previous.approved] == [
        (
            "The minutes of 19 September 2025 (QA-2025-04) were approved as presented.",
            url("minutes_version", scene.meeting.pk, 1),
        )
    ]


def test_item_shows_members_no_minutes_that_they_may_not_see():
    scene = minuted_meeting(status=MinutesStatus.DRAFTING)

    assert previous_minutes_of(scene.item, scene.member).waiting == ()


def test_confidential_item_shows_members_nothing():
    scene = minuted_meeting()
    scene.item.is_confidential = True

    assert previous_minutes_of(scene.item, scene.member).waiting == ()


@pytest.mark.parametrize("more", [0, 3])
@pytest.mark.parametrize(("who", "queries"), [("unit", 19), ("member", 16)])
def test_page_of_minutes_costs_the_same_however_long(client, who, queries, more):
    scene = minuted_meeting()
    for number in range(more):
        raise_plain_action(scene.ordinary, f"A-2025-10{number}", "More", scene.unit, [scene.member])
    sign_in(client, scene, who)
    client.get(url("minutes_detail", scene.meeting.pk))

    with CaptureQueriesContext(connection) as found:
        client.get(url("minutes_detail", scene.meeting.pk))

    assert len(found) == queries
