from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from board.enums import Preset
from board.models import BoardProfile
from board.services import profile as services
from common.refusals import Refused, StaleVersion
from tests.factories.board import BoardProfileFactory

FORM = {
    "name": "Dunnet Safeguarding Children Partnership",
    "short_name": "Dunnet",
    "area": "Dunnet",
    "brand_colour": "#1d5c63",
    "default_marking": "OFFICIAL",
    "contact_email": "",
    "contact_phone": "",
    "contact_address": "",
    "website": "",
    "version": 1,
}


def png():
    drawn = BytesIO()
    Image.new("RGB", (10, 10)).save(drawn, "PNG")
    return drawn.getvalue()


def errors_of(response):
    return dict(response.context["form"].errors)


@pytest.mark.django_db
def test_profile_before_it_is_set_up_has_general_words():
    profile = BoardProfile.objects.current()

    assert (profile.pk, profile.name, profile.words.body) == (
        1,
        "Safeguarding children",
        "partnership",
    )


def test_first_save_makes_the_profile(as_unit):
    response = as_unit.post(reverse("board:profile_edit"), FORM)

    saved = BoardProfile.objects.get()
    assert (response.status_code, response.url) == (302, reverse("board:profile"))
    assert (saved.name, saved.version) == ("Dunnet Safeguarding Children Partnership", 2)


def test_stale_form_shows_both_texts_and_saves_nothing(as_unit, profile, unit):
    services.edit_profile(by=unit, expected_version=1, area="Somewhere else")

    response = as_unit.post(reverse("board:profile_edit"), FORM)

    found = {(d.label, d.theirs, d.yours) for d in response.context["differences"]}
    assert ("Area", "Somewhere else", "Dunnet") in found
    assert BoardProfile.objects.get().name == profile.name


def test_stale_form_sent_again_is_a_choice(as_unit, profile, unit):
    services.edit_profile(by=unit, expected_version=1, area="Somewhere else")
    shown = as_unit.post(reverse("board:profile_edit"), FORM)

    as_unit.post(
        reverse("board:profile_edit"), FORM | {"version": shown.context["form"]["version"].value()}
    )

    assert BoardProfile.objects.get().area == "Dunnet"


def test_colour_that_no_text_can_be_read_on_is_refused(as_unit, profile):
    response = as_unit.post(reverse("board:profile_edit"), FORM | {"brand_colour": "#7f7f7f"})

    assert errors_of(response) == {
        "brand_colour": [
            "Neither white nor dark text can be read well on this colour. "
            "Choose a darker one, such as #767676."
        ]
    }


def test_colour_that_is_not_a_colour_is_refused(as_unit, profile):
    response = as_unit.post(reverse("board:profile_edit"), FORM | {"brand_colour": "teal"})

    assert errors_of(response) == {"brand_colour": ["Write the colour as #rrggbb."]}


def test_colour_of_seven_wrong_letters_is_refused(as_unit, profile):
    response = as_unit.post(reverse("board:profile_edit"), FORM | {"brand_colour": "#gggggg"})

    assert errors_of(response) == {"brand_colour": ["Write the colour as #rrggbb."]}


def test_refused_form_leaves_the_page_in_the_saved_look(as_unit, profile):
    response = as_unit.post(reverse("board:profile_edit"), FORM | {"brand_colour": "teal"})

    assert response.context["profile"].short_name == profile.short_name


def test_logo_that_is_not_an_image_is_refused_at_its_field(as_unit, profile):
    logo = SimpleUploadedFile("logo.png", b"%PDF-1.7")

    response = as_unit.post(reverse("board:profile_edit"), FORM | {"logo": logo})

    assert errors_of(response) == {
        "logo": ["This file is not an image that can be read. Save it again as PNG or JPEG."]
    }


def test_logo_is_served_to_those_who_have_not_signed_in(as_unit, client, profile):
    logo = SimpleUploadedFile("logo.png", png())
    as_unit.post(reverse("board:profile_edit"), FORM | {"logo": logo})

    response = client.get(reverse("board:logo"), {"v": "2-1d5c63"})

    assert (response.status_code, response["Content-Type"]) == (200, "image/png")
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert Image.open(BytesIO(b"".join(response))).size == (10, 10)


def test_logo_is_not_found_when_there_is_none(client, profile):
    assert client.get(reverse("board:logo")).status_code == 404


