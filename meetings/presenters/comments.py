"""Comments on draft minutes in words: who said what of which item, and what came of it. No queries."""

import uuid
from dataclasses import dataclass

from django.utils.text import Truncator

from common.addresses import address_of
from common.formats import long_date, moment, plural
from meetings import rules
from meetings.enums import CommentOutcome, MinutesStatus
from meetings.presenters.approval import Doubt
from meetings.refusal import refusal_of

TONES = {
    CommentOutcome.CHANGED: "green",
    CommentOutcome.NOTED: "blue",
    CommentOutcome.NOT_CHANGED: "grey",
}
EXCERPT = 160
WHO_READS = {
    MinutesStatus.WITH_CHAIR: "The business unit, the chair and the minute-taker read it with your "
    "name; members do not.",
    MinutesStatus.CIRCULATED: "Everybody who reads this draft sees it with your name.",
}


@dataclass(frozen=True)
class Said:
    """One comment, and what the reader may do with it: an empty address means not."""

    key: int
    anchor: str
    who: str
    when: str
    note: str
    text: str
    is_open: bool
    state: str
    tone: str
    answer: str
    resolved: str
    resolve_url: str
    reopen_url: str
    withdraw_url: str

    @property
    def named(self):
        return f"the comment of {self.who}, {self.when}"


@dataclass(frozen=True)
class UnderItem:
    """The comments on one item, and the form for another where the reader may make one."""

    key: int
    comments: tuple
    add_url: str
    token: str
    hint: str
    refusal: str

    @property
    def open_count(self):
        return sum(each.is_open for each in self.comments)

    @property
    def label(self):
        """ "2 comments, 1 open"; without any "Comment"."""
        if not self.comments:
            return "Comment"
        count = plural(len(self.comments), "comment")
        return f"{count}, {self.open_count} open" if self.open_count else f"{count}, all resolved"

    @property
    def is_empty(self):
        return not self.comments and not self.add_url


class Discussion:
    """All comments that somebody reads of one draft, item by item.

    `comments` are those that `person` may read, `today` the local day.
    """

    def __init__(self, minutes, comments, person, today):
        self.minutes, self.person = minutes, person
        self.refusal = refusal_of(rules.check_comment, person, minutes, today)
        self.resolves = not refusal_of(rules.check_resolve_comments, person, minutes)
        self.sees_all = rules.sees_confidential(person, minutes.meeting.group)
        self.by_item = {}
        for comment in comments:
            self.by_item.setdefault(comment.item_id, []).append(comment)

    @property
    def open_count(self):
        return sum(each.is_open for found in self.by_item.values() for each in found)

    @property
    def sentence(self):
        """Until when this person may comment, or why not; empty while nobody reads the draft yet."""
        if self.minutes.status == MinutesStatus.DRAFTING:
            return ""
        if self.refusal:
            return self.refusal
        if self.minutes.status == MinutesStatus.WITH_CHAIR:
            return "You can comment on each item while the draft is with the chair."
        until = self.minutes.comments_until
        by = f"until the end of {long_date(until)}" if until else "until they are approved"
        return f"You can comment on each item {by}."

    def under(self, key, *, is_confidential=False):
        """What stands under the item of that key; None where the reader does not read the item."""
        if is_confidential and not self.sees_all:
            return None
        address = address_of("meetings:comment_add", self.minutes.meeting_id, key)
        return UnderItem(
            key=key,
            comments=tuple(self._said(each) for each in self.by_item.get(key, [])),
            add_url="" if self.refusal else address,
            token=str(uuid.uuid4()),
            hint=WHO_READS.get(self.minutes.status, ""),
            refusal=self.refusal if self.minutes.status != MinutesStatus.DRAFTING else "",
        )

    def _said(self, comment):
        return Said(
            key=comment.pk,
            anchor=comment.anchor,
            who=comment.made_by.full_name,
            when=moment(comment.made_at),
            note=_note(comment) if self.sees_all else "",
            text=comment.text,
            is_open=comment.is_open,
            state=comment.get_outcome_display() or "Open",
            tone=TONES.get(comment.outcome, "amber"),
            answer=comment.answer,
            resolved=_resolved(comment),
            resolve_url=self._url("resolve", comment, self.resolves and comment.is_open),
            reopen_url=self._url("reopen", comment, self.resolves and not comment.is_open),
            withdraw_url=self._url("withdraw", comment, self._may_withdraw(comment)),
        )

    def _may_withdraw(self, comment):
        check = rules.check_withdraw_comment
        return not refusal_of(check, self.person, comment, self.minutes)

    def _url(self, verb, comment, may):
        keys = [self.minutes.meeting_id, comment.item_id, comment.pk]
        return address_of(f"meetings:comment_{verb}", *keys) if may else ""


def _note(comment):
    return "while the draft was with the chair" if comment.stage == MinutesStatus.WITH_CHAIR else ""


def _resolved(comment):
    if comment.is_open:
        return ""
    return f"{comment.resolved_by.full_name}, {moment(comment.resolved_at)}"


def still_open(minutes, record, comments):
    """The items of a full record with comments that nobody has resolved, each with what was said."""
    sentences = {}
    for comment in comments:
        if comment.is_open:
            said = Truncator(comment.text).chars(EXCERPT)
            sentences.setdefault(comment.item_id, []).append(f"{comment.made_by}: “{said}”")
    return [
        Doubt(item.number, item.title, _page(minutes, item.key), tuple(sentences[item.key]))
        for item in record.items
        if item.key in sentences
    ]


def _page(minutes, key):
    """The part of the item's own page where comments are resolved."""
    return f"{address_of('meetings:minutes_item_edit', minutes.meeting_id, key)}#comments"
