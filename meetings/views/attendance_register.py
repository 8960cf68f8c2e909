"""The register of attendance: by organisation, seat or person, for any period."""

from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView

from board.models import BoardProfile
from common.periods import periods
from common.sheets import book, sheet_response
from meetings import attendance_figures as figures
from meetings.enums import By
from meetings.exports import facts_of, file_name_of
from meetings.forms.attendance_register import AttendanceRegisterForm
from meetings.presenters import attendance_register as words

SHOWN_MEETINGS = 24
"""The matrix on the screen holds the latest so many meetings; the sheet holds more."""

MEETINGS_IN_SHEET = 150
SORTS = {"name", "expected", "share", "represented"}


class Asked:
    """What somebody asks of the register, and the rows that answer it."""

    def __init__(self, request):
        self.person = request.user
        wanted = request.GET.get("by")
        self.by = By(wanted) if wanted in By.values else By.ORGANISATION
        groups = figures.groups_counted(self.person, self.by)
        self.form = AttendanceRegisterForm(request.GET, groups=groups)
        self.is_valid = self.form.is_valid()
        self.group = self.form.cleaned_data.get("group")
        self.period = self.form.chosen_period
        if self.is_valid:
            self.form.show(self.period)
        sort = request.GET.get("sort", "")
        self.sort = sort if sort.removeprefix("-") in SORTS else "name"

    @property
    def _narrowing(self):
        group = self.group.pk if self.group else None
        return group, self.period.first, self.period.last

    def counted(self):
        if not self.is_valid:
            return []
        return figures.lines_by(self.person, self.by, self.sort, *self._narrowing)

    def added_up(self, counted):
        """The counts of all lines together, and how many meetings there were."""
        met = counted and figures.meetings_counted(self.person, self.by, *self._narrowing)
        return figures.added_up(counted, met)

    def matrix(self, keys, most):
        group, first, last = self._narrowing
        rows = figures.visible_rows(self.person, self.by)
        rows = figures.narrowed(rows, group=group, first=first, last=last)
        return figures.matrix_of(rows, self.by, keys, most)

    def in_words(self):
        group = self.group.name if self.group else "All groups"
        return [("Group", group), ("Period", self.period.words), ("Counted", words.COUNTED)]


class AttendanceRegisterView(TemplateView):
    template_name = "meetings/register_attendance.html"
    paginate_by = 25

    def get_context_data(self, **kwargs):
        asked = Asked(self.request)
        counted = asked.counted()
        totals = asked.added_up(counted)
        total = words.total_line(totals)
        page = Paginator(counted, self.paginate_by).get_page(self.request.GET.get("page"))
        lines = [words.line_of(asked.by, counts, not asked.group) for counts in page]
        return super().get_context_data(
            **kwargs,
            asked=asked,
            form=asked.form,
            page_obj=page,
            lines=lines,
            total=total,
            table=[*lines, total],
            summary=words.summary(totals, asked.group, page.paginator.count, asked.by),
            chart=words.chart_of(lines, asked.by, asked.period, asked.group),
            heading=words.NEVER_HEADED[asked.by],
            tabs=self.tabs(asked),
            quick=self.quick(asked),
            query=self.query_without("page").urlencode(),
            **self.matrix(asked, lines),
        )

    def matrix(self, asked, lines):
        """Meeting by meeting, for one group."""
        if not (asked.group and lines):
            return {}
        keys = [line.key for line in lines]
        matrix = asked.matrix(keys, SHOWN_MEETINGS)
        return {
            "matrix": words.matrix_rows(lines, matrix),
            "matrix_meetings": words.matrix_headings(matrix),
            "matrix_left_out": matrix.left_out,
            "matrix_key": words.MATRIX_KEY,
        }

    def tabs(self, asked):
        return [
            {
                "label": f"By {label.lower()}",
                "url": f"?{self.query_with(by=value)}",
                "is_current": value == asked.by,
            }
            for value, label in By.choices
        ]

    def quick(self, asked):
        return [
            {
                "label": period.label,
                "url": f"?{self.query_with(period=period.key)}",
                "is_current": period.key == asked.period.key,
            }
            for period in periods(timezone.localdate())
        ]

    def query_without(self, *names):
        query = self.request.GET.copy()
        for name in names:
            query.pop(name, None)
        return query

    def query_with(self, **changed):
        """The address with another choice; a quick period takes the place of days."""
        gone = ["page", "sort", *(["from", "to"] if "period" in changed else [])]
        query = self.query_without(*gone)
        for name, value in changed.items():
            query[name] = value
        return query.urlencode()


@require_safe
def attendance_register_sheet(request):
    """The figures of the screen, all pages of them, and a second sheet meeting by meeting."""
    asked = Asked(request)
    if not asked.is_valid:
        address = request.path.removesuffix(".xlsx")
        return redirect(f"{address}/?{request.GET.urlencode()}")
    facts = facts_of(BoardProfile.objects.current(), asked.in_words())
    counted = asked.counted()
    lines = [words.line_of(asked.by, counts) for counts in counted]
    totals = asked.added_up(counted)
    tables = [words.figures_table(lines, words.total_line(totals), asked.by, facts)]
    keys = [line.key for line in lines]
    matrix = asked.matrix(keys, MEETINGS_IN_SHEET)
    if matrix.left_out:
        facts = [*facts, ("Left out", f"The {matrix.left_out} earliest meetings of the period.")]
    tables.append(words.matrix_table(lines, matrix, asked.by, facts))
    name = f"attendance by {asked.by.label.lower()}"
    return sheet_response(book(tables), file_name_of(name))
