"""Papers of agenda items: asked for, handed in, arranged and chased."""

from pathlib import PurePath

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.text import Truncator

from board.enums import Marking
from common import bin
from common.refusals import Refused
from common.versions import save_version
from meetings import ordering, rules
from meetings.models import Meeting, Paper, PaperVersion
from meetings.papers import claiming, deadlines
from meetings.services import reminding

LONGEST_TITLE = 200
LONGEST_NAME = 200


@transaction.atomic
def expect(*, item, title, by, contributor=None, organisation=None, marking=""):
    """A paper that somebody is to hand in. Without a contributor it is the presenter's."""
    item = _locked(item)
    rules.check_arrange_papers(by, item.meeting)
    return _add(item, title, contributor=contributor, organisation=organisation, marking=marking)


@transaction.atomic
def hand_in(*, item, files, by):
    """Each file becomes a paper of the item, named after the file. Returns the papers.

    `files` are pairs of an upload and its `common.uploads.Checked`. Papers that this person was asked for and that
    have no file yet take those that are named like them (`meetings.papers.claiming`).
    """
    item = _locked(item)
    rules.check_hand_in(by, item)
    asked = Paper.objects.filter(item=item).expected_from(by).missing().order_by("position", "pk")
    claims = claiming.claimed([upload.name for upload, _checked in files], asked)
    papers = []
    for (upload, checked), claim in zip(files, claims, strict=True):
        paper = claim or _add(item, title_from(upload.name), marking=usual_marking(item))
        _keep(paper, upload, checked, by)
        papers.append(paper)
    return papers


@transaction.atomic
def hand_in_version(*, paper, upload, checked, by):
    """A file for a paper that is expected, or a better one for a paper that is there."""
    item = _locked(paper.item)
    rules.check_hand_in(by, item)
    last = paper.versions.order_by("-number").first()
    if last and last.sha256 == checked.sha256:
        raise Refused("This is the very file that is there already, so nothing was changed.")
    return _keep(paper, upload, checked, by)


@transaction.atomic
def take_back(*, paper, number, by, page, with_paper=False):
    """Take the latest file of a paper away, that of version `number`; without any the paper is expected again.

    `with_paper` takes the paper too, where nobody had asked for it and this is its only file. All can be
    brought back for thirty days. `page` is where it stood.
    """
    item = _locked(paper.item)
    versions = list(paper.versions.order_by("number"))
    if not versions or versions[-1].number != number:
        raise Refused("Another file was handed in or taken back just now. Look at the paper again.")
    version = versions[-1]
    version.paper.item = item
    rules.check_take_back(by, version)
    if with_paper and (len(versions) > 1 or claiming.was_asked_for(paper, version)):
        raise Refused(
            "This paper was asked for or has earlier files, so only its file is taken back."
        )
    gone = paper if with_paper else version
    what = f"File “{version.name}” of paper “{paper.title}” of {item.meeting.reference}"
    return bin.remove(gone, by=by, what=what, page=page)


@transaction.atomic
def edit(*, paper, by, expected_version, **details):
    """Change what a paper is called, whose it is and how it is marked. Whom it is expected from is for the unit."""
    item = _locked(paper.item)
    rules.check_hand_in(by, item)
    if "contributor" in details and details["contributor"] != paper.contributor:
        rules.check_arrange_papers(by, item.meeting)
    for name, value in details.items():
        setattr(paper, name, value)
    return save_version(paper, expected=expected_version, fields=list(details))


@transaction.atomic
def move(*, paper, up, by):
    """One place up or down among the papers of its item."""
    item = _locked(paper.item)
    rules.check_arrange_papers(by, item.meeting)
    keys = list(item.papers.order_by("position", "pk").values_list("pk", flat=True))
    [lane] = ordering.step([keys], paper.pk, up=up)
    for position, key in enumerate(lane, start=1):
        Paper.objects.filter(pk=key).exclude(position=position).update(position=position)


@transaction.atomic
def remove(*, paper, by, page):
    """Take a paper away with all its files; it can be brought back for thirty days. `page` is where it stood."""
    item = _locked(paper.item)
    rules.check_arrange_papers(by, item.meeting)
    return bin.remove(
        paper, by=by, what=f"Paper “{paper.title}” of {item.meeting.reference}", page=page
    )


@transaction.atomic
def chase(*, meeting, by):
    """Tell those who owe papers, each once a day at most. Returns the people a mail waits for."""
    rules.check_arrange_papers(by, meeting)
    told = reminding.remind(
        deadlines.to_chase(meeting),
        nobody="There is nobody to remind: no paper is missing, or all were reminded today.",
        kind=deadlines.KIND,
        topic=deadlines.topic_of(meeting),
        fact=deadlines.CHASED,
        by=by,
    )
    return [mail.person for mail in told]


def title_from(name):
    """What a paper is called at first: its file's name without ending, lines and underscores."""
    words = " ".join(PurePath(name).stem.replace("_", " ").split())
    return Truncator(words or "Paper").chars(LONGEST_TITLE)


def usual_marking(item):
    """How a paper is marked unless somebody says otherwise: as the meeting, but under a confidential item stronger."""
    return Marking.SENSITIVE if item.is_confidential else item.meeting.marking


def _locked(item):
    """The item with its meeting; who changes papers of one meeting takes turns."""
    item.meeting = (
        Meeting.objects.select_related("group")
        .select_for_update(of=["self"])
        .get(pk=item.meeting_id)
    )
    return item


def _add(item, title, **details):
    title = title.strip()
    if not title:
        raise Refused("Give the paper a title.")
    last = item.papers.aggregate(last=Max("position"))["last"] or 0
    return Paper.objects.create(item=item, title=title, position=last + 1, **details)


def _keep(paper, upload, checked, by):
    last = paper.versions.aggregate(last=Max("number"))["last"] or 0
    return PaperVersion.objects.create(
        paper=paper,
        number=last + 1,
        file=upload,
        name=upload.name[-LONGEST_NAME:],
        kind=checked.kind,
        size=checked.size,
        sha256=checked.sha256,
        pages=checked.pages,
        problem=checked.problem,
        is_late=deadlines.is_over(paper.item.meeting, timezone.localdate()),
        handed_in_by=by,
    )
