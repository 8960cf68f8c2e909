"""Comments on draft minutes: made by those who read the draft, resolved by those who write it."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from common import bin
from common.refusals import Refused
from meetings import rules
from meetings.enums import CommentOutcome
from meetings.models import ItemComment, Meeting, Minutes

LONGEST = 4_000
LONGEST_ANSWER = 1_000
DAYS_TO_COMMENT = 14
NO_DRAFT = "Comments are made once the draft is with the chair or circulated."


def usual_last_day(meeting):
    """Two weeks from today, or the day before the group's next meeting if that comes sooner."""
    today = timezone.localdate()
    last = today + timedelta(days=DAYS_TO_COMMENT)
    following = Meeting.objects.after(meeting).filter(date__gt=today).first()
    return min(last, following.date - timedelta(days=1)) if following else last


def check_can_comment(item, by):
    """Raise `Refused` unless this person may comment on the item today. Returns the minutes, locked."""
    minutes = _minutes_of(item)
    rules.check_comment(by, minutes, timezone.localdate())
    if item.is_confidential and not rules.sees_confidential(by, minutes.meeting.group):
        raise Refused("This item is confidential.")
    return minutes


@transaction.atomic
def add_comment(*, item, text, by):
    """Keep what somebody says about an item of the draft."""
    minutes = check_can_comment(item, by)
    text = _said(text, LONGEST, "Write what should be put right.")
    return ItemComment.objects.create(item=item, text=text, stage=minutes.status, made_by=by)


@transaction.atomic
def resolve_comment(*, comment, outcome, by, answer=""):
    """Say what came of a comment, in one of the usual words and, if wanted, in others."""
    comment = _locked(comment)
    rules.check_resolve_comments(by, _minutes_of(comment.item))
    if outcome not in CommentOutcome.values:
        raise Refused("Say what came of the comment.")
    if not comment.is_open:
        raise Refused(f"{comment.resolved_by.full_name} has resolved this comment already.")
    comment.outcome = outcome
    comment.answer = _fits(answer, LONGEST_ANSWER)
    comment.resolved_at, comment.resolved_by = timezone.now(), by
    comment.save(update_fields=["outcome", "answer", "resolved_at", "resolved_by"])
    return comment


@transaction.atomic
def reopen_comment(*, comment, by):
    """Take back what came of a comment, so that it waits again."""
    comment = _locked(comment)
    rules.check_resolve_comments(by, _minutes_of(comment.item))
    comment.outcome, comment.answer = "", ""
    comment.resolved_at = comment.resolved_by = None
    comment.save(update_fields=["outcome", "answer", "resolved_at", "resolved_by"])
    return comment


@transaction.atomic
def withdraw_comment(*, comment, by, page):
    """Remove one's own comment; it can be brought back while comments are open.

    `page` is where it stood. Its words are not repeated elsewhere.
    """
    comment = _locked(comment)
    item = comment.item
    rules.check_withdraw_comment(by, comment, _minutes_of(item))
    what = f"Your comment on “{item.title}” of {item.meeting.reference}"
    return bin.remove(comment, by=by, what=what, page=page)


def _minutes_of(item):
    """The minutes, locked: nobody approves them meanwhile."""
    found = Minutes.objects.select_for_update(of=("self",)).select_related("meeting__group")
    minutes = found.filter(meeting=item.meeting_id).first()
    if minutes is None:
        raise Refused(NO_DRAFT)
    return minutes


def _locked(comment):
    held = ItemComment.objects.select_for_update(of=("self",))
    held = held.select_related("item__meeting__group", "resolved_by")
    found = held.filter(pk=comment.pk).first()
    if found is None:
        raise Refused("This comment has been withdrawn.")
    return found


def _said(text, most, missing):
    text = _fits(text, most)
    if not text:
        raise Refused(missing)
    return text


def _fits(text, most):
    text = text.strip()
    if len(text) > most:
        raise Refused(f"Keep this to {most:,} characters.")
    return text
