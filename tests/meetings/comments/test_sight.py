"""Who reads which comments, and that what is confidential or said to the chair leaks nowhere."""

import pytest
from django.urls import reverse

from meetings.enums import MinutesStatus
from meetings.models import ItemComment
from meetings.services import approval
from notices.models import Mail
from tests.factories.comments import comment_at
from tests.factories.writing import room

pytestmark = pytest.mark.django_db

SECRET, ASIDE, OPEN = "Larkspurring", "Thimbleweed", "Marigolding"
"""Words of a comment on the confidential item, of one to the chair, and of a member's."""

STAGES = {
    MinutesStatus.DRAFTING: {
        "unit": 3, "board_chair": 3, "taker": 3, "chair": 0, "member": 0, "stranger": 0,
    },
    MinutesStatus.WITH_CHAIR: {
        "unit": 3, "board_chair": 3, "taker": 3, "chair": 3, "member": 0, "stranger": 0,
    },
    MinutesStatus.CIRCULATED: {
        "unit": 3, "board_chair": 3, "taker": 3, "chair": 3, "member": 1, "stranger": 0,
    },
    MinutesStatus.APPROVED: {
        "unit": 3, "board_chair": 3, "taker": 3, "chair": 3, "member": 0, "stranger": 0,
    },
}  # fmt: skip


@pytest.fixture
def scene():
    found = room()
    comment_at(found, found.closed, found.chair, f"Say {SECRET}.")
    comment_at(found, found.item, found.chair, f"Say {ASIDE}.", stage=MinutesStatus.WITH_CHAIR)
    comment_at(found, found.item, found.member, f"Say {OPEN}.")
    found.at(MinutesStatus.CIRCULATED)
    return found


@pytest.mark.parametrize("status", STAGES)
def test_comments_are_read_by(scene, status):
    scene.at(status)

    found = {
        role: ItemComment.objects.visible_to(getattr(scene, role)).count()
        for role in STAGES[status]
    }

    assert found == STAGES[status]


def pages(scene):
    """Every page of somebody who reads the draft that could say something of comments."""
    meeting, item = scene.meeting.pk, scene.item.pk
    history = [("meeting", meeting), ("item", item), ("item", scene.closed.pk)]
    return [
        "/",
        reverse("meetings:meeting_detail", args=[meeting]),
        reverse("meetings:minutes_detail", args=[meeting]),
        reverse("meetings:comment_add", args=[meeting, item]),
        reverse("meetings:comment_add", args=[meeting, scene.closed.pk]),
        reverse("meetings:minutes_item_edit", args=[meeting, scene.closed.pk]),
        reverse("trail:deleted_list"),
        *(reverse("trail:history", args=each) for each in history),
        *(f"{reverse('search:search')}?q={word}" for word in (SECRET, ASIDE, OPEN)),
    ]


@pytest.mark.parametrize("role", ["member", "stranger"])
def test_what_members_may_not_read_is_on_no_page(client, scene, role):
    client.force_login(getattr(scene, role))

    texts = [client.get(page).content.decode() for page in pages(scene)]

    bare = [text.replace(f"q={word}", "") for text in texts for word in (SECRET, ASIDE)]
    said = [f"Say {word}." for word in (SECRET, ASIDE)]
    assert [text for text in bare if any(words in text for words in said)] == []


def test_member_reads_the_comments_of_the_circulated_draft(client, scene):
    client.force_login(scene.member)

    text = client.get(reverse("meetings:minutes_detail", args=[scene.meeting.pk])).content.decode()

    assert (text.count(f"Say {OPEN}."), text.count('class="comment ')) == (1, 1)
    assert "while the draft was with the chair" not in text


@pytest.mark.parametrize("role", ["unit", "taker", "chair", "board_chair"])
def test_insiders_read_all_of_them(client, scene, role):
    client.force_login(getattr(scene, role))

    response = client.get(reverse("meetings:minutes_detail", args=[scene.meeting.pk]))

    assert response.content.decode().count('class="comment ') == 3
    assert [entry.number for entry in response.context["comments_open"]] == ["1.1", "1.2"]


def test_comments_are_not_in_search_even_for_the_unit(client, scene):
    client.force_login(scene.unit)

    page = client.get(f"{reverse('search:search')}?q={OPEN}").content.decode()

    assert f"Say {OPEN}" not in page


def test_history_tells_the_unit_of_comments_and_members_of_nothing(client, scene):
    address = reverse("trail:history", args=["item", scene.item.pk])
    client.force_login(scene.unit)
    told = client.get(address).content.decode()
    client.force_login(scene.member)

    assert (f"Say {OPEN}." in told, client.get(address).status_code) == (True, 404)


def test_history_of_a_draft_that_is_not_with_the_chair_tells_the_chair_of_no_comment(client, scene):
    scene.at(MinutesStatus.DRAFTING)
    client.force_login(scene.chair)

    told = client.get(reverse("trail:history", args=["meeting", scene.meeting.pk]))

    assert f"Say {OPEN}." not in told.content.decode()


def test_mail_says_until_when_and_repeats_no_comment(scene, django_capture_on_commit_callbacks):
    scene.at(MinutesStatus.DRAFTING)
    with django_capture_on_commit_callbacks():
        approval.circulate(minutes=scene.meeting.minutes, by=scene.unit, comments_until=None)

    words = " ".join(str(each.facts) for each in Mail.objects.all())

    assert [word for word in (SECRET, ASIDE, OPEN) if word in words] == []
