"""The pages of minutes: who sees what, what leaks nowhere, and what the buttons do."""

import re
from io import BytesIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pypdf import PdfReader

from meetings.enums import ApprovalKind, AttendanceStatus, Edition, MinutesStatus
from meetings.models import AgendaItem, Amendment, Attendance, MinutesVersion
from meetings.previous_minutes import previous_minutes_of
from meetings.services import approval
from tests.factories.board import ChairFactory
from tests.factories.minutes import SECRET, minuted_meeting, raise_plain_action

pytestmark = pytest.mark.django_db

WHO = ["unit", "board_chair", "minute_taker", "chair", "member", "stranger"]


def sign_in(client, scene, who):
    person = ChairFactory() if who == "board_chair" else getattr(scene, who)
    client.force_login(person)
    return person


def url(name, *args):
    return reverse(f"meetings:{name}", args=args)


def words_of(response):
    """What a page shows, on one line."""
    html = response.content.decode()
    main = html[html.index("<main") : html.index("</main>")]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def pdf_words(content):
    return " ".join(
        " ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages).split()
    )


def approve(scene):
    return approval.approve(
        minutes=scene.minutes, item=scene.item, kind=ApprovalKind.AS_PRESENTED, by=scene.unit
    )


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
@pytest.mark.parametrize("name", ["minutes_detail", "minutes_pdf"])
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
        dict.fromkeys(["unit", "board_chair", "minute_taker", "chair"], 405),
    ),
}


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("name", list(STEPS))
def test_step_page_is_open_to(client, name, who):
    status, expected = STEPS[name]
    scene = minuted_meeting(status=status)
    sign_in(client, scene, who)

    response = client.get(url(name, scene.meeting.pk))

    assert response.status_code == expected.get(who, 405 if name == "minutes_circulate" else 404)


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

    assert response.status_code == (404 if who == "stranger" else 302)
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
    assert re.findall(rf'action="{approve_url}">.*?name="kind" value="(\w+)"', html, re.DOTALL) == [
        "as_presented"
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
            "Only the business unit, or the chair who has the draft, can return minutes.",
        ),
    ],
)
def test_refusal_stands_where_the_button_would_be(client, status, who, sentence):
    scene = minuted_meeting(status=status)
    sign_in(client, scene, who)

    words = words_of(client.get(url("minutes_detail", scene.meeting.pk)))

    assert sentence.replace("'", "&#x27;") in words


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
        {"kind": "anyhow", "back": url("minutes_detail", scene.meeting.pk)},
        follow=True,
    )

    assert "Say whether the minutes were approved as presented or with amendments." in words_of(
        response
    )


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


def test_command_that_cannot_write_says_so(tmp_path):
    minuted_meeting()

    with pytest.raises(CommandError, match="cannot be written: No such file or directory"):
        call_command("minutes_pdf", "QA-2025-04", output=str(tmp_path / "no" / "file.pdf"))


@pytest.mark.parametrize("more", [0, 3])
@pytest.mark.parametrize(("who", "queries"), [("unit", 25), ("member", 27)])
def test_page_of_minutes_costs_the_same_however_long(client, who, queries, more):
    scene = minuted_meeting()
    for number in range(more):
        raise_plain_action(scene.ordinary, f"A-2025-10{number}", "More", scene.unit, [scene.member])
    sign_in(client, scene, who)
    client.get(url("minutes_detail", scene.meeting.pk))

    with CaptureQueriesContext(connection) as found:
        client.get(url("minutes_detail", scene.meeting.pk))

    assert len(found) == queries
