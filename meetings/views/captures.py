"""Quick lines: a line becomes a record while somebody writes, its questions are answered, undone."""

from django import forms
from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.generic import View

from common.asking import wants_json
from common.history import noting
from common.refusals import Refused
from common.writes import one_write
from meetings.models import Capture
from meetings.services import capture as capturing
from meetings.services.captured_text import turn_back_into_text
from meetings.views.item_beside import BesideMixin
from meetings.views.item_loading import load_item
from meetings.views.writer import somebody_else


class LineForm(forms.Form):
    """What is sent of a line: its words, and the sender's own key for it."""

    words = forms.CharField(
        max_length=10_000,
        strip=False,
        error_messages={
            "required": "Write the line first.",
            "max_length": "Write at most 10,000 characters; longer texts go into the discussion.",
        },
    )
    key = forms.CharField(max_length=64, error_messages={"required": "Send a key with the line."})


class SettleForm(forms.Form):
    doubt = forms.CharField(max_length=40)
    choice = forms.CharField(max_length=40, required=False)


class CaptureView(BesideMixin, View):
    """Makes one marked line into its record.

    POST `words`, the line as typed, and `key`, the sender's own for it: up to 64
    characters, unique in the item. The same key again answers the same record, so
    a line may be sent until it is answered. The answer is always JSON:

        {"ok": true, "capture": 12, "kind": "action", "record": "action-34",
         "notes": ["Lara Finn sent apologies."], "questions": 1,
         "settle": "…/settle/", "turn_back": "…/turn-back/", "html": "…"}

    `html` is what stands inside `#item-records` now. A line that is refused, or that
    has no mark, is answered with {"problem": "a sentence"} and 409 (rules) or 422 (form).
    """

    def post(self, request, *args, **kwargs):
        if problem := somebody_else(request):
            return JsonResponse({"problem": problem}, status=409)
        form = LineForm(request.POST)
        if not form.is_valid():
            problem = next(iter(form.errors.values()))[0]
            return JsonResponse({"problem": problem}, status=422)
        try:
            with one_write(), noting(via="quick line"):
                made = capturing.capture(item=self.item, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            return JsonResponse({"problem": refusal.reason}, status=409)
        return self.answer(made, notes=getattr(made, "notes", []))

    def answer(self, made, **more):
        here = [self.meeting.pk, self.item.pk, made.pk]
        return JsonResponse(
            {
                "ok": True,
                "capture": made.pk,
                "kind": made.kind,
                "record": anchor_of(made),
                "questions": len(made.doubts),
                "settle": reverse("meetings:capture_settle", args=here),
                "turn_back": reverse("meetings:capture_turn_back", args=here),
                "html": self.records_html(),
                **more,
            }
        )

    def records_html(self):
        """The records as they are now, in the mark-up of the page."""
        self.item = load_item(self.request, self.meeting.pk, self.item.pk, for_page=True)
        self.meeting = self.item.meeting
        return render_to_string("meetings/_item_records.html", self.beside(), self.request)


def anchor_of(made):
    """The part of the item's page that shows the record: "action-34"; empty when it has none."""
    links = ("decision", "action", "challenge", "amendment")
    found = ((link, getattr(made, f"{link}_id")) for link in links)
    return next((f"{link}-{key}" for link, key in found if key), "")


class CaptureStepView(CaptureView):
    """A step with a capture. A form is sent back to the item's page, a script answered in JSON
    like a line, when it accepts `application/json`."""

    done = ""

    def post(self, request, *args, **kwargs):
        if problem := somebody_else(request):
            return self.refuse(problem)
        found = Capture.objects.filter(item=self.item)
        self.capture = get_object_or_404(found, pk=kwargs["capture"])
        self.capture.item = self.item
        try:
            with one_write():
                made, more = self.carry_out()
        except Refused as refusal:
            return self.refuse(refusal.reason)
        if wants_json(request):
            return self.answer(made, **more)
        messages.success(request, self.done)
        return self.back(made)

    def refuse(self, reason):
        if wants_json(self.request):
            return JsonResponse({"problem": reason}, status=409)
        messages.error(self.request, reason)
        return self.back()

    def back(self, made=None):
        """To what is still asked, or else to the record."""
        anchor = "" if made is None else "to-settle" if made.is_open else anchor_of(made)
        return redirect(self.item.get_absolute_url() + (f"#{anchor}" if anchor else ""))


class CaptureSettleView(CaptureStepView):
    """POST `doubt`, the key of the question, and `choice`, the value of a candidate; an empty
    choice leaves the record as it is. The owner of an action may be anybody of the directory
    ("person:12", "group:3", "organisation:5", "all")."""

    done = "The question has been answered."

    def carry_out(self):
        form = SettleForm(self.request.POST)
        if not form.is_valid():
            raise Refused("Choose one of the answers that are offered, or leave it as it is.")
        made = capturing.settle(capture=self.capture, by=self.request.user, **form.cleaned_data)
        return made, {}


class CaptureTurnBackView(CaptureStepView):
    """Undoes a line: its record is removed. For a form, or with `into_text`, its words are put at the
    end of the discussion in the same write; else a script gets the `words` back for the editor, and asked
    once more the same words with `again`, because it may have put them into its text already."""

    done = "The record has been removed; its words are at the end of the discussion again."

    def carry_out(self):
        by = self.request.user
        if "into_text" in self.request.POST or not wants_json(self.request):
            turn_back_into_text(capture=self.capture, by=by)
            self.capture.refresh_from_db()
            return (self.capture, {}) if wants_json(self.request) else (None, {})
        again = capturing.was_turned_back(capture=self.capture, by=by)
        words = capturing.turn_back(capture=self.capture, by=by)
        self.capture.refresh_from_db()
        return self.capture, {"words": words, "again": again}
