"""The guide under Help, and one page of settings."""

import re

import pytest
from django.urls import reverse

from lscb import guide
from tests.factories.board import AccountFactory, UnitFactory

pytestmark = pytest.mark.django_db
SLUGS = [
    "find-your-way",
    "set-up-a-board",
    "plan-the-year",
    "prepare-a-meeting",
    "take-minutes",
    "approve-minutes",
    "follow-up",
    "find-anything",
    "for-members",
    "publish",
    "bring-minutes-over-from-word",
    "reminders",
    "the-action-tracker",
    "sign-in-safely",
    "who-sees-what",
    "for-the-security-officer",
    "for-the-data-protection-officer",
]


def test_help_lists_every_page_in_order(client):
    client.force_login(AccountFactory())

    pages = client.get("/help/").context["pages"]

    assert [page.slug for page in pages] == SLUGS


@pytest.mark.parametrize("slug", SLUGS)
def test_page_is_shown_with_the_way_to_the_next(client, slug):
    client.force_login(AccountFactory())

    response = client.get(reverse("guide_page", args=[slug]))

    following = response.context["following"]
    assert (following.slug if following else None) == dict(
        zip(SLUGS, [*SLUGS[1:], None], strict=True)
    )[slug]
    assert response.context["page"].slug == slug


def test_pictures_named_in_the_guide_exist_and_are_described():
    text = "\n".join(path.read_text() for path in guide.PLACE.glob("*.md"))
    named = re.findall(r"!\[(.*?)\]\(images/(.+?)\)", text)

    assert [name for _, name in named if not (guide.PLACE / "images" / name).is_file()] == []
    assert [name for words, name in named if len(words) < 15] == []


def test_picture_is_sent_as_a_picture(client):
    client.force_login(AccountFactory())

    response = client.get(reverse("guide_picture", args=["home.png"]))

    assert response.headers["Content-Type"] == "image/png"
    assert b"".join(response.streaming_content)[:4] == b"\x89PNG"


@pytest.mark.parametrize(
    "address",
    ["/help/nothing-like-this/", "/help/pictures/none.png", "/help/pictures/..%2Fsettings.py"],
)
def test_what_is_not_in_the_guide_is_not_found(client, address):
    client.force_login(AccountFactory())

    assert client.get(address).status_code == 404


def test_stranger_is_asked_to_sign_in_first(client):
    assert client.get("/help/").headers["Location"] == "/sign-in/?next=/help/"


def test_links_between_pages_lead_to_help():
    html = guide.html_of("[Plan](03-plan-the-year.md#dates) and ![The year](images/year.png)")

    assert 'href="/help/plan-the-year/#dates"' in html
    assert 'src="/help/pictures/year.png"' in html


def test_page_without_a_title_is_refused(tmp_path):
    path = tmp_path / "01-a.md"
    path.write_text("no title")

    with pytest.raises(ValueError, match=r"01-a\.md needs a name"):
        guide.page_of(path)


def test_settings_list_every_place_for_the_unit(client):
    client.force_login(UnitFactory())

    sections = client.get("/settings/").context["sections"]

    assert [[place.label for place in places] for _, places in sections] == [
        ["Name, look and contact", "Words", "Priorities", "Word templates"],
        ["Plan a year of meetings", "School holidays", "Minutes from Word", "Forward plan"],
        [
            *("Publications", "Mail", "Reminders", "Retention and disclosure"),
            *("Who can see this?", "Recently deleted"),
        ],
    ]


def test_settings_are_not_there_for_others(client):
    client.force_login(AccountFactory())

    assert client.get("/settings/").status_code == 404
