from django.urls import path

from meetings.views import hub, planning, standing

urlpatterns = [
    path("meetings/", planning.MeetingListView.as_view(), name="meeting_list"),
    path("meetings/add/", planning.meeting_add, name="meeting_add"),
    path("meetings/<int:pk>/", hub.MeetingDetailView.as_view(), name="meeting_detail"),
    path("meetings/<int:pk>/edit/", planning.MeetingEditView.as_view(), name="meeting_edit"),
    path("meetings/<int:pk>/move/", planning.MeetingMoveView.as_view(), name="meeting_move"),
    path("meetings/<int:pk>/cancel/", planning.MeetingCancelView.as_view(), name="meeting_cancel"),
    path("meetings/<int:pk>/start/", planning.meeting_start, name="meeting_start"),
    path(
        "meetings/standing/<int:group>/",
        standing.StandingItemListView.as_view(),
        name="standing_item_list",
    ),
    path(
        "meetings/standing/<int:group>/add/",
        standing.StandingItemAddView.as_view(),
        name="standing_item_add",
    ),
    path(
        "meetings/standing/<int:group>/usual/",
        standing.standing_item_usual,
        name="standing_item_usual",
    ),
    path(
        "meetings/standing/<int:group>/order/",
        standing.standing_item_reorder,
        name="standing_item_reorder",
    ),
    path(
        "meetings/standing/items/<int:pk>/edit/",
        standing.StandingItemEditView.as_view(),
        name="standing_item_edit",
    ),
    path(
        "meetings/standing/items/<int:pk>/delete/",
        standing.StandingItemDeleteView.as_view(),
        name="standing_item_delete",
    ),
    path(
        "meetings/standing/items/<int:pk>/move/",
        standing.standing_item_move,
        name="standing_item_move",
    ),
]
