"""What an action's page says of what is kept beside it, in words. No queries."""

from dataclasses import dataclass

from django.urls import reverse

from actions.enums import EvidenceKind
from actions.presenters import Tag, plain_day, status_tag
from common.addresses import address_of
from common.formats import file_size, long_date, moment


@dataclass(frozen=True)
class EvidenceLine:
    """`remove_url` is empty for who may not take it back."""

    kind: str
    words: str
    name: str
    url: str
    day: str
    added: str
    remove_url: str


def evidence_line(evidence, *, can_remove):
    name, url = "", evidence.url
    if evidence.kind == EvidenceKind.FILE:
        name = f"{evidence.name} ({evidence.get_file_kind_display()}, {file_size(evidence.size)})"
        url = evidence.get_absolute_url()
    elif evidence.kind == EvidenceKind.LINK:
        name = evidence.url
    keys = [evidence.action_id, evidence.pk]
    return EvidenceLine(
        kind=evidence.get_kind_display(),
        words=evidence.words,
        name=name,
        url=url,
        day=long_date(evidence.dated_on),
        added=f"{evidence.added_by.full_name}, {moment(evidence.added_at)}",
        remove_url=reverse("actions:evidence_remove", args=keys) if can_remove else "",
    )


@dataclass(frozen=True)
class MoveLine:
    before: str
    after: str
    reason: str
    who: str
    when: str


def move_line(move):
    return MoveLine(
        before=plain_day(move.from_kind, move.from_on),
        after=plain_day(move.to_kind, move.to_on),
        reason=move.reason,
        who=move.moved_by.full_name,
        when=moment(move.moved_at),
    )


def asked_for(proposal):
    """ "another date: 3 May 2026" """
    asked = long_date(proposal.due_on) if proposal.due_on else proposal.words
    return f"{proposal.get_kind_display().lower()}: {asked}"


def proposal_words(proposal):
    """ "Derek Holt asks for another date: 3 May 2026. The nurse was ill." """
    return f"{proposal.made_by.full_name} asks for {asked_for(proposal)}. {proposal.reason}"


@dataclass(frozen=True)
class AgendaLine:
    meeting: str
    day: str
    item: str
    url: str
    remove_url: str


def agenda_line(link, action, *, can_remove):
    item = link.agenda_item
    return AgendaLine(
        meeting=item.meeting.reference,
        day=long_date(item.meeting.date),
        item=item.title,
        url=address_of("meetings:meeting_detail", item.meeting_id),
        remove_url=reverse("actions:action_off_agenda", args=[action.pk, link.pk])
        if can_remove
        else "",
    )


@dataclass(frozen=True)
class KinLine:
    """Another action and how it belongs to this one; only related ones can be unlinked."""

    how: str
    reference: str
    text: str
    url: str
    status: Tag
    remove_url: str


def kin_line(other, action, *, can_remove):
    how = _how(other, action)
    keys = [action.pk, other.pk]
    removable = can_remove and how == "Related"
    return KinLine(
        how=how,
        reference=other.reference,
        text=other.text,
        url=other.get_absolute_url(),
        status=status_tag(other),
        remove_url=reverse("actions:action_unrelate", args=keys) if removable else "",
    )


def _how(other, action):
    if other.pk == action.split_from_id:
        return "Split from"
    if other.pk == action.merged_into_id:
        return "Merged into"
    if other.split_from_id == action.pk:
        return "Split into"
    return "Merged from" if other.merged_into_id == action.pk else "Related"
