"""What is missing from actions, each with the form that mends it."""

from django.http import Http404
from django.urls import reverse
from django.views.generic import ListView

from actions import presenters, quality
from actions.pages import PAGE
from actions.sight import sight_of
from common.views import LastPageMixin


class QualityView(LastPageMixin, ListView):
    """The counts of all checks, and the actions of the one that was chosen, or of the first that finds any."""

    template_name = "actions/quality.html"
    paginate_by = PAGE

    def dispatch(self, request, *args, **kwargs):
        if not quality.looks_after(request.user):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_queryset(self):
        person = self.request.user
        self.failing = quality.Failing(person)
        found = [check for check in quality.CHECKS if self.failing.keys[check.key]]
        first = found[0] if found else quality.CHECKS[0]
        self.check = quality.BY_KEY.get(self.request.GET.get("check"), first)
        return self.failing.lines(self.check.key)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        actions = list(context["object_list"])
        sight = sight_of(self.request.user, actions)
        rows = [presenters.action_row(action, sight) for action in actions]
        lines = [(row, reverse(f"actions:{self.check.fix}", args=[row.pk])) for row in rows]
        return context | {
            "check": self.check,
            "lines": lines,
            "total": self.failing.total,
            "tabs": [self._tab(check) for check in quality.CHECKS],
        }

    def _tab(self, check):
        return {
            "label": check.title,
            "url": f"?check={check.key}",
            "is_current": check == self.check,
            "count": len(self.failing.keys[check.key]),
        }
