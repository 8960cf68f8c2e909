"""The unit's own templates of Word documents: taken, used, given back, and the way to the default."""

from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from docx import Document
from docx.shared import Pt

from board.enums import DocumentKind
from board.models import WordTemplate
from board.services import word_templates as services
from board.word_templates import content_of, template_of
from common import word
from common.pdf import Look
from common.refusals import Refused, StaleVersion
from tests.word_reading import saved

LOOK = Look(board="Dunnet", colour="#1d5c63")
LIST = "/word-templates/"


def own(size=31):
    document = Document()
    document.styles["Heading 1"].font.size = Pt(size)
    return saved(document)


def upload(content=None, name="House style.docx"):
    return SimpleUploadedFile(name, own() if content is None else content)


def keep(by, content=None, kind=DocumentKind.MINUTES, **more):
    file = upload(content)
    checked = word.check_template(file, look=LOOK)
    return services.keep_template(kind=kind, upload=file, checked=checked, by=by, **more)


def heading_size(content):
    return Document(BytesIO(content)).styles["Heading 1"].font.size


def test_upload_is_used_told_and_given_back(as_unit, profile, unit):
    response = as_unit.post(f"{LIST}minutes/", {"template": upload(), "version": 1}, follow=True)

    page = response.content.decode()
    given = as_unit.get(f"{LIST}minutes.docx")
    assert "The template is used from now on." in page
    assert "House style.docx" in page
    assert f"by {unit.full_name}" in page
    assert heading_size(template_of(DocumentKind.MINUTES)) == Pt(31)
    assert given.content == template_of(DocumentKind.MINUTES)
    assert given["Content-Disposition"] == 'attachment; filename="Template-minutes.docx"'
    assert template_of(DocumentKind.AGENDA) is None


def test_default_is_given_with_its_mark(as_unit, profile):
    given = as_unit.get(f"{LIST}agenda.docx")

    texts = [each.text for each in Document(BytesIO(given.content)).paragraphs]
    assert texts == [word.MARK]


def test_way_back_to_the_default(as_unit, profile, unit, django_capture_on_commit_callbacks):
    row = keep(unit)

    with django_capture_on_commit_callbacks(execute=True):
        response = as_unit.post(f"{LIST}minutes/default/", {"version": row.version}, follow=True)

    assert "The default template is used from now on." in response.content.decode()
    assert template_of(DocumentKind.MINUTES) is None
    assert not default_storage.exists(row.file.name)
    events = row.events.order_by("pgh_id").values_list("pgh_label", "name")
    assert list(events) == [("added", ""), ("changed", "House style.docx"), ("changed", "")]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"Just words", "This is not a Word file of today."), (b"", "This file is empty.")],
)
def test_what_is_no_template_is_told_and_nothing_changes(as_unit, profile, content, sentence):
    response = as_unit.post(f"{LIST}minutes/", {"template": upload(content), "version": 1})

    assert sentence in str(response.context["form"].errors["template"])
    assert not WordTemplate.objects.exists()


def test_form_without_a_file_asks_for_one(as_unit, profile):
    response = as_unit.post(f"{LIST}minutes/", {"version": 1})

    assert response.context["form"].errors["template"] == ["Choose the file of the template."]


def test_replaced_file_leaves_the_storage(profile, unit, django_capture_on_commit_callbacks):
    old = keep(unit).file.name

    with django_capture_on_commit_callbacks(execute=True):
        row = keep(unit, own(17))

    assert (default_storage.exists(old), heading_size(content_of(row))) == (False, Pt(17))


def test_second_person_is_told_of_the_first(profile, unit):
    row = keep(unit)

    with pytest.raises(StaleVersion):
        keep(unit, own(17), expected_version=row.version - 1)

    assert heading_size(template_of(DocumentKind.MINUTES)) == Pt(31)


def test_same_file_again_is_refused(profile, unit):
    content = own()
    keep(unit, content)

    with pytest.raises(Refused, match="the very template"):
        keep(unit, content)


def test_default_twice_is_refused(profile, unit):
    with pytest.raises(Refused, match="used already"):
        services.use_default(kind=DocumentKind.AGENDA, by=unit)


def test_missing_file_gives_the_default(profile, unit):
    row = keep(unit)
    default_storage.delete(row.file.name)

    assert template_of(DocumentKind.MINUTES) is None


def test_only_the_unit_keeps_templates(profile, member):
    with pytest.raises(Refused):
        keep(member)


@pytest.mark.parametrize("path", ["", "minutes/", "minutes/default/", "minutes.docx"])
@pytest.mark.parametrize("who", ["member", "chair", "group_chair"])
def test_pages_are_for_the_unit(request, signed_in, profile, who, path):
    client = signed_in(request.getfixturevalue(who))

    assert client.get(f"{LIST}{path}").status_code == 404


@pytest.mark.parametrize("path", ["letters/", "letters.docx", "letters/default/"])
def test_other_kinds_are_not_there(as_unit, profile, path):
    assert as_unit.get(f"{LIST}{path}").status_code == 404


def test_settings_lead_to_the_page_and_history_is_told(as_unit, profile, unit):
    row = keep(unit)

    settings = as_unit.get(reverse("settings")).content.decode()
    history = as_unit.get(reverse("trail:history", args=["word-template", row.pk]))

    assert f'href="{LIST}"' in settings
    assert "House style.docx" in history.content.decode()
