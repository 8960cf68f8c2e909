"""The history of a record: a page of its own, and the last changes on the record's page."""

from django.http import Http404
from django.shortcuts import render
from django.views.generic import TemplateView

from trail import kinds, ledger, reading
from trail.forms import HistoryFilter

LARGEST_KEY = 2**63 - 1
MOST_PAGES = 100_000


class Found:
    """A record of some kind, and what this person may read of its history; 404 when nothing."""

    def __init__(self, request, slug, pk):
        self.kind, self.pk = kinds.get(slug), pk
        if self.kind is None or pk > LARGEST_KEY:
            raise Http404
        self.record = self.kind.visible(request.user).filter(pk=pk).first()
        self.sight = self._sight(request.user)
        if self.sight is None:
            raise Http404

    def _sight(self, person):
        """What was removed stays readable to the business unit."""
        if self.record is not None:
            return self.kind.sight(person, self.record)
        was_there = ledger.has_history(self.kind.rows[0], self.pk)
        return kinds.ALL if person.reads_as_unit and was_there else None

    @property
    def name(self):
        if self.record is not None:
            return self.sight.name or self.kind.name(self.record)
        return f"{self.kind.model._meta.verbose_name.capitalize()} that has been removed"

    @property
    def url(self):
        return self.kind.page(self.record) if self.record is not None else ""


class HistoryView(TemplateView):
    template_name = "trail/history.html"

    def get_context_data(self, **kwargs):
        found = Found(self.request, kwargs["kind"], kwargs["pk"])
        people = reading.people_of(found.kind, found.pk, found.sight)
        form = HistoryFilter(self.request.GET, people=people)
        page = reading.read(
            found.kind, found.pk, found.sight, form.wanted(), number=_number(self.request)
        )
        return super().get_context_data(found=found, form=form, history=page, **kwargs)


def history_latest(request, kind, pk):
    """The last changes, without the page around them."""
    found = Found(request, kind, pk)
    entries = reading.latest(found.kind, pk, found.sight)
    return render(request, "trail/_latest.html", {"found": found, "entries": entries})


def _number(request):
    words = request.GET.get("page", "")
    is_number = words.isascii() and words.isdigit() and len(words) < 7
    return min(max(int(words), 1), MOST_PAGES) if is_number else 1
