"""What was said, decided, challenged and promised, part by part and item by item."""

import re

from common.formats import long_date
from meetings.enums import ApprovalKind
from meetings.numbering import item_numbers
from meetings.presenters.between import taken
from meetings.presenters.minutes.record import (
    Action,
    Amendment,
    Challenge,
    Decision,
    Item,
    Part,
    Reported,
)
from meetings.presenters.minutes.tracked import is_closed, tracked_at

UNTITLED = "Business of the meeting"
HEADING_ROW = re.compile(
    r"<table><tbody>(<tr>(?:<th[^>]*>(?:(?!<td|</?tr|</th>).)*</th>)+</tr>)(?=<tr>)", re.DOTALL
)


def parts_of(meeting, words, *, full):
    """The parts that have items. Numbers are those of the agenda, confidential items counted."""
    by_part = {}
    for item in meeting.items.all():
        by_part.setdefault(item.part_id, []).append(item)
    loaded = [(part, by_part.get(part.pk, [])) for part in meeting.parts.all()]
    numbers = item_numbers(loaded)
    return tuple(
        Part(
            heading=_heading(number, part),
            items=tuple(_item(item, numbers[item.pk], words, full=full) for item in items),
        )
        for number, (part, items) in enumerate(loaded, start=1)
        if items
    )


def _heading(number, part):
    return f"Part {number}: {part.title}" if part.title else UNTITLED


def _item(item, number, words, *, full):
    if item.is_confidential and not full:
        is_withheld = _has_something(item)
        return Item(item.pk, number, item.title, is_confidential=True, is_withheld=is_withheld)
    return Item(
        key=item.pk,
        number=number,
        title=item.closed_title or item.title,
        is_confidential=item.is_confidential,
        about=_about(item, words),
        discussion=with_heading_row(item.discussion),
        nil_return=item.nil_return,
        outcomes=tuple(_outcome(version) for version in item.approvals.all()),
        amendments=tuple(_amendment(found, words) for found in item.amendments.all()),
        decisions=tuple(_decision(found) for found in item.decisions.all()),
        challenges=tuple(_challenge(found, words) for found in item.challenges.all()),
        actions=tuple(_action(found, words) for found in item.actions.all()),
        reported=tuple(_reported(found) for found in item.decisions_reported.all()),
        tracked=tracked_at(item, full=full),
    )


def has_closed_matter(meeting):
    """Whether there is anything that only the closed edition says."""
    items = list(meeting.items.all())
    return any(item.is_confidential for item in items) or any(
        is_closed(update.action) for item in items for update in item.action_updates.all()
    )


def _has_something(item):
    records = (item.decisions, item.challenges, item.amendments, item.actions, item.approvals)
    records += (item.decisions_reported, item.action_updates)
    return bool(item.discussion or item.nil_return or any(each.all() for each in records))


def with_heading_row(html):
    """Clean rich text whose tables repeat their row of headings on each page."""
    return HEADING_ROW.sub(r"<table><thead>\1</thead><tbody>", html)


def _about(item, words):
    presenter = words.person(item.presenter, otherwise=item.presenter_text)
    return tuple(
        filter(
            None,
            [
                f"Presented by {presenter}" if presenter else "",
                f"For {item.get_purpose_display().lower()}" if item.purpose else "",
                f"Priority {item.priority.number}: {item.priority.title}" if item.priority else "",
            ],
        )
    )


def _outcome(version):
    """What this item did to earlier minutes."""
    meeting = version.minutes.meeting
    how = "as presented"
    if version.approval == ApprovalKind.WITH_AMENDMENTS:
        how = "with the amendments below"
    return (
        f"The minutes of {long_date(meeting.date)} ({meeting.reference}) were approved {how}, "
        "as a true and accurate record."
    )


def _amendment(amendment, words):
    earlier = amendment.meeting
    return Amendment(
        minutes=f"{long_date(earlier.date)} ({earlier.reference})",
        place=amendment.place,
        text=amendment.text,
        requested_by=words.person(amendment.requested_by),
    )


def _decision(decision):
    return Decision(decision.reference, decision.text, decision.condition)


def _reported(decision):
    return Reported(decision.reference, taken(decision), decision.text, decision.condition)


def _challenge(challenge, words):
    return Challenge(
        asked_by=words.person(challenge.asked_by, otherwise=challenge.asked_by_text),
        asked_of=words.person(challenge.asked_of, otherwise=challenge.asked_of_text),
        question=challenge.question,
        answer=challenge.answer,
        satisfied=challenge.get_satisfied_display() if challenge.satisfied else "",
        follow_up=challenge.follow_up,
    )


def _action(action, words):
    return Action(
        reference=action.reference,
        text=action.text,
        owners=words.owners(action),
        due=words.due(action),
    )
