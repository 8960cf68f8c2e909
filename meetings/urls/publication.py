from django.urls import path

from meetings.views import publication, publication_check

urlpatterns = [
    path(
        "meetings/<int:pk>/minutes/versions/<int:number>/publish/",
        publication.MinutesBeginView.as_view(),
        name="publication_begin_minutes",
    ),
    path(
        "meetings/<int:pk>/agenda/versions/<int:number>/publish/",
        publication.AgendaBeginView.as_view(),
        name="publication_begin_agenda",
    ),
    path("publications/", publication.PublicationListView.as_view(), name="publication_list"),
    path("publications/public-area/", publication.public_area_switch, name="public_area_switch"),
    path("publications/reports/add/", publication.ReportAddView.as_view(), name="report_add"),
    path(
        "publications/<int:pk>/",
        publication.PublicationDetailView.as_view(),
        name="publication_detail",
    ),
    path("publications/<int:pk>/redact/", publication.RedactView.as_view(), name="redact"),
    path(
        "publications/<int:pk>/redactions/<int:redaction>/remove/",
        publication.redaction_remove,
        name="redaction_remove",
    ),
    path("publications/<int:pk>/send/", publication.publication_send, name="publication_send"),
    path(
        "publications/<int:pk>/check/",
        publication_check.CheckView.as_view(),
        name="publication_check",
    ),
    path(
        "publications/<int:pk>/send-back/",
        publication_check.SendBackView.as_view(),
        name="publication_send_back",
    ),
    path("publications/<int:pk>/hold/", publication.HoldView.as_view(), name="publication_hold"),
    path("publications/<int:pk>/lift/", publication.publication_lift, name="publication_lift"),
    path(
        "publications/<int:pk>/withdraw/",
        publication.WithdrawView.as_view(),
        name="publication_withdraw",
    ),
    path(
        "publications/<int:pk>/file/<str:kind>/",
        publication.publication_file,
        name="publication_file",
    ),
]
