"""Challenges that are marked: "Q: …", "Challenge: …", and the answers to them."""

from __future__ import annotations

from itertools import dropwhile

from meetings.wordin import marks
from meetings.wordin.marks import ANSWER, QUESTION
from meetings.wordin.questions import with_answer
from meetings.wordin.result import Challenge
from meetings.wordin.speech import ASKED_ALOUD, speaker


def without_false(found, item, below, room):
    """The marks of a line without those at its beginning that only look like some: an answer to nothing, or a
    challenge that asks nothing and is not answered, there or in the line `below`."""

    def is_no_mark(mark):
        if mark.kind == ANSWER:
            return not item.challenges and not any(each.kind == QUESTION for each in found)
        if not marks.is_challenge(mark) or mark.who or ASKED_ALOUD.search(mark.words):
            return False
        next_marks = marks.marks_in(below, room)
        return not any(each.kind == ANSWER for each in (*found, *next_marks[:1]))

    return list(dropwhile(is_no_mark, found))


def add_question(item, words, who, source, people, cautions):
    """Add a challenge, and its answer where it holds one; whether it does."""
    asked = speaker(words, who, people, cautions)
    question, answer = with_answer(words, asked, people)
    item.challenges.append(Challenge(asked, question, source=source))
    if answer:
        add_answer(item, answer, "", "", people, cautions)
    return bool(answer)


def add_answer(item, words, who, source, people, cautions):
    """Give words to the last challenge as its answer, or to a new one where there is none."""
    if not item.challenges:
        item.challenges.append(Challenge())
    challenge = item.challenges[-1]
    said = speaker(words, who, people, cautions)
    challenge.answered_by = challenge.answered_by or said
    challenge.answer = f"{challenge.answer} {words}".strip()
    challenge.source = f"{challenge.source} {source}".strip()
