"""Commenting on an item of draft minutes, and resolving what was said."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from common import sent_forms
from common.prepared import prepared
from common.refusals import Refused
from common.views import ServiceFormView, say_done, transition
from meetings import rules
from meetings.forms.comments import CommentForm, ResolveForm
from meetings.models import ItemComment
from meetings.presenters.comments import WHO_READS, Discussion
from meetings.services import comments
from meetings.views.item_loading import load_item
from meetings.views.minutes import visible_minutes

ITEM_PAGE = "item"
"""Sent by forms that stand on the item's own page, to which they go back."""


def comments_at(item, person):
    """The `Discussion` of an item from `load_item` for its page. One query when something was said of it."""
    found = _comments_at(item, item.meeting, person) if item.has_comments else []
    return Discussion(item.meeting.minutes, found, person, timezone.localdate())


@prepared
def _comments_at(item, meeting, person):
    return ItemComment.objects.visible_to(person).of_meeting(meeting).filter(item=item)


def page_of(request, minutes, item):
    """Where the person came from: the item's own page, or the item in the minutes."""
    if request.POST.get("from", request.GET.get("from")) == ITEM_PAGE:
        return f"{item.get_absolute_url()}#comments"
    return f"{minutes.get_absolute_url()}#item-{item.pk}"


class CommentFormView(ServiceFormView):
    """A form about one item of minutes that this person may see; a 404 when they may not."""

    template_name = "meetings/comment_form.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.minutes = visible_minutes(request, kwargs["pk"])
        self.item = load_item(request, kwargs["pk"], kwargs["item"])
        self.meeting = self.minutes.meeting
        self.caption = self.item.closed_title or self.item.title

    def dispatch(self, request, *args, **kwargs):
        if not sent_forms.was_sent(request.POST.get("token")):
            try:
                self.check()
            except Refused as refusal:
                return self.give_back(refusal.reason)
        return super().dispatch(request, *args, **kwargs)

    def give_back(self, reason):
        """The sentence of a rule; with the words that were typed, when a form came too late."""
        if self.request.method != "POST":
            raise Refused(reason)
        form = self.get_form()
        form.add_error(None, reason)
        return self.render_to_response(self.get_context_data(form=form), status=403)

    def get_cancel_url(self):
        return page_of(self.request, self.minutes, self.item)

    get_success_url = get_cancel_url

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            item=self.item,
            meeting=self.meeting,
            minutes=self.minutes,
            came_from=self.request.POST.get("from", self.request.GET.get("from", "")),
            **kwargs,
        )


class CommentAddView(CommentFormView):
    form_class = CommentForm
    heading = "Comment on this item"
    success_message = "Your comment has been added. Those who write the minutes will see it."

    def check(self):
        rules.check_comment(self.request.user, self.minutes, timezone.localdate())

    def carry_out(self, form):
        return comments.add_comment(item=self.item, by=self.request.user, **form.service_data())

    def get_context_data(self, **kwargs):
        return super().get_context_data(who_reads=WHO_READS.get(self.minutes.status, ""), **kwargs)


class CommentResolveView(CommentFormView):
    form_class = ResolveForm
    heading = "Resolve this comment"
    success_message = "The comment has been resolved."

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.comment = visible_comment(request, self.item, kwargs["comment"])

    def check(self):
        rules.check_resolve_comments(self.request.user, self.minutes)

    def carry_out(self, form):
        return comments.resolve_comment(
            comment=self.comment, by=self.request.user, **form.service_data()
        )

    def get_context_data(self, **kwargs):
        return super().get_context_data(comment=self.comment, **kwargs)


def visible_comment(request, item, pk):
    found = ItemComment.objects.visible_to(request.user).select_related("made_by")
    return get_object_or_404(found, pk=pk, item=item)


@transition
def comment_reopen(request, pk, item, comment):
    """Let a resolved comment wait again."""
    minutes, item = visible_minutes(request, pk), load_item(request, pk, item)
    comments.reopen_comment(comment=visible_comment(request, item, comment), by=request.user)
    messages.success(request, "The comment is open again.")
    return redirect(page_of(request, minutes, item))


@transition
def comment_withdraw(request, pk, item, comment):
    """Take one's own comment back; the message offers to undo that."""
    minutes, item = visible_minutes(request, pk), load_item(request, pk, item)
    page = page_of(request, minutes, item)
    deletion = comments.withdraw_comment(
        comment=visible_comment(request, item, comment), by=request.user, page=page
    )
    say_done(request, "Your comment has been withdrawn.", deletion)
    return redirect(page)
