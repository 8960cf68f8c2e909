from django.urls import path

from meetings.views import imports

urlpatterns = [
    path("meetings/import/", imports.ImportListView.as_view(), name="import_list"),
    path("meetings/import/add/", imports.ImportAddView.as_view(), name="import_add"),
    path("meetings/import/<int:pk>/", imports.ImportDetailView.as_view(), name="import_detail"),
    path("meetings/import/<int:pk>/accept/", imports.AcceptView.as_view(), name="import_accept"),
    path("meetings/import/<int:pk>/actions/", imports.ActionsView.as_view(), name="import_actions"),
    path("meetings/import/<int:pk>/file/", imports.import_file, name="import_file"),
    path("meetings/import/<int:pk>/again/", imports.import_again, name="import_again"),
    path("meetings/import/<int:pk>/withdraw/", imports.import_withdraw, name="import_withdraw"),
    path(
        "meetings/import/<int:pk>/bring-back/", imports.import_bring_back, name="import_bring_back"
    ),
    path("meetings/<int:pk>/word-file/", imports.import_original, name="import_original"),
]
