"""Two texts of one item beside each other: the one that is saved and the one that a browser holds."""

from django.http import JsonResponse
from django.template.loader import render_to_string
from django.views.generic import View

from common import richtext
from common.comparing import compare
from common.views import who_saved
from meetings.forms.discussion import ComparedForm
from meetings.joining import join
from meetings.views.item_loading import ItemMixin


class CompareView(ItemMixin, View):
    """A text that this browser holds beside the one that is saved, with the two joined.

    Sent are `mine` and, where it is known, `base`, the text that mine grew out of. Nothing is written.
    """

    def post(self, request, *args, **kwargs):
        form = ComparedForm(request.POST)
        if not form.is_valid():
            return JsonResponse({"problem": next(iter(form.errors.values()))[0]}, status=422)
        return JsonResponse(comparison(request, self.item, **form.cleaned_data))


def comparison(request, item, *, mine, base):
    """What a page needs to show two texts and to go on with either, or with both."""
    shown = {"compared": compare(item.discussion, mine)}
    return {
        "theirs": item.discussion,
        "joined": join(base, item.discussion, mine),
        "version": item.version,
        "key": item.text_key,
        "started_from": item.text_stamp,
        "by": who_saved(item, request.user) or "Somebody else saved another version.",
        "same": richtext.clean(item.discussion) == mine,
        "same_words": richtext.words_of(item.discussion) == richtext.words_of(mine),
        "comparison": render_to_string("meetings/_texts_compared.html", shown, request),
    }
