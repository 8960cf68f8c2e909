"""How a view makes its one service call and says what came of it."""

from functools import wraps

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST
from django.views.generic import FormView

from common import sent_forms
from common.formats import clock, local_date, moment
from common.history import last_save
from common.models import Deletion
from common.refusals import Refused, StaleVersion
from common.writes import one_write

COMPARE = "Nothing of yours has been saved yet: compare the two texts and save again to put yours in place."
YOURSELF = "You yourself"
UNDO = "undo-"
"""Begins the tag of a message that tells of a deletion; its key follows."""
GO_BACK = "go-back "
"""Begins the tag of a message that offers to go back; the version of the row and the address follow."""


class ServiceFormView(FormView):
    """A form page: `carry_out(form)` makes the service call inside one transaction.

    A refusal, a stale version or a form sent twice is told on the page; nothing
    is half-saved. `carry_out` may return the object whose page comes next.
    """

    template_name = "components/form_page.html"
    heading = ""
    caption = ""
    success_message = ""
    cancel_url = ""

    def post(self, request, *args, **kwargs):
        """A form that was carried out is not checked again: its own work may stand in its way."""
        if sent_forms.was_sent(request.POST.get("token")):
            messages.info(request, sent_forms.AlreadySent().reason)
            return redirect(self.get_cancel_url())
        return super().post(request, *args, **kwargs)

    def form_valid(self, form):
        try:
            with one_write():
                if form.cleaned_data.get("token"):
                    sent_forms.claim(form.cleaned_data["token"])
                self.result = self.carry_out(form)
        except sent_forms.AlreadySent as refusal:
            messages.info(self.request, refusal.reason)
            return redirect(self.get_cancel_url())
        except StaleVersion as stale:
            return self.form_stale(form, stale)
        except Refused as refusal:
            form.add_error(None, refusal.reason)
            return self.form_invalid(form)
        if self.success_message:
            say_done(self.request, self.success_message, self.result)
        return redirect(self.get_success_url())

    def form_stale(self, form, stale):
        """Shows the sentence; pages with long texts also show `stale` beside the person's own.

        The form now carries the newer version, so sending it again is a choice.
        """
        by = who_saved(stale.current, self.request.user)
        form.add_error(None, f"{by} {COMPARE}" if by else stale.reason)
        form.data = form.data.copy()
        form.data[form.add_prefix("version")] = stale.current.version
        return self.render_to_response(
            self.get_context_data(
                form=form, stale=stale.current, stale_by=by, is_own=by.startswith(YOURSELF)
            )
        )

    def get_success_url(self):
        if self.success_url:
            return str(self.success_url)
        return self.result.get_absolute_url()

    def get_cancel_url(self):
        return str(self.cancel_url)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            heading=self.heading, caption=self.caption, cancel_url=self.get_cancel_url(), **kwargs
        )


class UnitOnlyMixin:
    """A page of the business unit; others are not told that it exists."""

    def dispatch(self, request, *args, **kwargs):
        if not request.user.reads_as_unit:
            raise Http404
        return super().dispatch(request, *args, **kwargs)


class LastPageMixin:
    """For a list in pages: one that does not exist shows the last one instead of an error."""

    def paginate_queryset(self, queryset, page_size):
        paginator = self.get_paginator(queryset, page_size)
        page = paginator.get_page(self.request.GET.get("page"))
        return paginator, page, page.object_list, page.has_other_pages()


class HtmxPartMixin:
    """While something is under way only `part` is asked for again; when it is over the whole is loaded anew.

    The context says so as `is_under_way`.
    """

    part = ""

    @property
    def is_part(self):
        return "HX-Request" in self.request.headers

    def get_template_names(self):
        return [self.part if self.is_part else self.template_name]

    def render_to_response(self, context, **kwargs):
        response = super().render_to_response(context, **kwargs)
        response["Vary"] = "HX-Request"
        if self.is_part and not context["is_under_way"]:
            response["HX-Refresh"] = "true"
        return response


def who_saved(row, reader):
    """ "Cora Chair saved another version at 2.05pm."; empty when the history does not name anybody."""
    last = last_save(row) if hasattr(row, "events") else None
    if last is None or last.who is None:
        return ""
    who = YOURSELF if last.who == reader else last.who.full_name
    is_today = local_date(last.at) == timezone.localdate()
    when = f"at {clock(last.at)}" if is_today else f"on {moment(last.at)}"
    return f"{who} saved another version {when}."


def say_done(request, sentence, result=None):
    """Say on the next page that it was done. After a deletion an Undo button stands beside it."""
    undo = f"{UNDO}{result.pk}" if isinstance(result, Deletion) else ""
    messages.success(request, sentence, extra_tags=undo)


def say_changed_back(request, sentence, *, address="", version=0):
    """Say on the next page that an earlier state is back. A button beside it posts to `address` to undo that.

    `version` is that of the row now, so that it goes back only as long as nobody else has saved.
    """
    tag = f"{GO_BACK}{version} {address}" if address else ""
    messages.success(request, sentence, extra_tags=tag)


def transition(view):
    """A POST-only step. A refusal becomes a message on the page the person came from.

    The view may be sent a `back` address; others are ignored unless they are our own.
    """

    @require_POST
    @wraps(view)
    def wrapped(request, *args, **kwargs):
        try:
            with one_write():
                return view(request, *args, **kwargs)
        except Refused as refusal:
            messages.error(request, refusal.reason)
            return HttpResponseRedirect(back_url(request))

    return wrapped


def back_url(request, default="/"):
    """Where the person came from, if that is one of our own pages."""
    for address in (request.POST.get("back"), request.headers.get("referer")):
        if address and url_has_allowed_host_and_scheme(
            address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
        ):
            return address
    return default
