"""The papers of a meeting, and of one item: reading, handing in, arranging and chasing them."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView

from common import sent_forms
from common.downloads import download_kept
from common.formats import listing, plural
from common.forms import ServiceForm
from common.views import ServiceFormView, transition
from meetings import rules
from meetings.agenda_loading import with_agenda
from meetings.enums import PackStatus
from meetings.forms.papers import (
    ExpectForm,
    HandInForm,
    HandInVersionForm,
    PaperForm,
    TakeBackForm,
)
from meetings.models import Pack
from meetings.numbering import item_numbers
from meetings.papers import claiming, deadlines, loading
from meetings.presenters import papers as presenters
from meetings.refusal import refusal_of
from meetings.services import papers
from meetings.views.loading import MeetingMixin, TellsDifferences, first_or_404
from meetings.views.order import wants_up
from meetings.views.paper_loading import contributed_item, visible_file, visible_paper
from meetings.views.reminding import RemindingView


class PaperListView(MeetingMixin, TemplateView):
    """All items of a meeting with their papers: what there is to read and, for the unit, what is missing."""

    template_name = "meetings/paper_list.html"

    def guard(self):
        """Whoever may see the meeting may see which papers are open to them."""

    def get_context_data(self, **kwargs):
        meeting, person = self.meeting, self.request.user
        items = presenters.papers_of_items(
            *numbered_items(meeting),
            loading.papers_seen(person, meeting),
            meeting,
            timezone.localdate(),
            full=rules.sees_confidential(person, meeting.group),
        )
        is_unit = person.reads_as_unit
        return super().get_context_data(
            meeting=meeting,
            items=items if is_unit else [item for item in items if item.papers],
            is_unit=is_unit,
            tally=presenters.tally(items),
            refusal=refusal_of(rules.check_arrange_papers, person, meeting) if is_unit else None,
            has_missing=is_unit and any(line.is_wanted for item in items for line in item.papers),
            **kwargs,
        )


def numbered_items(meeting):
    """The items of a meeting in order, and the dict of their numbers."""
    loaded = with_agenda(meeting)
    parts = [(part, part.items_in_order) for part in loaded.parts_in_order]
    return [item for _part, items in parts for item in items], item_numbers(parts)


class MyPapersView(TemplateView):
    """What the reader is asked for, and what they handed in, for meetings to come."""

    template_name = "meetings/paper_list_mine.html"

    def get_context_data(self, **kwargs):
        person, today = self.request.user, timezone.localdate()
        items = list(loading.items_to_contribute(person))
        papers_of = presenters.papers_by_item(loading.papers_to_contribute(person, items))
        lines = [
            {
                "item": item,
                "meeting": item.meeting,
                "papers": presenters.labelled(papers_of[item.pk], "", item.meeting, today),
                "is_over": deadlines.is_over(item.meeting, today),
            }
            for item in items
        ]
        return super().get_context_data(
            groups=presenters.grouped(lines),
            wanted=presenters.WANTED,
            other=presenters.OTHER,
            **kwargs,
        )


class ItemPapersView(ServiceFormView):
    """The papers of one item, for the unit and for those who contribute: the form takes several files at once."""

    template_name = "meetings/paper_item.html"
    form_class = HandInForm

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.item = contributed_item(request, kwargs["item"])
        self.meeting = self.item.meeting
        self.is_insider = rules.sees_confidential(request.user, self.meeting.group)
        self.heading = (self.is_insider and self.item.closed_title) or self.item.title
        self.caption = f"Papers for {self.meeting.reference} {self.meeting.name}"

    def carry_out(self, form):
        return papers.hand_in(item=self.item, by=self.request.user, **form.service_data())

    def get_success_url(self):
        tell_handed_in(self.request, self.result)
        tell_still_expected(self.request, self.item)
        return self.get_cancel_url()

    def get_cancel_url(self):
        return reverse("meetings:paper_item", args=[self.item.pk])

    def get_context_data(self, **kwargs):
        found = loading.papers_of_item(self.item)
        return super().get_context_data(
            item=self.item,
            meeting=self.meeting,
            lines=presenters.labelled(found, "", self.meeting, timezone.localdate()),
            refusal=refusal_of(rules.check_hand_in, self.request.user, self.item),
            is_unit=self.request.user.is_business_unit,
            is_over=deadlines.is_over(self.meeting, timezone.localdate()),
            own=[paper.pk for paper in found if self._is_own(paper)],
            **kwargs,
        )

    def _is_own(self, paper):
        """Whether the reader may take back what was handed in last."""
        latest = paper.versions_in_order[-1:]
        return any(rules.may_take_back(self.request.user, version) for version in latest)


def tell_handed_in(request, handed_in):
    """Says how many papers have come, and what is wrong with any of them."""
    versions = [paper.versions.order_by("number").last() for paper in handed_in]
    late = ". It is marked as late, because papers were due earlier" if versions[0].is_late else ""
    if len(versions) > 1 and late:
        late = ". They are marked as late, because papers were due earlier"
    names = listing([f"“{paper.title}”" for paper in handed_in])
    messages.success(
        request, f"{plural(len(versions), 'paper').capitalize()} handed in: {names}{late}."
    )
    for version in versions:
        if version.problem:
            messages.warning(request, f"{version.name}: {version.problem} Then hand it in again.")


def tell_still_expected(request, item):
    """A file that was not named like a paper that was asked for may still be one."""
    still = item.papers.all().expected_from(request.user).missing()
    names = [f"“{paper.title}”" for paper in still.order_by("position", "pk")]
    if names:
        messages.info(
            request,
            f"Still expected from you: {listing(names)}. If a file that you chose is one of them, hand it in there, "
            "and take it back where it stands now.",
        )


class PaperFormView(TellsDifferences, ServiceFormView):
    """A form about one paper, for the unit and for those who contribute to its item."""

    template_name = "meetings/paper_form.html"
    paper = None

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.item = self.load(request, kwargs)

    def load(self, request, kwargs):
        """The item; the paper and the caption are set beside it."""
        self.paper = visible_paper(request, kwargs["pk"])
        self.caption = self.paper.title
        return contributed_item(request, self.paper.item_id)

    def dispatch(self, request, *args, **kwargs):
        if not sent_forms.was_sent(request.POST.get("token")):
            rules.check_hand_in(request.user, self.item)
            self.guard()
        return super().dispatch(request, *args, **kwargs)

    def guard(self):
        """What else this form asks."""

    def get_cancel_url(self):
        return reverse("meetings:paper_item", args=[self.item.pk])

    get_success_url = get_cancel_url

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            item=self.item, meeting=self.item.meeting, paper=self.paper, **kwargs
        )


class PaperHandInView(PaperFormView):
    form_class = HandInVersionForm

    @property
    def heading(self):
        return "Hand in a new version" if self.paper.versions_in_order else "Hand in this paper"

    def carry_out(self, form):
        return papers.hand_in_version(paper=self.paper, by=self.request.user, **form.service_data())

    def get_success_url(self):
        tell_handed_in(self.request, [self.result.paper])
        return self.get_cancel_url()


class PaperEditView(PaperFormView):
    form_class = PaperForm
    heading = "Change the paper"
    success_message = "The paper has been changed."

    def get_initial(self):
        names = ("title", "organisation", "marking", "contributor", "version")
        return {name: getattr(self.paper, name) for name in names}

    def get_form_kwargs(self):
        arranges = self.request.user.is_business_unit
        return super().get_form_kwargs() | {
            "item": self.item,
            "paper": self.paper,
            "arranges": arranges,
        }

    def carry_out(self, form):
        return papers.edit(
            paper=self.paper,
            by=self.request.user,
            expected_version=form.cleaned_data["version"] or 0,
            **form.service_data(),
        )


class PaperRemoveView(PaperFormView):
    form_class = ServiceForm
    template_name = "meetings/paper_remove.html"
    heading = "Remove this paper?"
    success_message = "The paper has been removed. It can be brought back for 30 days."

    def guard(self):
        rules.check_arrange_papers(self.request.user, self.item.meeting)

    def carry_out(self, form):
        return papers.remove(paper=self.paper, by=self.request.user, page=self.get_cancel_url())


class PaperTakeBackView(PaperFormView):
    """A wrong file goes again; what was asked for stays asked for."""

    form_class = TakeBackForm
    template_name = "meetings/paper_take_back.html"
    heading = "Take back this file?"
    success_message = "The file has been taken back. It can be brought back for 30 days."

    def guard(self):
        rules.check_take_back(self.request.user, self.latest)

    @property
    def latest(self):
        version = first_or_404(self.paper.versions_in_order[-1:])
        version.paper = self.paper
        return version

    def get_initial(self):
        return {"number": self.latest.number}

    def get_form_kwargs(self):
        was_asked_for = claiming.was_asked_for(self.paper, self.latest)
        return super().get_form_kwargs() | {"may_go": self.is_only and not was_asked_for}

    @property
    def is_only(self):
        return len(self.paper.versions_in_order) == 1

    def carry_out(self, form):
        back = self.get_cancel_url()
        return papers.take_back(
            paper=self.paper, by=self.request.user, page=back, **form.service_data()
        )

    def get_context_data(self, **kwargs):
        packs = Pack.objects.filter(meeting=self.item.meeting, status=PackStatus.READY)
        is_in_pack = packs.filter(contents__contains=[{"file": self.latest.pk}]).exists()
        return super().get_context_data(
            file=self.latest, is_only=self.is_only, is_in_pack=is_in_pack, **kwargs
        )


class PaperExpectView(PaperFormView):
    """The unit says that a paper is wanted, and from whom."""

    form_class = ExpectForm
    heading = "Expect a paper"
    success_message = (
        "The paper is expected now. It is listed as missing until it has been handed in."
    )

    def load(self, request, kwargs):
        item = contributed_item(request, kwargs["item"])
        self.caption = item.closed_title or item.title
        return item

    def guard(self):
        rules.check_arrange_papers(self.request.user, self.item.meeting)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"item": self.item, "arranges": True}

    def get_initial(self):
        return {"marking": papers.usual_marking(self.item)}

    def carry_out(self, form):
        return papers.expect(item=self.item, by=self.request.user, **form.service_data())


class PaperChaseView(RemindingView):
    heading = "Remind those whose papers are missing?"
    back, back_label = "meetings:paper_list", "Papers"
    mail_says = (
        "They are told how many papers are missing and until when they are due, with a link to hand them in. "
        "The mail names no titles."
    )
    nobody = "no paper is missing, nobody is named for those that are, or all were reminded today."

    def guard(self):
        rules.check_arrange_papers(self.request.user, self.meeting)

    def people(self):
        return deadlines.to_chase(self.meeting)

    def carry_out(self, form):
        return papers.chase(meeting=self.meeting, by=self.request.user)


class PaperDetailView(TemplateView):
    """One paper: what it is, its files from the first to the last."""

    template_name = "meetings/paper_detail.html"

    def get_context_data(self, **kwargs):
        person = self.request.user
        paper = visible_paper(self.request, kwargs.pop("pk"))
        meeting = paper.item.meeting
        contributes = person.is_business_unit or loading.is_contributor(person, paper)
        return super().get_context_data(
            paper=paper,
            meeting=meeting,
            line=presenters.paper_line(paper, meeting, timezone.localdate()),
            versions=[presenters.version_line(each) for each in reversed(paper.versions_in_order)],
            contributes=contributes,
            is_unit=person.is_business_unit,
            sees_meeting=loading.sees_meeting(person, meeting),
            **kwargs,
        )


@transition
def paper_move(request, pk):
    paper = visible_paper(request, pk)
    papers.move(paper=paper, up=wants_up(request), by=request.user)
    return redirect(f"{reverse('meetings:paper_item', args=[paper.item_id])}#paper-{paper.pk}")


@require_safe
def paper_file(request, pk):
    """The file of a paper as it was handed in last."""
    return given(visible_file(request, pk))


@require_safe
def paper_version(request, pk, number):
    return given(visible_file(request, pk, number))


def given(version):
    """A file as an attachment under the paper's title; never shown as a page of ours."""
    return download_kept(version.file, name=version.paper.title, kind=version.kind)
