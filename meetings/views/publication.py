"""Preparing what the public may read: the list, the text with its marks, and what is done to it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.views.decorators.http import require_safe
from django.views.generic import ListView, TemplateView

from board.context_processors import profile_for
from board.services import profile as profiles
from common import sent_forms
from common.downloads import download
from common.forms import ServiceForm
from common.refusals import Refused
from common.uploads import CONTENT_TYPES
from common.views import ServiceFormView, transition
from meetings import rules
from meetings.enums import PublicationKind, PublicationStatus
from meetings.forms.publication import HoldForm, RedactForm, ReportForm, WithdrawForm
from meetings.models import AgendaVersion, MinutesVersion, Publication, Redaction
from meetings.presenters import publication as presenters
from meetings.publication import records
from meetings.publication.places import passages_of
from meetings.services import publication as services
from meetings.services import redactions, reports
from meetings.views.loading import LONGEST_KEY, visible_meeting

PAGE = 20


def visible_publication(request, pk):
    """The publication, or a 404 for everybody but the business unit and the board's chair."""
    related = ("group", "minutes_version__minutes__meeting", "agenda_version__meeting")
    people = ("prepared_by", "checked_by")
    found = Publication.objects.visible_to(request.user).select_related(*related, *people)
    return get_object_or_404(found, pk=pk)


def is_replaced(publication):
    """Whether another publication stands in the place of one that was withdrawn."""
    at_the_address = {"kind": publication.kind, "reference": publication.reference}
    return Publication.objects.standing().filter(**at_the_address).exists()


class PublicationListView(ListView):
    """Everything that is or was on its way to the public, and whether the public area is open."""

    template_name = "meetings/publication_list.html"
    paginate_by = PAGE

    def get_queryset(self):
        person = self.request.user
        if not person.sees_everything:
            raise Http404
        return Publication.objects.visible_to(person).select_related("group").defer("snapshot")

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            is_open=profile_for(self.request).has_public_area,
            is_unit=self.request.user.is_business_unit,
            **kwargs,
        )


class PublicationDetailView(TemplateView):
    """While it is prepared its text with marks; later what was redacted; always what comes next."""

    template_name = "meetings/publication_detail.html"

    def get_context_data(self, **kwargs):
        made = visible_publication(self.request, kwargs["pk"])
        marks = list(made.redactions.select_related("made_by"))
        is_preparing = made.status == PublicationStatus.PREPARING
        is_text = made.kind != PublicationKind.REPORT
        context = {
            "publication": made,
            "tone": presenters.tone_of(made),
            "is_unit": self.request.user.is_business_unit,
            "is_open": profile_for(self.request).has_public_area,
            "has_passed": made.is_held and made.hold_until < timezone.localdate(),
            "steps": made.steps.select_related("made_by"),
            "files": made.files.defer("content"),
        }
        if made.status == PublicationStatus.WITHDRAWN and not is_replaced(made):
            context["again_url"] = presenters.again_url(made)
        if is_text and is_preparing:
            context["sections"] = presenters.marked_sections(made, marks)
            listed = presenters.listed(made, marks)
            context["wholes"] = [each for each in listed if each.whole]
        elif is_text:
            context["listed"] = presenters.listed(made, marks)
        return super().get_context_data(**kwargs, **context)


