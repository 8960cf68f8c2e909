from django.urls import include, path

from actions import files, views

app_name = "actions"

steps = [
    path("", views.ActionDetailView.as_view(), name="action_detail"),
    path("update/", views.ActionUpdateView.as_view(), name="action_update"),
    path("edit/", views.ActionEditView.as_view(), name="action_edit"),
    path("close/", views.ActionCloseView.as_view(), name="action_close"),
    path("send-back/", views.ActionSendBackView.as_view(), name="action_send_back"),
    path("cancel/", views.ActionCancelView.as_view(), name="action_cancel"),
    path("bring-back/", views.ActionReinstateView.as_view(), name="action_reinstate"),
    path("colour/", views.ActionColourView.as_view(), name="action_colour"),
]
urlpatterns = [
    path("actions/", views.ActionListView.as_view(), name="action_list"),
    path("actions.pdf", files.action_list_pdf, name="action_list_pdf"),
    path("actions.docx", files.action_list_docx, name="action_list_docx"),
    path("actions/logs/", include("actions.logs.urls")),
    path("actions/<int:pk>/", include(steps)),
]
