"""What the pages of action logs say. No questions."""

from dataclasses import dataclass

from actions.enums import LogField, LogStatus
from actions.presenters import STATUS_STYLES, Tag
from common.identities import identities_in

STEPS = ["Hand in the file", "Confirm the columns", "Review the rows", "Take them in"]
AT = {LogStatus.COLUMNS: 1, LogStatus.REVIEW: 2, LogStatus.ACCEPTED: 4}
TONES = {LogStatus.COLUMNS: "amber", LogStatus.REVIEW: "amber", LogStatus.ACCEPTED: "green"}
COUNTS_FOR_ALL = "It is not certain who this is. Your answer counts for every row of the log."


def steps_of(log):
    """The steps of a log for the progress bar."""
    at = AT[LogStatus(log.status)]
    states = ["done" if n < at else "current" if n == at else "todo" for n in range(len(STEPS))]
    return [{"label": label, "state": state} for label, state in zip(STEPS, states, strict=True)]


def state_tag(log):
    return Tag(log.get_status_display(), TONES[LogStatus(log.status)], "")


@dataclass(frozen=True)
class Mend:
    """A question of a row with the field that answers it; without a field, where the answer is given."""

    sentence: str
    field: object = None
    note: str = ""


@dataclass(frozen=True)
class RowShown:
    """A row of the review in words. `out` is the tick that leaves it out."""

    row: object
    text: str
    owners: str
    due: str
    status: Tag
    reference: str
    closed_on: object
    update: str
    mends: tuple = ()
    out: object = None

    @property
    def cautions(self):
        """What looks as if it identified a child, as sentences."""
        found = identities_in(f"{self.text}\n{self.update}")
        return [
            f"“{words}” looks like {kind}. Nothing of the tracker needs it."
            for kind, words in found
        ]


def row_shown(row, reading, known, form=None, answered=None):
    """`answered` is a dict of names in question to the row that has their field; it is added to."""
    answered = {} if answered is None else answered
    return RowShown(
        row=row,
        text=reading.text,
        owners=", ".join(owner_words(owner, known) for owner in reading.owners) or "No owner",
        due=reading.due_words,
        status=Tag(reading.status.label, STATUS_STYLES[reading.status][0], ""),
        reference=reading.reference,
        closed_on=reading.closed_on,
        update=reading.update,
        mends=tuple(_mends(row, reading, form, answered)) if form else (),
        out=form[f"out_{row.pk}"] if form else None,
    )


def owner_words(owner, known):
    if not isinstance(owner, str):
        return f"{owner.words} (new person)"
    return known.label(owner) or "Somebody who is no longer here"


def _mends(row, reading, form, answered):
    for field, sentence in row.problems:
        if field != LogField.OWNER:
            yield Mend(sentence, form[f"{field}_{row.pk}"])
    if row.is_left_out:
        return
    for name in (name for name in reading.names if not name.is_settled):
        if name.pk in answered or f"name_{name.pk}" not in form.fields:
            at = answered.get(name.pk)
            yield Mend(f"Who is “{name.words}”?", note=f"It is asked at row {at}." if at else "")
        else:
            answered[name.pk] = row.number
            yield Mend(COUNTS_FOR_ALL, form[f"name_{name.pk}"])
