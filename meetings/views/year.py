"""Planning a group's dates for a year: the rule, the proposed dates, and what was planned."""

from uuid import uuid4

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.generic import TemplateView, View

from board.models import SchoolHoliday
from common import sent_forms
from common.calendar import bank_holiday
from common.formats import plural
from common.refusals import Refused
from common.views import transition
from common.writes import one_write
from meetings import rules
from meetings.clashes import Slot, clashes_of, deadline_before, to_confirm
from meetings.forms.year import MOST_DATES, DatesFormSet, PlanForm, YearRuleForm
from meetings.models import Meeting
from meetings.presenters import year as presenters
from meetings.presenters.meeting import status_tag
from meetings.recurrence import days_of, keep_clear
from meetings.schedule import usual_minute_taker
from meetings.services import year
from meetings.views.loading import LONGEST_KEY

PREFIX = "dates"
CUT_SHORT = "The form was cut short on its way, so nothing has been planned. Check the dates again."


class YearPlanView(View):
    """The form of the rule; with a rule in the address, the dates that it proposes."""

    def dispatch(self, request, *args, **kwargs):
        rules.check_plan_meetings(request.user)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        is_sent = "often" in request.GET
        form = YearRuleForm(request.GET if is_sent else None, initial=self._group_of(request))
        if not is_sent or "change" in request.GET or not form.is_valid():
            return self._rule_page(form)
        preview = Preview(request, form)
        preview.untick_impossible()
        return preview.page()

    def post(self, request):
        if sent_forms.was_sent(request.POST.get("token")):
            return already_sent(request)
        form = YearRuleForm(request.GET)
        if not form.is_valid():
            return self._rule_page(form)
        preview = Preview(request, form)
        if not preview.formset.management_form.is_valid():
            messages.error(request, CUT_SHORT)
            return redirect(request.get_full_path())
        if "plan" not in request.POST:
            return preview.page(errors=presenters.errors_of(preview.formset, []))
        if errors := preview.errors():
            return preview.page(errors=errors)
        return self._plan(request, preview)

    def _plan(self, request, preview):
        try:
            with one_write():
                if token := preview.plan_form.cleaned_data["token"]:
                    sent_forms.claim(token)
                planned = year.plan_year(by=request.user, **preview.service_data())
        except sent_forms.AlreadySent:
            return already_sent(request)
        except Refused as refusal:
            return preview.page(errors=[_error("#dates", refusal.reason)])
        keys = ",".join(str(meeting.pk) for meeting in planned)
        return redirect(f"{reverse('meetings:year_planned')}?meetings={keys}")

    def _rule_page(self, form):
        context = {
            "form": form,
            "heading": "Plan a year",
            "has_groups": form.fields["group"].queryset.exists(),
            "has_holidays": SchoolHoliday.objects.visible_to(self.request.user).exists(),
        }
        return render(self.request, "meetings/year_plan.html", context)

    @staticmethod
    def _group_of(request):
        key = request.GET.get("group", "")
        return {"group": int(key)} if key.isdecimal() and len(key) < LONGEST_KEY else {}


def proposed(form, person):
    """The dates of the rule, kept clear of holidays as the person wishes."""
    data = form.cleaned_data
    first, last = data["first_day"], data["last_day"]
    holidays = list(SchoolHoliday.objects.visible_to(person).between(first, last))

    def reasons_of(day):
        if name := bank_holiday(day):
            yield name, data["bank"]
        for holiday in holidays:
            if holiday.starts_on <= day <= holiday.ends_on:
                yield holiday.name, data["school"]

    days = days_of(form.rule(), first, last)[: MOST_DATES - 1]
    return keep_clear(days, last, lambda day: list(reasons_of(day)))


