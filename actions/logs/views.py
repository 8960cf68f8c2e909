"""Action logs: handing in, confirming columns and names, reviewing, taking in. For the unit alone."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse_lazy
from django.views.decorators.http import require_safe
from django.views.generic import ListView, TemplateView

from actions.enums import LogField, LogStatus
from actions.logs import presenters, services, taking_in
from actions.logs import rows as reading
from actions.logs.finding import columns_of
from actions.logs.forms import ColumnsForm, LogAddForm, NamesForm, RowForm
from actions.logs.names import directory
from actions.logs.pages import ReviewPage
from actions.logs.reading import CSV, read
from actions.models import Action, ActionLogImport
from actions.presenters import action_row
from actions.sight import sight_of
from common.downloads import download, download_kept
from common.formats import plural
from common.views import ServiceFormView, UnitOnlyMixin, back_url, say_done, transition

LOGS_A_PAGE = 50


def visible_log(request, pk):
    """A log that may be seen. Raises `Http404`."""
    logs = ActionLogImport.objects.visible_to(request.user)
    return get_object_or_404(logs.select_related("group", "handed_in_by", "accepted_by"), pk=pk)


class LogMixin(UnitOnlyMixin):
    """A page about `self.log`; one that is not at `status` any more leads to where it is."""

    status = None

    def dispatch(self, request, *args, **kwargs):
        if request.user.reads_as_unit:
            self.load(request, **kwargs)
            if self.status and self.log.status not in self.status:
                return redirect(self.log)
        return super().dispatch(request, *args, **kwargs)

    def load(self, request, pk):
        self.log = visible_log(request, pk)

    def get_cancel_url(self):
        return self.log.get_absolute_url()

    def get_context_data(self, **kwargs):
        return super().get_context_data(log=self.log, steps=presenters.steps_of(self.log), **kwargs)


class LogListView(UnitOnlyMixin, ListView):
    template_name = "actions/log_list.html"
    paginate_by = LOGS_A_PAGE

    def get_queryset(self):
        logs = ActionLogImport.objects.visible_to(self.request.user)
        counted = logs.select_related("group", "handed_in_by").annotate(count=Count("rows"))
        return counted.order_by("-handed_in_at", "-pk")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        logs = context["object_list"]
        return context | {"logs": [(log, presenters.state_tag(log)) for log in logs]}


class LogAddView(UnitOnlyMixin, ServiceFormView):
    template_name = "actions/log_add.html"
    form_class = LogAddForm
    heading = "Bring in an action log"
    cancel_url = reverse_lazy("actions:log_list")

    def carry_out(self, form):
        try:
            return services.hand_in(by=self.request.user, **form.service_data())
        except services.SameFile as same:
            messages.info(self.request, same.reason)
            return same.log


class LogColumnsView(LogMixin, ServiceFormView):
    template_name = "actions/log_columns.html"
    form_class = ColumnsForm
    heading = "Confirm the columns"
    success_message = "The columns have been confirmed."
    status = (LogStatus.COLUMNS, LogStatus.REVIEW)

    def get_form_kwargs(self):
        with self.log.file.open("rb") as file:
            sheet = read(file, self.log.kind).named(self.log.sheet)
        return super().get_form_kwargs() | {"log": self.log, "lines": sheet.lines}

    def carry_out(self, form):
        return services.confirm_columns(log=self.log, by=self.request.user, **form.service_data())


@transition
def choose_sheet(request, pk):
    log = visible_log(request, pk)
    services.choose_sheet(log=log, sheet=request.POST.get("sheet", ""), by=request.user)
    return redirect("actions:log_columns", pk)


class LogNamesView(LogMixin, ServiceFormView):
    template_name = "actions/log_names.html"
    form_class = NamesForm
    heading = "Names in this log"
    success_message = "The names have been saved."
    status = (LogStatus.REVIEW,)

    def get_form_kwargs(self):
        kwargs = super().get_form_kwargs()
        return kwargs | {"names": list(self.log.names.all()), "known": directory()}

    def carry_out(self, form):
        services.settle_names(log=self.log, by=self.request.user, **form.service_data())
        return self.log


class LogDetailView(LogMixin, TemplateView):
    """A log as far as it has come: its rows in review, or the actions that it became."""

    def get(self, request, *args, **kwargs):
        if self.log.status == LogStatus.COLUMNS:
            return redirect("actions:log_columns", self.log.pk)
        return super().get(request, *args, **kwargs)

    def get_template_names(self):
        return [f"actions/log_{'accepted' if self.log.is_accepted else 'review'}.html"]

    def get_context_data(self, **kwargs):
        sent = self.request.GET
        if self.log.is_accepted:
            kwargs |= self._taken_in(sent.get("page"))
        else:
            kwargs["review"] = ReviewPage(self.log, sent.get("show", ""), sent.get("page"))
        return super().get_context_data(**kwargs)

    def _taken_in(self, number):
        """The actions that the log became, a page of them, and the rows that were left out."""
        person = self.request.user
        found = Action.objects.visible_to(person).filter(log_row__log=self.log)
        page = Paginator(found.for_list().order_by("position"), LOGS_A_PAGE).get_page(number)
        sight = sight_of(person, page.object_list)
        return {
            "page": page,
            "rows": [action_row(action, sight) for action in page.object_list],
            "left_out": self.log.rows.filter(is_left_out=True).select_related("already"),
        }


@transition
def save_rows(request, pk):
    """Save what was typed beside the rows of a page."""
    log = visible_log(request, pk)
    page = ReviewPage(log)
    keys = [int(key) for key in request.POST.getlist("row") if key.isdigit() and len(key) < 19]
    form = page.form_of(list(log.rows.filter(pk__in=keys)), request.POST)
    if form.is_valid():
        rows = services.correct_rows(log=log, corrections=form.corrections(), by=request.user)
        names = services.settle_names(log=log, choices=form.choices(), by=request.user)
        messages.success(request, _saved(len(rows), len(names)))
    else:
        messages.error(request, "Choose answers from the lists; nothing has been saved.")
    return redirect(back_url(request, log.get_absolute_url()))


def _saved(rows, names):
    if not (rows or names):
        return "Nothing was changed."
    parts = [plural(rows, "row")] if rows else []
    parts += [plural(names, "name")] if names else []
    return f"{' and '.join(parts)} saved."


class LogRowView(LogMixin, ServiceFormView):
    template_name = "actions/log_row.html"
    form_class = RowForm
    success_message = "The row has been saved."
    status = (LogStatus.REVIEW,)

    def load(self, request, pk, row):
        super().load(request, pk)
        self.row = get_object_or_404(self.log.rows.all(), pk=row)
        self.heading = f"Row {self.row.number}"

    def get_form_kwargs(self):
        columns = columns_of(self.log)
        return super().get_form_kwargs() | {
            "row": self.row,
            "reading": reading.read(self.row, columns),
            "due": columns.words(self.row, LogField.DUE),
            "raised": columns.words(self.row, LogField.RAISED),
        }

    def get_context_data(self, **kwargs):
        cells = [pair for pair in zip(self.log.headings, self.row.cells, strict=False) if pair[1]]
        return super().get_context_data(row=self.row, cells=cells, **kwargs)

    def carry_out(self, form):
        services.correct_rows(
            log=self.log,
            by=self.request.user,
            expected_version=form.cleaned_data.get("version"),
            **form.service_data(),
        )
        return self.log


@transition
def accept_log(request, pk):
    log = visible_log(request, pk)
    actions = taking_in.accept(log=log, by=request.user)
    messages.success(request, f"{plural(len(actions), 'action')} taken in.")
    return redirect(log)


@transition
def take_back_log(request, pk):
    log = visible_log(request, pk)
    taking_in.take_back(log=log, by=request.user)
    messages.success(request, "The actions of this log have been taken back.")
    return redirect(log)


@transition
def remove_log(request, pk):
    deletion = services.remove(log=visible_log(request, pk), by=request.user)
    say_done(request, "The action log has been deleted.", deletion)
    return redirect("actions:log_list")


@require_safe
def log_file(request, pk):
    """The file as it was handed in."""
    log = visible_log(request, pk)
    name = log.name.rpartition(".")[0]
    if log.kind != CSV:
        return download_kept(log.file, name=name, kind=log.kind)
    with log.file.open("rb") as file:
        return download(file.read(), name=name, extension=CSV, content_type="text/csv")
