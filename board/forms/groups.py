from django import forms
from django.db.models import Q
from django.utils import timezone

from board import rules
from board.enums import GroupKind
from board.forms.fields import RowForm, StepForm, WholeNumberField, narrow, open_or_chosen
from board.labels import choices, group_kind_label
from board.models import FormerName, Group, Organisation
from common.fields import DayField, HourField
from common.forms import ServiceModelForm


class GroupForm(RowForm):
    submit_label = "Save group"

    keep_old_name = forms.BooleanField(
        label="If the name changes, keep the old one as a former name until today",
        help_text="Minutes of meetings before today go on saying the old name.",
        required=False,
        initial=True,
    )
    quorum_seats = WholeNumberField(
        label="Seats needed for a quorum (optional)",
        help_text="A seat counts once, through its member or a deputy.",
        required=False,
        min_value=1,
        max_value=99,
    )
    terms_agreed_on = DayField(label="Terms of reference agreed on (optional)", required=False)
    usual_start = HourField(label="Usually starts at (optional)", required=False)
    usual_end = HourField(label="Usually ends at (optional)", required=False)

    class Meta:
        model = Group
        fields = [
            "name",
            "code",
            "kind",
            "parent",
            "quorum_seats",
            "quorum_organisations",
            "terms_of_reference",
            "terms_agreed_on",
            "usual_venue",
            "usual_start",
            "usual_end",
        ]
        labels = {
            "name": "Name",
            "code": "Short code",
            "kind": "Kind of group",
            "parent": "Reports to",
            "quorum_organisations": "Organisations that must be there for a quorum (optional)",
            "terms_of_reference": "Terms of reference (optional)",
            "usual_venue": "Usual venue (optional)",
        }
        help_texts = {
            "code": "2 to 8 capital letters or digits. It begins the references of its meetings: "
            "QA gives QA-2026-01.",
        }
        error_messages = {
            "name": {"required": "Enter the group's name."},
            "code": {"required": "Enter a short code."},
        }
        widgets = {
            "terms_of_reference": forms.Textarea({"rows": 10}),
            "quorum_organisations": forms.CheckboxSelectMultiple,
        }

    def __init__(self, *args, words, **kwargs):
        super().__init__(*args, **kwargs)
        group = self.instance
        self.fields["kind"].choices = choices(GroupKind, group_kind_label, words)
        self.fields["parent"].empty_label = "No other group"
        running = Group.objects.running(timezone.localdate())
        running = open_or_chosen(running, group.parent_id).exclude(pk=group.pk)
        self.fields["parent"].queryset = running
        self.fields["quorum_organisations"].queryset = _candidates(group)
        narrow(self.fields["code"], 5)
        self.helper.layout.fields.remove("keep_old_name")
        if group.pk:
            self.helper.layout.fields.insert(
                self.helper.layout.fields.index("name") + 1, "keep_old_name"
            )
        else:
            del self.fields["keep_old_name"]

    def clean_name(self):
        sentence = "There is already a group called {twin}."
        return self.refuse_twin("name", self.cleaned_data["name"], sentence)

    def clean_code(self):
        code = self.cleaned_data["code"].strip().upper()
        return self.refuse_twin("code", code, "{twin} already has this code.")

    def clean(self):
        data = super().clean()
        self.fits(rules.check_group_parent, self.instance.pk, data.get("parent"))
        self.fits(rules.check_one_board, self.instance.pk, data.get("kind"))
        start, end = data.get("usual_start"), data.get("usual_end")
        if start and end and end <= start:
            self.add_error("usual_end", "The usual end must be after the usual start.")
        return data


def _candidates(group):
    """Organisations that a quorum may name: those with seats, statutory partners, those named."""
    named = Q(is_statutory_partner=True)
    if group.pk:
        named |= Q(seats__group=group) | Q(quorum_of=group)
    return Organisation.objects.filter(named).distinct()


class EndGroupForm(StepForm):
    submit_label = "End the group"

    ended_on = DayField(
        label="Last day of the group",
        help_text="Memberships that still run end with it. Its meetings and minutes stay.",
        error_messages={"required": "Enter the last day."},
    )

    def __init__(self, *args, row, **kwargs):
        super().__init__(*args, row=row, **kwargs)
        self.fields["ended_on"].initial = timezone.localdate()

    def clean(self):
        data = super().clean()
        if data.get("ended_on"):
            self.fits(rules.check_group_can_end, self.row, data["ended_on"])
        return data


class FormerNameForm(ServiceModelForm):
    submit_label = "Add former name"

    until = DayField(
        label="Until",
        help_text="The day from which the group had its next name.",
        error_messages={"required": "Enter the day on which the name was given up."},
    )

    class Meta:
        model = FormerName
        fields = ["name", "until"]
        labels = {"name": "Former name"}
        error_messages = {"name": {"required": "Enter the former name."}}

    def __init__(self, *args, group, **kwargs):
        self.group = group
        super().__init__(*args, **kwargs)

    def clean_until(self):
        until = self.cleaned_data["until"]
        if until > timezone.localdate():
            raise forms.ValidationError("A former name was given up today or earlier.")
        try:
            rules.check_former_name(self.group, until)
        except rules.Misfit as misfit:
            raise forms.ValidationError(misfit.reason) from misfit
        return until
