"""Signing in with an e-mail address and a password. Nobody signs up: the business unit makes the accounts."""

from __future__ import annotations

import logging
import time

from allauth.account import app_settings, forms
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.views import LoginView
from allauth.core import context as now_asked
from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Button, Field, Layout
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator

from board.models import BoardProfile
from lscb import held_forms, tasks

log = logging.getLogger(__name__)

NOBODY = 0
SHORT = "govuk-input--width-10"
HINT = "At least 12 characters. Three random words make a good password."


class ClosedAccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "The e-mail address or the password is not right.",
        "account_inactive": "This account has been closed. Ask the business unit if you think it should not be.",
        "enter_current_password": "The current password is not right.",
        "incorrect_password": "The password is not right.",
        "too_many_login_attempts": "Too many attempts with a wrong password. Try again in five minutes.",
        "rate_limited": "Too many attempts. Wait a minute and try again.",
    }

    def is_open_for_signup(self, request):
        return False

    def render_mail(self, template_prefix, email, context, headers=None):
        context = {**context, "profile": BoardProfile.objects.current()}
        return super().render_mail(template_prefix, email, context, headers)

    def send_mail(self, template_prefix, email, context):
        """A mail server that is away is no reason to fail: the page says whom to ask when nothing comes."""
        try:
            super().send_mail(template_prefix, email, context)
        except OSError as problem:
            log.error("Mail about signing in could not be sent: %s", type(problem).__name__)

    def set_password(self, user, password):
        user.set_password(password)
        user.save(update_fields=["password"])

    def get_login_stages(self):
        ours = "lscb.second_step.SecondStepStage"
        theirs = "allauth.mfa.stages.AuthenticateStage"
        return [ours if stage == theirs else stage for stage in super().get_login_stages()]

    def is_reauthentication_required(self, *, app, **kwargs):
        """Whoever signed in within the last minutes is not asked again who they are."""
        asked = super().is_reauthentication_required(app=app, **kwargs)
        request = now_asked.request
        records = get_authentication_records(request, request.user)
        latest = max((record["at"] for record in records), default=0)
        return asked and time.time() - latest > app_settings.REAUTHENTICATION_TIMEOUT

    def post_login(self, request, user, **kwargs):
        response = super().post_login(request, user, **kwargs)
        return redirect("account_carry_on") if held_forms.waiting(request) else response


def display_name(person) -> str:
    return str(person)


class GovukForm:
    """Labels as sentences, hints instead of placeholders, one button."""

    button = "Continue"
    labels: dict[str, str] = {}
    missing: dict[str, str] = {}
    hints: dict[str, str] = {}
    short: tuple[str, ...] = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)
            field.help_text = self.hints.get(name, "")
            if name in self.missing:
                field.error_messages["required"] = self.missing[name]
        self.helper = FormHelper()
        self.helper.form_tag = False
        parts = [
            Field(name, css_class=SHORT) if name in self.short else name for name in self.fields
        ]
        self.helper.layout = Layout(*parts, Button.primary("submit", self.button))


class SignInForm(GovukForm, forms.LoginForm):
    button = "Sign in"
    labels = {"login": "E-mail address", "password": "Password"}
    missing = {"login": "Enter your e-mail address.", "password": "Enter your password."}


class ForgottenPasswordForm(GovukForm, forms.ResetPasswordForm):
    button = "Send the link"
    labels = {"email": "E-mail address"}
    missing = {"email": "Enter your e-mail address."}

    def clean_email(self):
        """The directory holds addresses of people without an account: a link is no way to get one."""
        email = super().clean_email()
        self.users = [person for person in self.users if person.has_account]
        return email

    def save(self, request, **kwargs):
        """The same work whether the address is known or not: the worker looks, and writes if there is somebody."""
        tasks.send_password_link.enqueue(self.users[0].pk if self.users else NOBODY)
        return self.cleaned_data["email"]


class NewPasswordForm(GovukForm, forms.ResetPasswordKeyForm):
    button = "Save the password"
    labels = {"password1": "New password", "password2": "New password again"}
    hints = {"password1": HINT}


class FirstPasswordForm(GovukForm, forms.SetPasswordForm):
    button = "Save the password"
    labels = NewPasswordForm.labels
    hints = NewPasswordForm.hints


class ChangePasswordForm(GovukForm, forms.ChangePasswordForm):
    button = "Change the password"
    labels = {"oldpassword": "Current password"} | NewPasswordForm.labels
    hints = NewPasswordForm.hints


class ConfirmItIsYouForm(GovukForm, forms.ReauthenticateForm):
    labels = {"password": "Password"}


@method_decorator(login_not_required, name="dispatch")
class SignInView(LoginView):
    """Sign-in that hands back a form which was sent after the session had ended."""

    def dispatch(self, request, *args, **kwargs):
        if request.method == "POST" and request.user.is_authenticated and self.held():
            return held_forms.offer(request, self.held())
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form):
        response = super().form_valid(form)
        if self.request.user.is_authenticated and self.held():
            return held_forms.offer(self.request, self.held())
        held_forms.let_wait(self.request, self.request.POST.get("held", ""))
        return response

    def get_context_data(self, **kwargs):
        held = self.request.POST.get("held", "")
        return super().get_context_data(held=held, oidc_name=settings.OIDC_NAME, **kwargs)

    def held(self):
        return held_forms.read(self.request.POST.get("held", ""))


def entrance(request, sign_in, *, held="", problem=""):
    """The sign-in page in place of another one: it carries a form that was sent, or says what went wrong."""
    context = {"form": SignInForm(), "action_url": sign_in, "held": held, "problem": problem}
    return render(request, "account/login.html", context | {"oidc_name": settings.OIDC_NAME})
