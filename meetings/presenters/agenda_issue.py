"""What an agenda says of itself as a document: its version, status and edition, the same as PDF and in Word."""

from dataclasses import dataclass

from common.formats import long_date
from meetings.presenters.agenda import AgendaRecord


@dataclass(frozen=True)
class AgendaIssue:
    """An `AgendaRecord` as a document. `word` and `sentence` tell its status, `status_line` on every page."""

    agenda: AgendaRecord
    word: str
    sentence: str
    status_line: str
    edition: str
    is_draft: bool

    @property
    def heading(self):
        return f"Agenda of {self.agenda.name}"

    @property
    def title(self):
        """The title of the document in its properties."""
        return f"{self.heading}, {self.agenda.date_text} ({self.agenda.reference})"

    @property
    def day(self):
        """The kind of meeting, unless it is an ordinary one, and the day."""
        kind = "" if self.agenda.kind == "ordinary" else f"{self.agenda.kind_text}, "
        return f"{kind}{self.agenda.date_text}"

    @property
    def file_name(self):
        """Without its ending: BM-2026-03-agenda; with closed titles in it the name says so."""
        return f"{self.agenda.reference}-agenda{'-confidential' if self.agenda.is_full else ''}"


def issue_of(agenda, version=None):
    """`version` is the published `AgendaVersion` that the agenda comes from, or None for a draft."""
    edition = "With closed titles" if agenda.is_full and agenda.has_confidential else ""
    if version is None:
        sentence = "This agenda has not been published."
        return AgendaIssue(agenda, "Draft", sentence, "DRAFT agenda", edition, is_draft=True)
    sentence = f"Published on {long_date(version.published_at)}."
    return AgendaIssue(
        agenda,
        word=f"Version {version.number}",
        sentence=f"{sentence} {version.reason}".strip(),
        status_line=f"Agenda, version {version.number}",
        edition=edition,
        is_draft=False,
    )
