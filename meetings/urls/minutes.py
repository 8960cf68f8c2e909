from django.urls import path

from meetings.views import live, minutes, minutes_confirm, minutes_steps, room

urlpatterns = [
    path("meetings/<int:pk>/minutes/", minutes.MinutesDetailView.as_view(), name="minutes_detail"),
    path("meetings/<int:pk>/minutes/live/", live.MinutesLiveView.as_view(), name="minutes_live"),
    path("meetings/<int:pk>/minutes/pulse/", live.PulseView.as_view(), name="minutes_pulse"),
    path("meetings/<int:pk>/minutes/room/", room.RoomView.as_view(), name="minutes_room"),
    path("meetings/<int:pk>/minutes.pdf", minutes.minutes_pdf, name="minutes_pdf"),
    path("meetings/<int:pk>/minutes.docx", minutes.minutes_docx, name="minutes_docx"),
    path(
        "meetings/<int:pk>/minutes/versions/<int:number>/",
        minutes.MinutesVersionView.as_view(),
        name="minutes_version",
    ),
    path(
        "meetings/<int:pk>/minutes/versions/<int:number>.pdf",
        minutes.minutes_version_pdf,
        name="minutes_version_pdf",
    ),
    path(
        "meetings/<int:pk>/minutes/versions/<int:number>.docx",
        minutes.minutes_version_docx,
        name="minutes_version_docx",
    ),
    path(
        "meetings/<int:pk>/minutes/to-chair/",
        minutes_steps.MinutesSendToChairView.as_view(),
        name="minutes_send_to_chair",
    ),
    path(
        "meetings/<int:pk>/minutes/return/",
        minutes_steps.MinutesReturnView.as_view(),
        name="minutes_return",
    ),
    path(
        "meetings/<int:pk>/minutes/circulate/",
        minutes_confirm.MinutesCirculateView.as_view(),
        name="minutes_circulate",
    ),
    path(
        "meetings/<int:pk>/minutes/approve/<int:item_pk>/",
        minutes_confirm.MinutesApproveView.as_view(),
        name="minutes_approve",
    ),
    path(
        "meetings/<int:pk>/minutes/reopen/",
        minutes_steps.MinutesReopenView.as_view(),
        name="minutes_reopen",
    ),
]
