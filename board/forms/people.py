from crispy_forms_gds.choices import Choice
from django import forms
from django.utils import timezone

from board import rules
from board.enums import UNIT, Role
from board.forms.fields import LinesField, RowForm, StepForm, narrow
from board.forms.organisations import organisation_field
from board.labels import choices, role_label
from board.models import Person
from board.services.accounts import check_email, plain_email
from common.fields import DayField

ROLE_HINTS = {
    Role.MANAGER: "All that the business unit does, and the accounts of the unit and the trail.",
    Role.BUSINESS_UNIT: "Plans meetings, writes minutes and keeps the directory and settings.",
    Role.UNIT_READER: "Reads what the business unit reads, and changes nothing.",
    Role.CHAIR: "Sees every meeting and its confidential items, and checks what is published.",
    Role.SCRUTINEER: "Sees every meeting and its confidential items, and comments on drafts.",
    Role.GROUP_CHAIR: "Sees the meetings of their groups, and how to reach people.",
    Role.MEMBER: "Sees the meetings of their groups.",
    Role.ORGANISATION_LEAD: "Sees and updates what their organisation owes.",
    Role.CONTRIBUTOR: "Sees only what they are asked for: papers to hand in, actions to update.",
    Role.AUDITOR: "Reads everything, the trail included, and changes nothing.",
    Role.ADMINISTRATOR: "Runs the service, and sees nothing of what is written here.",
}
EMAIL_ERRORS = {"invalid": "Enter an e-mail address like name@example.org."}


class PersonForm(RowForm):
    submit_label = "Save person"

    aliases = LinesField(
        label="Other names (optional)",
        help_text="Short forms, former names and spellings found in older papers, one to a line.",
        required=False,
    )

    class Meta:
        model = Person
        fields = [
            "title",
            "given_name",
            "family_name",
            "initials",
            "job_title",
            "employer",
            "speaks_for",
            "email",
            "phone",
        ]
        labels = {
            "title": "Title (optional)",
            "given_name": "Given name",
            "family_name": "Family name",
            "initials": "Initials (optional)",
            "job_title": "Job title (optional)",
            "email": "E-mail address (optional)",
            "phone": "Telephone (optional)",
        }
        help_texts = {
            "title": "Such as Cllr, Dr or Supt.",
            "initials": "As minutes write them. Left blank, they are taken from the name.",
            "email": "Only the business unit, the chairs and this person see it.",
            "phone": "Only the business unit, the chairs and this person see it.",
        }
        error_messages = {
            "family_name": {"required": "Enter the family name."},
            "email": EMAIL_ERRORS,
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        person = self.instance
        self.fields["employer"] = organisation_field(
            "Works for (optional)", chosen_pk=person.employer_id, empty_label="Not known, or nobody"
        )
        self.fields["speaks_for"] = organisation_field(
            "Speaks for (optional)",
            chosen_pk=person.speaks_for_id,
            help_text="If it is not the employer: a head teacher may speak for all primary schools.",
            empty_label="The same organisation",
        )
        if person.pk:
            self.fields["aliases"].initial = "\n".join(a.name for a in person.aliases.all())
        for name, width in (("title", 5), ("initials", 5), ("phone", 20)):
            narrow(self.fields[name], width)

    def clean_initials(self):
        return self.cleaned_data["initials"].strip().upper()

    def clean_email(self):
        return plain_email(self.cleaned_data["email"])

    def clean(self):
        data = super().clean()
        if "email" in data:
            self.fits(check_email, self.instance, data["email"])
        if data.get("speaks_for") and data["speaks_for"] == data.get("employer"):
            data["speaks_for"] = None
        return data


class LeaveForm(StepForm):
    submit_label = "Record that they have left"

    left_on = DayField(
        label="When did they leave?",
        help_text="Their last day. From then on they are not offered for seats and actions.",
        error_messages={"required": "Enter the day they left."},
    )
    end_memberships = forms.BooleanField(
        label="End their memberships on that day", required=False, initial=True
    )
    close_account = forms.BooleanField(
        label="Close their account now", required=False, initial=True
    )

    def __init__(self, *args, row, **kwargs):
        super().__init__(*args, row=row, **kwargs)
        self.fields["left_on"].initial = row.left_on or timezone.localdate()
        if not row.has_account:
            del self.fields["close_account"]
            self.helper.layout.fields.remove("close_account")

    def clean(self):
        data = super().clean()
        if data.get("left_on"):
            self.fits(rules.check_leaving, self.row, data["left_on"])
        if data.get("close_account"):
            self.fits(rules.check_unit_remains, self.row)
        return data


class CloseAccountForm(StepForm):
    submit_label = "Close the account"


class AccountForm(StepForm):
    submit_label = "Save account"

    email = forms.EmailField(
        label="E-mail address",
        help_text="They sign in with it.",
        max_length=254,
        error_messages=EMAIL_ERRORS | {"required": "Enter the address they will sign in with."},
    )
    role = forms.ChoiceField(
        label="What may they do?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what they may do."},
    )

    def __init__(self, *args, row, words, by, **kwargs):
        self.by = by
        super().__init__(*args, row=row, **kwargs)
        self.fields["email"].initial = row.email
        self.fields["role"].choices = [
            Choice(value, label, hint=ROLE_HINTS[value])
            for value, label in choices(Role, role_label, words)
        ]
        self.fields["role"].initial = row.role or Role.MEMBER

    def clean_email(self):
        return plain_email(self.cleaned_data["email"])

    def clean(self):
        data = super().clean()
        self.fits(rules.check_email_free, self.row.pk, data.get("email"))
        if data.get("email") != self.row.email:
            self.fits(rules.check_let_in_anew, self.by, self.row)
        self.fits(rules.check_give_role, self.by, self.row, data.get("role", self.row.role))
        if data.get("role") and data["role"] not in UNIT:
            self.fits(rules.check_unit_remains, self.row)
        return data
