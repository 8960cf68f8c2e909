"""The frozen record that a publication is made of, and the public record in its place."""

from copy import deepcopy
from dataclasses import replace

from common.formats import long_date
from meetings.enums import PublicationKind
from meetings.presenters.agenda import agenda_from
from meetings.presenters.agenda_issue import issue_of
from meetings.presenters.minutes import from_snapshot
from meetings.presenters.minutes.frozen import edition_for
from meetings.publication import redacting

PUBLIC = "Public version"
OF_CONFIDENTIAL = ("closed_title", "description", "presenter", "priority", "note")


def frozen_of(publication):
    """The snapshot that words are redacted in: without confidential items, and never changed.

    A report has none.
    """
    if publication.kind == PublicationKind.MINUTES:
        version = publication.minutes_version
        return version.snapshot[edition_for(version, full=False)]
    if publication.kind == PublicationKind.AGENDA:
        return _open_agenda(publication.agenda_version.snapshot)
    return {}


def public_snapshot(frozen, cuts):
    """The frozen record without what is redacted, without its marking and named a public version."""
    made = redacting.without(frozen, cuts)
    if made:
        made["marking"] = ""
    if "edition" in made:
        made["edition"] = PUBLIC
    return made


def minutes_of(publication):
    """The public record of minutes, from what was kept when it was sent to be checked."""
    return from_snapshot(publication.snapshot)


def agenda_of(publication):
    """The public agenda as a document, with the version that it was made of."""
    issue = issue_of(agenda_from(publication.snapshot, full=False), publication.agenda_version)
    return replace(issue, edition=PUBLIC)


def _open_agenda(snapshot):
    """An agenda without confidential words, and without what only those who come need to know."""
    made = deepcopy(snapshot)
    made["link"] = made["paper_deadline"] = ""
    for part in made["parts"]:
        for item in part["items"]:
            item.pop("actions", None)
            if item["is_confidential"]:
                item.update(dict.fromkeys(OF_CONFIDENTIAL, ""))
    return made


def agenda_issue(version):
    """A published agenda as it stands without confidential words."""
    return issue_of(agenda_from(_open_agenda(version.snapshot), full=False), version)


def day_of(issue):
    """ "14 November 2025": the day of an agenda's meeting."""
    return long_date(issue.agenda.date)
