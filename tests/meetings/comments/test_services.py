"""Making, resolving, reopening and withdrawing comments, and whom the rules let."""

from datetime import timedelta

import pytest
from django.utils import timezone

from common import bin
from common.formats import long_date
from common.refusals import Refused
from meetings.enums import CommentOutcome, MinutesStatus
from meetings.models import ItemComment
from meetings.services import approval, comments
from tests.factories.comments import comment_at
from tests.factories.meetings import MeetingFactory, in_days
from tests.factories.writing import room

pytestmark = pytest.mark.django_db

ROLES = ["unit", "taker", "chair", "board_chair", "member"]
NOT_YET = "Comments are made once the draft is with the chair or circulated."
OVER = "These minutes have been approved, so comments are closed."
WRITERS_ONLY = "Only the business unit and the group's minute-taker resolve comments."
INSIDERS = ("unit", "taker", "chair", "board_chair")


def refusal(call, **arguments):
    try:
        call(**arguments)
    except Refused as refused:
        return refused.reason
    return ""


@pytest.fixture
def scene():
    found = room()
    found.at(MinutesStatus.CIRCULATED)
    return found


COMMENTS = {
    MinutesStatus.DRAFTING: dict.fromkeys(ROLES, NOT_YET),
    MinutesStatus.WITH_CHAIR: dict.fromkeys(INSIDERS, "") | {"member": NOT_YET},
    MinutesStatus.CIRCULATED: dict.fromkeys(ROLES, ""),
    MinutesStatus.APPROVED: dict.fromkeys(ROLES, OVER),
}


@pytest.mark.parametrize("status", COMMENTS)
def test_comment_is_made_by(scene, status):
    scene.at(status)

    found = {
        role: refusal(
            comments.add_comment, item=scene.item, text="Read 12.", by=getattr(scene, role)
        )
        for role in ROLES
    }

    assert found == COMMENTS[status]


def test_comment_keeps_its_words_and_where_the_minutes_stood(scene):
    made = comments.add_comment(item=scene.item, text="  Read 12.\n", by=scene.member)

    assert (made.text, made.stage, made.made_by) == ("Read 12.", "circulated", scene.member)


@pytest.mark.parametrize(("days", "is_open"), [(-1, False), (0, True), (1, True)])
def test_comments_are_open_until_the_end_of_the_last_day(scene, days, is_open):
    last = timezone.localdate() + timedelta(days=days)
    scene.meeting.minutes.comments_until = last
    scene.meeting.minutes.save()

    found = refusal(comments.add_comment, item=scene.item, text="x", by=scene.member)

    assert found == ("" if is_open else f"Comments closed on {long_date(last)}.")


def test_confidential_item_takes_no_comment_from_members(scene):
    found = refusal(comments.add_comment, item=scene.closed, text="x", by=scene.member)

    assert found == "This item is confidential."


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("  ", "Write what should be put right."),
        ("x" * 4_001, "Keep this to 4,000 characters."),
    ],
)
def test_comment_needs_words_of_a_certain_length(scene, text, sentence):
    assert refusal(comments.add_comment, item=scene.item, text=text, by=scene.unit) == sentence


RESOLVES = {"unit": "", "taker": ""} | dict.fromkeys(
    ["chair", "board_chair", "member"], WRITERS_ONLY
)


@pytest.mark.parametrize("role", ROLES)
def test_comment_is_resolved_by(scene, role):
    made = comment_at(scene, scene.item, scene.member)

    found = refusal(
        comments.resolve_comment,
        comment=made,
        outcome=CommentOutcome.NOTED,
        by=getattr(scene, role),
    )

    assert found == RESOLVES[role]


def test_resolved_comment_says_what_came_of_it_and_who_said_so(scene):
    made = comment_at(scene, scene.item, scene.member)

    comments.resolve_comment(comment=made, outcome="changed", answer=" Done. ", by=scene.taker)

    made.refresh_from_db()
    assert (made.outcome, made.answer, made.resolved_by) == ("changed", "Done.", scene.taker)
    assert not made.is_open


