"""Doubts a minute-taker should look at before minutes go out. Nothing here stops anybody."""

import re
from dataclasses import dataclass

from actions.enums import DueKind
from common import richtext
from common.formats import listing, long_date
from common.identities import identities_in
from meetings.enums import NOT_THERE, ItemKind

SPEAKING = (
    r"(?:said|says|asked|asks|reported|reports|advised|stated|noted|explained|confirmed|added|"
    r"thanked|highlighted|commented|queried|presented|informed|updated|outlined|agreed|requested|"
    r"responded|replied|raised|suggested|welcomed|shared|gave|introduced|told|observed|questioned)"
)
NOT_SPEAKING = r"(?:and|or|to|is|was|were|had|has|will|would|could|sent|gave|being|who|with)\b"
"""After a name at the start of a sentence these say something about somebody, not what they said."""


@dataclass(frozen=True)
class Warning:
    """One doubt about one item: a sentence for the minute-taker. `item_id` is the item's key."""

    item_id: int
    sentence: str


def warnings(meeting, people=(), unreported=(), asked=()):
    """The doubts about a meeting's minutes, in the order of its items.

    `people` are those of the directory, so that a speaker who is not in the attendance is known;
    `unreported` the decisions taken between meetings that this one has not heard of yet;
    `asked` the quick lines of which something is still asked (`Capture.objects.open_at`).

    Needs the meeting from `meetings.loading` or with its items, their
    records and its attendances prefetched; without that it still answers, in a few
    queries for each item.
    """
    attendance = Register(meeting.attendances.all(), people)
    items = list(meeting.items.all())
    found = [
        Warning(item.pk, sentence) for item in items for sentence in item_warnings(item, attendance)
    ]
    found += [
        Warning(capture.item_id, f"“{capture.words.strip()}” is not settled: {doubt['sentence']}")
        for capture in asked
        for doubt in capture.doubts
    ]
    return found + (_unreported(items, unreported) if items else [])


def _unreported(items, waiting):
    """Decisions between meetings that the meeting should hear of, at the item where it would."""
    arising = [item for item in items if item.kind == ItemKind.MATTERS_ARISING]
    return [
        Warning(
            (arising or items)[-1].pk,
            f"{decision.reference} was decided between meetings, on {long_date(decision.taken_on)}, "
            "and has not been reported to this meeting.",
        )
        for decision in waiting
    ]


def item_warnings(item, register):
    """The sentences for one item."""
    words = richtext.words_of(item.discussion)
    return [
        *_absent_speakers(words, register),
        *_speakers_from_elsewhere(words, register),
        *_absent_presenter(item, register),
        *_shared_initials(words, item, register),
        *_absent_askers(item, register),
        *_actions(item, register),
        *_identities(words, item),
    ]


class Register:
    """The attendance, by person and by initials; and who of `people` is not in it."""

    def __init__(self, rows, people=()):
        self.rows = list(rows)
        self.away = [row for row in self.rows if row.status in NOT_THERE]
        self.there = [row for row in self.rows if row.was_there]
        self.status_of = {row.person_id: row for row in self.rows if row.person_id}
        self.is_marked = any(row.status for row in self.rows)
        self.shared = _shared(self.there)
        self.elsewhere = list(self._not_in_it(people)) if self.is_marked else []

    def _not_in_it(self, people):
        """(person, name without a title); somebody of the same name in the attendance will be meant."""
        names = {" ".join(row.name_then.split()[-2:]) for row in self.rows}
        names |= {row.name_then for row in self.rows}
        for person in people:
            name = f"{person.given_name} {person.family_name}"
            known = {name, person.full_name, " ".join(name.split()[-2:])}
            if person.given_name and person.family_name and names.isdisjoint(known):
                yield person, name

    def initials_of_somebody_there(self):
        return {row.initials_then for row in self.there}

    def absence_of(self, person):
        """Why a person should not be found acting at the meeting; empty when they came."""
        row = self.status_of.get(person.pk)
        if row is None:
            return "is not in the attendance"
        return _absence(row) if row.status in NOT_THERE else ""


