"""Minutes brought over from Word: the list, bringing files in, checking and accepting one, and its open actions."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse, reverse_lazy
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView, View

from actions.models import Action
from actions.presenters import names, plain_due
from common.downloads import download_kept
from common.formats import listing, plural
from common.refusals import Refused, StaleVersion
from common.uploads import FileKind
from common.views import (
    HtmxPartMixin,
    ServiceFormView,
    UnitOnlyMixin,
    say_changed_back,
    transition,
    who_saved,
)
from common.writes import one_write
from meetings.forms.imports import BringForm
from meetings.imports import choices, shapes
from meetings.imports.choices import Problem
from meetings.imports.names import directory
from meetings.imports.review import SentDraft
from meetings.models import MinutesImport
from meetings.presenters import imports as presenters
from meetings.services import imports

ROWS_A_PAGE = 50
SOMEBODY = "Somebody else saved another version."


class ImportListView(UnitOnlyMixin, HtmxPartMixin, TemplateView):
    template_name, part = "meetings/import_list.html", "meetings/_import_rows.html"

    def get_context_data(self, **kwargs):
        seen = MinutesImport.objects.visible_to(self.request.user)
        wants_withdrawn = "withdrawn" in self.request.GET
        rows = seen if wants_withdrawn else seen.standing()
        page = Paginator(rows.for_list(), ROWS_A_PAGE).get_page(self.request.GET.get("page"))
        return super().get_context_data(
            page_obj=page,
            lines=[presenters.line_of(row) for row in page],
            counts=presenters.counts_of(page),
            is_under_way=any(row.is_under_way for row in page),
            wants_withdrawn=wants_withdrawn,
            has_withdrawn=seen.count() > seen.standing().count(),
            **kwargs,
        )


class ImportAddView(UnitOnlyMixin, ServiceFormView):
    template_name = "meetings/import_add.html"
    form_class = BringForm
    heading = "Bring minutes over from Word"
    success_url = cancel_url = reverse_lazy("meetings:import_list")

    def carry_out(self, form):
        data = form.service_data()
        return [
            imports.bring(group=data["group"], file=file, name=file.name, by=self.request.user)
            for file in data["files"]
        ]

    def get_success_url(self):
        """Say what came of the files: how many are read now, which were there already."""
        new = [each.row for each in self.result if each.is_new and not each.row.is_refused]
        known = [each.row.name for each in self.result if not each.is_new]
        refused = [each.row for each in self.result if each.is_new and each.row.is_refused]
        if new:
            words = plural(len(new), "file is", "files are")
            messages.success(self.request, f"{words} being read. Check each when it is ready.")
        if known:
            said = f"Here already, so nothing was changed: {listing(known)}."
            messages.info(self.request, said)
        for row in refused:
            messages.error(self.request, row.problem)
        return super().get_success_url()


def seen_import(request, pk):
    rows = MinutesImport.objects.visible_to(request.user).select_related("group", "meeting")
    return get_object_or_404(rows, pk=pk)


def expected_version(request):
    """The version of the import that the page was made of; 0, which no row has, for anything else."""
    version = request.POST.get("version", "")
    return int(version) if version.isdecimal() and len(version) < 10 else 0


class ImportMixin(UnitOnlyMixin):
    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        if request.user.is_authenticated and request.user.reads_as_unit:
            self.row = seen_import(request, kwargs["pk"])


class ImportDetailView(ImportMixin, HtmxPartMixin, TemplateView):
    """Where one file stands; when it is to be checked, the form with all that was recognised."""

    template_name, part = "meetings/import_detail.html", "meetings/_import_state.html"

    def post(self, request, pk):
        """Save the corrections, with an item cut or joined if that was asked; with "accept" the page that
        says what acceptance makes comes next."""
        sent = SentDraft(request.POST, self.row.corrections or {}, self.directory)
        place, settled = self.reshaped(sent), self.settled(sent)
        if sent.problems:
            return self.shown_again(sent)
        try:
            with one_write():
                imports.correct(
                    row=self.row,
                    draft=sent.draft,
                    by=request.user,
                    expected_version=expected_version(request),
                )
        except StaleVersion as stale:
            return self.shown_again(sent, stale=who_saved(stale.current, request.user) or SOMEBODY)
        except Refused as refusal:
            messages.error(request, refusal.reason)
            return redirect(self.row)
        if "accept" in request.POST:
            return redirect("meetings:import_accept", pk)
        if place:
            messages.success(
                request, "Your corrections are saved, with the items as you wanted them."
            )
            return redirect(f"{self.row.get_absolute_url()}#{place}")
        said = settled or "Nothing has been made of them yet."
        messages.success(request, f"Your corrections are saved. {said}")
        return redirect(self.row)

    def reshaped(self, sent):
        """Cut or join items as the form asks; the anchor of what came of it, or an empty string."""
        if sent.problems or not self.row.is_to_check:
            return ""
        try:
            return shapes.reshape(sent.draft, self.request.POST, self.row.corrections)
        except Refused as refusal:
            sent.problems.append(Problem(refusal.reason, f"{self.request.POST['split']}-cut"))
            return ""

    def settled(self, sent):
        """Choose at once for all names that are still open, if that was asked; what was done in a sentence."""
        if "all-new" in self.request.POST:
            number = choices.enter_strangers(sent.draft, self.directory)
            names = plural(number, "name is", "names are") if number else "No name is"
            said = f"{names} now taken as a new person; nobody is entered before you accept."
            left = len(choices.open_names(sent.draft))
            return said + (f" {plural(left, 'name waits', 'names wait')} for you." if left else "")
        if "all-as-written" in self.request.POST:
            number = len(choices.open_names(sent.draft))
            choices.leave_open_ones_as_written(sent.draft)
            return f"{plural(number, 'name is', 'names are')} left as written."
        return ""

    def shown_again(self, sent, stale=""):
        """What was sent, with what is wrong. A later save of somebody else's is put aside by sending it again."""
        self.row.corrections, self.sent = sent.draft, sent
        if stale:
            self.row.refresh_from_db(fields=["version"])
        return self.render_to_response(self.get_context_data(stale=stale))

    @property
    def directory(self):
        if not hasattr(self, "_directory"):
            self._directory = directory()
        return self._directory

    def get_context_data(self, **kwargs):
        row = self.row
        context = super().get_context_data(
            row=row, line=presenters.line_of(row), is_under_way=row.is_under_way, **kwargs
        )
        return context | (self.to_check() if row.is_to_check else {})

    def to_check(self):
        sent = getattr(self, "sent", None)
        problems = sent.problems if sent else []
        errors = {each.place: each.text for each in problems}
        draft = self.row.corrections
        return {
            "form": presenters.ReviewForm(draft, self.directory, errors),
            "errors": problems,
            "warnings": draft["warnings"],
            "obstacles": [] if sent else choices.problems_of(draft, self.row.group),
            "open_names": choices.open_names(draft),
        }


