"""The attendance page: marking, deputies, visitors, times; with JavaScript row by row."""

from django.contrib import messages
from django.db import transaction
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView

from board.enums import MembershipRole
from board.models import Person
from common.formats import listing, plural
from common.forms import ServiceForm
from common.prepared import prepared
from common.refusals import Refused
from common.views import ServiceFormView, say_done, transition
from common.writes import one_write
from meetings import rules
from meetings.answers import keep_rows, load_quorum
from meetings.enums import AttendanceStatus
from meetings.forms.attendance import AttendeeForm, DeputyForm, DetailsForm
from meetings.forms.people import directory
from meetings.models import Attendance, Invitation
from meetings.presenters.attendance import (
    quorum_line,
    row_of,
    seat_ended,
    sections_of,
    tally_of,
)
from meetings.quorum import quorum_at, with_terms
from meetings.refusal import refusal_of
from meetings.services import attendance
from meetings.views.loading import visible_meeting


def refusal_to_mark(meeting, person):
    """The sentence that stands where the marks would be; empty for those who may mark."""
    return refusal_of(attendance.check_may_mark, meeting, person)


def check_reads(meeting, person):
    """Writers and chairs; others read the attendance in the minutes."""
    if not rules.sees_confidential(person, meeting.group):
        rules.check_take_minutes(person, meeting.group)


def with_rows(meeting):
    """The meeting with its attendance loaded for the page and the quorum, and the rows."""
    rows = _rows(meeting.pk)
    keep_rows(meeting, rows)
    load_quorum(meeting)
    said = {each.person_id: each for each in _invitations(meeting.pk)}
    for row in rows:
        row.invitation = said.get(row.person_id)
    return meeting, rows


@prepared
def _rows(meeting):
    related = ("seat", "also_representing_organisation")
    found = Attendance.objects.filter(meeting=meeting).select_related(*related)
    return with_terms(found).order_by("position", "pk")


@prepared
def _invitations(meeting):
    return Invitation.objects.filter(meeting=meeting).select_related("deputy")


class AttendanceView(TemplateView):
    """Everybody who is expected, marked one by one, or all at once without JavaScript."""

    template_name = "meetings/attendance_edit.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.meeting = visible_meeting(request, kwargs["pk"], "minutes")

    def dispatch(self, request, *args, **kwargs):
        check_reads(self.meeting, request.user)
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        meeting, rows = with_rows(self.meeting)
        return super().get_context_data(
            meeting=meeting,
            sections=sections_of(rows),
            tally=tally_of(rows),
            quorum=quorum_line(quorum_at(meeting)),
            refusal=refusal_to_mark(meeting, self.request.user),
            **kwargs,
        )

    def post(self, request, **kwargs):
        """All marks at once. Only those that were changed on this page are saved."""
        missing = []
        try:
            with one_write():
                for row in self.meeting.attendances.select_related("meeting__group", "person"):
                    self._mark(row, missing)
        except Refused as refusal:
            messages.error(request, refusal.reason)
            return redirect("meetings:attendance_edit", self.meeting.pk)
        if missing:
            names = listing([row.name_then for row in missing])
            messages.info(request, f"The other marks are saved. Say who deputised for {names}.")
            return redirect("meetings:attendance_deputy", self.meeting.pk, missing[0].pk)
        messages.success(request, "The attendance has been saved.")
        return redirect("meetings:attendance_edit", self.meeting.pk)

    def _mark(self, row, missing):
        sent = self.request.POST.get(f"status_{row.pk}", row.status)
        if sent == self.request.POST.get(f"was_{row.pk}", "") or sent == row.status:
            return
        if sent not in AttendanceStatus.values:
            raise Refused(f"Choose one of the marks for {row.name_then}.")
        if sent == AttendanceStatus.DEPUTY and not hasattr(row, "deputy"):
            attendance.check_takes_deputy(row)
            missing.append(row)
        else:
            attendance.mark(row=row, status=sent, by=self.request.user)


def row_or_404(request, pk, row):
    meeting = visible_meeting(request, pk)
    rows = meeting.attendances.select_related("meeting__group", "person", "seat", "deputising_for")
    return get_object_or_404(rows, pk=row)


@require_POST
def attendance_mark(request, pk, row):
    """Save one mark and answer with the row and the quorum as they now stand, for the page to show."""
    row = row_or_404(request, pk, row)
    status = request.POST.get("status", "")
    try:
        if status not in AttendanceStatus.values:
            raise Refused("Choose one of the marks.")
        with one_write():
            attendance.mark(row=row, status=status, by=request.user)
    except Refused as refusal:
        return JsonResponse({"problem": refusal.reason}, status=409)
    return JsonResponse(_fragments(request, row))


def _fragments(request, marked):
    meeting, rows = with_rows(marked.meeting)
    deputies = {row.deputising_for_id: row for row in rows if row.deputising_for_id}
    row = next(row for row in rows if row.pk == marked.pk)
    holder = row.deputising_for or row
    shown = row_of(holder, deputies.get(holder.pk))
    summary = {"tally": tally_of(rows), "quorum": quorum_line(quorum_at(meeting))}
    return {
        "key": holder.pk,
        "row": render_to_string("meetings/_attendance_row.html", {"row": shown}, request),
        "summary": render_to_string("meetings/_attendance_summary.html", summary, request),
        "said": f"{row.name_then}: {row.get_status_display().lower()}.",
    }


