"""Retention, holds, disposals and disclosure requests."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse_lazy
from django.utils import timezone
from django.views.decorators.http import require_safe
from django.views.generic import DetailView, TemplateView

from board.models import BoardProfile
from common import pdf
from common.downloads import download
from common.views import ServiceFormView, transition
from keeping import forms, rules, services
from keeping.enums import ENDED, DisposalStatus
from keeping.models import DisclosureRequest, Disposal, Hold, RetentionRule
from keeping.presenters import PROVES, certificate_of, rule_changes, rule_line

HOME = reverse_lazy("keeping:home")


class ReadersMixin:
    """The unit, those who read as it does, and the board's chair; others are not told that it exists."""

    def dispatch(self, request, *args, **kwargs):
        if not rules.reads(request.user):
            raise Http404
        return super().dispatch(request, *args, **kwargs)


class KeeperFormView(ReadersMixin, ServiceFormView):
    """A form of the business unit."""

    cancel_url = success_url = HOME

    def dispatch(self, request, *args, **kwargs):
        if rules.reads(request.user):
            rules.check_keep(request.user)
        return super().dispatch(request, *args, **kwargs)


class HomeView(ReadersMixin, TemplateView):
    template_name = "keeping/home.html"

    def get_context_data(self, **kwargs):
        today = timezone.localdate()
        return super().get_context_data(
            rules=[rule_line(rule, today) for rule in services.schedule()],
            holds=Hold.objects.in_force(today).select_related("placed_by"),
            past_holds=Hold.objects.ended(today).select_related("placed_by", "lifted_by")[:50],
            changes=rule_changes(),
            disposals=Disposal.objects.select_related("proposed_by", "approved_by")[:20],
            requests=DisclosureRequest.objects.exclude(status__in=ENDED),
            ended=DisclosureRequest.objects.filter(status__in=ENDED)[:20],
            today=today,
            may_keep=self.request.user.is_business_unit,
            **kwargs,
        )


class RuleEditView(KeeperFormView):
    form_class = forms.RuleForm
    success_message = "The schedule has been changed."

    @property
    def heading(self):
        return str(self.rule)

    @property
    def rule(self):
        return get_object_or_404(RetentionRule, record_class=self.kwargs["kind"])

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"rule": self.rule}

    def carry_out(self, form):
        return services.change_rule(
            rule=self.rule,
            by=self.request.user,
            expected_version=form.cleaned_data["version"] or 0,
            **form.service_data(),
        )


class HoldAddView(KeeperFormView):
    form_class = forms.HoldForm
    heading = "Place a hold"
    success_message = "The hold is in force: nothing that it covers can be disposed of."

    def carry_out(self, form):
        return services.place_hold(by=self.request.user, **form.service_data())


class HoldLiftView(KeeperFormView):
    form_class = forms.LiftForm
    heading = "Lift this hold?"
    success_message = "The hold has been lifted."

    def carry_out(self, form):
        hold = get_object_or_404(Hold, pk=self.kwargs["pk"])
        return services.lift_hold(hold=hold, by=self.request.user, **form.service_data())

    @property
    def caption(self):
        return str(get_object_or_404(Hold, pk=self.kwargs["pk"]))


class DisposalAddView(KeeperFormView):
    form_class = forms.ProposeForm
    heading = "Propose a disposal"
    success_url = None
    success_message = "A second person must now approve it."

    def carry_out(self, form):
        return services.propose_disposal(by=self.request.user, **form.service_data())


class DisposalDetailView(ReadersMixin, DetailView):
    template_name = "keeping/disposal_detail.html"
    queryset = Disposal.objects.select_related("proposed_by", "approved_by")

    def get_context_data(self, **kwargs):
        disposal, person = self.object, self.request.user
        is_proposed = disposal.status == DisposalStatus.PROPOSED
        return super().get_context_data(
            may_decide=is_proposed and not person.changes_nothing,
            is_own=disposal.proposed_by_id == person.pk,
            certificate=certificate_of(disposal),
            proves=PROVES,
            **kwargs,
        )


