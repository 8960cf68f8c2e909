"""What the register of attendance says: lines, chart, matrix and sheets, from the same counts."""

from dataclasses import dataclass

from common.charts import Chart, Series
from common.formats import long_date, plural, short_date
from common.sheets import NUMBER, PERCENT, Column, Table
from meetings.enums import AttendanceStatus, By

NAMELESS = {
    By.ORGANISATION: "No organisation (independent and lay members)",
    By.SEAT: "Without a seat",
    By.PERSON: "Not in the directory",
}
SERIES = [
    ("present", "Present", "green"),
    ("deputy", "Deputy attended", "blue"),
    ("apologies", "Apologies", "amber"),
    ("absent", "Absent", "red"),
    ("unmarked", "Not marked", "grey"),
]
IN_WORDS = {"deputy": ("deputy", "deputies"), "apologies": ("apology", "apologies")}
"""What one and several are called where the words of the key do not count."""

COUNTED = (
    "Members at meetings that took place. A member counts where the attendance has them; a deputy "
    "counts for the seat."
)
NEVER_HEADED = {By.ORGANISATION: "Organisation", By.SEAT: "Seat", By.PERSON: "Person"}
MATRIX_KEY = "P present, D deputy attended, A apologies, X absent, ? not marked"


@dataclass(frozen=True)
class Line:
    """The counts of one person, seat or organisation, or of all (`key` is None and `is_total`)."""

    key: int | None
    name: str
    group: str
    expected: int
    present: int
    deputy: int
    apologies: int
    absent: int
    unmarked: int
    is_total: bool = False

    @property
    def share(self):
        return self.present / self.expected if self.expected else 0

    @property
    def represented(self):
        return (self.present + self.deputy) / self.expected if self.expected else 0

    @property
    def share_text(self):
        return f"{self.share:.0%}" if self.expected else "–"

    @property
    def represented_text(self):
        return f"{self.represented:.0%}" if self.expected else "–"

    @property
    def full_name(self):
        return f"{self.name}, {self.group}" if self.group else self.name


def line_of(by, counts, names_group=True):
    """`names_group` is False where the whole page is about one group."""
    key, name, group = NAMES[by](counts)
    group = group if names_group else ""
    return Line(key, name or NAMELESS[by], group, **_numbers(counts))


def total_line(totals):
    return Line(None, "All", "", **_numbers(totals), is_total=True)


def _numbers(counts):
    return {name: counts[name] for name in ("expected", *(key for key, _, _ in SERIES))}


def _organisation(counts):
    return counts["seat__organisation"], counts["seat__organisation__name"], ""


def _seat(counts):
    title, body = counts["seat__title"], counts["seat__organisation__name"]
    is_named = not body or (title or "").casefold() == body.casefold()
    name = title if is_named else f"{title} ({body})"
    return counts["seat"], name, counts["meeting__group__name"]


def _person(counts):
    parts = [counts[f"person__{part}"] for part in ("title", "given_name", "family_name")]
    return counts["person"], " ".join(filter(None, parts)), ""


NAMES = {By.ORGANISATION: _organisation, By.SEAT: _seat, By.PERSON: _person}


def chart_of(lines, by, period, group):
    """The lines of the page as bars."""
    return Chart(
        title=f"Attendance by {By(by).label.lower()}",
        description=f"{group.name if group else 'All groups'}, {period.words}.",
        labels=tuple(line.full_name for line in lines),
        labels_are=NEVER_HEADED[by],
        series=tuple(
            Series(
                label,
                tone,
                tuple(getattr(line, name) for line in lines),
                IN_WORDS.get(name, ()),
            )
            for name, label, tone in SERIES
            if name != "unmarked" or any(line.unmarked for line in lines)
        ),
        empty="Nobody was expected at a meeting in this period.",
    )


@dataclass(frozen=True)
class Cell:
    """A mark; empty where nobody was expected. Several seats of an organisation have several letters."""

    letters: str
    words: str
    css: str


def matrix_rows(lines, matrix):
    """Pairs of line and its cells, in the order of the meetings."""
    return [
        (line, [_cell(matrix.marks.get((line.key, pk), ())) for pk, _, _ in matrix.meetings])
        for line in lines
    ]


def _cell(marks):
    letters = [mark or "?" for mark in marks]
    words = [AttendanceStatus(mark).label for mark in marks]
    css = f"matrix__mark--{letters[0]}" if len(set(letters)) == 1 and marks[0] else ""
    return Cell(" ".join(letters), ", ".join(words), css)


def matrix_headings(matrix):
    return [(pk, reference, short_date(day)) for pk, reference, day in matrix.meetings]


def summary(totals, group, number, by):
    """ "14 meetings of the Board took place in this period. 31 seats" """
    where = f" of {group.name}" if group else ""
    counted = plural(number, By(by).label.lower(), "people" if by == By.PERSON else "")
    return f"{plural(totals['meetings'], 'meeting')}{where} took place in this period. {counted}"


def figures_table(lines, total, by, facts):
    """The first sheet: the figures of the screen, all pages of them."""
    columns = [
        Column(NEVER_HEADED[by], width=44),
        *([Column("Group", width=32)] if by == By.SEAT else []),
        Column("Expected", NUMBER, width=11),
        *(Column(label, NUMBER, width=11) for _, label, _ in SERIES),
        Column("Attended in person", PERCENT, width=12),
        Column("Represented", PERCENT, width=13),
    ]
    rows = [_figures_row(line, by) for line in [*lines, total]]
    return Table(f"Attendance by {By(by).label.lower()}", columns, rows, facts, name="Figures")


def _figures_row(line, by):
    counts = [getattr(line, name) for name, _, _ in SERIES]
    group = [line.group] if by == By.SEAT else []
    shares = [line.share, line.represented] if line.expected else [None, None]
    return [line.name, *group, line.expected, *counts, *shares]


def matrix_table(lines, matrix, by, facts):
    """The second sheet: who came to which meeting."""
    columns = [
        Column(NEVER_HEADED[by], width=44),
        *([Column("Group", width=32)] if by == By.SEAT else []),
        *(
            Column(f"{reference} {long_date(day)}", width=13)
            for _, reference, day in matrix.meetings
        ),
    ]
    rows = [
        [line.name, *([line.group] if by == By.SEAT else []), *(cell.letters for cell in cells)]
        for line, cells in matrix_rows(lines, matrix)
    ]
    facts = [*facts, ("Letters", MATRIX_KEY)]
    return Table("Attendance meeting by meeting", columns, rows, facts, name="Meeting by meeting")
