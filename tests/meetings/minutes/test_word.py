"""Minutes in Word say what the page and the PDF say, for each reader, draft and approved."""

from io import BytesIO

import pytest
from docx import Document
from pypdf import PdfReader

from meetings.enums import Edition
from meetings.models import AgendaItem, Decision
from meetings.presenters.minutes.frozen import record_of_version
from meetings.word import minutes_docx
from tests.factories.minutes import SECRET, minuted_meeting
from tests.factories.registers import decision_between
from tests.factories.reviews import reviewed_at
from tests.meetings.minutes.reading import (
    AS_PRESENTED,
    WITH_AMENDMENTS,
    amend,
    approve,
    bodies,
    pdf_words,
    record,
    sign_in,
    url,
)
from tests.meetings.minutes.test_pdf import facts_of, page_text, without_page_references
from tests.word_reading import (
    docx_words,
    everything_in,
    running_words,
    squeezed,
    styles_of,
)

pytestmark = pytest.mark.django_db

DISCUSSION = (
    '<p>All <strong>returns</strong> are due, see <a href="https://example.org/due">the list</a>.</p>'
    "<ul><li><p>schools</p><ul><li><p>primary</p></li></ul><p>and colleges</p></li></ul>"
    '<table><tbody><tr><th colspan="2">Returns</th><th>Late</th></tr>'
    '<tr><td rowspan="2">Schools</td><td>Primary</td><td>2</td></tr>'
    "<tr><td>Secondary</td><td>1 &lt; 3 &amp; more</td></tr></tbody></table>"
)


def scene_with_everything():
    """The minuted meeting, with a table, a two-line decision, a reported decision and an outcome of each kind."""
    scene = minuted_meeting()
    AgendaItem.objects.filter(pk=scene.ordinary.pk).update(discussion=DISCUSSION)
    Decision.objects.filter(reference="D-QA-2025-007").update(text="The timetable\nwas agreed.")
    reported = decision_between(scene.group, scene.unit, condition="Within the budget")
    Decision.objects.filter(pk=reported.pk).update(reported_at=scene.ordinary)
    reviewed_at(scene.ordinary, scene)
    return scene


def approved(scene, kind):
    if kind == WITH_AMENDMENTS:
        amend(scene)
    return approve(scene, kind=kind)


def docx(client, scene, query=""):
    return client.get(url("minutes_docx", scene.meeting.pk) + query)


@pytest.mark.parametrize("who", ["member", "chair"])
@pytest.mark.parametrize("state", ["draft", AS_PRESENTED, WITH_AMENDMENTS])
def test_page_pdf_and_word_say_the_same(client, who, state):
    scene = scene_with_everything()
    full = who == "chair"
    found = record(scene.meeting, full=full)
    if state != "draft":
        found = record_of_version(approved(scene, state), full=full)

    page = page_text(client, scene, getattr(scene, who))
    pdf = client.get(url("minutes_pdf", scene.meeting.pk)).content
    in_word = docx_words(docx(client, scene).content)

    on_paper = without_page_references("".join(bodies(found, PdfReader(BytesIO(pdf)))))
    assert in_word == page
    assert on_paper == page
    assert [fact for fact in facts_of(found) if squeezed(_plain(fact)) not in in_word] == []
    assert (squeezed(SECRET) in in_word) is full


def _plain(fact):
    return fact.replace("&lt;", "<").replace("&amp;", "&")


@pytest.mark.parametrize("state", ["draft", WITH_AMENDMENTS])
def test_no_part_of_the_open_package_holds_a_secret(client, state):
    scene = scene_with_everything()
    if state != "draft":
        approved(scene, state)

    sign_in(client, scene, "member")
    as_member = docx(client, scene)
    sign_in(client, scene, "chair")
    asked_open = docx(client, scene, "?edition=open")
    in_full = docx(client, scene)

    holds = [SECRET in everything_in(each.content) for each in (as_member, asked_open, in_full)]
    assert holds == [False, False, True]
    assert SECRET not in str(as_member.headers)


@pytest.mark.parametrize(
    ("who", "query", "name"),
    [
        ("member", "", "QA-2025-04-minutes-draft.docx"),
        ("chair", "", "QA-2025-04-minutes-draft-confidential.docx"),
        ("chair", "?edition=open", "QA-2025-04-minutes-draft.docx"),
    ],
)
def test_file_says_its_edition_and_is_kept_by_nobody(client, who, query, name):
    scene = minuted_meeting()
    sign_in(client, scene, who)

    response = docx(client, scene, query)

    assert response["Content-Disposition"] == f'attachment; filename="{name}"'
    assert response["Cache-Control"] == "private, no-store"


def test_every_page_has_status_and_marking(client):
    scene = minuted_meeting()
    draft = minutes_docx(record(scene.meeting))
    version = approve(scene)
    sign_in(client, scene, "member")
    final = docx(client, scene).content

    line = squeezed(record_of_version(version, full=False).status_line)
    assert all("DRAFT" in each and "OFFICIAL" in each for each in running_words(draft))
    assert all(line in each and "DRAFT" not in each for each in running_words(final))
    assert "DRAFT" not in everything_in(final)


def test_approved_minutes_stay_as_they_were_approved(client):
    scene = minuted_meeting()
    version = approve(scene)
    AgendaItem.objects.filter(pk=scene.ordinary.pk).update(title="Something else")
    sign_in(client, scene, "unit")

    now = docx_words(docx(client, scene).content)
    of_version = client.get(url("minutes_version_docx", scene.meeting.pk, version.number))

    assert "Section11audit" in now
    assert docx_words(of_version.content) == now
    frozen = pdf_words(bytes(version.documents.get(edition=Edition.FULL).pdf))
    assert "Section 11 audit" in frozen


def test_properties_name_the_board_and_no_person():
    scene = minuted_meeting()
    found = record(scene.meeting)

    properties = Document(BytesIO(minutes_docx(found))).core_properties

    assert (properties.title, properties.language) == (found.title, "en-GB")
    assert {properties.author, properties.last_modified_by} == {found.look.board}


def test_parts_and_items_are_headings():
    scene = minuted_meeting()

    styles = styles_of(minutes_docx(record(scene.meeting)))

    assert styles.count("Title") == 1
    assert styles.count("Heading 1") == 6  # actions, attendance, two parts, close, signature
    assert {"Heading 2", "Record label", "Record text"} <= set(styles)


def test_page_offers_word_beside_the_pdf(client):
    scene = minuted_meeting()
    sign_in(client, scene, "chair")

    page = client.get(url("minutes_detail", scene.meeting.pk)).content.decode()

    address = url("minutes_docx", scene.meeting.pk)
    assert f'href="{address}"' in page
    assert f'href="{address}?edition=open"' in page