class PublicationFormView(ServiceFormView):
    """A form about one publication, for the business unit."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.publication = visible_publication(request, kwargs["pk"])
        self.caption = self.publication.title

    def dispatch(self, request, *args, **kwargs):
        if not sent_forms.was_sent(request.POST.get("token")):
            self.check()
        return super().dispatch(request, *args, **kwargs)

    def check(self):
        rules.check_prepare_publications(self.request.user)

    def get_cancel_url(self):
        return self.publication.get_absolute_url()

    get_success_url = get_cancel_url

    def get_context_data(self, **kwargs):
        return super().get_context_data(publication=self.publication, **kwargs)


class BeginView(ServiceFormView):
    """Asks before a public version is begun; one that stands already is shown instead."""

    form_class = ServiceForm
    template_name = "meetings/publication_begin.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.meeting = visible_meeting(request, kwargs["pk"])
        if not request.user.sees_everything:
            raise Http404
        self.version = self.load()
        self.caption = f"{self.meeting.reference} {self.meeting.name}"

    def dispatch(self, request, *args, **kwargs):
        standing = self.version.publications.standing().first()
        if standing:
            return redirect(standing)
        rules.check_prepare_publications(request.user)
        return super().dispatch(request, *args, **kwargs)


class MinutesBeginView(BeginView):
    heading = "Prepare a public version of these minutes?"

    def load(self):
        found = MinutesVersion.objects.select_related("minutes__meeting__group")
        return get_object_or_404(found, minutes__meeting=self.meeting, number=self.kwargs["number"])

    def carry_out(self, form):
        return services.begin_minutes(version=self.version, by=self.request.user)

    def get_cancel_url(self):
        return reverse("meetings:minutes_version", args=[self.meeting.pk, self.version.number])


class AgendaBeginView(BeginView):
    heading = "Prepare a public version of this agenda?"

    def load(self):
        found = AgendaVersion.objects.select_related("meeting__group")
        return get_object_or_404(found, meeting=self.meeting, number=self.kwargs["number"])

    def carry_out(self, form):
        return services.begin_agenda(version=self.version, by=self.request.user)

    def get_cancel_url(self):
        return self.version.get_absolute_url()


class ReportAddView(ServiceFormView):
    form_class = ReportForm
    heading = "Publish a report"
    success_message = "The report has been kept. Send it to be checked."
    cancel_url = reverse_lazy("meetings:publication_list")

    def dispatch(self, request, *args, **kwargs):
        if not request.user.sees_everything:
            raise Http404
        rules.check_prepare_publications(request.user)
        return super().dispatch(request, *args, **kwargs)

    def carry_out(self, form):
        return reports.begin_report(by=self.request.user, **form.service_data())


class RedactView(PublicationFormView):
    """`?place=` names the passage, `?start=` and `?end=` what was selected in it: words stay out of addresses."""

    form_class = RedactForm
    template_name = "meetings/redact.html"
    heading = "Redact"

    def check(self):
        super().check()
        if self.publication.status != PublicationStatus.PREPARING:
            raise Refused(redactions.CLOSED)

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        place = request.GET.get("place", "")
        passages = passages_of(records.frozen_of(self.publication))
        self.passage = next((each for each in passages if each.place == place), None)
        if self.passage is None:
            raise Http404

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"passage": self.passage}

    def get_initial(self):
        asked = [self.request.GET.get(name, "") for name in ("start", "end")]
        if not all(each.isdecimal() and len(each) < LONGEST_KEY for each in asked):
            return {"what": "words"}
        start, end = (int(each) for each in asked)
        return {"what": "words", "words": self.passage.text[start:end], "start": start}

    def carry_out(self, form):
        made = redactions.redact(
            publication=self.publication, by=self.request.user, **form.service_data()
        )
        places = f"{len(made)} places" if len(made) > 1 else "one place"
        self.success_message = f"Redacted in {places}{_in_other_capitals(made, form)}."
        return self.publication

    def get_success_url(self):
        return f"{self.publication.get_absolute_url()}#{presenters.anchor(self.passage.place)}"

    get_cancel_url = get_success_url

    def get_context_data(self, **kwargs):
        return super().get_context_data(passage=self.passage, **kwargs)


def _in_other_capitals(made, form):
    """ ", 2 of them in other capitals": how many places are not written as the words that were given."""
    data = form.service_data()
    words = data.get("words", "").strip().replace("\r\n", "\n")
    count = sum(each.quoted != words for each in made) if data.get("everywhere") else 0
    return f", {count} of them in other capitals" if count else ""


@transition
def redaction_remove(request, pk, redaction):
    made = visible_publication(request, pk)
    found = get_object_or_404(Redaction.objects.select_related("publication"), pk=redaction)
    if found.publication_id != made.pk:
        raise Http404
    redactions.unredact(redaction=found, by=request.user)
    messages.success(request, "The mark has been taken away: these words will be published.")
    return redirect(f"{made.get_absolute_url()}#{presenters.anchor(found.place)}")


@transition
def publication_send(request, pk):
    made = services.send(publication=visible_publication(request, pk), by=request.user)
    messages.success(request, "The public version has been made. Somebody else checks it now.")
    return redirect(made)


class HoldView(PublicationFormView):
    form_class = HoldForm
    heading = "Hold this publication?"
    success_message = "It is held: the public cannot read it until the hold is lifted."

    def carry_out(self, form):
        return services.hold(
            publication=self.publication, by=self.request.user, **form.service_data()
        )


@transition
def publication_lift(request, pk):
    made = services.lift(publication=visible_publication(request, pk), by=request.user)
    messages.success(request, "The hold has been lifted.")
    return redirect(made)


class WithdrawView(PublicationFormView):
    form_class = WithdrawForm
    heading = "Withdraw this?"
    success_message = "It has been withdrawn. The public cannot read it any more."

    def carry_out(self, form):
        return services.withdraw(
            publication=self.publication, by=self.request.user, **form.service_data()
        )


@require_safe
def publication_file(request, pk, kind):
    """A public file as it will be or is published, for those who prepare and check."""
    made = visible_publication(request, pk)
    file = get_object_or_404(made.files, kind=kind)
    return download(
        bytes(file.content),
        name=f"{made.reference}-{made.kind}-public",
        extension=kind,
        content_type=CONTENT_TYPES[kind],
    )


@transition
def public_area_switch(request):
    """Open the public area to everybody, or close it."""
    if not request.user.sees_everything:
        raise Http404
    is_open = request.POST.get("open") == "yes"
    profiles.set_public_area(is_open=is_open, by=request.user)
    said = "open: anybody can read what is published" if is_open else "closed"
    messages.success(request, f"The public area is {said}.")
    return redirect("meetings:publication_list")
