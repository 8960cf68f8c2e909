"""What a meeting approved, read back from its frozen version."""

from meetings.enums import Edition
from meetings.presenters.minutes.snapshot import from_snapshot, to_snapshot


def snapshots_of(records):
    """The snapshot of a version, of a dict of edition to record."""
    return {str(edition): to_snapshot(record) for edition, record in records.items()}


def editions_of(version):
    """The editions that were frozen: two when there were confidential items, or else the full one."""
    return [edition for edition in Edition if edition in version.snapshot]


def edition_for(version, *, full):
    """The edition for a reader: the open one if there is one, unless confidential items are open."""
    if full or Edition.OPEN not in version.snapshot:
        return Edition.FULL
    return Edition.OPEN


def record_of_version(version, *, full):
    return from_snapshot(version.snapshot[edition_for(version, full=full)])
