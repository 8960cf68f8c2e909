from django.urls import path

from keeping import review_views, views

app_name = "keeping"

urlpatterns = [
    path("keeping/", views.HomeView.as_view(), name="home"),
    path("keeping/schedule/<slug:kind>/", views.RuleEditView.as_view(), name="rule_edit"),
    path("keeping/reviews/<slug:kind>/", review_views.ReviewListView.as_view(), name="review_list"),
    path(
        "keeping/reviews/<slug:kind>/<slug:key>/",
        review_views.ReviewAddView.as_view(),
        name="review_add",
    ),
    path("keeping/holds/add/", views.HoldAddView.as_view(), name="hold_add"),
    path("keeping/holds/<int:pk>/lift/", views.HoldLiftView.as_view(), name="hold_lift"),
    path("keeping/disposals/add/", views.DisposalAddView.as_view(), name="disposal_add"),
    path("keeping/disposals/<int:pk>/", views.DisposalDetailView.as_view(), name="disposal_detail"),
    path("keeping/disposals/<int:pk>/approve/", views.disposal_approve, name="disposal_approve"),
    path(
        "keeping/disposals/<int:pk>/refuse/",
        views.DisposalRefuseView.as_view(),
        name="disposal_refuse",
    ),
    path(
        "keeping/disposals/<int:pk>/certificate.pdf", views.certificate_pdf, name="certificate_pdf"
    ),
    path("keeping/requests/add/", views.RequestAddView.as_view(), name="request_add"),
    path("keeping/requests/<int:pk>/", views.RequestDetailView.as_view(), name="request_detail"),
    path(
        "keeping/requests/<int:pk>/reopen/",
        views.RequestReopenView.as_view(),
        name="request_reopen",
    ),
]
