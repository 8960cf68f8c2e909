"""The trail of who did what, for the auditor and the unit's manager: the list, the file, and whether it is whole."""

import csv

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve, reverse
from django.views.decorators.http import require_POST, require_safe
from django.views.generic import ListView

from common.sheets import csv_cell
from common.views import LastPageMixin
from trail import access, chain
from trail.access_presenters import HEADINGS, lines
from trail.enums import Deed
from trail.filters import TrailFilter
from trail.models import Access
from trail.rules import reads_trail

AT_ONCE = 2000


class AccessListView(LastPageMixin, ListView):
    template_name = "trail/access_list.html"
    paginate_by = 50

    def get_queryset(self):
        self.filter = narrowed(self.request)
        return self.filter.qs.select_related("person")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | {
            "filter": self.filter,
            "rows": lines(list(context["object_list"])),
            "sealed_at": chain.last_sealed(),
            "query": self.request.GET.urlencode(),
        }


def narrowed(request):
    """The trail as the person has narrowed it; a 404 for whoever does not read it."""
    if not reads_trail(request.user):
        raise Http404
    return TrailFilter(request.GET, Access.objects.all(), request=request)


@require_safe
def access_csv(request):
    """The narrowed trail as a file, a few thousand lines at a time; the page says what is wrong with the question."""
    asked = narrowed(request)
    if asked.form.errors:
        return redirect(reverse("trail:access_list", query=request.GET))
    found = asked.qs.select_related("person")
    writer = csv.writer(Echo())
    response = StreamingHttpResponse(
        (writer.writerow(row) for row in _rows(found)), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = 'attachment; filename="trail.csv"'
    response["Cache-Control"] = "private, no-store"
    return response


class Echo:
    """A file that gives back what is written to it."""

    def write(self, text):
        return text


def _rows(found):
    yield HEADINGS
    number = None
    while True:
        part = found if number is None else found.filter(number__lt=number)
        entries = list(part.order_by("-number")[:AT_ONCE])
        if not entries:
            return
        yield from (map(csv_cell, line.cells()) for line in lines(entries))
        number = entries[-1].number


@require_safe
def access_check(request):
    """Whether the record is whole: read from beginning to end, so that it takes a moment."""
    if not reads_trail(request.user):
        raise Http404
    context = {
        "faults": chain.check(),
        "gone": chain.disposals(),
        "number": Access.objects.count(),
        "sealed_at": chain.last_sealed(),
    }
    return render(request, "trail/access_check.html", context)


@require_POST
def printed(request):
    """The browser says that a page was printed. Only its name and keys are kept."""
    try:
        match = resolve(request.POST.get("path", "").partition("?")[0])
    except Resolver404:
        raise Http404 from None
    access.write(access.entry_for(request, match, Deed.PRINTED))
    return HttpResponse(status=204)
