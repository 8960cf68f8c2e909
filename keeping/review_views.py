"""Records whose time is over and that are looked at again: what is due, and that somebody looked."""

from dateutil.relativedelta import relativedelta
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.generic import ListView

from common.formats import long_date, plural
from common.views import LastPageMixin
from keeping import forms, reviewing, services
from keeping.enums import Ending
from keeping.models import RetentionRule, Review
from keeping.presenters import words_of
from keeping.views import KeeperFormView, ReadersMixin

PAGE = 100
SHOWN = 20
"""So many of the last reviews are shown under the list."""


def _rule(kind):
    """The rule of a class that is looked at again; others have no such page."""
    return get_object_or_404(
        RetentionRule.objects.filter(record_class__in=list(reviewing.SOURCES)),
        record_class=kind,
        ending=Ending.REVIEW,
    )


class ReviewListView(ReadersMixin, LastPageMixin, ListView):
    template_name = "keeping/review_list.html"
    paginate_by = PAGE

    def get_queryset(self):
        self.rule, self.today = _rule(self.kwargs["kind"]), timezone.localdate()
        return reviewing.due(self.rule, self.today)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        looked = Review.objects.filter(record_class=self.rule.record_class)
        return context | {
            "rule": self.rule,
            "rows": reviewing.named(self.rule, list(context["object_list"])),
            "standing": words_of(reviewing.standing(self.rule, self.today)),
            "longer": plural(self.rule.years, "year"),
            "looked": reviewing.told(self.rule, looked.select_related("made_by")[:SHOWN]),
            "may_keep": self.request.user.is_business_unit,
        }


class ReviewAddView(KeeperFormView):
    form_class = forms.ReviewForm
    heading = "Looked at: does it stay?"
    success_message = "It stays. Who looked, when and why is kept."

    @property
    def rule(self):
        return _rule(self.kwargs["kind"])

    @property
    def caption(self):
        found = reviewing.one_due(self.rule, self.kwargs["key"], timezone.localdate())
        if found is None and self.request.method != "POST":
            raise Http404
        return found.name if found else ""

    def get_form_kwargs(self):
        until = timezone.localdate() + relativedelta(years=self.rule.years)
        words = f"Keep for another {plural(self.rule.years, 'year')}, until {long_date(until)}"
        return super().get_form_kwargs() | {"submit_label": words}

    def carry_out(self, form):
        place = self.kwargs["key"]
        return services.review(
            rule=self.rule, place=place, by=self.request.user, **form.service_data()
        )

    def get_success_url(self):
        return reverse("keeping:review_list", args=[self.kwargs["kind"]])

    def get_cancel_url(self):
        return self.get_success_url()
