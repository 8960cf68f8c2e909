"""Several actions at once: what is to change, then what will and what cannot, then all that can, or none.

Each step is sent with what was ticked and filled in before, so nothing is kept between them.
"""

from datetime import date

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views import View

from actions import bulk
from actions.forms import BULK_FORMS
from actions.views.shape import groups_kept_by
from common import sent_forms
from common.formats import long_date, plural
from common.refusals import Refused
from common.views import back_url
from common.writes import one_write


class BulkView(View):
    """`step` says how far it is: nothing yet, "try" with the form filled in, "save" once it was confirmed."""

    def dispatch(self, request, *args, **kwargs):
        if not groups_kept_by(request.user).exists():
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        return redirect("actions:action_list")

    def post(self, request):
        kind = request.POST.get("do", "")
        if kind not in BULK_FORMS:
            return self._back("Choose what is to be done with the actions you ticked.")
        try:
            ticks = bulk.read_ticks(request.POST.getlist("ticked"))
            actions = bulk.ticked(request.user, ticks)
        except Refused as refusal:
            return self._back(refusal.reason)
        step = request.POST.get("step", "")
        form = BULK_FORMS[kind][1](request.POST if step else None)
        if not step or not form.is_valid():
            return self._page("actions/bulk_form.html", kind, actions, form)
        if step == "save":
            return self._save(kind, actions, form)
        return self._preview(kind, actions, form)

    def _preview(self, kind, actions, form):
        outcomes = bulk.try_out(actions, form.changing(), self.request.user)
        can = [outcome.action for outcome in outcomes if not outcome.refusal]
        return self._page("actions/bulk_confirm.html", kind, can, form, outcomes=outcomes)

    def _save(self, kind, actions, form):
        try:
            with one_write():
                if form.cleaned_data.get("token"):
                    sent_forms.claim(form.cleaned_data["token"])
                number = bulk.carry_out(actions, form.changing(), self.request.user)
        except sent_forms.AlreadySent as refusal:
            messages.info(self.request, refusal.reason)
        except Refused as refusal:
            messages.error(self.request, f"Nothing was changed. {refusal.reason}")
            return self._preview(kind, actions, form)
        else:
            messages.success(self.request, f"{plural(number, 'action')} changed.")
        return redirect(self._list())

    def _page(self, template, kind, actions, form, **more):
        context = {
            "kind": kind,
            "form": form,
            "heading": form.heading,
            "actions": actions,
            "ticks": [f"{action.pk}:{action.seen_version}" for action in actions],
            "sent": list(self._sent(form)),
            "said": said_in(form),
            "back": self._list(),
        }
        return render(self.request, template, context | more)

    def _sent(self, form):
        """What was filled in, to be sent again by the page that asks for confirmation."""
        for name in form.fields:
            for value in self.request.POST.getlist(name):
                yield name, value

    def _list(self):
        address = reverse("actions:action_list")
        query = self.request.POST.get("query", "")
        return f"{address}?{query}" if query else address

    def _back(self, sentence):
        messages.error(self.request, sentence)
        return redirect(back_url(self.request, self._list()))


def said_in(form):
    """What was filled in, as pairs of label and words."""
    if not (form.is_bound and form.is_valid()):
        return []
    return [
        (field.label, _in_words(field, form.cleaned_data[name]))
        for name, field in form.fields.items()
        if name != "token" and form.cleaned_data.get(name)
    ]


def _in_words(field, value):
    if value is True:
        return "Yes"
    if isinstance(value, date):
        return long_date(value)
    return (
        dict(getattr(field, "choices", ())).get(value, value) if isinstance(value, str) else value
    )
