from django.urls import path

from search.views import SearchView, topic_export

app_name = "search"

urlpatterns = [
    path("search/", SearchView.as_view(), name="search"),
    path("search.xlsx", topic_export, name="topic_export"),
]
