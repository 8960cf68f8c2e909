"""What is written into minutes: discussion, decisions, challenges, amendments, nil returns."""

import uuid

from django.db import transaction
from django.db.models import Max

from common import bin, richtext
from common.counters import next_number
from common.formats import clock, listing
from common.refusals import Gone, Refused
from common.versions import save_version
from meetings import rules
from meetings.enums import (
    NIL_RETURNS,
    NOTHING_AT_ALL,
    ChallengeStatus,
    MinutesStatus,
    Satisfied,
)
from meetings.models import (
    Amendment,
    Challenge,
    Decision,
    Meeting,
    Minutes,
    MinutesVersion,
)

DECISION_FIELDS = ["text", "condition"]
CHALLENGE_FIELDS = [
    "asked_by",
    "asked_by_text",
    "asked_of",
    "asked_of_text",
    "question",
    "answer",
    "satisfied",
    "follow_up",
]
AMENDMENT_FIELDS = ["meeting", "place", "text", "requested_by"]
RELIED_ON = "These minutes have been approved with this amendment. Reopen them to change it."


def check_can_write(meeting, by):
    """Writers only, once the meeting has begun and until its minutes are approved."""
    rules.check_take_minutes(by, meeting.group)
    minutes = Minutes.objects.select_for_update().filter(meeting=meeting).first()
    if minutes is None:
        raise Refused("Minutes can be written once the meeting has started.")
    rules.check_minutes_open(minutes)


def check_can_add(item, by):
    """The same, for a record of an item; takes back a usual sentence that it would contradict."""
    check_can_write(item.meeting, by)
    read_nil(item)
    if item.kind in NOTHING_AT_ALL and item.nil_return == NIL_RETURNS[item.kind]:
        take_back_nil(item)


def read_nil(item):
    """Take what the item states from the database, under the lock of its minutes."""
    stated = type(item)._base_manager.filter(pk=item.pk).values_list("nil_return", flat=True)
    if not stated:
        raise Gone
    item.nil_return = stated[0]


def take_back_nil(item):
    """Whoever calls says so: see `say_taken_back`."""
    if item.nil_return:
        item.nil_taken_back = item.nil_return
        item.nil_return = ""
        item.save(update_fields=["nil_return"])


def say_taken_back(item):
    """The sentences to tell of a statement that a record at this item took back just now: one or none."""
    stated = vars(item).pop("nil_taken_back", "")
    return [f"The minutes no longer say “{stated}”"] if stated else []


# -- the text of an item -----------------------------------------------------------------------


@transaction.atomic
def save_discussion(*, item, html, expected_version, by, started_from="", key="", own_keys=()):
    """Keep the cleaned text, unless somebody else changed it in between.

    `started_from` is the stamp of the text that was edited: a new version of the item that left the
    text alone (a new title) is no reason to refuse, and words that came back are another text. `key`
    names this save; `own_keys` are those of saves of the same writer whose answers never came: a text
    that one of them left is not somebody else's. A late one of them never comes after this save.
    """
    check_can_write(item.meeting, by)
    if problem := richtext.length_problem(html):
        raise Refused(problem)
    html = richtext.clean(html)
    if problem := richtext.length_problem(html):
        raise Refused(problem)
    now = _text_now(item)
    may_come_late = set(own_keys) - {key, now.text_key}
    if html == now.discussion:
        item.discussion, item.text_key, item.version = html, now.text_key, now.version
        if not may_come_late:
            return item
        expected_version = now.version
    came_before = bool(key) and _has_been_saved(now, key)
    is_own = bool(now.text_key) and now.text_key in own_keys and not came_before
    if is_own or started_from == now.text_stamp:
        expected_version = now.version
    item.discussion = html
    item.text_key = key if key and not came_before else str(uuid.uuid4())
    return save_version(item, expected=expected_version, fields=["discussion", "text_key"])


def _text_now(item):
    """The item as it is stored, locked; the lock of its minutes is held already."""
    now = type(item).objects.select_for_update().filter(pk=item.pk).first()
    if now is None:
        raise Gone
    return now


