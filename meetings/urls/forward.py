from django.urls import path

from meetings.views import forward, forward_agenda, subscriptions

ENTRY = "forward-plan/<int:pk>"

urlpatterns = [
    path("forward-plan/", forward.forward_plan, name="forward_plan"),
    path("forward-plan/add/", forward.forward_item_add, name="forward_item_add"),
    path(f"{ENTRY}/edit/", forward.ForwardItemEditView.as_view(), name="forward_item_edit"),
    path(f"{ENTRY}/move/", forward.ForwardItemMoveView.as_view(), name="forward_item_move"),
    path(f"{ENTRY}/drop/", forward.ForwardItemDropView.as_view(), name="forward_item_drop"),
    path(f"{ENTRY}/delete/", forward.ForwardItemDeleteView.as_view(), name="forward_item_delete"),
    path(f"{ENTRY}/bring-back/", forward.forward_item_bring_back, name="forward_item_bring_back"),
    path(
        "meetings/<int:pk>/agenda/waiting/",
        forward_agenda.forward_item_place,
        name="forward_item_place",
    ),
    path(
        "meetings/<int:pk>/agenda/items/<int:item>/not-this-time/",
        forward_agenda.ForwardSendView.as_view(),
        name="forward_send",
    ),
    path(
        "meetings/<int:pk>/minutes/items/<int:item>/bring-back/",
        forward_agenda.ForwardNoteView.as_view(),
        name="forward_note",
    ),
    path(
        "calendar/subscribe/",
        subscriptions.CalendarSubscriptionListView.as_view(),
        name="calendar_subscription_list",
    ),
    path(
        "calendar/subscribe/<int:pk>/revoke/",
        subscriptions.CalendarSubscriptionRevokeView.as_view(),
        name="calendar_subscription_revoke",
    ),
    path("calendar/feed/<str:secret>.ics", subscriptions.calendar_feed, name="calendar_feed"),
    path("meetings/<int:pk>/meeting.ics", subscriptions.meeting_ics, name="meeting_ics"),
]
