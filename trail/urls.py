from django.urls import path

from trail.views import deleted

app_name = "trail"
urlpatterns = [
    path("deleted/", deleted.DeletedListView.as_view(), name="deleted_list"),
    path("deleted/<int:pk>/restore/", deleted.restore, name="restore"),
]
