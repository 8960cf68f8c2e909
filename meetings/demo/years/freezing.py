"""Publishing the agendas and approving the minutes of earlier years, as services freeze them."""

from datetime import timedelta

from meetings.demo.clock import moment
from meetings.demo.years.paper import small_pdf
from meetings.enums import ApprovalKind, Edition, MinutesStatus
from meetings.loading import meetings_for_minutes
from meetings.models import (
    AgendaItem,
    AgendaVersion,
    Meeting,
    MinutesDocument,
    MinutesStep,
    MinutesVersion,
)
from meetings.pdf import fingerprint
from meetings.presenters.agenda import snapshot_of
from meetings.presenters.minutes import record_of
from meetings.presenters.minutes.frozen import snapshots_of

PUBLISHED = 7
"""Days before the meeting."""

AT_ONCE = 40


def publish_agendas(years, sittings):
    """The one version of each agenda, with the meetings before and after it."""
    by_key = {each.meeting.pk: each for each in sittings}
    neighbours = _neighbours(sittings)
    for keys in _in_batches(list(by_key)):
        for meeting in Meeting.objects.for_agenda().filter(pk__in=keys).order_by("pk"):
            previous, following = neighbours[meeting.pk]
            snapshot = snapshot_of(meeting, next_meeting=following, previous_meeting=previous)
            years.rows.add(
                AgendaVersion,
                meeting=meeting,
                number=1,
                snapshot=snapshot,
                published_at=moment(meeting.date - timedelta(days=PUBLISHED), 12),
                published_by=years.board.unit,
            )
    years.rows.write(AgendaVersion)


def approve_minutes(years, chains, profile):
    """Freeze the minutes of each group in turn; the next meeting's item has approved them.

    All groups' first meetings go first, then their second ones: the record of a meeting says
    whose minutes it approved, so that version has to be there.
    """
    for number in range(max(map(len, chains)) - 1):
        pairs = [(chain[number], chain[number + 1]) for chain in chains if len(chain) > number + 1]
        _approve_round(years, pairs, profile)


def _approve_round(years, pairs, profile):
    meetings = meetings_for_minutes([held.meeting.pk for held, _later in pairs])
    items = AgendaItem.objects.select_related("meeting").in_bulk(
        [later.previous_item.pk for _held, later in pairs]
    )
    for held, later in pairs:
        item = items[later.previous_item.pk]
        version = _version(years, held, item, meetings[held.meeting.pk])
        _freeze(years, version, meetings[held.meeting.pk], profile)
        how = f"{ApprovalKind(version.approval).label} at {item.meeting.reference}"
        years.rows.add(
            MinutesStep,
            minutes=held.minutes,
            from_status=MinutesStatus.CIRCULATED,
            to_status=MinutesStatus.APPROVED,
            reason=how,
            made_at=version.recorded_at,
            made_by=years.board.unit,
        )
    years.rows.write(MinutesVersion, MinutesDocument, MinutesStep)


def _version(years, held, item, meeting):
    return MinutesVersion(
        minutes=meeting.minutes,
        number=1,
        approval=ApprovalKind.WITH_AMENDMENTS if held.was_amended else ApprovalKind.AS_PRESENTED,
        approved_at_item=item,
        approved_on=item.meeting.date,
        recorded_at=moment(item.meeting.date, 17),
        recorded_by=years.board.unit,
    )


def _freeze(years, version, meeting, profile):
    full = record_of(meeting, board=profile, full=True, approved=version)
    records = {Edition.FULL: full}
    if full.edition:
        records[Edition.OPEN] = record_of(meeting, board=profile, full=False, approved=version)
    version.snapshot = snapshots_of(records)
    years.rows.put(version)
    for edition, record in records.items():
        document = small_pdf(record)
        years.rows.add(
            MinutesDocument,
            version=version,
            edition=edition,
            pdf=document,
            sha256=fingerprint(document),
        )


def _neighbours(sittings):
    """A dict of meeting key to the group's meeting before (held) and after (not cancelled)."""
    found, last = {}, {}
    for each in sittings:
        found[each.meeting.pk] = [last.get(each.planned.code), None]
        if not each.is_cancelled:
            last[each.planned.code] = each.meeting
    following = {}
    for each in reversed(sittings):
        found[each.meeting.pk][1] = following.get(each.planned.code)
        if not each.is_cancelled:
            following[each.planned.code] = each.meeting
    return found


def _in_batches(keys):
    return (keys[start : start + AT_ONCE] for start in range(0, len(keys), AT_ONCE))
