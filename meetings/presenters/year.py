"""What the page of a year's proposed dates says."""

from dataclasses import dataclass

from common.formats import DAYS, date_range, listing, long_date, plural, time_range
from meetings.clashes import NOTE, REFUSED, to_confirm

WORDS_OF_LEVEL = {
    REFUSED: {"word": "Not possible", "tone": "red"},
    NOTE: {"word": "Note", "tone": "grey"},
}
TO_CONFIRM = {"word": "In the way", "tone": "amber"}
CLEAR = {"word": "Nothing in the way", "tone": "green"}
SHOWN = 5
"""Lines of one date that stand open; more of them are folded away."""


@dataclass(frozen=True)
class DateLine:
    """One row of the table: its form, the day in words, and what is in the way."""

    form: object
    number: int
    date: object
    clashes: list
    note: str = ""

    @property
    def weekday(self):
        return DAYS[self.date.weekday()] if self.date else ""

    @property
    def typed(self):
        """The date as its box shows it: what was typed, even when it is no date."""
        return self.date.isoformat() if self.date else self.form["date"].value() or ""

    @property
    def is_new(self):
        """The empty row below the others, for one more date."""
        return self.date is None and not self.form.errors

    @property
    def is_refused(self):
        """Nobody can plan this date, whatever they tick."""
        return any(clash.is_refused for clash in self.clashes)

    @property
    def is_ticked(self):
        return self.is_kept and not self.is_refused

    @property
    def tag(self):
        if self.is_refused:
            return WORDS_OF_LEVEL[REFUSED]
        if any(clash.to_confirm for clash in self.clashes):
            return TO_CONFIRM
        return WORDS_OF_LEVEL[NOTE] if self.clashes else CLEAR

    @property
    def is_kept(self):
        return bool(self.form["keep"].value())

    @property
    def open_clashes(self):
        return self.clashes[:SHOWN]

    @property
    def folded_clashes(self):
        return self.clashes[SHOWN:]


def date_lines(formset, clashes, notes):
    """`clashes` by date; `notes` say why a date was moved, by date."""
    dates = dates_of(formset)
    return [
        DateLine(form, number, date, clashes.get(date, []), notes.get(date, ""))
        for number, (form, date) in enumerate(zip(formset, dates, strict=True), start=1)
    ]


def dates_of(formset):
    """The date of each row as it stands, or None."""
    if formset.is_bound:
        return formset.dates()
    return [form.initial.get("date") for form in formset]


def moved_notes(proposals):
    return {
        proposal.date: f"Moved from {long_date(proposal.moved_from)}: {proposal.reason}."
        for proposal in proposals
        if proposal.moved_from
    }


def left_out_lines(left_out):
    return [f"{long_date(each.date)}: {each.reason}." for each in left_out]


def summary(data, rule, minute_taker):
    """The rule as pairs of label and words."""
    deadline = data["deadline_days"]
    papers = "No deadline" if deadline is None else f"{plural(deadline, 'day')} before"
    return [
        ("Group", data["group"].name),
        ("Meets", _capital(str(rule))),
        ("From and to", date_range(data["first_day"], data["last_day"])),
        ("Times", time_range(data["start_time"], data["end_time"])),
        ("Venue", data["venue"] or "To be arranged"),
        ("Papers due", papers),
        ("Minute-taker", str(minute_taker) if minute_taker else "Nobody yet"),
    ]


def count_line(lines):
    """ "6 dates are ticked; something is in the way of 2 of them." """
    kept = [line for line in lines if line.is_ticked]
    hindered = sum(1 for line in kept if to_confirm(line.clashes))
    said = f"{plural(len(kept), 'date')} {'is' if len(kept) == 1 else 'are'} ticked"
    if hindered:
        return f"{said}; something is in the way of {hindered} of them."
    return f"{said}."


def planned_line(number):
    """ "6 meetings of this group are planned in this time already." """
    if not number:
        return "No meeting of this group is planned in this time yet."
    are = "is" if number == 1 else "are"
    return f"{plural(number, 'meeting')} of this group {are} planned in this time already."


def errors_of(formset, lines):
    """What must be put right, as pairs of the row's anchor and a sentence."""
    found = [
        {"anchor": f"#id_{form.prefix}-{name}", "sentence": sentence}
        for form in formset
        if form.is_bound
        for name, sentences in form.errors.items()
        for sentence in sentences
    ]
    for line in lines:
        if line.is_kept:
            found += [
                {
                    "anchor": f"#id_{line.form.prefix}-date",
                    "sentence": f"{long_date(line.date)}: {clash.sentence}",
                }
                for clash in line.clashes
                if clash.is_refused
            ]
    return found + [
        {"anchor": "#dates", "sentence": sentence} for sentence in formset.non_form_errors()
    ]


def planned_sentence(meetings):
    """ "6 meetings of Quality Assurance have been planned." """
    groups = listing(list(dict.fromkeys(meeting.group.name for meeting in meetings)))
    have = "has" if len(meetings) == 1 else "have"
    return f"{plural(len(meetings), 'meeting')} of {groups} {have} been planned"


def undone_sentence(outcome):
    have = "has" if len(outcome.removed) == 1 else "have"
    said = f"{plural(len(outcome.removed), 'meeting')} {have} been taken back: {listing(outcome.removed)}."
    if outcome.stay:
        stay = "stays" if len(outcome.stay) == 1 else "stay"
        said += f" {listing(outcome.stay)} {stay}, because somebody has worked on it since."
    return said


def _capital(words):
    return words[:1].upper() + words[1:]
