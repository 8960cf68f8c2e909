from django.urls import path

from actions.logs import views

urlpatterns = [
    path("", views.LogListView.as_view(), name="log_list"),
    path("add/", views.LogAddView.as_view(), name="log_add"),
    path("<int:pk>/", views.LogDetailView.as_view(), name="log_detail"),
    path("<int:pk>/columns/", views.LogColumnsView.as_view(), name="log_columns"),
    path("<int:pk>/sheet/", views.choose_sheet, name="log_sheet"),
    path("<int:pk>/names/", views.LogNamesView.as_view(), name="log_names"),
    path("<int:pk>/save/", views.save_rows, name="log_save"),
    path("<int:pk>/rows/<int:row>/", views.LogRowView.as_view(), name="log_row"),
    path("<int:pk>/accept/", views.accept_log, name="log_accept"),
    path("<int:pk>/take-back/", views.take_back_log, name="log_take_back"),
    path("<int:pk>/delete/", views.remove_log, name="log_remove"),
    path("<int:pk>/file/", views.log_file, name="log_file"),
]
