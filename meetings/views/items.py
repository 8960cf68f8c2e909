"""Writing the minutes of one item."""

from django.contrib import messages
from django.http import JsonResponse
from django.utils import timezone
from django.views.generic import View

from common import richtext
from common.comparing import compare
from common.formats import long_date
from common.history import noting
from common.refusals import Refused, StaleVersion
from common.views import ServiceFormView
from common.writes import one_write
from meetings import checks
from meetings.answers import keep_rows, load_quorum
from meetings.enums import REVIEWS, ItemKind
from meetings.forms.discussion import DiscussionForm
from meetings.forms.people import directory
from meetings.forms.records import ClosingForm
from meetings.lines_left import as_sent, lines_left
from meetings.loading import next_after
from meetings.presenters import item_page
from meetings.presenters.attendance import quorum_line, tally_of
from meetings.presenters.quick_lines import examples, taken_sentence
from meetings.quorum import quorum_at
from meetings.services import records
from meetings.services.captured_text import capture_text
from meetings.views.comments import ITEM_PAGE, comments_at
from meetings.views.comparing import comparison
from meetings.views.item_beside import BesideMixin
from meetings.views.item_loading import (
    ItemMixin,
    attendance_of,
    items_in_order,
    refusal_to_write,
)
from meetings.views.tracker import review_context
from meetings.views.writer import WriterMixin, somebody_else

KIND_TEMPLATES = {
    kind: f"meetings/_item_kind_{kind.value}.html"
    for kind in (
        ItemKind.APOLOGIES,
        ItemKind.PREVIOUS_MINUTES,
        ItemKind.MATTERS_ARISING,
        ItemKind.AOB,
        ItemKind.NEXT_MEETING,
    )
}


class MinutesItemEditView(WriterMixin, BesideMixin, ServiceFormView):
    """The discussion with its records beside it. Chairs read the same page without its forms."""

    template_name = "meetings/minutes_item_edit.html"
    form_class = DiscussionForm
    for_page = True

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"item": self.item}

    def carry_out(self, form):
        data = form.cleaned_data
        self.taken = capture_text(item=self.item, html=data["discussion"], by=self.request.user)
        return records.save_discussion(
            item=self.item,
            html=self.taken.html,
            expected_version=data["version"] or 0,
            started_from=data["started_from"],
            by=self.request.user,
        )

    def get_success_url(self):
        messages.success(self.request, "The discussion has been saved.")
        if sentence := taken_sentence(self.taken):
            messages.info(self.request, sentence)
        after = self.navigation().after
        goes_on = self.request.POST.get("go") == "next" and after
        return after.url if goes_on else self.item.get_absolute_url()

    def get_cancel_url(self):
        return self.item.get_absolute_url()

    def form_stale(self, form, stale):
        response = super().form_stale(form, stale)
        form.data["started_from"] = stale.current.text_stamp
        return response

    def navigation(self):
        pairs = items_in_order(self.meeting, self.request.user)
        return item_page.navigation(pairs, self.item)

    def get_context_data(self, **kwargs):
        navigation = self.navigation()
        refusal = refusal_to_write(self.request.user, self.meeting)
        rows = attendance_of(self.meeting)
        people = [] if refusal else directory(self.meeting)
        beside = self.beside(refusal, rows, people)
        context = super().get_context_data(
            places=navigation,
            facts=item_page.facts_of(self.item),
            warnings=[] if refusal else self.doubts(rows, people),
            brought_back=list(self.item.brought_back.all()),
            sees_notes=self.request.user.reads_as_unit,
            nil_words=item_page.nil_words(self.item),
            closes=self.item.kind == ItemKind.NEXT_MEETING or navigation.after is None,
            dated=long_date(self.meeting.date),
            kind_template=KIND_TEMPLATES.get(self.item.kind, "meetings/_item_kind_ordinary.html"),
            comments=comments_at(self.item, self.request.user).under(self.item.pk),
            came_from={"from": ITEM_PAGE},
            quick_lines=[] if refusal else examples(),
            **self.of_kind(rows),
            **beside,
            **kwargs,
        )
        if context["closes"] and not refusal:
            context["closing_form"] = ClosingForm(auto_id="closing_%s", meeting=self.meeting)
        return context | self.comparison(context)

    def doubts(self, rows, people):
        return checks.item_warnings(self.item, checks.Register(rows, people))

    def of_kind(self, rows):
        """What items of this kind show besides."""
        if self.item.kind == ItemKind.APOLOGIES:
            keep_rows(self.meeting, rows)
            load_quorum(self.meeting)
            return {"quorum": quorum_line(quorum_at(self.meeting)), "tally": tally_of(rows)}
        if self.item.kind == ItemKind.NEXT_MEETING:
            following = next_after(self.meeting)
            words = item_page.next_meeting_words(following) if following else ""
            return {"following": following, "following_words": words}
        takes_up = self.item.takes_up and self.item.kind not in REVIEWS
        if takes_up or self.item.kind == ItemKind.ACTION_TRACKER:
            return review_context(self.item, self.request.user)
        return {}

    def comparison(self, context):
        """Both texts after somebody else saved theirs; one's own after a refusal."""
        form, stale = context["form"], context.get("stale")
        if stale:
            return {"compared": compare(stale.discussion, form.html)}
        if form.is_bound and context["refusal"]:
            return {"unsaved": form.html, "unsaved_plain": form.plain}
        return {}


class MinutesItemAutosaveView(ItemMixin, View):
    """Saves while somebody writes. Answers with the new version, or with what is in the way.

    A text that somebody else saved in between is never written over: the answer is 409 with `stale` and both
    texts (see `comparison`).
    """

    def post(self, request, *args, **kwargs):
        if problem := somebody_else(request):
            return JsonResponse({"problem": problem}, status=409)
        form = DiscussionForm(request.POST, item=self.item)
        if not form.is_valid():
            problem = next(iter(form.errors.values()))[0]
            return JsonResponse({"problem": problem}, status=422)
        try:
            with one_write(), noting(via="autosave"):
                item = records.save_discussion(
                    item=self.item,
                    html=form.cleaned_data["discussion"],
                    expected_version=form.cleaned_data["version"] or 0,
                    started_from=form.cleaned_data["started_from"],
                    key=form.cleaned_data["key"],
                    own_keys=form.cleaned_data["own_keys"].split(),
                    by=request.user,
                )
        except StaleVersion as stale:
            return JsonResponse(self.both_texts(form, stale.current), status=409)
        except Refused as refusal:
            return JsonResponse({"problem": refusal.reason}, status=409)
        return JsonResponse(
            {
                "version": item.version,
                "started_from": item.text_stamp,
                "saved": f"Saved {timezone.localtime():%H:%M:%S}",
                "quick_lines": as_sent(lines_left([item])[item.pk]),
            }
        )

    def both_texts(self, form, current):
        base = richtext.clean(form.cleaned_data["base"])
        mine = form.cleaned_data["discussion"]
        found = comparison(self.request, current, mine=mine, base=base)
        return {**found, "stale": True, "problem": found["by"]}
