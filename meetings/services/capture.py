"""Quick lines become records; what is asked about them is answered; they can be turned back.

Each write is all or nothing and asks the same rules as writing the record by its form.
"""

from datetime import date

from django.db import transaction
from django.utils import timezone

from actions import services as actions
from actions.enums import DueKind
from actions.owners import OwnerChoice
from actions.owners import parse as owner_of
from board.models import Person
from common.refusals import Gone, Refused
from meetings.capture import owners, reading
from meetings.capture.grammar import parse
from meetings.capture.taking_out import without, without_day
from meetings.enums import CaptureKind
from meetings.models import Capture, Meeting
from meetings.services import records
from meetings.services.captured_before import check_stands, just_now, unanswered
from meetings.sitting import room_of

SOMEBODY = "Somebody at the meeting"
"""The asker of a question until it is known who asked."""

LEAVE = ""
"""The choice that lets a question go and leaves the record as it is."""

ANY_PLACE = "Place to be confirmed"
NOT_MARKED = (
    "This line has no mark that is known. Begin it with “Action:”, “Decision:”, “Q:”, “A:” or "
    "“Agreed as amended:”."
)
ONE_LINE = "Send one line at a time."
ALREADY = "This line had become a record already."


@transaction.atomic
def capture(*, item, words, key, by):
    """Make a marked line into its record. The same key again gives the same capture, and so does the same
    line again within `AGAIN_WITHIN`. Raises `Refused` when what it became has been turned back or removed."""
    records.check_can_write(item.meeting, by)
    if already := Capture.objects.filter(item=item, key=key).first():
        check_stands(already)
        return _again(already, item)
    if recent := just_now(item, words):
        return _again(recent, item)
    room = room_of(item.meeting)
    return record_piece(
        item=item, piece=piece_of(words, room), words=words, key=key, by=by, room=room
    )


def _again(capture, item):
    capture.item, capture.notes = item, [ALREADY]
    return capture


def piece_of(words, room):
    """The one marked piece of a line."""
    pieces = [piece for piece in parse(words, owners.knows(room)) if piece.source.strip()]
    if not any(piece.is_marked for piece in pieces):
        raise Refused(next((piece.problem for piece in pieces if piece.problem), NOT_MARKED))
    if len(pieces) > 1:
        raise Refused(ONE_LINE)
    return pieces[0]


@transaction.atomic
def record_piece(*, item, piece, words, key, by, room):
    """The record of a marked piece, and the `Capture` that keeps its words."""
    read = reading.read(piece, room)
    record = RECORDERS[read.kind](item, read, by)
    made = Capture.objects.create(
        item=item,
        kind=read.kind,
        words=words,
        key=key,
        doubts=[_kept(place, doubt) for place, doubt in enumerate(read.doubts, start=1)],
        created_by=by,
        **{LINK[read.kind]: record},
    )
    made.notes = [*read.notes, *records.say_taken_back(item)]
    return made


LINK = {
    CaptureKind.ACTION: "action",
    CaptureKind.DECISION: "decision",
    CaptureKind.QUESTION: "challenge",
    CaptureKind.ANSWER: "challenge",
    CaptureKind.AMENDMENT: "amendment",
}


def _kept(place, doubt):
    return {
        "key": f"{doubt.what}-{place}",
        "what": doubt.what,
        "words": doubt.words,
        "sentence": doubt.sentence,
        "candidates": [{"label": label, "value": value} for value, label in doubt.candidates],
    }


# -- the records -------------------------------------------------------------------------------


def _action(item, read, by):
    records.check_can_add(item, by)
    return actions.raise_action(
        agenda_item=item,
        text=read.text,
        owners=[choice for key in read.owners if (choice := owner_of(key))],
        due_kind=read.due_kind,
        due_on=read.due_on,
        priority=None,
        by=by,
    )


def _decision(item, read, by):
    return records.record_decision(item=item, text=read.text, by=by)