def _has_been_saved(item, key):
    """Whether a save of that name has been carried out before: then this one is late, or chosen once more."""
    return item.events.filter(text_key=key).exists()


@transaction.atomic
def record_nil(*, item, by, text=None):
    """State that there was nothing: in the usual words of the kind of item, or in `text`.

    An empty `text` takes the statement back.
    """
    check_can_write(item.meeting, by)
    text = NIL_RETURNS[item.kind] if text is None else text.strip()
    if len(text) > item._meta.get_field("nil_return").max_length:
        raise Refused("Write at most 200 characters here; longer words belong in the discussion.")
    read_nil(item)
    if text:
        check_nothing_recorded(item, text)
    item.nil_return = text
    item.save(update_fields=["nil_return"])
    return item


def check_nothing_recorded(item, text):
    """Amendments contradict any statement, and other records one that says that there was nothing at all."""
    found = {"amendments": item.amendments}
    if item.kind in NOTHING_AT_ALL and text == NIL_RETURNS[item.kind]:
        found |= {
            "decisions": item.decisions,
            "actions": item.actions,
            "challenges": item.challenges,
            "updates of actions": item.action_updates,
        }
    there = [name for name, rows in found.items() if rows.order_by().exists()]
    if there:
        named = listing(there)
        raise Refused(
            f"{named.capitalize()} are recorded at this item, so the minutes cannot say “{text}”. "
            f"Remove the {named} first."
        )


@transaction.atomic
def record_closing_time(*, meeting, closed_at, by):
    """Record when the meeting really ended; None takes it back."""
    check_can_write(meeting, by)
    if closed_at is not None and closed_at <= meeting.start_time:
        raise Refused(
            f"The meeting started at {clock(meeting.start_time)}, so it cannot have closed at "
            f"{clock(closed_at)}."
        )
    meeting.closed_at = closed_at
    meeting.save(update_fields=["closed_at"])
    return meeting


# -- decisions ---------------------------------------------------------------------------------


@transaction.atomic
def record_decision(*, item, by, text, condition=""):
    """Record a decision with the next number of its group and year; numbers are never reused."""
    check_can_add(item, by)
    return Decision.objects.create(
        item=item,
        reference=decision_reference(item.meeting.group, item.meeting.date.year),
        position=_last(item.decisions),
        created_by=by,
        text=text.strip(),
        condition=condition.strip(),
    )


def decision_reference(group, year):
    """The next number of a group and year."""
    number = next_number(f"decision:{group.code}:{year}")
    code = "" if group.is_board else f"{group.code}-"
    return f"D-{code}{year}-{number:03d}"


def edit_decision(*, decision, expected_version, by, **values):
    return _edit(decision, DECISION_FIELDS, values, expected_version, by)


def remove_decision(*, decision, by):
    """Remove a decision; its number is not given to another."""
    return _remove(decision, by)


# -- challenges --------------------------------------------------------------------------------


@transaction.atomic
def record_challenge(*, item, by, **values):
    """Record who asked whom what, and what was answered."""
    check_can_add(item, by)
    challenge = Challenge(item=item, created_by=by, position=_last(item.challenges))
    _set(challenge, CHALLENGE_FIELDS, values)
    _check_challenge(challenge)
    challenge.save()
    return challenge


def edit_challenge(*, challenge, expected_version, by, **values):
    return _edit(
        challenge, CHALLENGE_FIELDS, values, expected_version, by, _check_challenge, ["status"]
    )


def remove_challenge(*, challenge, by):
    return _remove(challenge, by)


def _check_challenge(challenge):
    """Until it is followed up, a challenge is open unless the answer satisfied the asker."""
    if challenge.asked_by is None and not challenge.asked_by_text:
        raise Refused("Say who asked the question.")
    if challenge.pk is None or not challenge.steps.exists():
        is_settled = challenge.satisfied == Satisfied.YES
        challenge.status = ChallengeStatus.CLOSED if is_settled else ChallengeStatus.OPEN


# -- amendments to earlier minutes -------------------------------------------------------------