def test_resolved_comment_is_not_resolved_again(scene):
    made = comment_at(scene, scene.item, scene.member)
    comments.resolve_comment(comment=made, outcome="noted", by=scene.taker)

    found = refusal(comments.resolve_comment, comment=made, outcome="changed", by=scene.unit)

    assert found == "Nia Powell has resolved this comment already."


def test_unknown_outcome_is_refused(scene):
    made = comment_at(scene, scene.item, scene.member)

    found = refusal(comments.resolve_comment, comment=made, outcome="", by=scene.unit)

    assert found == "Say what came of the comment."


def test_reopened_comment_waits_again(scene):
    made = comment_at(scene, scene.item, scene.member)
    comments.resolve_comment(comment=made, outcome="noted", answer="Yes.", by=scene.unit)

    comments.reopen_comment(comment=made, by=scene.taker)

    assert ItemComment.objects.open().values_list("outcome", "answer", "resolved_by").get() == (
        "",
        "",
        None,
    )


def test_comments_on_approved_minutes_stay_as_they_are(scene):
    made = comment_at(scene, scene.item, scene.member)
    scene.approve()
    stay = "These minutes have been approved, so their comments stay as they are."

    assert [
        refusal(comments.resolve_comment, comment=made, outcome="noted", by=scene.unit),
        refusal(comments.reopen_comment, comment=made, by=scene.unit),
        refusal(comments.withdraw_comment, comment=made, by=scene.member, page="/"),
    ] == [stay] * 3


def test_withdrawn_comment_can_be_brought_back(scene):
    made = comment_at(scene, scene.item, scene.member)

    deletion = comments.withdraw_comment(comment=made, by=scene.member, page="/")
    gone = ItemComment.objects.count()
    bin.restore(deletion, by=scene.member)

    assert (gone, ItemComment.objects.get().text) == (0, "The figure should be 12.")
    assert deletion.what == "Your comment on “Neglect strategy” of " + scene.meeting.reference


def test_withdrawn_comment_does_not_come_back_after_the_last_day(scene):
    made = comment_at(scene, scene.item, scene.member)
    deletion = comments.withdraw_comment(comment=made, by=scene.member, page="/")
    scene.meeting.minutes.comments_until = in_days(-1)
    scene.meeting.minutes.save()

    found = refusal(lambda: bin.restore(deletion, by=scene.member))

    assert found == f"Comments closed on {long_date(in_days(-1))}."


def test_comment_of_somebody_else_cannot_be_withdrawn(scene):
    made = comment_at(scene, scene.item, scene.member)

    found = refusal(comments.withdraw_comment, comment=made, by=scene.unit, page="/")

    assert found == "Only the person who made a comment can withdraw it."


def test_resolved_comment_cannot_be_withdrawn(scene):
    made = comment_at(scene, scene.item, scene.member)
    comments.resolve_comment(comment=made, outcome="noted", by=scene.unit)

    found = refusal(comments.withdraw_comment, comment=made, by=scene.member, page="/")

    assert found == "This comment has been resolved, so it stays. Make another one instead."


# -- the last day ------------------------------------------------------------------------------


@pytest.mark.parametrize(("following", "expected"), [(None, 14), (40, 14), (10, 9), (1, 0)])
def test_usual_last_day_is_in_two_weeks_or_before_the_next_meeting(scene, following, expected):
    if following:
        MeetingFactory(group=scene.group, date=in_days(following))

    assert comments.usual_last_day(scene.meeting) == in_days(expected)


def test_circulating_sets_the_last_day(scene):
    scene.at(MinutesStatus.DRAFTING)

    approval.circulate(minutes=scene.meeting.minutes, by=scene.unit, comments_until=in_days(5))

    scene.meeting.minutes.refresh_from_db()
    assert scene.meeting.minutes.comments_until == in_days(5)


def test_last_day_in_the_past_is_refused(scene):
    scene.at(MinutesStatus.DRAFTING)

    found = refusal(
        approval.circulate,
        minutes=scene.meeting.minutes,
        by=scene.unit,
        comments_until=in_days(-1),
    )

    assert found == "The last day for comments cannot lie in the past."
