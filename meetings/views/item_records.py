"""Adding, changing, removing and ordering what stands beside an item's discussion."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect

from actions import rules as action_rules
from actions import services as actions
from actions.forms import ActionForm
from common.asking import wants_json
from common.forms import ServiceForm
from common.refusals import Refused
from common.views import ServiceFormView, say_done, transition
from meetings.forms.people import at_item, directory, named_in
from meetings.forms.records import (
    AmendmentForm,
    ChallengeForm,
    ClosingForm,
    DecisionForm,
    NilForm,
)
from meetings.services import records
from meetings.views.item_loading import (
    ItemMixin,
    attendance_of,
    check_reads_draft,
    load_item,
    refusal_to_write,
)
from meetings.views.writer import WriterMixin

RELATED = {
    "decision": "decisions",
    "action": "actions",
    "challenge": "challenges",
    "amendment": "amendments",
}


@dataclass(frozen=True)
class Kind:
    """How a kind of record is named and which services write it."""

    word: str
    form: type
    add: object
    edit: object
    remove: object


KINDS = {
    "decision": Kind(
        "decision",
        DecisionForm,
        records.record_decision,
        records.edit_decision,
        records.remove_decision,
    ),
    "challenge": Kind(
        "challenge",
        ChallengeForm,
        records.record_challenge,
        records.edit_challenge,
        records.remove_challenge,
    ),
    "amendment": Kind(
        "amendment",
        AmendmentForm,
        records.record_amendment,
        records.edit_amendment,
        records.remove_amendment,
    ),
}


class ItemFormView(WriterMixin, ItemMixin, ServiceFormView):
    """A form about one item; goes back to its page."""

    template_name = "meetings/minutes_item_form.html"

    def dispatch(self, request, *args, **kwargs):
        check_reads_draft(request.user, self.meeting)
        if request.method == "GET" and (reason := refusal_to_write(request.user, self.meeting)):
            raise Refused(reason)
        return super().dispatch(request, *args, **kwargs)

    def get_cancel_url(self):
        return self.item.get_absolute_url()

    def get_success_url(self):
        return self.item.get_absolute_url()

    def get_context_data(self, **kwargs):
        return super().get_context_data(item=self.item, meeting=self.meeting, **kwargs)


def tell_taken_back(request, item):
    """A record takes back the statement that there was nothing; say so."""
    for sentence in records.say_taken_back(item):
        messages.info(request, sentence)


class RecordFormView(ItemFormView):
    """A form of a decision, a challenge or an amendment; `kind` is given in the URLs."""

    kind = "decision"
    record = None

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.writes = KINDS[self.kind]
        if "record" in kwargs:
            found = getattr(self.item, RELATED[self.kind]).all()
            self.record = get_object_or_404(found, pk=kwargs["record"])
            self.record.item = self.item
        self.caption = f"{self.item.closed_title or self.item.title}"
        article = "an" if self.kind == "amendment" else "a"
        self.heading = f"Change the {self.kind}" if self.record else f"Add {article} {self.kind}"

    def dispatch(self, request, *args, **kwargs):
        if request.method == "GET" and self.record and self.kind == "amendment":
            records.check_not_relied_on(self.record)
        return super().dispatch(request, *args, **kwargs)

    def get_form_class(self):
        return self.writes.form

    def get_form_kwargs(self):
        people = directory(self.meeting)
        there = named_in(attendance_of(self.meeting), people)
        return super().get_form_kwargs() | {
            "record": self.record,
            "item": self.item,
            "offer": at_item(there, people),
        }

    def get_success_url(self):
        named = getattr(self.result, "reference", "") or f"The {self.kind}"
        messages.success(self.request, f"{named} has been saved.")
        tell_taken_back(self.request, self.item)
        return self.result.get_absolute_url()


class RecordAddView(RecordFormView):
    def carry_out(self, form):
        return self.writes.add(item=self.item, by=self.request.user, **form.service_data())


class RecordEditView(RecordFormView):
    def carry_out(self, form):
        return self.writes.edit(
            **{self.kind: self.record},
            expected_version=form.cleaned_data["version"] or 0,
            by=self.request.user,
            **form.service_data(),
        )


class RecordDeleteView(RecordFormView):
    """Asks first. The number of a decision is not given to another."""

    template_name = "meetings/minutes_item_remove.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.heading = f"Remove this {self.kind}?"

    def get_form_class(self):
        return ServiceForm

    def get_form_kwargs(self):
        return super(RecordFormView, self).get_form_kwargs()

    def get_context_data(self, **kwargs):
        return super().get_context_data(record=self.record, kind=self.kind, **kwargs)

    def carry_out(self, form):
        return self.writes.remove(**{self.kind: self.record}, by=self.request.user)

    def get_success_url(self):
        say_done(self.request, f"The {self.kind} has been removed.", self.result)
        return self.item.get_absolute_url()


class ActionFormView(ItemFormView):
    """Actions are written by their own services; the page is the item's."""

    form_class = ActionForm
    action = None

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.caption = self.item.closed_title or self.item.title
        if "record" in kwargs:
            self.action = get_object_or_404(self.item.actions, pk=kwargs["record"])
            self.action.agenda_item = self.item

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"meeting": self.meeting, "action": self.action}

    def get_success_url(self):
        messages.success(self.request, f"{self.result.reference} has been saved.")
        tell_taken_back(self.request, self.item)
        return f"{self.item.get_absolute_url()}#action-{self.result.pk}"


