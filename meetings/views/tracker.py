"""The review of actions at an item of a meeting: a list, and the forms of its rows."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.generic import TemplateView, View

from actions.forms import CloseForm, ColourForm, MoveForm, ReasonForm, UpdateForm
from actions.review import PAGE, Review
from common.formats import long_date, plural
from meetings.enums import REVIEWS
from meetings.services import reviewing
from meetings.views.item_loading import ItemMixin, refusal_to_write
from meetings.views.item_records import ItemFormView, tell_taken_back


@dataclass(frozen=True)
class StepWords:
    """The form of a step and what is said before and after it; `further` are the form's own words.

    Without `done` the form says it.
    """

    form: type
    heading: str
    done: str = ""
    further: dict | None = None


STEPS = {
    "update": StepWords(UpdateForm, "Where the action stands", "The update has been saved."),
    "colour": StepWords(ColourForm, "Set the colour", "The colour has been changed."),
    "date": StepWords(MoveForm, "Move the date"),
    "close": StepWords(CloseForm, "Close the action", "The action has been closed."),
    "send-back": StepWords(
        ReasonForm,
        "Send the action back",
        "The action has been sent back to its owners.",
        {
            "label": "What is still to be done",
            "error": "Say what is still to be done.",
            "submit_label": "Send back",
        },
    ),
}


def review_of(item, person):
    return Review(item, person, is_whole=item.kind in REVIEWS)


def review_context(item, person, number=1):
    """What `meetings/_tracker.html` shows: a page of the review of an item."""
    review = review_of(item, person)
    page = Paginator(review, PAGE).get_page(number)
    return {
        "review_page": page,
        "found": plural(page.paginator.count, "action"),
        "since": f"since {long_date(review.last)}" if review.last else "",
        "writes": review.hand.writes,
        "tracker_url": tracker_url(item),
    }


def tracker_url(item):
    return reverse("meetings:tracker", args=[item.meeting_id, item.pk])


class FragmentMixin:
    """Answers htmx with a part of the page."""

    @property
    def is_part(self):
        return "HX-Request" in self.request.headers

    def render_to_response(self, context, **kwargs):
        response = super().render_to_response(context, **kwargs)
        response["Vary"] = "HX-Request"
        return response


class TrackerView(FragmentMixin, ItemMixin, TemplateView):
    """A page of its own for the review."""

    for_page = True

    def get_template_names(self):
        return ["meetings/_tracker.html" if self.is_part else "meetings/tracker.html"]

    def get_context_data(self, **kwargs):
        if self.item.kind not in REVIEWS and not self.item.takes_up:
            raise Http404
        context = review_context(self.item, self.request.user, self.request.GET.get("page"))
        refusal = refusal_to_write(self.request.user, self.meeting)
        more = {"item": self.item, "meeting": self.meeting, "refusal": refusal}
        more["dated"] = long_date(self.meeting.date)
        return super().get_context_data(**{**kwargs, **context, **more})


def row_response(request, item, key, **more):
    """One row of the review as it now stands."""
    row = review_of(item, request.user).row(key)
    if row is None:
        raise Http404
    context = {"row": row, "item": item, "meeting": item.meeting, **more}
    response = TemplateResponse(request, "meetings/_tracker_row.html", context)
    response["Vary"] = "HX-Request"
    return response


class TrackerRowView(ItemMixin, View):
    """A row without a form; without htmx the list is where it stands."""

    def get(self, request, *args, **kwargs):
        if "HX-Request" in request.headers:
            return row_response(request, self.item, kwargs["action"])
        return redirect(f"{tracker_url(self.item)}#review-{kwargs['action']}")


class TrackerStepView(FragmentMixin, ItemFormView):
    """A step with an action at this item, as the row with its form or as a page."""

    template_name = "meetings/tracker_step.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.step = kwargs["step"]
        if self.step not in STEPS:
            raise Http404
        self.words = STEPS[self.step]
        known = review_of(self.item, request.user).known().with_facts()
        self.action = get_object_or_404(known, pk=kwargs["action"])
        self.heading = self.words.heading
        self.caption = f"{self.action.reference}: {self.action.text}"
        self.success_message = self.words.done

    def get_form_class(self):
        return self.words.form

    def get_form_kwargs(self):
        given = super().get_form_kwargs() | {"action": self.action, **(self.words.further or {})}
        if self.words.form is MoveForm:
            given["person"] = self.request.user
        return given | {"auto_id": f"review_{self.action.pk}_%s"}

    def carry_out(self, form):
        action = reviewing.at_item(
            item=self.item,
            step=self.step,
            action=self.action,
            by=self.request.user,
            expected_version=form.cleaned_data.get("version"),
            **form.service_data(),
        )
        tell_taken_back(self.request, self.item)
        self.success_message = getattr(form, "done", self.success_message)
        return action

    def form_valid(self, form):
        response = super().form_valid(form)
        if not (self.is_part and isinstance(response, HttpResponseRedirect)):
            return response
        said = " ".join(str(each) for each in messages.get_messages(self.request))
        return row_response(self.request, self.item, self.action.pk, row_said=said)

    def get_success_url(self):
        return self.get_cancel_url()

    def get_cancel_url(self):
        return f"{tracker_url(self.item)}#review-{self.action.pk}"

    def render_to_response(self, context, **kwargs):
        if not self.is_part:
            return super().render_to_response(context, **kwargs)
        return row_response(
            self.request,
            self.item,
            self.action.pk,
            step_form=context["form"],
            step_heading=self.heading,
            step_url=self.request.path,
            writer=context["writer"],
        )
