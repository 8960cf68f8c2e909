"""The forms of the second step, in the board's own words."""

from __future__ import annotations

from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.recovery_codes.forms import GenerateRecoveryCodesForm
from allauth.mfa.totp.forms import ActivateTOTPForm, DeactivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator

from lscb import second_step
from lscb.accounts import GovukForm

LONGEST_NAME = 60
CODE_HINT = "The six figures that your app shows now, or one of your recovery codes."
NO_ANSWER = (
    "Nothing came from your device, so no passkey was made. "
    "It needs JavaScript and a device that makes passkeys."
)


class _CodeOnce:
    """A code that somebody looked at over a shoulder is worth nothing once it has been used."""

    labels = {"code": "Code"}
    missing = {"code": "Enter the code."}
    hints = {"code": CODE_HINT}
    short = ("code",)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= {"inputmode": "numeric", "spellcheck": "false"}

    def clean_code(self):
        code = super().clean_code()
        if not second_step.take_once(self.user, code):
            raise second_step.SecondStepAdapter().validation_error("incorrect_code")
        return code


class CodeForm(_CodeOnce, GovukForm, AuthenticateForm):
    button = "Sign in"


class CodeAgainForm(_CodeOnce, GovukForm, ReauthenticateForm):
    pass


class AppForm(GovukForm, ActivateTOTPForm):
    button = "Switch it on"
    labels = {"code": "Code"}
    missing = {"code": "Enter the code that the app shows."}
    hints = {"code": "The six figures that the app shows now."}
    short = ("code",)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= {"inputmode": "numeric", "spellcheck": "false"}


class RemoveAppForm(GovukForm, DeactivateTOTPForm):
    button = "Remove the app"


class PasskeyForm(GovukForm, AddWebAuthnForm):
    """A passkey by which one signs in without a password, so the device must have asked who it is."""

    button = "Make a passkey"
    labels = {"name": "Name of the passkey"}
    hints = {"name": "So that you can tell yours apart, for instance: work laptop."}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["passwordless"]
        self.fields["name"].validators.append(MaxLengthValidator(LONGEST_NAME))
        self.helper.layout.fields.remove("passwordless")

    def clean(self):
        if "credential" in self.errors:
            del self.errors["credential"]
            raise ValidationError(NO_ANSWER)
        self.cleaned_data["passwordless"] = True
        return super().clean()


class NewCodesForm(GovukForm, GenerateRecoveryCodesForm):
    button = "Make new codes"