def test_logo_is_not_found_when_storage_has_lost_it(client, profile):
    BoardProfile.objects.update(logo="board/lost.png")

    assert client.get(reverse("board:logo")).status_code == 404


def test_removing_the_logo_deletes_its_file(unit, profile, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        kept = services.edit_profile(by=unit, logo=ContentFile(png(), name="logo.png"))
    name, storage = kept.logo.name, kept.logo.storage

    with django_capture_on_commit_callbacks(execute=True):
        services.edit_profile(by=unit, remove_logo=True)

    assert (BoardProfile.objects.get().logo.name, storage.exists(name)) == ("", False)


def test_brand_css_gives_the_colour_and_what_can_be_read_on_it(client, profile):
    BoardProfile.objects.update(brand_colour="#ffd400")

    response = client.get(reverse("board:brand_css"))

    assert response.content.decode() == (
        ":root{--brand:#ffd400;--brand-text:#17211f;--brand-ink:#8c7500}\n"
    )
    assert response["Content-Type"] == "text/css; charset=utf-8"


@pytest.mark.parametrize(
    ("version", "caching"),
    [
        ("1-1d5c63", "public, max-age=31536000, immutable"),
        ("1-ffffff", "public, no-cache"),
        ("", "public, no-cache"),
    ],
)
def test_brand_css_may_be_kept_only_for_its_version(client, profile, version, caching):
    response = client.get(reverse("board:brand_css"), {"v": version})

    assert response["Cache-Control"] == caching


def test_profile_takes_one_query(client, profile, django_assert_num_queries):
    with django_assert_num_queries(1):
        client.get(reverse("board:brand_css"))


def test_member_cannot_edit_the_profile(member):
    with pytest.raises(Refused, match=r"^Only the business unit can change"):
        services.edit_profile(by=member, name="Mine")


def test_unknown_field_is_a_programmers_mistake(unit):
    with pytest.raises(TypeError, match="cannot be given"):
        services.edit_profile(by=unit, preset="lscb_2015")


def test_old_version_is_refused(unit, profile):
    services.edit_profile(by=unit, expected_version=1, area="One")

    with pytest.raises(StaleVersion):
        services.edit_profile(by=unit, expected_version=1, area="Two")


def edit_words(unit, preset, **edits):
    return services.edit_words(by=unit, preset=preset, edits=edits)


def test_blank_word_is_the_presets(unit, profile):
    edit_words(unit, Preset.LSCP_2026, body="", chair="  ")

    assert BoardProfile.objects.get().words.chair == "partnership chair"


def test_own_word_replaces_the_presets(unit, profile):
    edit_words(unit, Preset.LSCP_2026, chair="independent chair and scrutineer")

    assert BoardProfile.objects.get().words.chair == "independent chair and scrutineer"


def test_word_equal_to_the_presets_is_not_kept_as_an_own_word(unit, profile):
    edit_words(unit, Preset.LSCP_2026, body="partnership")

    assert BoardProfile.objects.get().word_edits == {}


def test_switching_the_preset_keeps_words_that_fit_both(unit, profile):
    edit_words(unit, Preset.LSCP_2026, members="delegates")

    outdated = edit_words(unit, Preset.LSCB_2015, members="delegates")

    assert (outdated, BoardProfile.objects.get().word_edits) == ([], {"members": "delegates"})


def test_switching_the_preset_drops_words_of_the_former_body(unit):
    BoardProfileFactory(
        preset=Preset.LSCB_2015, word_edits={"kind": "Dunnet LSCB", "members": "delegates"}
    )

    outdated = edit_words(unit, Preset.LSCP_2026, kind="Dunnet LSCB", members="delegates")

    assert (outdated, BoardProfile.objects.get().word_edits) == (["kind"], {"members": "delegates"})


def test_page_says_which_words_were_put_back(as_unit):
    BoardProfileFactory(preset=Preset.LSCB_2015, word_edits={"kind": "Dunnet LSCB"})

    response = as_unit.post(
        reverse("board:words_edit"),
        {"preset": Preset.LSCP_2026, "kind": "Dunnet LSCB", "version": 1},
        follow=True,
    )

    assert [str(message) for message in response.context["messages"]] == [
        "“What it is, in full” still spoke of the former kind of body and now use the set.",
        "The words have been saved.",
    ]


def test_unknown_word_is_a_programmers_mistake(unit, profile):
    with pytest.raises(TypeError, match="no words called"):
        edit_words(unit, Preset.LSCP_2026, colour="blue")
