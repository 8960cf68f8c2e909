from django.urls import path

from trail.views import access, deleted, history

app_name = "trail"
urlpatterns = [
    path("deleted/", deleted.DeletedListView.as_view(), name="deleted_list"),
    path("deleted/<int:pk>/restore/", deleted.restore, name="restore"),
    path("history/<slug:kind>/<int:pk>/", history.HistoryView.as_view(), name="history"),
    path("history/<slug:kind>/<int:pk>/latest/", history.history_latest, name="history_latest"),
    path("trail/", access.AccessListView.as_view(), name="access_list"),
    path("trail.csv", access.access_csv, name="access_csv"),
    path("trail/check/", access.access_check, name="access_check"),
    path("printed/", access.printed, name="printed"),
]
