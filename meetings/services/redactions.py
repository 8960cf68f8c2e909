"""Marking words of a frozen record that the public is not to read."""

import re

from django.db import transaction

from common.refusals import Refused
from meetings import rules
from meetings.enums import PublicationKind, PublicationStatus, RedactionReason
from meetings.models import Publication, Redaction
from meetings.publication import records
from meetings.publication.folding import folded, pattern_of
from meetings.publication.places import passages_of
from meetings.publication.plain_names import is_everyday
from meetings.publication.reasons import told_by
from meetings.publication.redacting import everything_at

NOT_THERE = "These words do not stand here. Copy them exactly as they stand."
CLOSED = "This has been sent to be checked. Take it back before you change what is redacted."


@transaction.atomic
def redact(
    *, publication, place, reason, by, words="", start=None, other_reason="", everywhere=False
):
    """Mark `words` at a `place` of the frozen record, or without words all that stands there.

    `start` says which of several occurrences is meant; without it all of the place are. With
    `everywhere` the words are marked wherever they stand, in capitals or not. Returns the list of new redactions.
    """
    made = _open(publication, by)
    _check_reason(reason, other_reason)
    other_reason = other_reason.strip() if reason == RedactionReason.OTHER else ""
    frozen = records.frozen_of(made)
    spans = _spans(frozen, place, words, start, everywhere)
    already = list(made.redactions.all())
    new = [span for span in spans if not any(_covers(each, *span[:3]) for each in already)]
    if not new:
        raise Refused("This is redacted already.")
    _check_tells_nothing(other_reason, new, already)
    return [
        Redaction.objects.create(
            publication=made,
            place=where,
            start=first,
            end=last,
            quoted=quoted,
            reason=reason,
            other_reason=other_reason,
            made_by=by,
        )
        for where, first, last, quoted in new
    ]


@transaction.atomic
def unredact(*, redaction, by):
    """Take a mark away, so that the words are published."""
    _open(redaction.publication, by)
    redaction.delete()


def copy_from_last(publication, made_of, by):
    """Give a new publication the redactions of the last one of the same frozen version."""
    last = Publication.objects.filter(**made_of).exclude(pk=publication.pk).order_by("-pk").first()
    for each in last.redactions.all() if last else ():
        each.pk, each.publication, each.made_by = None, publication, by
        each.save(force_insert=True)


def _open(publication, by):
    rules.check_prepare_publications(by)
    found = Publication.objects.select_for_update(of=("self",)).get(pk=publication.pk)
    if found.status != PublicationStatus.PREPARING:
        raise Refused(CLOSED)
    if found.kind == PublicationKind.REPORT:
        raise Refused("A report is redacted in the program that made it, and handed in again.")
    return found


def _check_reason(reason, other_reason):
    if reason not in RedactionReason.values:
        raise Refused("Say why these words are redacted.")
    if reason == RedactionReason.OTHER and not other_reason.strip():
        raise Refused("Say in a few words what the other reason is.")


def _check_tells_nothing(other_reason, new, already):
    """Neither this reason nor an earlier one says what is redacted: reasons are published."""
    hidden = [*(quoted for *_at, quoted in new), *(each.quoted for each in already)]
    if found := next(filter(None, (told_by(other_reason, each) for each in hidden)), ""):
        raise Refused(
            f"The reason is published, and it says “{found}”, which is redacted. Use other words."
        )
    pairs = ((each.other_reason, quoted) for each in already for *_at, quoted in new)
    if found := next(filter(None, (told_by(*pair) for pair in pairs)), ""):
        raise Refused(
            f"The reason of an earlier redaction is published, and it says “{found}”. "
            "Take that mark away first, and redact the words again with another reason."
        )


def _spans(frozen, place, words, start, everywhere):
    """(place, start, end, words) of what is to be marked."""
    passages = passages_of(frozen)
    texts = {passage.place: passage.text for passage in passages}
    if place not in texts:
        if not any(place == whole for each in passages for whole, _name in each.wholes):
            raise Refused("There is no such place in this record.")
        return [(place, None, None, everything_at(frozen, place))]
    text = texts[place]
    if not words.strip():
        return [(place, 0, len(text), text)]
    words = words.strip().replace("\r\n", "\n")
    if start is not None and text[start : start + len(words)] == words and not everywhere:
        return [(place, start, start + len(words), words)]
    if not (spans := list(_occurrences(place, text, words))):
        raise Refused(NOT_THERE)
    if everywhere:
        return [span for where, other in texts.items() for span in _all_of(where, other, words)]
    return spans


def _covers(redaction, place, start, end):
    """Whether a redaction takes in all of these characters already."""
    if redaction.place != place or start is None or redaction.start is None:
        return (redaction.place, redaction.start) == (place, start)
    return redaction.start <= start and end <= redaction.end


def _occurrences(place, text, words):
    at = text.find(words)
    while at >= 0:
        yield place, at, at + len(words), words
        at = text.find(words, at + len(words))


def _all_of(place, text, words):
    """The occurrences of words in order, and those in other capitals that are whole words.

    A name that is a word of every day as well ("Mark") is left where it stands alone in small letters.
    """
    found = {(start, end) for _place, start, end, _words in _occurrences(place, text, words)}
    others = folded(text).spans(re.compile(pattern_of(words)))
    found.update(span for span in others if not is_everyday(text[slice(*span)]))
    return [(place, start, end, text[start:end]) for start, end in sorted(found)]
