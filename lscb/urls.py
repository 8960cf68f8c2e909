from allauth.account import views as account
from django.urls import include, path, re_path

from common.pasting import PasteView
from lscb import account_pages, guide, single_sign_on
from lscb import second_step_pages as steps
from lscb.accounts import SignInView
from lscb.service_page import ServiceView
from lscb.settings_page import SettingsView
from meetings.views.home import HomeView, YearView

handler400 = "lscb.errors.bad_request"
handler403 = "lscb.errors.permission_denied"
handler404 = "lscb.errors.page_not_found"
handler500 = "lscb.errors.server_error"

sign_in = [
    path("", SignInView.as_view(), name="account_login"),
    path("closed/", account.account_inactive, name="account_inactive"),
    path("not-open/", account.signup, name="account_signup"),
    path("out/", account.logout, name="account_logout"),
    path("again/", account.reauthenticate, name="account_reauthenticate"),
    path("again/code/", steps.CodeAgainView.as_view(), name="mfa_reauthenticate"),
    path("again/passkey/", steps.PasskeyAgainView.as_view(), name="mfa_reauthenticate_webauthn"),
    path("second-step/", steps.SecondStepView.as_view(), name="mfa_authenticate"),
    path("passkey/", steps.PasskeySignInView.as_view(), name="mfa_login_webauthn"),
    path("with/<slug:provider_id>/", single_sign_on.begin, name="openid_connect_login"),
    path("with/<slug:provider_id>/back/", single_sign_on.come_back, name="openid_connect_callback"),
]
own = [
    path("", account_pages.AccountView.as_view(), name="account_home"),
    path("carry-on/", account_pages.carry_on, name="account_carry_on"),
    path("second-step/", steps.ChooseView.as_view(), name="account_second_step"),
    path("app/add/", steps.AddAppView.as_view(), name="mfa_activate_totp"),
    path("app/remove/", steps.RemoveAppView.as_view(), name="mfa_deactivate_totp"),
    path("passkeys/add/", steps.AddPasskeyView.as_view(), name="mfa_add_webauthn"),
    path(
        "passkeys/<int:pk>/remove/", steps.RemovePasskeyView.as_view(), name="mfa_remove_webauthn"
    ),
    path("recovery-codes/", steps.CodesView.as_view(), name="mfa_view_recovery_codes"),
    path("recovery-codes/new/", steps.NewCodesView.as_view(), name="mfa_generate_recovery_codes"),
    path("sessions/end/", account_pages.end_other_sessions, name="account_sessions_end"),
    path("sessions/<slug:mark>/end/", account_pages.end_session, name="account_session_end"),
]
of_others = [
    path("sessions/end/", account_pages.end_sessions_of, name="person_sessions_end"),
    path(
        "second-step/remove/", account_pages.take_away_second_step, name="person_second_step_remove"
    ),
]
password = [
    path("change/", account.password_change, name="account_change_password"),
    path("set/", account.password_set, name="account_set_password"),
    path("forgotten/", account.password_reset, name="account_reset_password"),
    path("forgotten/sent/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^new/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "new/saved/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
]

urlpatterns = [
    path("", HomeView.as_view(), name="home"),
    path("year/", YearView.as_view(), name="year"),
    path("help/", guide.GuideView.as_view(), name="guide"),
    path("help/pictures/<str:name>", guide.guide_picture, name="guide_picture"),
    path("help/<slug:slug>/", guide.GuidePageView.as_view(), name="guide_page"),
    path("paste/", PasteView.as_view(), name="paste"),
    path("service/", ServiceView.as_view(), name="service"),
    path("settings/", SettingsView.as_view(), name="settings"),
    path("sign-in/", include(sign_in)),
    path("password/", include(password)),
    path("account/", include(own)),
    path("people/<int:pk>/account/", include(of_others)),
    path("", include("board.urls")),
    path("", include("meetings.urls")),
    path("", include("actions.urls")),
    path("", include("notices.urls")),
    path("", include("trail.urls")),
    path("", include("search.urls")),
    path("", include("keeping.urls")),
]