def _question(item, read, by):
    asker = _person(read.person)
    words = "" if asker else read.person_text or SOMEBODY
    return records.record_challenge(
        item=item, by=by, asked_by=asker, asked_by_text=words, question=read.text
    )


def _answer(item, read, by):
    """Completes the question that was captured just before in the item."""
    challenge = unanswered(item)
    if challenge is None:
        raise Refused("There is no question just before this answer. Begin with “Q:”.")
    return records.edit_challenge(
        challenge=challenge,
        expected_version=challenge.version,
        by=by,
        answer=read.text,
        asked_of=_person(read.person),
        asked_of_text=read.person_text,
    )


def _amendment(item, read, by):
    meeting, text = _amended(item, read)
    return records.record_amendment(
        item=item,
        by=by,
        meeting=meeting,
        place=read.place or ANY_PLACE,
        text=text,
        requested_by=_person(read.person),
    )


def _amended(item, read):
    """The earlier meeting that the words name, else the previous one with the words kept."""
    earlier = Meeting.objects.before(item.meeting)
    if read.of:
        named = earlier.filter(reference__iexact=read.of).first()
        day = None if named else reading.day_in(read.of)
        if named := named or (day and earlier.filter(date=day).first()):
            return named, read.text
    previous = earlier.first()
    if previous is None:
        raise Refused("There are no earlier minutes of this group that could be amended.")
    return previous, f"{read.of}: {read.text}" if read.of else read.text


def _person(key):
    return Person.objects.filter(pk=key.partition(":")[2]).first() if key else None


RECORDERS = {
    CaptureKind.ACTION: _action,
    CaptureKind.DECISION: _decision,
    CaptureKind.QUESTION: _question,
    CaptureKind.ANSWER: _answer,
    CaptureKind.AMENDMENT: _amendment,
}


# -- answering what is asked -------------------------------------------------------------------


@transaction.atomic
def settle(*, capture, doubt, choice, by):
    """Answer a question by one of its candidates, or `LEAVE` the record as it is.

    `doubt` is its key. Whoever owns an action may also be somebody else of the
    directory, by their key. Settled is the line when nothing is asked any more.
    """
    capture = _hold(capture, by)
    asked = next((each for each in capture.doubts if each["key"] == doubt), None)
    if asked is None:
        raise Refused("This question has been answered already.")
    if choice != LEAVE:
        _check_choice(asked, choice)
        SETTLERS[asked["what"]](capture, asked, choice, by)
    capture.doubts = [each for each in capture.doubts if each is not asked]
    if not capture.doubts:
        capture.settled_at, capture.settled_by = timezone.now(), by
    capture.save(update_fields=["doubts", "settled_at", "settled_by"])
    return capture


def _hold(capture, by, *, may_be_back=False):
    """The capture as it now stands, with its record; `may_be_back` takes one that was turned back too."""
    item = capture.item
    records.check_can_write(item.meeting, by)
    held = Capture.objects.select_for_update(of=("self",)).select_related(*ALL_RECORDS)
    capture = held.filter(pk=capture.pk).first()
    if capture is None:
        raise Gone
    capture.item = item
    if capture.turned_back_at is not None and may_be_back:
        return capture
    check_stands(capture)
    setattr(capture.record, "agenda_item" if capture.action_id else "item", item)
    return capture


ALL_RECORDS = ("decision", "action", "challenge", "amendment")


def _check_choice(asked, choice):
    offered = {candidate["value"] for candidate in asked["candidates"]}
    if choice not in offered and not (asked["what"] in OF_PEOPLE and owner_of(choice)):
        raise Refused("Choose one of the answers that are offered, or leave it as it is.")


OF_PEOPLE = {"owner", "asker", "answerer", "requester"}


def _settle_owner(capture, asked, choice, by):
    action = capture.action
    rows = action.owners.select_related("person", "group", "organisation")
    kept = [OwnerChoice.of(row) for row in rows]
    text = without(action.text, asked["words"])
    _edit_action(action, by, owners=[*kept, owner_of(choice)], text=text)


