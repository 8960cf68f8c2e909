"""The last day for comments ends at midnight in London, and what came too late is not lost."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from common.refusals import Refused
from meetings.enums import CommentOutcome, MinutesStatus
from meetings.models import ItemComment
from meetings.services import comments
from tests.factories.comments import comment_at
from tests.factories.writing import room

pytestmark = pytest.mark.django_db
ROLES = ["unit", "taker", "chair", "member", "stranger"]


@pytest.fixture
def scene():
    found = room()
    found.at(MinutesStatus.CIRCULATED)
    return found


def until(scene, day):
    scene.meeting.minutes.comments_until = day
    scene.meeting.minutes.save()


def address(scene, name, *more, item=None):
    return reverse(f"meetings:{name}", args=[scene.meeting.pk, (item or scene.item).pk, *more])


@pytest.mark.parametrize(
    ("day", "moment", "is_open"),
    [
        # the clocks go forward on 28 March 2027 at 1am
        (date(2027, 3, 27), datetime(2027, 3, 27, 23, 59, tzinfo=UTC), True),
        (date(2027, 3, 27), datetime(2027, 3, 28, 0, 0, tzinfo=UTC), False),
        (date(2027, 3, 28), datetime(2027, 3, 28, 22, 59, tzinfo=UTC), True),
        (date(2027, 3, 28), datetime(2027, 3, 28, 23, 0, tzinfo=UTC), False),
        # and back on 31 October 2027 at 2am
        (date(2027, 10, 30), datetime(2027, 10, 30, 22, 59, tzinfo=UTC), True),
        (date(2027, 10, 30), datetime(2027, 10, 30, 23, 0, tzinfo=UTC), False),
        (date(2027, 10, 31), datetime(2027, 10, 31, 23, 59, tzinfo=UTC), True),
        (date(2027, 10, 31), datetime(2027, 11, 1, 0, 0, tzinfo=UTC), False),
    ],
)
def test_last_day_ends_at_midnight_in_london(scene, monkeypatch, day, moment, is_open):
    until(scene, day)
    monkeypatch.setattr("django.utils.timezone.now", lambda: moment)

    try:
        comments.add_comment(item=scene.item, text="Read 12.", by=scene.member)
        found = ""
    except Refused as refusal:
        found = refusal.reason

    assert (found == "") is is_open, found


def test_each_role_is_told_after_the_last_day_and_gets_the_words_back(client, scene):
    until(scene, date(2026, 1, 1))
    found = {}

    for role in ROLES:
        client.force_login(getattr(scene, role))
        response = client.post(address(scene, "comment_add"), {"text": "Typed at midnight"})
        page = response.content.decode()
        said = "Comments closed on 1 January 2026." in page
        found[role] = (response.status_code, said, "Typed at midnight" in page)

    assert found == dict.fromkeys(ROLES[:-1], (403, True, True)) | {"stranger": (404, False, False)}
    assert ItemComment.objects.count() == 0


def test_answer_to_a_comment_that_somebody_resolved_meanwhile_stays_in_the_form(client, scene):
    made = comment_at(scene, scene.item, scene.member)
    comments.resolve_comment(comment=made, outcome=CommentOutcome.NOTED, by=scene.taker)
    client.force_login(scene.unit)

    response = client.post(
        address(scene, "comment_resolve", made.pk), {"outcome": "changed", "answer": "It is 12 now"}
    )

    assert response.context["form"].non_field_errors() == [
        "Nia Powell has resolved this comment already."
    ]
    assert "It is 12 now" in response.content.decode()


def test_answer_after_the_approval_stays_in_the_form(client, scene):
    made = comment_at(scene, scene.item, scene.member)
    scene.approve()
    client.force_login(scene.unit)

    response = client.post(
        address(scene, "comment_resolve", made.pk), {"outcome": "changed", "answer": "It is 12 now"}
    )

    assert response.status_code == 403
    assert "It is 12 now" in response.content.decode()


def test_comment_withdrawn_meanwhile_is_told_in_words(scene):
    made = comment_at(scene, scene.item, scene.member)
    ItemComment.objects.all().delete()

    with pytest.raises(Refused, match=r"This comment has been withdrawn\."):
        comments.resolve_comment(comment=made, outcome=CommentOutcome.NOTED, by=scene.unit)


def test_own_comment_on_an_item_made_confidential_is_not_there_for_the_member(client, scene):
    made = comment_at(scene, scene.item, scene.member)
    scene.item.is_confidential = True
    scene.item.save()
    client.force_login(scene.member)

    withdrawn = client.post(address(scene, "comment_withdraw", made.pk))
    added = client.post(address(scene, "comment_add"), {"text": "x"})

    assert (withdrawn.status_code, added.status_code) == (404, 404)
    assert ItemComment.objects.count() == 1
