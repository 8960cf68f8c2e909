"""The pages of the second step: asking for it, setting it up, taking it away."""

from __future__ import annotations

from allauth.account.models import Login
from allauth.account.utils import get_next_redirect_url
from allauth.mfa.base import views as base
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.utils import is_mfa_enabled
from allauth.mfa.webauthn import views as webauthn
from allauth.mfa.webauthn.internal import auth as ceremony
from allauth.mfa.webauthn.internal import flows
from django.contrib import messages
from django.shortcuts import redirect, resolve_url
from django.urls import reverse, reverse_lazy
from django.views.generic import TemplateView
from django.views.generic.edit import FormView

from lscb import held_forms, sessions, two_steps
from lscb import second_step_forms as forms
from lscb.accounts import entrance

HOME = reverse_lazy("account_home")
SECOND_STEPS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
NOT_TAKEN = (
    "This passkey does not open an account here. Try another, or sign in with your password."
)
NOT_CONFIRMED = "The passkey did not confirm that it is you. Try again."


class SecondStepView(base.AuthenticateView):
    """Asked of whoever has given the right password."""

    form_class = forms.CodeForm
    template_name = "account/second_step.html"

    def form_invalid(self, form):
        self.request.signing_in = self.stage.login.user.pk
        return super().form_invalid(form)


class CodeAgainView(base.ReauthenticateView):
    form_class = forms.CodeAgainForm
    template_name = "account/reauthenticate_code.html"


class PasskeyAgainView(webauthn.ReauthenticateWebAuthnView):
    template_name = "account/reauthenticate_passkey.html"

    def form_invalid(self, form):
        messages.error(self.request, NOT_CONFIRMED)
        return redirect(self.request.get_full_path())


class PasskeySignInView(webauthn.LoginWebAuthnView):
    """Sign-in with nothing but a passkey. A form that had been sent comes along."""

    def form_invalid(self, form):
        held = self.request.POST.get("held", "")
        return entrance(self.request, resolve_url("account_login"), held=held, problem=NOT_TAKEN)

    def form_valid(self, form):
        held_forms.let_wait(self.request, self.request.POST.get("held", ""))
        passkey = form.cleaned_data["credential"]
        login = Login(user=passkey.user, redirect_url=get_next_redirect_url(self.request))
        return flows.perform_passwordless_login(self.request, passkey, login)


class ChooseView(TemplateView):
    """The one page that opens to somebody who must have a second step and has none."""

    template_name = "account/second_step_choose.html"


class _Adding:
    """What is set up counts at once. The recovery codes that come with the first one are shown next."""

    def get_success_url(self):
        new_codes = reverse("mfa_view_recovery_codes")
        if self.did_generate_recovery_codes:
            return new_codes
        return reverse("account_carry_on") if held_forms.waiting(self.request) else HOME

    def form_valid(self, form):
        response = super().form_valid(form)
        two_steps.note_taken(self.request)
        return response


class AddAppView(_Adding, totp.ActivateTOTPView):
    form_class = forms.AppForm
    template_name = "account/app_add.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        secret = context["form"].secret
        fours = [secret[at : at + 4] for at in range(0, len(secret), 4)]
        return context | {"secret": " ".join(fours)}


class AddPasskeyView(_Adding, webauthn.AddWebAuthnView):
    form_class = forms.PasskeyForm
    template_name = "account/passkey_add.html"

    def get_context_data(self, **kwargs):
        options = ceremony.begin_registration(self.request.user, passwordless=True)
        return FormView.get_context_data(self, options=options, **kwargs)


class _Removing:
    """Other places where they are signed in end with it, and where a second step is needed, a new one follows."""

    success_url = HOME

    def form_valid(self, form):
        response = super().form_valid(form)
        if not is_mfa_enabled(self.request.user, SECOND_STEPS):
            two_steps.forget_taken(self.request)
        sessions.end_others(by=self.request.user, key=self.request.session.session_key)
        return response


class RemoveAppView(_Removing, totp.DeactivateTOTPView):
    form_class = forms.RemoveAppForm
    template_name = "account/app_remove.html"


class RemovePasskeyView(_Removing, webauthn.RemoveWebAuthnView):
    template_name = "account/passkey_remove.html"


class CodesView(codes.ViewRecoveryCodesView):
    template_name = "account/recovery_codes.html"


class NewCodesView(codes.GenerateRecoveryCodesView):
    form_class = forms.NewCodesForm
    template_name = "account/recovery_codes_new.html"
