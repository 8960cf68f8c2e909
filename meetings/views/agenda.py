"""The agenda: the builder for the business unit, the published words for everybody else."""

from django.db.models import Count, Exists, OuterRef
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView

from actions.arising import taken_up
from common.prepared import prepared
from common.views import ServiceFormView
from meetings import rules
from meetings.agenda_loading import latest_version, with_agenda
from meetings.enums import MeetingKind, MeetingStatus
from meetings.forms.agenda import PublishForm, QuickItemForm
from meetings.models import AgendaItem, StandingItem
from meetings.papers.loading import circulated_at, paper_counts, papers_seen
from meetings.presenters.agenda import agenda_from
from meetings.presenters.agenda_builder import builder_rows
from meetings.presenters.agenda_changes import changes_between
from meetings.presenters.papers import with_papers
from meetings.refusal import refusal_of
from meetings.services import agenda as agendas
from meetings.services import invitations
from meetings.views.forward_box import waiting_box
from meetings.views.loading import MeetingMixin
from notices.presenters import recipients


def builder_context(meeting, person):
    """What the builder shows: rows, clock and what has changed since the last version."""
    loaded = with_agenda(meeting)
    items = [item for part in loaded.parts_in_order for item in part.items_in_order]
    taken = taken_up(meeting) if any(item.takes_up for item in items) else {}
    record = agenda_from(agendas.snapshot_of_loaded(loaded, actions=taken), full=True)
    version = latest_version(meeting)
    changes = []
    if version:
        changes = changes_between(agenda_from(version.snapshot, full=True), record)
    return {
        "meeting": meeting,
        "record": record,
        "parts": builder_rows(loaded, record, paper_counts(meeting.pk)),
        "version": version,
        "changes": changes,
        "refusal": refusal_of(agendas.check_write_agenda, person, meeting),
        "standing": standing_offer(meeting),
        "waiting": waiting_box(meeting, person),
        "quick_form": QuickItemForm(auto_id=False),
        "quick_part": None,
    }


def standing_offer(meeting):
    """What a planned ordinary meeting lacks of its group's standing items."""
    if meeting.status != MeetingStatus.PLANNED or meeting.kind != MeetingKind.ORDINARY:
        return {}
    return next(iter(_standing_items(meeting)), {"has_any": 0, "missing": 0})


@prepared
def _standing_items(meeting):
    """How many there are and how many are missing, as one dict or none."""
    there = AgendaItem.objects.filter(meeting=meeting, standing_item=OuterRef("pk"))
    of_group = StandingItem.objects.filter(group=meeting.group_id).order_by().values("group")
    counted = of_group.annotate(has_any=Count("pk"), missing=Count("pk", filter=~Exists(there)))
    return counted.values("has_any", "missing")


class AgendaDetailView(MeetingMixin, TemplateView):
    def guard(self):
        """Whoever may see the meeting may read what was published of its agenda."""

    def get_template_names(self):
        if not self.request.user.is_business_unit:
            return ["meetings/agenda_detail.html"]
        if "HX-Request" in self.request.headers:
            return ["meetings/_agenda_builder.html"]
        return ["meetings/agenda_builder.html"]

    def get_context_data(self, **kwargs):
        if self.request.user.is_business_unit:
            return super().get_context_data(
                **builder_context(self.meeting, self.request.user), **kwargs
            )
        version = latest_version(self.meeting)
        context = version_context(self.meeting, version, self.request.user)
        if context["record"]:
            papers = papers_seen(self.request.user, self.meeting, version=version)
            with_papers(context["record"], papers, self.meeting, timezone.localdate())
        return super().get_context_data(**context, **kwargs)

    def render_to_response(self, context, **kwargs):
        response = super().render_to_response(context, **kwargs)
        response["Vary"] = "HX-Request"
        return response


class AgendaVersionView(MeetingMixin, TemplateView):
    """One published version, with what it changed."""

    template_name = "meetings/agenda_detail.html"

    def guard(self):
        """Versions are there for everybody who sees the meeting."""

    def get_context_data(self, **kwargs):
        versions = self.meeting.agenda_versions.select_related("published_by")
        version = get_object_or_404(versions, number=kwargs.pop("number"))
        return super().get_context_data(
            **version_context(self.meeting, version, self.request.user), **kwargs
        )


def version_context(meeting, version, person):
    """A published version as one person may read it; `version` may be None."""
    is_full = rules.sees_confidential(person, meeting.group)
    versions = list(meeting.agenda_versions.order_by("-number"))
    record, changes = None, []
    if version:
        record = agenda_from(version.snapshot, full=is_full)
        before = next((v for v in versions if v.number == version.number - 1), None)
        if before:
            changes = changes_between(agenda_from(before.snapshot, full=is_full), record)
    return {
        "meeting": meeting,
        "version": version,
        "record": record,
        "changes": changes,
        "versions": versions,
        "is_latest": bool(version and versions[0].number == version.number),
        "is_full": is_full,
        "circulated": circulated_at(person, meeting) if version and not is_full else [],
    }


class AgendaPublishView(MeetingMixin, ServiceFormView):
    form_class = PublishForm
    template_name = "meetings/agenda_publish.html"
    heading = "Publish the agenda"
    success_message = "The agenda has been published. Members of the group can read it now."

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.caption = f"{self.meeting.reference} {self.meeting.name}"

    def guard(self):
        agendas.check_write_agenda(self.request.user, self.meeting)

    def get_form_kwargs(self):
        is_first = not self.meeting.agenda_versions.exists()
        return super().get_form_kwargs() | {"is_first": is_first}

    def carry_out(self, form):
        return agendas.publish_agenda(
            meeting=self.meeting, by=self.request.user, **form.service_data()
        )

    def get_success_url(self):
        return self.meeting.get_absolute_url()

    def get_cancel_url(self):
        return reverse("meetings:agenda_detail", args=[self.meeting.pk])

    def get_context_data(self, **kwargs):
        told = [] if self.meeting.took_place else invitations.expected(self.meeting)
        return super().get_context_data(
            told=recipients(told, viewer=self.request.user),
            **builder_context(self.meeting, self.request.user),
            **kwargs,
        )
