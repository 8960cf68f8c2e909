"""Figures for the annual report, on screen, as PDF and in Excel; and how many actions had which colour when."""

from dataclasses import dataclass

from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from actions import figure_tables as words
from actions.figures import figures_of
from actions.forms import FiguresForm, GroupForm
from actions.lives import counts_on, counts_today, lives_of, month_ends
from actions.over_time import charts_over_time
from board.context_processors import profile_for
from common import pdf
from common.chart_pictures import picture, spoken
from common.downloads import download
from common.formats import moment
from common.periods import periods
from common.sheets import PERCENT, Column, Table, book, sheet_response

MONTHS_SHOWN = 12
HOW = "How this is counted"


@dataclass(frozen=True)
class Report:
    """What was asked for, in words, and the figures of it. `facts` are pairs of label and words."""

    title: str
    facts: tuple
    figures: object
    look: object
    marking: str

    @property
    def sections(self):
        return words.sections_of(self.figures)


def _report(request, form):
    period, group = form.asked, form.cleaned_data["group"]
    profile = profile_for(request)
    marking = str(profile.default_marking)
    facts = (
        ("Board", profile.name),
        ("Period", period.words),
        ("Group", group.name if group else "All groups"),
        ("Made on", moment(timezone.localtime())),
    )
    figures = figures_of(request.user, period.first, period.last, group)
    return Report(words.TITLE, facts, figures, pdf.look_of(profile), marking)


@require_safe
def figures(request):
    form = FiguresForm(request.GET, person=request.user)
    report = _report(request, form) if form.is_valid() else None
    context = {
        "form": form,
        "report": report,
        "quick": _quick(request, form),
        "query": request.GET.urlencode(),
        "how": words.HOW,
    }
    if report:
        context["summary"] = words.summary_of(report.figures)
        context["charts"] = words.charts_of(report.figures)
        context["period"] = form.asked.words
    return render(request, "actions/figures.html", context)


def _quick(request, form):
    """The usual periods as links; one takes the place of days."""
    query = request.GET.copy()
    for name in ("from", "to", "period"):
        query.pop(name, None)
    current = form.asked.key if form.is_valid() else ""
    links = []
    for period in periods(timezone.localdate()):
        query["period"] = period.key
        links.append((period.label, f"?{query.urlencode()}", period.key == current))
    return links


def _valid_report(request):
    form = FiguresForm(request.GET, person=request.user)
    return _report(request, form) if form.is_valid() else None


def _to_the_page(request):
    """A file of something that does not fit is not made: the page says what is wrong."""
    return redirect(f"/actions/figures/?{request.GET.urlencode()}")


@require_safe
def figures_pdf(request):
    report = _valid_report(request)
    if report is None:
        return _to_the_page(request)
    context = {
        "report": report,
        "how": words.how_for(request.user),
        "summary": words.summary_of(report.figures),
        "pictures": [(c.title, picture(c), spoken(c)) for c in words.by_month(report.figures)],
    }
    content = pdf.render("pdf/action_figures.html", context, title=report.title, look=report.look)
    return download(content, name=_name(), extension="pdf", content_type="application/pdf")


@require_safe
def figures_sheet(request):
    report = _valid_report(request)
    if report is None:
        return _to_the_page(request)
    facts = (*report.facts, ("In short", words.summary_of(report.figures)))
    names = ("Figures", "By organisation", "By priority")
    tables = [
        Table(section.title, _columns(section), _rows(section), facts, name)
        for section, name in zip(report.sections, names, strict=True)
    ]
    how = [(sentence,) for sentence in words.how_for(request.user)]
    tables.append(Table(HOW, (Column(HOW, width=100),), how, report.facts, HOW))
    return sheet_response(book(tables), _name())


def _columns(section):
    return (
        Column(section.labels_are),
        Column("Number", "number"),
        Column("Of", "number"),
        Column("Share", PERCENT),
        Column("In words"),
    )


def _rows(section):
    rows = [(each.label, each.number, each.of, each.share, each.words) for each in section.lines]
    return rows or [(section.empty, None, None, None, None)]


def _name():
    return f"Figures about actions {timezone.localdate().isoformat()}"


@require_safe
def colours_over_time(request):
    """How many actions had which colour at the end of each of the last months."""
    form = GroupForm(request.GET, person=request.user)
    charts = _charts_over_time(request.user, form) if form.is_valid() else []
    return render(request, "actions/colours.html", {"form": form, "charts": charts})


def _charts_over_time(person, form):
    group, days = form.cleaned_data["group"], month_ends(timezone.localdate(), MONTHS_SHOWN)
    counted = counts_on(lives_of(person, group), days[:-1])
    return charts_over_time(days, [*counted, counts_today(person, group)])
