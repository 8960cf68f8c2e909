from django.urls import path

from search.subject_views import SubjectView, subject_file
from search.views import SearchView, topic_export

app_name = "search"

urlpatterns = [
    path("search/", SearchView.as_view(), name="search"),
    path("search.xlsx", topic_export, name="topic_export"),
    path("people/<int:pk>/data/", SubjectView.as_view(), name="subject"),
    path("people/<int:pk>/data.zip", subject_file, name="subject_file"),
]
