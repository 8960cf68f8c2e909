from django.urls import path

from meetings.views import invitations, replies

urlpatterns = [
    path("meetings/<int:pk>/reply/", replies.ReplyView.as_view(), name="reply"),
    path("reply/<str:signed>/", replies.LinkReplyView.as_view(), name="reply_by_link"),
    path("reply/<str:signed>/meeting.ics", replies.reply_calendar, name="reply_calendar"),
    path(
        "meetings/<int:pk>/invitations/",
        invitations.InvitationsView.as_view(),
        name="invitations",
    ),
    path(
        "meetings/<int:pk>/invitations/remind/",
        invitations.RemindView.as_view(),
        name="invitations_remind",
    ),
    path(
        "meetings/<int:pk>/invitations/<int:invitation>/",
        invitations.ReplyForView.as_view(),
        name="reply_for",
    ),
    path(
        "meetings/<int:pk>/invitations/<int:invitation>/renew/",
        invitations.reply_renew,
        name="reply_renew",
    ),
]
