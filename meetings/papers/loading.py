"""The papers of a meeting as one person may see them, and the items to which a person contributes."""

from django.db.models import Count, Exists, Q

from common.prepared import prepared
from meetings import rules
from meetings.agenda_loading import latest_version
from meetings.enums import UPCOMING
from meetings.models import AgendaItem, Meeting, Paper, PaperVersion
from meetings.paper_querysets import readable


def papers_seen(person, meeting, *, version=None):
    """The papers of a meeting that `person` may see, in order, with `versions_in_order`.

    Others than insiders see those of items that were published, as open as they were then, and those
    of confidential items that are circulated to them.
    `version` is the agenda as published last, when the caller has it.
    """
    papers = with_versions(_papers_of(person, meeting.pk))
    if not papers or rules.sees_confidential(person, meeting.group):
        return papers
    by_name = {paper.item_id for paper in papers if paper.item.is_confidential}
    if by_name:
        by_name &= {item.pk for item in circulated_at(person, meeting)}
    open_items = by_name | open_in(version or latest_version(meeting))
    return [
        paper for paper in papers if paper.item_id in open_items or is_contributor(person, paper)
    ]


@prepared
def circulated_at(person, meeting):
    """The items of a meeting that are circulated to a person, in the order of the agenda."""
    found = AgendaItem.objects.circulated_to(person).filter(meeting=meeting)
    return found.only("title", "closed_title", "meeting").in_order()


def with_versions(papers):
    """Gives each of the papers its files as `versions_in_order`; one query, none for no papers."""
    by_paper = {paper.pk: [] for paper in papers}
    for version in _versions_of(list(by_paper)) if papers else []:
        by_paper[version.paper_id].append(version)
    for paper in papers:
        paper.versions_in_order = by_paper[paper.pk]
    return papers


@prepared
def _versions_of(papers):
    versions = PaperVersion.objects.filter(paper__in=papers).select_related("handed_in_by")
    return versions.order_by("paper", "number")


def papers_in_the_room(meeting):
    """Those that every member who sits there may read: of items that were published and are not confidential."""
    papers = list(_open_papers(meeting.pk))
    published = open_in(latest_version(meeting)) if papers else ()
    return with_versions([paper for paper in papers if paper.item_id in published])


@prepared
def _open_papers(meeting):
    return Paper.objects.filter(item__meeting=meeting, item__is_confidential=False).for_list()


def is_contributor(person, paper):
    return person.pk in (paper.contributor_id, paper.item.presenter_id)


def open_in(version):
    """Keys of the items that the published agenda names and does not call confidential."""
    parts = version.snapshot["parts"] if version else []
    return {item["key"] for part in parts for item in part["items"] if not item["is_confidential"]}


@prepared
def _papers_of(person, meeting):
    return Paper.objects.visible_to(person).filter(item__meeting=meeting).for_list()


@prepared
def paper_counts(meeting):
    """For each item of a meeting that has papers: (key of the item, how many, how many are missing)."""
    papers = Paper.objects.filter(item__meeting=meeting).order_by()
    missing = Count("pk", filter=~Exists(readable()))
    return papers.values_list("item").annotate(number=Count("pk"), missing=missing)


def contributed_by(person):
    return Q(presenter=person) | Q(papers__contributor=person)


def items_to_contribute(person):
    """Items of meetings to come for which `person` hands in papers, soonest first."""
    return (
        AgendaItem.objects.filter(contributed_by(person), meeting__status__in=UPCOMING)
        .select_related("meeting__group", "presenter")
        .distinct()
        .order_by(
            "meeting__date", "meeting__start_time", "meeting_id", "part__position", "position", "pk"
        )
    )


def papers_of_item(item):
    """All papers of an item with their files, for those who contribute to it."""
    papers = with_versions(list(item.papers.for_list()))
    for paper in papers:
        paper.item = item
    return papers


def papers_to_contribute(person, items):
    """The papers of these items that are expected from `person`, with their files."""
    found = Paper.objects.filter(item__in=items).expected_from(person)
    return with_versions(list(found.for_list()))


def sees_meeting(person, meeting):
    """Whether the meeting of a paper is open to somebody who only contributes."""
    return Meeting.objects.visible_to(person).filter(pk=meeting.pk).exists()