class AttendanceFormView(ServiceFormView):
    """A form about the attendance; goes back to the page, to the row it was about."""

    template_name = "meetings/attendance_form.html"
    about = ""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.row = None
        if "row" in kwargs:
            self.row = row_or_404(request, kwargs["pk"], kwargs["row"])
            self.meeting = self.row.meeting
        else:
            self.meeting = visible_meeting(request, kwargs["pk"])
        self.caption = f"{self.meeting.reference} {self.meeting.name}"
        if self.about:
            self.heading = self.about.format(self.row.name_then)

    def dispatch(self, request, *args, **kwargs):
        with transaction.atomic():
            attendance.check_can_mark(self.meeting, request.user)
        return super().dispatch(request, *args, **kwargs)

    def get_cancel_url(self):
        anchor = f"#row-{self.row.pk}" if self.row else ""
        return reverse("meetings:attendance_edit", args=[self.meeting.pk]) + anchor

    def get_success_url(self):
        return self.get_cancel_url()

    def get_context_data(self, **kwargs):
        return super().get_context_data(meeting=self.meeting, row=self.row, **kwargs)

    def others(self):
        """People who have no row of this attendance yet."""
        here = set(self.meeting.attendances.values_list("person_id", flat=True))
        return [person for person in directory(self.meeting) if person.pk not in here]


class AttendanceDeputyView(AttendanceFormView):
    form_class = DeputyForm
    about = "Who deputised for {}?"

    def get_form_kwargs(self):
        deputies, seated = self._deputies(), self._seated()
        groups = (
            ("Named deputies of this seat", [p for p in deputies if p.pk not in seated]),
            ("Other people", self.others()),
        )
        here = [person.full_name for person in deputies if person.pk in seated]
        return super().get_form_kwargs() | {"row": self.row, "groups": groups, "here": here}

    def _seated(self):
        """The keys of those who have a row because of a seat of their own."""
        rows = self.meeting.attendances.filter(seat__isnull=False)
        return set(rows.values_list("person_id", flat=True))

    def _deputies(self):
        if not self.row.seat:
            return []
        named = self.row.seat.memberships.on(self.meeting.date).filter(
            role=MembershipRole.NAMED_DEPUTY
        )
        people = Person.objects.filter(memberships__in=named).distinct()
        return list(people.select_related("employer", "speaks_for").order_by("family_name", "pk"))

    def carry_out(self, form):
        return attendance.add_deputy(row=self.row, by=self.request.user, **form.service_data())

    def get_success_url(self):
        messages.success(
            self.request, f"{self.result.name_then} deputised for {self.row.name_then}."
        )
        return super().get_success_url()


class AttendanceAddView(AttendanceFormView):
    form_class = AttendeeForm
    heading = "Add somebody to the attendance"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"groups": (("People", self.others()),)}

    def carry_out(self, form):
        return attendance.add_attendee(
            meeting=self.meeting, by=self.request.user, **form.service_data()
        )

    def get_success_url(self):
        messages.success(self.request, f"{self.result.name_then} has been added.")
        return f"{super().get_cancel_url()}#row-{self.result.pk}"


class AttendanceRowEditView(AttendanceFormView):
    form_class = DetailsForm
    about = "Details of {}"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"row": self.row}

    def carry_out(self, form):
        return attendance.edit_details(row=self.row, by=self.request.user, **form.service_data())


class AttendanceRemoveView(AttendanceFormView):
    """Asks first, then takes the row out."""

    template_name = "meetings/attendance_remove.html"
    form_class = ServiceForm
    about = "Remove {} from the attendance?"

    def carry_out(self, form):
        return attendance.remove_row(row=self.row, by=self.request.user)

    def get_success_url(self):
        say_done(
            self.request,
            f"{self.row.name_then} has been removed from the attendance.",
            self.result,
        )
        return reverse("meetings:attendance_edit", args=[self.meeting.pk])


@transition
def attendance_mark_rest(request, pk):
    """Apologies first, then everybody else at once."""
    meeting = visible_meeting(request, pk)
    marked = attendance.mark_rest(meeting=meeting, by=request.user)
    messages.success(request, f"{plural(marked, 'person was', 'people were')} marked present.")
    return redirect("meetings:attendance_edit", meeting.pk)


@transition
def attendance_refresh(request, pk):
    """Bring the rows up to date with the seats; marks are kept."""
    meeting = visible_meeting(request, pk)
    attendance.check_can_mark(meeting, request.user)
    changed = attendance.prefill(meeting=meeting, by=request.user)
    if changed:
        sentence = f"{plural(changed, 'row was', 'rows were')} brought up to date with the seats."
    else:
        sentence = "Nothing has changed: the attendance already shows the seats as they stand."
    messages.success(request, sentence)
    for row in attendance.rows_without_seat(meeting):
        messages.warning(request, seat_ended(row))
    return redirect("meetings:attendance_edit", meeting.pk)