@require_safe
def certificate_pdf(request, pk):
    """The certificate, to print or to keep: for whoever sees the page of the disposal."""
    disposal = get_object_or_404(Disposal, pk=pk, status=DisposalStatus.DONE)
    if not rules.reads(request.user):
        raise Http404
    title = f"Certificate of disposal {disposal}"
    said = {"certificate": certificate_of(disposal), "proves": PROVES}
    look = pdf.look_of(BoardProfile.objects.current())
    content = pdf.render("pdf/certificate.html", said, title=title, look=look)
    return download(content, name=title, extension="pdf", content_type="application/pdf")


@transition
def disposal_approve(request, pk):
    if not rules.reads(request.user):
        raise Http404
    disposal = services.approve_disposal(
        disposal=get_object_or_404(Disposal, pk=pk), by=request.user
    )
    is_done = disposal.status == DisposalStatus.DONE
    said = (
        "It has been carried out." if is_done else "Whoever runs the server can now carry it out."
    )
    messages.success(request, f"{disposal} is approved. {said}")
    return redirect(disposal)


class DisposalRefuseView(ReadersMixin, ServiceFormView):
    form_class = forms.RefuseForm
    heading = "Refuse this disposal?"
    success_message = "The disposal has been refused: nothing goes."

    def carry_out(self, form):
        disposal = get_object_or_404(Disposal, pk=self.kwargs["pk"])
        return services.refuse_disposal(
            disposal=disposal, by=self.request.user, **form.service_data()
        )

    def get_cancel_url(self):
        return get_object_or_404(Disposal, pk=self.kwargs["pk"]).get_absolute_url()


class RequestAddView(KeeperFormView):
    form_class = forms.RequestForm
    heading = "Enter a disclosure request"
    success_url = None
    success_message = "The request has been entered."

    def get_initial(self):
        return {"received_on": timezone.localdate()}

    def carry_out(self, form):
        return services.add_request(by=self.request.user, **form.service_data())


class RequestDetailView(ReadersMixin, ServiceFormView):
    """The request, what was done about it, and the form for the next step."""

    template_name = "keeping/request_detail.html"
    form_class = forms.StepForm
    success_message = "Saved."

    @property
    def row(self):
        return get_object_or_404(
            DisclosureRequest.objects.select_related("about"), pk=self.kwargs["pk"]
        )

    def get_initial(self):
        return {"status": self.row.status}

    def carry_out(self, form):
        return services.note_step(request=self.row, by=self.request.user, **form.service_data())

    def get_success_url(self):
        return self.request.path

    def get_cancel_url(self):
        return str(HOME)

    def get_context_data(self, **kwargs):
        row = self.row
        return super().get_context_data(
            row=row,
            steps=row.steps.select_related("made_by"),
            may_write=self.request.user.is_business_unit and row.status not in ENDED,
            may_reopen=rules.may_reopen(self.request.user, row),
            is_late=bool(
                row.due_on and row.due_on < timezone.localdate() and row.status not in ENDED
            ),
            **kwargs,
        )


class RequestReopenView(KeeperFormView):
    form_class = forms.ReopenForm
    heading = "Open this request again?"
    success_url = None
    success_message = "The request is open again."

    @property
    def row(self):
        return get_object_or_404(DisclosureRequest, pk=self.kwargs["pk"])

    @property
    def caption(self):
        return str(self.row)

    def dispatch(self, request, *args, **kwargs):
        if rules.reads(request.user):
            rules.check_reopen(request.user)
        return super().dispatch(request, *args, **kwargs)

    def carry_out(self, form):
        return services.reopen(request=self.row, by=self.request.user, **form.service_data())

    def get_cancel_url(self):
        return self.row.get_absolute_url()