def _settle_due(capture, asked, choice, by):
    day = None if choice == DueKind.NEXT_MEETING else date.fromisoformat(choice)
    _edit_action(
        capture.action,
        by,
        text=without_day(capture.action.text, asked["words"]),
        due_kind=DueKind.DATE if day else DueKind.NEXT_MEETING,
        due_on=day,
    )


def _edit_action(action, by, **changes):
    rows = action.owners.select_related("person", "group", "organisation")
    facts = {
        "text": action.text,
        "owners": [OwnerChoice.of(row) for row in rows],
        "due_kind": action.due_kind,
        "due_on": action.due_on,
        "priority": action.priority,
    }
    return actions.edit_action(action=action, by=by, **(facts | changes))


def _settle_speaker(field):
    def settle_it(capture, asked, choice, by):
        challenge = capture.challenge
        values = {field: _chosen(choice), f"{field}_text": ""}
        records.edit_challenge(
            challenge=challenge, expected_version=challenge.version, by=by, **values
        )

    return settle_it


def _settle_requester(capture, asked, choice, by):
    amendment = capture.amendment
    records.edit_amendment(
        amendment=amendment,
        expected_version=amendment.version,
        by=by,
        requested_by=_chosen(choice),
    )


def _chosen(choice):
    person = owner_of(choice).person if owner_of(choice) else None
    if person is None:
        raise Refused("Choose a person.")
    return person


SETTLERS = {
    "owner": _settle_owner,
    "due": _settle_due,
    "asker": _settle_speaker("asked_by"),
    "answerer": _settle_speaker("asked_of"),
    "requester": _settle_requester,
}
"""What is asked without one of these is put right in the record's own form."""


# -- turning back ------------------------------------------------------------------------------


@transaction.atomic
def turn_back(*, capture, by):
    """Remove the record of a line and give its words back, with those of the answer to a question.

    A second time nothing happens, and the words are the same.
    """
    capture = _hold(capture, by, may_be_back=True)
    if capture.turned_back_at is not None:
        return _words_of(_turned_back_with(capture))
    gone = [capture]
    if capture.kind == CaptureKind.QUESTION:
        answers = capture.challenge.captures.exclude(pk=capture.pk).order_by("pk")
        gone += answers.filter(kind=CaptureKind.ANSWER)
    REMOVERS[capture.kind](capture, by)
    now = timezone.now()
    Capture.objects.filter(pk__in=[each.pk for each in gone]).update(
        turned_back_at=now, turned_back_by=by, **dict.fromkeys(ALL_RECORDS)
    )
    return _words_of(gone)


def was_turned_back(*, capture, by):
    """Whether that has been done already; from here on the minutes are locked. Part of a write."""
    records.check_can_write(capture.item.meeting, by)
    return Capture.objects.filter(pk=capture.pk, turned_back_at__isnull=False).exists()


def _turned_back_with(capture):
    """The captures whose words were given back together with those of this one."""
    if capture.kind != CaptureKind.QUESTION:
        return [capture]
    at_once = Capture.objects.filter(item=capture.item, turned_back_at=capture.turned_back_at)
    return [capture, *at_once.filter(kind=CaptureKind.ANSWER).order_by("pk")]


def _words_of(captures):
    return "\n".join(each.words.strip() for each in captures)


def _take_answer_away(capture, by):
    challenge = capture.challenge
    records.edit_challenge(
        challenge=challenge,
        expected_version=challenge.version,
        by=by,
        answer="",
        asked_of=None,
        asked_of_text="",
    )


REMOVERS = {
    CaptureKind.ACTION: lambda c, by: actions.remove_action(action=c.action, by=by),
    CaptureKind.DECISION: lambda c, by: records.remove_decision(decision=c.decision, by=by),
    CaptureKind.QUESTION: lambda c, by: records.remove_challenge(challenge=c.challenge, by=by),
    CaptureKind.ANSWER: _take_answer_away,
    CaptureKind.AMENDMENT: lambda c, by: records.remove_amendment(amendment=c.amendment, by=by),
}
