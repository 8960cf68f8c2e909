"""What is said of quick lines: the questions they leave, what was taken, and the examples."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from django.urls import reverse

from actions.enums import DueKind
from common.formats import listing, long_date, plural
from meetings.capture import examples as sample
from meetings.capture.reading import read_line
from meetings.enums import CaptureKind

EDITED_AS = {
    CaptureKind.ACTION: "action",
    CaptureKind.DECISION: "decision",
    CaptureKind.QUESTION: "challenge",
    CaptureKind.ANSWER: "challenge",
    CaptureKind.AMENDMENT: "amendment",
}
COUNTED_AS = {
    CaptureKind.ACTION: "action",
    CaptureKind.DECISION: "decision",
    CaptureKind.QUESTION: "challenge",
    CaptureKind.ANSWER: "answer",
    CaptureKind.AMENDMENT: "amendment",
}


@dataclass(frozen=True)
class Question:
    """One thing that is asked of a line; `answers` are (label, what is posted) pairs."""

    sentence: str
    answers: tuple
    leave: dict
    named: str


@dataclass(frozen=True)
class Asked:
    """A line as it was typed, what is asked of it, and the addresses of what can be done."""

    words: str
    kind: str
    questions: tuple
    settle_url: str
    edit_url: str
    turn_back_url: str


def to_settle(item):
    """The lines of an item of which something is asked. Needs `item.open_captures`."""
    return [_asked(item, capture) for capture in item.open_captures if capture.doubts]


def _asked(item, capture):
    kind = EDITED_AS[capture.kind]
    here = [item.meeting_id, item.pk]
    return Asked(
        words=capture.words.strip(),
        kind=capture.get_kind_display(),
        questions=tuple(_question(capture, doubt) for doubt in capture.doubts),
        settle_url=reverse("meetings:capture_settle", args=[*here, capture.pk]),
        edit_url=reverse(f"meetings:{kind}_edit", args=[*here, capture.record_key]),
        turn_back_url=reverse("meetings:capture_turn_back", args=[*here, capture.pk]),
    )


def _question(capture, doubt):
    return Question(
        sentence=doubt["sentence"],
        answers=tuple(
            (each["label"], {"doubt": doubt["key"], "choice": each["value"]})
            for each in doubt["candidates"]
        ),
        leave={"doubt": doubt["key"], "choice": ""},
        named=f"{doubt['sentence']} {capture.words.strip()}",
    )


def taken_sentence(taken):
    """ "Taken from the text: 1 action, 2 decisions. 1 question is open."; empty when nothing was."""
    counts = {}
    for capture in taken.captures:
        word = COUNTED_AS[capture.kind]
        counts[word] = counts.get(word, 0) + 1
    sentences = []
    if counts:
        said = ", ".join(plural(count, word) for word, count in counts.items())
        sentences.append(f"Taken from the text: {said}.")
    if asked := sum(len(capture.doubts) for capture in taken.captures):
        sentences.append(f"{plural(asked, 'question')} {'is' if asked == 1 else 'are'} open.")
    if taken.again:
        sentences.append(f"{plural(taken.again, 'line')} had been taken already.")
    for capture in taken.captures:
        sentences += capture.notes
    return " ".join([*sentences, *taken.refusals])


# -- the examples ------------------------------------------------------------------------------


@dataclass(frozen=True)
class Example:
    """Lines as they are typed, and a sentence for each record that they become."""

    typed: str
    becomes: tuple


@lru_cache(maxsize=1)
def examples():
    """Every example of `meetings.capture.examples`, read as any other line."""
    lines = (*sample.LINES, *sample.LISTS, *sample.ASKED, *sample.NOT_TAKEN)
    return tuple(Example(typed, described(read_line(typed, sample.ROOM))) for typed in lines)


def described(readings):
    """What each reading is, in a sentence; nothing when no line was marked."""
    labels = {one.value: one.label for one in sample.ROOM.everybody} | {"all": "All members"}
    return tuple(_described(reading, labels) for reading in readings)


def _described(reading, labels):
    facts = DESCRIBED[reading.kind](reading, labels)
    asks = [f"It asks: {doubt.sentence}" for doubt in reading.doubts]
    kind = CaptureKind(reading.kind).label
    return " ".join([f"{kind}: “{reading.text}”{facts}.", *asks])


def _action(reading, labels):
    who = listing([labels[key] for key in reading.owners])
    day = f"by {long_date(reading.due_on)}" if reading.due_on else ""
    day = "at the next meeting" if reading.due_kind == DueKind.NEXT_MEETING else day
    return "".join(f", {fact}" for fact in (who, day) if fact)


def _speech(reading, labels):
    who = labels.get(reading.person, reading.person_text)
    said = "asked" if reading.kind == CaptureKind.QUESTION else "answered"
    return f", {said} by {who}" if who else ""


def _amendment(reading, labels):
    return f", at {reading.place} of the minutes of {reading.of or 'the previous meeting'}"


DESCRIBED = {
    CaptureKind.ACTION: _action,
    CaptureKind.DECISION: lambda reading, labels: "",
    CaptureKind.QUESTION: _speech,
    CaptureKind.ANSWER: _speech,
    CaptureKind.AMENDMENT: _amendment,
}