class ActionRaiseView(ActionFormView):
    heading = "Add an action"

    def carry_out(self, form):
        records.check_can_add(self.item, self.request.user)
        return actions.raise_action(
            agenda_item=self.item, by=self.request.user, **form.service_data()
        )


class ActionEditView(ActionFormView):
    heading = "Change the action"

    def carry_out(self, form):
        records.check_can_write(self.meeting, self.request.user)
        return actions.edit_action(
            action=self.action,
            by=self.request.user,
            expected_version=form.cleaned_data["version"] or 0,
            **form.service_data(),
        )


class ActionRemoveView(ActionFormView):
    template_name = "meetings/minutes_item_remove.html"
    heading = "Remove this action?"
    form_class = ServiceForm

    def get_form_kwargs(self):
        return super(ActionFormView, self).get_form_kwargs()

    def get_context_data(self, **kwargs):
        refusal = ""
        try:
            action_rules.check_remove(self.request.user, self.action)
        except Refused as found:
            refusal = found.reason
        return super().get_context_data(record=self.action, kind="action", cannot=refusal, **kwargs)

    def carry_out(self, form):
        records.check_can_write(self.meeting, self.request.user)
        return actions.remove_action(action=self.action, by=self.request.user)

    def get_success_url(self):
        say_done(self.request, "The action has been removed.", self.result)
        return self.item.get_absolute_url()


class NilReturnView(ItemFormView):
    """One click states the usual words; the form edits them or takes them back.

    A script is answered {"ok": true, "nil_return": "the words"} or, with 409, {"problem": "a sentence"}.
    """

    form_class = NilForm
    heading = "Nothing to report"

    def get_initial(self):
        return {"text": self.item.nil_return}

    def carry_out(self, form):
        text = None if "usual" in self.request.POST else form.cleaned_data["text"]
        return records.record_nil(item=self.item, by=self.request.user, text=text)

    def form_valid(self, form):
        response = super().form_valid(form)
        if wants_json(self.request) and response.status_code == 302:
            return JsonResponse({"ok": True, "nil_return": self.item.nil_return})
        return response

    def form_invalid(self, form):
        if wants_json(self.request):
            problem = next(iter(form.errors.values()))[0]
            return JsonResponse({"problem": problem}, status=409)
        return super().form_invalid(form)

    def get_success_url(self):
        if wants_json(self.request):
            return super().get_success_url()
        if self.item.nil_return:
            messages.success(self.request, f"The minutes say: “{self.item.nil_return}”")
        else:
            messages.success(self.request, "The statement has been taken back.")
        return super().get_success_url()


class CloseMeetingView(ItemFormView):
    """When the meeting really ended."""

    form_class = ClosingForm
    heading = "When the meeting closed"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"meeting": self.meeting}

    def carry_out(self, form):
        return records.record_closing_time(
            meeting=self.meeting, closed_at=form.cleaned_data["closed_at"], by=self.request.user
        )

    def get_success_url(self):
        messages.success(self.request, "The closing time has been saved.")
        return super().get_success_url() + "#closing"


@transition
def record_move(request, pk, item, kind, record):
    """Move a record up or down among those of its kind."""
    if kind not in RELATED:
        raise Http404
    item = load_item(request, pk, item)
    found = get_object_or_404(getattr(item, RELATED[kind]).all(), pk=record)
    setattr(found, "agenda_item" if kind == "action" else "item", item)
    step = -1 if request.POST.get("direction") == "up" else 1
    records.move(record=found, step=step, by=request.user)
    return redirect(f"{item.get_absolute_url()}#{kind}-{found.pk}")
