"""The pack of a meeting: reading it, and for the unit making it, seeing who has opened it and reminding the others."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView

from common import office
from common.afterwards import afterwards
from common.downloads import download_kept
from common.formats import plural
from common.prepared import prepared
from common.uploads import FileKind
from common.views import HtmxPartMixin, transition
from meetings import rules
from meetings.enums import Edition, PackStatus
from meetings.models import Pack
from meetings.packs import readers
from meetings.papers.loading import papers_seen
from meetings.presenters import packs as presenters
from meetings.refusal import refusal_of
from meetings.services import invitations, packs
from meetings.views.loading import MeetingMixin, first_or_404, visible_meeting
from meetings.views.reminding import RemindingView


class PackView(MeetingMixin, HtmxPartMixin, TemplateView):
    """What there is to read for this person."""

    template_name, part = "meetings/pack_detail.html", "meetings/_packs.html"

    def guard(self):
        """Whoever may see the meeting may read the pack of their own entitlement."""

    def get_context_data(self, **kwargs):
        meeting, person = self.meeting, self.request.user
        mine = readers.packs_for(person, meeting)
        if not person.reads_as_unit:
            mine = [pack for pack in mine if pack.is_ready]
        for pack in mine:
            pack.meeting = meeting
        lines = [presenters.pack_line(pack, is_unit=person.is_business_unit) for pack in mine]
        context = super().get_context_data(
            meeting=meeting,
            lines=lines,
            is_under_way=any(line["is_under_way"] for line in lines),
            is_unit=person.is_business_unit,
            **kwargs,
        )
        return context | (self.for_unit(mine) if person.is_business_unit else {})

    def for_unit(self, mine):
        meeting = self.meeting
        new, changed = presenters.changes_since(mine, papers_seen(self.request.user, meeting))
        openings = readers.Openings(meeting)
        expected = invitations.expected(meeting)
        opened = [(person, openings.last_of(person.pk)) for person in expected]
        unopened = [
            presenters.unopened(
                person, openings.unopened_of(person.pk), openings.first_of(person.pk)
            )
            for person, opening in opened
            if not opening
        ]
        return {
            "refusal": refusal_of(packs.check_ask, self.request.user, meeting),
            "has_pack": any(pack.is_ready for pack in mine),
            "new": new,
            "changed": changed,
            "opened": [(person, opening) for person, opening in opened if opening],
            "unopened": unopened,
            "unopened_words": plural(len(unopened), "person", "people"),
            "converts": office.program() is not None,
        }


@transition
def pack_make(request, pk):
    made = packs.ask(meeting=visible_meeting(request, pk), by=request.user)
    words = "Two packs are being made: one for all members, one with the confidential items."
    messages.success(request, words if len(made) > 1 else "The pack is being made.")
    return redirect("meetings:pack_detail", pk)


@transition
def pack_supplement(request, pk):
    packs.ask_for_supplement(meeting=visible_meeting(request, pk), by=request.user)
    messages.success(
        request, "The supplement is being made. Its pages go on from those of the pack."
    )
    return redirect("meetings:pack_detail", pk)


@transition
def pack_make_again(request, pk, pack):
    found = get_object_or_404(Pack, pk=pack, meeting=visible_meeting(request, pk))
    packs.make_again(pack=found, by=request.user)
    messages.success(request, "The pack is being made again.")
    return redirect("meetings:pack_detail", pk)


@require_safe
def pack_file(request, pk, pack):
    """The PDF of a pack of the reader's own entitlement; that they opened it is kept."""
    meeting = visible_meeting(request, pk)
    mine = readers.edition_for(request.user, meeting)
    found = first_or_404(_ready(meeting.pk, pack, mine))
    found.meeting = meeting
    name, person = presenters.download_name(found), request.user
    response = download_kept(found.file, name=name, kind=FileKind.PDF)
    afterwards(response, lambda: packs.note_opening(pack=found, person=person))
    return response


@prepared
def _ready(meeting, pack, mine):
    found = Pack.objects.select_related("supplements").filter(pk=pack, meeting=meeting)
    return found.filter(edition__in=[mine, Edition.OPEN], status=PackStatus.READY)


class PackRemindView(RemindingView):
    heading = "Remind those who have not opened the pack?"
    back, back_label = "meetings:pack_detail", "Pack"
    mail_says = "They get a mail with a link to the pack. It says nothing of what is in it."
    nobody = "all have opened it, or were reminded today."

    def guard(self):
        rules.check_arrange_papers(self.request.user, self.meeting)

    def people(self):
        return readers.to_remind(self.meeting)

    def carry_out(self, form):
        return packs.remind(meeting=self.meeting, by=self.request.user)
