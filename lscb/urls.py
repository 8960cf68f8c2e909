from allauth.account import views as account
from django.urls import include, path, re_path

from common.pasting import PasteView
from lscb import guide
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
    path("", include("board.urls")),
    path("", include("meetings.urls")),
    path("", include("actions.urls")),
    path("", include("notices.urls")),
    path("", include("trail.urls")),
    path("", include("search.urls")),
]
