"""What the page of an action log asks for: its counts, one page of rows, and the fields beside them."""

from functools import cached_property

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.urls import reverse

from actions.logs import presenters
from actions.logs import rows as reading
from actions.logs.finding import columns_of
from actions.logs.forms import MendForm
from actions.logs.names import NEW
from common.formats import long_date, plural

PAGE = 100
SHOWN = {
    "questions": ("With questions", Q(has_problems=True)),
    "ready": ("Ready", Q(has_problems=False, is_left_out=False)),
    "out": ("Left out", Q(is_left_out=True)),
    "all": ("All rows", Q()),
}


class ReviewPage:
    """The rows of a log under review; `shown` is one of `SHOWN`, or empty for the usual one."""

    def __init__(self, log, shown="", page=None, data=None):
        self.log, self.data, self.number = log, data, page
        usual = "questions" if self.counts["questions"] else "all"
        is_over = shown == "questions" and not self.counts["questions"]
        self.shown = shown if shown in SHOWN and not is_over else usual

    @cached_property
    def counts(self):
        """How many rows each of `SHOWN` has."""
        return self.log.rows.aggregate(
            **{key: Count("pk", filter=condition) for key, (_, condition) in SHOWN.items()}
        )

    @cached_property
    def tabs(self):
        here = self.log.get_absolute_url()
        return [
            {
                "label": label,
                "url": f"{here}?show={key}",
                "is_current": key == self.shown,
                "count": self.counts[key],
            }
            for key, (label, _) in SHOWN.items()
        ]

    @cached_property
    def page(self):
        found = self.log.rows.filter(SHOWN[self.shown][1]).select_related("already")
        return Paginator(found.order_by("number"), PAGE).get_page(self.number)

    @cached_property
    def names(self):
        return list(self.log.names.all())

    @cached_property
    def columns(self):
        return columns_of(self.log, names=self.names)

    @cached_property
    def form(self):
        """The fields of the rows of this page; of those that were sent when something was."""
        return self.form_of(list(self.page.object_list), self.data)

    def form_of(self, rows, data):
        asked_of = {row: reading.read(row, self.columns) for row in rows if row.has_problems}
        keys = {name.key for found in asked_of.values() for name in found.names}
        asked = [name for name in self.names if name.key in keys and not name.is_settled]
        return MendForm(
            data,
            rows=rows,
            names=asked,
            known=self.columns.directory,
            words_of=self.columns.words,
            proposed={row.pk: long_date(found.due.proposed) for row, found in asked_of.items()},
        )

    @cached_property
    def rows(self):
        answered = {}
        return [
            presenters.row_shown(
                row,
                reading.read(row, self.columns),
                self.columns.directory,
                self.form,
                answered,
            )
            for row in self.page.object_list
        ]

    @property
    def unsettled(self):
        """How many names nobody has answered."""
        return sum(1 for name in self.names if not name.is_settled)

    @property
    def new_people(self):
        """The names that people are entered under when the log is taken in."""
        return [name.words for name in self.names if name.is_settled and name.choice == NEW]

    @property
    def accept_label(self):
        return f"Take in {plural(self.counts['ready'], 'action')}"

    @property
    def back(self):
        """The address of this very page."""
        number = f"&page={self.page.number}" if self.page.number > 1 else ""
        return f"{reverse('actions:log_detail', args=[self.log.pk])}?show={self.shown}{number}"
