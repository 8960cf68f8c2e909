from django.urls import path

from actions.reminders import link_views, views

urlpatterns = [
    path("", views.RemindersView.as_view(), name="reminders"),
    path("send/", views.send_reminders, name="reminders_send"),
    path("log/", views.DigestListView.as_view(), name="reminder_log"),
    path("settings/", views.ReminderSettingsView.as_view(), name="reminder_settings"),
    path("preview/<int:pk>/", views.PreviewView.as_view(), name="reminder_preview"),
    path("days/", views.own_days, name="reminder_days"),
    path("people/<int:pk>/", views.PersonRemindersView.as_view(), name="reminder_person"),
    path("people/<int:pk>/revoke/", views.revoke_links, name="revoke_links"),
    path("people/<int:pk>/revoke/<int:action>/", views.revoke_link, name="revoke_link"),
    path("link/<str:signed>/", link_views.LinkUpdateView.as_view(), name="update_by_link"),
]
