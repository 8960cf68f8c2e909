"""Reading minutes: the page, the approved versions, their PDFs and Word files."""

from django.db.models import Exists, OuterRef
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView

from board.context_processors import profile_for
from common import word
from common.prepared import prepared
from meetings import rules
from meetings.checks import warnings
from meetings.enums import MinutesStatus
from meetings.forms.people import names_at
from meetings.models import Capture, ItemComment, Minutes, MinutesStep, MinutesVersion
from meetings.pdf import file_name
from meetings.presenters.approval import (
    downloads,
    shown_documents,
    steps_for,
    unmarked,
    warnings_by_item,
)
from meetings.presenters.comments import Discussion, still_open
from meetings.previous_minutes import approving_item
from meetings.reading import frozen_pdf, latest_version, read, read_version, reads_version
from meetings.views.loading import first_or_404
from meetings.word import minutes_docx as docx_of


def visible_minutes(request, pk):
    """The minutes of a meeting, or a 404 when this person may not see them."""
    return first_or_404(_visible_minutes(request.user, pk))


@prepared
def _visible_minutes(person, meeting):
    related = ("meeting__group", "meeting__minute_taker")
    here = OuterRef("meeting")
    return (
        Minutes.objects.visible_to(person)
        .select_related(*related)
        .filter(meeting=meeting)
        .annotate(
            has_comments=Exists(ItemComment.objects.filter(item__meeting=here)),
            has_questions=Exists(Capture.objects.open().filter(item__meeting=here)),
        )
    )


class MinutesDetailView(TemplateView):
    """The minutes as this person may read them; for those who write them also what comes next."""

    template_name = "meetings/minutes_detail.html"

    def get_context_data(self, **kwargs):
        person, minutes = self.request.user, visible_minutes(self.request, kwargs["pk"])
        reading = read(minutes, person, board=profile_for(self.request))
        writes = rules.takes_minutes(person, minutes.meeting.group)
        follows = writes or person.sees_everything or rules.chairs(person, minutes.meeting.group)
        editing = writes and reading.version is None
        context = {
            "minutes": minutes,
            "meeting": minutes.meeting,
            "record": reading.record,
            "reading": reading,
            "editing": editing,
            "follows": follows,
            "is_being_corrected": reading.version is not None and not minutes.is_approved,
            "downloads": downloads(minutes, reading, person),
            "versions": versions_of(minutes, reading),
        }
        if reading.version is None:
            context |= comments_of_draft(minutes, person, reading.record, follows=follows)
        if follows:
            context["steps"] = steps_for(minutes, person)
            context["history"] = steps_taken(minutes)
            if writes and minutes.status == MinutesStatus.CIRCULATED:
                context["approving_item"] = approving_item(minutes.meeting)
        if editing:
            found = warnings(
                reading.meeting,
                names_at(reading.meeting),
                reading.meeting.decisions_waiting,
                Capture.objects.open_at(reading.meeting) if minutes.has_questions else (),
            )
            context["warnings"] = warnings_by_item(reading.record, found)
            context["unmarked"] = unmarked(reading.record)
        return super().get_context_data(**kwargs, **context)


def comments_of_draft(minutes, person, record, *, follows):
    """What was said of the draft; for those who follow the minutes also what of it is still open."""
    comments = ItemComment.objects.visible_to(person).of_meeting(minutes.meeting)
    said = list(comments) if minutes.has_comments else []
    return {
        "discussion": Discussion(minutes, said, person, timezone.localdate()),
        "comments_open": still_open(minutes, record, said) if follows else [],
    }


@prepared
def steps_taken(minutes):
    """What happened to minutes, the latest first, and who did it."""
    steps = MinutesStep.objects.filter(minutes=minutes)
    found = steps.select_related("made_by").order_by("-made_at", "-pk")
    names = (f"made_by__{name}" for name in ("title", "given_name", "family_name"))
    return found.only("to_status", "made_at", "reason", *names)


def versions_of(minutes, reading):
    """The approved versions without their words, latest first; a draft was loaded with them."""
    if reading.meeting is None:
        return list(minutes.versions.defer("snapshot").order_by("-number"))
    return sorted(minutes.versions.all(), key=lambda version: -version.number)


class MinutesVersionView(TemplateView):
    """What a meeting approved, from the frozen version, with the fingerprints of its PDFs."""

    template_name = "meetings/minutes_version.html"

    def get_context_data(self, **kwargs):
        minutes, version = visible_version(self.request, kwargs["pk"], kwargs["number"])
        full = rules.sees_confidential(self.request.user, minutes.meeting.group)
        return super().get_context_data(
            **kwargs,
            minutes=minutes,
            meeting=minutes.meeting,
            version=version,
            record=read_version(version, full=full).record,
            documents=shown_documents(version, version.documents.all(), full=full),
            latest=latest_version(minutes),
        )


def visible_version(request, pk, number):
    minutes = visible_minutes(request, pk)
    versions = MinutesVersion.objects.select_related("recorded_by", "approved_at_item__meeting")
    return minutes, get_object_or_404(versions, minutes=minutes, number=number)


@require_safe
def minutes_pdf(request, pk):
    """The PDF of what the page shows; `?edition=open` leaves out confidential items."""
    person, open_only = request.user, _wants_open(request)
    minutes = first_or_404(_little_of_minutes(person, pk))
    is_frozen = reads_version(minutes, person)
    if is_frozen and (frozen := frozen_pdf(minutes, person, open_only=open_only)):
        return _download(frozen.content, frozen.name)
    return _download_of(read(visible_minutes(request, pk), person, open_only=open_only))


@prepared
def _little_of_minutes(person, meeting):
    """What it takes to hand out minutes that are frozen already."""
    found = Minutes.objects.visible_to(person).filter(meeting=meeting)
    columns = ("status", "meeting__reference", "meeting__group__code")
    return found.select_related("meeting__group").only(*columns)


@require_safe
def minutes_version_pdf(request, pk, number):
    minutes, version = visible_version(request, pk, number)
    full = rules.sees_confidential(request.user, minutes.meeting.group)
    return _download_of(read_version(version, full=full and not _wants_open(request)))


@require_safe
def minutes_docx(request, pk):
    """What the PDF says, in Word. Approved minutes come from the frozen version."""
    minutes = visible_minutes(request, pk)
    return _in_word(read(minutes, request.user, open_only=_wants_open(request)))


@require_safe
def minutes_version_docx(request, pk, number):
    minutes, version = visible_version(request, pk, number)
    full = rules.sees_confidential(request.user, minutes.meeting.group)
    return _in_word(read_version(version, full=full and not _wants_open(request)))


def _in_word(reading):
    return word.response(docx_of(reading.record), file_name(reading.record, extension=""))


def _wants_open(request):
    return request.GET.get("edition") == "open"


def _download_of(reading):
    return _download(reading.pdf, file_name(reading.record))


def _download(content, name):
    """A file of its own name; nothing between here and the reader keeps a copy."""
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response