class Preview:
    """The proposed dates of one rule, and what is in their way."""

    def __init__(self, request, form):
        self.request, self.form, self.data = request, form, form.cleaned_data
        self.proposals, self.left_out = proposed(form, request.user)
        initial = [{"date": each.date, "keep": True} for each in self.proposals]
        sent = request.POST if request.method == "POST" else None
        self.formset = DatesFormSet(sent, initial=None if sent else initial, prefix=PREFIX)
        self.formset.is_valid()  # finds what is wrong between the rows, too
        self.plan_form = PlanForm(sent)
        self.minute_taker = usual_minute_taker(self.data["group"])
        self.clashes = self._clashes()

    def _clashes(self):
        """What is in the way, by date."""
        days = presenters.dates_of(self.formset)
        slots = [
            Slot(
                date=day,
                start_time=self.data["start_time"],
                end_time=self.data["end_time"],
                paper_deadline=deadline_before(day, self.data["deadline_days"]),
            )
            for day in dict.fromkeys(days)
            if day
        ]
        found = clashes_of(
            slots,
            group=self.data["group"],
            by=self.request.user,
            minute_taker=self.minute_taker,
            tells_near=True,
        )
        return {slot.date: clashes for slot, clashes in zip(slots, found, strict=True)}

    def untick_impossible(self):
        """Dates that cannot be planned, or have passed, are shown without a tick."""
        for form in self.formset:
            clashes = self.clashes.get(form.initial.get("date"), [])
            if any(clash.is_refused or clash.mark.endswith("past") for clash in clashes):
                form.initial["keep"] = False

    def _planned_already(self):
        """How many meetings the group has in the time that is planned."""
        span = self.data["first_day"], self.data["last_day"]
        meetings = Meeting.objects.visible_to(self.request.user).not_cancelled()
        return meetings.filter(group=self.data["group"], date__range=span).count()

    def kept_dates(self):
        rows = [form.cleaned_data for form in self.formset.forms if form.is_valid()]
        return [row["date"] for row in rows if row.get("keep") and row.get("date")]

    def errors(self):
        """What stands against planning the ticked dates; empty when nothing does."""
        lines = presenters.date_lines(self.formset, self.clashes, {})
        found = presenters.errors_of(self.formset, lines)
        if found:
            return found
        if not self.plan_form.is_valid():
            return [_error("#dates", CUT_SHORT)]
        kept = self.kept_dates()
        if not kept:
            return [_error("#dates", "Tick at least one date.")]
        marks = set().union(*(to_confirm(self.clashes[date]) for date in kept))
        if not self.plan_form.accepts(marks):
            sentence = (
                "Something is in the way. Look at it, then tick the box to plan all the same."
            )
            return [_error("#id_despite", sentence)]
        return []

    def service_data(self):
        names = ("group", "start_time", "end_time", "venue", "deadline_days")
        return {name: self.data[name] for name in names} | {
            "dates": self.kept_dates(),
            "minute_taker": self.minute_taker,
        }

    def _with_one_more(self):
        """The rows as they were sent, with an empty one again for one more date."""
        if not (self.formset.is_bound and self.formset.is_valid()):
            return self.formset
        rows = [row for row in self.formset.cleaned_data if row.get("date")]
        return DatesFormSet(initial=rows, prefix=PREFIX)

    def page(self, *, errors=()):
        notes = presenters.moved_notes(self.proposals)
        formset = self._with_one_more()
        lines = presenters.date_lines(formset, self.clashes, notes)
        seen = set().union(*(to_confirm(line.clashes) for line in lines if not line.is_refused))
        query = self.request.GET.copy()
        query.pop("change", None)
        context = {
            "lines": lines,
            "formset": formset,
            "summary": presenters.summary(self.data, self.form.rule(), self.minute_taker),
            "count_line": presenters.count_line(lines),
            "planned_line": presenters.planned_line(self._planned_already()),
            "left_out": presenters.left_out_lines(self.left_out),
            "errors": errors,
            "token": sent_token(self.plan_form),
            "seen": " ".join(sorted(seen)),
            "asks": bool(seen),
            "despite_errors": [e["sentence"] for e in errors if e["anchor"] == "#id_despite"],
            "query": query.urlencode(),
            "is_empty": not self.proposals,
        }
        return render(self.request, "meetings/year_dates.html", context)


def sent_token(form):
    """The same token until the dates are planned, so that they are planned once."""
    sent = form.cleaned_data.get("token") if form.is_bound and form.is_valid() else None
    return sent or uuid4()


def already_sent(request):
    messages.info(request, sent_forms.AlreadySent().reason)
    return redirect(f"{reverse('meetings:calendar')}?view=year")


def _error(anchor, sentence):
    return {"anchor": anchor, "sentence": sentence}


class YearPlannedView(TemplateView):
    """What was planned, with the links and one step back."""

    template_name = "meetings/year_planned.html"

    def get_context_data(self, **kwargs):
        rules.check_plan_meetings(self.request.user)
        meetings = named_meetings(self.request, self.request.GET.get("meetings", ""))
        fresh = year.untouched(meetings, by=self.request.user)
        return super().get_context_data(
            rows=[{"meeting": meeting, "tag": status_tag(meeting)} for meeting in meetings],
            heading=presenters.planned_sentence(meetings) if meetings else "Nothing was planned",
            fresh=",".join(str(meeting.pk) for meeting in fresh),
            undo_label=f"Take {plural(len(fresh), 'meeting')} back",
            **kwargs,
        )


def named_meetings(request, words):
    """The meetings whose keys are in `words`, as far as the person may see them."""
    keys = [int(key) for key in words.split(",") if key.isdecimal() and len(key) < LONGEST_KEY]
    return list(
        Meeting.objects.visible_to(request.user)
        .filter(pk__in=keys[:MOST_DATES])
        .select_related("group")
        .order_by("date", "start_time", "pk")
    )


@transition
def year_undo(request):
    meetings = named_meetings(request, request.POST.get("meetings", ""))
    outcome = year.take_back(meetings=meetings, by=request.user)
    if outcome.removed:
        messages.success(request, presenters.undone_sentence(outcome))
    else:
        messages.info(request, "These meetings have been taken back already.")
    return redirect(f"{reverse('meetings:calendar')}?view=list")
