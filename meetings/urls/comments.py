from django.urls import path

from meetings.views import comments

COMMENTS = "meetings/<int:pk>/minutes/items/<int:item>/comments"

urlpatterns = [
    path(f"{COMMENTS}/add/", comments.CommentAddView.as_view(), name="comment_add"),
    path(
        f"{COMMENTS}/<int:comment>/resolve/",
        comments.CommentResolveView.as_view(),
        name="comment_resolve",
    ),
    path(f"{COMMENTS}/<int:comment>/reopen/", comments.comment_reopen, name="comment_reopen"),
    path(f"{COMMENTS}/<int:comment>/withdraw/", comments.comment_withdraw, name="comment_withdraw"),
]