@transaction.atomic
def record_amendment(*, item, by, **values):
    """Record a correction to the minutes of an earlier meeting of the same group.

    The statement that no amendments were raised is taken back.
    """
    check_can_add(item, by)
    amendment = Amendment(item=item, created_by=by, position=_last(item.amendments))
    _set(amendment, AMENDMENT_FIELDS, values)
    check_amendment(amendment)
    amendment.save()
    take_back_nil(item)
    return amendment


@transaction.atomic
def edit_amendment(*, amendment, expected_version, by, **values):
    check_can_write(amendment.item.meeting, by)
    check_not_relied_on(amendment)
    return _edit(amendment, AMENDMENT_FIELDS, values, expected_version, by, check_amendment)


@transaction.atomic
def remove_amendment(*, amendment, by):
    check_can_write(amendment.item.meeting, by)
    check_not_relied_on(amendment)
    return _remove(amendment, by)


def approved_at(item):
    """The keys of the meetings whose minutes stand approved at an item."""
    versions = MinutesVersion.objects.filter(
        approved_at_item=item, minutes__status=MinutesStatus.APPROVED
    )
    return set(versions.values_list("minutes__meeting_id", flat=True))


def check_not_relied_on(amendment):
    """An approval with this amendment stands; whose minutes it was saved for counts."""
    saved_for = Amendment.objects.filter(pk=amendment.pk).values_list("meeting_id", flat=True)
    if approved_at(amendment.item) & set(saved_for):
        raise Refused(RELIED_ON)


def check_amendment(amendment):
    earlier = Meeting.objects.before(amendment.item.meeting)
    if not earlier.filter(pk=amendment.meeting_id).exists():
        raise Refused("Choose an earlier meeting of the same group.")
    if amendment.meeting_id in approved_at(amendment.item):
        raise Refused(
            f"The minutes of {amendment.meeting.reference} have been approved at this item. "
            "Reopen them to record another amendment."
        )


# -- the same for each kind of record ----------------------------------------------------------


@transaction.atomic
def move(*, record, step, by):
    """Move a record (an action too) up (-1) or down (1) among those of its kind in the item."""
    item = record.agenda_item if hasattr(record, "agenda_item") else record.item
    check_can_write(item.meeting, by)
    same_item = {"agenda_item": item} if hasattr(record, "agenda_item") else {"item": item}
    siblings = list(type(record)._base_manager.filter(**same_item).order_by("position", "pk"))
    if record not in siblings:
        raise Gone
    place = siblings.index(record)
    other = place + step
    if 0 <= other < len(siblings):
        siblings[place], siblings[other] = siblings[other], siblings[place]
    for position, sibling in enumerate(siblings):
        sibling.position = position
    type(record)._base_manager.bulk_update(siblings, ["position"])


@transaction.atomic
def _edit(record, fields, values, expected_version, by, check=None, follows=()):
    """`follows` are fields that the check sets from the others."""
    check_can_write(record.item.meeting, by)
    _set(record, fields, values)
    if check:
        check(record)
    return save_version(record, expected=expected_version, fields=[*fields, *follows])


@transaction.atomic
def _remove(record, by):
    """It can be brought back. What is said at a confidential item is not repeated elsewhere."""
    item = record.item
    check_can_write(item.meeting, by)
    named = f"{record._meta.verbose_name.capitalize()} {getattr(record, 'reference', '')}".strip()
    words = "" if item.is_confidential else f": {getattr(record, 'text', record)}"
    return bin.remove(
        record,
        by=by,
        what=f"{named} at “{item.title}” of {item.meeting.reference}{words}",
        page=item.get_absolute_url(),
    )


def _set(record, fields, values):
    unknown = set(values) - set(fields)
    if unknown:
        raise TypeError(f"unknown: {', '.join(sorted(unknown))}")
    for name, value in values.items():
        setattr(record, name, value.strip() if isinstance(value, str) else value)


def _last(siblings):
    last = siblings.aggregate(last=Max("position"))["last"]
    return 0 if last is None else last + 1