class AcceptView(ImportMixin, View):
    """What acceptance will make, and the button that does it."""

    def get(self, request, pk):
        return self.page(request)

    def page(self, request):
        row = self.row
        if not row.is_to_check:
            return redirect(row)
        draft = row.corrections
        context = {
            "row": row,
            "summary": presenters.summary_of(draft),
            "problems": choices.problems_of(draft, row.group),
            "open_names": choices.open_names(draft),
        }
        return TemplateView(
            request=request, args=(), kwargs={}, template_name="meetings/import_accept.html"
        ).render_to_response(context)

    def post(self, request, pk):
        try:
            with one_write():
                meeting = imports.accept(
                    row=self.row,
                    by=request.user,
                    expected_version=expected_version(request),
                    leave_open="leave_open" in request.POST,
                )
        except Refused as refusal:
            messages.error(request, refusal.reason)
            return redirect(self.row)
        messages.success(request, f"The minutes are {meeting.reference} now.")
        return redirect(self.row)


class ActionsView(ImportMixin, TemplateView):
    """Which of the actions of the minutes are still open; the others stay closed as history."""

    template_name = "meetings/import_actions.html"

    def dispatch(self, request, *args, **kwargs):
        if request.user.reads_as_unit and not self.row.is_accepted:
            return redirect(self.row)
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        actions = Action.objects.filter(agenda_item__meeting=self.row.meeting)
        actions = actions.order_by("reference").prefetch_related(
            "owners__person", "owners__group", "owners__organisation"
        )
        lines = [
            {"action": each, "owners": names(each.owners.all()), "due": plain_due(each)}
            for each in actions
        ]
        return super().get_context_data(
            row=self.row, meeting=self.row.meeting, lines=lines, **kwargs
        )

    def post(self, request, pk):
        keys = [
            int(key) for key in request.POST.getlist("open") if key.isdecimal() and len(key) < 19
        ]
        try:
            with one_write():
                taken = imports.follow_open_actions(row=self.row, still_open=keys, by=request.user)
        except Refused as refusal:
            messages.error(request, refusal.reason)
            return redirect(self.row)
        words = plural(len(taken), "action is", "actions are")
        said = (
            f"{words} on the tracker now. The others stay closed."
            if taken
            else ("No action was put on the tracker: all stay closed as history.")
        )
        messages.success(request, said)
        return redirect(self.row)


@require_safe
def import_file(request, pk):
    """The Word file as it was brought, for the unit."""
    return _file_of(seen_import(request, pk))


@require_safe
def import_original(request, pk):
    """The Word file that the minutes of a meeting came from, for the unit."""
    return _file_of(get_object_or_404(MinutesImport.objects.visible_to(request.user), meeting=pk))


def _file_of(row):
    if not row.file:
        raise Http404
    return download_kept(row.file, name=row.name.removesuffix(".docx"), kind=FileKind.WORD)


@transition
def import_again(request, pk):
    row = seen_import(request, pk)
    imports.read_again(row=row, by=request.user)
    messages.success(request, f"{row.name} is being read again.")
    return redirect(row)


@transition
def import_withdraw(request, pk):
    row = imports.withdraw(row=seen_import(request, pk), by=request.user)
    address = reverse("meetings:import_bring_back", args=[row.pk])
    say_changed_back(request, f"{row.name} is withdrawn.", address=address, version=row.version)
    return redirect("meetings:import_list")


@transition
def import_bring_back(request, pk):
    row = imports.bring_back(row=seen_import(request, pk), by=request.user)
    messages.success(request, f"{row.name} is back.")
    return redirect(row)
