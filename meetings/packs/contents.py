"""What goes into a pack: the agenda as published, its papers, the previous minutes and the open actions.

Everything is chosen for one edition: in the open one nothing stands that a member who reads no
confidential matters could not read, neither as a page nor in a bookmark, a number or a file's name.
"""

from dataclasses import dataclass

from django.utils import timezone

from actions.arising import day_before, waiting_or_closed
from actions.models import Action
from actions.presenters import action_row
from actions.sight import Sight
from meetings.enums import OPEN_TO_MEMBERS, Edition, ItemKind
from meetings.models import Meeting, Minutes, Paper
from meetings.papers.loading import open_in, with_versions
from meetings.presenters.agenda import agenda_from
from meetings.presenters.papers import labelled, papers_by_item
from meetings.reading import latest_version, read_draft, read_version


@dataclass(frozen=True)
class PaperIn:
    """A paper with the file that goes in. `line` is the item it belongs to on the agenda."""

    line: object
    label: str
    title: str
    version: object


@dataclass(frozen=True)
class Contents:
    """`agenda` is an AgendaRecord; `previous` the minutes to approve as a `Reading`, or None; `actions` are rows."""

    agenda: object
    papers: tuple
    previous: object
    actions: tuple


def contents_of(pack):
    """The `Contents` of a pack as things stand now; those of a supplement are the files that came since."""
    full = pack.edition == Edition.FULL
    agenda = agenda_from(pack.agenda.snapshot, full=full)
    papers = papers_in(pack, agenda, full=full)
    if pack.supplements_id:
        sent = files_sent(pack)
        new = tuple(each for each in papers if each.version.pk not in sent)
        return Contents(agenda, new, None, ())
    return Contents(
        agenda, papers, previous_minutes(pack, agenda, full=full), open_actions(pack, full=full)
    )


def papers_in(pack, agenda, *, full):
    """The latest file of each paper that is there, in the order of the agenda, with its label."""
    keys = {line.key for line in agenda.lines}
    if not full:
        keys &= open_in(pack.agenda)
    papers = Paper.objects.filter(item__meeting=pack.meeting, item__in=keys)
    if not full:
        papers = papers.filter(item__is_confidential=False)
    by_item = papers_by_item(with_versions(list(papers.for_list())))
    return tuple(each for line in agenda.lines for each in _of_item(line, by_item[line.key], pack))


def _of_item(line, papers, pack):
    lines = labelled(papers, line.number, pack.meeting, timezone.localdate())
    return [
        PaperIn(line, shown.label, paper.title, paper.versions_in_order[-1])
        for paper, shown in zip(papers, lines, strict=True)
        if paper.versions_in_order
    ]


def files_sent(pack):
    """Keys of the files that the pack before this supplement, and those before that, had."""
    sent, before = set(), pack.supplements
    while before is not None:
        sent |= {each["file"] for each in before.contents if each["file"]}
        before = before.supplements
    return sent


def previous_minutes(pack, agenda, *, full):
    """The minutes of the last meeting that was held, once members may read them, when the agenda has them."""
    if not any(line.kind == ItemKind.PREVIOUS_MINUTES for line in agenda.lines):
        return None
    held = Meeting.objects.before(pack.meeting).values("pk")[:1]
    minutes = Minutes.objects.filter(meeting__in=held).select_related("meeting__group").first()
    if minutes is None:
        return None
    if minutes.status in OPEN_TO_MEMBERS and not minutes.is_approved:
        return read_draft(minutes, full=full)
    version = latest_version(minutes)
    return read_version(version, full=full) if version else None


def open_actions(pack, *, full):
    """The group's open actions and those closed since the last meeting, as rows.

    Those that not every member may read are only in the full edition.
    """
    actions = Action.objects.filter(group=pack.meeting.group_id)
    actions = waiting_or_closed(actions, day_before(pack.meeting), pack.meeting)
    actions = actions.filter(released_at__isnull=False) if full else actions.for_members()
    nothing = Sight(frozenset(), frozenset(), timezone.localdate())
    return tuple(action_row(action, nothing) for action in actions.for_list())