def _absence(row):
    words = {"A": "sent apologies", "D": "sent a deputy", "X": "was absent"}
    return words.get(row.status, "")


def _shared(rows):
    by_initials = {}
    for row in rows:
        by_initials.setdefault(row.initials_then, []).append(row)
    return {key: found for key, found in by_initials.items() if key and len(found) > 1}


def _absent_speakers(words, register):
    taken = register.initials_of_somebody_there()
    for row in register.away:
        said = _as_name(row, words) or (row.initials_then not in taken and _as_initials(row, words))
        if said:
            yield f"{row.name_then} {_absence(row)}, but {said} in the discussion. Check who spoke."


def _speakers_from_elsewhere(words, register):
    for person, name in register.elsewhere:
        if name in words and re.search(_speaker(name), words, re.MULTILINE):
            yield (
                f"{person.full_name} is not in the attendance, but is named as a speaker in the "
                "discussion. Check who spoke."
            )


def _absent_presenter(item, register):
    absence = item.presenter and register.is_marked and register.absence_of(item.presenter)
    if absence:
        yield f"{item.presenter.full_name} is to present this item but {absence}."


def _as_name(row, words):
    """Whether the full name stands before a verb of speaking or at the start of a speech."""
    given = row.name_then.split()
    names = {row.name_then, " ".join(given[-2:])}
    for name in names:
        if name and re.search(_speaker(name), words, re.MULTILINE):
            return "is named as a speaker"
    return ""


def _as_initials(row, words):
    """Initials of two letters and more, as a word of capitals and before a verb or a colon."""
    if len(row.initials_then) > 1 and re.search(_speaker(row.initials_then), words, re.MULTILINE):
        return f"“{row.initials_then}” speaks"
    return ""


def _speaker(name):
    """A name before a verb of speaking, before a colon, or at the start of a sentence."""
    escaped = rf"(?<!\w){re.escape(name)}(?!\w)(?: \([^)\n]*\))?"
    starts = rf"(?:^|[.?!:]\s){escaped} (?!{NOT_SPEAKING})[a-z]"
    return rf"{escaped}(?: then| also| further)? {SPEAKING}\b|{escaped}:|{starts}"


def _shared_initials(words, item, register):
    texts = [words, *(challenge.question for challenge in item.challenges.all())]
    texts += [action.text for action in item.actions.all()]
    for initials, rows in register.shared.items():
        if any(re.search(rf"(?<!\w){re.escape(initials)}(?!\w)", text) for text in texts):
            names = listing([row.name_then for row in rows])
            yield f"“{initials}” fits {names}. Write the name, or give one of them a third letter."


def _absent_askers(item, register):
    if not register.is_marked:
        return
    for challenge in item.challenges.all():
        for person, did in ((challenge.asked_by, "asked"), (challenge.asked_of, "answered")):
            absence = person and register.absence_of(person)
            if absence:
                yield f"{person.full_name} {absence}, but {did} a challenge."


def _actions(item, register):
    for action in item.actions.all():
        owners = list(action.owners.all())
        if not owners:
            yield f"Action {action.reference} has no owner."
        if action.due_kind == DueKind.UNDATED:
            yield f"Action {action.reference} has no date."
        for owner in owners:
            absence = owner.person and register.is_marked and register.absence_of(owner.person)
            if absence:
                name = owner.person.full_name
                yield f"{name} {absence}, but owns action {action.reference}. Let them know."


def _identities(words, item):
    """No child's identity is needed: cases go by their references."""
    texts = [words, *(decision.text for decision in item.decisions.all())]
    texts += [action.text for action in item.actions.all()]
    texts += [update.text for update in item.action_updates.all()]
    for challenge in item.challenges.all():
        texts += [challenge.question, challenge.answer, challenge.follow_up]
    for kind, found in identities_in("\n".join(texts)):
        yield f"“{found}” looks like {kind}. Name a case by its reference only."
